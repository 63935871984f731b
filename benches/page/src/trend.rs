//! Charts: a trend of one value a day, from its numbers to the drawing.

use chrono::{Days, NaiveDate};
use plumbline::charts::{DateUnit, Size, TrendChart};
use plumbline::domain::values::calendar::Calendar;
use wasm_bindgen::prelude::*;

/// Numbers a day, and what they were to be.
#[wasm_bindgen]
pub struct TrendBench {
    days: Vec<NaiveDate>,
    actual: Vec<f64>,
    plan: Vec<f64>,
}

#[wasm_bindgen]
impl TrendBench {
    /// One number a day from 1970-01-01 on.
    #[wasm_bindgen(constructor)]
    pub fn new(actual: Vec<f64>, plan: Vec<f64>) -> TrendBench {
        let first = NaiveDate::default();
        TrendBench {
            days: (0..actual.len() as u64).map(|day| first + Days::new(day)).collect(),
            actual,
            plan,
        }
    }

    /// Other numbers for the same days.
    pub fn update(&mut self, actual: Vec<f64>, plan: Vec<f64>) {
        (self.actual, self.plan) = (actual, plan);
    }

    /// The drawing as markup.
    pub fn draw(&self, width: u32, height: u32) -> String {
        let dated = |numbers: &[f64]| -> Vec<(NaiveDate, f64)> {
            self.days.iter().copied().zip(numbers.iter().copied()).collect()
        };
        let (Some(&start), Some(&end)) = (self.days.first(), self.days.last()) else {
            return String::new();
        };
        let chart = TrendChart {
            label: "Revenue",
            actual: dated(&self.actual)
                .into_iter()
                .map(|(day, value)| (day, Some(value)))
                .collect(),
            is_held: None,
            noted: Vec::new(),
            is_stepped: false,
            points: Vec::new(),
            band: None,
            plan: dated(&self.plan),
            previous: Vec::new(),
            forecast: None,
            today: end,
            start,
            end,
            lower_is_better: false,
            value_label: &|value| format!("{value:.0}"),
            calendar: Calendar::default(),
            day_label: &|day, unit| match unit {
                DateUnit::Year => day.format("%Y").to_string(),
                _ => day.format("%d %b").to_string(),
            },
            today_label: "Today",
            actual_label: "Actual",
            plan_label: "Plan",
            previous_label: "",
            forecast_label: "",
            gap_label: "",
        };
        chart.draw(Size { width, height }).svg
    }
}
