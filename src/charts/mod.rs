//! Charts as SVG text: numbers, dates and labels in, one drawing out.
//!
//! The notation is IBCS: actual solid dark, previous lighter, plan outlined, forecast dashed or hatched; green is good
//! for the business and red is bad, and a sign or a place says so as well. Nothing here knows a clock, a language or
//! the web: today comes in as a date, and every word and formatted number comes in from the caller.
//!
//! A drawing names its colours as `var(--actual)` and the like, so one string follows the light and the dark theme.
//! [`exported`] turns it into a file that stands alone.

mod axes;
mod canvas;
mod date_ticks;
mod gap_by_period;
mod gap_drawing;
mod ink;
mod label;
mod markup;
mod milestone;
mod plane;
mod reduce;
mod ticks;
mod trend;
mod trend_drawing;
mod wash;

pub use date_ticks::{DateAxis, DateTick, DateUnit, date_axis};
pub use gap_by_period::{GapByPeriod, PeriodGap, PeriodStage};
pub use markup::exported;
pub use milestone::MilestoneChart;
pub use reduce::{reduce, straightened};
pub use ticks::{ValueAxis, value_axis};
pub use trend::{Forecast, TrendChart};

/// A place on a drawing in CSS pixels: right of the left edge, down from the top.
pub type Point = (f64, f64);

/// The size of a drawing in CSS pixels. Draw again when the room changes, so that text keeps its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    pub width: u32,
    pub height: u32,
}

impl Size {
    /// Smaller than this there is no room for axes, and larger than this no screen: the drawing stays within.
    fn drawable(self) -> Size {
        Size { width: self.width.clamp(160, 10_000), height: self.height.clamp(120, 10_000) }
    }
}

/// One data point, bar or day: where it stands on the drawing, in CSS pixels, and its index in the chart's own list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    pub x: f64,
    pub y: f64,
    pub index: usize,
}

/// A finished chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// An `<svg class="chart" role="img">` element without width or height: style sheets decide how wide it is.
    pub svg: String,
    /// What a pointer or the arrow keys can read out, in the order in which the keys go through them.
    pub hits: Vec<Hit>,
}

/// A number that can be drawn: what is not finite is left out, what is absurdly large is held where sums stay finite,
/// and what is absurdly small is zero, so that scales stay finite too.
fn drawable(value: f64) -> Option<f64> {
    let size = value.abs();
    value.is_finite().then(|| if size < 1e-290 { 0.0 } else { value.clamp(-1e300, 1e300) })
}
