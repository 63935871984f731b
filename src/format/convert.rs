//! Between the frozen shapes of version 1 and the domain's records.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::problem::{At, Problems, Reason};
use super::scalar::{Month, Points};
use super::unknown::{keep, keep_within, kept, kept_within};
use super::v1::{
    ActualV1, BandV1, BoundsV1, CalendarV1, GoalV1, MetricV1, PeriodV1, PersonV1, SchemeV1, UnitV1,
    WorkspaceV1,
};
use super::wire::{Field, Loose, Object, Value};
use crate::domain::records::actual::{Actual, Entry};
use crate::domain::records::goal::{
    Aim, Band, Goal, GoalKey, GoalKind, MOST_PLANNED, MOST_TOLERANCE, RollUp, is_planned,
    is_tolerance,
};
use crate::domain::records::metric::{Aggregation, Measure, Metric, MetricKey, Scale};
use crate::domain::records::people::{Person, PersonKey, Unit, UnitKey, UnitKind};
use crate::domain::records::record::Stamps;
use crate::domain::records::settings::{
    Currency, RollUpBounds, Settings, SettingsKey, StatusScheme,
};
use crate::domain::values::amount::Amount;
use crate::domain::values::calendar::{Calendar, Span};
use crate::domain::values::id::{GoalId, IdError, MetricId, PersonId, UnitId, WorkspaceId};
use crate::domain::values::plan::PlanCurve;
use crate::domain::values::stamp::Stamp;

/// A record with its frozen shape.
pub(super) trait Convert: Sized {
    type Shape<'a>: Object<'a>;

    /// Tells every problem it finds; gives nothing where there was one that leaves no record.
    fn read(shape: Self::Shape<'_>, at: At, problems: &mut Problems) -> Option<Self>;

    fn shape(&self) -> Self::Shape<'_>;
}

/// What one actual in a file says.
#[derive(PartialEq)]
pub(super) struct DayEntry {
    pub day: NaiveDate,
    pub entry: Entry,
    pub extra: Vec<(String, String)>,
}

impl Convert for Goal {
    type Shape<'a> = GoalV1<'a>;

    fn read(shape: GoalV1<'_>, at: At, p: &mut Problems) -> Option<Self> {
        let mut extra = keep(shape.extra, at, p);
        let stamps = (shape.stamp, shape.stamps);
        let goal = Goal {
            id: required_id(shape.id, GoalId::new, at, p)?,
            title: text(shape.title, at.key("title"), p),
            note: text(shape.note, at.key("note"), p),
            kind: shape.kind.or(GoalKind::default(), at.key("kind"), p),
            parent: id(shape.parent, GoalId::new, at.key("parent"), p),
            order: text(shape.order, at.key("order"), p),
            owner: id(shape.owner, PersonId::new, at.key("owner"), p),
            unit: id(shape.unit, UnitId::new, at.key("unit"), p),
            period: period(shape.period, at.key("period"), &mut extra, p),
            cadence: shape.cadence.optional(at.key("cadence"), p),
            weight: positive(shape.weight, at.key("weight"), p).unwrap_or(Amount::ONE),
            roll_up: shape.roll_up.or(RollUp::default(), at.key("rollUp"), p),
            metric: id(shape.metric, MetricId::new, at.key("metric"), p),
            aim: shape.aim.or(Aim::default(), at.key("aim"), p),
            baseline: shape.baseline.optional(at.key("baseline"), p),
            target: shape.target.optional(at.key("target"), p),
            tolerance: tolerance(shape.tolerance, at.key("tolerance"), p),
            band: band(shape.band, at.key("band"), &mut extra, p),
            plan: plan(shape.plan, at.key("plan"), p),
            deleted: shape.deleted.or(false, at.key("deleted"), p),
            stamps: read_stamps(stamps, (GoalKey::ALL, GoalKey::name), at, &mut extra, p),
            extra,
        };
        Some(goal)
    }

