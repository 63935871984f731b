//! Numbers as people read them: one formatter for screen, chart and print.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::domain::Language;
use crate::domain::records::metric::{Measure, Metric, Scale};
use crate::domain::values::amount::nearest;

use super::Texts;

/// A true minus sign, as wide as a plus.
const MINUS: &str = "−";

impl Texts {
    /// An amount in the unit of its measure, shortened to three or four figures: `1.06亿`, `1.2M`, `98.4%`, `1.9 h`.
    pub fn amount(self, value: Decimal, measure: &Measure) -> String {
        self.with_unit(self.short(value), measure)
    }

    /// As [`Texts::amount`], without a unit that takes a word: for columns.
    pub fn compact(self, value: Decimal, measure: &Measure) -> String {
        match measure {
            Measure::Custom(_) => self.short(value),
            _ => self.amount(value, measure),
        }
    }

    /// As [`Texts::amount`], in full where it would look like another one that it is not.
    pub fn amount_beside(self, value: Decimal, other: Decimal, measure: &Measure) -> String {
        match value != other && self.short(value) == self.short(other) {
            true => self.with_unit(grouped(value), measure),
            false => self.amount(value, measure),
        }
    }

    /// As [`Texts::compact`], in full where it would look like another one that it is not.
    pub fn compact_beside(self, value: Decimal, other: Decimal, measure: &Measure) -> String {
        match measure {
            Measure::Custom(_) => self.amount_beside(value, other, &Measure::Count),
            _ => self.amount_beside(value, other, measure),
        }
    }

    /// An amount as it was entered, in full and in the metric's own scale, without the unit: `80`, `1,234.5`.
    pub fn exact(self, value: Decimal, scale: Scale) -> String {
        grouped(scaled(value, scale))
    }

    /// A number of things: `20,000`.
    pub fn whole(self, count: usize) -> String {
        grouped(Decimal::from(count))
    }

    /// A difference with its sign; that of percentages in percentage points: `−200万`, `+2pp`.
    pub fn difference(self, value: Decimal, measure: &Measure) -> String {
        let size = self.short(value.abs());
        let text = match measure {
            Measure::Percent => format!("{size}pp"),
            _ => self.with_unit(size, measure),
        };
        format!("{}{text}", sign(value))
    }

    /// A share as a percentage with at most one decimal: `80%`, `82.2%`.
    pub fn share(self, share: f64) -> String {
        match nearest(share * 100.0) {
            Some(percent) => format!("{}%", percentage(percent)),
            None => self.figure_none().into(),
        }
    }

    /// A relative difference with its sign: `−24%`.
    pub fn signed_share(self, share: f64) -> String {
        match nearest(share) {
            Some(signed) => format!("{}{}", sign(signed), self.share(share.abs())),
            None => self.figure_none().into(),
        }
    }

    /// How far progress is from what is expected, in whole percent of the way (X25): `−26%`.
    pub fn progress_gap(self, lead: f64) -> String {
        let Some(percent) = nearest(lead * 100.0) else {
            return self.figure_none().into();
        };
        let percent = percent.round_dp_with_strategy(0, HALF_UP);
        format!("{}{}%", sign(percent), percent.abs())
    }

    /// The unit in which a metric's numbers are typed: `万元`, `%`, `h`.
    pub fn unit(self, metric: &Metric) -> String {
        let unit = self.unit_word(&metric.measure);
        match (self.0, metric.scale) {
            (_, Scale::One) => unit,
            (Language::Chinese, scale) => format!("{}{unit}", self.scale_word(scale)),
            (Language::English, scale) => format!("{} {unit}", self.scale_word(scale)),
        }
    }

    /// What is counted, in a word or a sign.
    pub fn unit_word(self, measure: &Measure) -> String {
        match measure {
            Measure::Money => self.unit_money().into(),
            Measure::Percent => "%".into(),
            Measure::Count => self.unit_count().into(),
            Measure::Hours => self.unit_hours().into(),
            Measure::Days => self.unit_days().into(),
            Measure::Custom(word) => word.clone(),
        }
    }

    /// Whether the language has a word for a scale that people count in.
    pub fn counts_in(self, scale: Scale) -> bool {
        match scale {
            Scale::One | Scale::Thousand | Scale::Million => true,
            Scale::TenThousand | Scale::HundredMillion => self.0 == Language::Chinese,
        }
    }

    /// What numbers are typed in.
    pub fn scale_word(self, scale: Scale) -> &'static str {
        match scale {
            Scale::One => self.scale_one(),
            Scale::Thousand => self.scale_thousand(),
            Scale::TenThousand => self.scale_ten_thousand(),
            Scale::Million => self.scale_million(),
            Scale::HundredMillion => self.scale_hundred_million(),
        }
    }

    /// A plain number, shortened: `1.2万` or `12K`.
    pub fn short(self, value: Decimal) -> String {
        // From where on a word is used, what it stands for, and in what the number would be written without it.
        let steps: &[(i64, i64, i64, &str)] = match self.0 {
            Language::Chinese => &[
                (1_000_000_000_000, 1_000_000_000_000, 100_000_000, "万亿"),
                (100_000_000, 100_000_000, 10_000, "亿"),
                (10_000, 10_000, 1, "万"),
            ],
            Language::English => &[
                (1_000_000_000, 1_000_000_000, 1_000_000, "B"),
                (1_000_000, 1_000_000, 1_000, "M"),
                (10_000, 1_000, 1, "K"),
            ],
        };
        let size = value.abs();
        for &(from, divisor, finer, word) in steps {
            // What rounds up to the next word is written with it: 99,999,999 is 1亿, not 10,000万.
            let finer = Decimal::from(finer);
            if rounded(size / finer) * finer >= Decimal::from(from) {
                let number = grouped(rounded(size / Decimal::from(divisor)));
                return format!("{}{word}", signed(number, value));
            }
        }
        signed(grouped(rounded(size)), value)
    }

    fn with_unit(self, number: String, measure: &Measure) -> String {
        match measure {
            Measure::Money | Measure::Count => number,
            Measure::Percent => format!("{number}%"),
            Measure::Hours | Measure::Days | Measure::Custom(_) => {
                let word = self.unit_word(measure);
                // Chinese sets a unit close to its number: 5,714万次.
                let space = if word.is_ascii() { " " } else { "" };
                format!("{number}{space}{word}")
            }
        }
    }
}

