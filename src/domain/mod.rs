//! The nouns of Plumbline and their rules: pure, exact, without clock, randomness or I/O.
//!
//! Storeys, each of which names only those before it: values, records made of them, what one goal says on a day, what goals
//! say together.

pub mod values;

pub mod records;

pub mod tracking;

pub mod cascade;

#[cfg(test)]
pub mod testing;

pub use values::language::Language;
