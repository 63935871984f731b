//! Screens that the start can do without. In a release each is in a file of its own, which is fetched when it is asked for.

use std::future::Future;

use leptos::prelude::*;

use crate::domain::id::GoalId;
use crate::model::route::Route;

use super::gaps::GapsScreen;
use super::goal::GoalScreen;
use super::home::HomeScreen;
use super::i18n::use_texts;
use super::import::ImportOutcome;
use super::settings::SettingsScreen;

/// A file with a part of the app could not be fetched; asking again fetches it again.
pub struct NotFetched;

/// Declares the parts. Only `cargo xtask dist` knows how to cut them out; every other build has them in one piece.
macro_rules! parts {
    ($($part:ident / $ahead:ident ($($argument:ident: $type:ty)?) => $view:expr;)*) => {$(
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = ::leptos::wasm_split, fallible, preload($ahead))]
        pub fn $part($($argument: $type)?) -> Result<AnyView, NotFetched> {
            Ok($view.into_any())
        }

        #[cfg(not(feature = "split"))]
        pub async fn $part($($argument: $type)?) -> Result<AnyView, NotFetched> {
            Ok($view.into_any())
        }
    )*};
}

parts! {
    home / home_ahead() => view! { <HomeScreen /> };
    gaps / gaps_ahead() => view! { <GapsScreen /> };
    goal / goal_ahead(id: GoalId) => view! { <GoalScreen id /> };
    settings / settings_ahead() => view! { <SettingsScreen /> };
    import / import_ahead() => view! { <ImportOutcome /> };
}

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for NotFetched {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        NotFetched
    }
}

/// Shows a part as soon as it is there, or that it could not be fetched.
pub fn shown(part: impl Future<Output = Result<AnyView, NotFetched>> + Send + 'static) -> AnyView {
    let texts = use_texts();
    let shown = async move {
        match part.await {
            Ok(view) => view,
            Err(NotFetched) => view! {
                <p class="empty sheet" role="alert">{move || texts.get().part_not_fetched()}</p>
            }
            .into_any(),
        }
    };
    Suspend::new(shown).into_any()
}

/// Begins to fetch what a route shows, while the workspace is still being read.
pub fn fetch_ahead(route: &Route) {
    #[cfg(feature = "split")]
    {
        let route = route.clone();
        leptos::task::spawn_local(async move {
            // What can't be fetched now is asked for again when it is to be shown, and told then.
            let _ = match route {
                Route::Home => home_ahead().await,
                Route::Gaps => gaps_ahead().await,
                Route::Goal(_) => goal_ahead().await,
                Route::Settings => settings_ahead().await,
                Route::Cascade => Ok(()),
            };
        });
    }
    #[cfg(not(feature = "split"))]
    let _ = route;
}
