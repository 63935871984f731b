//! Reading a typed number. What could be read in two ways is not read at all (X23).

use rust_decimal::Decimal;

use crate::domain::records::metric::Scale;
use crate::domain::values::amount::Amount;
use crate::model::form::Wrong;

use super::plain;

/// A number as it is typed: plain digits, in the metric's own scale.
pub fn written(value: Decimal, scale: Scale) -> String {
    (value / Decimal::from(scale.factor())).normalize().to_string()
}

/// Words behind a number, and what they multiply it by; none before one that it is the end of.
const WORDS: [(&str, i64); 12] = [
    ("千亿", 100_000_000_000),
    ("百亿", 10_000_000_000),
    ("十亿", 1_000_000_000),
    ("亿", 100_000_000),
    ("千万", 10_000_000),
    ("百万", 1_000_000),
    ("十万", 100_000),
    ("万", 10_000),
    ("千", 1_000),
    ("K", 1_000),
    ("M", 1_000_000),
    ("B", 1_000_000_000),
];

/// What may stand between groups of three digits.
const SEPARATORS: [char; 4] = [',', ' ', '\'', '_'];

/// Reads a typed number, in the metric's scale unless a word behind it says otherwise: 千, 万, 亿 and what they form, K, M
/// or B. Groups of three, full-width characters and a percent sign are understood. `Ok(None)` for nothing.
pub fn amount(text: &str, scale: Scale) -> Result<Option<Amount>, Wrong> {
    let plain: String = text.chars().map(plain).collect();
    let text = plain.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let text = text.strip_suffix('%').unwrap_or(text).trim_end();
    // `m` is a million to one, a minute to another.
    let is_vague = text.ends_with('m');
    let upper = text.to_ascii_uppercase();
    let word = WORDS.iter().find_map(|(word, factor)| Some((upper.strip_suffix(word)?, *factor)));
    let (digits, factor) = word.unwrap_or((upper.as_str(), scale.factor()));
    let typed: Amount = digits_of(digits.trim_end())?.parse().map_err(|_| Wrong::NotANumber)?;
    if is_vague {
        return Err(Wrong::Ambiguous);
    }
    let stored = typed.value() * Decimal::from(factor);
    Amount::new(stored).map(Some).map_err(|_| Wrong::NotANumber)
}

/// A number without what separates its groups.
fn digits_of(text: &str) -> Result<String, Wrong> {
    let is_separator = |c: char| SEPARATORS.contains(&c);
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", text),
    };
    let is_number = unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && unsigned.ends_with(|c: char| c.is_ascii_digit() || c == '.')
        && unsigned.chars().all(|c| c.is_ascii_digit() || c == '.' || is_separator(c));
    if !is_number {
        return Err(Wrong::NotANumber);
    }
    let (whole, fraction) = match unsigned.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned, None),
    };
    if fraction.is_some_and(|fraction| fraction.contains('.')) && !unsigned.contains(is_separator) {
        let groups: Vec<&str> = unsigned.split('.').collect();
        return Err(if are_groups(&groups) { Wrong::Ambiguous } else { Wrong::NotANumber });
    }
    if fraction.is_some_and(|fraction| !fraction.chars().all(|c| c.is_ascii_digit())) {
        return Err(Wrong::Ambiguous);
    }
    let groups: Vec<&str> = whole.split(is_separator).collect();
    let mut separators = whole.matches(is_separator);
    let is_mixed = separators.next().is_some_and(|first| separators.any(|other| other != first));
    if groups.len() > 1 && (is_mixed || !are_groups(&groups)) {
        return Err(Wrong::Ambiguous);
    }
    let fraction = fraction.map_or(String::new(), |fraction| format!(".{fraction}"));
    Ok(format!("{sign}{}{fraction}", groups.concat()))
}

/// Whether they are the groups of one number: up to three digits, and three in each group that follows.
fn are_groups(groups: &[&str]) -> bool {
    let Some((first, rest)) = groups.split_first() else {
        return false;
    };
    (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && rest.iter().all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (text, scale, stored) in [
            ("31", Scale::TenThousand, "310000"),
            ("200k", Scale::One, "200000"),
            ("1.2M", Scale::TenThousand, "1200000"),
            ("3 B", Scale::One, "3000000000"),
            ("1,234.5", Scale::One, "1234.5"),
            ("12，345，678", Scale::One, "12345678"),
            ("1 234", Scale::One, "1234"),
            ("1'234", Scale::One, "1234"),
            ("１２３", Scale::One, "123"),
            ("1万", Scale::One, "10000"),
            ("1.2亿", Scale::TenThousand, "120000000"),
            ("3千万", Scale::TenThousand, "30000000"),
            ("2百万", Scale::One, "2000000"),
            ("5千", Scale::One, "5000"),
            ("57.2 %", Scale::One, "57.2"),
            (".5", Scale::One, "0.5"),
            ("1.234", Scale::One, "1.234"),
            ("− 5", Scale::One, "-5"),
            ("-1,200", Scale::One, "-1200"),
        ] {
            let stored: Amount = stored.parse().unwrap();
            assert_eq!(amount(text, scale), Ok(Some(stored)), "{text}");
        }
        assert_eq!(amount("  ", Scale::One), Ok(None));
    }

    #[test]
    fn what_is_no_number_or_could_be_two_is_refused() {
        for text in ["abc", "1.2.3", "%", "万", "9e20", "12元", "1-2", "--5", ",5", "5,", "1e5"] {
            assert_eq!(amount(text, Scale::One), Err(Wrong::NotANumber), "{text}");
        }
        for text in [
            "1,23",
            "7,50",
            "0,123",
            "1234,567",
            "1,2345",
            "1.355,90",
            "1.355.900",
            "12 34",
            "1,234 567",
            "1,234.567,8",
            "90m",
        ] {
            assert_eq!(amount(text, Scale::One), Err(Wrong::Ambiguous), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_is_read_as_another_number_than_its_digits_say(text in "[0-9]{1,4}([,. ][0-9]{1,4}){0,2}") {
            if let Ok(Some(read)) = amount(&text, Scale::One) {
                let english: String = text.chars().filter(|c| !", ".contains(*c)).collect();
                prop_assert_eq!(read, english.parse().unwrap());
                let comma = text.split_once(',').map(|(_, rest)| rest);
                let group = comma.map(|rest| rest.chars().take_while(char::is_ascii_digit).count());
                prop_assert!(group.is_none_or(|digits| digits == 3), "a decimal comma was taken for a separator");
            }
        }
    }
}
