//! One row of the treegrid: everything about a goal in a line, edited in place.

use leptos::attr::custom::custom_attribute;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use crate::domain::goal::{GoalField, GoalKind};
use crate::domain::id::{GoalId, PersonId};
use crate::domain::metric::Scale;
use crate::locales::Texts;
use crate::locales::typing;
use crate::model::Event;
use crate::model::command::{Command, Destination};
use crate::model::route::Route;
use crate::view::cascade::Row;
use crate::view::plumb::Tone;

use super::cascade::{Grid, focus_row_soon, row_id};
use super::cascade_drag;
use super::components::bars::{BulletBar, PinCell};
use super::components::number_field::{NumberField, is_enter, shown};
use super::components::people_choices::people_choices;
use super::components::select::Select;
use super::components::status::StatusBadge;
use super::i18n::use_texts;
use super::store::use_store;

/// `first` is what the row says when it appears; from then on it follows `shown`.
#[component]
pub fn GoalRow(id: GoalId, first: Row, shown: Memo<Vec<Row>>, grid: Grid) -> impl IntoView {
    let row = {
        let id = id.clone();
        Memo::new(move |before: Option<&Row>| {
            let found = shown.with(|rows| rows.iter().find(|row| row.id == id).cloned());
            found
                .or_else(|| before.cloned())
                .unwrap_or_else(|| first.clone())
        })
    };
    let is_current = {
        let id = id.clone();
        Memo::new(move |_| grid.current.with(|current| current.as_ref() == Some(&id)))
    };
    let drop_class = {
        let id = id.clone();
        move || grid.drag.class_for(&id)
    };
    let on_focus = {
        let id = id.clone();
        move |_| grid.current.set(Some(id.clone()))
    };
    let fragment = Route::Goal(id.clone()).fragment();
    // leptos knows no such attribute of an element by name, and writes `attr:aria-level` out as it stands.
    let level = custom_attribute("aria-level", move || row.get().level);
    view! {
        <div
            id=row_id(&id)
            class=move || format!("tree-row level-{} {}", row.get().level.min(8), drop_class())
            class:context=move || row.get().is_context
            role="row"
            {..level}
            data-goal=id.to_string()
            aria-posinset=move || row.get().position
            aria-setsize=move || row.get().set_size
            aria-expanded=move || row.get().expanded.map(|expanded| expanded.to_string())
            aria-selected=move || is_current.get().to_string()
            tabindex=move || if is_current.get() { "0" } else { "-1" }
            on:focusin=on_focus
        >
            <span role="gridcell" class="c-title">
                <cascade_drag::Handle id=id.clone() title=Signal::derive(move || row.get().title) grid />
                <Toggle row />
                <Title row grid fragment />
            </span>
            <span role="gridcell" class="c-owner"><Owner row /></span>
            <span role="gridcell" class="c-period dim">{move || row.get().period_name}</span>
            <span role="gridcell" class="c-weight num"><Weight row /></span>
            <span role="gridcell" class="c-actual num">{move || row.get().actual}</span>
            <span role="gridcell" class="c-target num"><Target row /></span>
            <span role="gridcell" class="c-bullet">
                <BulletBar bullet=Signal::derive(move || row.get().bullet) />
                <span class="progress-words">{move || row.get().progress}</span>
                <span class="with-data">{move || row.get().with_data}</span>
            </span>
            <span role="gridcell" class="c-pin">
                <PinCell
                    pin=Signal::derive(move || row.get().pin)
                    tone=Signal::derive(move || Tone::of(row.get().status))
                    label=Signal::derive(move || row.get().lead)
                />
                <span class="visually-hidden">{move || row.get().lead}</span>
            </span>
            <span role="gridcell" class="c-status"><StatusBadge status=Signal::derive(move || row.get().status) /></span>
            <span role="gridcell" class="c-menu"><RowMenu row grid /></span>
        </div>
    }
}

#[component]
fn Toggle(row: Memo<Row>) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let toggle = move |_| {
        let row = row.get_untracked();
        store.send(Event::Collapse(row.id, row.expanded == Some(true)));
    };
    let label = move || {
        let row = row.get();
        match row.expanded {
            Some(true) => texts.get().collapse(row.title),
            _ => texts.get().expand(row.title),
        }
    };
    view! {
        <Show
            when=move || row.get().expanded.is_some()
            fallback=|| view! { <span class="toggle-room"></span> }
        >
            <button type="button" class="toggle" tabindex="-1" aria-label=label on:click=toggle>
                <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" class:closed=move || row.get().expanded == Some(false)>
                    <path d="M1.5 3l3.5 4 3.5-4" fill="none" stroke="currentColor" stroke-width="1.6" />
                </svg>
            </button>
        </Show>
    }
}

