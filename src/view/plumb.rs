//! The plumb line and the bullet bar of a row: geometry in pixels, one scale for every row on a page.

use crate::domain::tracking::figures::Figures;
use crate::domain::tracking::pace::Status;

/// The width of a bullet bar; [`FULL_SHARE`] of the way ends at its right edge.
pub const BULLET_WIDTH: f64 = 150.0;
/// How much of the way the bullet bar has room for.
pub const FULL_SHARE: f64 = 1.2;
/// The width of the column with the pins.
pub const PIN_WIDTH: f64 = 210.0;
/// Where the plumb line hangs: more room for what is behind than for what is ahead.
pub const PLUMB_X: f64 = 130.0;
/// How far a lead of the whole way reaches.
const PIN_SCALE: f64 = 190.0;
/// Room for the pin's head at either edge.
const PIN_MARGIN: f64 = 8.0;
/// Room for the label beside the pin.
const LABEL_ROOM: f64 = 54.0;
/// Between the pin, or the line, and the label.
const LABEL_GAP: f64 = 9.0;
/// Between the edge and a label that stands above its pin.
const LABEL_EDGE: f64 = 2.0;

/// Good or bad for the business.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Good,
    Warn,
    Bad,
    Quiet,
}

/// A bullet bar: the way gone, and the marker of what is expected today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bullet {
    pub bar: f64,
    /// The bar is cut at the edge: the progress is off the scale.
    pub is_cut: bool,
    pub expected: Option<f64>,
    pub whole: f64,
}

/// A pin that hangs left (behind) or right (ahead) of the plumb line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pin {
    pub x: f64,
    /// The pin stands at the edge: the lead is off the scale.
    pub is_cut: bool,
    /// Where the label stands, and whether it ends there or begins there.
    pub label_x: f64,
    pub label_ends: bool,
    /// It stands above the pin, not beside it.
    pub label_is_above: bool,
}

impl Tone {
    pub fn of(status: Status) -> Self {
        match status {
            Status::OnTrack | Status::Reached => Tone::Good,
            Status::AtRisk => Tone::Warn,
            Status::OffTrack | Status::Overdue => Tone::Bad,
            Status::TooEarly | Status::NoData | Status::Missed | Status::Open => Tone::Quiet,
        }
    }

    /// The class that colours it.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Good => "good",
            Tone::Warn => "warn",
            Tone::Bad => "bad",
            Tone::Quiet => "quiet",
        }
    }
}

impl Bullet {
    pub fn of(figures: &Figures) -> Option<Self> {
        let progress = figures.progress.ok()?;
        let at = |share: f64| (share / FULL_SHARE * BULLET_WIDTH).clamp(0.0, BULLET_WIDTH);
        Some(Bullet {
            bar: at(progress),
            is_cut: !(0.0..=FULL_SHARE).contains(&progress),
            expected: figures.expected.ok().map(at),
            whole: at(1.0),
        })
    }
}

impl Pin {
    pub fn of(figures: &Figures) -> Option<Self> {
        let lead = figures.lead()?;
        let x = PLUMB_X + lead * PIN_SCALE;
        let held = x.clamp(PIN_MARGIN, PIN_WIDTH - PIN_MARGIN);
        // Beside the pin, away from the line; without room there, above it: never on the other side of the line.
        let (label_x, label_ends, label_is_above) = match lead < 0.0 {
            true if held > LABEL_ROOM => (held - LABEL_GAP, true, false),
            true => (LABEL_EDGE, false, true),
            false if held < PIN_WIDTH - LABEL_ROOM => (held + LABEL_GAP, false, false),
            false => (PIN_WIDTH - LABEL_EDGE, true, true),
        };
        Some(Pin { x: held, is_cut: x != held, label_x, label_ends, label_is_above })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn figures(progress: f64, expected: f64) -> Figures {
        Figures { progress: Ok(progress), expected: Ok(expected), ..Figures::NONE }
    }

    proptest! {
        #[test]
        fn bar_ends_and_pins_are_value_times_scale_or_marked_as_cut(progress in -3.0f64..5.0, expected in 0.0f64..1.0) {
            let figures = figures(progress, expected);
            let bullet = Bullet::of(&figures).unwrap();
            let wanted = progress * BULLET_WIDTH / FULL_SHARE;
            prop_assert!(bullet.is_cut || (bullet.bar - wanted).abs() < 1.0);
            prop_assert!((0.0..=BULLET_WIDTH).contains(&bullet.bar));

            let pin = Pin::of(&figures).unwrap();
            let wanted = PLUMB_X + (progress - expected) * PIN_SCALE;
            prop_assert!(pin.is_cut || (pin.x - wanted).abs() < 1.0);
            prop_assert!((0.0..=PIN_WIDTH).contains(&pin.x));

            let label_end = pin.label_x + if pin.label_ends { -LABEL_ROOM } else { LABEL_ROOM };
            let label = pin.label_x.min(label_end)..pin.label_x.max(label_end);
            let is_behind = progress < expected;
            prop_assert!(if is_behind { label.end <= PLUMB_X } else { label.start >= PLUMB_X }, "{label:?}");
        }
    }

    #[test]
    fn behind_hangs_left_and_ahead_right_of_the_plumb_line() {
        assert!(Pin::of(&figures(0.4, 0.6)).unwrap().x < PLUMB_X);
        assert!(Pin::of(&figures(0.7, 0.6)).unwrap().x > PLUMB_X);
        assert_eq!(Pin::of(&figures(0.6, 0.6)).unwrap().x, PLUMB_X);
        assert_eq!(Pin::of(&Figures::NONE), None);
    }
}
