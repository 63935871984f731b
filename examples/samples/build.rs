//! From the chapters of a sample to a workspace: every field is written by an edit, as the app does it.

use std::collections::BTreeMap;
use std::error::Error;

use chrono::Months;
use plumbline::domain::Language;
use plumbline::domain::records::actual::Actual;
use plumbline::domain::records::edit::Edit;
use plumbline::domain::records::goal::GoalField;
use plumbline::domain::records::metric::{Measure, MetricField, Scale};
use plumbline::domain::records::people::{PersonField, UnitField};
use plumbline::domain::records::settings::SettingsField;
use plumbline::domain::records::workspace::Workspace;
use plumbline::domain::values::amount::Amount;
use plumbline::domain::values::calendar::Span;
use plumbline::domain::values::id::{GoalId, IdError, MetricId, PersonId, UnitId, WorkspaceId};
use plumbline::domain::values::order;
use plumbline::domain::values::plan::PlanCurve;
use plumbline::domain::values::stamp::Clock;

use super::spec::{Chapter, Counts, Goal, Metric, Person, Unit};
use super::weeks::day;
use super::{brand, company, operations, quarters, revenue};

/// When the samples say that they were written: 2026-01-05 in UTC, in milliseconds since 1970.
pub const WRITTEN_MS: u64 = 1_767_571_200_000;

/// The sample in one language.
pub fn workspace(language: Language) -> Result<Workspace, Box<dyn Error>> {
    let revenue = revenue::chapter();
    let quarters = quarters::chapter(&revenue);
    let chapters = [revenue, brand::chapter(), operations::chapter(), quarters];
    let stamp = Clock::new(1).tick(WRITTEN_MS);
    let id = WorkspaceId::new(&format!("sample-{}", language.tag()))?;
    let mut workspace = Workspace::new(id);
    for edit in edits(&chapters, language)? {
        workspace.apply(edit, stamp);
    }
    Ok(workspace)
}

fn edits(chapters: &[Chapter], language: Language) -> Result<Vec<Edit>, Box<dyn Error>> {
    let name = company::NAME.spoken(language).to_owned();
    let mut edits = vec![Edit::Settings(SettingsField::Name(name))];
    let units = company::units();
    for (unit, order) in units.iter().zip(order::first(units.len())) {
        edits.extend(unit_edits(unit, order, language)?);
    }
    for person in company::people() {
        edits.extend(person_edits(&person, language)?);
    }
    let goals: Vec<&Goal> = chapters.iter().flat_map(|c| &c.goals).collect();
    let owners: BTreeMap<&str, &str> = (goals.iter()).map(|g| (g.metric, g.owner)).collect();
    for metric in chapters.iter().flat_map(|chapter| &chapter.metrics) {
        let owner = owners.get(metric.id).copied().unwrap_or_default();
        edits.extend(metric_edits(metric, owner, language)?);
    }
    for (goal, order) in goals.iter().zip(order::first(goals.len())) {
        edits.extend(goal_edits(goal, order, language)?);
    }
    Ok(edits)
}

fn unit_edits(unit: &Unit, order: String, language: Language) -> Result<Vec<Edit>, IdError> {
    let id = UnitId::new(&told(unit.id, "u", language))?;
    let fields = [
        UnitField::Name(unit.name.spoken(language).to_owned()),
        UnitField::Kind(unit.kind),
        UnitField::Parent(named(unit.parent, "u", language, UnitId::new)?),
        UnitField::Order(order),
        UnitField::Deleted(false),
    ];
    Ok(fields.map(|field| Edit::Unit(id.clone(), field)).into())
}

fn person_edits(person: &Person, language: Language) -> Result<Vec<Edit>, IdError> {
    let id = PersonId::new(&told(person.id, "p", language))?;
    let fields = [
        PersonField::Name(person.name.spoken(language).to_owned()),
        PersonField::Unit(named(person.unit, "u", language, UnitId::new)?),
        PersonField::Deleted(false),
    ];
    Ok(fields.map(|field| Edit::Person(id.clone(), field)).into())
}

