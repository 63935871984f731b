//! Version 1 of the file format: the frozen shapes of its records. A released shape is never edited; what changes is
//! declared as a new version with a migration.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::scalar::{Month, Points};
use super::wire::{Loose, Raw, Raws, dto};
use crate::domain::records::goal::{Aim, GoalKind, RollUp};
use crate::domain::records::log::LoggedAction;
use crate::domain::records::metric::{Aggregation, Measure, Scale};
use crate::domain::records::people::UnitKind;
use crate::domain::records::settings::Currency;
use crate::domain::values::amount::Amount;
use crate::domain::values::calendar::{PeriodKind, WeekStart};
use crate::domain::values::stamp::Stamp;

dto! {
    /// A goal: what somebody promises to reach, by when, and how it hangs under another goal.
    GoalV1<'a> {
        /// 1 to 64 letters, digits, hyphens or underscores.
        id: Cow<'a, str> = "id",
        /// At most 500 characters; empty only where deleted.
        title: Cow<'a, str> = "title",
        /// What sort of promise it is; a KPI where absent.
        kind: GoalKind = "kind",
        /// The id of the goal above it.
        parent: Cow<'a, str> = "parent",
        /// A key that sorts it among its siblings; where absent they stand as in the file.
        order: Cow<'a, str> = "order",
        /// The id of a person.
        owner: Cow<'a, str> = "owner",
        /// The id of an organisational unit.
        unit: Cow<'a, str> = "unit",
        /// Its first and last day.
        period: PeriodV1<'a> = "period",
        /// How often a new actual is due.
        cadence: PeriodKind = "cadence",
        /// Its share in the parent's weighted roll-up; 1 where absent.
        weight: Amount = "weight",
        /// Where its number comes from; its own actuals where absent.
        roll_up: RollUp = "rollUp",
        /// The id of the metric that it is measured by.
        metric: Cow<'a, str> = "metric",
        /// Which way the number should go; increase where absent.
        aim: Aim = "aim",
        /// Where the number stood at the start of the period, in the metric's base unit.
        baseline: Amount = "baseline",
        /// In the metric's base unit.
        target: Amount = "target",
        /// Half the width of the band of a goal that stays within one, in percent of the target.
        tolerance: Amount = "tolerance",
        /// The band to stay within by its ends, where target and tolerance don't name it.
        band: BandV1<'a> = "band",
        /// Days with the percentage of the way that should be behind by their end; the same share every day where absent.
        plan: Points = "plan",
        /// At most 20 000 characters.
        note: Cow<'a, str> = "note",
        /// Kept as a mark, so that the deletion reaches other copies.
        deleted: bool = "deleted",
        /// When its fields were last changed, where they have no stamp of their own.
        stamp: Stamp = "stamp",
        /// When single fields were changed later.
        stamps: Loose<'a> = "stamps",
    }
}

dto! {
    /// What is measured, whichever goals ask for it.
    MetricV1<'a> {
        /// 1 to 64 letters, digits, hyphens or underscores.
        id: Cow<'a, str> = "id",
        /// At most 500 characters; empty only where deleted.
        name: Cow<'a, str> = "name",
        /// What is counted; a count where absent.
        measure: Measure = "measure",
        /// The unit in which numbers are typed and shown; numbers in the file are in the base unit all the same.
        scale: Scale = "scale",
        /// How the actuals of a span become one number; they are summed where absent.
        aggregation: Aggregation = "aggregation",
        /// Kept as a mark, so that the deletion reaches other copies.
        deleted: bool = "deleted",
        /// When its fields were last changed, where they have no stamp of their own.
        stamp: Stamp = "stamp",
        /// When single fields were changed later.
        stamps: Loose<'a> = "stamps",
    }
}

dto! {
    /// Somebody who owns goals or enters actuals.
    PersonV1<'a> {
        /// 1 to 64 letters, digits, hyphens or underscores.
        id: Cow<'a, str> = "id",
        /// At most 500 characters; empty only where deleted.
        name: Cow<'a, str> = "name",
        /// The id of an organisational unit.
        unit: Cow<'a, str> = "unit",
        /// Kept as a mark, so that the deletion reaches other copies.
        deleted: bool = "deleted",
        /// When its fields were last changed, where they have no stamp of their own.
        stamp: Stamp = "stamp",
        /// When single fields were changed later.
        stamps: Loose<'a> = "stamps",
    }
}

