//! Whether a JSON text that is kept as it stands can be written again and read by everybody: the grammar of JSON lets pass
//! halves of characters, and names that are given twice.

use std::collections::HashSet;

use super::locate::{path_of, text_end};
use super::problem::{At, Kind, Problems, Reason};
use super::wire::Name;

/// Tells the first thing for which a value of valid JSON can't be kept, as it would be told of a known field.
pub(super) fn check(json: &str, at: At, problems: &mut Problems) {
    if let Some((offset, reason)) = unsound(json) {
        problems.add_at(|| format!("{at}{}", path_of(json, offset)), reason);
    }
}

fn unsound(json: &str) -> Option<(usize, Reason)> {
    let bytes = json.as_bytes();
    // The names of each object that is open; none of a list.
    let mut open: Vec<HashSet<String>> = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => {
                let end = text_end(bytes, at + 1);
                let Ok(Name(text)) = serde_json::from_str(json.get(at..=end)?) else {
                    return Some((at, Reason::Expected(Kind::Text)));
                };
                let blanks = bytes[end + 1..].iter().take_while(|byte| byte.is_ascii_whitespace());
                let after = end + 1 + blanks.count();
                let is_name = bytes.get(after) == Some(&b':');
                if is_name && !open.last_mut()?.insert(text.into_owned()) {
                    return Some((after, Reason::DuplicateField));
                }
                at = end;
            }
            b'{' | b'[' => open.push(HashSet::new()),
            b'}' | b']' => drop(open.pop()),
            _ => {}
        }
        at += 1;
    }
    None
}
