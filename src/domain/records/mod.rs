//! Records: what a workspace is made of, and how it changes, merges and goes back.

pub mod actual;
pub mod by_hand;
pub mod edit;
pub mod goal;
pub mod kinds;
pub mod log;
pub mod merge;
pub mod metric;
pub mod people;
pub mod record;
pub mod restore;
pub mod sample;
pub mod series;
pub mod settings;
pub mod table;
pub mod workspace;
