//! One row of the treegrid: everything about a goal in a line, edited in place.

use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;

use crate::domain::records::goal::GoalKind;
use crate::locales::Texts;
use crate::model::Event;
use crate::model::form::{Field, GoalInput};
use crate::model::route::Route;
use crate::view::cascade::{self, Row};
use crate::view::plumb::Tone;

use super::super::components::bars::{bullet_bar, pin_cell};
use super::super::components::status::status_badge;
use super::super::i18n::use_texts;
use super::super::store::use_store;
use super::cells::{Cell, OwnerCell, TargetCell, WeightCell};
use super::drag::Handle;
use super::menu::RowMenu;
use super::row_focus::row_id;
use super::state::Grid;
use super::window::Window;

/// `first` is what the row says when it appears; from then on it follows the model for as long as it is drawn.
#[component]
pub fn GoalRow(first: Row, window: Window, grid: Grid) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let id = StoredValue::new(first.line.id.clone());
    let goal = first.line.id.to_string();
    let row = Memo::new(move |before: Option<&Row>| {
        let drawn = window.drawn.read();
        let line = id.with_value(|id| drawn.iter().find(|line| line.id == *id).cloned());
        let now = line.and_then(|line| store.open(|open| cascade::row(open, texts.get(), &line)));
        now.or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
    });
    let is_current = Memo::new(move |_| {
        grid.current.with(|current| id.with_value(|id| current.as_ref() == Some(id)))
    });
    // From the row, Tab goes through what can be done in it, and from there out of the grid.
    let tab = Signal::derive(move || if is_current.get() { "0" } else { "-1" });
    let top = move || {
        let top = row.read().line.index as f64 * window.row_height.get();
        window.is_partial.get().then(|| format!("{top}px"))
    };
    // leptos knows no such attribute of an element by name, and writes `attr:aria-level` out as it stands.
    let level = custom_attribute("aria-level", move || row.read().line.level);
    let class = move || {
        let level = row.read().line.level.min(8);
        let drop = id.with_value(|id| grid.drag.class_for(id));
        format!("tree-row level-{level} {drop}")
    };
    view! {
        <div
            id=id.with_value(row_id)
            class=class
            class:context=move || row.read().line.is_context
            style:top=top
            role="row"
            {..level}
            data-goal=goal
            aria-rowindex=move || row.read().line.index + 2
            aria-posinset=move || row.read().line.position
            aria-setsize=move || row.read().line.set_size
            aria-expanded=move || row.read().line.expanded.map(|expanded| expanded.to_string())
            aria-selected=move || is_current.get().to_string()
            tabindex=move || tab.get()
            on:focusin=move |event| id.with_value(|id| grid.note_focus(id, &event))
            on:focusout=move |event| grid.note_blur(&event)
        >
            <span role="gridcell" class="c-title">
                <Handle row grid />
                <Toggle row />
                <Title row grid tab />
            </span>
            <span role="gridcell" class="c-owner"><OwnerCell row grid tab /></span>
            <span role="gridcell" class="c-period dim">{move || row.read().period_name.clone()}</span>
            <span role="gridcell" class="c-weight num"><WeightCell row grid tab /></span>
            <span role="gridcell" class="c-actual num">{move || row.read().actual.clone()}</span>
            <span role="gridcell" class="c-target num"><TargetCell row grid tab /></span>
            {move || figures(&row.read(), texts.get())}
            <span role="gridcell" class="c-menu"><RowMenu row grid tab /></span>
        </div>
    }
}

/// The cells that are drawn rather than edited. They are followed as one: a row has many, and each that follows costs.
fn figures(row: &Row, texts: Texts) -> impl IntoView + use<> {
    let tone = Tone::of(row.status);
    view! {
        <span role="gridcell" class="c-bullet">
            {bullet_bar(row.bullet)}
            <span class="progress-words">{row.progress.clone()}</span>
            <span class="basis">{row.basis.clone()}</span>
        </span>
        <span role="gridcell" class="c-pin">
            {pin_cell(row.pin, tone, row.lead.clone())}
            <span class="visually-hidden">{row.lead.clone()}</span>
        </span>
        <span role="gridcell" class="c-status">{status_badge(row.status, texts)}</span>
    }
}

#[component]
fn Toggle(row: Memo<Row>) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let expanded = move || row.read().line.expanded;
    let toggle = move |_| {
        let line = row.get_untracked().line;
        store.send(Event::Collapse(line.id, line.expanded == Some(true)));
    };
    let label = move || {
        let title = row.read().title.clone();
        match expanded() {
            Some(true) => texts.get().collapse(title),
            _ => texts.get().expand(title),
        }
    };
    view! {
        <Show
            when=move || expanded().is_some()
            fallback=|| view! { <span class="toggle-room"></span> }
        >
            // The arrow keys do it on the row.
            <button
                type="button"
                class="toggle"
                class:closed=move || expanded() == Some(false)
                tabindex="-1"
                aria-label=label
                on:click=toggle
            ></button>
        </Show>
    }
}

#[component]
fn Title(row: Memo<Row>, grid: Grid, tab: Signal<&'static str>) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    view! {
        <Cell row grid input=GoalInput::Title>
            <a
                class="title"
                href=move || store.href(Route::Goal(row.read().line.id.clone()))
                tabindex=move || tab.get()
                title=move || row.read().title.clone()
                on:dblclick=move |event| {
                    event.prevent_default();
                    let id = row.get_untracked().line.id;
                    store.send(Event::Edit(Some(Field::Goal(id, GoalInput::Title))));
                }
            ><bdi>{move || row.read().title.clone()}</bdi></a>
            // A KPI is what a goal is unless it says otherwise.
            <Show when=move || row.read().kind != GoalKind::Kpi>
                <span class="kind">{move || texts.get().goal_kind_short(row.read().kind)}</span>
            </Show>
        </Cell>
    }
}
