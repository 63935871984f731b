//! Whatever is asked for, a workspace can be written to a file and read back: what a file could not hold is refused.

use chrono::{Days, NaiveDate};
use plumbline::domain::records::actual::Actual;
use plumbline::domain::records::goal::GoalField;
use plumbline::domain::records::metric::{Measure, MetricField};
use plumbline::domain::records::people::{PersonField, UnitField};
use plumbline::domain::records::settings::SettingsField;
use plumbline::domain::values::amount::Amount;
use plumbline::domain::values::calendar::{Calendar, Span};
use plumbline::domain::values::id::{GoalId, PersonId, UnitId};
use plumbline::domain::values::plan::PlanCurve;
use plumbline::format;
use plumbline::model::Event;
use plumbline::model::command::{Command, Draft, Owner};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::page::{Page, content, draft};
use crate::random::{Wish, any_wish};

/// What no screen offers but a program, a script or the next screen might send.
#[derive(Clone, Debug)]
struct Rudeness {
    kind: u8,
    goal: Index,
    other: Index,
    text: String,
    number: i64,
    day: NaiveDate,
    another_day: NaiveDate,
}

fn any_rudeness() -> impl Strategy<Value = Rudeness> {
    let text = prop_oneof![
        8 => "[a-z\u{0}\u{8}\u{b}\u{1b}\t\n\" ]{0,6}",
        1 => select(vec![600, 40_000]).prop_map(|count| "长".repeat(count)),
        1 => Just(format!("a{}", "\u{301}".repeat(600_000))),
    ];
    let day = || {
        (-40_000i64..100_000).prop_map(|day| {
            let first = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap();
            match u64::try_from(day) {
                Ok(days) => first + Days::new(days),
                Err(_) => first - Days::new(day.unsigned_abs()),
            }
        })
    };
    let whose = (any::<Index>(), any::<Index>());
    (0u8..26, whose, text, -20i64..20, day(), day()).prop_map(
        |(kind, (goal, other), text, number, day, another_day)| Rudeness {
            kind,
            goal,
            other,
            text,
            number,
            day,
            another_day,
        },
    )
}

impl Rudeness {
    fn command(&self, page: &Page) -> Command {
        let workspace = &page.open().workspace;
        let goals: Vec<GoalId> = workspace.goals.all().iter().map(|g| g.id.clone()).collect();
        let units: Vec<UnitId> = workspace.units.all().iter().map(|u| u.id.clone()).collect();
        let nobody = "nobody";
        if goals.is_empty() || units.is_empty() {
            return Command::AddUnit("a unit".into());
        }
        let goal = self.goal.get(&goals).clone();
        let other = self.other.get(&goals).clone();
        let unit = self.goal.get(&units).clone();
        let above = self.other.get(&units).clone();
        let text = self.text.clone();
        let amount = Amount::from(self.number);
        let edit = |field| Command::EditGoal(goal.clone(), field);
        let metric = |field| Command::EditMetric(goal.clone(), field);
        let actual = Actual {
            denominator: Some(amount),
            note: text.clone(),
            by: PersonId::new(nobody).ok(),
            ..Actual::of(amount)
        };
        let points = vec![(self.day, amount), (self.another_day, amount)];
        let new = Draft {
            period: Span::new(self.day, self.another_day),
            owner: PersonId::new(nobody).ok().filter(|_| self.number > 0).map(Owner::Known),
            ..draft(Some(&other), &text)
        };
        match self.kind {
            0 => edit(GoalField::Title(text)),
            1 => edit(GoalField::Note(text)),
            2 => edit(GoalField::Order(text)),
            3..6 => edit(GoalField::Parent(Some(other))),
            6 => edit(GoalField::Parent(GoalId::new(nobody).ok())),
            7 => edit(GoalField::Owner(PersonId::new(nobody).ok())),
            8 => edit(GoalField::Unit(UnitId::new(nobody).ok())),
            9 => edit(GoalField::Weight(amount)),
            10 => edit(GoalField::Tolerance(Some(amount))),
            11 => edit(GoalField::Deleted(self.number > 5)),
            12 => edit(GoalField::Plan(PlanCurve::Phased(points))),
            13 => edit(GoalField::Period(Span::new(self.day, self.another_day))),
            14 => metric(MetricField::Name(text)),
            15 => metric(MetricField::Measure(Measure::Custom(text))),
            16 => Command::GiveToNew(goal, text),
            17 => Command::AddUnit(text),
            18 => Command::EditUnit(unit, UnitField::Parent(Some(above))),
            19 => Command::EditUnit(unit, UnitField::Order(text)),
            20 => Command::EditSettings(SettingsField::Name(text)),
            21 => Command::EditSettings(SettingsField::Calendar(Calendar {
                year_starts_in: self.number.unsigned_abs() as u32,
                ..Calendar::default()
            })),
            22 => match workspace.people.living().last() {
                Some((_, person)) => {
                    let unit = UnitId::new(nobody).ok();
                    Command::EditPerson(person.id.clone(), PersonField::Unit(unit))
                }
                None => Command::AddPerson("somebody".into()),
            },
            23 => Command::EnterActual(goal, self.day, actual),
            24 => Command::PasteActuals(
                goal,
                [self.day, self.another_day].map(|day| (day, Actual::of(amount))).to_vec(),
            ),
            _ => Command::AddGoal(Box::new(new)),
        }
    }
}

fn any_command() -> impl Strategy<Value = Result<Wish, Rudeness>> {
    prop_oneof![any_wish().prop_map(Ok), any_rudeness().prop_map(Err)]
}

fn send(page: &mut Page, command: &Result<Wish, Rudeness>) {
    let command = match command {
        Ok(wish) => wish.command(page),
        Err(rudeness) => rudeness.command(page),
    };
    page.run(command);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_asked_for_the_workspace_is_read_back_from_its_file_as_it_is(
        commands in prop::collection::vec(any_command(), 0..80),
    ) {
        let mut page = Page::with_workspace();
        for command in &commands {
            send(&mut page, command);
        }
        let read = format::read(page.export().as_bytes()).unwrap();
        prop_assert_eq!(content(&read.workspace), page.content());
    }

    #[test]
    fn what_two_pages_did_to_one_workspace_at_a_time_is_read_back_too(
        commands in prop::collection::vec((any_command(), any::<bool>(), 0u8..8), 0..60),
    ) {
        let mut here = Page::with_workspace();
        let mut there = Page::on(here.storage.clone());
        for (command, is_here, back) in &commands {
            let page = if *is_here { &mut here } else { &mut there };
            match back {
                0 => page.send(Event::Undo),
                1 => page.send(Event::Redo),
                _ => send(page, command),
            }
        }
        for page in [&mut here, &mut there] {
            format::read(page.export().as_bytes()).unwrap();
        }
    }
}
