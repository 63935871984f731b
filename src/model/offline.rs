//! Starting without a network, and the newer build that waits for its turn (R24).

/// Whether the next visit works without a network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offline {
    /// Nobody has seen to it yet: the first screen comes before it.
    #[default]
    Unasked,
    /// The browser is still keeping this build, or could not fetch it.
    NotYet,
    Ready,
    /// This browser, window or address can't keep a page.
    Unavailable,
}

/// Whether the browser keeps a newer build than the one that runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NewVersion {
    #[default]
    None,
    Offered,
    /// The person goes on with this one for now; the settings still have it.
    Later,
}
