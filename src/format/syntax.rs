//! From serde_json's errors to problems with a path.

use super::locate::{offset_of, path_of};
use super::problem::{Place, Problem, Reason};

pub(super) fn place_of(error: &serde_json::Error) -> Place {
    Place { line: error.line(), column: error.column() }
}

/// What is wrong where the text stops being JSON.
pub(super) fn syntax(text: &str, error: &serde_json::Error) -> Problem {
    let place = place_of(error);
    let offset = offset_of(text, place);
    let wrong = text.get(offset..).unwrap_or_default();
    let number = ["NaN", "Infinity", "-Infinity"];
    let reason = match error.is_eof() {
        true => Reason::UnexpectedEnd(place),
        // A number that was cut in its middle.
        false if ["-", "+", ".", "e", "E"].contains(&wrong) => Reason::UnexpectedEnd(place),
        false if number.iter().any(|name| wrong.starts_with(name)) => Reason::NoSuchNumber(place),
        false => Reason::Syntax(place),
    };
    Problem { path: path_of(text, offset), reason }
}
