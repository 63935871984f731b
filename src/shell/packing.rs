//! Packing: gzip by the browser's own streams, where it has them.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableWritablePair, Response};

const GZIP: &str = "gzip";
/// How gzip begins, and no part of a text does.
const GZIP_MARK: [u8; 2] = [0x1f, 0x8b];

#[wasm_bindgen]
extern "C" {
    // web-sys has these for builds with unstable interfaces only.
    type CompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}

/// A part of a text in as few bytes as the browser can make of it.
pub async fn pack(text: &[u8]) -> Vec<u8> {
    let packed = match CompressionStream::new(GZIP) {
        Ok(stream) => through(text, &stream).await,
        Err(error) => Err(error),
    };
    packed.unwrap_or_else(|_| text.to_vec())
}

/// What [`pack`] was given, as bytes.
pub async fn unpack(packed: Vec<u8>) -> Result<Vec<u8>, JsValue> {
    if !packed.starts_with(&GZIP_MARK) {
        return Ok(packed);
    }
    let stream = DecompressionStream::new(GZIP)?;
    through(&packed, &stream).await
}

async fn through(bytes: &[u8], stream: &JsValue) -> Result<Vec<u8>, JsValue> {
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))?;
    let stream = blob.stream().pipe_through(stream.unchecked_ref::<ReadableWritablePair>());
    let answer = Response::new_with_opt_readable_stream(Some(&stream))?;
    let buffer = JsFuture::from(answer.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
