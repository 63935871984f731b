//! What each screen shows, already formatted: pure projections of the model that compute only what is on screen.

pub mod cascade;
pub mod gaps;
pub mod glimpse;
pub mod goal;
pub mod goal_charts;
pub mod home;
pub mod lead;
pub mod log;
pub mod outline;
pub mod plumb;
