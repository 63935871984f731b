//! Mounts the app, nothing else.

#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;

    leptos::mount::mount_to_body(|| view! { <main><h1>"Plumbline"</h1></main> });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("this is a web app: start it with `cargo xtask serve`");
}
