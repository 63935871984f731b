//! All goals by their gap.

use leptos::prelude::*;

use crate::locales::Texts;
use crate::model::route::Route;
use crate::view::gaps::{
    Against, BULLET_WIDTH, DrawnGap, GapGroup, GapRow, RATIO_HALF, Sort, SortBy, Together,
    VARIANCE_HALF, gaps,
};
use crate::view::plumb::Tone;

use super::components::bars::{bullet_cut, head};
use super::components::more::{More, ROWS_AT_ONCE};
use super::components::select::{Choice, Select};
use super::components::status::status_badge;
use super::i18n::use_texts;
use super::store::use_store;

type Words = fn(Texts) -> &'static str;

#[component]
pub fn GapsScreen() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let against = RwSignal::new(Against::PlanToDate);
    let together = RwSignal::new(Together::Units);
    let sort = RwSignal::new(Sort::default());
    let most = RwSignal::new(ROWS_AT_ONCE);
    let shown = store.open_memo(move |open| {
        gaps(open, texts.get(), against.get(), (together.get(), sort.get()), most.get())
    });
    let sentence = move || {
        let shown = shown.read();
        let goals = texts.get().goal_count(shown.goals);
        let sentence = texts.get().gaps_lead(goals, shown.behind);
        match shown.period.is_empty() {
            true => sentence,
            false => texts.get().lead_in(&shown.period, sentence),
        }
    };
    let below = move || match shown.with(|shown| shown.worst.clone()) {
        Some((title, gap)) => texts.get().gaps_lead_worst(title, gap),
        None => texts.get().gaps_lead_fine().to_owned(),
    };
    let hidden = Memo::new(move |_| {
        let shown = shown.read();
        let drawn: usize = shown.groups.iter().map(|group| group.rows.len()).sum();
        shown.goals - drawn
    });
    view! {
        <h1 class="lead">{sentence}</h1>
        <p class="sub">{below}</p>
        <div class="toolbar">
            <OneOf label=Texts::gaps_against one=against all=[
                (Against::PlanToDate, Texts::gaps_plan_to_date),
                (Against::Target, Texts::gaps_target),
            ] />
            <OneOf label=Texts::gaps_together one=together all=[
                (Together::Units, Texts::gaps_by_unit),
                (Together::People, Texts::gaps_by_owner),
                (Together::All, Texts::gaps_all_together),
            ] />
        </div>
        <Show
            when=move || !shown.read().groups.is_empty()
            fallback=move || view! { <p class="sheet empty">{move || texts.get().gaps_none()}</p> }
        >
            <div class="sheet">
                <table class="gaps">
                    <thead>
                        <tr>
                            <Head sort by=SortBy::Title label=Texts::column_goal class="g-title" />
                            <Head sort by=SortBy::Status label=Texts::status class="g-status" />
                            <th scope="col" class="g-bullet">{move || texts.get().gaps_actual_against_plan()}</th>
                            <th scope="col" class="num g-actual">{move || texts.get().chart_actual()}</th>
                            <th scope="col" class="num g-plan">{move || texts.get().chart_plan()}</th>
                            <Head sort by=SortBy::Gap label=Texts::gaps_absolute class="g-bar" />
                            <Head sort by=SortBy::Share label=Texts::gaps_relative class="g-pin" />
                        </tr>
                    </thead>
                    {move || shown.get().groups.into_iter().map(|group| view! { <Group group /> }).collect_view()}
                </table>
            </div>
            <More hidden most />
        </Show>
    }
}

/// The head of a column that the goals can be sorted by.
#[component]
fn Head(sort: RwSignal<Sort>, by: SortBy, label: Words, class: &'static str) -> impl IntoView {
    let texts = use_texts();
    let order = move || match sort.get() {
        sort if sort.by != by => None,
        Sort { is_reversed: false, .. } => Some("ascending"),
        Sort { is_reversed: true, .. } => Some("descending"),
    };
    view! {
        <th scope="col" class=class aria-sort=order>
            <button
                type="button"
                class="sort"
                title=move || texts.get().sort_by(label(texts.get()))
                on:click=move |_| sort.update(|sort| *sort = sort.pressed(by))
            >{move || label(texts.get())}</button>
        </th>
    }
}

