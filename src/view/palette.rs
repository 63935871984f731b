//! The palette: actions, goals and people that a query finds, the best first.

use std::collections::BinaryHeap;

use crate::domain::records::goal::Goal;
use crate::domain::values::id::{GoalId, PersonId};
use crate::domain::values::pinyin::Pinyin;
use crate::locales::Texts;
use crate::model::actions::Act;
use crate::model::filter::Filter;
use crate::model::open::Open;
use crate::model::route::Route;
use crate::model::{Event, Model};

use super::keys::keys_of;
use super::matching::{Fit, Query};

/// Of a workspace's goals and people, as many are shown; who wants another types on.
pub(super) const MOST_GOALS: usize = 24;
const MOST_PEOPLE: usize = 8;

/// What can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// With the goal that it is done with, if it is done with one.
    Act(Act, Option<GoalId>),
    Goal(GoalId),
    Person(PersonId),
    /// The top of the tree.
    Top,
}

/// One result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub choice: Choice,
    pub title: String,
    /// What tells it from others of the same name.
    pub about: String,
    /// The caps of its shortcut; empty where it has none.
    pub keys: Vec<String>,
}

/// Results of one sort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub heading: &'static str,
    pub found: Vec<Found>,
}

impl Choice {
    /// What choosing it comes to.
    pub fn events(&self) -> Vec<Event> {
        match self {
            Choice::Act(act, goal) => act.events(goal.as_ref()),
            Choice::Goal(id) => vec![Event::Go(Route::Goal(id.clone()))],
            Choice::Person(id) => {
                let filter = Filter { owner: Some(id.clone()), ..Filter::default() };
                vec![Event::SetFilter(filter), Event::Go(Route::Cascade)]
            }
            Choice::Top => vec![Event::Go(Route::Cascade)],
        }
    }
}

/// What a query finds, in groups, the one with the best result first; every action where nothing was typed.
/// `on` is the goal that actions may be done with.
pub fn groups(model: &Model, texts: Texts, typed: &str, on: Option<&GoalId>) -> Vec<Group> {
    let Some(open) = &model.open else {
        return Vec::new();
    };
    let nothing = Pinyin::default();
    let pinyin = model.readings.as_ref().unwrap_or(&nothing);
    let query = Query::new(typed);
    let mut groups = vec![acts(model, texts, query.as_ref(), pinyin, on)];
    if let Some(query) = &query {
        groups.push(goals(open, texts, query, pinyin, |_| true));
        groups.push(people(open, texts, query, pinyin));
    }
    groups.sort_by_key(|(best, _)| *best);
    let groups = groups.into_iter().map(|(_, group)| group);
    groups.filter(|group| !group.found.is_empty()).collect()
}

/// The goals that a query finds among those at some places, for a field that asks for a goal.
pub fn goals_found(
    model: &Model,
    texts: Texts,
    typed: &str,
    is_among: impl Fn(usize) -> bool,
) -> Vec<Group> {
    let (Some(open), Some(query)) = (&model.open, Query::new(typed)) else {
        return Vec::new();
    };
    let nothing = Pinyin::default();
    let pinyin = model.readings.as_ref().unwrap_or(&nothing);
    let (_, group) = goals(open, texts, &query, pinyin, is_among);
    vec![group]
}

/// The goal at a place, as a result.
pub(super) fn goal_found(open: &Open, place: usize) -> Option<Found> {
    let goal = open.workspace.goals.at(place)?;
    Some(Found {
        choice: Choice::Goal(goal.id.clone()),
        title: goal.title.clone(),
        about: about(open, goal, place),
        keys: Vec::new(),
    })
}

/// A group with how well its best result fits.
type Ranked = (Option<Fit>, Group);

fn acts(
    model: &Model,
    texts: Texts,
    query: Option<&Query>,
    pinyin: &Pinyin,
    on: Option<&GoalId>,
) -> Ranked {
    let offered = Act::ALL.into_iter().filter(|act| *act != Act::Search);
    let offered = offered.filter(|act| act.is_available(model, on));
    let mut fitting: Vec<(Fit, Act, String)> = offered
        .filter_map(|act| {
            let title = texts.act(act);
            let fit = match query {
                Some(query) => query.fit(&title, pinyin)?,
                None => Fit::Begins,
            };
            Some((fit, act, title))
        })
        .collect();
    if query.is_some() {
        fitting.sort_by_key(|(fit, _, title)| (*fit, title.len()));
    }
    let best = fitting.first().map(|(fit, ..)| *fit);
    let title_of = |id: &GoalId| Some(model.open.as_ref()?.workspace.goals.get(id)?.title.clone());
    let found = fitting.into_iter().map(|(_, act, title)| {
        let goal = on.filter(|_| act.is_on_goal());
        Found {
            choice: Choice::Act(act, goal.cloned()),
            title,
            about: goal.and_then(title_of).unwrap_or_default(),
            keys: keys_of(model, act).into_iter().next().unwrap_or_default(),
        }
    });
    group(best, texts.search_actions(), found.collect())
}

fn goals(
    open: &Open,
    texts: Texts,
    query: &Query,
    pinyin: &Pinyin,
    is_among: impl Fn(usize) -> bool,
) -> Ranked {
    let goals = open.workspace.goals.living().filter(|(place, _)| is_among(*place));
    let titles = goals.map(|(place, goal)| (place, goal.title.as_str()));
    let (best, places) = best_of(titles, query, pinyin, MOST_GOALS);
    let found = places.into_iter().filter_map(|place| goal_found(open, place));
    group(best, texts.search_goals(), found.collect())
}

fn people(open: &Open, texts: Texts, query: &Query, pinyin: &Pinyin) -> Ranked {
    let people = &open.workspace.people;
    let names = (people.living()).map(|(place, person)| (place, person.name.as_str()));
    let (best, places) = best_of(names, query, pinyin, MOST_PEOPLE);
    let found = places.into_iter().filter_map(|place| {
        let person = people.at(place)?;
        Some(Found {
            choice: Choice::Person(person.id.clone()),
            title: person.name.clone(),
            about: texts.search_person_hint().into(),
            keys: Vec::new(),
        })
    });
    group(best, texts.search_people(), found.collect())
}

/// The places of the texts that fit best, of those the short ones first; the others are neither kept nor sorted.
fn best_of<'a>(
    texts: impl Iterator<Item = (usize, &'a str)>,
    query: &Query,
    pinyin: &Pinyin,
    most: usize,
) -> (Option<Fit>, Vec<usize>) {
    let mut kept = BinaryHeap::with_capacity(most + 1);
    for (place, text) in texts {
        if let Some(fit) = query.fit(text, pinyin) {
            kept.push((fit, text.len(), place));
            if kept.len() > most {
                kept.pop();
            }
        }
    }
    let ranked = kept.into_sorted_vec();
    let best = ranked.first().map(|(fit, ..)| *fit);
    let places = ranked.into_iter().map(|(.., place)| place);
    (best, places.collect())
}

/// Whose goal it is, and under which it hangs.
pub(super) fn about(open: &Open, goal: &Goal, place: usize) -> String {
    let owner = super::cascade::owner(open, goal).map(|(_, name)| name);
    let above = open.cascade.tree().parent(place);
    let above = above.and_then(|place| open.workspace.goals.at(place));
    let above = above.map(|goal| goal.title.clone());
    let parts: Vec<String> = above.into_iter().chain(owner).collect();
    parts.join(" · ")
}

fn group(best: Option<Fit>, heading: &'static str, found: Vec<Found>) -> Ranked {
    (best, Group { heading, found })
}
