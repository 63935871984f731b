//! Which goals a list shows.

use crate::domain::records::goal::Goal;
use crate::domain::tracking::pace::Status;
use crate::domain::values::calendar::{PeriodKind, Span};
use crate::domain::values::id::PersonId;

/// The header's filters; what is `None` lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub owner: Option<PersonId>,
    pub status: Option<Status>,
    /// Goals whose period touches this one; a goal without a period is always shown.
    pub period: Option<(PeriodKind, Span)>,
}

impl Filter {
    pub fn lets_through(&self, goal: &Goal, status: Status) -> bool {
        let owner = self.owner.is_none() || goal.owner == self.owner;
        let state = self.status.is_none_or(|wanted| wanted == status);
        let period = match (self.period, goal.period) {
            (Some((_, wanted)), Some(period)) => wanted.overlap(period).is_some(),
            _ => true,
        };
        owner && state && period
    }

    /// In how many ways it narrows the list.
    pub fn count(&self) -> usize {
        usize::from(self.owner.is_some())
            + usize::from(self.status.is_some())
            + usize::from(self.period.is_some())
    }

    pub fn is_empty(&self) -> bool {
        *self == Filter::default()
    }
}
