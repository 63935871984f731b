//! What a goal promises: the form that defines it.

use leptos::prelude::*;

use crate::domain::records::goal::{Aim, Band, GoalField, GoalKind, RollUp};
use crate::domain::records::metric::{Aggregation, MetricField, Scale};
use crate::domain::values::amount::Amount;
use crate::domain::values::calendar::{PeriodKind, Span};
use crate::domain::values::id::{GoalId, PersonId, UnitId};
use crate::locales::{Texts, typing};
use crate::model::Event;
use crate::model::command::Command;

use super::add_goal::this_year;
use super::components::labelled::{ChoiceField, DayField, Field, Labelled};
use super::components::number_field::NumberField;
use super::components::people_choices::{behind, people_choices};
use super::components::select::{Choice, Select};
use super::i18n::use_texts;
use super::measure_fields::MeasureFields;
use super::store::{Store, use_store};

/// Every field of a goal that a person may change; each change is saved by itself.
#[component]
pub fn Definition(id: GoalId) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let at = StoredValue::new(id.clone());
    let goal = store.open_memo(move |open| open.workspace.goals.get(&at.get_value()).cloned());
    let metric = store.open_memo(move |open| {
        let goal = open.workspace.goals.get(&at.get_value())?;
        open.workspace.measured(goal).map(|(metric, _)| metric.clone())
    });
    let set =
        move |field: GoalField| store.send(Event::Do(Command::EditGoal(at.get_value(), field)));
    let measure =
        move |field: MetricField| store.send(Event::Do(Command::EditMetric(at.get_value(), field)));
    let scale = Signal::derive(move || metric.get().map_or(Scale::One, |metric| metric.scale));
    let is_numeric = move || goal.get().is_some_and(|goal| !goal.aim.is_done_or_not());
    let period = move || goal.get().and_then(|goal| goal.period);
    let set_period = move |start: Option<String>, end: Option<String>| {
        let period = goal.get_untracked().and_then(|goal| goal.period).unwrap_or(this_year(store));
        let start = start.map_or(Some(period.start()), |text| typing::day(&text));
        let end = end.map_or(Some(period.end()), |text| typing::day(&text));
        if let (Some(start), Some(end)) = (start, end) {
            // The end that was not touched gives way rather than refuse.
            set(GoalField::Period(Span::new(start, end.max(start))));
        }
    };
    let is_within = move || goal.get().is_some_and(|goal| goal.aim.has_band());
    let has_ends = move || is_within() && goal.get().is_some_and(|goal| goal.band.is_some());
    let band = move || goal.get().and_then(|goal| goal.ends());
    let set_band = move |end: Option<Amount>, with: fn(Band, Amount) -> Band| {
        let now = goal.get_untracked().and_then(|goal| goal.ends());
        // Without an end the band is named by target and tolerance again.
        set(GoalField::Band(end.map(|end| with(now.unwrap_or(Band::at(end)), end))));
    };
    view! {
        <section class="sheet card screen-only" aria-labelledby="definition">
            <h2 id="definition">{move || texts.get().definition_heading()}</h2>
            <div class="form grid-form">
                <Labelled words=Texts::field_title>
                    <input
                        class="field"
                        type="text"
                        prop:value=move || goal.get().map_or(String::new(), |goal| goal.title)
                        on:change=move |event| set(GoalField::Title(event_target_value(&event)))
                    />
                </Labelled>
                <ChoiceField
                    words=Texts::field_kind
                    all=&GoalKind::ALL
                    word=Texts::goal_kind
                    value=Signal::derive(move || goal.get().map(|goal| goal.kind))
                    on_change=move |kind| set(GoalField::Kind(kind))
                />
                <Field words=Texts::field_owner>
                    <Select
                        label=Signal::derive(move || texts.get().field_owner().to_owned())
                        choices=people_choices(store, Texts::nobody)
                        value=Signal::derive(move || goal.get().and_then(|goal| goal.owner).map_or(String::new(), |id| id.to_string()))
                        on_change=move |value: String| set(GoalField::Owner(PersonId::new(&value).ok()))
                    />
                </Field>
                <Field words=Texts::field_unit>
                    <Select
                        label=Signal::derive(move || texts.get().field_unit().to_owned())
                        choices=units(store)
                        value=Signal::derive(move || goal.get().and_then(|goal| goal.unit).map_or(String::new(), |id| id.to_string()))
                        on_change=move |value: String| set(GoalField::Unit(UnitId::new(&value).ok()))
                    />
                </Field>
                <DayField
                    words=Texts::field_start
                    value=Signal::derive(move || period().map_or(String::new(), |period| period.start().to_string()))
                    on_change=move |day| set_period(Some(day), None)
                />
                <DayField
                    words=Texts::field_end
                    value=Signal::derive(move || period().map_or(String::new(), |period| period.end().to_string()))
                    on_change=move |day| set_period(None, Some(day))
                />
                <ChoiceField
                    words=Texts::field_aim
                    all=&Aim::ALL
                    word=Texts::aim
                    value=Signal::derive(move || goal.get().map(|goal| goal.aim))
                    on_change=move |aim| set(GoalField::Aim(aim))
                />
                <Show when=is_numeric>
                    <Field words=Texts::field_baseline>
                        <NumberField
                            label=Signal::derive(move || texts.get().field_baseline().to_owned())
                            value=Signal::derive(move || goal.get().and_then(|goal| goal.baseline))
                            scale
                            on_commit=move |value| set(GoalField::Baseline(value))
                        />
                    </Field>
                    <Show when=move || !has_ends()>
                        <Field words=Texts::field_target>
                            <NumberField
                                label=Signal::derive(move || texts.get().field_target().to_owned())
                                value=Signal::derive(move || goal.get().and_then(|goal| goal.target))
                                scale
                                on_commit=move |value| set(GoalField::Target(value))
                            />
                        </Field>
                    </Show>
                    <Show when=move || is_within() && !has_ends()>
                        <Field words=Texts::field_tolerance>
                            <NumberField
                                label=Signal::derive(move || texts.get().field_tolerance().to_owned())
                                value=Signal::derive(move || goal.get().and_then(|goal| goal.tolerance))
                                scale=Signal::stored(Scale::One)
                                on_commit=move |value| set(GoalField::Tolerance(value))
                            />
                        </Field>
                    </Show>
                    <Show when=is_within>
                        <Field words=Texts::field_band_low>
                            <NumberField
                                label=Signal::derive(move || texts.get().field_band_low().to_owned())
                                value=Signal::derive(move || band().map(Band::low))
                                scale
                                on_commit=move |value| set_band(value, Band::with_low)
                            />
                        </Field>
                        <Field words=Texts::field_band_high>
                            <NumberField
                                label=Signal::derive(move || texts.get().field_band_high().to_owned())
                                value=Signal::derive(move || band().map(Band::high))
                                scale
                                on_commit=move |value| set_band(value, Band::with_high)
                            />
                        </Field>
                    </Show>
                    <MeasureFields
                        measure=Signal::derive(move || metric.get().map(|metric| metric.measure))
                        scale
                        aggregation=Signal::derive(move || metric.get().map_or(Aggregation::Flow, |metric| metric.aggregation))
                        on_change=measure
                    />
                </Show>
                <ChoiceField
                    words=Texts::field_roll_up
                    all=&RollUp::ALL
                    word=Texts::roll_up
                    value=Signal::derive(move || goal.get().map(|goal| goal.roll_up))
                    on_change=move |roll_up| set(GoalField::RollUp(roll_up))
                />
                <Field words=Texts::field_weight>
                    <NumberField
                        label=Signal::derive(move || texts.get().field_weight().to_owned())
                        value=Signal::derive(move || goal.get().map(|goal| goal.weight))
                        scale=Signal::stored(Scale::One)
                        on_commit={move |value: Option<Amount>| set(GoalField::Weight(value.unwrap_or_default()))}
                    />
                </Field>
                <ChoiceField
                    words=Texts::field_cadence
                    all=&PeriodKind::ALL
                    word=Texts::period_kind
                    value=Signal::derive(move || goal.get().and_then(|goal| goal.cadence))
                    on_change=move |cadence| set(GoalField::Cadence(Some(cadence)))
                />
                <Labelled words=Texts::field_note>
                    <textarea
                        class="field"
                        rows="3"
                        prop:value=move || goal.get().map_or(String::new(), |goal| goal.note)
                        on:change=move |event| set(GoalField::Note(event_target_value(&event)))
                    ></textarea>
                </Labelled>
            </div>
        </section>
    }
}

fn units(store: Store) -> Signal<Vec<Choice>> {
    let units = store.open_memo(|open| {
        let units = open.workspace.units.living();
        units.map(|(_, unit)| Choice::new(unit.id.to_string(), &unit.name)).collect::<Vec<_>>()
    });
    behind(units, Texts::nobody)
}