    fn shape(&self) -> GoalV1<'_> {
        let (stamp, stamps) = stamps(&self.stamps, GoalKey::ALL, GoalKey::name, &self.extra);
        GoalV1 {
            id: Field::Good(self.id.as_str().into()),
            title: Field::Good(self.title.as_str().into()),
            kind: Field::Good(self.kind),
            parent: reference(&self.parent, GoalId::as_str),
            order: unless_empty(&self.order),
            owner: reference(&self.owner, PersonId::as_str),
            unit: reference(&self.unit, UnitId::as_str),
            period: Field::some(self.period.map(|period| PeriodV1 {
                start: Field::Good(period.start()),
                end: Field::Good(period.end()),
                extra: kept_within(&self.extra, "period"),
            })),
            cadence: Field::some(self.cadence),
            weight: unless(self.weight, Amount::ONE),
            roll_up: unless(self.roll_up, RollUp::default()),
            metric: reference(&self.metric, MetricId::as_str),
            aim: Field::Good(self.aim),
            baseline: Field::some(self.baseline),
            target: Field::some(self.target),
            tolerance: Field::some(self.tolerance),
            band: Field::some(self.band.map(|band| BandV1 {
                low: Field::Good(band.low()),
                high: Field::Good(band.high()),
                extra: kept_within(&self.extra, "band"),
            })),
            plan: match &self.plan {
                PlanCurve::Linear => Field::Absent,
                PlanCurve::Phased(points) => Field::Good(Points(points.clone())),
            },
            note: unless_empty(&self.note),
            deleted: unless(self.deleted, false),
            stamp,
            stamps,
            extra: kept::<GoalV1>(&self.extra),
        }
    }
}

impl Convert for Metric {
    type Shape<'a> = MetricV1<'a>;

    fn read(shape: MetricV1<'_>, at: At, p: &mut Problems) -> Option<Self> {
        let mut extra = keep(shape.extra, at, p);
        let stamps = (shape.stamp, shape.stamps);
        Some(Metric {
            id: required_id(shape.id, MetricId::new, at, p)?,
            name: text(shape.name, at.key("name"), p),
            measure: shape.measure.or(Measure::default(), at.key("measure"), p),
            scale: shape.scale.or(Scale::default(), at.key("scale"), p),
            aggregation: shape.aggregation.or(Aggregation::default(), at.key("aggregation"), p),
            deleted: shape.deleted.or(false, at.key("deleted"), p),
            stamps: read_stamps(stamps, (MetricKey::ALL, MetricKey::name), at, &mut extra, p),
            extra,
        })
    }

    fn shape(&self) -> MetricV1<'_> {
        let (stamp, stamps) = stamps(&self.stamps, MetricKey::ALL, MetricKey::name, &self.extra);
        MetricV1 {
            id: Field::Good(self.id.as_str().into()),
            name: Field::Good(self.name.as_str().into()),
            measure: Field::Good(self.measure.clone()),
            scale: unless(self.scale, Scale::default()),
            aggregation: Field::Good(self.aggregation),
            deleted: unless(self.deleted, false),
            stamp,
            stamps,
            extra: kept::<MetricV1>(&self.extra),
        }
    }
}

impl Convert for Person {
    type Shape<'a> = PersonV1<'a>;

    fn read(shape: PersonV1<'_>, at: At, p: &mut Problems) -> Option<Self> {
        let mut extra = keep(shape.extra, at, p);
        let stamps = (shape.stamp, shape.stamps);
        Some(Person {
            id: required_id(shape.id, PersonId::new, at, p)?,
            name: text(shape.name, at.key("name"), p),
            unit: id(shape.unit, UnitId::new, at.key("unit"), p),
            deleted: shape.deleted.or(false, at.key("deleted"), p),
            stamps: read_stamps(stamps, (PersonKey::ALL, PersonKey::name), at, &mut extra, p),
            extra,
        })
    }

    fn shape(&self) -> PersonV1<'_> {
        let (stamp, stamps) = stamps(&self.stamps, PersonKey::ALL, PersonKey::name, &self.extra);
        PersonV1 {
            id: Field::Good(self.id.as_str().into()),
            name: Field::Good(self.name.as_str().into()),
            unit: reference(&self.unit, UnitId::as_str),
            deleted: unless(self.deleted, false),
            stamp,
            stamps,
            extra: kept::<PersonV1>(&self.extra),
        }
    }
}

impl Convert for Unit {
    type Shape<'a> = UnitV1<'a>;

