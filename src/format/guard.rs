//! What is checked of a file's bytes before anything is made of them.

use super::locate::{path_of, text_end};
use super::problem::{Looks, Problem, Reason};

/// The largest file that is read; a shell refuses larger ones before it reads them.
pub const LARGEST_FILE: usize = 64 << 20;
/// How deep lists and objects may be nested.
pub const DEEPEST_NESTING: usize = 64;
/// The longest text of any field, in bytes.
pub const LONGEST_TEXT: usize = 1 << 20;

/// The text of a file, without a byte order mark, ready for parsing.
pub(super) fn text(bytes: &[u8]) -> Result<&str, Problem> {
    if bytes.len() > LARGEST_FILE {
        let limit = LARGEST_FILE;
        return Err(Problem::whole(Reason::TooLarge { limit }));
    }
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, b'{', ..] | [b'{', 0, ..] => {
            return Err(Problem::whole(Reason::Utf16));
        }
        [0x89, b'P', b'N', b'G', ..] => return Err(not_json(None)),
        [b'P', b'K', 3, 4, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] => {
            return Err(not_json(Some(Looks::Workbook)));
        }
        _ => {}
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        Problem::whole(Reason::NotUtf8 {
            offset: error.valid_up_to(),
            looks_like_gbk: looks_like_gbk(bytes),
        })
    })?;
    match text.trim_start().as_bytes() {
        [] => Err(Problem::whole(Reason::Empty)),
        [b'{', ..] => shallow(text).map(|()| text),
        [b'<', ..] => Err(not_json(Some(Looks::Html))),
        [b'[' | b'"' | b'-' | b'0'..=b'9' | b'n' | b't' | b'f', ..] => {
            shallow(text)?;
            Err(Problem::whole(Reason::NotAnObject))
        }
        _ => Err(not_json(None)),
    }
}

fn not_json(looks_like: Option<Looks>) -> Problem {
    Problem::whole(Reason::NotJson { looks_like })
}

/// Bytes above ASCII stand in pairs, and more than one, as Chinese text in GBK does.
fn looks_like_gbk(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    let mut pairs = 0;
    loop {
        rest = match rest {
            [] => return pairs > 1,
            [0..=0x7f, rest @ ..] => rest,
            [0x81..=0xfe, 0x40..=0x7e | 0x80..=0xfe, rest @ ..] => {
                pairs += 1;
                rest
            }
            _ => return false,
        };
    }
}

/// Counts levels and the lengths of texts in one pass that needs no stack.
fn shallow(text: &str) -> Result<(), Problem> {
    let bytes = text.as_bytes();
    let mut depth = 0usize;
    let mut at = 0;
    let problem = |at, reason| {
        let path = path_of(text, at);
        Err(Problem { path, reason })
    };
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => {
                let end = text_end(bytes, at + 1);
                if end - at > LONGEST_TEXT {
                    let limit = LONGEST_TEXT;
                    return problem(at, Reason::StringTooLong { limit });
                }
                at = end;
            }
            b'[' | b'{' => {
                depth += 1;
                if depth > DEEPEST_NESTING {
                    let limit = DEEPEST_NESTING;
                    return problem(at, Reason::TooDeep { limit });
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    Ok(())
}
