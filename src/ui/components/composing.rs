//! Keys that belong to the composing of characters, as with Chinese: they choose among readings and mean nothing else.

use leptos::ev::KeyboardEvent;

/// Whether a key press is part of composing characters; 229 is what some browsers say instead.
pub fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == 229
}

/// Whether a key press is Enter and not part of composing characters.
pub fn is_enter(event: &KeyboardEvent) -> bool {
    event.key() == "Enter" && !is_composing(event)
}
