//! The pieces that the frozen shapes of files are made of: fields that remember what was wrong with them, and objects
//! that keep the fields they don't know.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::lenient::otherwise;
use super::problem::{At, Kind, Problems, Reason};

/// A JSON value that a field may hold.
pub(super) trait Value<'a>: Sized {
    /// Reads one JSON value, of which only the syntax is known to be right.
    fn read(raw: &'a str) -> Result<Self, Reason>;

    fn write(&self, out: &mut String);

    /// Its JSON Schema.
    #[cfg(test)]
    fn schema() -> serde_json::Value;
}

/// What a file says in one field; problems wait here until the path is known and all of them can be told.
#[derive(Clone, Default)]
pub(super) enum Field<T> {
    #[default]
    Absent,
    Null,
    Good(T),
    Bad(Reason),
}

/// Names and JSON texts of fields.
pub(super) type Pairs<'a> = Vec<(Cow<'a, str>, Cow<'a, str>)>;

/// A frozen shape, declared by [`dto!`](dto).
pub(super) trait Object<'a>: Default {
    const NAMES: &'static [&'static str];

    /// Takes one member of a JSON object in.
    fn member(&mut self, name: Cow<'a, str>, value: &'a str);

    /// The names of the known members that are left out; one that is `null` isn't.
    fn left_out(&self) -> Vec<&'static str>;

    /// Writes the members that are there, separated by commas.
    fn write_members(&self, out: &mut Members);

    /// Writes the value of one member, `null` where it is absent.
    fn write_member(&self, name: &str, out: &mut String);
}

/// Writes members with commas between them.
pub(super) struct Members<'o> {
    out: &'o mut String,
    first: bool,
}

/// The name of a JSON object's member, borrowed where it holds no escapes.
pub(super) struct Name<'a>(pub Cow<'a, str>);

/// What was read where an object should be; nothing where there was something else.
pub(super) struct Found<O>(pub Option<O>);

/// Any JSON value, as its text.
pub(super) struct Raw<'a>(pub Cow<'a, str>);

/// Any number of JSON values, as their texts.
pub(super) struct Raws<'a>(pub Vec<Cow<'a, str>>);

impl<T> Field<T> {
    /// A field to be written, left out where there is nothing to say.
    pub fn some(value: Option<T>) -> Self {
        value.map_or(Field::Absent, Field::Good)
    }

    pub fn map<U>(self, into: impl FnOnce(T) -> U) -> Field<U> {
        match self {
            Field::Absent => Field::Absent,
            Field::Null => Field::Null,
            Field::Good(value) => Field::Good(into(value)),
            Field::Bad(reason) => Field::Bad(reason),
        }
    }

    /// Reads a value; a second one is a problem.
    pub fn take<'a>(&mut self, raw: &'a str)
    where
        T: Value<'a>,
    {
        *self = match self {
            Field::Absent if raw == "null" => Field::Null,
            Field::Absent => T::read(raw).map_or_else(Field::Bad, Field::Good),
            _ => Field::Bad(Reason::DuplicateField),
        };
    }

    /// The value, where absent and `null` mean the same.
    pub fn optional(self, at: At, problems: &mut Problems) -> Option<T> {
        match self {
            Field::Absent | Field::Null => None,
            Field::Good(value) => Some(value),
            Field::Bad(reason) => {
                problems.add(at, reason);
                None
            }
        }
    }

    /// The value; `null` is a problem.
    pub fn or(self, default: T, at: At, problems: &mut Problems) -> T {
        if let Field::Null = self {
            problems.add(at, Reason::Missing);
        }
        self.optional(at, problems).unwrap_or(default)
    }

    /// The value; that it is absent or `null` is a problem.
    pub fn required(self, at: At, problems: &mut Problems) -> Option<T> {
        if let Field::Absent | Field::Null = self {
            problems.add(at, Reason::Missing);
        }
        self.optional(at, problems)
    }
}

impl Members<'_> {
    pub fn add<'a, T: Value<'a>>(&mut self, name: &str, field: &Field<T>) {
        if let Field::Good(value) = field {
            self.start(name);
            value.write(self.out);
        }
    }

    pub fn add_raw(&mut self, name: &str, text: &str) {
        self.start(name);
        self.out.push_str(text);
    }

    fn start(&mut self, name: &str) {
        if !self.first {
            self.out.push(',');
        }
        self.first = false;
        write_text(name, self.out);
        self.out.push(':');
    }
}

