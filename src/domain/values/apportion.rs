//! Apportioning: splitting an amount into parts that add up to it exactly (§7.11).

use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy::ToZero;

/// The parts of a total in proportion to whole weights, each a multiple of the unit with that many decimals, by largest
/// remainder (Hamilton), ties in order; what of the total is finer than the unit goes with the last remainder.
///
/// Nothing where no weight is positive, or the total is too large to be multiplied by them.
pub fn apportion(total: Decimal, weights: &[u32], decimals: u32) -> Option<Vec<Decimal>> {
    let whole: u64 = weights.iter().copied().map(u64::from).sum();
    let unit = Decimal::new(1, decimals.min(28));
    let exact = |weight: &u32| {
        let part = total.checked_mul(Decimal::from(*weight))?;
        part.checked_div(Decimal::from(whole))
    };
    let exact: Vec<Decimal> = weights.iter().map(exact).collect::<Option<_>>()?;
    let mut parts: Vec<Decimal> =
        exact.iter().map(|part| part.round_dp_with_strategy(decimals, ToZero)).collect();
    let mut order: Vec<usize> = (0..parts.len()).filter(|&at| weights[at] > 0).collect();
    order.sort_by_key(|&at| std::cmp::Reverse((exact[at] - parts[at]).abs()));
    let mut left = total - parts.iter().sum::<Decimal>();
    for at in order {
        let step =
            if left.abs() > unit { if left < Decimal::ZERO { -unit } else { unit } } else { left };
        parts[at] += step;
        left -= step;
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_left_over_goes_to_the_largest_remainders() {
        for (total, weights, parts) in [
            (200, vec![60, 30, 10], vec![120, 60, 20]),
            (102, vec![1, 1, 1, 1], vec![26, 26, 25, 25]),
            (100, vec![1, 1, 1], vec![34, 33, 33]),
            (26, vec![25, 25, 50], vec![7, 6, 13]),
            (10, vec![4, 3], vec![6, 4]),
            (-10, vec![4, 3], vec![-6, -4]),
            (7, vec![0, 7, 0], vec![0, 7, 0]),
        ] {
            let parts: Vec<Decimal> = parts.into_iter().map(Decimal::from).collect();
            assert_eq!(apportion(Decimal::from(total), &weights, 0), Some(parts), "{total}");
        }
        assert_eq!(apportion(Decimal::ONE, &[0, 0], 0), None);
    }

    proptest! {
        #[test]
        fn parts_add_up_and_are_less_than_a_unit_from_their_share(total in -1_000_000i64..1_000_000, weights in proptest::collection::vec(0u32..100, 1..6), decimals in 0u32..3) {
            prop_assume!(weights.iter().any(|weight| *weight > 0));
            let total = Decimal::new(total, 2);
            let parts = apportion(total, &weights, decimals).unwrap();
            prop_assert_eq!(parts.iter().sum::<Decimal>(), total);
            let whole: u32 = weights.iter().sum();
            for (part, weight) in parts.iter().zip(&weights) {
                let exact = total * Decimal::from(*weight) / Decimal::from(whole);
                prop_assert!((part - exact).abs() < Decimal::new(1, decimals) + Decimal::new(1, 20), "{} of {}", part, exact);
            }
        }
    }
}
