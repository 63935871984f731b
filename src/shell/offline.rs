//! Starting without a network: the browser keeps this build, and tells when it has kept another one.
//!
//! `public/service-worker.js` is the other half. A worker tells every page its build once it has kept it, and when asked.
//! Where that is the page's own build, it may take over at once: nobody notices. Any other one waits for the person, as
//! it comes with a reload.

use gloo::timers::callback::Interval;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Reflect, TypeError};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    MessageEvent, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, Window,
};

use crate::model::Event;
use crate::model::offline::Offline;

const WORKER: &str = "service-worker.js";
const WHICH_BUILD: &str = "which build";
const TAKE_OVER: &str = "take over";

/// How long the first screen has the network to itself.
const HEAD_START_MS: u32 = 1_000;
/// How often a page that stays open looks for a newer build.
const LOOK_AGAIN_MS: u32 = 60 * 60 * 1_000;
/// How long a worker may need to take over; a reload brings its build all the same.
const TAKE_OVER_MS: u32 = 3_000;

/// Has the browser keep this build and looks for newer ones for as long as the page lives.
pub async fn keep(send: impl Fn(Event) + Copy + 'static) {
    // A development build changes with every save and names no files: nothing of it is to be kept.
    let container = container().filter(|_| !cfg!(debug_assertions));
    let Some((window, container)) = web_sys::window().zip(container) else {
        return send(Event::OfflineIs(Offline::Unavailable));
    };
    TimeoutFuture::new(HEAD_START_MS).await;
    listen(&window, &container, send);
    let registration = match JsFuture::from(container.register(WORKER)).await {
        Ok(registration) => registration.unchecked_into::<ServiceWorkerRegistration>(),
        // The worker could not be fetched; the next visit tries again.
        Err(error) if error.is_instance_of::<TypeError>() => return,
        Err(_) => return send(Event::OfflineIs(Offline::Unavailable)),
    };
    if let Some(waiting) = registration.waiting() {
        tell(&waiting, WHICH_BUILD);
    }
    look_again(&window, registration);
    if let Ok(ready) = container.ready()
        && JsFuture::from(ready).await.is_ok()
    {
        send(Event::OfflineIs(Offline::Ready));
    }
}

/// Starts again with the newest build.
pub async fn take_new_version() {
    let Some(window) = web_sys::window() else {
        return;
    };
    if let Some(container) = container()
        && let Some(waiting) = waiting(&container).await
    {
        let page = window.clone();
        let reload = Closure::<dyn FnMut()>::new(move || reload(&page));
        container.set_oncontrollerchange(Some(reload.as_ref().unchecked_ref()));
        reload.forget();
        tell(&waiting, TAKE_OVER);
        TimeoutFuture::new(TAKE_OVER_MS).await;
    }
    reload(&window);
}

/// Where there is none, as on an insecure address, asking for it by name would throw.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    let container = Reflect::get(&navigator, &JsValue::from_str("serviceWorker")).ok()?;
    (!container.is_undefined()).then(|| container.unchecked_into())
}

async fn waiting(container: &ServiceWorkerContainer) -> Option<ServiceWorker> {
    let registration = JsFuture::from(container.get_registration()).await.ok()?;
    let registration = registration.dyn_into::<ServiceWorkerRegistration>().ok()?;
    registration.waiting()
}

/// Hears from workers which build they have kept.
fn listen(
    window: &Window,
    container: &ServiceWorkerContainer,
    send: impl Fn(Event) + Copy + 'static,
) {
    let own = build_of(window);
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
        if message.data().as_string() != own {
            send(Event::NewVersion);
        } else if let Some(worker) = message.source() {
            tell(worker.unchecked_ref(), TAKE_OVER);
        }
    });
    container.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
}

/// Looks for a newer build every hour, and when the person comes back to the page.
fn look_again(window: &Window, registration: ServiceWorkerRegistration) {
    let Some(document) = window.document() else {
        return;
    };
    let look = move || {
        if let Ok(looked) = registration.update() {
            // Without a network the look fails, and the next one may not.
            spawn_local(async move { drop(JsFuture::from(looked).await) });
        }
    };
    let page = document.clone();
    let shown = {
        let look = look.clone();
        Closure::<dyn FnMut()>::new(move || {
            if !page.hidden() {
                look();
            }
        })
    };
    document.set_onvisibilitychange(Some(shown.as_ref().unchecked_ref()));
    shown.forget();
    Interval::new(LOOK_AGAIN_MS, look).forget();
}

/// What the build wrote into the document; see `xtask/src/offline.rs`.
fn build_of(window: &Window) -> Option<String> {
    let document = window.document()?;
    let meta = document.query_selector("meta[name='plumbline-build']");
    meta.ok()??.get_attribute("content")
}

fn tell(worker: &ServiceWorker, word: &str) {
    // It fails for what can't be copied only.
    let _ = worker.post_message(&JsValue::from_str(word));
}

fn reload(window: &Window) {
    // It fails only where the page may not navigate at all; then it goes on as it is.
    let _ = window.location().reload();
}
