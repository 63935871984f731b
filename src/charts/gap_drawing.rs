//! How a gap chart is drawn: variance bars hung from the plumb line, above the columns of actual and plan they come from.

use super::canvas::{Canvas, Pen, paint};
use super::gap_by_period::{Frame, GapByPeriod, PeriodGap, PeriodStage, bar_area, shown};
use super::ink::Ink;
use super::label::{Anchor, Area, Labels, centred_within, text_width};
use super::{Drawing, Hit, Size};

impl GapByPeriod<'_> {
    /// Draws the chart; a hit for each period, at the end of its actual's column, else of its plan's, else at zero; without
    /// columns, at the end of its variance.
    pub fn draw(&self, size: Size) -> Drawing {
        let size = size.drawable();
        let frame = self.frame(size);
        let hit = |(index, period): (usize, &PeriodGap)| {
            let value = shown(period.actual).or(shown(period.plan)).unwrap_or(0.0);
            let y = match self.hangs_from {
                Some(_) => frame.gap_y(period.drawn_gap().unwrap_or(0.0)),
                None => frame.column_y(value),
            };
            Hit { x: frame.middle(index), y, index }
        };
        let hits = self.periods.iter().enumerate().map(hit).collect();
        Drawing { svg: paint(size, self.label, |canvas| self.draw_on(canvas, &frame)), hits }
    }

    fn draw_on(&self, canvas: &mut Canvas, frame: &Frame) {
        canvas.text(self.gap_title, ((frame.left, 9.0), Anchor::Start), Ink::QuietText);
        self.draw_value_axis(canvas, frame);
        if self.hangs_from.is_none() {
            self.draw_columns(canvas, frame);
        }
        for (index, period) in self.periods.iter().enumerate() {
            if let Some((area, _)) = frame.gap_bar(index, period) {
                draw_bar(canvas, area, tone(period.good), period.stage);
            }
        }
        canvas.line(
            &[(frame.left, frame.gap_zero), (frame.right, frame.gap_zero)],
            Pen::solid(Ink::Plumb, 1.5),
        );
        self.draw_gap_labels(canvas, frame);
        self.draw_names(canvas, frame);
    }

    /// The columns on their line, and over them the look of each.
    fn draw_columns(&self, canvas: &mut Canvas, frame: &Frame) {
        for (index, period) in self.periods.iter().enumerate() {
            draw_column(canvas, frame, index, period);
        }
        canvas.line(
            &[(frame.left, frame.column_zero), (frame.right, frame.column_zero)],
            Pen::solid(Ink::Axis, 1.0),
        );
        let middle = frame.titles_y;
        let swatch =
            |left: f64| Area { left, top: middle - 5.0, right: left + 10.0, bottom: middle + 5.0 };
        canvas.bar(swatch(frame.left), Ink::Actual);
        canvas.text(
            self.actual_label,
            ((frame.left + 16.0, middle), Anchor::Start),
            Ink::QuietText,
        );
        let plan = frame.left + 16.0 + text_width(self.actual_label) + 14.0;
        canvas.frame(swatch(plan), OUTLINE);
        canvas.text(self.plan_label, ((plan + 16.0, middle), Anchor::Start), Ink::QuietText);
    }

    fn draw_value_axis(&self, canvas: &mut Canvas, frame: &Frame) {
        for &tick in &frame.ticks {
            let y = frame.column_y(tick);
            canvas.line(&[(frame.left, y), (frame.right, y)], Pen::solid(Ink::Rule, 1.0));
            canvas.text(
                &(self.value_label)(tick),
                ((frame.left - 8.0, y), Anchor::End),
                Ink::QuietText,
            );
        }
    }

    /// The widest gaps first: where there is not room for all, the small ones go without.
    fn draw_gap_labels(&self, canvas: &mut Canvas, frame: &Frame) {
        let mut labels = Labels::new(frame.size);
        let bars = self.periods.iter().enumerate().filter_map(|(index, period)| {
            let (area, gap) = frame.gap_bar(index, period)?;
            Some((index, period, gap, area))
        });
        let mut gaps: Vec<(usize, &PeriodGap, f64, Area)> = bars.collect();
        gaps.iter().for_each(|&(.., area)| labels.reserve(area));
        gaps.sort_by(|left, right| right.2.abs().total_cmp(&left.2.abs()));
        for (index, period, gap, _) in gaps {
            let aside = if gap < 0.0 { 10.0 } else { -10.0 };
            let text = (self.gap_label)(gap);
            // The axis is printed left of the first bar.
            let x = frame.middle(index).max(frame.left + text_width(&text) / 2.0);
            let place = ((x, frame.gap_y(gap) + aside), Anchor::Middle);
            if let Some(place) = labels.place(&text, &[place]) {
                canvas.text(&text, place, tone(period.good));
            }
        }
        let is_missing = |&index: &usize| {
            let period = &self.periods[index];
            period.stage == PeriodStage::Finished && shown(period.actual).is_none()
        };
        let missing: Vec<usize> = (0..self.periods.len()).filter(is_missing).collect();
        for stretch in missing.chunk_by(|left, right| left + 1 == *right) {
            let (Some(&first), Some(&last)) = (stretch.first(), stretch.last()) else {
                continue;
            };
            let x = (frame.middle(first) + frame.middle(last)) / 2.0;
            let beside = [-10.0, 10.0, -24.0, 24.0, -38.0, 38.0]
                .map(|aside| ((x, frame.gap_zero + aside), Anchor::Middle));
            if let Some(place) = labels.place(self.no_data_label, &beside) {
                canvas.text(self.no_data_label, place, Ink::Axis);
            }
        }
    }

    /// Each second or third name where there is not room for all.
    fn draw_names(&self, canvas: &mut Canvas, frame: &Frame) {
        let widest = self.periods.iter().map(|period| text_width(&period.name)).fold(0.0, f64::max);
        let stride = ((widest + 10.0) / frame.slot).ceil().max(1.0) as usize;
        let y = f64::from(frame.size.height) - 10.0;
        for (index, period) in self.periods.iter().enumerate().step_by(stride) {
            let x = centred_within(frame.size, &period.name, frame.middle(index));
            canvas.text(&period.name, ((x, y), Anchor::Middle), Ink::QuietText);
        }
    }
}

const OUTLINE: Pen = Pen::solid(Ink::QuietText, 1.2);

/// The plan outlined and set back, the actual solid in front of it.
fn draw_column(canvas: &mut Canvas, frame: &Frame, index: usize, period: &PeriodGap) {
    let (left, width) = (frame.middle(index) - frame.group() / 2.0, frame.group() * 0.78);
    if let Some(plan) = shown(period.plan) {
        let area = bar_area(left, left + width, frame.column_zero, frame.column_y(plan));
        canvas.bar(area, Ink::Sheet);
        canvas.frame(area, OUTLINE);
    }
    let Some(actual) = shown(period.actual).filter(|_| period.stage != PeriodStage::Ahead) else {
        return;
    };
    let right = left + frame.group();
    draw_bar(
        canvas,
        bar_area(right - width, right, frame.column_zero, frame.column_y(actual)),
        Ink::Actual,
        period.stage,
    );
}

fn draw_bar(canvas: &mut Canvas, area: Area, ink: Ink, stage: PeriodStage) {
    if stage == PeriodStage::Finished {
        canvas.bar(area, ink);
    } else {
        canvas.unfinished_bar(area, ink);
    }
}

fn tone(good: Option<bool>) -> Ink {
    match good {
        Some(true) => Ink::Good,
        Some(false) => Ink::Bad,
        None => Ink::Axis,
    }
}
