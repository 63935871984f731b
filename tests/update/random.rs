//! Commands as a person might give them, in any order: most are carried out, some are refused.

use plumbline::domain::amount::Amount;
use plumbline::domain::goal::{Aim, GoalField, RollUp};
use plumbline::domain::id::GoalId;
use plumbline::domain::metric::{Measure, MetricField, Scale};
use plumbline::domain::people::PersonField;
use plumbline::domain::series::Actual;
use plumbline::domain::settings::SettingsField;
use plumbline::model::command::{Command, Destination, Draft, Number};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::page::{Page, date, draft};

/// A command whose goals are chosen when it is given, from those that are there by then.
#[derive(Clone, Debug)]
pub struct Wish {
    kind: u8,
    goal: Index,
    other: Index,
    value: i64,
    day: (u32, u32),
}

pub fn any_wish() -> impl Strategy<Value = Wish> {
    let day = (1u32..=12, 1u32..=28);
    (0u8..24, any::<Index>(), any::<Index>(), 0i64..1000, day).prop_map(
        |(kind, goal, other, value, day)| Wish {
            kind,
            goal,
            other,
            value,
            day,
        },
    )
}

impl Wish {
    pub fn command(&self, page: &Page) -> Command {
        let workspace = &page.open().workspace;
        let goals: Vec<GoalId> = workspace
            .goals
            .living()
            .map(|(_, g)| g.id.clone())
            .collect();
        if goals.is_empty() {
            return self.add(None);
        }
        let goal = self.goal.get(&goals).clone();
        let other = self.other.get(&goals).clone();
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
            18 => Command::PasteActuals(goal, vec![(day, amount), (date(7, 1), Amount::ONE)]),
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
        });
        Command::AddGoal(Box::new(Draft {
            number,
            ..draft(parent, &format!("goal {}", self.value))
        }))
    }
}
