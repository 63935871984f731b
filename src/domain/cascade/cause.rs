//! Causes: the goal far below that a shortfall comes from (X28).

use super::below::Below;
use super::roll_up::Child;
use crate::domain::records::goal::RollUp;
use crate::domain::values::amount::to_f64;

/// A goal under another, and how much of the other's shortfall it accounts for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cause {
    pub place: usize,
    /// Of the whole shortfall: 0 to 1.
    pub share: f64,
}

impl Below<'_> {
    /// Follows the largest part of a goal's shortfall down the tree, as long as one child accounts for more than half of it.
    pub fn cause(self, place: usize) -> Option<Cause> {
        let mut cause = Cause { place, share: 1.0 };
        while let Some(part) = self.largest_part(cause.place).filter(|part| part.share > 0.5) {
            cause = Cause { place: part.place, share: cause.share * part.share.min(1.0) };
        }
        (cause.place != place).then_some(cause)
    }

    /// The child that accounts for most of its parent's shortfall: in the parent's unit or, of a mean, in points of progress.
    fn largest_part(self, place: usize) -> Option<Cause> {
        let goal = self.workspace.goals.at(place)?;
        let figures = self.of(place);
        let parts: Vec<Cause> = match goal.roll_up {
            RollUp::Own => return None,
            RollUp::Sum => {
                let whole = to_f64(figures.gap_to_date.ok()?);
                let part = |child: Child| {
                    let share = to_f64(child.figures.gap_to_date.ok()?) / whole;
                    Some(Cause { place: child.place, share })
                };
                self.parts(place).filter_map(part).collect()
            }
            RollUp::Weighted => {
                let whole = figures.lead()?;
                let counted = || {
                    let weighed = self.weighed(place);
                    weighed.filter_map(|child| Some((child, child.figures.lead()?)))
                };
                let weights: f64 = counted().map(|(child, _)| child.goal.weight.to_f64()).sum();
                let part = |(child, lead): (Child, f64)| {
                    let share = child.goal.weight.to_f64() * lead / weights / whole;
                    Cause { place: child.place, share }
                };
                counted().map(part).collect()
            }
        };
        let most = parts.into_iter().max_by(|a, b| a.share.total_cmp(&b.share));
        most.filter(|part| part.share.is_finite())
    }
}
