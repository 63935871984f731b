//! Order keys: a text between two others, so that moving one goal among its siblings changes that goal alone.

use fractional_index::FractionalIndex;

/// A key that sorts after `before` and before `after`; a neighbour that is absent, or whose key is none of ours, is no
/// limit.
pub fn between(before: Option<&str>, after: Option<&str>) -> String {
    let read = |key: &str| FractionalIndex::from_string(key).ok();
    let (before, after) = (before.and_then(read), after.and_then(read));
    FractionalIndex::new(before.as_ref(), after.as_ref())
        .or_else(|| FractionalIndex::new(before.as_ref(), None))
        .unwrap_or_default()
        .to_string()
}

/// Whether a text is an order key.
pub fn is_valid(key: &str) -> bool {
    FractionalIndex::from_string(key).is_ok()
}

/// As many keys as are asked for, rising.
pub fn first(count: usize) -> Vec<String> {
    let mut keys: Vec<String> = Vec::with_capacity(count);
    for _ in 0..count {
        let next = between(keys.last().map(String::as_str), None);
        keys.push(next);
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_key_put_anywhere_sorts_there(places in proptest::collection::vec(any::<prop::sample::Index>(), 1..60)) {
            let mut keys: Vec<String> = Vec::new();
            for place in places {
                let at = place.index(keys.len() + 1);
                let before = at.checked_sub(1).map(|i| keys[i].as_str());
                let key = between(before, keys.get(at).map(String::as_str));
                keys.insert(at, key);
            }
            prop_assert!(keys.is_sorted_by(|a, b| a < b));
        }
    }

    #[test]
    fn foreign_keys_set_no_limit() {
        assert!(is_valid(&between(Some("not a key"), None)));
        assert!(!is_valid("not a key"));
        assert!(first(500).is_sorted_by(|a, b| a < b));
    }
}
