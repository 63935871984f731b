//! The change log as a screen: who changed what and when, filtered, and taken back where it still applies.

use leptos::prelude::*;

use crate::domain::values::calendar::{FIRST_DAY, LAST_DAY};
use crate::domain::values::id::PersonId;
use crate::locales::{Texts, typing};
use crate::model::Event;
use crate::model::route::{LogFilter, Route};
use crate::shell::clock;
use crate::view::form::people;
use crate::view::log::{LogPage, LogRow, count, page};
use crate::view::palette::{Choice, goals_found};

use super::components::composing::is_composing;
use super::components::finder::Finder;
use super::components::people_choices::people_choices;
use super::components::select::Select;
use super::i18n::use_texts;
use super::store::{Store, use_store};

/// Entries that are shown at first, and that each press of the button adds.
const PAGE: usize = 100;

#[component]
pub fn LogScreen() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let offset_min = clock::offset_min();
    let filter = store.memo(|model| match &model.route {
        Route::Log(filter) => filter.clone(),
        _ => LogFilter::default(),
    });
    let most = RwSignal::new(PAGE);
    Effect::new(move |_| {
        filter.track();
        most.set(PAGE);
    });
    let log = store.open_memo(move |open| {
        filter.with(|filter| page(open, filter, texts.get(), offset_min, most.get()))
    });
    let total = store.open_memo(move |open| filter.with(|filter| count(open, filter, offset_min)));
    let is_filtered = move || filter.get() != LogFilter::default();
    view! {
        <h1 class="lead">{move || texts.get().log_heading()}</h1>
        <p class="sub">{move || texts.get().log_lead(total.get())}" "{move || texts.get().log_how()}</p>
        <Filters filter />
        <Show
            when=move || { total.get() > 0 }
            fallback=move || view! {
                <p class="empty sheet">
                    {move || if is_filtered() { texts.get().log_nothing_matches() } else { texts.get().log_none() }}
                </p>
            }
        >
            <Days log />
        </Show>
        <Show when=move || log.with(|log| log.has_older)>
            <button type="button" class="button" on:click=move |_| most.update(|most| *most += PAGE)>
                {move || texts.get().log_show_older()}
            </button>
        </Show>
    }
}

/// Goal, person and day; they stand in the address.
#[component]
fn Filters(filter: Memo<LogFilter>) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let set = move |change: &dyn Fn(&mut LogFilter)| {
        let mut filter = filter.get_untracked();
        change(&mut filter);
        store.send(Event::Go(Route::Log(filter)));
    };
    view! {
        <div class="log-filters">
            <GoalFilter filter />
            <Select
                label=Signal::derive(move || texts.get().log_who().to_owned())
                class="pill"
                choices=people_choices(store, |workspace, texts| people(workspace, texts.log_all_people()))
                value=Signal::derive(move || filter.get().person.map_or(String::new(), |id| id.to_string()))
                on_change=move |value: String| {
                    let person = PersonId::new(&value).ok();
                    set(&|filter| filter.person = person.clone());
                }
            />
            <input
                class="field pill"
                type="date"
                min=FIRST_DAY.to_string()
                max=LAST_DAY.to_string()
                aria-label=move || texts.get().log_day()
                prop:value=move || filter.get().day.map_or(String::new(), |day| day.to_string())
                on:change=move |event| {
                    let day = typing::day(&event_target_value(&event));
                    set(&|filter| filter.day = day);
                }
            />
            <Show when=move || filter.get() != LogFilter::default()>
                <button type="button" class="quiet-button" on:click=move |_| set(&|filter| *filter = LogFilter::default())>
                    {move || texts.get().log_show_everything()}
                </button>
            </Show>
        </div>
    }
}

/// The goal that is asked for, or the field that finds one.
#[component]
fn GoalFilter(filter: Memo<LogFilter>) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let typed = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let typed = typed.get();
        store.read(|model| goals_found(model, texts.get(), &typed, |_| true))
    });
    let title = move || {
        let id = filter.get().goal?;
        let title = store.open(|open| open.workspace.goals.get(&id).map(|goal| goal.title.clone()));
        Some(title.unwrap_or_default())
    };
    let choose = move |choice: Choice| {
        if let Choice::Goal(id) = choice {
            typed.set(String::new());
            let goal = Some(id);
            store.send(Event::Go(Route::Log(LogFilter { goal, ..filter.get_untracked() })));
        }
    };
    view! {
        <Show
            when=move || filter.with(|filter| filter.goal.is_some())
            fallback=move || view! {
                <div class="finder-drop" on:keydown=move |event| if event.key() == "Escape" && !is_composing(&event) { typed.set(String::new()) }>
                    <Finder
                        name="log-goal"
                        typed
                        found
                        label=Signal::derive(move || texts.get().log_find_goal())
                        on_choose=choose
                    />
                </div>
            }
        >
            <p class="only"><bdi>{move || title().map(|title| texts.get().log_only_goal(title))}</bdi></p>
        </Show>
    }
}

/// The entries under the days on which they were made.
#[component]
fn Days(log: Memo<LogPage>) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    view! {
        {move || {
            let rows = log.get().rows;
            let days = rows.chunk_by(|a, b| a.day == b.day).map(<[LogRow]>::to_vec);
            days.map(|rows| view! {
                <section class="sheet card log-day">
                    <h2>{rows.first().map(|row| texts.get().day_with_year(row.day))}</h2>
                    <ol class="log">{rows.into_iter().map(|row| entry(store, texts.get(), row)).collect_view()}</ol>
                </section>
            }).collect_view()
        }}
    }
}

fn entry(store: Store, texts: Texts, row: LogRow) -> impl IntoView {
    let stamp = row.stamp;
    let about = row.goal.as_ref().map_or("", |(_, title)| title);
    let label = texts.take_back_named(row.action, about);
    let goal = row.goal.map(|(id, title)| {
        view! { <a href=store.href(Route::Goal(id))><bdi>{title}</bdi></a> }
    });
    let more_goals = (row.more_goals > 0).then(|| texts.log_more_goals(row.more_goals));
    let take_back = row.can_take_back.then(|| {
        view! {
            <button
                type="button"
                class="quiet-button"
                aria-label=label
                on:click=move |_| store.send(Event::TakeBack(stamp))
            >{texts.take_back()}</button>
        }
    });
    view! {
        <li>
            <span class="dim num">{row.time}</span>
            <span class="log-what">
                <strong>{row.action}</strong>" "{goal}" "{more_goals}
                <span class="dim"><bdi>{row.who}</bdi></span>
                {row.changes.into_iter().map(|change| view! { <span class="change"><bdi>{change}</bdi></span> }).collect_view()}
                {(row.more_changes > 0).then(|| view! { <span class="change dim">{texts.log_more_changes(row.more_changes)}</span> })}
            </span>
            {take_back}
        </li>
    }
}
