//! The file format: what is accepted, what is refused and how, and that nothing is lost on the way.

#[path = "format/accepted.rs"]
mod accepted;
mod common;
#[path = "format/files.rs"]
mod files;
#[path = "format/glimpses.rs"]
mod glimpses;
#[path = "format/leaning.rs"]
mod leaning;
#[path = "format/log.rs"]
mod log;
#[path = "format/pieces.rs"]
mod pieces;
#[path = "format/previews.rs"]
mod previews;
#[path = "format/properties.rs"]
mod properties;
#[path = "format/refused.rs"]
mod refused;
#[path = "format/report.rs"]
mod report;
#[path = "format/stored.rs"]
mod stored;