/// Declares a frozen shape: its fields with their names in files, in the order in which they are written.
macro_rules! dto {
    (
        $(#[doc = $doc:literal])*
        $name:ident<$life:lifetime> {
            $($(#[doc = $field_doc:literal])* $field:ident: $type:ty = $wire:literal),* $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Default)]
        pub(super) struct $name<$life> {
            $($(#[doc = $field_doc])* pub $field: $crate::format::wire::Field<$type>,)*
            /// Fields that this version doesn't know.
            pub extra: $crate::format::wire::Pairs<$life>,
        }

        impl<$life> $crate::format::wire::Object<$life> for $name<$life> {
            const NAMES: &'static [&'static str] = &[$($wire),*];

            fn member(&mut self, name: std::borrow::Cow<$life, str>, value: &$life str) {
                match name.as_ref() {
                    $($wire => self.$field.take(value),)*
                    _ => self.extra.push((name, value.into())),
                }
            }

            fn left_out(&self) -> Vec<&'static str> {
                let members: &[(&str, bool)] =
                    &[$(($wire, matches!(self.$field, $crate::format::wire::Field::Absent))),*];
                members.iter().filter(|(_, is_absent)| *is_absent).map(|(name, _)| *name).collect()
            }

            fn write_members(&self, out: &mut $crate::format::wire::Members) {
                $(out.add($wire, &self.$field);)*
                for (name, text) in &self.extra {
                    out.add_raw(name, text);
                }
            }

            fn write_member(&self, name: &str, out: &mut String) {
                match name {
                    $($wire => match &self.$field {
                        $crate::format::wire::Field::Good(value) => {
                            $crate::format::wire::Value::write(value, out);
                        }
                        _ => out.push_str("null"),
                    },)*
                    _ => out.push_str("null"),
                }
            }
        }

        impl<$life> $crate::format::wire::Value<$life> for $name<$life> {
            fn read(raw: &$life str) -> Result<Self, $crate::format::problem::Reason> {
                $crate::format::wire::read_object(raw)
            }

            fn write(&self, out: &mut String) {
                $crate::format::wire::write_object(self, out);
            }

            #[cfg(test)]
            fn schema() -> serde_json::Value {
                let properties: Vec<(&str, String, serde_json::Value)> = vec![
                    $((
                        $wire,
                        [$($field_doc),*].concat(),
                        <$type as $crate::format::wire::Value>::schema(),
                    )),*
                ];
                $crate::format::schema::object(&[$($doc),*].concat(), properties)
            }
        }
    };
}

pub(super) use dto;

dto! {
    /// An object of which no field is known beforehand.
    Loose<'a> {}
}

/// Reads one JSON object into its shape.
pub(super) fn read_object<'a, O: Object<'a>>(raw: &'a str) -> Result<O, Reason> {
    serde_json::from_str::<Found<O>>(raw)
        .ok()
        .and_then(|found| found.0)
        .ok_or(Reason::Expected(Kind::Object))
}

pub(super) fn write_object<'a, O: Object<'a>>(object: &O, out: &mut String) {
    out.push('{');
    object.write_members(&mut Members { out, first: true });
    out.push('}');
}

/// Writes a JSON string.
pub(super) fn write_text(text: &str, out: &mut String) {
    out.push('"');
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escape = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            b'\n' => "\\n",
            b'\r' => "\\r",
            b'\t' => "\\t",
            0..0x20 => "",
            _ => continue,
        };
        out.push_str(&text[written..at]);
        match escape {
            "" => out.push_str(&format!("\\u{byte:04x}")),
            _ => out.push_str(escape),
        }
        written = at + 1;
    }
    out.push_str(&text[written..]);
    out.push('"');
}

impl<'de, O: Object<'de>> Deserialize<'de> for Found<O> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Lenient<O>(PhantomData<O>);

        impl<'de, O: Object<'de>> Visitor<'de> for Lenient<O> {
            type Value = Found<O>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Found<O>, A::Error> {
                let mut object = O::default();
                while let Some(Name(name)) = map.next_key()? {
                    let value: &RawValue = map.next_value()?;
                    object.member(name, value.get());
                }
                Ok(Found(Some(object)))
            }

            otherwise!(self => Found(None));
            otherwise!(self => Found(None), seq);
        }

        deserializer.deserialize_any(Lenient(PhantomData))
    }
}

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Borrowing;

        impl<'de> Visitor<'de> for Borrowing {
            type Value = Name<'de>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a name")
            }

            fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Name<'de>, E> {
                Ok(Name(name.into()))
            }

            fn visit_str<E>(self, name: &str) -> Result<Name<'de>, E> {
                Ok(Name(name.to_owned().into()))
            }
        }

        deserializer.deserialize_str(Borrowing)
    }
}

impl<'a> Value<'a> for Raw<'a> {
    fn read(raw: &'a str) -> Result<Self, Reason> {
        Ok(Raw(raw.into()))
    }

    fn write(&self, out: &mut String) {
        out.push_str(&self.0);
    }

    #[cfg(test)]
    fn schema() -> serde_json::Value {
        serde_json::json!({})
    }
}

impl<'a> Value<'a> for Raws<'a> {
    fn read(raw: &'a str) -> Result<Self, Reason> {
        serde_json::from_str::<Vec<&RawValue>>(raw)
            .map(|items| Raws(items.into_iter().map(|item| item.get().into()).collect()))
            .map_err(|_| Reason::Expected(Kind::List))
    }

    fn write(&self, out: &mut String) {
        out.push('[');
        for (at, item) in self.0.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            out.push_str(item);
        }
        out.push(']');
    }

    #[cfg(test)]
    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": "array" })
    }
}
