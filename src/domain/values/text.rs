//! Texts: what may stand in a title, a name or a note.

/// The most bytes in a title: characters may be put together of any number of others.
pub const LARGEST_TITLE: usize = 1 << 16;

/// Whether a text holds what can be neither seen nor printed. A tab or a line end that was pasted is none of it.
pub fn holds_control(text: &str) -> bool {
    text.contains(|c: char| c < ' ' && !matches!(c, '\t' | '\n' | '\r'))
}
