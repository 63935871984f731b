//! The faults of `faults.js` for the tests in Rust. A fault ends when its value is dropped.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/tests/browser/faults.js")]
extern "C" {
    #[wasm_bindgen(js_name = Fault)]
    type JsFault;
    #[wasm_bindgen(constructor, js_class = "Fault")]
    fn new(target: &str, first: f64, last: f64, fault: &str) -> JsFault;
    #[wasm_bindgen(method, getter)]
    fn calls(this: &JsFault) -> u32;
    #[wasm_bindgen(method)]
    fn transactions(this: &JsFault) -> Vec<String>;
    #[wasm_bindgen(method)]
    fn restore(this: &JsFault);

    #[wasm_bindgen(js_name = LateAnswers)]
    type JsLateAnswers;
    #[wasm_bindgen(constructor, js_class = "LateAnswers")]
    fn new(delay_ms: u32) -> JsLateAnswers;
    #[wasm_bindgen(method)]
    fn restore(this: &JsLateAnswers);

    /// A tab of another version, which ignores requests to close.
    pub type OtherTab;
    #[wasm_bindgen(constructor)]
    pub fn new(name: &str, version: u32) -> OtherTab;
    #[wasm_bindgen(method, getter)]
    fn opened(this: &OtherTab) -> js_sys::Promise;
    #[wasm_bindgen(method, getter)]
    pub fn blocked(this: &OtherTab) -> bool;
    #[wasm_bindgen(method, catch)]
    pub async fn put(this: &OtherTab, store: &str, key: &str, json: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method)]
    pub fn close(this: &OtherTab);
}

#[wasm_bindgen(module = "/tests/support/dump.js")]
extern "C" {
    #[wasm_bindgen(js_name = dump, catch)]
    async fn js_dump(name: &str) -> Result<JsValue, JsValue>;
}

/// Calls that fail, and a count of all calls.
pub struct Fault(JsFault);

impl Fault {
    /// Only counts the calls of `target`, such as `IDBFactory.open`.
    pub fn count(target: &str) -> Fault {
        Fault(JsFault::new(target, 0.0, 0.0, "none"))
    }

    /// Only the `nth` call fails; the first one is 1.
    pub fn only(target: &str, nth: usize, fault: &str) -> Fault {
        Fault(JsFault::new(target, nth as f64, nth as f64, fault))
    }

    /// The calls up to the `nth` fail.
    pub fn first(target: &str, nth: usize, fault: &str) -> Fault {
        Fault(JsFault::new(target, 1.0, nth as f64, fault))
    }

    /// The `nth` call fails and all after it.
    pub fn from(target: &str, nth: usize, fault: &str) -> Fault {
        Fault(JsFault::new(target, nth as f64, f64::INFINITY, fault))
    }

    pub fn calls(&self) -> u32 {
        self.0.calls()
    }

    /// Mode and durability of each transaction that was opened.
    pub fn transactions(&self) -> Vec<String> {
        self.0.transactions()
    }
}

impl Drop for Fault {
    fn drop(&mut self) {
        self.0.restore();
    }
}

/// Answers that come when their transaction is over.
pub struct LateAnswers(JsLateAnswers);

impl LateAnswers {
    pub fn by(delay_ms: u32) -> LateAnswers {
        LateAnswers(JsLateAnswers::new(delay_ms))
    }
}

impl Drop for LateAnswers {
    fn drop(&mut self) {
        self.0.restore();
    }
}

impl OtherTab {
    pub async fn wait_until_open(&self) {
        let opened = wasm_bindgen_futures::JsFuture::from(self.opened());
        opened.await.unwrap();
    }
}

/// All that a database holds, as JSON.
pub async fn dump(name: &str) -> String {
    js_dump(name).await.unwrap().as_string().unwrap()
}
