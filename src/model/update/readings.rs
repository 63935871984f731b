//! How Chinese names are read: asked for when somebody begins to search among them, and not before.

use crate::domain::values::language::Language;
use crate::domain::values::pinyin::is_han;

use crate::model::effect::Effect;
use crate::model::state::Model;

impl Model {
    /// A table that can't be fetched is asked for again with the next search; until then names are found as written.
    pub(super) fn want_readings(&self) -> Vec<Effect> {
        let fetch = self.lacks_readings().then_some(Effect::FetchReadings);
        fetch.into_iter().collect()
    }

    /// Whether anything that is searched is written in Chinese and how it is read is not known yet.
    fn lacks_readings(&self) -> bool {
        let Some(open) = self.open.as_ref().filter(|_| self.readings.is_none()) else {
            return false;
        };
        let goals = (open.workspace.goals.living()).map(|(_, goal)| &goal.title);
        let people = (open.workspace.people.living()).map(|(_, person)| &person.name);
        let mut names = goals.chain(people);
        self.language() == Language::Chinese || names.any(|name| name.contains(is_han))
    }
}
