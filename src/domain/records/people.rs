//! People and the organisational units they work in.

use super::record::record;
use crate::domain::values::choice::choice;
use crate::domain::values::id::{PersonId, UnitId};

choice! {
    /// What sort of unit it is.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum UnitKind {
        Company,
        Department,
        #[default]
        Team,
    }
}

record! {
    /// Somebody who owns goals or enters actuals: a name, not an account (X11).
    pub struct Person(PersonId) / PersonField / PersonKey called name as Name {
        name: String => Name,
        unit: Option<UnitId> => Unit names Unit,
        deleted: bool => Deleted,
    }
}

record! {
    /// A company, a department or a team.
    pub struct Unit(UnitId) / UnitField / UnitKey called name as Name {
        name: String => Name,
        kind: UnitKind => Kind,
        parent: Option<UnitId> => Parent names Unit,
        order: String => Order,
        deleted: bool => Deleted,
    }
}
