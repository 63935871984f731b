//! A goal's actuals: one field and Enter, a pasted block of two columns, and the list.

use leptos::prelude::*;

use crate::domain::records::actual::Actual;
use crate::domain::values::amount::Amount;
use crate::domain::values::id::GoalId;
use crate::locales::typing;
use crate::model::Event;
use crate::model::command::Command;
use crate::view::goal::{actuals, entry, place};

use super::components::number_field::is_enter;
use super::i18n::use_texts;
use super::store::use_store;

/// Rows that are shown before “show all”.
const FIRST_ROWS: usize = 8;

#[component]
pub fn Actuals(id: GoalId, is_own: Signal<bool>) -> impl IntoView {
    let texts = use_texts();
    let at = StoredValue::new(id);
    view! {
        <section class="sheet card" aria-labelledby="actuals">
            <h2 id="actuals">{move || texts.get().actuals_heading()}</h2>
            <Show
                when=move || is_own.get()
                fallback=move || view! { <p class="dim">{move || texts.get().actuals_roll_up()}</p> }
            >
                <QuickEntry id=at.get_value() />
                <Paste id=at.get_value() />
            </Show>
            <List id=at.get_value() is_own />
        </section>
    }
}

#[component]
fn QuickEntry(id: GoalId) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let at = StoredValue::new(id);
    let how = store.open_memo(move |open| entry(open, place(open, &at.get_value())?, texts.get()));
    let title = store.open_memo(move |open| {
        let goal = open.workspace.goals.get(&at.get_value());
        goal.map_or(String::new(), |goal| goal.title.clone())
    });
    let day = RwSignal::new(store.peek(|model| model.today).to_string());
    let value = RwSignal::new(String::new());
    let denominator = RwSignal::new(String::new());
    let note = RwSignal::new(String::new());
    let is_wrong = RwSignal::new(false);
    let save = move || {
        let how = how.get_untracked();
        let read = match &how {
            Some(how) if how.is_milestone => Ok(Some(Actual::of(Amount::ONE))),
            Some(how) => {
                let (value, whole) = (value.get_untracked(), denominator.get_untracked());
                typing::actual(&value, &whole, how.scale, how.is_rate)
            }
            None => Ok(None),
        };
        let (Ok(Some(actual)), Some(day)) = (read, typing::day(&day.get_untracked())) else {
            is_wrong.set(true);
            return;
        };
        is_wrong.set(false);
        let actual = Actual {
            note: note.get_untracked(),
            by: store.peek(|model| model.identity.clone()),
            ..actual
        };
        store.send(Event::Do(Command::EnterActual(at.get_value(), day, actual)));
        value.set(String::new());
        denominator.set(String::new());
        note.set(String::new());
    };
    let on_enter = move |event: leptos::ev::KeyboardEvent| {
        if is_enter(&event) {
            save();
        }
    };
    view! {
        <Show
            when=move || how.get().is_some()
            fallback=move || view! { <p class="dim">{move || texts.get().refusal_no_metric()}</p> }
        >
            <div class="entry-row" class:wrong=move || is_wrong.get()>
                <input
                    class="field day"
                    type="date"
                    min="1970-01-01"
                    max="2199-12-31"
                    aria-label=move || texts.get().actual_day()
                    bind:value=day
                    on:keydown=on_enter
                />
                <Show when=move || !how.get().is_some_and(|how| how.is_milestone)>
                    <span class="entry">
                        <input
                            type="text"
                            inputmode="decimal"
                            autocomplete="off"
                            aria-label=move || texts.get().actual_for(title.get())
                            aria-invalid=move || is_wrong.get().then_some("true")
                            bind:value=value
                            on:keydown=on_enter
                        />
                        <Show when=move || how.get().is_some_and(|how| how.is_rate)>
                            <span aria-hidden="true">"/"</span>
                            <input
                                type="text"
                                inputmode="decimal"
                                autocomplete="off"
                                placeholder="100"
                                aria-label=move || texts.get().actual_denominator()
                                bind:value=denominator
                                on:keydown=on_enter
                            />
                        </Show>
                        <span class="unit">{move || how.get().map(|how| how.unit)}</span>
                    </span>
                </Show>
                <input
                    class="field note"
                    type="text"
                    autocomplete="off"
                    aria-label=move || texts.get().actual_note()
                    placeholder=move || texts.get().actual_note()
                    bind:value=note
                    on:keydown=on_enter
                />
                <button type="button" class="button primary" on:click=move |_| save()>
                    {move || if how.get().is_some_and(|how| how.is_milestone) { texts.get().actual_done() } else { texts.get().actual_save() }}
                </button>
            </div>
        </Show>
    }
}

