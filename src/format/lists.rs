//! What the lists of a file hold: the records of each kind, and the actuals.

use serde::de::MapAccess;

use super::days::Measured;
use super::list::Rows;
use super::problem::Problems;
use crate::domain::records::by_hand::ByHand;
use crate::domain::records::kinds::*;
use crate::domain::records::workspace::Workspace;

macro_rules! declare {
    ($($kind:ident $table:ident $word:literal $letter:literal),*) => {
        /// Records by kind, and actuals, with their places in the file.
        #[derive(Clone, Default)]
        pub(super) struct Lists {
            $(pub $table: Rows<$kind>,)*
            pub actuals: Vec<Measured>,
        }

        impl Lists {
            /// What the lists of records are called.
            pub const NAMES: &[&str] = &[$(stringify!($table)),*];

            /// Reads the list of records that is called so; says whether there is one.
            pub fn read<'de, A: MapAccess<'de>>(
                &mut self,
                name: &str,
                map: &mut A,
                problems: &mut Problems,
            ) -> Result<bool, A::Error> {
                match name {
                    $(stringify!($table) => self.$table.read(stringify!($table), map, problems)?,)*
                    _ => return Ok(false),
                }
                Ok(true)
            }

            /// Whether there is a record of this kind with this id.
            pub fn hold(&self, kind: &str, id: &str) -> bool {
                match kind {
                    $(stringify!($kind) => self.$table.table.named(id).is_some(),)*
                    _ => false,
                }
            }

            /// The records that carry no stamp, and what each leaves out.
            pub fn unstamped(&mut self) -> ByHand {
                ByHand {
                    $($table: std::mem::take(&mut self.$table.unstamped),)*
                    ..ByHand::default()
                }
            }

            /// Puts the records into the tables of a workspace that has none; returns the actuals.
            pub fn fill(self, workspace: &mut Workspace) -> Vec<Measured> {
                $(workspace.$table = self.$table.table;)*
                self.actuals
            }
        }
    };
}
kinds!(declare);
