//! From a place in a file's text to the path of the value that stands there: only walked when there is a problem.

use super::problem::Place;

/// How many levels a path names at most; deeper ones are cut.
const LONGEST_PATH: usize = 80;

/// One level of nesting that is open.
enum Open<'a> {
    /// The name of the member that is being read.
    Object(&'a str),
    /// The index of the item that is being read.
    List(usize),
}

/// The JSON pointer of the innermost value around a byte.
pub(super) fn path_of(text: &str, offset: usize) -> String {
    let bytes = text.as_bytes();
    let mut open: Vec<Open> = Vec::new();
    let mut at = 0;
    while at < offset.min(bytes.len()) {
        match bytes[at] {
            b'"' => {
                let end = text_end(bytes, at + 1);
                let names = bytes.get(end + 1..).is_some_and(|rest| {
                    rest.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b':')
                });
                if let (true, Some(Open::Object(name))) = (names, open.last_mut()) {
                    *name = text.get(at + 1..end).unwrap_or_default();
                }
                at = end;
            }
            b'{' => open.push(Open::Object("")),
            b'[' => open.push(Open::List(0)),
            b'}' | b']' => {
                open.pop();
            }
            b',' => match open.last_mut() {
                Some(Open::List(index)) => *index += 1,
                Some(Open::Object(name)) => *name = "",
                None => {}
            },
            _ => {}
        }
        at += 1;
    }
    let mut path = String::new();
    for level in open.iter().take(LONGEST_PATH) {
        match level {
            Open::Object("") => {}
            Open::Object(name) => {
                path.push('/');
                path.push_str(&name.replace('~', "~0").replace('/', "~1"));
            }
            Open::List(index) => path.push_str(&format!("/{index}")),
        }
    }
    path
}

/// The byte at a line and a column, both counted from 1 as bytes.
pub(super) fn offset_of(text: &str, place: Place) -> usize {
    let start: usize =
        text.split_inclusive('\n').take(place.line.saturating_sub(1)).map(str::len).sum();
    (start + place.column.saturating_sub(1)).min(text.len())
}

/// Where the text that begins at a place ends: at its closing quote, or at the end of the file.
pub(super) fn text_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}
