//! What a workspace decides for all its goals: its name, its calendar, and the scheme of statuses.

use super::record::record;
use crate::domain::values::amount::Amount;
use crate::domain::values::calendar::Calendar;
use crate::domain::values::id::WorkspaceId;

/// Where statuses begin (X14), in percent: pace at or above `on_track` is on track, at or above `at_risk` is at risk,
/// below it off track; before `too_early` percent of the plan no colour is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StatusScheme {
    pub on_track: Amount,
    pub at_risk: Amount,
    pub too_early: Amount,
}

/// What of a child counts in a weighted roll-up: its progress between two bounds in percent, of which data is never clamped,
/// only what is passed upwards; and whether initiatives count at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct RollUpBounds {
    pub floor: Option<Amount>,
    pub cap: Option<Amount>,
    pub initiatives: bool,
}

record! {
    /// The settings that travel with a workspace.
    pub struct Settings(WorkspaceId) / SettingsField / SettingsKey called name as Name {
        name: String => Name,
        /// ISO 4217 code of the workspace's one currency (X10).
        currency: Currency => Currency,
        calendar: Calendar => Calendar,
        scheme: StatusScheme => Scheme,
        bounds: RollUpBounds => Bounds,
        deleted: bool => Deleted,
    }
}

/// Three capital letters, after ISO 4217.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

impl Currency {
    pub fn new(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Currency(bytes))
    }

    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl Default for Currency {
    fn default() -> Self {
        Currency(*b"CNY")
    }
}

impl StatusScheme {
    /// Whether one of the shares is below nothing.
    pub fn is_negative(self) -> bool {
        [self.on_track, self.at_risk, self.too_early].into_iter().any(Amount::is_negative)
    }
}

impl Default for StatusScheme {
    fn default() -> Self {
        StatusScheme {
            on_track: Amount::from(95),
            at_risk: Amount::from(75),
            too_early: Amount::from(5),
        }
    }
}
