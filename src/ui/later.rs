//! The screens that the start can do without: parts of their own.

use std::future::Future;

use leptos::prelude::*;

use crate::domain::values::id::GoalId;
use crate::model::route::Route;

use super::dialogs::Dialogs;
use super::gaps::GapsScreen;
use super::goal::GoalScreen;
use super::grid::GridScreen;
use super::home::HomeScreen;
use super::i18n::use_texts;
use super::importing::outcome::ImportOutcome;
use super::log::LogScreen;
use super::missing::Missing;
#[cfg(feature = "split")]
use super::part;
use super::part::{NotFetched, parts};
use super::rescue::Rescue;
use super::settings::SettingsScreen;

parts! {
    home / home_ahead() -> AnyView => view! { <HomeScreen /> }.into_any();
    gaps / gaps_ahead() -> AnyView => view! { <GapsScreen /> }.into_any();
    grid / grid_ahead() -> AnyView => view! { <GridScreen /> }.into_any();
    log / log_ahead() -> AnyView => view! { <LogScreen /> }.into_any();
    goal / goal_ahead(id: GoalId) -> AnyView => view! { <GoalScreen id /> }.into_any();
    settings / settings_ahead() -> AnyView => view! { <SettingsScreen /> }.into_any();
    import / import_ahead() -> AnyView => view! { <ImportOutcome /> }.into_any();
    dialogs / dialogs_ahead() -> AnyView => view! { <Dialogs /> }.into_any();
    missing / missing_ahead() -> AnyView => view! { <Missing /> }.into_any();
    rescue / rescue_ahead() -> AnyView => view! { <Rescue /> }.into_any();
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
                Route::Grid => grid_ahead().await,
                Route::Log(_) => log_ahead().await,
                Route::Goal(_) => goal_ahead().await,
                Route::Settings => settings_ahead().await,
                Route::Cascade => Ok(()),
            };
        });
    }
    #[cfg(not(feature = "split"))]
    let _ = route;
}

/// Fetches the dialogs and what reads and writes files a little later: any key may ask for them, but the first screen comes
/// before them.
pub fn fetch_the_rest_ahead() {
    #[cfg(feature = "split")]
    set_timeout(
        || {
            leptos::task::spawn_local(async {
                // What can't be fetched now is asked for again when it is needed, and told then.
                let _ = dialogs_ahead().await;
                let _ = part::files_ahead().await;
            });
        },
        std::time::Duration::from_secs(1),
    );
}
