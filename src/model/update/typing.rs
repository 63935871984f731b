//! What is being typed: kept until it is committed, and committed before another screen comes.

use crate::model::dialog::Dialog;
use crate::model::effect::Effect;
use crate::model::event::Event;
use crate::model::form::{Field, Form, GoalInput, Sent, Typed, Wrong};
use crate::model::state::{Model, Notice, Now};

impl Model {
    /// Keeps what stands in a field. A row has no room for the name of a new owner: a dialog asks for it.
    pub(super) fn type_in(&mut self, field: Field, typed: Typed) {
        if let (Field::Goal(id, GoalInput::Owner), Ok(None)) = (&field, &typed.means)
            && self.editing.as_ref() == Some(&field)
        {
            self.dialog = Some(Dialog::NewOwner(id.clone()));
            self.editing = None;
        }
        self.typed.insert(field, typed);
    }

    /// Commits a field; what is not taken stays in it, with the reason.
    pub(super) fn enter(&mut self, field: &Field, now: Now) -> Vec<Effect> {
        let Some(typed) = self.typed.remove(field) else {
            return Vec::new();
        };
        let command = match &typed.means {
            Ok(Some(command)) => command.clone(),
            Ok(None) => {
                self.typed.insert(field.clone(), typed);
                return Vec::new();
            }
            Err(wrong) => {
                self.refuse(field.clone(), typed.text, wrong.clone());
                return Vec::new();
            }
        };
        match self.carry_out(command, now) {
            Ok(done) => {
                if let Some(along) = field.along() {
                    self.typed.remove(&along);
                }
                done.map(|_| Effect::SaveSoon).into_iter().collect()
            }
            Err(refusal) => {
                self.refuse(field.clone(), typed.text, Wrong::Refused(refusal));
                Vec::new()
            }
        }
    }

    /// Carries out what a form comes to; what is not taken stays in it, with the reason beside its field.
    pub(super) fn submit(&mut self, form: &Form, sent: Sent, now: Now) -> Vec<Effect> {
        let command = match sent {
            Ok(command) => *command,
            Err(refused) => {
                for (field, text, wrong) in refused {
                    self.refuse(field, text, wrong);
                }
                return Vec::new();
            }
        };
        match self.try_to(command, now) {
            Ok(effects) => {
                self.finish(form);
                effects
            }
            Err(refusal) => {
                self.say(Notice::Refused(refusal));
                Vec::new()
            }
        }
    }

    /// Forgets what was typed in a form, and closes the dialog that it stands in.
    pub(super) fn finish(&mut self, form: &Form) {
        self.typed.retain(|field, _| !form.empties(field));
        match form {
            Form::Draft(_) | Form::Owner(_) => self.dialog = None,
            Form::Cell(_) => self.editing = None,
            Form::Actual(_) | Form::Block(_) | Form::New(_) => {}
        }
    }

    pub(super) fn refuse(&mut self, field: Field, text: String, wrong: Wrong) {
        self.typed.insert(field, Typed { text, means: Err(wrong), is_refused: true });
    }

    /// Commits every field before an event by which the person goes elsewhere.
    pub(super) fn enter_before(&mut self, event: &Event, now: Now) -> Vec<Effect> {
        let leaves = match event {
            Event::Navigated(address) => self.leads_away(address) && self.dialog.is_none(),
            Event::Go(route) => *route != self.route,
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
