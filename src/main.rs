//! Mounts the app, nothing else.

#[cfg(target_arch = "wasm32")]
fn main() {
    plumbline::ui::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("this is a web app: start it with `cargo xtask serve`");
}
