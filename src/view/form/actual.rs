//! An actual as a form: that of a day which is given, or of one which is typed too.

use chrono::NaiveDate;

use crate::domain::records::actual::Actual;
use crate::domain::records::goal::Goal;
use crate::domain::records::metric::{Aggregation, Metric, Scale};
use crate::domain::values::amount::Amount;
use crate::domain::values::id::GoalId;
use crate::locales::{Texts, typing};
use crate::model::Model;
use crate::model::command::{Command, Refusal};
use crate::model::form::{ActualInput, Field, Sent, Wrong};
use crate::model::open::Open;

use super::input::{Control, Input, reads};

/// The fields of an actual; a day that is given is not asked for, nor is a note then.
pub fn actual(model: &Model, id: &GoalId, given: Option<NaiveDate>, texts: Texts) -> Vec<Input> {
    let Some(entered) = Entered::new(model, id, given, texts) else {
        return Vec::new();
    };
    let inputs = ActualInput::ALL.into_iter().filter(|input| entered.has(*input));
    inputs.map(|input| entered.input(input)).collect()
}

/// What a text in a field comes to; where the day is typed too, nothing by itself.
pub fn understood(
    model: &Model,
    id: &GoalId,
    given: Option<NaiveDate>,
    input: ActualInput,
    text: &str,
    texts: Texts,
) -> Result<Option<Command>, Wrong> {
    let entered = Entered::new(model, id, given, texts).ok_or(Wrong::Refused(Refusal::Gone))?;
    match (input, given) {
        (ActualInput::Day, _) => typing::day(text).map(|_| None).ok_or(Wrong::NotADay),
        (ActualInput::Note, _) => Ok(None),
        (ActualInput::Value, Some(day)) => entered.command(text, day),
        (ActualInput::Value, None) => entered.read(text).map(|_| None),
    }
}

/// What the form with a day of its own comes to, or what is wrong with which of its fields.
pub fn entered(model: &Model, id: &GoalId, texts: Texts) -> Sent {
    let entered = Entered::new(model, id, None, texts).ok_or(Vec::new())?;
    let refused = |input, wrong| vec![(entered.field(input), entered.text(input), wrong)];
    let day = entered.day().ok_or_else(|| refused(ActualInput::Day, Wrong::NotADay))?;
    let command = match entered.goal.aim.is_done_or_not() {
        true => Ok(Some(entered.enter(Actual::of(entered.whole()), day))),
        false => entered.command(&entered.text(ActualInput::Value), day),
    };
    let command = command.and_then(|command| command.ok_or(Wrong::NotANumber));
    command.map(Box::new).map_err(|wrong| refused(ActualInput::Value, wrong))
}

/// A number that stands on the day already (X21).
#[derive(Clone, Debug, PartialEq)]
pub struct There {
    pub words: String,
    /// What adding to it comes to, where what flows in is summed.
    pub add: Option<(String, Command)>,
    pub replace: String,
}

/// The number that the form with a day of its own would replace.
pub fn there(model: &Model, id: &GoalId, texts: Texts) -> Option<There> {
    let entered = Entered::new(model, id, None, texts)?;
    let (day, metric) = (entered.day()?, entered.metric?);
    let old = entered.stored_on(day)?;
    let new = entered.read(&entered.text(ActualInput::Value)).ok()??;
    let shown = texts.amount(old.reading()?, &metric.measure);
    let sum = Amount::new(old.value.value() + new.value.value()).ok();
    let sum = sum.filter(|_| metric.aggregation == Aggregation::Flow);
    let add = sum.map(|sum| {
        let words = texts.actual_add(texts.amount(sum.value(), &metric.measure));
        (words, entered.enter(Actual::of(sum), day))
    });
    Some(There {
        words: texts.actual_there(texts.day_with_year(day), &shown),
        add,
        replace: texts.actual_replace(shown),
    })
}

struct Entered<'a> {
    model: &'a Model,
    open: &'a Open,
    goal: &'a Goal,
    metric: Option<&'a Metric>,
    given: Option<NaiveDate>,
    texts: Texts,
}

