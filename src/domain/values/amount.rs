//! Amounts: exact decimals with a stated range and precision, so that parts always add up to the whole.
//!
//! The range is what keeps arithmetic from overflowing: an amount is at most 10¹⁵, a workspace holds at most 2 · 10⁶
//! actuals and 10⁵ goals, and so no sum over both passes 2 · 10²⁶, of the 7.9 · 10²⁸ that a decimal holds. Whatever else is multiplied
//! has a cap of its own ([`MOST_TOLERANCE`](crate::domain::records::goal::MOST_TOLERANCE), [`MOST_PLANNED`](crate::domain::records::goal::MOST_PLANNED)), and
//! what is divided by a small number is checked ([`percent`](crate::domain::records::actual::percent)).

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

/// Digits kept behind the decimal point; more are rounded half up.
pub const DECIMALS: u32 = 9;

/// Digits behind the point that are read; what lies further behind can't change the rounding by more than its last digit.
const READ_DECIMALS: u32 = DECIMALS + 3;

/// Digits before the point that are read; more are out of range whatever they say.
const WHOLE_DIGITS: u32 = 16;

/// Digits, and maybe a point among them, that fit in 64 bits and are no amount out of range; of those behind the point
/// at most as many as are kept.
const PLAIN_DIGITS: usize = 11;

/// An exponent beyond all amounts, and all lengths of a text.
const BEYOND: i64 = 1 << 40;

/// The largest absolute value that a person or a file may state.
pub const LARGEST: i64 = 1_000_000_000_000_000;

/// An exact decimal, at most 10¹⁵ in size, with at most nine decimals and no trailing zeros.
///
/// Two amounts that print alike are equal; `-0` is `0`. Amounts are in the base unit of their measure (yuan, not ten
/// thousand yuan; percent, not a share of one).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(Decimal);

/// Why a number is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountError {
    NotANumber,
    OutOfRange,
}

impl Amount {
    pub const ZERO: Amount = Amount(Decimal::ZERO);
    pub const ONE: Amount = Amount(Decimal::ONE);
    pub const HUNDRED: Amount = Amount(Decimal::ONE_HUNDRED);

    /// Rounds to [`DECIMALS`] and checks the range.
    pub fn new(value: Decimal) -> Result<Self, AmountError> {
        let rounded = value
            .round_dp_with_strategy(DECIMALS, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
        if rounded.abs() > Decimal::from(LARGEST) {
            return Err(AmountError::OutOfRange);
        }
        Ok(Amount(rounded.normalize()))
    }

    pub fn value(self) -> Decimal {
        self.0
    }

    /// For ratios and for drawing only; sums are made of [`Amount::value`].
    pub fn to_f64(self) -> f64 {
        to_f64(self.0)
    }

    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    pub fn is_negative(self) -> bool {
        self.0 < Decimal::ZERO
    }
}

/// The float next to a decimal.
pub fn to_f64(value: Decimal) -> f64 {
    value.mantissa() as f64 / power_of_ten(value.scale())
}

/// The decimal next to a float; `None` where it is not finite or larger than any decimal.
pub fn nearest(value: f64) -> Option<Decimal> {
    Decimal::from_f64(value)
}

/// A quotient of exact decimals as a float: one division, so that a quotient that a float can hold comes out as it is;
/// 0 where the divisor is 0.
pub fn ratio(part: Decimal, whole: Decimal) -> f64 {
    if whole.is_zero() {
        return 0.0;
    }
    let scale = part.scale().max(whole.scale());
    let units = |value: Decimal| value.mantissa() as f64 * power_of_ten(scale - value.scale());
    units(part) / units(whole)
}

fn power_of_ten(exponent: u32) -> f64 {
    10f64.powi(exponent.cast_signed())
}

impl From<i64> for Amount {
    /// Saturates at the range's ends.
    fn from(value: i64) -> Self {
        Amount(Decimal::from(value.clamp(-LARGEST, LARGEST)).normalize())
    }
}

impl FromStr for Amount {
    type Err = AmountError;

