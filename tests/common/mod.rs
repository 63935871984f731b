//! Workspaces for property tests: arbitrary ones, made as the app makes them, by edits with stamps.

use chrono::{NaiveDate, TimeDelta};
use plumbline::domain::records::actual::Actual;
use plumbline::domain::records::edit::Edit;
use plumbline::domain::records::goal::{Aim, Band, GoalField, GoalKind, MOST_PLANNED, RollUp};
use plumbline::domain::records::log::{Action, Change, LogEntry, LoggedAction, PlainWord};
use plumbline::domain::records::metric::{Aggregation, Measure, MetricField, Scale};
use plumbline::domain::records::people::{PersonField, UnitField, UnitKind};
use plumbline::domain::records::settings::{Currency, RollUpBounds, SettingsField, StatusScheme};
use plumbline::domain::records::workspace::Workspace;
use plumbline::domain::values::amount::Amount;
use plumbline::domain::values::calendar::{Calendar, FIRST_DAY, PeriodKind, Span, WeekStart};
use plumbline::domain::values::id::{GoalId, MetricId, PersonId, UnitId, WorkspaceId};
use plumbline::domain::values::order;
use plumbline::domain::values::plan::PlanCurve;
use plumbline::domain::values::stamp::{Clock, Stamp};
use proptest::prelude::*;
use proptest::sample::select;

/// How many records of a kind there may be: few, so that edits meet.
const RECORDS: usize = 6;

/// A workspace that edits made, with its change log; the latest entries may say what this version doesn't know.
pub fn any_workspace() -> impl Strategy<Value = (Workspace, Vec<LogEntry>)> {
    let unknown = prop::option::weighted(0.3, any_unknown_change());
    let said = prop::collection::vec((any_logged_action(), unknown), 0..20);
    (prop::collection::vec(any_edit(), 0..60), said).prop_map(|(edits, said)| {
        let (workspace, mut log) = build(1, &edits);
        for (entry, (action, unknown)) in log.iter_mut().rev().zip(said) {
            entry.action = action;
            entry.changes.extend(unknown);
        }
        (workspace, log)
    })
}

fn any_logged_action() -> impl Strategy<Value = LoggedAction> {
    prop_oneof![
        select(&Action::ALL).prop_map(LoggedAction::Known),
        "x[A-Za-z0-9-]{0,39}".prop_map(|word| LoggedAction::Other(PlainWord::new(&word).unwrap())),
    ]
}

