//! What storage tells of a snapshot without unpacking it.

use std::borrow::Cow;

use rust_decimal::prelude::ToPrimitive;

use super::scalar::Moment;
use super::wire::{Field, Value, dto, write_object};
use crate::domain::values::amount::Amount;
use crate::domain::values::id::WorkspaceId;

/// An earlier state of a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub workspace: WorkspaceId,
    /// The workspace's name then.
    pub name: String,
    /// When it was changed last, in milliseconds since 1970, to the second.
    pub changed_ms: u64,
    /// How many actions its log told of.
    pub actions: usize,
}

dto! {
    /// An earlier state of a workspace.
    ToldV1<'a> {
        /// The workspace's id.
        workspace: Cow<'a, str> = "workspace",
        /// The workspace's name then.
        name: Cow<'a, str> = "name",
        /// When it was changed last.
        changed: Moment = "changed",
        /// How many actions its log told of.
        actions: Amount = "actions",
    }
}

/// Writes what is told as JSON.
pub fn encode(told: &Told) -> String {
    let shape = ToldV1 {
        workspace: Field::Good(told.workspace.as_str().into()),
        name: Field::Good(told.name.as_str().into()),
        changed: Field::Good(Moment(told.changed_ms as i64)),
        actions: Field::Good(Amount::from(told.actions as i64)),
        ..ToldV1::default()
    };
    let mut out = String::new();
    write_object(&shape, &mut out);
    out
}

/// Reads it; `None` where it can't be read, so that the snapshot is left alone.
pub fn decode(body: &str) -> Option<Told> {
    let shape = ToldV1::read(body).ok()?;
    let (Field::Good(workspace), Field::Good(name)) = (shape.workspace, shape.name) else {
        return None;
    };
    let (Field::Good(Moment(changed_ms)), Field::Good(actions)) = (shape.changed, shape.actions)
    else {
        return None;
    };
    Some(Told {
        workspace: WorkspaceId::new(&workspace).ok()?,
        name: name.into_owned(),
        changed_ms: changed_ms.try_into().ok()?,
        actions: actions.value().to_usize()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_reads_back_and_what_is_broken_is_nothing() {
        let told = Told {
            workspace: WorkspaceId::new("w").unwrap(),
            name: "销售 \"A\"".into(),
            changed_ms: 1_782_800_001_000,
            actions: 12,
        };
        assert_eq!(decode(&encode(&told)), Some(told));
        for broken in ["{", "{}", "{\"workspace\":\"a/b\"}", "[]"] {
            assert_eq!(decode(broken), None, "{broken}");
        }
    }
}
