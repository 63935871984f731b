//! Any command that a person might give, for property tests.

use plumbline::model::command::Command;
use proptest::prelude::*;

pub use crate::commands::Wish;
use crate::page::Page;

pub fn any_wish() -> impl Strategy<Value = Wish> {
    let day = (1u32..=12, 1u32..=28);
    (0..Wish::KINDS, any::<usize>(), any::<usize>(), 0i64..1000, day)
        .prop_map(|(kind, goal, other, value, day)| Wish { kind, goal, other, value, day })
}

impl Wish {
    pub fn command(&self, page: &Page) -> Command {
        self.among(&page.open().workspace)
    }
}
