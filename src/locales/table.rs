//! The macro behind each table of texts.

/// Writes one method of [`Texts`](super::Texts) for each entry, Chinese first, then English:
///
/// ```text
/// texts! {
///     today: "今天", "Today";
///     saved_ago(age): "{age}前已保存", "Saved {age} ago";
///     goal_count(count): "{count} 个目标", "{count} goal", "{count} goals";
/// }
/// ```
///
/// An entry without arguments returns `&'static str`, one with arguments `String`; an argument is anything that is
/// `Display`, already formatted for the reader. A third text is the English plural: it is taken unless the first
/// argument prints as `1` (so `1.0 goals` and `0 goals`).
///
/// Entries that don't compile: one with a single language, one whose text leaves an argument out, names an unknown
/// one, or repeats the name of another entry, in this table or any other.
macro_rules! texts {
    ($($key:ident $(($($argument:ident),+))?: $($text:literal),+;)+) => {
        impl super::Texts {
            $(texts! { @method $key $(($($argument),+))? $($text),+ })+
        }

        #[cfg(test)]
        pub(super) const ENTRIES: &[(&str, &[&str])] = &[$((stringify!($key), &[$($text),+])),+];
    };
    (@method $key:ident $chinese:literal, $english:literal) => {
        #[doc = concat!("“", $chinese, "”, “", $english, "”")]
        pub fn $key(self) -> &'static str {
            match self.0 {
                crate::domain::Language::Chinese => $chinese,
                crate::domain::Language::English => $english,
            }
        }
    };
    (@method $key:ident ($($argument:ident),+) $chinese:literal, $english:literal) => {
        #[doc = concat!("“", $chinese, "”, “", $english, "”")]
        pub fn $key(self, $($argument: impl std::fmt::Display),+) -> String {
            // Each argument is passed by name, although the text could capture it: `format!` refuses a text
            // that leaves a named argument out, so that neither language can lose one.
            match self.0 {
                crate::domain::Language::Chinese => format!($chinese, $($argument = $argument),+),
                crate::domain::Language::English => format!($english, $($argument = $argument),+),
            }
        }
    };
    (@method $key:ident ($count:ident $(, $argument:ident)*) $chinese:literal, $one:literal, $other:literal) => {
        #[doc = concat!("“", $chinese, "”, “", $one, "”, “", $other, "”")]
        pub fn $key(self, $count: impl std::fmt::Display $(, $argument: impl std::fmt::Display)*) -> String {
            let $count = $count.to_string();
            match self.0 {
                crate::domain::Language::Chinese => format!($chinese, $count = $count $(, $argument = $argument)*),
                crate::domain::Language::English if $count == "1" => format!($one, $count = $count $(, $argument = $argument)*),
                crate::domain::Language::English => format!($other, $count = $count $(, $argument = $argument)*),
            }
        }
    };
    (@method $key:ident $($rest:tt)+) => {
        compile_error!(concat!("`", stringify!($key), "` needs a Chinese and an English text"));
    };
}

pub(super) use texts;
