//! Values: numbers, days, ids and words, which know nothing of a goal.

pub mod absent;
pub mod amount;
pub mod apportion;
pub mod bound;
pub mod calendar;
pub mod choice;
pub mod id;
pub mod language;
pub mod order;
pub mod pinyin;
pub mod plan;
pub mod stamp;
pub mod steps;
pub mod text;
