//! Steps: values that hold from one of some days on until the next.

use std::ops::Range;

use chrono::NaiveDate;

/// A value for each of some days, told where it begins to hold; before the first there is none.
#[derive(Clone, Debug)]
pub struct Steps<T> {
    days: usize,
    /// Rising: the index of a day, and what holds from it on.
    from: Vec<(usize, T)>,
}

impl<T: Copy> Steps<T> {
    /// What begins to hold on days that rise, on each of some others that rise too.
    pub fn of(steps: impl IntoIterator<Item = (NaiveDate, T)>, days: &[NaiveDate]) -> Self {
        let mut from: Vec<(usize, T)> = Vec::new();
        let mut at = 0;
        for (day, value) in steps {
            at += days.get(at..).unwrap_or_default().partition_point(|own| *own < day);
            if at == days.len() {
                break;
            }
            from.pop_if(|(last, _)| *last == at);
            from.push((at, value));
        }
        Steps { days: days.len(), from }
    }

    /// One value for each of as many days.
    pub fn each(values: impl ExactSizeIterator<Item = T>) -> Self
    where
        T: PartialEq,
    {
        let days = values.len();
        let mut from: Vec<(usize, T)> = values.enumerate().collect();
        from.dedup_by(|next, last| next.1 == last.1);
        Steps { days, from }
    }

    /// Where each value begins to hold.
    pub fn starts(&self) -> &[(usize, T)] {
        &self.from
    }

    /// What is made of each value.
    pub fn map<U>(&self, made: impl Fn(T) -> U) -> Steps<U> {
        let from = self.from.iter().map(|&(at, value)| (at, made(value))).collect();
        Steps { days: self.days, from }
    }

    /// The stretches of days on which a value holds.
    pub fn runs(&self) -> impl Iterator<Item = (Range<usize>, T)> {
        let ends = self.from.iter().skip(1).map(|(at, _)| *at).chain([self.days]);
        self.from.iter().zip(ends).map(|(&(from, value), end)| (from..end, value))
    }

    /// Day by day.
    pub fn values(&self) -> Vec<Option<T>> {
        let mut values = vec![None; self.days];
        for (run, value) in self.runs() {
            values.get_mut(run).unwrap_or_default().fill(Some(value));
        }
        values
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::date;

    #[test]
    fn a_value_holds_from_its_day_on_until_the_next() {
        let day = |day| date(2026, 1, day);
        let steps = Steps::of(
            [(day(2), 'a'), (day(4), 'b'), (day(5), 'c'), (day(9), 'd')],
            &[1, 3, 5, 6].map(day),
        );
        assert_eq!(steps.values(), [None, Some('a'), Some('c'), Some('c')]);
        let runs: Vec<_> = steps.runs().collect();
        assert_eq!(runs, [(1..2, 'a'), (2..4, 'c')]);
        let each = Steps::each([1, 1, 2].into_iter());
        assert_eq!(each.starts(), [(0, 1), (2, 2)]);
        assert!(Steps::of([(day(2), 'a')], &[]).values().is_empty());
    }
}
