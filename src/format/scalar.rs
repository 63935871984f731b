//! How single values are spelled in files: texts, numbers, dates, stamps, words.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde_json::value::RawValue;

use super::problem::{Kind, Reason};
use super::wire::{Value, write_text};
use super::words::Word;
use crate::domain::records::metric::Measure;
use crate::domain::records::settings::Currency;
use crate::domain::values::amount::{Amount, AmountError};
use crate::domain::values::calendar::{FIRST_DAY, LAST_DAY};
use crate::domain::values::stamp::Stamp;
use crate::domain::values::text::holds_control;

/// A month of the year, 1 to 12.
pub(super) struct Month(pub u32);

/// The points of a phased plan: days and percentages.
pub(super) struct Points(pub Vec<(NaiveDate, Amount)>);

/// A moment, in milliseconds since 1970.
#[derive(Clone)]
pub(super) struct Moment(pub i64);

const DAY_MS: i64 = 86_400_000;

impl<'a> Value<'a> for Cow<'a, str> {
    fn read(raw: &'a str) -> Result<Self, Reason> {
        let inner = raw
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'))
            .ok_or(Reason::Expected(Kind::Text))?;
        if !inner.contains('\\') {
            return Ok(inner.into());
        }
        let text: String = serde_json::from_str(raw).map_err(|_| Reason::Expected(Kind::Text))?;
        match holds_control(&text) {
            true => Err(Reason::ControlCharacter),
            false => Ok(text.into()),
        }
    }

    fn write(&self, out: &mut String) {
        write_text(self, out);
    }

    #[cfg(test)]
    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": "string" })
    }
}

impl<'a> Value<'a> for Amount {
    fn read(raw: &'a str) -> Result<Self, Reason> {
        raw.parse().map_err(|error| match error {
            AmountError::NotANumber => Reason::Expected(Kind::Number),
            AmountError::OutOfRange => Reason::NumberOutOfRange,
        })
    }

    fn write(&self, out: &mut String) {
        out.push_str(&self.to_string());
    }

    #[cfg(test)]
    fn schema() -> serde_json::Value {
        use crate::domain::values::amount::LARGEST;
        serde_json::json!({ "type": "number", "minimum": -LARGEST, "maximum": LARGEST })
    }
}

impl<'a> Value<'a> for bool {
    fn read(raw: &'a str) -> Result<Self, Reason> {
        raw.parse().map_err(|_| Reason::Expected(Kind::YesOrNo))
    }

    fn write(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }

    #[cfg(test)]
    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": "boolean" })
    }
}

impl<'a> Value<'a> for NaiveDate {
    /// A day; of a moment, the day that stands in it, which is the local one.
    fn read(raw: &'a str) -> Result<Self, Reason> {
        let text = Cow::read(raw).map_err(|_| Reason::Expected(Kind::Date))?;
        match text.len() {
            10 => day(&text),
            _ => moment(&text).map(|(day, _)| day).map_err(|reason| match reason {
                Reason::Expected(_) => Reason::Expected(Kind::Date),
                other => other,
            }),
        }
    }

    fn write(&self, out: &mut String) {
        out.push('"');
        write_day(*self, out);
        out.push('"');
    }

    #[cfg(test)]
    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": "string", "format": "date" })
    }
}

impl<'a> Value<'a> for Moment {
    fn read(raw: &'a str) -> Result<Self, Reason> {
        let text = Cow::read(raw).map_err(|_| Reason::Expected(Kind::Time))?;
        moment(&text).map(|(_, ms)| Moment(ms))
    }

    fn write(&self, out: &mut String) {
        let days = self.0.div_euclid(DAY_MS);
        let seconds = self.0.rem_euclid(DAY_MS) / 1000;
        let day = FIRST_DAY + chrono::TimeDelta::days(days.clamp(0, 84_005));
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        out.push('"');
        write_day(day, out);
        out.push_str(&format!("T{hours:02}:{minutes:02}:{:02}Z\"", seconds % 60));
    }

    #[cfg(test)]
    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": "string", "format": "date-time" })
    }
}

impl<'a> Value<'a> for Stamp {
    fn read(raw: &'a str) -> Result<Self, Reason> {
        let text = Cow::read(raw).map_err(|_| Reason::Expected(Kind::Stamp))?;
        text.parse().map_err(|_| Reason::Expected(Kind::Stamp))
    }

