//! Key presses as the model knows them.

use leptos::ev::KeyboardEvent;

use crate::model::actions::Press;

pub fn press_of(event: &KeyboardEvent) -> Press {
    Press {
        key: event.key(),
        command: event.ctrl_key() || event.meta_key(),
        alt: event.alt_key(),
        shift: event.shift_key(),
    }
}