/// A change of a kind, or of a field, that this version doesn't know.
fn any_unknown_change() -> impl Strategy<Value = Change> {
    (select(&["x", "goal", "settings"]), "[a-z目标]{0,8}").prop_map(|(kind, name)| {
        let members = format!(r#""id":"i","field":"x{name}","after":["{name} \" b",1.50]"#);
        Change::Unknown(format!(r#"{{"kind":"{kind}",{members}}}"#))
    })
}

/// Copies of one workspace that went their own ways.
pub fn any_copies<const N: usize>() -> impl Strategy<Value = [Workspace; N]> {
    let edits = || prop::collection::vec(any_edit(), 0..20);
    (edits(), [(); N].map(|()| edits())).prop_map(|(shared, own)| {
        let mut replica = 1;
        own.map(|own| {
            replica += 1;
            let (mut workspace, _) = build(1, &shared);
            // The copies' clocks stand at one time, so that their stamps lie close together.
            let mut clock = Clock::new(replica);
            clock.observe(workspace.latest());
            for edit in own {
                workspace.apply(edit, clock.tick(0));
            }
            workspace
        })
    })
}

fn build(replica: u32, edits: &[Edit]) -> (Workspace, Vec<LogEntry>) {
    let id = WorkspaceId::new("w1").unwrap();
    let mut workspace = Workspace::new(id);
    let mut clock = Clock::new(replica);
    let mut log = Vec::new();
    for edit in births().into_iter().chain(edits.iter().cloned()) {
        let stamp = clock.tick(1_790_000_000_000);
        let before = workspace.apply(edit.clone(), stamp);
        log.push(LogEntry {
            stamp,
            by: None,
            action: Action::EditGoal.into(),
            changes: vec![Change::Known { before, after: edit }],
            extra: Vec::new(),
        });
    }
    (workspace, log)
}

/// The edits that make the first records: living records have a name and a place among their siblings.
fn births() -> Vec<Edit> {
    let mut edits = Vec::new();
    for (n, key) in order::first(RECORDS / 2).into_iter().enumerate() {
        edits.extend([
            Edit::Goal(goal(n), GoalField::Title(format!("goal {n}"))),
            Edit::Goal(goal(n), GoalField::Order(key.clone())),
            Edit::Goal(goal(n), GoalField::Weight(Amount::ONE)),
            Edit::Goal(goal(n), GoalField::Deleted(false)),
            Edit::Metric(metric(n), MetricField::Name(format!("metric {n}"))),
            Edit::Metric(metric(n), MetricField::Deleted(false)),
            Edit::Person(person(n), PersonField::Name(format!("person {n}"))),
            Edit::Person(person(n), PersonField::Deleted(false)),
            Edit::Unit(unit(n), UnitField::Name(format!("unit {n}"))),
            Edit::Unit(unit(n), UnitField::Order(key)),
            Edit::Unit(unit(n), UnitField::Deleted(false)),
        ]);
    }
    edits
}

fn goal(n: usize) -> GoalId {
    GoalId::new(&format!("g{n}")).unwrap()
}

fn metric(n: usize) -> MetricId {
    MetricId::new(&format!("m{n}")).unwrap()
}

fn person(n: usize) -> PersonId {
    PersonId::new(&format!("p{n}")).unwrap()
}

fn unit(n: usize) -> UnitId {
    UnitId::new(&format!("u{n}")).unwrap()
}

/// An edit of a record that lives, or of one that was never made and stays deleted.
pub fn any_edit() -> impl Strategy<Value = Edit> {
    let at = || 0..RECORDS;
    prop_oneof![
        2 => any_settings_field().prop_map(Edit::Settings),
        8 => (at(), any_goal_field()).prop_map(|(n, field)| Edit::Goal(goal(n), field)),
        3 => (at(), any_metric_field()).prop_map(|(n, field)| Edit::Metric(metric(n), field)),
        2 => (at(), any_person_field()).prop_map(|(n, field)| Edit::Person(person(n), field)),
        2 => (at(), any_unit_field()).prop_map(|(n, field)| Edit::Unit(unit(n), field)),
        6 => (at(), any_day(), prop::option::weighted(0.8, any_actual()))
            .prop_map(|(n, day, actual)| Edit::Actual(metric(n), day, actual)),
    ]
}

pub fn any_actual() -> impl Strategy<Value = Actual> {
    let by = prop::option::of((0..RECORDS).prop_map(person));
    (any_amount(), prop::option::of(any_amount()), any_note(), by).prop_map(
        |(value, denominator, note, by)| {
            let actual = Actual { value, denominator, note, by };
            match actual.is_in_range() {
                true => actual,
                false => Actual { denominator: None, ..actual },
            }
        },
    )
}

pub fn any_amount() -> impl Strategy<Value = Amount> {
    prop_oneof![
        (-10_000i64..10_000).prop_map(Amount::from),
        (-1_000_000_000_000_000i64..=1_000_000_000_000_000, 0u32..9)
            .prop_map(|(digits, scale)| format!("{digits}e-{scale}").parse().unwrap()),
    ]
}

fn any_positive() -> impl Strategy<Value = Amount> {
    (0i64..1_000_000, 0u32..4)
        .prop_map(|(digits, scale)| format!("{digits}e-{scale}").parse().unwrap())
}

/// A percentage that a plan may ask for.
fn any_share() -> impl Strategy<Value = Amount> {
    (0..=1_000 * MOST_PLANNED).prop_map(|thousandths| format!("{thousandths}e-3").parse().unwrap())
}

fn any_name() -> impl Strategy<Value = String> {
    "[a-z目标销售额😀\"\\\\=<>&\u{200d}\t]{0,12}".prop_map(|tail| format!("n{tail}"))
}

fn any_note() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[a-z\n\r\t\"\\\\/市场 \u{7f}\u{2028}]{0,20}"]
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    prop_oneof![
        4 => (20_454i64..20_820).prop_map(|day| FIRST_DAY + TimeDelta::days(day)),
        1 => (0i64..84_005).prop_map(|day| FIRST_DAY + TimeDelta::days(day)),
    ]
}

fn any_span() -> impl Strategy<Value = Span> {
    (any_day(), any_day()).prop_map(|(a, b)| Span::new(a.min(b), a.max(b)).unwrap())
}

fn any_order() -> impl Strategy<Value = String> {
    (0..RECORDS).prop_map(|at| order::first(RECORDS)[at].clone())
}

fn any_plan() -> impl Strategy<Value = PlanCurve> {
    let points = prop::collection::btree_map(any_day(), any_share(), 0..4);
    prop_oneof![
        Just(PlanCurve::Linear),
        points.prop_map(|points| PlanCurve::Phased(points.into_iter().collect())),
    ]
}

fn any_goal_field() -> impl Strategy<Value = GoalField> {
    let of = prop::option::of::<std::ops::Range<usize>>;
    prop_oneof![
        any_name().prop_map(GoalField::Title),
        any_note().prop_map(GoalField::Note),
        select(&GoalKind::ALL).prop_map(GoalField::Kind),
        of(0..RECORDS).prop_map(|n| GoalField::Parent(n.map(goal))),
        any_order().prop_map(GoalField::Order),
        of(0..RECORDS).prop_map(|n| GoalField::Owner(n.map(person))),
        of(0..RECORDS).prop_map(|n| GoalField::Unit(n.map(unit))),
        prop::option::of(any_span()).prop_map(GoalField::Period),
        prop::option::of(select(&PeriodKind::ALL)).prop_map(GoalField::Cadence),
        any_positive().prop_map(GoalField::Weight),
        select(&RollUp::ALL).prop_map(GoalField::RollUp),
        of(0..RECORDS).prop_map(|n| GoalField::Metric(n.map(metric))),
        select(&Aim::ALL).prop_map(GoalField::Aim),
        prop::option::of(any_amount()).prop_map(GoalField::Baseline),
        prop::option::of(any_amount()).prop_map(GoalField::Target),
        prop::option::of(any_positive()).prop_map(GoalField::Tolerance),
        (any_amount(), any_amount())
            .prop_map(|(a, b)| GoalField::Band(Band::new(a.min(b), a.max(b)))),
        any_plan().prop_map(GoalField::Plan),
        Just(GoalField::Deleted(true)),
    ]
}

fn any_metric_field() -> impl Strategy<Value = MetricField> {
    let known = [Measure::Money, Measure::Percent, Measure::Count, Measure::Hours, Measure::Days];
    let measure = prop_oneof![select(known.to_vec()), any_name().prop_map(Measure::Custom)];
    prop_oneof![
        any_name().prop_map(MetricField::Name),
        measure.prop_map(MetricField::Measure),
        select(&Scale::ALL).prop_map(MetricField::Scale),
        select(&Aggregation::ALL).prop_map(MetricField::Aggregation),
        Just(MetricField::Deleted(true)),
    ]
}

fn any_person_field() -> impl Strategy<Value = PersonField> {
    let unit = prop::option::of((0..RECORDS).prop_map(unit));
    prop_oneof![
        any_name().prop_map(PersonField::Name),
        unit.prop_map(PersonField::Unit),
        Just(PersonField::Deleted(true)),
    ]
}

fn any_unit_field() -> impl Strategy<Value = UnitField> {
    let parent = prop::option::of((0..RECORDS).prop_map(unit));
    prop_oneof![
        any_name().prop_map(UnitField::Name),
        select(&UnitKind::ALL).prop_map(UnitField::Kind),
        parent.prop_map(UnitField::Parent),
        any_order().prop_map(UnitField::Order),
        Just(UnitField::Deleted(true)),
    ]
}

fn any_settings_field() -> impl Strategy<Value = SettingsField> {
    let calendar = (1u32..=12, select(&WeekStart::ALL))
        .prop_map(|(month, week)| Calendar { year_starts_in: month, week_starts_on: week });
    let scheme = [any_positive(), any_positive(), any_positive()];
    let limit = || prop::option::of(any_amount());
    let bounds = (limit(), limit(), any::<bool>())
        .prop_map(|(floor, cap, initiatives)| RollUpBounds { floor, cap, initiatives });
    prop_oneof![
        any_name().prop_map(SettingsField::Name),
        "[A-Z]{3}".prop_map(|code| SettingsField::Currency(Currency::new(&code).unwrap())),
        calendar.prop_map(SettingsField::Calendar),
        scheme.prop_map(|[on_track, at_risk, too_early]| {
            SettingsField::Scheme(StatusScheme { on_track, at_risk, too_early })
        }),
        bounds.prop_map(SettingsField::Bounds),
        any::<bool>().prop_map(SettingsField::Deleted),
    ]
}

/// What is the same in two workspaces that print alike: every field, stamp and unknown field, whatever the order of
/// arrival.
pub fn told(workspace: &Workspace) -> Vec<String> {
    fn record<F: std::fmt::Debug>(
        id: &str,
        fields: impl Iterator<Item = (F, Stamp)>,
        extra: &[(String, String)],
    ) -> String {
        let fields: Vec<_> = fields.collect();
        format!("{id} {fields:?} {extra:?}")
    }
    macro_rules! rows {
        ($table:ident, $key:ty) => {
            workspace.$table.all().iter().map(|r| {
                let fields = <$key>::ALL.iter().map(|&k| (r.get(k), r.stamps.get(k)));
                record(r.id.as_str(), fields, &r.extra)
            })
        };
    }
    use plumbline::domain::records::goal::GoalKey;
    use plumbline::domain::records::metric::MetricKey;
    use plumbline::domain::records::people::{PersonKey, UnitKey};
    use plumbline::domain::records::record::Record;
    use plumbline::domain::records::settings::SettingsKey;
    let settings = &workspace.settings;
    let fields = SettingsKey::ALL.iter().map(|&k| (settings.get(k), settings.stamps.get(k)));
    let mut told = vec![record(settings.id.as_str(), fields, &settings.extra)];
    told.extend(rows!(goals, GoalKey));
    told.extend(rows!(metrics, MetricKey));
    told.extend(rows!(people, PersonKey));
    told.extend(rows!(units, UnitKey));
    for metric in workspace.metrics.all() {
        for (day, entry) in workspace.series(&metric.id).entries() {
            let extra = workspace.series(&metric.id).extra(day);
            told.push(format!("{} {day} {entry:?} {extra:?}", metric.id));
        }
    }
    told.sort();
    told
}
