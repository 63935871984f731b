//! What a file or a snapshot says otherwise than the open workspace, record by record, in words.

use crate::format::preview::{Item, Outcome};
use crate::locales::Texts;
use crate::model::Model;
use crate::model::importing::{Content, Found};

use super::log_words::said;

/// Places of one record that are told; the rest are counted.
const MOST_PLACES: usize = 4;

/// A record that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    pub outcome: Outcome,
    pub label: String,
    /// What is said on either side, one for each place, where both know the record.
    pub places: Vec<String>,
    /// Places besides these.
    pub more: usize,
}

/// What the file that waits for a decision would change; at most `most` records are listed.
pub fn listed(model: &Model, texts: Texts, most: usize) -> Vec<Listed> {
    let incoming = model.incoming.as_ref();
    let (Some(open), Some(Content::Whole(found))) =
        (&model.open, incoming.map(|incoming| &incoming.content))
    else {
        return Vec::new();
    };
    let Found { read, preview: Some(preview), .. } = found.as_ref() else {
        return Vec::new();
    };
    let sides = [&open.workspace, &read.workspace];
    let items = preview.sections().into_iter().flat_map(|section| &section.items);
    let list = |item: &Item| {
        let places = item.differing.iter().filter_map(|(here, there)| {
            let [name, here, there] = said(sides, here, there, texts)?;
            Some(texts.import_differs(name, here, there))
        });
        let places: Vec<String> = places.collect();
        let untold = match item.differing.is_empty() {
            true => 0,
            false => item.days.len().saturating_sub(item.differing.len()),
        };
        Listed {
            outcome: item.outcome,
            label: item.label.clone(),
            more: places.len().saturating_sub(MOST_PLACES) + untold,
            places: places.into_iter().take(MOST_PLACES).collect(),
        }
    };
    items.take(most).map(list).collect()
}