#[component]
fn Title(row: Memo<Row>, grid: Grid, fragment: String) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let is_renaming =
        Memo::new(move |_| grid.renaming.with(|id| id.as_ref() == Some(&row.get().id)));
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            // The view sets it too, but only later, and a new value ends the selection.
            field.set_value(&row.get_untracked().title);
            // A field that can't take the focus is still there to be clicked.
            let _ = field.focus();
            field.select();
        }
    });
    let finish = move |text: Option<String>| {
        if !is_renaming.get_untracked() {
            return;
        }
        let row = row.get_untracked();
        grid.renaming.set(None);
        if let Some(title) = text.filter(|text| *text != row.title) {
            store.send(Event::Do(Command::EditGoal(
                row.id.clone(),
                GoalField::Title(title),
            )));
        }
        focus_row_soon(row.id);
    };
    let on_key = move |event: KeyboardEvent| {
        event.stop_propagation();
        if is_enter(&event) {
            finish(Some(event_target_value(&event)));
        } else if event.key() == "Escape" && !event.is_composing() {
            finish(None);
        }
    };
    let fragment = StoredValue::new(fragment);
    view! {
        <Show
            when=move || is_renaming.get()
            fallback=move || view! {
                <a
                    class="title"
                    href=fragment.get_value()
                    tabindex="-1"
                    title=move || row.get().title
                    on:dblclick=move |event| {
                        event.prevent_default();
                        grid.renaming.set(Some(row.get_untracked().id));
                    }
                ><bdi>{move || row.get().title}</bdi></a>
                // A KPI is what a goal is unless it says otherwise.
                <Show when=move || row.get().kind != GoalKind::Kpi>
                    <span class="kind">{move || texts.get().goal_kind_short(row.get().kind)}</span>
                </Show>
            }
        >
            <input
                node_ref=field
                class="field title-field"
                type="text"
                aria-label=move || texts.get().field_title()
                prop:value=row.get_untracked().title
                on:keydown=on_key
                on:blur=move |event| finish(Some(event_target_value(&event)))
            />
        </Show>
    }
}

#[component]
fn Owner(row: Memo<Row>) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let choices = people_choices(store, Texts::nobody);
    view! {
        <Select
            label=Signal::derive(move || texts.get().owner_of(row.get().title))
            class="cell-select"
            choices
            value=Signal::derive(move || row.get().owner.map_or(String::new(), |(id, _)| id.to_string()))
            on_change=move |value: String| {
                let owner = PersonId::new(&value).ok();
                let id = row.get_untracked().id;
                store.send(Event::Do(Command::EditGoal(id, GoalField::Owner(owner))));
            }
        />
    }
}

#[component]
fn Weight(row: Memo<Row>) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let value =
        Signal::derive(move || typing::amount(&row.get().weight, Scale::One).ok().flatten());
    view! {
        <NumberField
            class="cell-field"
            label=Signal::derive(move || texts.get().weight_field_of(row.get().title))
            value
            scale=Signal::stored(Scale::One)
            on_commit=move |weight| {
                let id = row.get_untracked().id;
                let weight = GoalField::Weight(weight.unwrap_or_default());
                store.send(Event::Do(Command::EditGoal(id, weight)));
            }
        />
    }
}

#[component]
fn Target(row: Memo<Row>) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let is_typing = RwSignal::new(false);
    let scale = Signal::derive(move || row.get().scale);
    let value = Signal::derive(move || {
        let typed = row.get().target_typed.unwrap_or_default();
        typing::amount(&typed, scale.get()).ok().flatten()
    });
    let place = NodeRef::<html::Span>::new();
    Effect::new(move |_| {
        if let Some(field) = place.get().and_then(|place| field_in(&place)) {
            // The view sets it too, but only later, and a new value ends the selection.
            field.set_value(&shown(value.get_untracked(), scale.get_untracked()));
            // A field that can't take the focus is still there to be clicked.
            let _ = field.focus();
            field.select();
        }
    });
    let close = move || {
        is_typing.set(false);
        focus_row_soon(row.get_untracked().id);
    };
    let on_key = move |event: KeyboardEvent| {
        if is_enter(&event) {
            close();
        } else if event.key() == "Escape" && !event.is_composing() {
            if let Some(field) = place.get_untracked().and_then(|place| field_in(&place)) {
                // What was typed would be taken when the field goes.
                field.set_value(&shown(value.get_untracked(), scale.get_untracked()));
            }
            close();
        }
    };
    let commit = move |target| {
        let id = row.get_untracked().id;
        store.send(Event::Do(Command::EditGoal(id, GoalField::Target(target))));
    };
    view! {
        <Show when=move || row.get().target_typed.is_some() fallback=move || view! { <span>{move || row.get().target}</span> }>
            <Show
                when=move || is_typing.get()
                fallback=move || view! {
                    <button
                        type="button"
                        class="cell-button"
                        tabindex="-1"
                        aria-label=move || texts.get().target_button_of(row.get().title, row.get().target)
                        on:click=move |_| is_typing.set(true)
                    >{move || {
                        let target = row.get().target;
                        if target.is_empty() { texts.get().figure_none().to_owned() } else { target }
                    }}</button>
                }
            >
                <span node_ref=place on:keydown=on_key on:focusout=move |_| is_typing.set(false)>
                    <NumberField
                        class="cell-field"
                        label=Signal::derive(move || texts.get().target_field_of(row.get().title))
                        value
                        scale
                        on_commit=commit
                    />
                </span>
            </Show>
        </Show>
    }
}

