//! What each screen shows, already formatted: pure projections of the model that compute only what is on screen.

pub mod cascade;
pub mod data;
pub mod differing;
pub mod elsewhere;
pub mod form;
pub mod gaps;
pub mod glimpse;
pub mod goal;
pub mod goal_charts;
pub mod grid;
pub mod home;
pub mod keys;
pub mod lead;
pub mod log;
mod log_words;
pub mod matching;
pub mod milestone_chart;
pub mod moving;
pub mod outline;
pub mod palette;
pub mod periods;
pub mod plumb;
mod subject;
pub mod trial;
pub mod trouble;
