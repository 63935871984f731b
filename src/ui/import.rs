//! Importing: pick or drop a file, see what it would change, decide. Snapshots are looked at in the same dialog.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::File;

use crate::format::preview::{Counts, Item, Preview};
use crate::model::arriving::Arriving;
use crate::model::importing::{Content, Favour, Found, How};
use crate::model::{Event, FileEvent};
use crate::shell::{clock, files};

use super::components::dialog::Dialog;
use super::i18n::use_texts;
use super::import_refused::{Look, Problems};
use super::later;
use super::restoring::GoingBack;
use super::store::{Store, use_store};

/// Problems and records shown at first; the rest are counted.
pub(super) const MOST_LISTED: usize = 20;

/// The input that picks files; [`Act::Import`](crate::model::actions::Act::Import) opens it.
#[component]
fn Picker() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let input = NodeRef::<html::Input>::new();
    let picked = move |_| {
        if let Some(file) = input.get_untracked().as_ref().and_then(files::picked) {
            read(store, file);
        }
    };
    view! {
        <input
            node_ref=input
            id=files::PICKER
            type="file"
            hidden
            accept=".json,application/json"
            aria-label=move || texts.get().import_file()
            on:change=picked
        />
    }
}
/// What the file would do, and what to do with it. Files dropped anywhere come here too.
#[component]
pub fn ImportDialog() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    take_dropped_files(store);
    let name = store.memo(|model| {
        let arriving = model.arriving.as_ref();
        let incoming = model.incoming.as_ref();
        (arriving.map(|arriving| (arriving.name.clone(), arriving.snapshot_ms())))
            .or_else(|| incoming.map(|incoming| (incoming.name.clone(), incoming.snapshot_ms)))
    });
    let title = Signal::derive(move || match name.get() {
        Some((_, Some(changed_ms))) => {
            let moment = texts.get().moment(changed_ms, clock::offset_min());
            texts.get().snapshot_title(moment)
        }
        Some((name, None)) => texts.get().import_title(name),
        None => String::new(),
    });
    view! {
        <Picker />
        <Dialog
            is_open=Signal::derive(move || name.get().is_some())
            title
            on_close=move || store.send(Event::CancelImport)
        >
            <Reading />
            {later::shown(later::import())}
        </Dialog>
    }
}

/// How much of a large file was read.
#[component]
fn Reading() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let percent = store.memo(|model| model.arriving.as_ref().map(Arriving::percent));
    view! {
        <Show when=move || percent.get().is_some()>
            <p>
                <progress
                    max="100"
                    aria-label=move || texts.get().import_reading()
                    prop:value=move || percent.get().unwrap_or_default()
                ></progress>
                " "
                {move || texts.get().import_reading_percent(percent.get().unwrap_or_default())}
            </p>
            <div class="form-actions">
                <button type="button" class="button" on:click=move |_| store.send(Event::CancelImport)>
                    {move || texts.get().cancel()}
                </button>
            </div>
        </Show>
    }
}

/// What the dialog is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    Decision,
    GoingBack,
    Look,
    Problems,
}

#[component]
pub fn ImportOutcome() -> impl IntoView {
    let store = use_store();
    let about = store.memo(|model| {
        model.incoming.as_ref().map(|incoming| match &incoming.content {
            Content::Whole(_) if incoming.snapshot_ms.is_some() => About::GoingBack,
            Content::Whole(_) => About::Decision,
            Content::Newer(_) => About::Look,
            Content::Broken(_) => About::Problems,
        })
    });
    view! {
        {move || about.get().map(|about| match about {
            About::Decision => view! { <Decision /> }.into_any(),
            About::GoingBack => view! { <GoingBack /> }.into_any(),
            About::Look => view! { <Look /> }.into_any(),
            About::Problems => view! { <Problems /> }.into_any(),
        })}
    }
}

#[component]
fn Decision() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let favour = RwSignal::new(Favour::Newer);
    let found = whole(store, |found| {
        let workspace = &found.read.workspace;
        (workspace.settings.name.clone(), workspace.goals.living().count(), found.preview.clone())
    });
    let notes = whole(store, |found| found.read.notes.clone());
    let notes = move || notes.get().unwrap_or_default();
    let leaning = whole(store, |found| found.read.leaning.clone());
    let leaning = move || leaning.get().flatten();
    let preview = move || found.get().and_then(|(_, _, preview)| preview);
    let asks = move || preview().is_some_and(|preview| preview.asks());
    let by_hand = move || preview().map(|preview| preview.by_hand).filter(|count| *count > 0);
    view! {
        <p>{move || found.get().map(|(name, goals, _)| texts.get().import_holds(name, texts.get().goal_count(goals)))}</p>
        {move || notes().into_iter().map(|note| view! { <p class="dim">{texts.get().import_note(note)}</p> }).collect_view()}
        {move || preview().map(|preview| view! { <PreviewTable preview goes_back=false /> })}
        {move || by_hand().map(|count| view! { <p class="dim">{texts.get().import_by_hand(count)}</p> })}
        <Show when=asks>
            <fieldset class="choices">
                <legend>{move || texts.get().import_conflicts()}</legend>
                <FavourChoice favour this=Favour::Newer words=Signal::derive(move || texts.get().favour_newer()) />
                <FavourChoice favour this=Favour::Here words=Signal::derive(move || texts.get().favour_here()) />
                <FavourChoice favour this=Favour::File words=Signal::derive(move || texts.get().favour_file()) />
            </fieldset>
        </Show>
        {move || leaning().map(|leaning| view! {
            <p>{texts.get().import_leaning(leaning.references)}</p>
        })}
        <Refused />
        <div class="form-actions">
            <Show when=move || preview().is_some()>
                <button
                    type="button"
                    class="button primary"
                    on:click=move |_| store.send(Event::File(FileEvent::Import(How::Merge(favour.get_untracked()))))
                >{move || texts.get().import_merge()}</button>
            </Show>
            <Show when=move || leaning().is_none()>
                <button type="button" class="button" on:click=move |_| store.send(Event::File(FileEvent::Import(How::AsNew)))>
                    {move || texts.get().import_as_new()}
                </button>
            </Show>
            <button type="button" class="button" on:click=move |_| store.send(Event::CancelImport)>
                {move || texts.get().cancel()}
            </button>
        </div>
    }
}

