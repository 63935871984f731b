//! Commands as a person might give them, in any order: most are carried out, some are refused.

use chrono::NaiveDate;
use plumbline::domain::records::actual::Actual;
use plumbline::domain::records::goal::{Aim, GoalField, GoalKind, RollUp};
use plumbline::domain::records::metric::{Measure, MetricField, Scale};
use plumbline::domain::records::people::PersonField;
use plumbline::domain::records::settings::SettingsField;
use plumbline::domain::records::workspace::Workspace;
use plumbline::domain::values::amount::Amount;
use plumbline::domain::values::calendar::Span;
use plumbline::domain::values::id::GoalId;
use plumbline::model::command::{Command, Destination, Draft, Number};

/// A command whose goals are chosen when it is given.
#[derive(Clone, Debug)]
pub struct Wish {
    /// Below [`Wish::KINDS`].
    pub kind: u8,
    pub goal: usize,
    pub other: usize,
    pub value: i64,
    /// Month and day of 2026.
    pub day: (u32, u32),
}

impl Wish {
    pub const KINDS: u8 = 24;

    /// The command in a workspace: its goals are those that are there by now.
    pub fn among(&self, workspace: &Workspace) -> Command {
        let goals: Vec<GoalId> = workspace.goals.living().map(|(_, g)| g.id.clone()).collect();
        if goals.is_empty() {
            return self.add(None);
        }
        let goal = goals[self.goal % goals.len()].clone();
        let other = goals[self.other % goals.len()].clone();
        let amount = Amount::from(self.value);
        let day = date(self.day.0, self.day.1);
        let edit = |field| Command::EditGoal(goal.clone(), field);
        match self.kind {
            0..4 => self.add(Some(&goal)),
            4 => self.add(None),
            5 => edit(GoalField::Title(format!("renamed {}", self.value))),
            6 => edit(GoalField::Target(Some(amount))),
            7 => edit(GoalField::Weight(amount)),
            8 => edit(GoalField::RollUp(RollUp::ALL[self.value as usize % 3])),
            9 => edit(GoalField::Aim(Aim::ALL[self.value as usize % 6])),
            10 => edit(GoalField::Period(None)),
            11 => Command::EditMetric(goal, MetricField::Scale(Scale::TenThousand)),
            12 => Command::MoveGoal(goal, Destination::Into(Some(other))),
            13 => Command::MoveGoal(goal, Destination::Before(other)),
            14 => Command::MoveGoal(goal, Destination::After(other)),
            15 => Command::MoveGoal(goal, Destination::Outdent),
            16 => Command::DeleteGoal(goal),
            17 => Command::DeleteActual(goal, day),
            18 => Command::PasteActuals(
                goal,
                vec![(day, Actual::of(amount)), (date(7, 1), Actual::of(Amount::ONE))],
            ),
            19 => Command::EditSettings(SettingsField::Name(format!("name {}", self.value))),
            20 => match workspace.people.living().last() {
                Some((_, person)) => {
                    Command::EditPerson(person.id.clone(), PersonField::Deleted(true))
                }
                None => Command::AddPerson("Li Na".into()),
            },
            21 => Command::AddUnit(format!("unit {}", self.value)),
            _ => Command::EnterActual(goal, day, Actual::of(amount)),
        }
    }

    fn add(&self, parent: Option<&GoalId>) -> Command {
        let number = (self.value % 4 != 0).then(|| Number {
            aim: Aim::Increase,
            measure: Measure::Count,
            scale: Scale::One,
            aggregation: Default::default(),
            baseline: None,
            target: Some(Amount::from(self.value)),
            so_far: None,
        });
        Command::AddGoal(Box::new(Draft {
            number,
            ..draft(parent, &format!("goal {}", self.value))
        }))
    }
}

/// A goal of 2026 without a number of its own.
pub fn draft(parent: Option<&GoalId>, title: &str) -> Draft {
    Draft {
        parent: parent.cloned(),
        title: title.into(),
        kind: GoalKind::Kpi,
        owner: None,
        period: Span::new(date(1, 1), date(12, 31)),
        number: None,
    }
}

/// A day of 2026.
pub fn date(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}
