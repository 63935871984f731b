//! Which figures a goal has: every aim, aggregation, sign and roll-up, row by row.

#[path = "figures/kept.rs"]
mod kept;
#[path = "figures/moving.rs"]
mod moving;
#[path = "figures/shown.rs"]
mod shown;
#[path = "figures/spec.rs"]
mod spec;
#[path = "figures/sums.rs"]
mod sums;
