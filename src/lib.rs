//! Plumbline: goals, what actually happened, and the gap between them.

pub mod domain;
