//! What a goal's charts say of its track: its numbers in words.

use rust_decimal::Decimal;

use crate::domain::cascade::track::{Track, TrackOf};
use crate::domain::records::metric::Measure;
use crate::domain::values::amount::{nearest, to_f64};
use crate::locales::Texts;
use crate::model::open::Open;

/// The track of a goal, and how its numbers are written.
pub(super) struct Subject<'a> {
    pub track: Track<'a>,
    texts: Texts,
    /// In percent for a goal whose progress is a mean; else the metric's.
    measure: Measure,
}

impl<'a> Subject<'a> {
    /// `None` where the goal has no track.
    pub fn new(open: &'a Open, place: usize, texts: Texts) -> Option<Self> {
        let track = Track::new(open.below(), place)?;
        let measure = match track.of {
            TrackOf::Progress => Measure::Percent,
            TrackOf::Number | TrackOf::Kept(_) => open.workspace.measure_of(track.goal),
        };
        Some(Subject { track, texts, measure })
    }

    pub fn title(&self) -> &str {
        &self.track.goal.title
    }

    pub fn unit(&self) -> String {
        self.texts.unit_word(&self.measure)
    }

    pub fn value(&self, value: f64) -> String {
        nearest(value).map_or(self.texts.figure_none().into(), |value| self.exact(value))
    }

    pub fn exact(&self, value: Decimal) -> String {
        self.texts.amount(value, &self.measure)
    }

    /// The difference of two values; of progress it is in percent of the way (X25).
    pub fn difference(&self, value: Decimal) -> String {
        match self.track.of {
            TrackOf::Progress => self.texts.progress_gap(to_f64(value) / 100.0),
            TrackOf::Number | TrackOf::Kept(_) => {
                self.texts.difference(value.round_dp(2), &self.measure)
            }
        }
    }
}
