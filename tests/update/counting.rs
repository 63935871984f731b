//! How the goals below count in a goal's number, and weighing them by their targets.

use plumbline::domain::Language;
use plumbline::domain::records::goal::{Aim, GoalField, GoalKind, RollUp};
use plumbline::domain::records::metric::{Measure, MetricField};
use plumbline::domain::values::amount::Amount;
use plumbline::domain::values::id::GoalId;
use plumbline::locales::Texts;
use plumbline::model::Event;
use plumbline::model::command::{Command, Refusal};
use plumbline::view::cascade::{Children, children};
use plumbline::view::goal::{head, place};

use crate::page::Page;

/// A goal that rolls up so, and goals below it with these targets.
fn page(roll_up: RollUp, targets: &[i64]) -> (Page, GoalId, Vec<GoalId>) {
    let mut page = Page::with_workspace();
    let parent = page.add(None, "Revenue", 100);
    let below = targets.iter().map(|target| page.add(Some(&parent), "Part", *target)).collect();
    page.run(Command::EditGoal(parent.clone(), GoalField::RollUp(roll_up)));
    (page, parent, below)
}

fn told(page: &Page, parent: &GoalId) -> Children {
    children(page.open(), Texts::of(Language::English), parent, 2)
}

fn counting(children: &Children) -> Vec<&str> {
    children.rows.iter().map(|child| child.counting.as_str()).collect()
}

#[test]
fn t07_weights_by_target_are_the_shares_of_the_targets() {
    let (mut page, parent, below) = page(RollUp::Weighted, &[100_000, 20_000, 1_000]);
    assert!(told(&page, &parent).can_weigh);
    assert_eq!(counting(&told(&page, &parent)), ["33.3%", "33.3%"]);
    page.run(Command::WeighByTarget(parent.clone()));
    let weight = |page: &Page, id| page.open().workspace.goals.get(id).unwrap().weight.to_string();
    let weights: Vec<String> = below.iter().map(|id| weight(&page, id)).collect();
    assert_eq!(weights, ["82.64", "16.53", "0.83"]);
    assert_eq!(counting(&told(&page, &parent)), ["82.6%", "16.5%"]);
    assert_eq!(told(&page, &parent).more, 1);
    page.send(Event::Undo);
    assert_eq!(weight(&page, &below[0]), "100", "one step");
}

#[test]
fn targets_that_cannot_be_compared_weigh_nothing() {
    let (mut page, parent, below) = page(RollUp::Weighted, &[10, 20]);
    let weigh = Command::WeighByTarget(parent.clone());
    for (field, of) in [
        (GoalField::Target(None), &below[0]),
        (GoalField::Target(Some(Amount::from(-5))), &below[0]),
    ] {
        let edit = Command::EditGoal(of.clone(), field);
        page.run(edit);
        assert!(!told(&page, &parent).can_weigh);
        page.send(Event::Do(weigh.clone()));
        assert_eq!(page.refusal(), Some(&Refusal::NoCommonTargets));
        page.send(Event::Undo);
    }
    page.run(Command::EditMetric(below[1].clone(), MetricField::Measure(Measure::Hours)));
    page.send(Event::Do(weigh.clone()));
    assert_eq!(page.refusal(), Some(&Refusal::NoCommonTargets), "hours and pieces");
    // What doesn't count needs no target either; one alone has nothing to be weighed against.
    page.run(Command::EditGoal(below[1].clone(), GoalField::Weight(Amount::ZERO)));
    page.send(Event::Do(weigh));
    assert_eq!(page.refusal(), Some(&Refusal::NoCommonTargets));
}

#[test]
fn x27_each_goal_below_says_how_it_counts_and_a_weight_without_effect_is_not_shown() {
    let texts = Texts::of(Language::English);
    let (mut page, parent, below) = page(RollUp::Sum, &[60, 45]);
    let about = |page: &Page| {
        let open = page.open();
        head(open, place(open, &below[0]).unwrap(), texts).unwrap().about
    };
    let sum = told(&page, &parent);
    assert_eq!((sum.how, counting(&sum)), (texts.children_sum(), vec!["", ""]));
    assert_eq!(sum.assigned, "The targets below come to 105, its own is 100 (+5 · +5%).");
    assert!(!about(&page).contains("weight") && sum.rows[0].row.weight.is_none());
    page.run(Command::EditGoal(below[0].clone(), GoalField::Aim(Aim::Milestone)));
    assert_eq!(counting(&told(&page, &parent)), [texts.not_counted(), ""], "has no number");

    page.run(Command::EditGoal(parent.clone(), GoalField::RollUp(RollUp::Weighted)));
    page.run(Command::EditGoal(below[1].clone(), GoalField::Kind(GoalKind::Initiative)));
    let mean = told(&page, &parent);
    assert_eq!(counting(&mean), ["100%", texts.not_counted()], "an initiative is shown only");
    assert_eq!((mean.how, mean.assigned.as_str()), (texts.children_weighted(), ""));
    assert!(about(&page).contains("weight 100") && mean.rows[0].row.weight.is_some());

    page.run(Command::EditGoal(parent.clone(), GoalField::RollUp(RollUp::Own)));
    let own = told(&page, &parent);
    assert_eq!((own.how, counting(&own)), (texts.children_own(), vec![texts.not_counted(); 2]));
    assert!(!about(&page).contains("weight"));
}
