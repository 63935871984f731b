//! Tracking: what one goal says on a day, from its own actuals.

pub mod aggregate;
pub mod as_of;
pub mod attainment;
pub mod figures;
pub mod held;
pub mod milestone;
pub mod pace;
pub mod road;
pub mod standing;