/// The metric with its actuals, which `owner` entered.
fn metric_edits(
    metric: &Metric,
    owner: &str,
    language: Language,
) -> Result<Vec<Edit>, Box<dyn Error>> {
    let id = MetricId::new(&told(metric.id, "m", language))?;
    let (measure, scale) = match metric.counts {
        Counts::Money => (Measure::Money, Scale::TenThousand),
        Counts::Percent => (Measure::Percent, Scale::One),
        Counts::Hours => (Measure::Hours, Scale::One),
        Counts::Things(word, scale) => (Measure::Custom(word.spoken(language).to_owned()), scale),
    };
    // Ten thousands are a unit of Chinese.
    let scale = match language {
        Language::Chinese => scale,
        Language::English => Scale::One,
    };
    let fields = [
        MetricField::Name(metric.name.spoken(language).to_owned()),
        MetricField::Measure(measure),
        MetricField::Scale(scale),
        MetricField::Aggregation(metric.aggregation),
        MetricField::Deleted(false),
    ];
    let mut edits: Vec<Edit> = fields.map(|field| Edit::Metric(id.clone(), field)).into();
    let by = named(owner, "p", language, PersonId::new)?;
    for actual in &metric.actuals {
        let entered = Actual {
            value: Amount::new(actual.value)?,
            denominator: actual.denominator.map(Amount::from),
            note: actual.note.spoken(language).to_owned(),
            by: by.clone(),
        };
        edits.push(Edit::Actual(id.clone(), actual.day, Some(entered)));
    }
    Ok(edits)
}

fn goal_edits(goal: &Goal, order: String, language: Language) -> Result<Vec<Edit>, IdError> {
    let id = GoalId::new(&told(goal.id, "g", language))?;
    let [start, mut end] = goal.period.map(|(month, of_month)| day(month, of_month));
    if goal.into_spring {
        end = end + Months::new(3);
    }
    let points = goal.phases.iter();
    let points =
        points.map(|(month, of_month, share)| (day(*month, *of_month), Amount::from(*share)));
    let fields = [
        GoalField::Title(goal.title.spoken(language).to_owned()),
        GoalField::Note(goal.note.spoken(language).to_owned()),
        GoalField::Kind(goal.kind),
        GoalField::Parent(named(goal.parent, "g", language, GoalId::new)?),
        GoalField::Order(order),
        GoalField::Owner(named(goal.owner, "p", language, PersonId::new)?),
        GoalField::Unit(named(goal.unit, "u", language, UnitId::new)?),
        GoalField::Period(Span::new(start, end)),
        GoalField::Cadence(goal.cadence),
        GoalField::Weight(Amount::from(goal.weight)),
        GoalField::RollUp(goal.roll_up),
        GoalField::Metric(named(goal.metric, "m", language, MetricId::new)?),
        GoalField::Aim(goal.aim),
        GoalField::Baseline(goal.baseline.map(Amount::from)),
        GoalField::Target(goal.target.map(Amount::from)),
        GoalField::Tolerance(goal.tolerance.map(Amount::from)),
        GoalField::Plan(match goal.phases {
            [] => PlanCurve::Linear,
            _ => PlanCurve::Phased(points.collect()),
        }),
        GoalField::Deleted(false),
    ];
    Ok(fields.map(|field| Edit::Goal(id.clone(), field)).into())
}

/// The id that a file says, with its letter; none where nothing is named.
fn named<Id>(
    id: &str,
    letter: &str,
    language: Language,
    new: impl Fn(&str) -> Result<Id, IdError>,
) -> Result<Option<Id>, IdError> {
    match id {
        "" => Ok(None),
        _ => new(&told(id, letter, language)).map(Some),
    }
}

/// Either sample has ids of its own: what is imported into the other is another company's.
fn told(id: &str, letter: &str, language: Language) -> String {
    match language {
        Language::Chinese => format!("{letter}-{id}"),
        Language::English => format!("{letter}-{id}-en"),
    }
}