/// A choice of one, each with its words.
#[component]
fn OneOf<T: Copy + PartialEq + Send + Sync + 'static, const N: usize>(
    label: Words,
    one: RwSignal<T>,
    all: [(T, Words); N],
) -> impl IntoView {
    let texts = use_texts();
    let choices = Signal::derive(move || {
        let all = all.iter().enumerate();
        all.map(|(at, (_, words))| Choice::new(at.to_string(), words(texts.get()))).collect()
    });
    let value = Signal::derive(move || {
        let at = all.iter().position(|(this, _)| *this == one.get());
        at.map_or(String::new(), |at| at.to_string())
    });
    let choose = move |value: String| {
        if let Some((this, _)) = value.parse().ok().and_then(|at: usize| all.get(at)) {
            one.set(*this);
        }
    };
    view! {
        <Select
            label=Signal::derive(move || label(texts.get()).to_owned())
            class="pill"
            choices
            value
            on_change=choose
        />
    }
}

#[component]
fn Group(group: GapGroup) -> impl IntoView {
    let lines = group.rows.into_iter().map(|row| view! { <GapLine row /> });
    view! {
        <tbody>
            {(!group.heading.is_empty()).then(|| view! {
                <tr class="g-group"><th scope="rowgroup">{group.heading}</th></tr>
            })}
            {lines.collect_view()}
        </tbody>
    }
}

#[component]
fn GapLine(row: GapRow) -> impl IntoView {
    let store = use_store();
    let texts = use_texts().get();
    let drawn = row.drawn;
    let tone = row.tone;
    view! {
        <tr>
            <th scope="row" class="g-title">
                <a href=store.href(Route::Goal(row.id.clone()))><bdi>{row.title.clone()}</bdi></a>
                {(!row.owner.is_empty()).then(|| view! { <span class="dim"><bdi>{row.owner.clone()}</bdi></span> })}
                <span class="basis">{row.basis.clone()}</span>
            </th>
            <td class="g-status">{status_badge(row.status, texts)}</td>
            <td class="g-bullet">{drawn.map(bullet)}</td>
            <td class="num g-actual">{row.actual.clone()}</td>
            <td class="num g-plan">{row.reference.clone()}</td>
            <td class="g-bar">{drawn.and_then(|drawn| drawn.bar).map(|length| bar(length, tone))}<span class=tone.class()>{row.gap.clone()}</span></td>
            <td class="g-pin">{drawn.map(|drawn| pin(drawn, tone))}<span class=tone.class()>{row.ratio.clone()}</span></td>
        </tr>
    }
}

fn bullet(drawn: DrawnGap) -> impl IntoView {
    let mark = (drawn.bullet_mark - 1.0).max(0.0);
    view! {
        <svg class="bullet" viewBox=format!("0 0 {BULLET_WIDTH} 18") aria-hidden="true">
            <path class="bar" d=format!("M0 6H{}V12H0z", drawn.bullet_bar) />
            {drawn.bullet_cut.then(bullet_cut)}
            <path class="mark" d=format!("M{mark} 2h2v14h-2z") />
        </svg>
    }
}

fn bar(length: f64, tone: Tone) -> impl IntoView {
    view! {
        <svg
            class=format!("variance {}", tone.class())
            viewBox=format!("0 0 {} 38", VARIANCE_HALF * 2.0)
            aria-hidden="true"
        >
            <path class="line" d=format!("M{VARIANCE_HALF} 0V38") />
            <path class="head" d=format!("M{VARIANCE_HALF} 12h{length}v14H{VARIANCE_HALF}z") />
        </svg>
    }
}

fn pin(drawn: DrawnGap, tone: Tone) -> impl IntoView {
    let middle = RATIO_HALF + 8.0;
    let x = middle + drawn.pin;
    let end = match drawn.pin_cut {
        true => format!("M{x} 13V25L{} 19z", x + 6.0_f64.copysign(drawn.pin)),
        false => head(tone, x),
    };
    view! {
        <svg
            class=format!("ratio {}", tone.class())
            viewBox=format!("0 0 {} 38", middle * 2.0)
            aria-hidden="true"
        >
            <path class="line" d=format!("M{middle} 0V38") />
            <path class="way" d=format!("M{middle} 19H{x}") />
            <path class="head" d=end />
        </svg>
    }
}