fn field_in(place: &leptos::web_sys::HtmlSpanElement) -> Option<leptos::web_sys::HtmlInputElement> {
    use leptos::wasm_bindgen::JsCast;
    let field = place.query_selector("input").ok()??;
    field.dyn_into().ok()
}

/// Everything that can be done with a row, by pointer and by keyboard.
#[component]
fn RowMenu(row: Memo<Row>, grid: Grid) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let is_open = Memo::new(move |_| grid.menu.with(|id| id.as_ref() == Some(&row.get().id)));
    let list = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(list) = list.get() {
            focus_item(&list, 0);
        }
    });
    let close = move || {
        grid.menu.set(None);
        focus_row_soon(row.get_untracked().id);
    };
    let moved = move |destination: Destination| {
        let id = row.get_untracked().id;
        store.send(Event::Do(Command::MoveGoal(id, destination)));
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
        <button
            type="button"
            class="menu-button"
            tabindex="-1"
            aria-haspopup="menu"
            aria-expanded=move || is_open.get().to_string()
            aria-label=move || texts.get().actions_of(row.get().title)
            on:click=move |_| {
                let id = row.get_untracked().id;
                grid.menu.set((!is_open.get_untracked()).then_some(id));
            }
        >"⋯"</button>
        <Show when=move || is_open.get()>
            <div class="menu-cover" on:click=move |_| close()></div>
            <div class="menu" role="menu" node_ref=list aria-label=move || texts.get().actions_of(row.get().title) on:keydown=on_key>
                <MenuItem words=Signal::derive(move || texts.get().menu_open()) act=move || {
                    grid.menu.set(None);
                    super::store::go(Route::Goal(row.get_untracked().id));
                } />
                <MenuItem words=Signal::derive(move || texts.get().menu_add_below()) act=move || {
                    grid.menu.set(None);
                    grid.adding.set(Some(Some(row.get_untracked().id)));
                } />
                <MenuItem words=Signal::derive(move || texts.get().menu_rename()) act=move || {
                    grid.menu.set(None);
                    grid.renaming.set(Some(row.get_untracked().id));
                } />
                <hr />
                <MenuItem words=Signal::derive(move || texts.get().menu_up()) act=move || moved(Destination::Up) />
                <MenuItem words=Signal::derive(move || texts.get().menu_down()) act=move || moved(Destination::Down) />
                <MenuItem words=Signal::derive(move || texts.get().menu_indent()) act=move || moved(Destination::Indent) />
                <MenuItem words=Signal::derive(move || texts.get().menu_outdent()) act=move || moved(Destination::Outdent) />
                <MenuItem words=Signal::derive(move || texts.get().menu_move_to()) act=move || {
                    grid.menu.set(None);
                    grid.moving.set(Some(row.get_untracked().id));
                } />
                <hr />
                <MenuItem words=Signal::derive(move || texts.get().menu_export()) act=move || {
                    store.send(Event::Export(Some(row.get_untracked().id)));
                    close();
                } />
                <MenuItem words=Signal::derive(move || texts.get().delete()) act=move || {
                    grid.menu.set(None);
                    store.send(Event::Do(Command::DeleteGoal(row.get_untracked().id)));
                } />
            </div>
        </Show>
    }
}

#[component]
fn MenuItem(words: Signal<&'static str>, act: impl Fn() + 'static) -> impl IntoView {
    view! {
        <button type="button" role="menuitem" tabindex="-1" on:click=move |_| act()>{move || words.get()}</button>
    }
}

/// Moves the focus among the items of a menu; 0 goes to the first.
fn focus_item(list: &leptos::web_sys::HtmlDivElement, step: i32) {
    use leptos::wasm_bindgen::JsCast;
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
        && let Ok(item) = item.dyn_into::<leptos::web_sys::HtmlElement>()
    {
        // An item that can't take the focus is still there to be clicked.
        let _ = item.focus();
    }
}
