//! A chart with its title, its sentence, a readout by pointer and keyboard, and its data as a table.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html::Div;
use leptos::prelude::*;

use crate::charts::Size;
use crate::view::goal_charts::Chart;

use crate::ui::components::room::follow_width;
use crate::ui::i18n::use_texts;

/// The width before the first layout.
const FIRST_WIDTH: u32 = 640;

/// `draw` is asked again whenever the room or what it reads changes.
#[component]
pub fn ChartCard(
    height: u32,
    draw: impl Fn(Size) -> Option<Chart> + Send + Sync + 'static,
) -> impl IntoView {
    let texts = use_texts();
    let width = RwSignal::new(FIRST_WIDTH);
    let frame = NodeRef::<Div>::new();
    follow_width(frame, width);
    let chart = Memo::new(move |_| draw(Size { width: width.get(), height }));
    let picked = RwSignal::new(None::<usize>);
    let shows_data = RwSignal::new(false);
    let hits =
        move || chart.with(|chart| chart.as_ref().map_or(0, |chart| chart.drawing.hits.len()));
    let step = move |event: KeyboardEvent| {
        let last = hits().saturating_sub(1);
        let next = match (event.key().as_str(), picked.get_untracked()) {
            ("ArrowRight", at) => Some(at.map_or(0, |at| (at + 1).min(last))),
            ("ArrowLeft", at) => Some(at.map_or(last, |at| at.saturating_sub(1))),
            ("Home", _) => Some(0),
            ("End", _) => Some(last),
            ("Escape", _) => None,
            _ => return,
        };
        event.prevent_default();
        picked.set(next.filter(|_| hits() > 0));
    };
    let point = move |event: PointerEvent| {
        let x = f64::from(event.offset_x());
        picked.set(chart.with_untracked(|chart| nearest(chart.as_ref()?, x)));
    };
    view! {
        <Show when=move || chart.with(Option::is_some)>
            <section class="sheet card chart-card">
                <h2><bdi>{move || chart.get().map(|chart| chart.name)}</bdi></h2>
                <p class="message">{move || chart.get().map(|chart| chart.summary)}</p>
                <div
                    class="chart-frame"
                    node_ref=frame
                    tabindex="0"
                    role="group"
                    aria-label=move || chart.get().map(|chart| chart.name)
                    on:keydown=step
                    on:pointermove=point
                    on:pointerleave=move |_| picked.set(None)
                >
                    // Only what the charts module drew, which escapes every text, is set as markup.
                    <div class="chart-drawing" inner_html=move || chart.get().map(|chart| chart.drawing.svg).unwrap_or_default()></div>
                    {move || picked.get().and_then(|at| chart.with(|chart| readout(chart.as_ref()?, at, width.get())))}
                </div>
                <p class="visually-hidden" aria-live="polite">
                    {move || picked.get().and_then(|at| chart.with(|chart| words(chart.as_ref()?, at)))}
                </p>
                <details class="chart-data" on:toggle=move |_| shows_data.update(|shows| *shows = !*shows)>
                    <summary>{move || texts.get().chart_show_table()}</summary>
                    <div class="table-scroll" tabindex="0" role="region" aria-label=move || chart.get().map(|chart| chart.name)>
                        {move || chart.get().filter(|_| shows_data.get()).map(|chart| view! { <DataTable chart /> })}
                    </div>
                </details>
            </section>
        </Show>
    }
}

#[component]
fn DataTable(chart: Chart) -> impl IntoView {
    let head = chart.columns.into_iter().map(|column| view! { <th scope="col">{column}</th> });
    let row = |row: Vec<String>| {
        let cells = row.into_iter().map(|cell| view! { <td>{cell}</td> });
        view! { <tr>{cells.collect_view()}</tr> }
    };
    view! {
        <table class="data">
            <thead><tr>{head.collect_view()}</tr></thead>
            <tbody>{chart.table.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

/// The mark on the drawing and the words beside it.
fn readout(chart: &Chart, at: usize, width: u32) -> Option<impl IntoView + use<>> {
    let hit = *chart.drawing.hits.get(at)?;
    let words = words(chart, at)?;
    let is_right = hit.x > f64::from(width) / 2.0;
    let side = if is_right { hit.x - 10.0 } else { hit.x + 10.0 };
    Some(view! {
        <span class="readout-mark" style:left=format!("{}px", hit.x) style:top=format!("{}px", hit.y)></span>
        <span
            class="readout"
            class:left-of=is_right
            aria-hidden="true"
            style:left=format!("{side}px")
            style:top=format!("{}px", (hit.y - 34.0).max(0.0))
        >{words}</span>
    })
}

fn words(chart: &Chart, at: usize) -> Option<String> {
    let hit = chart.drawing.hits.get(at)?;
    chart.readouts.get(hit.index).cloned()
}

fn nearest(chart: &Chart, x: f64) -> Option<usize> {
    let hits = chart.drawing.hits.iter().enumerate();
    hits.min_by(|a, b| (a.1.x - x).abs().total_cmp(&(b.1.x - x).abs())).map(|(index, _)| index)
}
