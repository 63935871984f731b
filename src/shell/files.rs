//! Files: read what a person picks or drops, and give them what they take away.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, HtmlInputElement, Url};

/// The id of the input that picks files.
pub const PICKER: &str = "file-to-import";

/// Opens the picker of files; browsers allow it while a key or a click is being handled.
pub fn open_picker() {
    let input = document().ok().and_then(|page| page.get_element_by_id(PICKER));
    if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) {
        input.click();
    }
}

/// Reads a whole file; its name with its bytes, or with the browser's own word for the failure.
pub async fn read(file: File) -> (String, Result<Vec<u8>, String>) {
    let name = file.name();
    let bytes = JsFuture::from(file.array_buffer()).await;
    let read = bytes
        .map(|buffer| js_sys::Uint8Array::new(&buffer).to_vec())
        .map_err(|error| error_name(&error));
    (name, read)
}

/// The file that an input holds. The input is emptied, so that the same file can be picked again.
pub fn picked(input: &HtmlInputElement) -> Option<File> {
    let file = input.files()?.get(0)?;
    input.set_value("");
    Some(file)
}

/// Offers a text as a file to keep.
pub fn save(name: &str, text: &str) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&parts, &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document()?.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // Some browsers begin to read only after the click was handled.
    gloo::timers::callback::Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}

/// Fetches a file that came with the app.
pub async fn fetch(path: &str) -> Result<Vec<u8>, String> {
    let window = web_sys::window().ok_or("no window")?;
    let answer = JsFuture::from(window.fetch_with_str(path)).await;
    let answer: web_sys::Response = answer.map_err(|e| error_name(&e))?.unchecked_into();
    if !answer.ok() {
        return Err(format!("status {}", answer.status()));
    }
    let buffer = answer.array_buffer().map_err(|e| error_name(&e))?;
    let buffer = JsFuture::from(buffer).await.map_err(|e| error_name(&e))?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

fn document() -> Result<web_sys::Document, JsValue> {
    web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)
}

fn error_name(error: &JsValue) -> String {
    match error.dyn_ref::<js_sys::Error>() {
        Some(error) => String::from(error.name()),
        None => String::from("Error"),
    }
}
