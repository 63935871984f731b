//! One field of a form: its words, what stands in it, how it is filled in and what is wrong with it.

use crate::domain::records::metric::Scale;
use crate::domain::values::amount::Amount;
use crate::locales::{Texts, typing};
use crate::model::Model;
use crate::model::command::Refusal;
use crate::model::form::{Field, Wrong};

/// What stands in a switch that is on; in one that is off, nothing.
pub const ON: &str = "on";

/// One field of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    pub field: Field,
    pub words: String,
    pub control: Control,
    /// What stands in it: what is being typed or, where nothing is, what is stored.
    pub value: String,
    /// Something is being typed in it, or was and is not taken.
    pub is_typed: bool,
    /// What stands in it while it is empty.
    pub placeholder: &'static str,
    /// What its number counts; nothing where other fields say that.
    pub unit: String,
    /// The number that was understood, where more than its digits is typed.
    pub reads: Option<String>,
    /// Why that is not taken.
    pub wrong: Option<String>,
}

impl Input {
    pub fn new(
        model: &Model,
        field: Field,
        words: String,
        control: Control,
        stored: String,
        texts: Texts,
    ) -> Input {
        let typed = model.typed.get(&field);
        let refused = typed.filter(|typed| typed.is_refused);
        let wrong = refused.and_then(|typed| typed.means.as_ref().err());
        Input {
            words,
            control,
            value: typed.map_or(stored, |typed| typed.text.clone()),
            wrong: wrong.map(|wrong| texts.wrong(wrong)),
            is_typed: typed.is_some(),
            placeholder: "",
            unit: String::new(),
            reads: None,
            field,
        }
    }

    /// A field for a number, with the number that was understood.
    pub(super) fn read_in(self, scale: Scale, texts: Texts) -> Input {
        let is_number = self.control == Control::Number;
        let amount = typing::amount(&self.value, scale).ok().flatten().filter(|_| is_number);
        let reads = amount.and_then(|amount| reads(&self.value, amount, scale, texts));
        Input { reads, ..self }
    }
}

/// How a field is filled in.
#[derive(Clone, Debug, PartialEq)]
pub enum Control {
    Line,
    Lines,
    /// Lines of data, not of words.
    Block,
    Number,
    Day,
    /// On, where it holds [`ON`], or off.
    Switch,
    /// One of a few, each with its value and its words.
    Choice(Vec<(String, String)>),
}

/// A choice goes by its place in the list.
pub(super) fn choice<T: Copy>(all: &[T], words: impl Fn(T) -> &'static str) -> Control {
    let all = all.iter().enumerate();
    Control::Choice(all.map(|(at, one)| (at.to_string(), words(*one).to_owned())).collect())
}

pub(super) fn place_in<T: PartialEq>(all: &[T], value: Option<T>) -> String {
    let at = all.iter().position(|one| Some(one) == value.as_ref());
    at.map_or(String::new(), |at| at.to_string())
}

pub(super) fn chosen<T: Clone>(all: &[T], text: &str) -> Result<T, Wrong> {
    let one = text.parse().ok().and_then(|at: usize| all.get(at));
    one.cloned().ok_or(Wrong::Refused(Refusal::Gone))
}

/// A number in full, where a text says it in another way.
pub(super) fn reads(text: &str, amount: Amount, scale: Scale, texts: Texts) -> Option<String> {
    let is_plain = number(Some(amount), scale) == text.trim();
    (!is_plain).then(|| texts.exact(amount.value(), Scale::One))
}

/// An amount as it is typed.
pub(super) fn number(amount: Option<Amount>, scale: Scale) -> String {
    amount.map_or(String::new(), |amount| typing::written(amount.value(), scale))
}
