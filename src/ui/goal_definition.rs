//! What a goal promises: the form that defines it, and the dialog that adds one.

use leptos::prelude::*;

use crate::domain::amount::Amount;
use crate::domain::calendar::{PeriodKind, Span};
use crate::domain::goal::{Aim, GoalField, GoalKind, RollUp};
use crate::domain::id::{GoalId, PersonId, UnitId};
use crate::domain::metric::{Aggregation, Measure, MetricField, Scale};
use crate::locales::{Texts, typing};
use crate::model::Event;
use crate::model::command::{Command, Draft, Number};

use super::components::dialog::Dialog;
use super::components::number_field::{NumberField, is_enter};
use super::components::people_choices::{behind, people_choices};
use super::components::select::{Choice, Select};
use super::i18n::use_texts;
use super::store::{Store, use_store};

/// The measures that a form offers; a custom one brings its own word.
const MEASURES: [Measure; 5] = [
    Measure::Money,
    Measure::Percent,
    Measure::Count,
    Measure::Hours,
    Measure::Days,
];

/// The year of today in the workspace's calendar.
pub fn this_year(store: Store) -> Span {
    let today = store.peek(|model| model.today);
    let calendar = store.peek_open(|open| open.workspace.settings.calendar);
    calendar.period(PeriodKind::Year, today)
}

