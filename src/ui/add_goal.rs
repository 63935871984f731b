//! The dialog that adds a goal.

use chrono::NaiveDate;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlDivElement, HtmlInputElement};

use crate::domain::records::goal::{Aim, GoalKind};
use crate::domain::records::metric::{Aggregation, Measure, MetricField, Scale};
use crate::domain::values::amount::Amount;
use crate::domain::values::calendar::Span;
use crate::domain::values::id::{GoalId, PersonId};
use crate::locales::{Texts, typing};
use crate::model::Event;
use crate::model::command::{Command, Draft, Number};
use crate::model::dialog::Dialog as Asked;

use super::cascade::row_focus::focus_row_soon;
use super::components::dialog::Dialog;
use super::components::labelled::{ChoiceField, DayField, Field, Labelled};
use super::components::number_field::{NumberField, is_enter};
use super::components::people_choices::people_choices;
use super::components::select::Select;
use super::confirm::Consequences;
use super::i18n::use_texts;
use super::measure_fields::MeasureFields;
use super::store::use_store;

/// Gives the focus to the row of the goal that was added, or of the one under which none was.
#[component]
pub fn AddGoalDialog() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let parent = store.memo(|model| match &model.dialog {
        Some(Asked::AddGoal(parent)) => Some(parent.clone()),
        _ => None,
    });
    let under = move || {
        let id = parent.get().flatten()?;
        store.open(|open| open.workspace.goals.get(&id).map(|goal| goal.title.clone()))
    };
    let title = Signal::derive(move || match under() {
        Some(parent) => texts.get().add_goal_below(parent),
        None => texts.get().add_goal().to_owned(),
    });
    let close = move |goal: Option<GoalId>| {
        store.send(Event::CloseDialog);
        if let Some(goal) = goal {
            focus_row_soon(goal);
        }
    };
    let give_up = move || close(parent.get_untracked().flatten());
    let done = move || close(store.peek_open(|open| open.just_added().cloned()));
    view! {
        <Dialog is_open=Signal::derive(move || parent.get().is_some()) title on_close=give_up>
            <AddForm above=parent.get_untracked().flatten() on_add=done on_cancel=give_up />
        </Dialog>
    }
}

