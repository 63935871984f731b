//! The published JSON Schema, made from the frozen shapes and held by a test.

use serde_json::{Map, Value, json};

/// The schema of an object with its properties: name, description, schema.
pub(super) fn object(about: &str, properties: Vec<(&str, String, Value)>) -> Value {
    let properties: Map<String, Value> = properties
        .into_iter()
        .map(|(name, about, mut schema)| {
            schema["description"] = json!(about.trim());
            (name.to_owned(), schema)
        })
        .collect();
    json!({ "type": "object", "description": about.trim(), "properties": properties })
}
