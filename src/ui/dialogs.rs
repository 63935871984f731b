//! The dialogs that actions open, one at a time.

use leptos::prelude::*;

use super::add_goal::AddGoalDialog;
use super::confirm::ConfirmDialog;
use super::key_list::KeyListDialog;
use super::move_goal::MoveDialog;
use super::new_owner::NewOwnerDialog;
use super::palette::PaletteDialog;

#[component]
pub fn Dialogs() -> impl IntoView {
    view! {
        <PaletteDialog />
        <KeyListDialog />
        <AddGoalDialog />
        <MoveDialog />
        <NewOwnerDialog />
        <ConfirmDialog />
    }
}
