//! The bullet bar and the pin of a row.

use leptos::prelude::*;

use crate::view::plumb::{BULLET_WIDTH, Bullet, PIN_WIDTH, PLUMB_X, Pin, Tone};

/// The way gone, the mark of what is expected today, and where the whole way ends.
#[component]
pub fn BulletBar(#[prop(into)] bullet: Signal<Option<Bullet>>) -> impl IntoView {
    view! {
        <svg class="bullet" viewBox=format!("0 0 {BULLET_WIDTH} 18") aria-hidden="true">
            <rect x="0" y="4" width=BULLET_WIDTH height="10" rx="2" fill="var(--well)" />
            {move || bullet.get().map(|bullet| view! {
                <rect x="0" y="6" width=bullet.bar height="6" fill="var(--actual)" />
                <path d=format!("M{} 4v10", bullet.whole) stroke="var(--ink-3)" stroke-width="1" />
                {bullet.is_cut.then(|| view! {
                    <path
                        d=format!("M{} 5l4 4-4 4z", BULLET_WIDTH - 5.0)
                        fill="var(--sheet)"
                        stroke="var(--actual)"
                    />
                })}
                {bullet.expected.map(|x| view! {
                    <rect x=(x - 1.0).max(0.0) y="2" width="2" height="14" fill="var(--plumb)" />
                })}
            })}
        </svg>
    }
}

/// The plumb line of a row and its pin, left of it behind, right of it ahead.
#[component]
pub fn PinCell(
    #[prop(into)] pin: Signal<Option<Pin>>,
    #[prop(into)] tone: Signal<Tone>,
    #[prop(into)] label: Signal<String>,
) -> impl IntoView {
    view! {
        <svg class="pin" viewBox=format!("0 0 {PIN_WIDTH} 38") aria-hidden="true">
            <path d=format!("M{PLUMB_X} 0V38") stroke="var(--plumb)" stroke-width="1.5" />
            {move || pin.get().map(|pin| {
                let ink = format!("var(--{})", tone.get().class());
                let anchor = if pin.label_ends { "end" } else { "start" };
                view! {
                    <path d=format!("M{PLUMB_X} 19H{}", pin.x) stroke=ink.clone() stroke-width="3" />
                    {head(tone.get(), pin.x, &ink)}
                    <text class="pin-label" x=pin.label_x y="23" text-anchor=anchor fill=ink>
                        {if pin.is_cut { format!("{}…", label.get()) } else { label.get() }}
                    </text>
                }
            })}
        </svg>
    }
}

/// Each verdict has a shape as well as a colour: round, diamond, square.
fn head(tone: Tone, x: f64, ink: &str) -> AnyView {
    let ink = ink.to_owned();
    match tone {
        Tone::Good | Tone::Quiet => view! { <circle cx=x cy="19" r="4.5" fill=ink /> }.into_any(),
        Tone::Warn => {
            view! { <path d=format!("M{x} 13.5l5.5 5.5-5.5 5.5-5.5-5.5z") fill=ink /> }.into_any()
        }
        Tone::Bad => {
            view! { <rect x=x - 4.2 y="14.8" width="8.4" height="8.4" fill=ink /> }.into_any()
        }
    }
}
