//! What a device remembers besides the workspaces, and the keys under which it does.

use crate::domain::values::choice::choice;

pub const LANGUAGE: &str = "language";
pub const THEME: &str = "theme";
pub const LAST_WORKSPACE: &str = "last-workspace";
pub const IDENTITY: &str = "identity";
pub const SINGLE_KEYS: &str = "single-keys";
/// What [`SINGLE_KEYS`] says where they are switched off.
pub const OFF: &str = "off";

/// What this device remembers, as it was stored, and what kind of device and browser it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Device {
    pub language: Option<String>,
    pub theme: Option<String>,
    pub last_workspace: Option<String>,
    pub identity: Option<String>,
    pub single_keys: Option<String>,
    /// It has a keyboard with ⌘ where others have Ctrl.
    pub is_apple: bool,
    /// Something was stored here before.
    pub had_data: bool,
    /// The browser clears what a site stored after seven days without a visit, as Safari does.
    pub forgets_unvisited: bool,
}

choice! {
    /// Light, dark, or as the system says.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Theme {
        #[default]
        System,
        Light,
        Dark,
    }
}

impl Theme {
    /// The word kept on this device.
    pub fn word(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Theme::ALL.into_iter().find(|theme| theme.word() == word)
    }
}