    /// Reads what JSON calls a number: digits, a point, an exponent. No separators, no signs of currency.
    fn from_str(text: &str) -> Result<Self, AmountError> {
        if let Some(amount) = plain(text) {
            return Ok(amount);
        }
        let unsigned = text.trim_start_matches(['+', '-']);
        if text.len() > unsigned.len() + 1 {
            return Err(AmountError::NotANumber);
        }
        let (digits, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((digits, exponent)) => (digits, power(exponent)?),
            None => (unsigned, 0),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all = || whole.bytes().chain(fraction.bytes());
        if all().next().is_none() || !all().all(|digit| digit.is_ascii_digit()) {
            return Err(AmountError::NotANumber);
        }
        let Some(first) = all().position(|digit| digit != b'0') else {
            return Ok(Amount::ZERO);
        };
        // Digits from the first one that counts down to a few behind the precision that is kept.
        let kept = whole.len() as i64 + exponent - first as i64 + i64::from(READ_DECIMALS);
        if kept > i64::from(READ_DECIMALS + WHOLE_DIGITS) {
            return Err(AmountError::OutOfRange);
        }
        let digits = all().skip(first).chain(std::iter::repeat(b'0'));
        let digits = digits.take(kept.max(0) as usize);
        let units = digits.fold(0, |units: i128, digit| units * 10 + i128::from(digit - b'0'));
        let sign = if text.starts_with('-') { -1 } else { 1 };
        Amount::new(Decimal::from_i128_with_scale(sign * units, READ_DECIMALS))
    }
}

/// A number as most are written, with so few digits that nothing has to be rounded; `None` for every other text.
fn plain(text: &str) -> Option<Amount> {
    let (sign, digits) = match text.as_bytes() {
        [b'-', digits @ ..] => (-1, digits),
        digits => (1, digits),
    };
    if !(1..=PLAIN_DIGITS).contains(&digits.len()) {
        return None;
    }
    // Digits so far as a whole number; of those behind the point, the zeros at the end wait for one that counts.
    let (mut units, mut scale, mut zeros) = (0i64, 0, 0);
    let mut behind_point = false;
    for (at, byte) in digits.iter().enumerate() {
        match byte {
            b'0' if behind_point => zeros += 1,
            b'0'..=b'9' => {
                if behind_point {
                    scale += zeros + 1;
                    units *= 10i64.pow(std::mem::take(&mut zeros));
                }
                units = units * 10 + i64::from(byte - b'0');
            }
            b'.' if !behind_point && at > 0 && at + 1 < digits.len() => behind_point = true,
            _ => return None,
        }
    }
    Some(Amount(Decimal::new(sign * units, scale)))
}

/// An exponent; one beyond all amounts is as good as the largest.
fn power(text: &str) -> Result<i64, AmountError> {
    let digits = text.trim_start_matches(['+', '-']);
    let is_whole = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    if !is_whole || text.len() > digits.len() + 1 {
        return Err(AmountError::NotANumber);
    }
    let size: i64 = digits.parse().unwrap_or(BEYOND).min(BEYOND);
    Ok(if text.starts_with('-') { -size } else { size })
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Ok(units), scale) = (i64::try_from(self.0.mantissa()), self.0.scale()) else {
            return self.0.fmt(f);
        };
        if scale == 0 {
            return units.fmt(f);
        }
        // What fits in 64 bits is written several times faster so than by the decimal itself.
        let one = 10u64.pow(scale);
        let (sign, units) = (if units < 0 { "-" } else { "" }, units.unsigned_abs());
        let (whole, fraction) = (units / one, units % one);
        write!(f, "{sign}{whole}.{fraction:0width$}", width = scale as usize)
    }
}

impl fmt::Display for AmountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AmountError::NotANumber => write!(f, "expected a number"),
            AmountError::OutOfRange => write!(f, "number out of range, at most 10^15"),
        }
    }
}

impl std::error::Error for AmountError {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Result<String, AmountError> {
        text.parse::<Amount>().map(|amount| amount.to_string())
    }

    fn read_amount(text: &str) -> Amount {
        text.parse().unwrap()
    }

    #[test]
    fn numbers_are_read_exactly_rounded_once_and_written_the_shortest_way() {
        for (text, written) in [
            ("0", "0"),
            ("-0", "0"),
            ("-0.0", "0"),
            ("12.50", "12.5"),
            ("0.1000000000000000055511151231257827", "0.1"),
            ("0.0000000005", "0.000000001"),
            ("1e3", "1000"),
            ("1.5E-2", "0.015"),
            ("1e-300", "0"),
            ("1e-99999999999999999999", "0"),
            ("0e99999999999999999999", "0"),
            ("0.00000000049", "0"),
            ("123e-2", "1.23"),
            ("0.0012E+4", "12"),
            ("-12.25", "-12.25"),
            ("1000000000000000", "1000000000000000"),
        ] {
            assert_eq!(read(text).as_deref(), Ok(written), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_or_too_large_is_refused() {
        for text in [
            "",
            "-",
            ".",
            "1,234.5",
            "１２３",
            "1万",
            "NaN",
            "inf",
            "--1",
            "1e",
            "1e+",
            "1e--1",
            "1.2.3",
        ] {
            assert_eq!(read(text), Err(AmountError::NotANumber), "{text}");
        }
        for text in [
            "1e400",
            "1e308",
            "1e99999999999999999999",
            "-1e16",
            "1000000000000001",
            &"9".repeat(1500),
        ] {
            assert_eq!(read(text), Err(AmountError::OutOfRange), "{text}");
        }
    }

    #[test]
    fn a_ratio_that_a_float_can_hold_comes_out_as_it_is() {
        for (part, whole, quotient) in [
            ("0.3", "0.1", 3.0),
            ("0.1", "0.3", 1.0 / 3.0),
            ("79", "100", 0.79),
            ("-1.25", "0.000000005", -250_000_000.0),
            ("1000000000000000", "0.000000001", 1e24),
            ("5", "0", 0.0),
        ] {
            let value = |text: &str| read_amount(text).value();
            assert_eq!(ratio(value(part), value(whole)), quotient, "{part} of {whole}");
        }
    }

    proptest! {
        #[test]
        fn a_number_is_read_as_a_float_is_but_exactly(mantissa in -1_000_000_000i64..1_000_000_000, exponent in -6i32..6) {
            let text = format!("{mantissa}e{exponent}");
            let float: f64 = text.parse().unwrap();
            prop_assert_eq!(read_amount(&text).to_f64(), float);
        }

        #[test]
        fn a_plain_number_is_read_as_every_other_is(text in "-?[0-9]{1,13}(\\.[0-9]{1,8})?") {
            prop_assert_eq!(read(&text), read(&format!("{text}e0")));
        }

        #[test]
        fn a_decimal_becomes_the_float_that_its_text_reads_as(mantissa in -9_007_199_254_740_992i64..9_007_199_254_740_992, scale in 0u32..10) {
            let value = Decimal::new(mantissa, scale);
            prop_assert_eq!(to_f64(value), value.to_string().parse::<f64>().unwrap());
        }

        #[test]
        fn what_is_written_reads_back_as_the_same_amount(mantissa in -1_000_000_000_000_000i64..1_000_000_000_000_000, scale in 0u32..9) {
            let amount = Amount::new(Decimal::new(mantissa, scale)).unwrap();
            prop_assert_eq!(amount.to_string().parse::<Amount>(), Ok(amount));
        }
    }
}
