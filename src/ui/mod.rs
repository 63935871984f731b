//! The screens, in leptos: the only module that knows it. A screen shows what `view` gives and sends events.

mod add_goal;
mod app;
mod cascade;
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
mod import_refused;
mod keys;
mod later;
mod measure_fields;
mod new_version;
mod notice;
mod people;
mod settings;
mod store;

pub use app::mount;
