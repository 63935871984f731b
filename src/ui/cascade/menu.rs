//! A row's menu: everything that can be done with a goal, by pointer and by keyboard.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlDivElement, HtmlElement};

use crate::model::Event;
use crate::model::command::{Command, Destination};
use crate::model::route::Route;
use crate::view::cascade::Row;

use super::super::i18n::use_texts;
use super::super::store::{go, use_store};
use super::grid::{Grid, focus_row_soon};
use super::keys;

#[component]
pub fn RowMenu(row: Memo<Row>, grid: Grid, tab: Signal<&'static str>) -> impl IntoView {
    let texts = use_texts();
    let id = move || row.get_untracked().line.id;
    let is_open = Memo::new(move |_| {
        grid.menu
            .with(|open| open.as_ref() == Some(&row.read().line.id))
    });
    let label = move || texts.get().actions_of(row.read().title.clone());
    view! {
        <button
            type="button"
            class="menu-button"
            tabindex=move || tab.get()
            aria-haspopup="menu"
            aria-expanded=move || is_open.get().to_string()
            aria-label=label
            on:click=move |_| grid.menu.set((!is_open.get_untracked()).then(id))
        >"⋯"</button>
        <Show when=move || is_open.get()>
            <Menu row grid />
        </Show>
    }
}

#[component]
fn Menu(row: Memo<Row>, grid: Grid) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let list = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(list) = list.get() {
            focus_item(&list, 0);
        }
    });
    let id = move || row.get_untracked().line.id;
    let leave = move || grid.menu.set(None);
    let close = move || {
        leave();
        focus_row_soon(id());
    };
    let moved = move |destination: Destination| {
        store.send(Event::Do(Command::MoveGoal(id(), destination)));
        close();
    };
    let on_key = move |event: KeyboardEvent| {
        event.stop_propagation();
        let step = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            "Escape" | "Tab" => {
                event.prevent_default();
                close();
                return;
            }
            _ => return,
        };
        event.prevent_default();
        if let Some(list) = list.get_untracked() {
            focus_item(&list, step);
        }
    };
    view! {
        <div class="menu-cover" on:click=move |_| close()></div>
        <div
            class="menu"
            role="menu"
            node_ref=list
            aria-label=move || texts.get().actions_of(row.read().title.clone())
            on:keydown=on_key
        >
            <MenuItem words=Signal::derive(move || texts.get().menu_open()) act=move || {
                leave();
                go(Route::Goal(id()));
            } />
            <MenuItem words=Signal::derive(move || texts.get().menu_add_below()) act=move || {
                leave();
                grid.adding.set(Some(Some(id())));
            } />
            <MenuItem words=Signal::derive(move || texts.get().menu_rename()) act=move || {
                leave();
                grid.renaming.set(Some(id()));
            } />
            <hr />
            <MenuItem words=Signal::derive(move || texts.get().menu_up()) act=move || moved(Destination::Up) />
            <MenuItem words=Signal::derive(move || texts.get().menu_down()) act=move || moved(Destination::Down) />
            <MenuItem words=Signal::derive(move || texts.get().menu_indent()) act=move || moved(Destination::Indent) />
            <MenuItem words=Signal::derive(move || texts.get().menu_outdent()) act=move || moved(Destination::Outdent) />
            <MenuItem words=Signal::derive(move || texts.get().menu_move_to()) act=move || {
                leave();
                grid.moving.set(Some(id()));
            } />
            <hr />
            <MenuItem words=Signal::derive(move || texts.get().menu_export()) act=move || {
                store.send(Event::Export(Some(id())));
                close();
            } />
            <MenuItem words=Signal::derive(move || texts.get().delete()) act=move || {
                leave();
                keys::delete(store, grid, &id());
            } />
        </div>
    }
}

#[component]
fn MenuItem(words: Signal<&'static str>, act: impl Fn() + 'static) -> impl IntoView {
    view! {
        <button type="button" role="menuitem" tabindex="-1" on:click=move |_| act()>{move || words.get()}</button>
    }
}

/// Moves the focus among the items of a menu; 0 goes to the first.
fn focus_item(list: &HtmlDivElement, step: i32) {
    let Ok(items) = list.query_selector_all("[role=menuitem]") else {
        return;
    };
    let count = items.length() as i32;
    let active = document().active_element();
    let at = (0..count).find(|&index| {
        let item = items.get(index as u32);
        item.is_some() && item.as_ref() == active.as_deref()
    });
    let next = at.map_or(0, |at| (at + step).rem_euclid(count.max(1)));
    if let Some(item) = items.get(next as u32)
        && let Ok(item) = item.dyn_into::<HtmlElement>()
    {
        // An item that can't take the focus is still there to be clicked.
        let _ = item.focus();
    }
}
