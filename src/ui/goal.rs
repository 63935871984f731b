//! One goal: sentence, figures, charts, actuals, definition, what hangs below, and what was changed.

use leptos::prelude::*;

use crate::domain::values::id::GoalId;
use crate::model::Event;
use crate::model::actions::Act;
use crate::model::command::Command;
use crate::model::route::{LogFilter, Route};
use crate::shell::clock;
use crate::view::cascade::{ChildRow, children};
use crate::view::goal::{head, place, tiles};
use crate::view::plumb::Tone;
use crate::view::{goal_charts, lead, log, milestone_chart};

use super::acts;
use super::components::bars::pin_cell;
use super::components::chart::ChartCard;
use super::components::lead_text::LeadText;
use super::components::status::status_badge;
use super::goal_actuals::Actuals;
use super::goal_definition::Definition;
use super::i18n::use_texts;
use super::store::use_store;

/// Entries of the change log that are shown.
const LOG_SHOWN: usize = 12;
/// Goals below that are shown.
const CHILDREN_SHOWN: usize = 100;
const TREND_HEIGHT: u32 = 300;
const GAP_HEIGHT: u32 = 300;
const MILESTONE_HEIGHT: u32 = 136;

#[component]
pub fn GoalScreen(id: GoalId) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let is_there = {
        let id = id.clone();
        store.open_memo(move |open| place(open, &id).is_some())
    };
    let id = StoredValue::new(id);
    view! {
        <Show
            when=move || is_there.get()
            fallback=move || view! {
                <h1 class="lead">{move || texts.get().goal_gone()}</h1>
                <p class="sub">{move || texts.get().goal_gone_hint()}</p>
                <a class="button" href=move || store.href(Route::Cascade)>{move || texts.get().cascade()}</a>
            }
        >
            <Content id=id.get_value() />
        </Show>
    }
}

#[component]
fn Content(id: GoalId) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let at = StoredValue::new(id.clone());
    let shown = store.open_memo(move |open| head(open, place(open, &at.get_value())?, texts.get()));
    let sentence = store
        .open_memo(move |open| Some(lead::goal(open, place(open, &at.get_value())?, texts.get())));
    let figures = store.open_memo(move |open| match place(open, &at.get_value()) {
        Some(place) => tiles(open, place, texts.get()),
        None => Vec::new(),
    });
    let is_own = Signal::derive(move || shown.get().is_some_and(|head| !head.rolls_up));
    view! {
        <nav class="crumbs" aria-label=move || texts.get().breadcrumb()>
            <a href=move || store.href(Route::Cascade)>{move || texts.get().cascade()}</a>
            {move || shown.get().map(|head| head.above.into_iter().map(|(id, title)| view! {
                <span aria-hidden="true">"›"</span>
                <a href=store.href(Route::Goal(id))><bdi>{title}</bdi></a>
            }).collect_view())}
        </nav>
        {move || shown.get().map(|head| view! {
            <p class="goal-head">
                <span class="kind">{texts.get().goal_kind_short(head.kind)}</span>
                {status_badge(head.status, texts.get())}
                <span class="dim">{head.about}</span>
                <span class="basis">{head.basis}</span>
            </p>
        })}
        <LeadText sentence />
        <dl class="tiles">
            {move || figures.get().into_iter().map(|tile| view! {
                <div>
                    <dt>{tile.label}</dt>
                    <dd>
                        <span class=format!("figure {}", tile.tone.class())>{tile.value}</span>
                        <span class="below">{tile.below}</span>
                    </dd>
                </div>
            }).collect_view()}
        </dl>
        <div class="charts">
            <ChartCard
                height=TREND_HEIGHT
                draw=move |size| store.open(|open| {
                    goal_charts::trend(open, place(open, &at.get_value())?, texts.get(), size)
                })
            />
            <ChartCard
                height=GAP_HEIGHT
                draw=move |size| store.open(|open| {
                    goal_charts::gap_by_period(open, place(open, &at.get_value())?, texts.get(), size)
                })
            />
            <ChartCard
                height=MILESTONE_HEIGHT
                draw=move |size| store.open(|open| {
                    milestone_chart::milestone(open, place(open, &at.get_value())?, texts.get(), size)
                })
            />
        </div>
        <div class="columns">
            <div class="stack">
                <Actuals id=id.clone() is_own />
                <Children id=id.clone() />
            </div>
            <div class="stack">
                <Definition id=id.clone() />
                <Log id=id.clone() />
            </div>
        </div>
    }
}

#[component]
fn Children(id: GoalId) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let at = StoredValue::new(id);
    let below =
        store.open_memo(move |open| children(open, texts.get(), &at.get_value(), CHILDREN_SHOWN));
    let weigh = move |_| store.send(Event::Do(Command::WeighByTarget(at.get_value())));
    view! {
        <section class="sheet card" aria-labelledby="children">
            <div class="card-head">
                <h2 id="children">{move || texts.get().children_heading()}</h2>
                <Show when=move || below.read().can_weigh>
                    <button type="button" class="button" on:click=weigh>{move || texts.get().weigh_by_target()}</button>
                </Show>
                <button type="button" class="button" on:click=move |_| acts::run(store, Act::AddBelow, Some(&at.get_value()))>
                    {move || texts.get().menu_add_below()}
                </button>
            </div>
            <Show
                when=move || !below.read().rows.is_empty()
                fallback=move || view! { <p class="dim">{move || texts.get().children_none()}</p> }
            >
                <p class="dim">{move || below.read().how}" "{move || below.read().assigned.clone()}</p>
                <ul class="children">
                    {move || below.get().rows.into_iter().map(|ChildRow { row, counting }| view! {
                        <li>
                            <span class="child-title">
                                <a href=store.href(Route::Goal(row.line.id))><bdi>{row.title}</bdi></a>
                                <span class="dim">{counting}</span>
                            </span>
                            <span class="num">{row.actual}<span class="dim">" / "{row.target}</span></span>
                            {pin_cell(row.pin, Tone::of(row.status), row.lead.clone())}
                            <span class="visually-hidden">{row.lead}</span>
                        </li>
                    }).collect_view()}
                </ul>
                <Show when=move || { below.read().more > 0 }>
                    <a href=move || store.href(Route::Cascade)>{move || texts.get().children_more(below.read().more)}</a>
                </Show>
            </Show>
        </section>
    }
}

#[component]
fn Log(id: GoalId) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let offset_min = clock::offset_min();
    let filter = LogFilter::of_goal(id);
    let all = Route::Log(filter.clone());
    let rows = store
        .open_memo(move |open| log::page(open, &filter, texts.get(), offset_min, LOG_SHOWN).rows);
    view! {
        <section class="sheet card" aria-labelledby="log">
            <div class="card-head">
                <h2 id="log">{move || texts.get().log_heading()}</h2>
                <a href=move || store.href(all.clone())>{move || texts.get().log_see_all()}</a>
            </div>
            <Show
                when=move || rows.with(|rows| !rows.is_empty())
                fallback=move || view! { <p class="dim">{move || texts.get().log_none()}</p> }
            >
                <ol class="log">
                    {move || rows.get().into_iter().map(|row| view! {
                        <li>
                            <span class="dim">{row.when}" "<bdi>{row.who}</bdi></span>
                            <span>{row.action}</span>
                            {row.changes.into_iter().map(|change| view! { <span class="change"><bdi>{change}</bdi></span> }).collect_view()}
                        </li>
                    }).collect_view()}
                </ol>
            </Show>
        </section>
    }
}
