//! A row of the entry grid, and the field in the cell that is current.

use leptos::html;
use leptos::prelude::*;

use crate::model::route::Route;
use crate::ui::i18n::use_texts;
use crate::ui::store::use_store;
use crate::view::grid::Cell;

use super::state::Grid;

#[component]
pub fn GridRow(grid: Grid, index: usize) -> impl IntoView {
    let store = use_store();
    let row = Memo::new(move |_| grid.rows.with(|rows| rows.get(index).cloned()));
    // Which columns of this row are in the range, and which one is current.
    let marked = Memo::new(move |_| {
        let range = grid.range();
        let (at_row, at_column) = grid.at.get();
        let current = (at_row == index).then_some(at_column);
        (range.rows.contains(&index).then_some(range.columns), current)
    });
    let head = move || {
        row.get().map(|row| {
            let href = store.href(Route::Goal(row.goal));
            view! {
                <div class="name">
                    <a href=href tabindex="-1" title=row.title.clone()><bdi>{row.title.clone()}</bdi></a>
                    <span class="dim">{row.unit}</span>
                </div>
            }
        })
    };
    let cells = move || {
        let cells = row.get().map_or_else(Vec::new, |row| row.cells);
        let (selected, current) = marked.get();
        let cells = cells.into_iter().enumerate().map(|(column, cell)| {
            let is_selected = selected.as_ref().is_some_and(|range| range.contains(&column));
            let is_current = current == Some(column);
            let at = (index, column);
            let is_of_several = cell.is_of_several;
            view! {
                <td
                    role="gridcell"
                    class="num"
                    class:of-several=is_of_several
                    aria-selected=if is_selected { "true" } else { "false" }
                    on:mousedown=move |event| {
                        if !is_current {
                            // The browser would take the focus away from the field that comes.
                            event.prevent_default();
                            grid.go(at, event.shift_key());
                        }
                    }
                >
                    {match is_current {
                        true => view! { <CellField grid cell at /> }.into_any(),
                        false => cell.text.into_any(),
                    }}
                </td>
            }
        });
        cells.collect_view()
    };
    view! {
        <tr aria-rowindex=index + 2>
            <th scope="row">{head}</th>
            {cells}
        </tr>
    }
}

#[component]
fn CellField(grid: Grid, cell: Cell, at: (usize, usize)) -> impl IntoView {
    let texts = use_texts();
    let field = NodeRef::<html::Input>::new();
    let text = StoredValue::new(cell.text);
    let label = move || {
        let title = grid.rows.with(|rows| rows.get(at.0).map(|row| row.title.clone()));
        let period =
            grid.columns.with(|columns| columns.get(at.1).map(|column| column.name.clone()));
        texts.get().grid_cell(title.unwrap_or_default(), period.unwrap_or_default())
    };
    Effect::new(move |_| {
        if let (Some(field), true) = (field.get(), grid.has_focus.get_untracked()) {
            // A field that can't take the focus is still there to be clicked.
            let _ = field.focus();
            if grid.draft.with_untracked(Option::is_none) {
                field.select();
            }
        }
    });
    view! {
        <input
            node_ref=field
            type="text"
            inputmode="decimal"
            autocomplete="off"
            size="1"
            readonly=cell.is_of_several
            title=cell.is_of_several.then(|| texts.get_untracked().grid_of_several())
            aria-label=label
            aria-invalid=move || grid.wrong.with(|wrong| wrong.is_some().then_some("true"))
            aria-describedby="grid-wrong"
            data-cell=move || grid.draft.with(Option::is_none).then_some("")
            // What can be selected at once; the property comes a moment later.
            value=text.get_value()
            prop:value=move || grid.draft.get().unwrap_or_else(|| text.get_value())
            on:input=move |event| {
                grid.wrong.set(None);
                grid.draft.set(Some(event_target_value(&event)));
            }
            on:focus=move |_| {
                grid.has_focus.set(true);
            }
            on:blur=move |_| {
                // One that is drawn anew is gone by then, and is not left.
                let is_there = field.try_get_untracked().flatten().is_some_and(|field| field.is_connected());
                if is_there {
                    grid.has_focus.set(false);
                    grid.commit();
                }
            }
        />
    }
}