const HALF_UP: RoundingStrategy = RoundingStrategy::MidpointAwayFromZero;

/// Percent with at most one decimal.
fn percentage(percent: Decimal) -> String {
    let places = if percent.abs() < Decimal::ONE_HUNDRED { 1 } else { 0 };
    let rounded = match percent.round_dp_with_strategy(places, HALF_UP) {
        // 100 % is shown for what is reached only (X20).
        whole if percent < Decimal::ONE_HUNDRED && whole >= Decimal::ONE_HUNDRED => {
            Decimal::new(999, 1)
        }
        rounded => rounded.normalize(),
    };
    signed(grouped(rounded.abs()), rounded)
}

/// Three significant figures, or all figures before the point.
fn rounded(size: Decimal) -> Decimal {
    let places = match size {
        size if size >= Decimal::ONE_HUNDRED => 0,
        size if size >= Decimal::TEN => 1,
        size if size >= Decimal::new(1, 1) => 2,
        _ => 4,
    };
    size.round_dp_with_strategy(places, HALF_UP).normalize()
}

fn scaled(value: Decimal, scale: Scale) -> Decimal {
    (value / Decimal::from(scale.factor())).normalize()
}

fn grouped(value: Decimal) -> String {
    let text = value.abs().normalize().to_string();
    let (whole, rest) = match text.find('.') {
        Some(at) => text.split_at(at),
        None => (text.as_str(), ""),
    };
    let mut out = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) && whole.len() > 3 {
            out.push(',');
        }
        out.push(digit);
    }
    out.push_str(rest);
    signed(out, value)
}

fn signed(text: String, value: Decimal) -> String {
    match value < Decimal::ZERO && text.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
        true => format!("{MINUS}{text}"),
        false => text,
    }
}

fn sign(value: Decimal) -> &'static str {
    if value > Decimal::ZERO {
        "+"
    } else if value < Decimal::ZERO {
        MINUS
    } else {
        "±"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locales::typing;

    fn short(language: Language, text: &str) -> String {
        Texts::of(language).short(text.parse().unwrap())
    }

    #[test]
    fn chinese_numbers_count_in_ten_thousands() {
        for (value, written) in [
            ("0", "0"),
            ("980", "980"),
            ("9999", "9,999"),
            ("12000", "1.2万"),
            ("14100000", "1,410万"),
            ("106000000", "1.06亿"),
            ("99999999", "1亿"),
            ("1200000000000", "1.2万亿"),
            ("-2000000", "−200万"),
            ("0.1234", "0.12"),
            ("0.01234", "0.0123"),
            ("-0.00000001", "0"),
        ] {
            assert_eq!(short(Language::Chinese, value), written);
        }
    }

    #[test]
    fn what_is_not_reached_does_not_look_as_if_it_were() {
        let texts = Texts::of(Language::English);
        let million = Decimal::from(1_000_000);
        for (value, written) in
            [(999_600, "999,600"), (1_000_400, "1,000,400"), (1_000_000, "1M"), (900_000, "900K")]
        {
            let beside = texts.compact_beside(Decimal::from(value), million, &Measure::Count);
            assert_eq!(beside, written);
        }
    }

    #[test]
    fn english_numbers_count_in_thousands() {
        for (value, written) in [
            ("9999", "9,999"),
            ("12000", "12K"),
            ("999999", "1M"),
            ("14100000", "14.1M"),
            ("1060000000", "1.06B"),
            ("-2000000", "−2M"),
        ] {
            assert_eq!(short(Language::English, value), written);
        }
    }

    #[test]
    fn gaps_of_percentages_are_percentage_points() {
        let texts = Texts::of(Language::Chinese);
        let value = |text: &str| text.parse().unwrap();
        assert_eq!(texts.difference(value("-2"), &Measure::Percent), "−2pp");
        assert_eq!(texts.difference(value("-2000000"), &Measure::Money), "−200万");
        assert_eq!(texts.difference(value("0"), &Measure::Count), "±0");
        assert_eq!(texts.progress_gap(-0.256), "−26%");
        assert_eq!(texts.share(0.8), "80%");
        assert_eq!(texts.share(0.822), "82.2%");
        assert_eq!(texts.share(1.25), "125%");
        assert_eq!(texts.share(1e20), "10,000,000,000,000,000,000,000%", "not 0");
        for told in [texts.share(1e30), texts.signed_share(-1e30), texts.progress_gap(f64::NAN)] {
            assert_eq!(told, texts.figure_none(), "larger than any decimal");
        }
    }

    #[test]
    fn what_is_typed_reads_back_in_its_scale() {
        let texts = Texts::of(Language::English);
        let stored = Decimal::from(310_000);
        assert_eq!(typing::written(stored, Scale::TenThousand), "31");
        assert_eq!(texts.exact(Decimal::from(12_345_000), Scale::TenThousand), "1,234.5");
    }
}
