//! Chance that is the same everywhere for the same seed, in browsers too.

use plumbline::model::commit::{StorageError, StorageErrorKind};

use crate::commands::Wish;
use crate::faulty::Fault;

/// A sequence that is the same everywhere for the same seed.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    /// Below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        // SplitMix64: every seed gives a sequence of its own.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    /// Anything that a person may want to do.
    pub fn wish(&mut self) -> Wish {
        Wish {
            kind: self.below(u64::from(Wish::KINDS)) as u8,
            goal: self.below(1_000) as usize,
            other: self.below(1_000) as usize,
            value: self.below(1_000) as i64,
            day: (1 + self.below(12) as u32, 1 + self.below(28) as u32),
        }
    }

    /// Anything that may become of a call to storage.
    pub fn fault(&mut self) -> Fault {
        let error = StorageError::of(match self.below(4) {
            0 => StorageErrorKind::Quota,
            1 => StorageErrorKind::Closed,
            2 => StorageErrorKind::TimedOut,
            _ => StorageErrorKind::Failed,
        });
        match self.below(8) {
            0 => Fault::NeverSettles,
            1..4 => Fault::LandsAndFails(error),
            _ => Fault::Fails(error),
        }
    }
}
