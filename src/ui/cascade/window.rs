//! Which rows are in the document: all of a small cascade, else those around what can be seen.

use std::time::Duration;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use crate::domain::values::id::GoalId;
use crate::view::outline::Line;

/// A cascade of up to so many rows is drawn whole; of a larger one, about as many rows are drawn at any time.
const MOST_ROWS: usize = 100;
/// Rows drawn above and below what can be seen, so that a turn of the wheel shows no gap.
const SPARE_ROWS: usize = 6;
/// What a row is taken to measure, in CSS pixels, until one has been drawn.
const USUAL_HEIGHT: f64 = 38.0;

/// The part of the outline that is drawn, and where.
#[derive(Clone, Copy)]
pub struct Window {
    /// The drawn lines, from top to bottom.
    pub drawn: Memo<Vec<Line>>,
    /// Rows are put at their places one by one, as most of them are not in the document.
    pub is_partial: Memo<bool>,
    /// Of every row, in CSS pixels.
    pub row_height: RwSignal<f64>,
}

/// What can be seen of the grid, in CSS pixels from its first row's top.
#[derive(Clone, Copy, Default, PartialEq)]
struct Sight {
    top: f64,
    height: f64,
}

impl Window {
    /// Follows scrolling for as long as the component that asks for it is there. `body` holds the rows; `kept` is a row
    /// that stays in the document wherever it is, since it has the focus.
    pub fn new(
        lines: Memo<Vec<Line>>,
        kept: RwSignal<Option<GoalId>>,
        body: NodeRef<html::Div>,
    ) -> Self {
        let sight = RwSignal::new(Sight::default());
        let row_height = RwSignal::new(USUAL_HEIGHT);
        let is_printing = RwSignal::new(false);
        // The first frame shows what there is room for, and comes the sooner.
        let is_first = RwSignal::new(true);
        request_animation_frame(move || {
            let ends = move || {
                // The grid may be gone by then.
                let _ = is_first.try_set(false);
            };
            set_timeout(ends, Duration::ZERO);
        });
        let look = move || {
            if let Some(body) = body.try_get_untracked().flatten() {
                sight.set(Sight {
                    top: -body.get_bounding_client_rect().top(),
                    height: f64::from(document_height()),
                });
                let row = body.first_element_child();
                let height = row.map(|row| row.get_bounding_client_rect().height());
                if let Some(height) = height.filter(|height| *height > 0.0)
                    && height != row_height.get_untracked()
                {
                    row_height.set(height);
                }
            }
        };
        Effect::new(move |_| {
            body.track();
            lines.track();
            request_animation_frame(look);
        });
        let listeners = [
            window_event_listener(ev::scroll, move |_| look()),
            window_event_listener(ev::resize, move |_| look()),
            window_event_listener(ev::beforeprint, move |_| is_printing.set(true)),
            window_event_listener(ev::afterprint, move |_| is_printing.set(false)),
        ];
        on_cleanup(move || listeners.map(|listener| listener.remove()).into_iter().collect());

        let is_partial =
            Memo::new(move |_| !is_printing.get() && lines.with(|lines| lines.len() > MOST_ROWS));
        let seen = Memo::new(move |_| rows_in(sight.get(), row_height.get()));
        let drawn = Memo::new(move |_| {
            let room = match is_first.get() {
                true => (f64::from(document_height()) / USUAL_HEIGHT) as usize,
                false => usize::MAX,
            };
            lines.with(|lines| match is_partial.get() {
                true => kept.with(|kept| part(lines, seen.get(), kept.as_ref())),
                false => lines.iter().take(room).cloned().collect(),
            })
        });
        Window { drawn, is_partial, row_height }
    }
}

/// The first row to draw and how many from there, the kept one not counted.
fn rows_in(sight: Sight, row_height: f64) -> (usize, usize) {
    let rows_above = |y: f64| (y / row_height).max(0.0) as usize;
    let first = rows_above(sight.top).saturating_sub(SPARE_ROWS);
    let count = rows_above(sight.height) + 2 + 2 * SPARE_ROWS;
    (first, count.min(MOST_ROWS - 1))
}

fn part(lines: &[Line], (first, count): (usize, usize), kept: Option<&GoalId>) -> Vec<Line> {
    let first = first.min(lines.len().saturating_sub(count));
    let end = (first + count).min(lines.len());
    let kept = kept.and_then(|id| lines.iter().find(|line| line.id == *id));
    let before = kept.filter(|line| line.index < first);
    let after = kept.filter(|line| line.index >= end);
    let mut part: Vec<Line> = before.cloned().into_iter().collect();
    part.extend_from_slice(&lines[first..end]);
    part.extend(after.cloned());
    part
}

fn document_height() -> i32 {
    document().document_element().map_or(0, |element| element.client_height())
}