#[component]
fn AddForm(
    above: Option<GoalId>,
    on_add: impl Fn() + Copy + Send + 'static,
    on_cancel: impl Fn() + Copy + 'static,
) -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let inherited = store.peek_open(|open| {
        let goal = open.workspace.goals.get(above.as_ref()?)?;
        let metric = open.workspace.measured(goal).map(|(metric, _)| metric.clone());
        Some((goal.clone(), metric))
    });
    let (goal_above, metric_above) = inherited.unzip();
    let metric_above = metric_above.flatten();
    let kind = RwSignal::new(if above.is_some() { GoalKind::Kpi } else { GoalKind::Objective });
    let title = RwSignal::new(String::new());
    let owner = RwSignal::new(String::new());
    let has_number = RwSignal::new(above.is_some());
    let aim = RwSignal::new(Aim::Increase);
    let measure =
        RwSignal::new(metric_above.as_ref().map_or(Measure::Count, |m| m.measure.clone()));
    let scale = RwSignal::new(metric_above.as_ref().map_or(Scale::One, |m| m.scale));
    let aggregation = RwSignal::new(metric_above.map_or(Aggregation::Flow, |m| m.aggregation));
    let baseline = RwSignal::new(None::<Amount>);
    let target = RwSignal::new(None::<Amount>);
    let above_period = goal_above.and_then(|goal| goal.period);
    let period = above_period.or(store.peek_open(|open| Some(open.this_year())));
    let day = |of: fn(Span) -> NaiveDate| period.map_or(String::new(), |p| of(p).to_string());
    let start = RwSignal::new(day(Span::start));
    let end = RwSignal::new(day(Span::end));
    let form = NodeRef::<html::Div>::new();
    let above = StoredValue::new(above);
    let draft = move || {
        let (start, end) = (typing::day(&start.get()), typing::day(&end.get()));
        let number = has_number.get().then(|| Number {
            aim: aim.get(),
            measure: measure.get(),
            scale: scale.get(),
            aggregation: aggregation.get(),
            baseline: baseline.get(),
            target: target.get(),
        });
        Draft {
            parent: above.get_value(),
            title: title.get(),
            kind: kind.get(),
            owner: PersonId::new(&owner.get()).ok(),
            period: start.zip(end).and_then(|(start, end)| Span::new(start, end)),
            number,
        }
    };
    // What it does to the goals above doesn't depend on what it is called, so a title being typed tries nothing anew.
    let tried = Memo::new(move |_| {
        let title = texts.get().add_goal().to_owned();
        Some(Command::AddGoal(Box::new(Draft { title, ..draft() })))
    });
    let add = move || {
        if !form.get_untracked().is_none_or(|form| is_complete(&form)) {
            return;
        }
        let is_named = !title.get_untracked().trim().is_empty();
        store.send(Event::Do(Command::AddGoal(Box::new(untrack(draft)))));
        // What was refused stays in the form.
        if is_named {
            on_add();
        }
    };
    let on_measure = move |field: MetricField| match field {
        MetricField::Measure(value) => measure.set(value),
        MetricField::Scale(value) => scale.set(value),
        MetricField::Aggregation(value) => aggregation.set(value),
        MetricField::Name(_) | MetricField::Deleted(_) => {}
    };
    view! {
        <div class="form grid-form" node_ref=form>
            <Labelled words=Texts::field_title>
                <input
                    class="field"
                    type="text"
                    autofocus
                    autocomplete="off"
                    bind:value=title
                    on:keydown=move |event| if is_enter(&event) { add() }
                />
            </Labelled>
            <ChoiceField
                words=Texts::field_kind
                all=&GoalKind::ALL
                word=Texts::goal_kind
                value=Signal::derive(move || Some(kind.get()))
                on_change=move |chosen| {
                    has_number.set(chosen != GoalKind::Objective);
                    kind.set(chosen);
                }
            />
            <Field words=Texts::field_owner>
                <Select
                    label=Signal::derive(move || texts.get().field_owner().to_owned())
                    choices=people_choices(store, Texts::nobody)
                    value=owner
                    on_change=move |value| owner.set(value)
                />
            </Field>
            <DayField words=Texts::field_start value=start.into() on_change=move |day| start.set(day) />
            <DayField words=Texts::field_end value=end.into() on_change=move |day| end.set(day) />
            <label class="check">
                <input type="checkbox" bind:checked=has_number />
                {move || texts.get().add_has_number()}
            </label>
            <Show when=move || has_number.get()>
                <ChoiceField
                    words=Texts::field_aim
                    all=&Aim::ALL
                    word=Texts::aim
                    value=Signal::derive(move || Some(aim.get()))
                    on_change=move |chosen| aim.set(chosen)
                />
                <Show when=move || !aim.get().is_done_or_not()>
                    <Field words=Texts::field_baseline>
                        <NumberField
                            label=Signal::derive(move || texts.get().field_baseline().to_owned())
                            value=baseline
                            scale
                            on_commit=move |value| baseline.set(value)
                        />
                    </Field>
                    <Field words=Texts::field_target>
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
            <Consequences command=tried />
            <div class="form-actions">
                <button type="button" class="button primary" on:click=move |_| add()>{move || texts.get().add_goal()}</button>
                <button type="button" class="button" on:click=move |_| on_cancel()>{move || texts.get().cancel()}</button>
            </div>
        </div>
    }
}

/// Whether each field can be read; the browser tells of the first that can't.
fn is_complete(form: &HtmlDivElement) -> bool {
    let wrong = form.query_selector("input:invalid").ok().flatten();
    let wrong = wrong.and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    wrong.is_none_or(|field| field.report_validity())
}
