//! What a file would change, counted and listed.

use leptos::prelude::*;

use crate::format::preview::{Counts, Preview};
use crate::model::importing::{Content, Found};
use crate::view::differing::{Listed, listed};

use super::super::i18n::use_texts;
use super::super::store::{Store, use_store};

/// Problems and records shown at first; the rest are counted.
pub(super) const MOST_LISTED: usize = 20;

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
pub(super) fn PreviewTable(preview: Preview, goes_back: bool) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let totals = totals(&preview);
    let all: usize = preview.sections().into_iter().map(|section| section.items.len()).sum();
    let more = all.saturating_sub(MOST_LISTED);
    let items = store.memo(move |model| listed(model, texts.get(), MOST_LISTED));
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
            {move || items.get().into_iter().map(|item| view! { <Record item /> }).collect_view()}
        </ul>
        <p class="dim">{move || (more > 0).then(|| texts.get().and_more(more))}</p>
    }
}

#[component]
fn Record(item: Listed) -> impl IntoView {
    let texts = use_texts().get();
    let more = (item.more > 0).then(|| view! { <li>{texts.and_more(item.more)}</li> });
    let places = item.places.into_iter().map(|place| view! { <li><bdi>{place}</bdi></li> });
    view! {
        <li>
            <span class="dim">{texts.outcome(item.outcome)}</span>" "<bdi>{item.label}</bdi>
            <ul class="dim">{places.collect_view()}{more}</ul>
        </li>
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
