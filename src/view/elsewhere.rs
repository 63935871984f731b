//! What other tabs wrote over, in one sentence: the goal, the field, who, and from which value to which.

use crate::domain::records::edit::{Edit, Place};
use crate::domain::records::goal::{GoalField, GoalKey};
use crate::locales::Texts;
use crate::model::open::Open;
use crate::model::overwritten::Overwritten;

use super::log_words::told;

/// Tells the first in full and counts the others; `None` where there is none.
pub fn sentence(open: &Open, overwritten: &[Overwritten], texts: Texts) -> Option<String> {
    // A move writes the parent and the order, and is told once.
    let counted: Vec<&Overwritten> =
        (overwritten.iter()).filter(|one| !is_beside_the_parent(one, overwritten)).collect();
    let (first, others) = counted.split_first()?;
    let mut what = what(open, first, texts);
    if !others.is_empty() {
        what.push_str(&texts.elsewhere_more(others.len()));
    }
    let who = first.by.as_ref().and_then(|id| open.workspace.people.get(id));
    Some(match who {
        Some(person) => texts.elsewhere_by(&person.name, what),
        None => texts.elsewhere(what),
    })
}

fn is_beside_the_parent(one: &Overwritten, all: &[Overwritten]) -> bool {
    let Place::Goal(goal, GoalKey::Order) = one.after.place() else {
        return false;
    };
    let parent = Place::Goal(goal, GoalKey::Parent);
    all.iter().any(|other| other.after.place() == parent)
}

fn what(open: &Open, one: &Overwritten, texts: Texts) -> String {
    let after = &one.after;
    let about = match after {
        Edit::Settings(_) => return texts.elsewhere_settings().into(),
        Edit::Goal(id, _) => open.workspace.goals.row(id),
        Edit::Metric(metric, _) | Edit::Actual(metric, ..) => {
            let mut goals = open.workspace.goals.living().map(|(_, goal)| goal);
            goals.find(|goal| goal.metric.as_ref() == Some(metric))
        }
        _ => return texts.elsewhere_lists().into(),
    };
    let about = about.map_or(texts.figure_none(), |goal| &goal.title);
    match after {
        Edit::Goal(_, GoalField::Deleted(true)) => texts.elsewhere_deleted(about),
        Edit::Goal(_, GoalField::Deleted(false)) => texts.elsewhere_back(about),
        Edit::Goal(_, GoalField::Order(_)) => texts.elsewhere_moved(about),
        _ => match told(open, &one.before, after, texts) {
            Some(change) => texts.elsewhere_field(about, change),
            None => texts.elsewhere_definition(about),
        },
    }
}
