//! Visitors that take whatever comes: what they have no answer to of their own.

/// The visits of a lenient visitor that it has no other answer to.
macro_rules! otherwise {
    ($self:ident => $value:expr) => {
        fn visit_bool<E>($self, _: bool) -> Result<Self::Value, E> {
            Ok($value)
        }

        fn visit_i64<E>($self, _: i64) -> Result<Self::Value, E> {
            Ok($value)
        }

        fn visit_u64<E>($self, _: u64) -> Result<Self::Value, E> {
            Ok($value)
        }

        fn visit_f64<E>($self, _: f64) -> Result<Self::Value, E> {
            Ok($value)
        }

        fn visit_str<E>($self, _: &str) -> Result<Self::Value, E> {
            Ok($value)
        }

        fn visit_unit<E>($self) -> Result<Self::Value, E> {
            Ok($value)
        }
    };
    ($self:ident => $value:expr, seq) => {
        fn visit_seq<A: serde::de::SeqAccess<'de>>($self, mut seq: A) -> Result<Self::Value, A::Error> {
            while seq.next_element::<serde::de::IgnoredAny>()?.is_some() {}
            Ok($value)
        }
    };
    ($self:ident => $value:expr, map) => {
        fn visit_map<A: serde::de::MapAccess<'de>>($self, mut map: A) -> Result<Self::Value, A::Error> {
            while map.next_entry::<serde::de::IgnoredAny, serde::de::IgnoredAny>()?.is_some() {}
            Ok($value)
        }
    };
}

pub(super) use otherwise;