dto! {
    /// A company, a department or a team.
    UnitV1<'a> {
        /// 1 to 64 letters, digits, hyphens or underscores.
        id: Cow<'a, str> = "id",
        /// At most 500 characters; empty only where deleted.
        name: Cow<'a, str> = "name",
        /// What sort of unit it is; a team where absent.
        kind: UnitKind = "kind",
        /// The id of the unit above it.
        parent: Cow<'a, str> = "parent",
        /// A key that sorts it among its siblings.
        order: Cow<'a, str> = "order",
        /// Kept as a mark, so that the deletion reaches other copies.
        deleted: bool = "deleted",
        /// When its fields were last changed, where they have no stamp of their own.
        stamp: Stamp = "stamp",
        /// When single fields were changed later.
        stamps: Loose<'a> = "stamps",
    }
}

dto! {
    /// The workspace's settings.
    WorkspaceV1<'a> {
        /// 1 to 64 letters, digits, hyphens or underscores.
        id: Cow<'a, str> = "id",
        /// At most 500 characters.
        name: Cow<'a, str> = "name",
        /// ISO 4217 code of the one currency; CNY where absent.
        currency: Currency = "currency",
        /// Where years and weeks begin.
        calendar: CalendarV1<'a> = "calendar",
        /// Where statuses begin, in percent.
        scheme: SchemeV1<'a> = "scheme",
        /// How a child's progress counts in a weighted roll-up, in percent.
        bounds: BoundsV1<'a> = "bounds",
        /// Kept as a mark, so that the deletion reaches other copies.
        deleted: bool = "deleted",
        /// When its fields were last changed, where they have no stamp of their own.
        stamp: Stamp = "stamp",
        /// When single fields were changed later.
        stamps: Loose<'a> = "stamps",
    }
}

dto! {
    /// What actually happened on a day, or in the time since the actual before.
    ActualV1<'a> {
        /// The day; at most one actual a day.
        on: NaiveDate = "on",
        /// In the metric's base unit; for a rate, the numerator. Absent only where deleted.
        value: Amount = "value",
        /// For a rate, the denominator.
        of: Amount = "of",
        /// At most 20 000 characters.
        note: Cow<'a, str> = "note",
        /// The id of the person who entered it.
        by: Cow<'a, str> = "by",
        /// Kept as a mark, so that the deletion reaches other copies.
        deleted: bool = "deleted",
        /// When it was last changed.
        stamp: Stamp = "stamp",
    }
}

dto! {
    /// One action of a person in the change log.
    LogV1<'a> {
        /// When it was done.
        stamp: Stamp = "stamp",
        /// The id of the person who did it.
        by: Cow<'a, str> = "by",
        /// What was done; a word that a reader doesn't know is kept, and told as a change.
        action: LoggedAction = "action",
        /// Field by field, each with the value before and after; one that a reader doesn't know is kept, and counted.
        changes: Raws<'a> = "changes",
    }
}

/// What a change is of that is no record of a table.
pub(super) const SETTINGS: &str = "settings";
pub(super) const ACTUAL: &str = "actual";

dto! {
    /// One field before and after.
    ChangeV1<'a> {
        /// What it is of: settings, goal, metric, person, unit or actual.
        kind: Cow<'a, str> = "kind",
        /// The id of the goal, metric, person or unit; of an actual, that of its metric; the settings have none.
        id: Cow<'a, str> = "id",
        /// The field's name in its record; of an actual, its day.
        field: Cow<'a, str> = "field",
        /// The field's value before, as in its record, or the whole actual; absent where the record leaves it out.
        before: Raw<'a> = "before",
        /// The field's value after, as in its record, or the whole actual; absent where the record leaves it out.
        after: Raw<'a> = "after",
    }
}

dto! {
    /// A span of days, both ends included.
    PeriodV1<'a> {
        /// The first day.
        start: NaiveDate = "start",
        /// The last day, not before the first.
        end: NaiveDate = "end",
    }
}

dto! {
    /// Where years and weeks begin.
    CalendarV1<'a> {
        /// The month in which the fiscal year begins.
        year_starts_in: Month = "yearStartsIn",
        /// The day on which a week begins.
        week_starts_on: WeekStart = "weekStartsOn",
    }
}

dto! {
    /// Pace at or above these limits has these statuses.
    SchemeV1<'a> {
        /// Percent of the plan.
        on_track: Amount = "onTrack",
        /// Percent of the plan.
        at_risk: Amount = "atRisk",
        /// Percent of the plan that must be behind before there is a status at all.
        too_early: Amount = "tooEarly",
    }
}

dto! {
    /// A band by its ends; both count as within.
    BandV1<'a> {
        /// The lower end.
        low: Amount = "low",
        /// The upper end, not below the lower.
        high: Amount = "high",
    }
}

dto! {
    /// Limits of what a child passes upwards.
    BoundsV1<'a> {
        /// The least progress that counts, in percent.
        floor: Amount = "floor",
        /// The most progress that counts, in percent.
        cap: Amount = "cap",
        /// Whether initiatives count too.
        initiatives: bool = "initiatives",
    }
}
