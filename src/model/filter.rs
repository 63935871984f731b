//! Which goals a list shows.

use crate::domain::records::goal::Goal;
use crate::domain::tracking::pace::Status;
use crate::domain::values::calendar::Span;
use crate::domain::values::id::{GoalId, PersonId};

/// The header's filters; what is `None` lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub owner: Option<PersonId>,
    pub status: Option<Status>,
    /// Goals whose period touches this one; a goal without a period is always shown.
    pub period: Option<Span>,
    /// A goal and what hangs under it.
    pub under: Option<GoalId>,
}

impl Filter {
    /// Whether a goal passes by itself; where it hangs, [`Open::lets_through`](super::open::Open::lets_through) knows.
    pub(super) fn fits(&self, goal: &Goal, status: Status) -> bool {
        let owner = self.owner.is_none() || goal.owner == self.owner;
        let state = self.status.is_none_or(|wanted| wanted == status);
        let period = match (self.period, goal.period) {
            (Some(wanted), Some(period)) => wanted.overlap(period).is_some(),
            _ => true,
        };
        owner && state && period
    }

    /// In how many ways it narrows the list.
    pub fn count(&self) -> usize {
        usize::from(self.owner.is_some())
            + usize::from(self.status.is_some())
            + usize::from(self.period.is_some())
            + usize::from(self.under.is_some())
    }

    pub fn is_empty(&self) -> bool {
        *self == Filter::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::records::goal::GoalField;
    use crate::domain::records::record::Record;
    use crate::domain::testing::{date, span};
    use crate::domain::values::stamp::Stamp;

    #[test]
    fn a_goal_passes_only_what_it_meets_all_of() {
        let (li, wang) = (PersonId::new("li").unwrap(), PersonId::new("wang").unwrap());
        let mut goal = Goal::blank(GoalId::new("g").unwrap());
        goal.set(GoalField::Owner(Some(li.clone())), Stamp::ZERO);
        let quarter = span(date(2026, 1, 1), date(2026, 3, 31));
        let filter = Filter {
            owner: Some(li),
            status: Some(Status::OnTrack),
            period: Some(quarter),
            under: None,
        };
        assert_eq!((filter.count(), filter.is_empty()), (3, false));
        assert!(filter.fits(&goal, Status::OnTrack), "without a period always");
        assert!(!filter.fits(&goal, Status::AtRisk));
        assert!(!Filter { owner: Some(wang), ..filter.clone() }.fits(&goal, Status::OnTrack));
        for (end, passes) in [(date(2026, 4, 1), true), (date(2025, 12, 31), false)] {
            let period = span(date(2025, 1, 1), end);
            goal.set(GoalField::Period(Some(period)), Stamp::ZERO);
            assert_eq!(filter.fits(&goal, Status::OnTrack), passes, "until {end}");
        }
        assert!(Filter::default().fits(&goal, Status::NoData));
    }
}
