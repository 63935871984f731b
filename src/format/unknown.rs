//! Unknown fields: kept with their records, and written again.

use super::checksum::Blanks;
use super::problem::{At, Problems, Reason};
use super::sound;
use super::wire::{Loose, Object, Pairs, read_object, write_object};

/// Unknown fields for keeping: sorted by name, their texts without white space. What no known field may say is a problem
/// within them as well.
pub(super) fn keep(extra: Pairs, at: At, problems: &mut Problems) -> Vec<(String, String)> {
    let mut kept: Vec<(String, String)> =
        extra.into_iter().map(|(name, text)| (name.into_owned(), minified(&text))).collect();
    kept.sort();
    for (name, text) in &kept {
        sound::check(text, at.key(name), problems);
    }
    for pair in kept.windows(2) {
        if pair[0].0 == pair[1].0 {
            problems.add(at.key(&pair[0].0), Reason::DuplicateField);
        }
    }
    kept
}

/// Keeps the unknown fields of a known object within a record, under that object's name.
pub(super) fn keep_within(
    kept: &mut Vec<(String, String)>,
    name: &str,
    extra: Vec<(String, String)>,
) {
    if extra.is_empty() {
        return;
    }
    let extra = extra.into_iter().map(|(name, text)| (name.into(), text.into())).collect();
    let mut text = String::new();
    write_object(&Loose { extra }, &mut text);
    let at = kept.partition_point(|pair| pair.0.as_str() < name);
    kept.insert(at, (name.to_owned(), text));
}

/// The unknown fields of a record, for writing.
pub(super) fn kept<'a, O: Object<'a>>(extra: &'a [(String, String)]) -> Pairs<'a> {
    extra
        .iter()
        .filter(|(name, _)| !O::NAMES.contains(&name.as_str()))
        .map(|(name, text)| (name.into(), text.into()))
        .collect()
}

/// The unknown fields of a known object within a record, for writing.
pub(super) fn kept_within<'a>(extra: &'a [(String, String)], name: &str) -> Pairs<'a> {
    extra
        .iter()
        .find(|pair| pair.0 == name)
        .and_then(|(_, text)| read_object::<Loose>(text).ok())
        .map_or(Vec::new(), |loose| loose.extra)
}

/// A JSON text without white space between its tokens.
pub(super) fn minified(text: &str) -> String {
    let mut blanks = Blanks::default();
    text.chars().filter(|&c| !blanks.has(c)).collect()
}
