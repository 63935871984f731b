//! Parts of the app that in a release are each in a file of its own, which is fetched when it is asked for.

use crate::model::update::files;

/// A file with a part of the app could not be fetched; asking again fetches it again.
pub struct NotFetched;

/// Declares the parts. Only `cargo xtask dist` knows how to cut them out; every other build has them in one piece.
macro_rules! parts {
    ($($part:ident / $ahead:ident ($($argument:ident: $type:ty)?) -> $what:ty => $value:expr;)*) => {$(
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = ::leptos::wasm_split, fallible, preload($ahead))]
        pub fn $part($($argument: $type)?) -> Result<$what, NotFetched> {
            Ok($value)
        }

        #[cfg(not(feature = "split"))]
        pub async fn $part($($argument: $type)?) -> Result<$what, NotFetched> {
            Ok($value)
        }
    )*};
}

pub(super) use parts;

parts! {
    files / files_ahead() -> files::Update => files::update;
}

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for NotFetched {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        NotFetched
    }
}

/// What handles the events of files, where it is in one piece with everything else.
pub fn files_at_once() -> Option<files::Update> {
    (!cfg!(feature = "split")).then_some(files::update)
}