/// Every field of a goal that a person may change; each change is saved by itself.
#[component]
pub fn Definition(id: GoalId) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let at = StoredValue::new(id.clone());
    let goal = store.open_memo(move |open| open.workspace.goals.get(&at.get_value()).cloned());
    let metric = store.open_memo(move |open| {
        let goal = open.workspace.goals.get(&at.get_value())?;
        open.workspace
            .measured(goal)
            .map(|(metric, _)| metric.clone())
    });
    let set =
        move |field: GoalField| store.send(Event::Do(Command::EditGoal(at.get_value(), field)));
    let measure =
        move |field: MetricField| store.send(Event::Do(Command::EditMetric(at.get_value(), field)));
    let scale = Signal::derive(move || metric.get().map_or(Scale::One, |metric| metric.scale));
    let is_numeric = move || goal.get().is_some_and(|goal| goal.aim != Aim::Milestone);
    let set_period = move |start: Option<String>, end: Option<String>| {
        let period = goal
            .get_untracked()
            .and_then(|goal| goal.period)
            .unwrap_or(this_year(store));
        let start = start.map_or(Some(period.start()), |text| typing::day(&text));
        let end = end.map_or(Some(period.end()), |text| typing::day(&text));
        if let (Some(start), Some(end)) = (start, end) {
            // The end that was not touched gives way rather than refuse.
            set(GoalField::Period(Span::new(start, end.max(start))));
        }
    };
    view! {
        <section class="sheet card" aria-labelledby="definition">
            <h2 id="definition">{move || texts.get().definition_heading()}</h2>
            <div class="form grid-form">
                <Labelled words=Signal::derive(move || texts.get().field_title())>
                    <input
                        class="field"
                        type="text"
                        prop:value=move || goal.get().map_or(String::new(), |goal| goal.title)
                        on:change=move |event| set(GoalField::Title(event_target_value(&event)))
                    />
                </Labelled>
                <Field words=Signal::derive(move || texts.get().field_kind())>
                    <Select
                        label=Signal::derive(move || texts.get().field_kind().to_owned())
                        choices=Signal::derive(move || words(&GoalKind::ALL, |kind| texts.get().goal_kind(kind)))
                        value=Signal::derive(move || goal.get().map_or(String::new(), |goal| format!("{:?}", goal.kind)))
                        on_change=move |value: String| {
                            if let Some(kind) = chosen(&GoalKind::ALL, &value) {
                                set(GoalField::Kind(kind));
                            }
                        }
                    />
                </Field>
                <Field words=Signal::derive(move || texts.get().field_owner())>
                    <Select
                        label=Signal::derive(move || texts.get().field_owner().to_owned())
                        choices=people_choices(store, Texts::nobody)
                        value=Signal::derive(move || goal.get().and_then(|goal| goal.owner).map_or(String::new(), |id| id.to_string()))
                        on_change=move |value: String| set(GoalField::Owner(PersonId::new(&value).ok()))
                    />
                </Field>
                <Field words=Signal::derive(move || texts.get().field_unit())>
                    <Select
                        label=Signal::derive(move || texts.get().field_unit().to_owned())
                        choices=units(store)
                        value=Signal::derive(move || goal.get().and_then(|goal| goal.unit).map_or(String::new(), |id| id.to_string()))
                        on_change=move |value: String| set(GoalField::Unit(UnitId::new(&value).ok()))
                    />
                </Field>
                <Labelled words=Signal::derive(move || texts.get().field_start())>
                    <input
                        class="field"
                        type="date"
                        min="1970-01-01"
                        max="2199-12-31"
                        prop:value=move || goal.get().and_then(|goal| goal.period).map_or(String::new(), |p| p.start().to_string())
                        on:change=move |event| set_period(Some(event_target_value(&event)), None)
                    />
                </Labelled>
                <Labelled words=Signal::derive(move || texts.get().field_end())>
                    <input
                        class="field"
                        type="date"
                        min="1970-01-01"
                        max="2199-12-31"
                        prop:value=move || goal.get().and_then(|goal| goal.period).map_or(String::new(), |p| p.end().to_string())
                        on:change=move |event| set_period(None, Some(event_target_value(&event)))
                    />
                </Labelled>
                <Field words=Signal::derive(move || texts.get().field_aim())>
                    <Select
                        label=Signal::derive(move || texts.get().field_aim().to_owned())
                        choices=Signal::derive(move || words(&Aim::ALL, |aim| texts.get().aim(aim)))
                        value=Signal::derive(move || goal.get().map_or(String::new(), |goal| format!("{:?}", goal.aim)))
                        on_change=move |value: String| {
                            if let Some(aim) = chosen(&Aim::ALL, &value) {
                                set(GoalField::Aim(aim));
                            }
                        }
                    />
                </Field>
                <Show when=is_numeric>
                    <Field words=Signal::derive(move || texts.get().field_baseline())>
                        <NumberField
                            label=Signal::derive(move || texts.get().field_baseline().to_owned())
                            value=Signal::derive(move || goal.get().and_then(|goal| goal.baseline))
                            scale
                            on_commit=move |value| set(GoalField::Baseline(value))
                        />
                    </Field>
                    <Field words=Signal::derive(move || texts.get().field_target())>
                        <NumberField
                            label=Signal::derive(move || texts.get().field_target().to_owned())
                            value=Signal::derive(move || goal.get().and_then(|goal| goal.target))
                            scale
                            on_commit=move |value| set(GoalField::Target(value))
                        />
                    </Field>
                    <Show when=move || goal.get().is_some_and(|goal| goal.aim == Aim::Within)>
                        <Field words=Signal::derive(move || texts.get().field_tolerance())>
                            <NumberField
                                label=Signal::derive(move || texts.get().field_tolerance().to_owned())
                                value=Signal::derive(move || goal.get().and_then(|goal| goal.tolerance))
                                scale=Signal::stored(Scale::One)
                                on_commit=move |value| set(GoalField::Tolerance(value))
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
                <Field words=Signal::derive(move || texts.get().field_roll_up())>
                    <Select
                        label=Signal::derive(move || texts.get().field_roll_up().to_owned())
                        choices=Signal::derive(move || words(&RollUp::ALL, |roll_up| texts.get().roll_up(roll_up)))
                        value=Signal::derive(move || goal.get().map_or(String::new(), |goal| format!("{:?}", goal.roll_up)))
                        on_change=move |value: String| {
                            if let Some(roll_up) = chosen(&RollUp::ALL, &value) {
                                set(GoalField::RollUp(roll_up));
                            }
                        }
                    />
                </Field>
                <Field words=Signal::derive(move || texts.get().field_weight())>
                    <NumberField
                        label=Signal::derive(move || texts.get().field_weight().to_owned())
                        value=Signal::derive(move || goal.get().map(|goal| goal.weight))
                        scale=Signal::stored(Scale::One)
                        on_commit={move |value: Option<Amount>| set(GoalField::Weight(value.unwrap_or_default()))}
                    />
                </Field>
                <Field words=Signal::derive(move || texts.get().field_cadence())>
                    <Select
                        label=Signal::derive(move || texts.get().field_cadence().to_owned())
                        choices=Signal::derive(move || words(&PeriodKind::ALL, |kind| texts.get().period_kind(kind)))
                        value=Signal::derive(move || goal.get().and_then(|goal| goal.cadence).map_or(String::new(), |kind| format!("{kind:?}")))
                        on_change=move |value: String| set(GoalField::Cadence(chosen(&PeriodKind::ALL, &value)))
                    />
                </Field>
                <Labelled words=Signal::derive(move || texts.get().field_note())>
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

/// What a number counts: unit, scale, and how it adds up.
#[component]
fn MeasureFields(
    measure: Signal<Option<Measure>>,
    scale: Signal<Scale>,
    aggregation: Signal<Aggregation>,
    on_change: impl Fn(MetricField) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let texts = use_texts();
    let choices = Signal::derive(move || {
        let texts = texts.get();
        let mut choices: Vec<Choice> = (MEASURES.iter())
            .map(|measure| Choice::new(format!("{measure:?}"), texts.measure(measure)))
            .collect();
        choices.push(Choice::new("Custom", texts.unit_custom_long()));
        if measure.get().is_none() {
            choices.insert(0, Choice::new("", texts.figure_none()));
        }
        choices
    });
    let value = Signal::derive(move || match measure.get() {
        Some(Measure::Custom(_)) => "Custom".to_owned(),
        Some(measure) => format!("{measure:?}"),
        None => String::new(),
    });
    view! {
        <Field words=Signal::derive(move || texts.get().field_measure())>
            <Select
                label=Signal::derive(move || texts.get().field_measure().to_owned())
                choices
                value
                on_change=move |value: String| {
                    let known = MEASURES.into_iter().find(|measure| format!("{measure:?}") == value);
                    let custom = || Measure::Custom(texts.get_untracked().unit_count().to_owned());
                    match (known, value.as_str()) {
                        (Some(measure), _) => on_change(MetricField::Measure(measure)),
                        (None, "Custom") => on_change(MetricField::Measure(custom())),
                        (None, _) => {}
                    }
                }
            />
        </Field>
        <Show when=move || matches!(measure.get(), Some(Measure::Custom(_)))>
            <Labelled words=Signal::derive(move || texts.get().field_custom_unit())>
                <input
                    class="field"
                    type="text"
                    maxlength="40"
                    prop:value=move || match measure.get() {
                        Some(Measure::Custom(word)) => word,
                        _ => String::new(),
                    }
                    on:change=move |event| on_change(MetricField::Measure(Measure::Custom(event_target_value(&event))))
                />
            </Labelled>
        </Show>
        <Field words=Signal::derive(move || texts.get().field_scale())>
            <Select
                label=Signal::derive(move || texts.get().field_scale().to_owned())
                choices=Signal::derive(move || words(&Scale::ALL, |scale| texts.get().scale_word(scale)))
                value=Signal::derive(move || format!("{:?}", scale.get()))
                on_change=move |value: String| {
                    if let Some(scale) = chosen(&Scale::ALL, &value) {
                        on_change(MetricField::Scale(scale));
                    }
                }
            />
        </Field>
        <Field words=Signal::derive(move || texts.get().field_aggregation())>
            <Select
                label=Signal::derive(move || texts.get().field_aggregation().to_owned())
                choices=Signal::derive(move || words(&Aggregation::ALL, |a| texts.get().aggregation(a)))
                value=Signal::derive(move || format!("{:?}", aggregation.get()))
                on_change=move |value: String| {
                    if let Some(aggregation) = chosen(&Aggregation::ALL, &value) {
                        on_change(MetricField::Aggregation(aggregation));
                    }
                }
            />
        </Field>
    }
}

/// Adds a goal; `parent` is where, and `None` while the dialog is closed.
#[component]
pub fn AddGoalDialog(parent: RwSignal<Option<Option<GoalId>>>) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let under = move || {
        let id = parent.get().flatten()?;
        store.open(|open| open.workspace.goals.get(&id).map(|goal| goal.title.clone()))
    };
    let title = Signal::derive(move || match under() {
        Some(parent) => texts.get().add_goal_below(parent),
        None => texts.get().add_goal().to_owned(),
    });
    view! {
        <Dialog is_open=Signal::derive(move || parent.get().is_some()) title on_close=move || parent.set(None)>
            <AddForm parent />
        </Dialog>
    }
}

