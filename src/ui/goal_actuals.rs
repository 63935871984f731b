//! A goal's actuals: one field and Enter, a pasted block of two columns, and the list.

use leptos::html;
use leptos::prelude::*;

use crate::domain::values::id::GoalId;
use crate::model::Event;
use crate::model::command::Command;
use crate::model::form::{self, Sent};
use crate::view::form::{actual, block, entered, there};
use crate::view::goal::{actuals, place};

use super::components::form::Form;
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
    let inputs = store.memo(move |model| at.with_value(|id| actual(model, id, None, texts.get())));
    let there = store.memo(move |model| at.with_value(|id| there(model, id, texts.get())));
    let is_milestone = store.open_memo(move |open| {
        let goal = at.with_value(|id| open.workspace.goals.get(id));
        goal.is_some_and(|goal| goal.aim.is_done_or_not())
    });
    let send =
        move |sent: Sent| store.send(Event::Submit(form::Form::Actual(at.get_value()), sent));
    let save = move || {
        let texts = texts.get_untracked();
        send(store.peek(|model| at.with_value(|id| entered(model, id, texts))));
    };
    let add = NodeRef::<html::Button>::new();
    // Where adding is as likely as replacing, a person says which.
    let enter = Callback::new(move |()| match add.get_untracked() {
        // A button that can't take the focus is still there to be clicked.
        Some(button) => drop(button.focus()),
        None => save(),
    });
    let words = move || match there.get() {
        Some(there) => there.replace,
        None if is_milestone.get() => texts.get().actual_done().to_owned(),
        None => texts.get().actual_save().to_owned(),
    };
    let sum = move || there.get().and_then(|there| there.add);
    view! {
        <Show
            when=move || inputs.with(|inputs| !inputs.is_empty())
            fallback=move || view! { <p class="dim">{move || texts.get().refusal_no_metric()}</p> }
        >
            <div class="entry-row">
                <Form inputs class="bare" on_enter=enter />
                <div class="entry-actions">
                    <Show when=move || sum().is_some()>
                        <button
                            node_ref=add
                            type="button"
                            class="button primary"
                            on:click=move |_| if let Some((_, command)) = untrack(sum) { send(Ok(Box::new(command))) }
                        >{move || sum().map(|(words, _)| words)}</button>
                    </Show>
                    <button type="button" class="button" class:primary=move || sum().is_none() on:click=move |_| save()>
                        {words}
                    </button>
                </div>
                <p class="dim there" role="status">{move || there.get().map(|there| there.words)}</p>
            </div>
        </Show>
    }
}

#[component]
fn Paste(id: GoalId) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let at = StoredValue::new(id);
    let shown = store.memo(move |model| at.with_value(|id| block(model, id, texts.get())));
    let inputs = Memo::new(move |_| shown.get().map(|block| vec![block.input]).unwrap_or_default());
    let count = move || shown.with(|block| block.as_ref().map_or(0, |block| block.rows));
    let replaces = move || shown.with(|block| block.as_ref().map_or(0, |block| block.replaces));
    let told = move || Some(replaces()).filter(|count| *count > 0);
    let wrong = move || shown.with(|block| block.as_ref()?.wrong.clone());
    let paste = move |_| {
        if let Some(command) = shown.get_untracked().and_then(|block| block.command) {
            store.send(Event::Submit(form::Form::Block(at.get_value()), Ok(Box::new(command))));
        }
    };
    // What was left in it is there to be seen.
    let is_begun = inputs.with_untracked(|inputs| inputs.iter().any(|input| input.is_typed));
    view! {
        <details class="paste" open=is_begun>
            <summary>{move || texts.get().paste_heading()}</summary>
            <p class="dim">{move || texts.get().paste_hint()}</p>
            <Form inputs class="bare" />
            <p class="bad" role="status">{wrong}</p>
            <p class="dim" role="status">{move || told().map(|count| texts.get().paste_replaces(count))}</p>
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
