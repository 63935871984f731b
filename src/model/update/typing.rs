//! What is being typed: kept until it is committed, and committed before another screen comes.

use crate::model::effect::Effect;
use crate::model::event::Event;
use crate::model::form::{Field, Typed, Wrong};
use crate::model::state::{Model, Now};

impl Model {
    /// Commits a field; what is not taken stays in it, with the reason.
    pub(super) fn enter(&mut self, field: &Field, now: Now) -> Vec<Effect> {
        let Some(typed) = self.typed.remove(field) else {
            return Vec::new();
        };
        let taken =
            typed.means.and_then(|command| self.carry_out(command, now).map_err(Wrong::Refused));
        match taken {
            Ok(done) => done.map(|_| Effect::SaveSoon).into_iter().collect(),
            Err(wrong) => {
                let text = typed.text;
                self.typed
                    .insert(field.clone(), Typed { text, means: Err(wrong), is_refused: true });
                Vec::new()
            }
        }
    }

    /// Commits every field before an event by which the person goes elsewhere.
    pub(super) fn enter_before(&mut self, event: &Event, now: Now) -> Vec<Effect> {
        let leaves = match event {
            Event::Navigated(route) | Event::Go(route) => *route != self.route,
            Event::OpenWorkspace(_)
            | Event::OpenSample(_)
            | Event::NewWorkspace(_)
            | Event::TakeNewVersion
            | Event::Undo
            | Event::Redo => true,
            _ => false,
        };
        let fields: Vec<Field> = match leaves {
            true => self.typed.keys().cloned().collect(),
            false => Vec::new(),
        };
        fields.iter().flat_map(|field| self.enter(field, now)).collect()
    }
}