#[component]
fn AddForm(parent: RwSignal<Option<Option<GoalId>>>) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let above = parent.get_untracked().flatten();
    let inherited = store.peek_open(|open| {
        let goal = open.workspace.goals.get(above.as_ref()?)?;
        let metric = open
            .workspace
            .measured(goal)
            .map(|(metric, _)| metric.clone());
        Some((goal.clone(), metric))
    });
    let (goal_above, metric_above) = inherited.unzip();
    let metric_above = metric_above.flatten();
    let kind = RwSignal::new(if above.is_some() {
        GoalKind::Kpi
    } else {
        GoalKind::Objective
    });
    let title = RwSignal::new(String::new());
    let owner = RwSignal::new(String::new());
    let has_number = RwSignal::new(above.is_some());
    let aim = RwSignal::new(Aim::Increase);
    let measure = RwSignal::new(
        metric_above
            .as_ref()
            .map_or(Measure::Count, |m| m.measure.clone()),
    );
    let scale = RwSignal::new(metric_above.as_ref().map_or(Scale::One, |m| m.scale));
    let aggregation = RwSignal::new(metric_above.map_or(Aggregation::Flow, |m| m.aggregation));
    let baseline = RwSignal::new(None::<Amount>);
    let target = RwSignal::new(None::<Amount>);
    let period = goal_above
        .and_then(|goal| goal.period)
        .unwrap_or(this_year(store));
    let start = RwSignal::new(period.start().to_string());
    let end = RwSignal::new(period.end().to_string());
    let add = move || {
        let (start, end) = (
            typing::day(&start.get_untracked()),
            typing::day(&end.get_untracked()),
        );
        let number = has_number.get_untracked().then(|| Number {
            aim: aim.get_untracked(),
            measure: measure.get_untracked(),
            scale: scale.get_untracked(),
            aggregation: aggregation.get_untracked(),
            baseline: baseline.get_untracked(),
            target: target.get_untracked(),
        });
        let is_named = !title.get_untracked().trim().is_empty();
        store.send(Event::Do(Command::AddGoal(Box::new(Draft {
            parent: parent.get_untracked().flatten(),
            title: title.get_untracked(),
            kind: kind.get_untracked(),
            owner: PersonId::new(&owner.get_untracked()).ok(),
            period: start
                .zip(end)
                .and_then(|(start, end)| Span::new(start, end)),
            number,
        }))));
        // What was refused stays in the form.
        if is_named {
            parent.set(None);
        }
    };
    let on_measure = move |field: MetricField| match field {
        MetricField::Measure(value) => measure.set(value),
        MetricField::Scale(value) => scale.set(value),
        MetricField::Aggregation(value) => aggregation.set(value),
        MetricField::Name(_) | MetricField::Deleted(_) => {}
    };
    view! {
        <div class="form grid-form">
            <Labelled words=Signal::derive(move || texts.get().field_title())>
                <input
                    class="field"
                    type="text"
                    autofocus
                    autocomplete="off"
                    bind:value=title
                    on:keydown=move |event| if is_enter(&event) { add() }
                />
            </Labelled>
            <Field words=Signal::derive(move || texts.get().field_kind())>
                <Select
                    label=Signal::derive(move || texts.get().field_kind().to_owned())
                    choices=Signal::derive(move || words(&GoalKind::ALL, |kind| texts.get().goal_kind(kind)))
                    value=Signal::derive(move || format!("{:?}", kind.get()))
                    on_change=move |value: String| {
                        if let Some(chosen) = chosen(&GoalKind::ALL, &value) {
                            has_number.set(chosen != GoalKind::Objective);
                            kind.set(chosen);
                        }
                    }
                />
            </Field>
            <Field words=Signal::derive(move || texts.get().field_owner())>
                <Select
                    label=Signal::derive(move || texts.get().field_owner().to_owned())
                    choices=people_choices(store, Texts::nobody)
                    value=owner
                    on_change=move |value| owner.set(value)
                />
            </Field>
            <Labelled words=Signal::derive(move || texts.get().field_start())>
                <input class="field" type="date" min="1970-01-01" max="2199-12-31" bind:value=start />
            </Labelled>
            <Labelled words=Signal::derive(move || texts.get().field_end())>
                <input class="field" type="date" min="1970-01-01" max="2199-12-31" bind:value=end />
            </Labelled>
            <label class="check">
                <input type="checkbox" bind:checked=has_number />
                {move || texts.get().add_has_number()}
            </label>
            <Show when=move || has_number.get()>
                <Field words=Signal::derive(move || texts.get().field_aim())>
                    <Select
                        label=Signal::derive(move || texts.get().field_aim().to_owned())
                        choices=Signal::derive(move || words(&Aim::ALL, |aim| texts.get().aim(aim)))
                        value=Signal::derive(move || format!("{:?}", aim.get()))
                        on_change=move |value: String| {
                            if let Some(chosen) = chosen(&Aim::ALL, &value) {
                                aim.set(chosen);
                            }
                        }
                    />
                </Field>
                <Show when=move || aim.get() != Aim::Milestone>
                    <Field words=Signal::derive(move || texts.get().field_baseline())>
                        <NumberField
                            label=Signal::derive(move || texts.get().field_baseline().to_owned())
                            value=baseline
                            scale
                            on_commit=move |value| baseline.set(value)
                        />
                    </Field>
                    <Field words=Signal::derive(move || texts.get().field_target())>
                        <NumberField
                            label=Signal::derive(move || texts.get().field_target().to_owned())
                            value=target
                            scale
                            on_commit=move |value| target.set(value)
                        />
                    </Field>
                    <MeasureFields
                        measure=Signal::derive(move || Some(measure.get()))
                        scale=scale.into()
                        aggregation=aggregation.into()
                        on_change=on_measure
                    />
                </Show>
            </Show>
            <div class="form-actions">
                <button type="button" class="button primary" on:click=move |_| add()>{move || texts.get().add_goal()}</button>
                <button type="button" class="button" on:click=move |_| parent.set(None)>{move || texts.get().cancel()}</button>
            </div>
        </div>
    }
}

/// A field with its label above it.
#[component]
fn Labelled(words: Signal<&'static str>, children: Children) -> impl IntoView {
    view! { <label class="labelled"><span>{move || words.get()}</span>{children()}</label> }
}

/// A part that names itself, with its label shown above it.
#[component]
fn Field(words: Signal<&'static str>, children: Children) -> impl IntoView {
    view! { <div class="labelled"><span aria-hidden="true">{move || words.get()}</span>{children()}</div> }
}

fn words<T: Copy + std::fmt::Debug>(all: &[T], word: impl Fn(T) -> &'static str) -> Vec<Choice> {
    all.iter()
        .map(|&one| Choice::new(format!("{one:?}"), word(one)))
        .collect()
}

fn chosen<T: Copy + std::fmt::Debug>(all: &[T], value: &str) -> Option<T> {
    all.iter().copied().find(|one| format!("{one:?}") == value)
}

fn units(store: Store) -> Signal<Vec<Choice>> {
    let units = store.open_memo(|open| {
        let units = open.workspace.units.living();
        units
            .map(|(_, unit)| Choice::new(unit.id.to_string(), &unit.name))
            .collect::<Vec<_>>()
    });
    behind(units, Texts::nobody)
}