    fn write(&self, out: &mut String) {
        write_text(&self.to_string(), out);
    }

    #[cfg(test)]
    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{20}$" })
    }
}

impl<'a, W: Word> Value<'a> for W {
    fn read(raw: &'a str) -> Result<Self, Reason> {
        let text = Cow::read(raw)?;
        W::of(&text).ok_or_else(|| {
            let allowed = W::WORDS.iter().map(|(word, _)| *word).collect();
            unknown(&text, allowed)
        })
    }

    fn write(&self, out: &mut String) {
        write_text(self.word(), out);
    }

    #[cfg(test)]
    fn schema() -> serde_json::Value {
        let words: Vec<&str> = W::WORDS.iter().map(|(word, _)| *word).collect();
        serde_json::json!({ "enum": words })
    }
}

impl<'a> Value<'a> for Month {
    fn read(raw: &'a str) -> Result<Self, Reason> {
        match raw.parse() {
            Ok(month @ 1..=12) => Ok(Month(month)),
            _ => Err(Reason::Expected(Kind::Month)),
        }
    }

    fn write(&self, out: &mut String) {
        out.push_str(&self.0.to_string());
    }

    #[cfg(test)]
    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": "integer", "minimum": 1, "maximum": 12 })
    }
}

impl<'a> Value<'a> for Currency {
    fn read(raw: &'a str) -> Result<Self, Reason> {
        Cow::read(raw)
            .ok()
            .and_then(|code| Currency::new(&code))
            .ok_or(Reason::Expected(Kind::Currency))
    }

    fn write(&self, out: &mut String) {
        write_text(self.code(), out);
    }

    #[cfg(test)]
    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": "string", "pattern": "^[A-Z]{3}$" })
    }
}

/// The measures that have a word; the others are `{"custom":"…"}`.
const MEASURES: [(&str, Measure); 5] = [
    ("money", Measure::Money),
    ("percent", Measure::Percent),
    ("count", Measure::Count),
    ("hours", Measure::Hours),
    ("days", Measure::Days),
];

super::wire::dto! {
    /// A measure of the team's own.
    CustomV1<'a> {
        /// The unit's word.
        custom: Cow<'a, str> = "custom",
    }
}

impl<'a> Value<'a> for Measure {
    fn read(raw: &'a str) -> Result<Self, Reason> {
        if raw.starts_with('{') {
            let custom: CustomV1 = super::wire::read_object(raw)?;
            return match custom.custom {
                super::wire::Field::Good(word) => Ok(Measure::Custom(word.into_owned())),
                super::wire::Field::Bad(reason) => Err(reason),
                _ => Err(Reason::Missing),
            };
        }
        let text = Cow::read(raw)?;
        let found = MEASURES.into_iter().find(|(word, _)| *word == text);
        found
            .map(|(_, measure)| measure)
            .ok_or_else(|| unknown(&text, MEASURES.iter().map(|(word, _)| *word).collect()))
    }

    fn write(&self, out: &mut String) {
        match self {
            Measure::Custom(word) => {
                out.push_str("{\"custom\":");
                write_text(word, out);
                out.push('}');
            }
            known => {
                let word = MEASURES.iter().find(|(_, measure)| measure == known);
                write_text(word.map_or("count", |(word, _)| word), out);
            }
        }
    }

    #[cfg(test)]
    fn schema() -> serde_json::Value {
        let words: Vec<&str> = MEASURES.iter().map(|(word, _)| *word).collect();
        let custom = <CustomV1 as Value>::schema();
        serde_json::json!({ "anyOf": [{ "enum": words }, custom] })
    }
}

impl<'a> Value<'a> for Points {
    fn read(raw: &'a str) -> Result<Self, Reason> {
        let pairs: Vec<(&RawValue, &RawValue)> =
            serde_json::from_str(raw).map_err(|_| Reason::Expected(Kind::Point))?;
        pairs
            .into_iter()
            .map(|(day, percent)| Ok((Value::read(day.get())?, Value::read(percent.get())?)))
            .collect::<Result<_, _>>()
            .map(Points)
    }

    fn write(&self, out: &mut String) {
        out.push('[');
        for (at, (day, percent)) in self.0.iter().enumerate() {
            out.push_str(if at > 0 { ",[" } else { "[" });
            day.write(out);
            out.push(',');
            percent.write(out);
            out.push(']');
        }
        out.push(']');
    }