    fn read(shape: UnitV1<'_>, at: At, p: &mut Problems) -> Option<Self> {
        let mut extra = keep(shape.extra, at, p);
        let stamps = (shape.stamp, shape.stamps);
        Some(Unit {
            id: required_id(shape.id, UnitId::new, at, p)?,
            name: text(shape.name, at.key("name"), p),
            kind: shape.kind.or(UnitKind::default(), at.key("kind"), p),
            parent: id(shape.parent, UnitId::new, at.key("parent"), p),
            order: text(shape.order, at.key("order"), p),
            deleted: shape.deleted.or(false, at.key("deleted"), p),
            stamps: read_stamps(stamps, (UnitKey::ALL, UnitKey::name), at, &mut extra, p),
            extra,
        })
    }

    fn shape(&self) -> UnitV1<'_> {
        let (stamp, stamps) = stamps(&self.stamps, UnitKey::ALL, UnitKey::name, &self.extra);
        UnitV1 {
            id: Field::Good(self.id.as_str().into()),
            name: Field::Good(self.name.as_str().into()),
            kind: Field::Good(self.kind),
            parent: reference(&self.parent, UnitId::as_str),
            order: unless_empty(&self.order),
            deleted: unless(self.deleted, false),
            stamp,
            stamps,
            extra: kept::<UnitV1>(&self.extra),
        }
    }
}

impl Convert for Settings {
    type Shape<'a> = WorkspaceV1<'a>;

    fn read(shape: WorkspaceV1<'_>, at: At, p: &mut Problems) -> Option<Self> {
        let mut extra = keep(shape.extra, at, p);
        let stamps = (shape.stamp, shape.stamps);
        Some(Settings {
            id: required_id(shape.id, WorkspaceId::new, at, p)?,
            name: text(shape.name, at.key("name"), p),
            currency: shape.currency.or(Currency::default(), at.key("currency"), p),
            calendar: calendar(shape.calendar, at.key("calendar"), &mut extra, p),
            scheme: scheme(shape.scheme, at.key("scheme"), &mut extra, p),
            bounds: bounds(shape.bounds, at.key("bounds"), &mut extra, p),
            deleted: shape.deleted.or(false, at.key("deleted"), p),
            stamps: read_stamps(stamps, (SettingsKey::ALL, SettingsKey::name), at, &mut extra, p),
            extra,
        })
    }

    fn shape(&self) -> WorkspaceV1<'_> {
        let (stamp, stamps) =
            stamps(&self.stamps, SettingsKey::ALL, SettingsKey::name, &self.extra);
        WorkspaceV1 {
            id: Field::Good(self.id.as_str().into()),
            name: Field::Good(self.name.as_str().into()),
            currency: Field::Good(self.currency),
            calendar: Field::Good(CalendarV1 {
                year_starts_in: Field::Good(Month(self.calendar.year_starts_in)),
                week_starts_on: Field::Good(self.calendar.week_starts_on),
                extra: kept_within(&self.extra, "calendar"),
            }),
            scheme: Field::Good(SchemeV1 {
                on_track: Field::Good(self.scheme.on_track),
                at_risk: Field::Good(self.scheme.at_risk),
                too_early: Field::Good(self.scheme.too_early),
                extra: kept_within(&self.extra, "scheme"),
            }),
            bounds: Field::Good(BoundsV1 {
                floor: Field::some(self.bounds.floor),
                cap: Field::some(self.bounds.cap),
                initiatives: unless(self.bounds.initiatives, false),
                extra: kept_within(&self.extra, "bounds"),
            }),
            deleted: unless(self.deleted, false),
            stamp,
            stamps,
            extra: kept::<WorkspaceV1>(&self.extra),
        }
    }
}

impl DayEntry {
    pub fn read(shape: ActualV1<'_>, at: At, p: &mut Problems) -> Option<Self> {
        let extra = match shape.extra.is_empty() {
            true => Vec::new(),
            false => keep(shape.extra, at, p),
        };
        let day = shape.on.required(at.key("on"), p);
        let deleted = shape.deleted.or(false, at.key("deleted"), p);
        let stamp = shape.stamp.or(Stamp::ZERO, at.key("stamp"), p);
        let of = at.key("of");
        let actual = match deleted {
            true => None,
            false => Some(Actual {
                value: shape.value.required(at.key("value"), p)?,
                denominator: shape.of.optional(of, p),
                note: text(shape.note, at.key("note"), p),
                by: id(shape.by, PersonId::new, at.key("by"), p),
            }),
        };
        if actual.as_ref().is_some_and(|actual| !actual.is_in_range()) {
            p.add(of, Reason::RateOutOfRange);
        }
        Some(DayEntry { day: day?, entry: Entry { stamp, actual }, extra })
    }
}