impl<'a> Entered<'a> {
    /// `None` for a goal that takes no actual.
    fn new(
        model: &'a Model,
        id: &GoalId,
        given: Option<NaiveDate>,
        texts: Texts,
    ) -> Option<Entered<'a>> {
        let open = model.open.as_ref()?;
        let goal = open.workspace.goals.get(id)?;
        let metric = open.workspace.measured(goal).map(|(metric, _)| metric);
        let takes = metric.is_some() || goal.aim.is_done_or_not();
        takes.then_some(Entered { model, open, goal, metric, given, texts })
    }

    fn scale(&self) -> Scale {
        self.metric.map_or(Scale::One, |metric| metric.scale)
    }

    fn is_rate(&self) -> bool {
        self.metric.is_some_and(|metric| metric.aggregation == Aggregation::Rate)
    }

    fn has(&self, input: ActualInput) -> bool {
        match input {
            ActualInput::Day | ActualInput::Note => self.given.is_none(),
            ActualInput::Value => !self.goal.aim.is_done_or_not(),
        }
    }

    fn field(&self, input: ActualInput) -> Field {
        Field::Actual(self.goal.id.clone(), self.given, input)
    }

    fn input(&self, input: ActualInput) -> Input {
        let texts = self.texts;
        let title = &self.goal.title;
        let (words, control, placeholder) = match input {
            ActualInput::Day => (texts.actual_day().into(), Control::Day, ""),
            // A keyboard of digits has no stroke.
            ActualInput::Value if self.is_rate() => {
                (texts.actual_for(title), Control::Line, "48/50")
            }
            ActualInput::Value => (texts.actual_for(title), Control::Number, "—"),
            ActualInput::Note => (texts.actual_note().into(), Control::Line, texts.actual_note()),
        };
        let stored = self.stored(input);
        let new = Input::new(self.model, self.field(input), words, control, stored, texts);
        let reads = (input == ActualInput::Value).then(|| self.reads(&new.value)).flatten();
        let unit = self.metric.filter(|_| input == ActualInput::Value);
        let unit = unit.map_or(String::new(), |metric| texts.unit(metric));
        Input { placeholder, unit, reads, ..new }
    }

    /// The number that was understood, where more than digits was typed.
    fn reads(&self, text: &str) -> Option<String> {
        let (actual, metric) = (self.read(text).ok()??, self.metric?);
        match actual.denominator {
            Some(_) => Some(self.texts.amount(actual.reading()?, &metric.measure)),
            None => reads(text, actual.value, metric.scale, self.texts),
        }
    }

    /// What stands in a field.
    fn text(&self, input: ActualInput) -> String {
        let typed = self.model.typed.get(&self.field(input));
        typed.map_or_else(|| self.stored(input), |typed| typed.text.clone())
    }

    /// What stands in a field before anything is typed in it.
    fn stored(&self, input: ActualInput) -> String {
        let old = self.given.and_then(|day| self.stored_on(day));
        match input {
            ActualInput::Day => self.model.today.to_string(),
            ActualInput::Value => {
                old.map_or(String::new(), |old| typing::written_actual(&old, self.scale()))
            }
            ActualInput::Note => String::new(),
        }
    }

    fn day(&self) -> Option<NaiveDate> {
        self.given.or_else(|| typing::day(&self.text(ActualInput::Day)))
    }

    fn stored_on(&self, day: NaiveDate) -> Option<Actual> {
        let (_, series) = self.open.workspace.measured(self.goal)?;
        series.get(day)
    }

    fn read(&self, text: &str) -> Result<Option<Actual>, Wrong> {
        typing::actual(text, self.scale(), self.is_rate())
    }

    /// An emptied field of a day that is given deletes its number.
    fn command(&self, text: &str, day: NaiveDate) -> Result<Option<Command>, Wrong> {
        Ok(match self.read(text)? {
            Some(actual) => Some(self.enter(actual, day)),
            None => self.given.map(|day| Command::DeleteActual(self.goal.id.clone(), day)),
        })
    }

    /// What a milestone is done with: its target, where it has one since it was a number.
    fn whole(&self) -> Amount {
        self.goal.target.filter(|target| *target > Amount::ZERO).unwrap_or(Amount::ONE)
    }

    /// A note that stands on the day stays where none is typed.
    fn enter(&self, actual: Actual, day: NaiveDate) -> Command {
        let old = self.stored_on(day);
        let is_same =
            |old: &Actual| (old.value, old.denominator) == (actual.value, actual.denominator);
        let note = self.text(ActualInput::Note);
        let entered = match old {
            Some(old) if is_same(&old) && note.is_empty() => old,
            old => {
                let kept = old.map_or(String::new(), |old| old.note);
                let note = if note.is_empty() { kept } else { note };
                Actual { note, by: self.model.identity.clone(), ..actual }
            }
        };
        Command::EnterActual(self.goal.id.clone(), day, entered)
    }
}
