//! A mark outside of the database: whether there is something in it. Who clears one often spares the other (R13).

use web_sys::Storage;

const KEY: &str = "plumbline-has-data";

/// Whether there should be data; a browser that has no place for the mark has none.
pub fn is_set() -> bool {
    let mark = place().and_then(|place| place.get_item(KEY).ok().flatten());
    mark.is_some()
}

/// Without the mark nobody is told that data is missing, which is no worse than before it.
pub fn set(has_data: bool) {
    if let Some(place) = place() {
        let _ = match has_data {
            true => place.set_item(KEY, "1"),
            false => place.remove_item(KEY),
        };
    }
}

fn place() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