/// The shape of one actual.
pub(super) fn day_shape<'a>(
    day: NaiveDate,
    entry: &'a Entry,
    extra: &'a [(String, String)],
) -> ActualV1<'a> {
    let actual = entry.actual.as_ref();
    ActualV1 {
        on: Field::Good(day),
        value: Field::some(actual.map(|actual| actual.value)),
        of: Field::some(actual.and_then(|actual| actual.denominator)),
        note: actual.map_or(Field::Absent, |actual| unless_empty(&actual.note)),
        by: actual.map_or(Field::Absent, |actual| reference(&actual.by, PersonId::as_str)),
        deleted: unless(actual.is_none(), false),
        stamp: unless(entry.stamp, Stamp::ZERO),
        extra: kept::<ActualV1>(extra),
    }
}

/// The name of a field in files: `roll_up` is `rollUp`.
pub(super) fn camel(name: &str) -> Cow<'_, str> {
    let mut parts = name.split('_');
    let first = parts.next().unwrap_or_default();
    parts.fold(first.into(), |name, part| {
        let (head, tail) = part.split_at(part.len().min(1));
        Cow::Owned(format!("{name}{}{tail}", head.to_ascii_uppercase()))
    })
}

/// The id that a field names.
pub(super) fn id<'a, T>(
    field: Field<Cow<'a, str>>,
    new: fn(&str) -> Result<T, IdError>,
    at: At,
    p: &mut Problems,
) -> Option<T> {
    let id = new(&field.optional(at, p)?);
    id.map_err(|_| p.add(at, Reason::BadId)).ok()
}

/// The id of a record, under `id`.
pub(super) fn required_id<T>(
    field: Field<Cow<'_, str>>,
    new: fn(&str) -> Result<T, IdError>,
    at: At,
    p: &mut Problems,
) -> Option<T> {
    let at = at.key("id");
    let text = field.required(at, p)?;
    new(&text).map_err(|_| p.add(at, Reason::BadId)).ok()
}

fn text(field: Field<Cow<'_, str>>, at: At, p: &mut Problems) -> String {
    field.or(Cow::Borrowed(""), at, p).into_owned()
}

fn positive(field: Field<Amount>, at: At, p: &mut Problems) -> Option<Amount> {
    let amount = field.optional(at, p)?;
    if amount.is_negative() {
        p.add(at, Reason::Negative);
    }
    Some(amount)
}

fn tolerance(field: Field<Amount>, at: At, p: &mut Problems) -> Option<Amount> {
    let percent = field.optional(at, p)?;
    if !is_tolerance(percent) {
        p.add(at, Reason::PercentOutOfRange { most: MOST_TOLERANCE });
    }
    Some(percent)
}

fn reference<T>(id: &Option<T>, text: fn(&T) -> &str) -> Field<Cow<'_, str>> {
    Field::some(id.as_ref().map(|id| text(id).into()))
}

fn unless<T: PartialEq>(value: T, default: T) -> Field<T> {
    Field::some((value != default).then_some(value))
}

fn unless_empty(text: &str) -> Field<Cow<'_, str>> {
    Field::some((!text.is_empty()).then_some(text.into()))
}

fn band(
    field: Field<BandV1>,
    at: At,
    kept: &mut Vec<(String, String)>,
    p: &mut Problems,
) -> Option<Band> {
    let shape = field.optional(at, p)?;
    keep_within(kept, "band", keep(shape.extra, at, p));
    let low = shape.low.required(at.key("low"), p);
    let high = shape.high.required(at.key("high"), p);
    let (low, high) = (low?, high?);
    let band = Band::new(low, high);
    if band.is_none() {
        p.add(at.key("high"), Reason::HighBelowLow { low: low.to_string() });
    }
    band
}

fn period(
    field: Field<PeriodV1>,
    at: At,
    kept: &mut Vec<(String, String)>,
    p: &mut Problems,
) -> Option<Span> {
    let shape = field.optional(at, p)?;
    keep_within(kept, "period", keep(shape.extra, at, p));
    let start = shape.start.required(at.key("start"), p);
    let end = shape.end.required(at.key("end"), p);
    let (start, end) = (start?, end?);
    let span = Span::new(start, end);
    if span.is_none() {
        let start = at.key("start").to_string();
        p.add(at.key("end"), Reason::EndBeforeStart { start });
    }
    span
}

