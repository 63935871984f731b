//! The room that the browser gives, and whether it may clear it by itself (R15, R17).

/// What the browser says about its room; `None` where it says nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Space {
    pub used_bytes: Option<u64>,
    pub quota_bytes: Option<u64>,
    /// Whether the browser has promised not to clear it by itself.
    pub protected: Option<bool>,
}

/// Whether the person had the browser asked to protect the data, in this session.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Protection {
    #[default]
    Unasked,
    /// The browser may be asking the person.
    Asking,
    /// It was asked; [`Space::protected`] says what came of it.
    Asked,
}

impl Space {
    /// How much is used of how much; nothing can be said about room without both.
    pub fn numbers(&self) -> Option<(u64, u64)> {
        self.used_bytes.zip(self.quota_bytes)
    }
}
