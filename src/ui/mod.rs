//! The screens, in leptos: the only module that knows it. A screen shows what `view` gives and sends events.

mod app;
mod cascade;
mod cascade_drag;
mod cascade_row;
mod check_in;
mod components;
mod first_run;
mod frame;
mod gaps;
mod goal;
mod goal_actuals;
mod goal_definition;
mod home;
mod i18n;
mod import;
mod keys;
mod move_dialog;
mod notice;
mod people;
mod settings;
mod store;

pub use app::mount;
