//! `cargo xtask serve | test | bench | dist`: everything a newcomer types.
fn main() {}
