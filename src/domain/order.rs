//! Order keys: a text between two others, so that moving one goal among its siblings changes that goal alone.

use fractional_index::FractionalIndex;

/// How every key ends.
const TERMINATOR: &str = "80";

/// A key that sorts after `before` and before `after`; a neighbour that is absent, or whose key is none of ours, is no
/// limit.
pub fn between(before: Option<&str>, after: Option<&str>) -> String {
    let (before, after) = (before.and_then(read), after.and_then(read));
    FractionalIndex::new(before.as_ref(), after.as_ref())
        .or_else(|| FractionalIndex::new(before.as_ref(), None))
        .unwrap_or_default()
        .to_string()
}

/// Whether a text is an order key.
pub fn is_valid(key: &str) -> bool {
    read(key).is_some()
}

/// As many keys as are asked for, rising.
pub fn first(count: usize) -> Vec<String> {
    after(None, count)
}

/// As many keys as are asked for, rising, behind one that is there; all of one length, so that a hundred thousand of
/// them stay short.
pub fn after(before: Option<&str>, count: usize) -> Vec<String> {
    // Digits above the terminator sort behind every key that is cut off before them.
    const LOWEST: usize = 0x81;
    const BASE: usize = 0x7e;
    let next = before.map(|key| between(Some(key), None));
    let stem = next
        .as_deref()
        .and_then(|key| key.strip_suffix(TERMINATOR))
        .unwrap_or_default();
    let mut width = 1;
    while BASE.pow(width) < count.saturating_mul(2) {
        width += 1;
    }
    let step = BASE.pow(width) / (count + 1);
    (1..=count)
        .map(|n| {
            let digit = |place| n * step / BASE.pow(place) % BASE + LOWEST;
            let digits = (0..width)
                .rev()
                .map(|place| format!("{:02x}", digit(place)));
            digits.fold(stem.to_owned(), |key, digit| key + &digit) + TERMINATOR
        })
        .collect()
}

/// The library cuts a text at odd places where it is not plain hexadecimal.
fn read(key: &str) -> Option<FractionalIndex> {
    let plain = key.is_ascii() && key.len().is_multiple_of(2);
    plain.then(|| FractionalIndex::from_string(key).ok())?
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
        for key in ["not a key", "目标", "8", "80a", "8081", ""] {
            assert!(!is_valid(key), "{key}");
        }
        assert!(first(500).is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn a_hundred_thousand_keys_stay_short_and_leave_room_between() {
        for start in [None, Some("80"), Some("7f80"), Some("ffff80")] {
            let keys = after(start, 100_000);
            let limits = start.into_iter().chain(keys.iter().map(String::as_str));
            assert!(limits.is_sorted_by(|a, b| a < b));
            assert!(keys.iter().all(|key| key.len() <= 14 && is_valid(key)));
            let middle = between(Some(&keys[0]), Some(&keys[1]));
            assert!(keys[0] < middle && middle < keys[1]);
        }
    }
}
