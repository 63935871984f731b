//! The nouns of Plumbline and their rules: pure, exact, without clock, randomness or I/O.

pub mod absent;
pub mod actual;
pub mod aggregate;
pub mod amount;
pub mod apportion;
pub mod as_of;
pub mod below;
pub mod calendar;
pub mod cascade;
pub mod cause;
pub mod course;
pub mod figures;
pub mod gap;
pub mod goal;
pub mod held;
pub mod id;
pub mod language;
pub mod log;
pub mod memory;
pub mod merge;
pub mod metric;
pub mod order;
pub mod pace;
pub mod people;
pub mod pinyin;
pub mod plan;
pub mod record;
pub mod restore;
pub mod road;
pub mod roll_up;
pub mod sample;
pub mod series;
pub mod settings;
pub mod stamp;
pub mod standing;
pub mod steps;
pub mod table;
#[cfg(test)]
pub mod testing;
pub mod text;
pub mod track;
pub mod tree;
pub mod workspace;

pub use language::Language;
