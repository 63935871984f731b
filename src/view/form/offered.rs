//! What several forms offer to choose from.

use crate::domain::records::metric::{Measure, Scale};
use crate::domain::records::workspace::Workspace;
use crate::locales::Texts;
use crate::model::form::Wrong;

use super::input::{Control, chosen, place_in};

/// The measures that a form offers; one with a word of its own stands behind them.
const MEASURES: [Measure; 5] =
    [Measure::Money, Measure::Percent, Measure::Count, Measure::Hours, Measure::Days];
const OWN_WORD: &str = "custom";

/// Stands for a person who is not among the people yet.
pub const NEW_PERSON: &str = "+";

/// Nobody in particular and the people, behind words for the former.
pub fn people(workspace: &Workspace, none: &str) -> Vec<(String, String)> {
    let people = workspace.people.living();
    let people = people.map(|(_, one)| (one.id.to_string(), one.name.clone()));
    [(String::new(), none.to_owned())].into_iter().chain(people).collect()
}

/// Nobody, the people, and one who is not among them yet.
pub fn owners(workspace: &Workspace, texts: Texts) -> Vec<(String, String)> {
    let new = (NEW_PERSON.to_owned(), texts.person_not_there().to_owned());
    people(workspace, texts.nobody()).into_iter().chain([new]).collect()
}

pub fn units(workspace: &Workspace, texts: Texts) -> Control {
    let nobody = (String::new(), texts.nobody().to_owned());
    let units = workspace.units.living();
    let units = units.map(|(_, one)| (one.id.to_string(), one.name.clone()));
    Control::Choice([nobody].into_iter().chain(units).collect())
}

/// The scales that the language counts in, and the one that is chosen.
pub fn scales(now: Scale, texts: Texts) -> Control {
    let offered = |(_, scale): &(usize, Scale)| *scale == now || texts.counts_in(*scale);
    let offered = Scale::ALL.into_iter().enumerate().filter(offered);
    let words = |(at, scale): (usize, Scale)| (at.to_string(), texts.scale_word(scale).to_owned());
    Control::Choice(offered.map(words).collect())
}

/// Nothing, where nothing is chosen, and the measures.
pub fn measures(now: Option<&Measure>, texts: Texts) -> Control {
    let none = now.is_none().then(|| (String::new(), texts.figure_none().to_owned()));
    let known = MEASURES.iter().enumerate();
    let known = known.map(|(at, one)| (at.to_string(), texts.measure(one)));
    let own = (OWN_WORD.to_owned(), texts.unit_custom_long().to_owned());
    Control::Choice(none.into_iter().chain(known).chain([own]).collect())
}

/// The choice that stands for a measure.
pub fn place_of_measure(measure: Option<&Measure>) -> String {
    match measure {
        Some(Measure::Custom(_)) => OWN_WORD.to_owned(),
        known => place_in(&MEASURES, known.cloned()),
    }
}

/// The measure that a choice stands for; one of its own with the word.
pub fn chosen_measure(text: &str, word: impl FnOnce() -> String) -> Result<Measure, Wrong> {
    match text {
        OWN_WORD => Ok(Measure::Custom(word())),
        known => chosen(&MEASURES, known),
    }
}