#[component]
fn Paste(id: GoalId) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let at = StoredValue::new(id);
    let text = RwSignal::new(String::new());
    let scale = store.open_memo(move |open| {
        let place = place(open, &at.get_value());
        place
            .and_then(|place| entry(open, place, texts.get()))
            .map(|how| how.scale)
            .unwrap_or_default()
    });
    let rows = Memo::new(move |_| typing::two_columns(&text.get(), scale.get()));
    let count = move || rows.with(|rows| rows.as_ref().map_or(0, Vec::len));
    let paste = move |_| {
        if let Ok(rows) = rows.get_untracked() {
            store.send(Event::Do(Command::PasteActuals(at.get_value(), rows)));
            text.set(String::new());
        }
    };
    view! {
        <details class="paste">
            <summary>{move || texts.get().paste_heading()}</summary>
            <p class="dim">{move || texts.get().paste_hint()}</p>
            <textarea
                class="field"
                rows="5"
                spellcheck="false"
                aria-label=move || texts.get().paste_heading()
                placeholder="2026-01-05\t1200"
                bind:value=text
            ></textarea>
            <p class="bad" role="status">
                {move || rows.get().err().map(|(line, words)| texts.get().paste_problem(line, words))}
            </p>
            <button type="button" class="button" disabled=move || count() == 0 on:click=paste>
                {move || texts.get().paste_rows(count())}
            </button>
        </details>
    }
}

#[component]
fn List(id: GoalId, is_own: Signal<bool>) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let at = StoredValue::new(id);
    let shows_all = RwSignal::new(false);
    let rows = store.open_memo(move |open| match place(open, &at.get_value()) {
        Some(place) => actuals(open, place, texts.get()),
        None => Vec::new(),
    });
    let shown = move || {
        let rows = rows.get();
        let count = if shows_all.get() { rows.len() } else { FIRST_ROWS };
        rows.into_iter().take(count).collect::<Vec<_>>()
    };
    let more = move || rows.with(Vec::len) > FIRST_ROWS && !shows_all.get();
    view! {
        <Show when=move || rows.with(Vec::is_empty) && is_own.get()>
            <p class="dim">{move || texts.get().actuals_none()}</p>
        </Show>
        <Show when=move || rows.with(|rows| !rows.is_empty())>
            <Show when=move || !is_own.get()>
                <p class="dim">{move || texts.get().actuals_not_counted()}</p>
            </Show>
            <table class="data">
                <thead>
                    <tr>
                        <th scope="col">{move || texts.get().column_day()}</th>
                        <th scope="col" class="num">{move || texts.get().column_value()}</th>
                        <th scope="col">{move || texts.get().column_note()}</th>
                        <th scope="col"><span class="visually-hidden">{move || texts.get().column_actions()}</span></th>
                    </tr>
                </thead>
                <tbody>
                    {move || shown().into_iter().map(|row| {
                        let day = row.day;
                        let label = texts.get().actual_delete(&row.day_name);
                        view! {
                            <tr>
                                <td>{row.day_name}</td>
                                <td class="num">{row.value}</td>
                                <td><bdi>{row.note}</bdi>" "<span class="dim"><bdi>{row.by}</bdi></span></td>
                                <td class="num">
                                    <button
                                        type="button"
                                        class="quiet-button"
                                        aria-label=label
                                        on:click=move |_| store.send(Event::Do(Command::DeleteActual(at.get_value(), day)))
                                    >"×"</button>
                                </td>
                            </tr>
                        }
                    }).collect_view()}
                </tbody>
            </table>
            <Show when=more>
                <button type="button" class="link-button" on:click=move |_| shows_all.set(true)>
                    {move || texts.get().actuals_show_all(rows.with(Vec::len))}
                </button>
            </Show>
        </Show>
    }
}