    #[cfg(test)]
    fn schema() -> serde_json::Value {
        let point = serde_json::json!({
            "type": "array",
            "prefixItems": [<NaiveDate as Value>::schema(), <Amount as Value>::schema()],
            "minItems": 2,
            "maxItems": 2,
        });
        serde_json::json!({ "type": "array", "items": point })
    }
}

/// Writes a day as YYYY-MM-DD.
pub(super) fn write_day(day: NaiveDate, out: &mut String) {
    use chrono::Datelike;
    use std::fmt::Write;
    let (year, month, day) = (day.year(), day.month(), day.day());
    // Writing to a string can't fail.
    let _ = write!(out, "{year:04}-{month:02}-{day:02}");
}

fn unknown(found: &str, allowed: Vec<&'static str>) -> Reason {
    Reason::UnknownWord { found: found.chars().take(40).collect(), allowed }
}

/// A day as YYYY-MM-DD.
pub(super) fn day(text: &str) -> Result<NaiveDate, Reason> {
    let bytes = text.as_bytes();
    let shape = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
    let number = |from: usize, to: usize| digits(bytes.get(from..to)?);
    let parts = (number(0, 4), number(5, 7), number(8, 10));
    let (true, (Some(year), Some(month), Some(day))) = (shape, parts) else {
        return Err(Reason::Expected(Kind::Date));
    };
    if !(1970..=2199).contains(&year) {
        return Err(Reason::DateOutOfRange);
    }
    let day = NaiveDate::from_ymd_opt(year as i32, month, day).ok_or(Reason::NoSuchDate)?;
    match (FIRST_DAY..=LAST_DAY).contains(&day) {
        true => Ok(day),
        false => Err(Reason::DateOutOfRange),
    }
}

/// A moment after RFC 3339, as the day that stands in it and milliseconds since 1970. A leap second is refused.
fn moment(text: &str) -> Result<(NaiveDate, i64), Reason> {
    const WRONG: Reason = Reason::Expected(Kind::Time);
    let (date, time) = text.split_once(['T', 't']).ok_or(WRONG)?;
    let date = day(date)?;
    let zone_at = time.find(['Z', 'z', '+', '-']).ok_or(WRONG)?;
    let (clock, zone) = time.split_at(zone_at);
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let ms = [clock_ms(clock, 3)?, fraction_ms(fraction)?];
    let offset_ms = match zone.as_bytes() {
        b"Z" | b"z" => 0,
        [b'+', ..] => clock_ms(&zone[1..], 2)?,
        _ => -clock_ms(&zone[1..], 2)?,
    };
    let days = (date - FIRST_DAY).num_days();
    Ok((date, days * DAY_MS + ms[0] + ms[1] - offset_ms))
}

/// `hh:mm:ss` or, with two parts, `hh:mm`.
fn clock_ms(text: &str, parts: usize) -> Result<i64, Reason> {
    const WRONG: Reason = Reason::Expected(Kind::Time);
    let limits = [(24, 3_600_000), (60, 60_000), (60, 1000)];
    let found: Vec<&str> = text.split(':').collect();
    if found.len() != parts || found.iter().any(|part| part.len() != 2) {
        return Err(WRONG);
    }
    let mut ms = 0;
    for (part, (limit, unit_ms)) in found.into_iter().zip(limits) {
        let value = digits(part.as_bytes()).filter(|value| *value < limit);
        ms += i64::from(value.ok_or(WRONG)?) * unit_ms;
    }
    Ok(ms)
}

fn fraction_ms(text: &str) -> Result<i64, Reason> {
    let digit = |b: u8| b.is_ascii_digit();
    if text.is_empty() || !text.bytes().all(digit) {
        return Err(Reason::Expected(Kind::Time));
    }
    let thousandths = format!("{text:0<3}");
    Ok(digits(&thousandths.as_bytes()[..3]).map_or(0, i64::from))
}

/// A number of a few digits and nothing else.
fn digits(text: &[u8]) -> Option<u32> {
    text.iter().try_fold(0, |value, byte| {
        byte.is_ascii_digit().then(|| value * 10 + u32::from(byte - b'0'))
    })
}
