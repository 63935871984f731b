//! Home: one field for each number that is due, and what is off track.

use leptos::prelude::*;

use crate::domain::values::id::PersonId;
use crate::model::Event;
use crate::model::route::Route;
use crate::view::form::people;
use crate::view::home::{self as view, CheckIn, Due};

use super::check_in::{CheckInField, Done};
use super::components::more::{More, ROWS_AT_ONCE};
use super::components::people_choices::people_choices;
use super::components::select::Select;
use super::components::status::status_badge;
use super::i18n::use_texts;
use super::store::use_store;

#[component]
pub fn HomeScreen() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let (most_due, most_behind) = (RwSignal::new(ROWS_AT_ONCE), RwSignal::new(ROWS_AT_ONCE));
    let due = store.memo(move |model| {
        let open = model.open.as_ref()?;
        let who = model.identity.as_ref().filter(|id| open.workspace.people.get(id).is_some());
        Some(view::due(open, who, texts.get(), most_due.get()))
    });
    let due = Memo::new(move |_| due.get().unwrap_or_default());
    let behind = store.open_memo(move |open| view::concerns(open, texts.get(), most_behind.get()));
    let name = store.memo(|model| {
        let person = model.open.as_ref()?.workspace.people.get(model.identity.as_ref()?)?;
        Some(person.name.clone())
    });
    let sentence = move || {
        let texts = texts.get();
        let rest = match due.with(|due| (due.all, due.missing, due.milestones)) {
            (0, ..) => texts.home_nothing_due().to_owned(),
            (_, 0, 0) => texts.home_all_done().to_owned(),
            (_, missing, 0) => texts.home_due(missing),
            (_, 0, open) => texts.home_milestones(open),
            (_, missing, open) => {
                texts.two_sentences(texts.home_due(missing), texts.home_milestones(open))
            }
        };
        match name.get() {
            Some(name) => format!("{} {rest}", texts.home_hello(name)),
            None => rest,
        }
    };
    view! {
        <h1 class="lead">{sentence}</h1>
        <Show when=move || due.with(|due| due.all > 0)>
            <p class="sub">{move || texts.get().home_how()}</p>
        </Show>
        <div class="who"><Identity /></div>
        <div class="columns">
            <section class="sheet" aria-label=move || texts.get().home_check_ins()>
                <Show
                    when=move || due.with(|due| due.all > 0)
                    fallback=move || view! { <p class="empty">{move || texts.get().home_due_later()}</p> }
                >
                    <For each=move || due.get().rows key=|row| row.goal.clone() let(row)>
                        <CheckInRow first=row due />
                    </For>
                    <More hidden=Signal::derive(move || due.with(|due| due.all - due.rows.len())) most=most_due />
                </Show>
            </section>
            <section class="sheet card" aria-labelledby="concerns">
                <h2 id="concerns">{move || texts.get().home_concerns()}</h2>
                <Show
                    when=move || behind.with(|behind| behind.all > 0)
                    fallback=move || view! { <p class="dim">{move || texts.get().home_no_concerns()}</p> }
                >
                    <ul class="concerns">
                        {move || behind.get().rows.into_iter().map(|concern| view! {
                            <li>
                                {status_badge(concern.status, texts.get())}
                                <a href=store.href(Route::Goal(concern.goal))><bdi>{concern.title}</bdi></a>
                                <span class="num">{concern.lead}</span>
                                <span class="dim"><bdi>{concern.owner}</bdi></span>
                            </li>
                        }).collect_view()}
                    </ul>
                    <More hidden=Signal::derive(move || behind.with(|behind| behind.all - behind.rows.len())) most=most_behind />
                </Show>
            </section>
        </div>
    }
}

/// Who is at the keyboard: a choice, not a login.
#[component]
pub fn Identity() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let choices =
        people_choices(store, |workspace, texts| people(workspace, texts.home_everybody()));
    let identity = store.memo(|model| model.identity.as_ref().map(ToString::to_string));
    view! {
        <span class="dim" aria-hidden="true">{move || texts.get().home_who()}</span>
        <Select
            label=Signal::derive(move || texts.get().home_who().to_owned())
            class="pill"
            choices
            value=Signal::derive(move || identity.get().unwrap_or_default())
            on_change=move |value: String| store.send(Event::ChooseIdentity(PersonId::new(&value).ok()))
        />
    }
}

#[component]
fn CheckInRow(first: CheckIn, due: Memo<Due>) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let goal = first.goal.clone();
    let row = Memo::new(move |before: Option<&CheckIn>| {
        let found = due.with(|due| due.rows.iter().find(|row| row.goal == goal).cloned());
        found.or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
    });
    let href = move || store.href(Route::Goal(row.read().goal.clone()));
    view! {
        <div class="check-in">
            <div>
                <a href=href class="check-in-title"><bdi>{move || row.get().title}</bdi></a>
                {move || status_badge(row.read().status, texts.get())}
                <div class="dim">{move || row.get().hint}</div>
            </div>
            <Show when=move || row.read().is_milestone fallback=move || view! {
                <CheckInField row />
                <span class="dim check-in-state">{move || match row.read().is_entered {
                    true => texts.get().home_entered(),
                    false => texts.get().home_not_entered(),
                }}</span>
            }>
                <Done row />
            </Show>
        </div>
    }
}
