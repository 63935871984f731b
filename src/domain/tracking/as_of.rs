//! The day on which all figures of a goal compare what is with what was planned (X24).

use chrono::NaiveDate;

use crate::domain::records::goal::Goal;
use crate::domain::records::series::Series;
use crate::domain::values::calendar::{Calendar, FIRST_DAY, Span};

/// A goal's as-of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AsOf {
    pub day: NaiveDate,
    /// A period of its cadence is over and has no number yet.
    pub is_overdue: bool,
}

impl AsOf {
    /// The day of the last actual; where a period of the cadence has ended since without a number, that period's last day;
    /// the last day of the goal's own period once that is over. `None` before anything was entered or due.
    ///
    /// What is kept period by period has heard of every period that is over, and so its day is the last one's at least.
    pub fn of(goal: &Goal, series: &Series, calendar: Calendar, today: NaiveDate) -> Option<AsOf> {
        let start = goal.period.map_or(FIRST_DAY, Span::start);
        let known = Span::new(start, goal.period.map_or(today, |period| period.end().min(today)))?;
        let last = series.numbers(known).next_back().map(|(day, ..)| day);
        let Some(period) = goal.period else {
            return last.map(|day| AsOf { day, is_overdue: false });
        };
        let running = calendar.period(goal.cadence(), known.end());
        // On its last day a period isn't over yet.
        let is_over = period.end() < today;
        let finished = match is_over {
            true => Some(period.end()),
            false => running.start().pred_opt().filter(|end| *end >= start),
        };
        let Some(finished) = finished else {
            return last.map(|day| AsOf { day, is_overdue: false });
        };
        let since = calendar.period(goal.cadence(), finished).start();
        let is_missing = last.is_none_or(|last| last < since);
        let day = match last {
            Some(last) if !(is_missing || is_over || goal.aim.is_maintained()) => last,
            last => finished.max(last.unwrap_or(finished)),
        };
        Some(AsOf { day, is_overdue: is_missing && !is_over })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::records::actual::Actual;
    use crate::domain::records::goal::Aim;
    use crate::domain::records::record::Record;
    use crate::domain::testing::{date, span};
    use crate::domain::values::amount::Amount;
    use crate::domain::values::calendar::PeriodKind;
    use crate::domain::values::stamp::Stamp;

    #[test]
    fn a_goal_speaks_of_its_last_number_or_of_the_last_day_on_which_one_was_missing() {
        let mut goal = Goal::blank(crate::domain::values::id::GoalId::new("g").unwrap());
        goal.period = Some(span(date(2026, 1, 1), date(2026, 12, 31)));
        goal.cadence = Some(PeriodKind::Month);
        let (march_31, april_30) = (date(2026, 3, 31), date(2026, 4, 30));
        for (aim, numbers, today, day, is_overdue) in [
            (Aim::Increase, vec![], date(2025, 12, 31), None, false),
            (Aim::Increase, vec![], date(2026, 1, 31), None, false),
            (Aim::Increase, vec![], date(2026, 2, 1), Some(date(2026, 1, 31)), true),
            (Aim::Increase, vec![march_31], date(2026, 3, 31), Some(march_31), false),
            (Aim::Increase, vec![march_31], date(2026, 4, 30), Some(march_31), false),
            (Aim::Increase, vec![march_31], date(2026, 5, 1), Some(april_30), true),
            (Aim::Increase, vec![march_31], date(2026, 7, 20), Some(date(2026, 6, 30)), true),
            (
                Aim::Increase,
                vec![date(2026, 3, 20)],
                date(2026, 4, 9),
                Some(date(2026, 3, 20)),
                false,
            ),
            (Aim::AtLeast, vec![date(2026, 3, 20)], date(2026, 4, 9), Some(march_31), false),
            (Aim::AtLeast, vec![date(2026, 4, 2)], date(2026, 4, 9), Some(date(2026, 4, 2)), false),
            (
                Aim::Increase,
                vec![date(2026, 12, 3)],
                date(2027, 1, 1),
                Some(date(2026, 12, 31)),
                false,
            ),
            (
                Aim::Increase,
                vec![date(2026, 11, 3)],
                date(2027, 3, 1),
                Some(date(2026, 12, 31)),
                false,
            ),
            (
                Aim::Increase,
                vec![date(2027, 1, 3)],
                date(2027, 3, 1),
                Some(date(2026, 12, 31)),
                false,
            ),
        ] {
            goal.aim = aim;
            let mut series = Series::default();
            for number in &numbers {
                series.set(*number, Some(Actual::of(Amount::ONE)), Stamp::ZERO);
            }
            let told = AsOf::of(&goal, &series, Calendar::default(), today);
            assert_eq!(
                told,
                day.map(|day| AsOf { day, is_overdue }),
                "{aim:?} {numbers:?} on {today}"
            );
        }
    }
}
