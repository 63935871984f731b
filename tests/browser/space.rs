//! Questions to the browser about its room, which it may not answer.

use js_sys::Date;
use plumbline::shell::storage::space::{Space, ask_to_protect, space};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::faults::Fault;

#[wasm_bindgen_test]
async fn r17_the_room_is_told_in_whole_numbers_or_not_at_all() {
    let room = space().await;
    assert_eq!(room.used_bytes.is_some(), room.quota_bytes.is_some());
    if let (Some(used), Some(quota)) = (room.used_bytes, room.quota_bytes) {
        assert!(used < quota, "{used} of {quota}");
    }
}

#[wasm_bindgen_test]
async fn r15_a_browser_that_never_answers_is_waited_for_a_second_and_no_longer() {
    if space().await.quota_bytes.is_none() {
        // There is nobody to ask.
        assert_eq!(ask_to_protect(1_000).await, None);
        return;
    }
    let _faults = ["persist", "persisted"].map(|it| {
        let method = format!("StorageManager.{it}");
        Fault::from(&method, 1, "never")
    });
    let before_ms = Date::now();
    assert_eq!(ask_to_protect(1_000).await, None);
    assert_eq!(space().await, Space::default());
    let took_ms = Date::now() - before_ms;
    // A second for each of the two; ten times the room above it, since a busy machine is no fault of the app.
    assert!((1_900.0..20_000.0).contains(&took_ms), "{took_ms} ms");
}
