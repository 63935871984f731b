//! The bullet bar and the pin of a row. What all of them share is in the style sheet: a row has many, and each attribute
//! costs.

use leptos::prelude::*;

use crate::view::plumb::{BULLET_WIDTH, Bullet, PIN_WIDTH, PLUMB_X, Pin, Tone};

/// The way gone, the mark of what is expected today, and where the whole way ends.
pub fn bullet_bar(bullet: Option<Bullet>) -> impl IntoView + use<> {
    view! {
        <svg class="bullet" viewBox=format!("0 0 {BULLET_WIDTH} 18") aria-hidden="true">
            {bullet.map(|bullet| view! {
                <path class="bar" d=format!("M0 6H{}V12H0z", bullet.bar) />
                <path class="whole" d=format!("M{} 4V14", bullet.whole) />
                {bullet.is_cut.then(bullet_cut)}
                {bullet.expected.map(|x| view! {
                    <path class="expected" d=format!("M{} 2V16", x.max(1.0)) />
                })}
            })}
        </svg>
    }
}

/// The mark of a bar that is longer than there is room for.
pub fn bullet_cut() -> impl IntoView {
    view! { <path class="cut" d=format!("M{} 5l4 4-4 4z", BULLET_WIDTH - 5.0) /> }
}

/// The plumb line of a row and its pin, left of it behind, right of it ahead.
pub fn pin_cell(pin: Option<Pin>, tone: Tone, label: String) -> impl IntoView + use<> {
    view! {
        <svg class=format!("pin {}", tone.class()) viewBox=format!("0 0 {PIN_WIDTH} 38") aria-hidden="true">
            <path class="line" d=format!("M{PLUMB_X} 0V38") />
            {pin.map(|pin| view! {
                <path class="way" d=format!("M{PLUMB_X} 19H{}", pin.x) />
                <path class="head" d=head(tone, pin.x) />
                <text class:pin-label=true class:ends=pin.label_ends x=pin.label_x y=if pin.label_is_above { "11" } else { "23" }>
                    {if pin.is_cut { format!("{label}…") } else { label }}
                </text>
            })}
        </svg>
    }
}

/// The outline of a pin's head in the middle of a row: each verdict has a shape as well as a colour, round, diamond,
/// square.
pub fn head(tone: Tone, x: f64) -> String {
    match tone {
        Tone::Good | Tone::Quiet => format!("M{} 19a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0", x - 4.5),
        Tone::Warn => format!("M{x} 13.5l5.5 5.5-5.5 5.5-5.5-5.5z"),
        Tone::Bad => format!("M{} 14.8h8.4v8.4h-8.4z", x - 4.2),
    }
}
