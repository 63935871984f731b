//! A row's menu: everything that can be done with a goal, by pointer and by keyboard.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlDivElement, HtmlElement};

use crate::model::actions::Act;
use crate::view::cascade::Row;
use crate::view::keys::keys_of;

use super::super::acts::act_on_row;
use super::super::components::finder::Caps;
use super::super::i18n::use_texts;
use super::super::store::use_store;
use super::row_focus::focus_row_soon;
use super::state::Grid;

#[component]
pub fn RowMenu(row: Memo<Row>, grid: Grid, tab: Signal<&'static str>) -> impl IntoView {
    let texts = use_texts();
    let id = move || row.get_untracked().line.id;
    let is_open =
        Memo::new(move |_| grid.menu.with(|open| open.as_ref() == Some(&row.read().line.id)));
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
            flip(&list);
            focus_item(&list, 0);
        }
    });
    let id = move || row.get_untracked().line.id;
    let close = move || {
        grid.menu.set(None);
        focus_row_soon(id());
    };
    let acts = store.memo(move |model| {
        let id = row.read().line.id.clone();
        let acts = Act::ALL.into_iter();
        let offered = acts.filter(|act| act.is_on_goal() && act.is_available(model, Some(&id)));
        let keys = |act: Act| keys_of(model, act).into_iter().next().unwrap_or_default();
        offered.map(|act| (act, keys(act))).collect::<Vec<_>>()
    });
    let choose = move |act: Act| {
        grid.menu.set(None);
        // What is opened gives the focus back to where it was, and a row that is deleted passes it on.
        grid.focus(id());
        act_on_row(store, act, id());
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
            {move || acts.get().into_iter().map(|(act, keys)| view! {
                {act.begins_group().then(|| view! { <hr /> })}
                <button type="button" role="menuitem" tabindex="-1" on:click=move |_| choose(act)>
                    {texts.get().act(act)}
                    <Caps caps=keys />
                </button>
            }).collect_view()}
        </div>
    }
}

/// Has a menu hang upwards where there is no room below it, and more above.
fn flip(list: &HtmlDivElement) {
    let room = window().inner_height().ok().and_then(|height| height.as_f64());
    let foot = document().query_selector(".app > nav").ok().flatten();
    let foot = foot.map(|nav| nav.get_bounding_client_rect()).filter(|nav| nav.top() > 0.0);
    let end = foot.map(|nav| nav.top()).or(room).unwrap_or(f64::INFINITY);
    let menu = list.get_bounding_client_rect();
    if menu.bottom() > end && menu.top() > menu.height() {
        list.set_class_name("menu up");
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
