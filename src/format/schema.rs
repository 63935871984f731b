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

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::domain::records::kinds::*;
    use crate::format::convert::Convert;
    use crate::format::v1::{ActualV1, ChangeV1, LogV1, WorkspaceV1};
    use crate::format::wire::Value as _;
    use crate::format::{FORMAT, VERSION};

    fn record(mut schema: Value, required: &[&str]) -> Value {
        schema["required"] = json!(required);
        schema
    }

    fn list(name: &str) -> Value {
        json!({ "type": "array", "items": { "$ref": format!("#/$defs/{name}") } })
    }

    fn action() -> Value {
        let mut action = record(LogV1::schema(), &["stamp", "action"]);
        action["properties"]["changes"]["items"] = json!({ "$ref": "#/$defs/change" });
        action
    }

    macro_rules! by_kind {
        ($($kind:ident $table:ident $word:literal $letter:literal),*) => {
            /// Adds the list and the shape of every kind of record.
            fn add_kinds(schema: &mut Value) {
                $(
                    schema["properties"][stringify!($table)] = list($word);
                    schema["$defs"][$word] =
                        record(<$kind as Convert>::Shape::schema(), &["id"]);
                )*
            }
        };
    }
    kinds!(by_kind);

    fn whole() -> Value {
        let mut schema = json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "Plumbline workspace, version 1",
            "description": "One team's goals and what actually happened. Fields that are not named here are kept.",
            "type": "object",
            "required": ["format", "version", "workspace"],
            "properties": {
                "format": { "const": FORMAT },
                "version": { "const": VERSION },
                "app": { "type": "string", "description": "The version of the app that wrote the file." },
                "saved": { "type": "string", "format": "date-time" },
                "workspace": { "$ref": "#/$defs/workspace" },
                "actuals": {
                    "description": "Lists of actuals by the id of their metric.",
                    "type": "object",
                    "additionalProperties": list("actual"),
                },
                "log": list("action"),
                "checksum": {
                    "description": "FNV-1a of 64 bits over all bytes before this field's name but white space between tokens. It is the last field. Leave it out after editing by hand.",
                    "type": "string",
                    "pattern": "^[0-9a-f]{16}$",
                },
            },
            "$defs": {
                "workspace": record(WorkspaceV1::schema(), &["id"]),
                "actual": record(ActualV1::schema(), &["on"]),
                "action": action(),
                "change": record(ChangeV1::schema(), &["kind"]),
            },
        });
        add_kinds(&mut schema);
        schema
    }

    #[test]
    fn the_published_schema_is_that_of_the_frozen_shapes() {
        let schema = serde_json::to_string_pretty(&whole()).unwrap() + "\n";
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/schema/plumbline-1.json");
        expect_test::expect_file![path].assert_eq(&schema);
    }
}
