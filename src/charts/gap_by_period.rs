//! The gap by period: what it shows, and where its periods and values stand, both of its parts at one scale.

use super::label::{Area, text_width};
use super::ticks::value_axis;
use super::{Size, drawable};

/// How far a period has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodStage {
    Finished,
    /// Under way: its actual and its gap are provisional, so they are hatched.
    Running,
    /// Not begun: only its plan is drawn, and nothing is missing yet.
    Ahead,
}

/// One period of the chart; values in the goal's unit. A value that is not finite counts as missing.
#[derive(Clone, Debug, PartialEq)]
pub struct PeriodGap {
    pub name: String,
    pub plan: Option<f64>,
    pub actual: Option<f64>,
    /// Actual minus plan for this period as the core computed it (formulas.md 7.3); the bar's length and sign.
    pub gap: Option<f64>,
    /// Whether the gap is good for the business; `None` draws it neutral.
    pub good: Option<bool>,
    pub stage: PeriodStage,
}

/// Everything a gap chart shows. All bars, variances included, begin at zero and share one scale.
pub struct GapByPeriod<'a> {
    /// The accessible name: subject, unit, period, and what is compared.
    pub label: &'a str,
    pub periods: Vec<PeriodGap>,
    /// A value as the axis prints it.
    pub value_label: &'a dyn Fn(f64) -> String,
    /// A gap with its sign, as its bar is labelled.
    pub gap_label: &'a dyn Fn(f64) -> String,
    /// What stands where a finished period has no actual.
    pub no_data_label: &'a str,
    /// What the variance bars show, such as "actual − plan".
    pub gap_title: &'a str,
    pub actual_label: &'a str,
    pub plan_label: &'a str,
    /// Where the variances hang from one number and columns, which would be nearly as long as each other, are left out: that
    /// number on the axis. It is what every period is held against or, where each has a plan of its own, 0.
    pub hangs_from: Option<f64>,
}

impl PeriodGap {
    /// The gap that gets a bar: none without an actual, and none before the period begins.
    pub fn drawn_gap(&self) -> Option<f64> {
        shown(self.gap).filter(|_| self.stage != PeriodStage::Ahead && shown(self.actual).is_some())
    }
}

/// Where periods and values stand on the drawing.
pub struct Frame {
    pub size: Size,
    pub left: f64,
    pub right: f64,
    /// The room of one period.
    pub slot: f64,
    pub gap_zero: f64,
    pub titles_y: f64,
    /// Where the value 0 stands.
    pub column_zero: f64,
    pub px_per_unit: f64,
    pub ticks: Vec<f64>,
}

impl Frame {
    /// The middle of a period's room.
    pub fn middle(&self, index: usize) -> f64 {
        self.left + (index as f64 + 0.5) * self.slot
    }

    /// How wide a period's columns are together.
    pub fn group(&self) -> f64 {
        (self.slot * 0.72).min(44.0)
    }

    /// The variance bar of a period and the gap it shows.
    pub fn gap_bar(&self, index: usize, period: &PeriodGap) -> Option<(Area, f64)> {
        let (middle, half) = (self.middle(index), self.group() * 0.39);
        let gap = period.drawn_gap()?;
        Some((bar_area(middle - half, middle + half, self.gap_zero, self.gap_y(gap)), gap))
    }

    /// The height at which a gap's bar ends.
    pub fn gap_y(&self, gap: f64) -> f64 {
        self.gap_zero - gap * self.px_per_unit
    }

    /// The height at which a value stands.
    pub fn column_y(&self, value: f64) -> f64 {
        self.column_zero - value * self.px_per_unit
    }
}

impl GapByPeriod<'_> {
    /// Shares the height between the two parts by what they have to show, at one scale.
    pub fn frame(&self, size: Size) -> Frame {
        let ends = |values: &mut dyn Iterator<Item = f64>| {
            values.fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)))
        };
        let (gap_low, gap_high) = ends(&mut self.periods.iter().filter_map(PeriodGap::drawn_gap));
        let columned = self.periods.iter().filter(|_| self.hangs_from.is_none());
        let columns = columned.flat_map(|period| [shown(period.plan), shown(period.actual)]);
        let (low, high) = ends(&mut columns.flatten());
        let (width, height) = (f64::from(size.width), f64::from(size.height));
        // A title and a row of labels over the gaps, labels under them, the columns' titles, the periods' names.
        let (over_gaps, between, below) = match self.hangs_from {
            Some(_) => (40.0, 24.0, 24.0),
            None => (40.0, 48.0, 24.0),
        };
        let units = (gap_high - gap_low) + (high - low);
        let px_per_unit =
            if units > 0.0 { (height - over_gaps - between - below) / units } else { 0.0 };
        let gap_zero = over_gaps + gap_high * px_per_unit;
        let titles_y = gap_zero - gap_low * px_per_unit + 31.0;
        let (column_zero, (low, high)) = match self.hangs_from {
            Some(bound) => (gap_zero + bound * px_per_unit, (bound + gap_low, bound + gap_high)),
            None => (height - below + low * px_per_unit, (low, high)),
        };
        let ticks = self.column_ticks((low, high), (high - low) * px_per_unit);
        let widest =
            ticks.iter().map(|&tick| text_width(&(self.value_label)(tick))).fold(0.0, f64::max);
        let left = (widest + 10.0).min(width * 0.35);
        let right = width - 6.0;
        let slot = (right - left) / self.periods.len().max(1) as f64;
        Frame { size, left, right, slot, gap_zero, titles_y, column_zero, px_per_unit, ticks }
    }

    /// Round values within a range: the fewest that give a scale to read.
    fn column_ticks(&self, (low, high): (f64, f64), height_px: f64) -> Vec<f64> {
        let roomy = (height_px / 40.0).clamp(1.0, 4.0) as u32;
        let within = |steps| {
            let mut ticks = value_axis(low, high, steps).ticks;
            ticks.retain(|tick| (low..=high).contains(tick));
            ticks
        };
        let is_readable = |ticks: &Vec<f64>| {
            let labels: Vec<String> = ticks.iter().map(|&tick| (self.value_label)(tick)).collect();
            labels.len() > 1 && labels.windows(2).all(|pair| pair[0] != pair[1])
        };
        (roomy..=6)
            .map(within)
            .find(is_readable)
            .unwrap_or_else(|| vec![self.hangs_from.unwrap_or(0.0)])
    }
}

/// The room of a bar from zero to its end.
pub fn bar_area(left: f64, right: f64, zero: f64, end: f64) -> Area {
    Area { left, top: zero.min(end), right, bottom: zero.max(end) }
}

/// A value that is there and can be drawn.
pub fn shown(value: Option<f64>) -> Option<f64> {
    value.and_then(drawable)
}
