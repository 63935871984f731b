//! Order keys: a text between two others, so that moving one goal among its siblings changes that goal alone.
//!
//! A key is a number of six digits in base 36, and where two neighbours leave no number free, digits behind it as behind
//! a point. So a hundred thousand goals added one after another keep short keys, and there is room anywhere for ever. (The
//! crate `fractional_index` 2.0 was left behind: in front of 128 keys put before each other it runs out of bytes and panics.)

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
/// Digits before the point.
const WHOLE: usize = 6;
/// One more than the largest number before the point.
const END: u64 = 36u64.pow(WHOLE as u32);

/// A key that sorts after `before` and before `after`; a neighbour that is absent, or whose key is none of ours, is no
/// limit, nor is an `after` that doesn't sort after `before`.
pub fn between(before: Option<&str>, after: Option<&str>) -> String {
    let before = before.and_then(read);
    let after = after.and_then(read).filter(|after| before.is_none_or(|before| before < *after));
    match (before, after) {
        (None, None) => whole(END / 2),
        (Some((number, _)), None) if number + 1 < END => whole(number + 1),
        (None, Some((number, fraction))) if number > 1 && fraction.is_empty() => whole(number - 1),
        (None, Some((number, fraction))) if number > 0 && !fraction.is_empty() => whole(number),
        (Some((low, _)), Some((high, fraction)))
            if high - low > 1 || (high > low && !fraction.is_empty()) =>
        {
            whole(if fraction.is_empty() { low + (high - low) / 2 } else { high })
        }
        (before, after) => {
            let (number, low) = before.unwrap_or((0, ""));
            let high = after.filter(|(high, _)| *high == number).map(|(_, fraction)| fraction);
            whole(number) + &fraction_between(low, high)
        }
    }
}

/// Whether a text is an order key.
pub fn is_valid(key: &str) -> bool {
    read(key).is_some()
}

/// As many keys as are asked for, rising.
pub fn first(count: usize) -> Vec<String> {
    after(None, count)
}

/// As many keys as are asked for, rising, behind one that is there.
pub fn after(before: Option<&str>, count: usize) -> Vec<String> {
    let mut keys: Vec<String> = Vec::with_capacity(count);
    for _ in 0..count {
        let next = between(keys.last().map(String::as_str).or(before), None);
        keys.push(next);
    }
    keys
}

/// The number before the point and the digits behind it. Nothing would fit before zero, nor before digits that end in 0.
fn read(key: &str) -> Option<(u64, &str)> {
    let is_plain =
        key.len() >= WHOLE && key.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase());
    let (number, fraction) = is_plain.then(|| key.split_at(WHOLE))?;
    let number = u64::from_str_radix(number, 36).ok()?;
    let leaves_room = !fraction.ends_with('0') && (number > 0 || !fraction.is_empty());
    leaves_room.then_some((number, fraction))
}

fn whole(number: u64) -> String {
    let mut rest = number;
    let mut digits = [0; WHOLE];
    for digit in digits.iter_mut().rev() {
        *digit = DIGITS[(rest % 36) as usize];
        rest /= 36;
    }
    digits.map(char::from).iter().collect()
}

/// Digits between two others behind the point; `None` is past all digits.
fn fraction_between(low: &str, high: Option<&str>) -> String {
    let value = |text: &str, at: usize| {
        let digit = text.as_bytes().get(at)?;
        DIGITS.iter().position(|d| d == digit)
    };
    let mut digits = String::new();
    let mut high = high;
    for at in 0.. {
        let from = value(low, at).unwrap_or(0);
        let to = high.map_or(DIGITS.len(), |high| value(high, at).unwrap_or(0));
        if to > from + 1 {
            digits.push(char::from(DIGITS[from + (to - from) / 2]));
            break;
        }
        digits.push(char::from(DIGITS[from]));
        if to > from {
            // Anything behind `low` is below `high` from here on.
            high = None;
        }
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_key_put_anywhere_sorts_there(places in proptest::collection::vec(any::<prop::sample::Index>(), 1..300)) {
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
    fn there_is_room_in_front_behind_and_between_for_ever() {
        let (mut front, mut between_two) = (between(None, None), between(None, None));
        let end = between(Some(&between_two), None);
        let mut low = "000002".to_owned();
        for _ in 0..1000 {
            let lower = between(None, Some(&low));
            assert!(lower < low && is_valid(&lower));
            low = lower;
            let before = between(None, Some(&front));
            assert!(before < front);
            front = before;
            let middle = between(Some(&between_two), Some(&end));
            assert!(between_two < middle && middle < end, "{between_two} {middle} {end}");
            between_two = middle;
        }
        assert_eq!(after(None, 100_000).iter().map(String::len).max(), Some(WHOLE));
    }

    #[test]
    fn foreign_keys_set_no_limit() {
        assert!(is_valid(&between(Some("not a key"), None)));
        for key in ["not a key", "目标", "i0000", "I00000", "i0000010", "000000", ""] {
            assert!(!is_valid(key), "{key}");
        }
        assert!(first(500).is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn a_hundred_thousand_keys_stay_short_and_leave_room_between() {
        for start in [None, Some("i00000"), Some("i00000i"), Some("000000i")] {
            let keys = after(start, 100_000);
            let limits = start.into_iter().chain(keys.iter().map(String::as_str));
            assert!(limits.is_sorted_by(|a, b| a < b));
            assert!(keys.iter().all(|key| key.len() <= 14 && is_valid(key)));
            let middle = between(Some(&keys[0]), Some(&keys[1]));
            assert!(keys[0] < middle && middle < keys[1]);
        }
    }
}