fn plan(field: Field<Points>, at: At, p: &mut Problems) -> PlanCurve {
    let Some(Points(points)) = field.optional(at, p) else {
        return PlanCurve::Linear;
    };
    for (index, pair) in points.windows(2).enumerate() {
        if pair[0].0 >= pair[1].0 {
            p.add(at.index(index + 1), Reason::DaysDoNotRise);
        }
    }
    for (index, (_, percent)) in points.iter().enumerate() {
        if !is_planned(*percent) {
            p.add(at.index(index), Reason::PercentOutOfRange { most: MOST_PLANNED });
        }
    }
    PlanCurve::Phased(points)
}

fn calendar(
    field: Field<CalendarV1>,
    at: At,
    kept: &mut Vec<(String, String)>,
    p: &mut Problems,
) -> Calendar {
    let shape = field.or(CalendarV1::default(), at, p);
    let default = Calendar::default();
    keep_within(kept, "calendar", keep(shape.extra, at, p));
    let month = Month(default.year_starts_in);
    let start = at.key("weekStartsOn");
    Calendar {
        year_starts_in: shape.year_starts_in.or(month, at.key("yearStartsIn"), p).0,
        week_starts_on: shape.week_starts_on.or(default.week_starts_on, start, p),
    }
}

fn scheme(
    field: Field<SchemeV1>,
    at: At,
    kept: &mut Vec<(String, String)>,
    p: &mut Problems,
) -> StatusScheme {
    let shape = field.or(SchemeV1::default(), at, p);
    let default = StatusScheme::default();
    keep_within(kept, "scheme", keep(shape.extra, at, p));
    StatusScheme {
        on_track: shape.on_track.or(default.on_track, at.key("onTrack"), p),
        at_risk: shape.at_risk.or(default.at_risk, at.key("atRisk"), p),
        too_early: shape.too_early.or(default.too_early, at.key("tooEarly"), p),
    }
}

fn bounds(
    field: Field<BoundsV1>,
    at: At,
    kept: &mut Vec<(String, String)>,
    p: &mut Problems,
) -> RollUpBounds {
    let shape = field.or(BoundsV1::default(), at, p);
    keep_within(kept, "bounds", keep(shape.extra, at, p));
    RollUpBounds {
        floor: shape.floor.optional(at.key("floor"), p),
        cap: shape.cap.optional(at.key("cap"), p),
        initiatives: shape.initiatives.or(false, at.key("initiatives"), p),
    }
}

/// The stamps in their normal form, so that copies which merged in different orders are written alike.
fn stamps<'a, K: Copy + Ord>(
    stamps: &Stamps<K>,
    keys: &[K],
    name: fn(K) -> &'static str,
    kept: &'a [(String, String)],
) -> (Field<Stamp>, Field<Loose<'a>>) {
    let normal = stamps.normal(keys);
    let mut extra = Vec::new();
    for (key, stamp) in normal.later() {
        let mut text = String::new();
        stamp.write(&mut text);
        extra.push((camel(name(*key)), text.into()));
    }
    extra.extend(kept_within(kept, "stamps"));
    let later = Field::some((!extra.is_empty()).then_some(Loose { extra }));
    (unless(normal.base(), Stamp::ZERO), later)
}

/// Stamps of fields that this version doesn't know are kept among a record's unknown fields.
fn read_stamps<K: Copy + Ord>(
    (base, later): (Field<Stamp>, Field<Loose>),
    (keys, name): (&[K], fn(K) -> &'static str),
    at: At,
    kept: &mut Vec<(String, String)>,
    p: &mut Problems,
) -> Stamps<K> {
    let mut stamps = Stamps::all(base.or(Stamp::ZERO, at.key("stamp"), p));
    let at = at.key("stamps");
    let fields = keep(later.or(Loose::default(), at, p).extra, at, p);
    let mut unknown = Vec::new();
    for (field, text) in fields {
        match keys.iter().find(|key| camel(name(**key)) == field) {
            None => unknown.push((field, text)),
            Some(key) => match Stamp::read(&text) {
                Ok(stamp) => stamps.set(*key, stamp),
                Err(reason) => p.add(at.key(&field), reason),
            },
        }
    }
    keep_within(kept, "stamps", unknown);
    stamps
}
