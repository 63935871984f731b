//! Journeys: what a person does, from end to end, in real browsers against the built app.
//!
//! `cargo xtask test journeys [filter] [--engine chromium]` builds the app and runs them. A plain `cargo test`
//! leaves them out, since they need that build and three browsers. A journey is one async fn that gets a page of an
//! origin of its own, where nothing is stored yet; after each one the runner also checks that the page met no violation
//! of its Content-Security-Policy, no script error, and asked no other origin for anything.

mod accessibility;
mod bad_files;
mod data;
mod days;
mod editing;
mod fitting;
mod grid;
mod harness;
mod harness_itself;
mod keeping;
mod keyboard;
mod keys;
mod languages;
mod large;
mod log;
mod moving;
mod newcomer;
mod offline;
mod opening;
mod palette;
mod phone;
mod steps;
mod stopping;
mod storage;
mod stored;
mod tabs;
mod tree;

use std::process::ExitCode;

use harness::runner::{self, Journey};

/// Names each journey once, as `file::function`.
macro_rules! journeys {
    ($($file:ident::$name:ident),* $(,)?) => {
        &[$(Journey { name: concat!(stringify!($file), "::", stringify!($name)), run: |page| Box::pin($file::$name(page)) }),*]
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
    newcomer::from_the_sample_to_an_own_goal_and_a_file,
    keeping::export_clear_import,
    keeping::what_is_said_to_be_saved_outlives_kill_9,
    storage::r23_changes_that_are_not_stored_yet_are_told_and_can_be_exported,
    storage::r4_storage_that_does_not_open_is_told_and_waited_for,
    tabs::r9_what_one_tab_stores_the_other_shows_within_a_second,
    tabs::r9_who_entered_a_field_that_another_tab_changes_is_told,
    tabs::a_workspace_that_another_tab_removes_stays_until_it_is_decided,
    tabs::r28_the_first_edit_after_coming_back_is_saved,
    tabs::r3_who_loses_the_connection_to_storage_is_told_within_2_seconds,
    data::r22_an_earlier_state_is_gone_back_to_in_three_clicks,
    data::r13_data_that_was_cleared_is_missed_and_comes_back_from_a_snapshot_or_a_file,
    data::r14_a_backup_is_asked_for_after_a_week_and_can_be_put_off,
    data::r15_the_panel_says_whether_the_data_is_protected_and_asks_when_it_is_told_to,
    data::r17_a_full_disk_is_told_with_its_numbers_or_by_its_name,
    data::r7_data_of_a_newer_version_is_shown_and_exported_and_not_written,
    stopping::r29_after_a_panic_in_any_handler_nothing_is_written_any_more,
    stopping::r29_the_panel_offers_what_was_saved_as_a_file_and_a_way_back,
    stopping::r29_the_panel_speaks_chinese_too,
    keyboard::arrows_walk_through_the_tree,
    keyboard::rows_say_where_they_stand,
    keyboard::enter_opens_and_f2_renames,
    keyboard::alt_and_arrows_move_a_row_and_keep_the_focus,
    keyboard::delete_is_taken_back_by_undo,
    keyboard::the_focus_is_never_lost_to_the_page,
    keys::the_list_of_keys_has_a_switch_for_single_ones,
    keys::keys_belong_to_the_field_that_is_typed_in,
    palette::goals_actions_and_people_are_found_and_chosen_by_the_keyboard,
    palette::chinese_names_are_found_by_their_initials,
    palette::nothing_moves_while_characters_are_composed,
    palette::a_finger_finds_things_too,
    log::a_change_is_found_and_taken_back,
    log::a_goal_leads_to_its_own_changes,
    editing::fields_of_a_row_are_edited_in_place,
    editing::enter_while_composing_submits_nothing,
    editing::a_pasted_block_is_one_step,
    grid::numbers_are_typed_from_row_to_row,
    grid::a_copied_block_is_seen_before_it_is_pasted_and_undone_at_once,
    large::few_rows_are_in_the_page_and_every_goal_is_within_reach,
    large::a_large_file_tells_how_far_it_was_read,
    moving::a_row_is_dragged_by_its_handle_into_another,
    moving::a_goal_is_never_moved_under_itself,
    moving::the_menu_moves_a_goal_anywhere,
    bad_files::each_is_refused_with_its_reason,
    bad_files::an_own_export_changes_nothing,
    languages::the_setting_switches_every_screen,
    languages::the_browser_decides_until_the_setting_does,
    offline::the_second_visit_needs_no_server,
    offline::a_host_that_is_slow_is_not_waited_for,
    offline::a_new_version_asks_and_never_while_someone_types,
    offline::a_visit_finds_the_newest_build_and_keeps_it,
    offline::between_two_builds_the_page_opens_without_a_server,
    offline::builds_never_mix,
    fitting::nothing_overlaps_on_a_phone_in_english,
    fitting::nothing_overlaps_on_a_phone_in_chinese,
    fitting::nothing_overlaps_on_a_desk_in_english,
    fitting::nothing_overlaps_on_a_desk_in_chinese,
    days::a_check_in_is_asked_for_and_taken_on_any_day,
    days::a_milestone_that_is_due_is_done_with_one_press,
    phone::a_check_in_is_one_number_and_enter,
    accessibility::every_screen_is_accessible_in_english,
    accessibility::every_screen_is_accessible_in_chinese,
    accessibility::every_screen_is_accessible_on_a_phone,
];

#[tokio::main]
async fn main() -> ExitCode {
    runner::run(JOURNEYS).await
}
