//! One field of a form: its words, what stands in it, how it is filled in and what is wrong with it.

use rust_decimal::Decimal;

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
    pub words: &'static str,
    pub control: Control,
    /// What stands in it: what is being typed or, where nothing is, what is stored.
    pub value: String,
    /// Why that is not taken.
    pub wrong: Option<String>,
}

impl Input {
    pub fn new(
        model: &Model,
        field: Field,
        words: &'static str,
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
            wrong: wrong.map(|wrong| told(wrong, texts)),
            field,
        }
    }
}

/// How a field is filled in.
#[derive(Clone, Debug, PartialEq)]
pub enum Control {
    Line,
    Lines,
    Number,
    Day,
    /// On, where it holds [`ON`], or off.
    Switch,
    /// One of a few, each with its value and its words.
    Choice(Vec<(String, String)>),
}

fn told(wrong: &Wrong, texts: Texts) -> String {
    match wrong {
        Wrong::NotANumber => texts.not_a_number().into(),
        Wrong::NotADay => texts.not_a_day().into(),
        Wrong::Refused(refusal) => texts.refusal(refusal),
    }
}

/// A typed amount; nothing for nothing.
pub(super) fn amount(text: &str, scale: Scale) -> Result<Option<Amount>, Wrong> {
    typing::amount(text, scale).map_err(|typing::NotANumber| Wrong::NotANumber)
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

/// People or units behind one that stands for none.
pub(super) fn named(all: impl Iterator<Item = (String, String)>, texts: Texts) -> Control {
    let nobody = (String::new(), texts.nobody().to_owned());
    Control::Choice([nobody].into_iter().chain(all).collect())
}

/// An amount as it is typed.
pub fn number(amount: Option<Amount>, scale: Scale) -> String {
    amount.map_or(String::new(), |amount| {
        (amount.value() / Decimal::from(scale.factor())).normalize().to_string()
    })
}
