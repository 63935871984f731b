//! What this device remembers for all workspaces: language, theme, keys, who is here, and what was open last; and the
//! languages that its browser wishes for.

use crate::model::device;
use crate::model::device::Device;

use super::marker;
use super::storage::Storage;

/// Reads everything; what can't be read is as if it had never been set.
pub async fn read(storage: &dyn Storage) -> Device {
    let get = async |key: &str| storage.setting(key).await.ok().flatten().filter(|s| !s.is_empty());
    Device {
        language: get(device::LANGUAGE).await,
        theme: get(device::THEME).await,
        last_workspace: get(device::LAST_WORKSPACE).await,
        identity: get(device::IDENTITY).await,
        single_keys: get(device::SINGLE_KEYS).await,
        is_apple: is_apple(),
        had_data: marker::is_set(),
        forgets_unvisited: is_webkit(),
    }
}

/// What `navigator.languages` lists, best first, unchecked: for [`crate::locales::preferred_language`].
pub fn wished_languages() -> Vec<String> {
    let navigator = web_sys::window().map(|window| window.navigator());
    let languages = navigator.map(|navigator| navigator.languages());
    let tags = languages.iter().flat_map(|languages| languages.iter());
    tags.filter_map(|tag| tag.as_string()).collect()
}

fn is_apple() -> bool {
    let navigator = web_sys::window().map(|window| window.navigator());
    let platform = navigator.and_then(|navigator| navigator.platform().ok());
    platform.is_some_and(|platform| platform.starts_with("Mac") || platform.starts_with("iP"))
}

/// Safari, and every browser on a phone that is made of its engine, clears what a site stored after seven days without a
/// visit. Only what is made of Chromium calls itself Safari and isn't.
fn is_webkit() -> bool {
    let navigator = web_sys::window().map(|window| window.navigator());
    let agent = navigator.and_then(|navigator| navigator.user_agent().ok());
    agent.is_some_and(|agent| agent.contains("Safari/") && !agent.contains("Chrome/"))
}
