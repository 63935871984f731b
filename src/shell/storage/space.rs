//! How much room there is, and whether the browser may clear it by itself. No answer is waited for without a limit.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

pub use crate::model::space::Space;
use crate::shell::timeout::within;

/// WebKitGTK has none of these, and Firefox may leave a question open for ever.
const ANSWER_LIMIT_MS: u32 = 1_000;
/// How long a person may take, whom the browser asks.
pub const PERSON_LIMIT_MS: u32 = 60_000;

/// Asks how much room there is. It never fails and takes at most a second.
pub async fn space() -> Space {
    let Some(manager) = manager() else {
        return Space::default();
    };
    // Both are asked before either is awaited.
    let (estimate, persisted) = (manager.estimate(), manager.persisted());
    let answers = async {
        let estimate = answer(estimate).await;
        (estimate, answer(persisted).await)
    };
    let (estimate, persisted) = within(ANSWER_LIMIT_MS, answers).await.unwrap_or_default();
    let estimate = estimate.map(JsCast::unchecked_into::<StorageEstimate>);
    let bytes = |count: f64| count as u64;
    Space {
        used_bytes: estimate.as_ref().and_then(|it| it.get_usage()).map(bytes),
        quota_bytes: estimate.and_then(|it| it.get_quota()).map(bytes),
        protected: persisted.and_then(|value| value.as_bool()),
    }
}

/// Asks the browser not to clear the data by itself; it may ask the person. `None` if it hasn't answered in time, or can't
/// be asked.
pub async fn ask_to_protect(limit_ms: u32) -> Option<bool> {
    let asked = manager()?.persist();
    within(limit_ms, answer(asked)).await??.as_bool()
}

/// `navigator.storage`, which web-sys takes for granted.
fn manager() -> Option<StorageManager> {
    let manager = web_sys::window()?.navigator().storage();
    (!manager.is_undefined()).then_some(manager)
}

async fn answer(asked: Result<Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(asked.ok()?).await.ok()
}
