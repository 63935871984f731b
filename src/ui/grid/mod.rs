//! The entry grid: a table with one field, which stands in the cell that is current.

mod asked;
mod keys;
mod row;
mod state;

use leptos::html;
use leptos::prelude::*;

use crate::domain::values::calendar::PeriodKind;
use crate::ui::components::more::{More, ROWS_AT_ONCE};
use crate::ui::components::room::{follow_width, window_width};
use crate::ui::components::select::{Choice, Select};
use crate::ui::i18n::use_texts;
use crate::ui::store::use_store;
use crate::view::grid as view;

use asked::AskedBlock;
use row::GridRow;
use state::Grid;

#[component]
pub fn GridScreen() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let kind = RwSignal::new(PeriodKind::Week);
    let back = RwSignal::new(0_usize);
    // Before the first layout: no more than there can be.
    let width = RwSignal::new(window_width());
    let room = Memo::new(move |_| view::periods_in(width.get()));
    let sheet = NodeRef::<html::Div>::new();
    follow_width(sheet, width);
    let most = RwSignal::new(ROWS_AT_ONCE);
    let goals = store.open_memo(view::goals);
    let columns = store.open_memo(move |open| {
        view::columns(open, kind.get(), room.get(), back.get(), texts.get())
    });
    let rows = store.open_memo(move |open| {
        goals.with(|goals| {
            columns.with(|columns| {
                let grid = view::Grid { open, goals, columns, by: None, texts: texts.get() };
                grid.rows(most.get())
            })
        })
    });
    let (row, column) = (0, columns.with_untracked(Vec::len).saturating_sub(1));
    let grid = Grid {
        store,
        texts,
        goals,
        columns,
        rows,
        back,
        at: RwSignal::new((row, column)),
        anchor: RwSignal::new((row, column)),
        draft: RwSignal::new(None),
        wrong: RwSignal::new(None),
        has_focus: RwSignal::new(false),
        asked: RwSignal::new(None),
    };
    // A filter may leave fewer rows, and with more or less room the current cell stays that of its period.
    Effect::new(move |had: Option<usize>| {
        rows.track();
        let has = columns.with(Vec::len);
        let ((row, column), (last_row, last_column)) = (grid.at(), grid.last());
        let column = (column + has).saturating_sub(had.unwrap_or(has));
        let inside = (row.min(last_row), column.min(last_column));
        if inside != grid.at() {
            grid.anchor.set(inside);
            grid.at.set(inside);
        }
        has
    });
    let sentence = store.open_memo(move |open| {
        let texts = texts.get();
        goals.with(|goals| {
            columns.with(|columns| match columns.last() {
                Some(column) => match view::missing(open, goals, column) {
                    0 => texts.grid_complete(&column.name),
                    missing => texts.grid_missing(missing, &column.name),
                },
                None => String::new(),
            })
        })
    });
    let is_empty = move || goals.with(Vec::is_empty);
    let kinds = Signal::derive(move || {
        let choice = |kind| Choice::new(format!("{kind:?}"), texts.get().period_kind(kind));
        PeriodKind::ALL.map(choice).to_vec()
    });
    let hidden = Signal::derive(move || goals.with(Vec::len) - rows.with(Vec::len));
    view! {
        <h1 class="lead">{move || if is_empty() { texts.get().grid_empty().to_owned() } else { sentence.get() }}</h1>
        <p class="sub">{move || texts.get().grid_how()}</p>
        <Show when=move || !is_empty()>
            <div class="toolbar">
                <Select
                    label=Signal::derive(move || texts.get().grid_every().to_owned())
                    class="pill"
                    choices=kinds
                    value=Signal::derive(move || format!("{:?}", kind.get()))
                    on_change=move |value: String| {
                        let chosen = PeriodKind::ALL.into_iter().find(|kind| format!("{kind:?}") == value);
                        if let (Some(chosen), true) = (chosen, grid.commit()) {
                            kind.set(chosen);
                            back.set(0);
                        }
                    }
                />
                <button type="button" class="button" on:click=move |_| grid.earlier(room.get_untracked())>
                    {move || texts.get().grid_earlier()}
                </button>
                <button
                    type="button"
                    class="button"
                    disabled=move || back.get() == 0
                    on:click=move |_| grid.later(room.get_untracked())
                >{move || texts.get().grid_later()}</button>
            </div>
            <div class="sheet" node_ref=sheet>
                <table
                    class="entry-grid"
                    role="grid"
                    aria-multiselectable="true"
                    aria-label=move || texts.get().grid()
                    aria-rowcount=move || goals.with(Vec::len) + 1
                    on:keydown=move |event| keys::pressed(grid, &event)
                    on:paste=move |event| keys::pasted(grid, &event)
                    on:copy=move |event| keys::copied(grid, &event)
                >
                    <thead>
                        <tr>
                            <th scope="col">{move || texts.get().column_goal()}</th>
                            {move || columns.get().into_iter().map(|column| view! {
                                <th scope="col" class="num" title=column.name>{column.head}</th>
                            }).collect_view()}
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || 0..rows.with(Vec::len) key=|index| *index let(index)>
                            <GridRow grid index />
                        </For>
                    </tbody>
                </table>
            </div>
            <More hidden most />
            <p class="bad" id="grid-wrong" role="alert">{move || grid.wrong.get()}</p>
        </Show>
        <AskedBlock grid />
    }
}
