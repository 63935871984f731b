//! The file format: what is accepted, what is refused and how, and that nothing is lost on the way.

mod common;

#[path = "format/properties.rs"]
mod properties;
