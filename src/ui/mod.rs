//! The screens, in leptos; the only module that knows it.

pub mod i18n;
