//! The two languages of every text.

use super::choice::choice;

choice! {
    /// A language that the app speaks.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Language {
        Chinese,
        #[default]
        English,
    }
}

impl Language {
    /// The BCP 47 tag, for `lang` attributes and settings.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        }
    }

    /// The language that a BCP 47 tag asks for, if it is one of ours; `"C"` and nonsense are none.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "zh" => Some(Language::Chinese),
            "en" => Some(Language::English),
            _ => None,
        }
    }
}
