//! What a workspace decides for all its goals, as forms.

use chrono::NaiveDate;

use crate::domain::records::metric::Scale;
use crate::domain::records::settings::{
    Currency, RollUpBounds, Settings, SettingsField, StatusScheme,
};
use crate::domain::values::amount::Amount;
use crate::domain::values::calendar::{Calendar, WeekStart};
use crate::locales::{Texts, typing};
use crate::model::Model;
use crate::model::command::{Command, Refusal};
use crate::model::form::{Field, SettingsInput, Wrong};

use super::input::{Control, Input, ON, choice, chosen, number, place_in};

/// Currencies that the form offers; a file may name any.
const CURRENCIES: [&str; 8] = ["CNY", "USD", "EUR", "HKD", "JPY", "GBP", "SGD", "TWD"];

/// The name, the currency and the calendar.
pub fn workspace(model: &Model, texts: Texts) -> Vec<Input> {
    use SettingsInput::{Currency, Name, WeekStart, YearStart};
    inputs(model, &[Name, Currency, YearStart, WeekStart], texts)
}

/// Where statuses begin, and what counts in a weighted roll-up.
pub fn scheme(model: &Model, texts: Texts) -> Vec<Input> {
    use SettingsInput::{AtRisk, Initiatives, OnTrack, TooEarly};
    inputs(model, &[OnTrack, AtRisk, TooEarly, Initiatives], texts)
}

fn inputs(model: &Model, all: &[SettingsInput], texts: Texts) -> Vec<Input> {
    let Some(open) = &model.open else {
        return Vec::new();
    };
    let settings = &open.workspace.settings;
    let input = |&input: &SettingsInput| {
        let (words, control) = (words(input, texts).to_owned(), control(settings, input, texts));
        Input::new(model, Field::Settings(input), words, control, stored(settings, input), texts)
    };
    all.iter().map(input).collect()
}

fn words(input: SettingsInput, texts: Texts) -> &'static str {
    match input {
        SettingsInput::Name => texts.workspace_name(),
        SettingsInput::Currency => texts.settings_currency(),
        SettingsInput::YearStart => texts.settings_year_start(),
        SettingsInput::WeekStart => texts.settings_week_start(),
        SettingsInput::OnTrack => texts.scheme_on_track(),
        SettingsInput::AtRisk => texts.scheme_at_risk(),
        SettingsInput::TooEarly => texts.scheme_too_early(),
        SettingsInput::Initiatives => texts.settings_initiatives(),
    }
}

fn control(settings: &Settings, input: SettingsInput, texts: Texts) -> Control {
    match input {
        SettingsInput::Name => Control::Line,
        SettingsInput::OnTrack | SettingsInput::AtRisk | SettingsInput::TooEarly => Control::Number,
        SettingsInput::Initiatives => Control::Switch,
        SettingsInput::WeekStart => choice(&WeekStart::ALL, |start| texts.week_start(start)),
        SettingsInput::YearStart => {
            let first = |month| NaiveDate::from_ymd_opt(2026, month, 1).unwrap_or_default();
            let month = |month: u32| (month.to_string(), texts.month(first(month)));
            Control::Choice((1..=12).map(month).collect())
        }
        SettingsInput::Currency => {
            let own = settings.currency.code();
            let other = Some(own).filter(|own| !CURRENCIES.contains(own));
            let codes = CURRENCIES.into_iter().chain(other);
            Control::Choice(codes.map(|code| (code.to_owned(), code.to_owned())).collect())
        }
    }
}

fn stored(settings: &Settings, input: SettingsInput) -> String {
    let percent = |amount| number(Some(amount), Scale::One);
    match input {
        SettingsInput::Name => settings.name.clone(),
        SettingsInput::Currency => settings.currency.code().to_owned(),
        SettingsInput::YearStart => settings.calendar.year_starts_in.to_string(),
        SettingsInput::WeekStart => {
            place_in(&WeekStart::ALL, Some(settings.calendar.week_starts_on))
        }
        SettingsInput::OnTrack => percent(settings.scheme.on_track),
        SettingsInput::AtRisk => percent(settings.scheme.at_risk),
        SettingsInput::TooEarly => percent(settings.scheme.too_early),
        SettingsInput::Initiatives => {
            if settings.bounds.initiatives {
                ON.into()
            } else {
                String::new()
            }
        }
    }
}

/// The command that a text in a field comes to.
pub fn understood(model: &Model, input: SettingsInput, text: &str) -> Result<Command, Wrong> {
    let open = model.open.as_ref().ok_or(Wrong::Refused(Refusal::Gone))?;
    let settings = &open.workspace.settings;
    let (calendar, scheme) = (settings.calendar, settings.scheme);
    let field = match input {
        SettingsInput::Name => SettingsField::Name(text.into()),
        SettingsInput::Currency => {
            let currency = Currency::new(text).ok_or(Wrong::Refused(Refusal::Gone))?;
            SettingsField::Currency(currency)
        }
        SettingsInput::YearStart => {
            let year_starts_in = text.parse().map_err(|_| Wrong::Refused(Refusal::NoSuchMonth))?;
            SettingsField::Calendar(Calendar { year_starts_in, ..calendar })
        }
        SettingsInput::WeekStart => {
            let week_starts_on = chosen(&WeekStart::ALL, text)?;
            SettingsField::Calendar(Calendar { week_starts_on, ..calendar })
        }
        SettingsInput::OnTrack => {
            SettingsField::Scheme(StatusScheme { on_track: percent(text)?, ..scheme })
        }
        SettingsInput::AtRisk => {
            SettingsField::Scheme(StatusScheme { at_risk: percent(text)?, ..scheme })
        }
        SettingsInput::TooEarly => {
            SettingsField::Scheme(StatusScheme { too_early: percent(text)?, ..scheme })
        }
        SettingsInput::Initiatives => {
            SettingsField::Bounds(RollUpBounds { initiatives: text == ON, ..settings.bounds })
        }
    };
    Ok(Command::EditSettings(field))
}

/// A share of the plan; one that is left empty is no number.
fn percent(text: &str) -> Result<Amount, Wrong> {
    typing::amount(text, Scale::One)?.ok_or(Wrong::NotANumber)
}
