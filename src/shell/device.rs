//! What this device remembers for all workspaces: language, theme, who is here, and what was open last; and the
//! languages that its browser wishes for.

use crate::model::event::Device;
use crate::model::update::device;

use super::storage::Storage;

/// Reads everything; what can't be read is as if it had never been set.
pub async fn read(storage: &dyn Storage) -> Device {
    let get = async |key: &str| {
        storage
            .setting(key)
            .await
            .ok()
            .flatten()
            .filter(|s| !s.is_empty())
    };
    Device {
        language: get(device::LANGUAGE).await,
        theme: get(device::THEME).await,
        last_workspace: get(device::LAST_WORKSPACE).await,
        identity: get(device::IDENTITY).await,
    }
}

/// What `navigator.languages` lists, best first, unchecked: for [`crate::locales::preferred_language`].
pub fn wished_languages() -> Vec<String> {
    let navigator = web_sys::window().map(|window| window.navigator());
    let languages = navigator.map(|navigator| navigator.languages());
    let tags = languages.iter().flat_map(|languages| languages.iter());
    tags.filter_map(|tag| tag.as_string()).collect()
}
