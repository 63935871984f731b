//! Enums of which one value is chosen.

/// Declares such an enum together with the list of its values, so that one that is added is in it.
///
/// `choice! { pub enum Side { Left, Right } }` gives the enum, and `Side::ALL` is `[Side::Left, Side::Right]`.
macro_rules! choice {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident),* $(,)?
        }
    ) => {
        $(#[$meta])*
        pub enum $name {
            $($(#[$variant_meta])* $variant,)*
        }

        impl $name {
            /// All of them, in the order in which they are offered.
            pub const ALL: [$name; [$($name::$variant),*].len()] = [$($name::$variant),*];
        }
    };
}

pub(crate) use choice;
