//! A block that waits for a decision: what it would change, or why it can't be entered.

use leptos::prelude::*;

use crate::model::Event;
use crate::ui::components::dialog::Dialog;
use crate::ui::components::more::{More, ROWS_AT_ONCE};
use crate::ui::i18n::use_texts;
use crate::view::grid::block::Block;

use super::state::Grid;

#[component]
pub fn AskedBlock(grid: Grid) -> impl IntoView {
    let texts = use_texts();
    let most = RwSignal::new(ROWS_AT_ONCE);
    let count =
        move || grid.asked.with(|block| block.as_ref().map_or(0, |block| block.changes.len()));
    let same = move || grid.asked.with(|block| block.as_ref().map_or(0, |block| block.same));
    let is_refused = move || {
        grid.asked.with(|block| block.as_ref().is_some_and(|block| !block.problems.is_empty()))
    };
    let title = Signal::derive(move || match is_refused() {
        true => texts.get().grid_paste_refused().to_owned(),
        false => texts.get().grid_paste_title(count()),
    });
    let close = move || {
        grid.has_focus.set(true);
        grid.asked.set(None);
        grid.at.notify();
    };
    let enter = move |_| {
        if let Some(block) = grid.asked.get_untracked() {
            close();
            grid.store.send(Event::Do(block.command()));
        }
    };
    let changes = move || {
        let drawn = |block: Block| block.changes.into_iter().take(most.get());
        grid.asked
            .get()
            .into_iter()
            .flat_map(drawn)
            .map(|change| {
                view! {
                    <tr>
                        <th scope="row"><bdi>{change.title}</bdi></th>
                        <td>{change.period}</td>
                        <td class="num">{change.before}</td>
                        <td class="num">{change.after}</td>
                    </tr>
                }
            })
            .collect_view()
    };
    let problems = move || {
        let block = grid.asked.get().unwrap_or_default();
        let problems = block.problems.into_iter().take(ROWS_AT_ONCE);
        problems.map(|problem| view! { <li>{problem.words(texts.get())}</li> }).collect_view()
    };
    let hidden = Signal::derive(move || count().saturating_sub(most.get()));
    view! {
        <Dialog is_open=Signal::derive(move || grid.asked.with(Option::is_some)) title on_close=close>
            <Show when=move || is_refused()>
                <ul class="bad" role="alert">{problems}</ul>
            </Show>
            <Show when=move || !is_refused()>
                <Show when=move || { count() > 0 }>
                    <table class="data">
                        <thead>
                            <tr>
                                <th scope="col">{move || texts.get().column_goal()}</th>
                                <th scope="col">{move || texts.get().field_period()}</th>
                                <th scope="col" class="num">{move || texts.get().grid_before()}</th>
                                <th scope="col" class="num">{move || texts.get().grid_after()}</th>
                            </tr>
                        </thead>
                        <tbody>{changes}</tbody>
                    </table>
                    <More hidden most />
                </Show>
                <Show when=move || { same() > 0 }><p class="dim">{move || texts.get().grid_paste_same(same())}</p></Show>
            </Show>
            <div class="form-actions">
                <Show when=move || !is_refused() && { count() > 0 }>
                    <button type="button" class="button primary" on:click=enter>
                        {move || texts.get().grid_paste_enter(count())}
                    </button>
                </Show>
                <button type="button" class="button" on:click=move |_| close()>{move || texts.get().cancel()}</button>
            </div>
        </Dialog>
    }
}
