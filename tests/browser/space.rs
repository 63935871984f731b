//! Questions to the browser about its room, which it may not answer.

use plumbline::shell::storage::space::{ask_to_protect, space};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn r17_the_room_is_told_in_whole_numbers_or_not_at_all() {
    let room = space().await;
    assert_eq!(room.used_bytes.is_some(), room.quota_bytes.is_some());
    if let (Some(used), Some(quota)) = (room.used_bytes, room.quota_bytes) {
        assert!(used < quota, "{used} of {quota}");
    }
}

#[wasm_bindgen_test]
async fn r15_asking_for_protection_takes_at_most_a_second() {
    let before_ms = js_sys::Date::now();
    // Any answer will do, also none.
    ask_to_protect().await;
    let took_ms = js_sys::Date::now() - before_ms;
    assert!(took_ms < 1_500.0, "{took_ms} ms");
}