/// Why it was not done as the person wanted.
#[component]
pub(super) fn Refused() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let refused = whole(store, |found| found.refused.clone());
    view! {
        <p class="bad" role="alert">{move || refused.get().flatten().map(|refusal| texts.get().refusal(&refusal))}</p>
    }
}

/// Something of the file that can be imported.
pub(super) fn whole<T: Clone + PartialEq + Send + Sync + 'static>(
    store: Store,
    of: impl Fn(&Found) -> T + Send + Sync + 'static,
) -> Memo<Option<T>> {
    store.memo(move |model| match model.incoming.as_ref().map(|incoming| &incoming.content) {
        Some(Content::Whole(found)) => Some(of(found)),
        _ => None,
    })
}

#[component]
fn FavourChoice(
    favour: RwSignal<Favour>,
    this: Favour,
    words: Signal<&'static str>,
) -> impl IntoView {
    view! {
        <label>
            <input
                type="radio"
                name="favour"
                prop:checked=move || favour.get() == this
                on:change=move |_| favour.set(this)
            />
            {move || words.get()}
        </label>
    }
}

#[component]
pub(super) fn PreviewTable(preview: Preview, goes_back: bool) -> impl IntoView {
    let texts = use_texts();
    let totals = totals(&preview);
    let sections = preview.sections().into_iter();
    let items: Vec<Item> = sections.flat_map(|section| section.items.iter().cloned()).collect();
    let more = items.len().saturating_sub(MOST_LISTED);
    let counts = move || {
        let texts = texts.get();
        let mut counts = vec![
            (texts.preview_added(), totals.added),
            (texts.preview_changed(), totals.changed),
            (texts.preview_same(), totals.same),
        ];
        match goes_back {
            true => counts.push((texts.preview_gone(), totals.gone)),
            false => counts.extend([
                (texts.preview_kept(), totals.kept),
                (texts.preview_conflicting(), totals.conflicting),
            ]),
        }
        counts
    };
    view! {
        <dl class="preview" class:of-four=goes_back>
            {move || counts().into_iter().map(|(word, count)| view! {
                <div><dt>{word}</dt><dd>{count}</dd></div>
            }).collect_view()}
        </dl>
        <ul class="problems">
            {items.into_iter().take(MOST_LISTED).map(|item| view! {
                <li><span class="dim">{move || texts.get().outcome(item.outcome)}</span>" "<bdi>{item.label}</bdi></li>
            }).collect_view()}
        </ul>
        <p class="dim">{move || (more > 0).then(|| texts.get().and_more(more))}</p>
    }
}

/// The counts of all kinds of records together.
fn totals(preview: &Preview) -> Counts {
    let sections = preview.sections().into_iter().map(|section| section.counts);
    sections.fold(Counts::default(), |sum, counts| Counts {
        added: sum.added + counts.added,
        changed: sum.changed + counts.changed,
        same: sum.same + counts.same,
        kept: sum.kept + counts.kept,
        conflicting: sum.conflicting + counts.conflicting,
        gone: sum.gone + counts.gone,
    })
}

fn read(store: Store, file: File) {
    if file.size() > crate::format::LARGEST_FILE as f64 {
        // One byte over the limit is enough for the reader to refuse it; the rest is not read.
        store.send(Event::File(FileEvent::Read(
            file.name(),
            vec![b' '; crate::format::LARGEST_FILE + 1],
        )));
        return;
    }
    spawn_local(async move {
        let (name, bytes) = files::read(file).await;
        store.send(match bytes {
            Ok(bytes) => Event::File(FileEvent::Read(name, bytes)),
            Err(why) => Event::FileNotRead(name, why),
        });
    });
}

fn take_dropped_files(store: Store) {
    let over = window_event_listener(ev::dragover, |event| event.prevent_default());
    let drop = window_event_listener(ev::drop, move |event| {
        event.prevent_default();
        let files = event.data_transfer().and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            read(store, file);
        }
    });
    on_cleanup(move || {
        over.remove();
        drop.remove();
    });
}
