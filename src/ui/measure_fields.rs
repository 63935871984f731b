//! What a number counts: unit, scale, and how it adds up.

use leptos::prelude::*;

use crate::domain::records::metric::{Aggregation, Measure, MetricField, Scale};
use crate::locales::Texts;

use super::components::labelled::{ChoiceField, Field, Labelled};
use super::components::select::{Choice, Select};
use super::i18n::use_texts;

/// The measures that a form offers; a custom one brings its own word.
const MEASURES: [Measure; 5] =
    [Measure::Money, Measure::Percent, Measure::Count, Measure::Hours, Measure::Days];

/// The choice that stands for a measure with a word of its own.
const CUSTOM: &str = "custom";

#[component]
pub fn MeasureFields(
    measure: Signal<Option<Measure>>,
    scale: Signal<Scale>,
    aggregation: Signal<Aggregation>,
    on_change: impl Fn(MetricField) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let texts = use_texts();
    let choices = Signal::derive(move || {
        let texts = texts.get();
        let none = measure.get().is_none();
        let none = none.then(|| Choice::new("", texts.figure_none()));
        let known = MEASURES.iter().enumerate();
        let known = known.map(|(at, one)| Choice::new(at.to_string(), texts.measure(one)));
        let custom = Choice::new(CUSTOM, texts.unit_custom_long());
        none.into_iter().chain(known).chain([custom]).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || match measure.get() {
        Some(Measure::Custom(_)) => CUSTOM.to_owned(),
        Some(measure) => {
            let at = MEASURES.iter().position(|one| *one == measure);
            at.map_or(String::new(), |at| at.to_string())
        }
        None => String::new(),
    });
    let choose = move |value: String| {
        let known = value.parse().ok();
        let known = known.and_then(|at: usize| MEASURES.get(at).cloned());
        let custom = || Measure::Custom(texts.get_untracked().unit_count().to_owned());
        if let Some(measure) = known.or_else(|| (value == CUSTOM).then(custom)) {
            on_change(MetricField::Measure(measure));
        }
    };
    let custom_word = move || match measure.get() {
        Some(Measure::Custom(word)) => Some(word),
        _ => None,
    };
    view! {
        <Field words=Texts::field_measure>
            <Select
                label=Signal::derive(move || texts.get().field_measure().to_owned())
                choices
                value
                on_change=choose
            />
        </Field>
        <Show when=move || custom_word().is_some()>
            <Labelled words=Texts::field_custom_unit>
                <input
                    class="field"
                    type="text"
                    maxlength="40"
                    prop:value=move || custom_word().unwrap_or_default()
                    on:change=move |event| on_change(MetricField::Measure(Measure::Custom(event_target_value(&event))))
                />
            </Labelled>
        </Show>
        <ChoiceField
            words=Texts::field_scale
            all=&Scale::ALL
            word=Texts::scale_word
            value=Signal::derive(move || Some(scale.get()))
            on_change=move |scale| on_change(MetricField::Scale(scale))
        />
        <ChoiceField
            words=Texts::field_aggregation
            all=&Aggregation::ALL
            word=Texts::aggregation
            value=Signal::derive(move || Some(aggregation.get()))
            on_change=move |aggregation| on_change(MetricField::Aggregation(aggregation))
        />
    }
}
