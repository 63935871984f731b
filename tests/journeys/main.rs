//! Journeys: what a person does, from end to end, in real browsers against the built app.
//!
//! `cargo xtask test journeys [filter] [--engine chromium]` builds the app and runs them. A plain `cargo test`
//! leaves them out, since they need that build and three browsers. A journey is one async fn that gets a page in
//! a fresh profile; after each one the runner also checks that the page met no violation of its
//! Content-Security-Policy, no script error, and asked no other origin for anything.

mod harness;
mod harness_itself;
mod opening;

use std::process::ExitCode;

use harness::runner::{self, Journey};

/// Names each journey once, as `file::function`.
macro_rules! journeys {
    ($($file:ident::$name:ident),* $(,)?) => {
        &[$(Journey { name: stringify!($name), run: |page| Box::pin($file::$name(page)) }),*]
    };
}

const JOURNEYS: &[Journey] = journeys![
    harness_itself::things_are_found_by_role_and_name_and_worked_with,
    harness_itself::files_go_in_and_come_out,
    harness_itself::violations_and_errors_are_noticed,
    harness_itself::axe_names_what_is_wrong,
    harness_itself::the_window_takes_any_size,
    harness_itself::tabs_share_what_is_stored,
    harness_itself::a_stopped_server_is_offline,
    harness_itself::a_restart_keeps_the_profile,
    opening::the_page_opens_under_a_sub_path_and_harms_nothing,
];

#[tokio::main]
async fn main() -> ExitCode {
    runner::run(JOURNEYS).await
}
