//! Stamps: a hybrid logical clock that orders changes whatever the machines' clocks say.

use std::fmt;
use std::str::FromStr;

/// When a field was last changed: ordered by time, then counter, then the session that made the change.
///
/// A stamp is given out once. Its time is for display only (X15); the order of changes never goes back, even if the
/// machine's clock does. Written as 20 characters that sort as the stamps do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// Milliseconds since 1970, below 2⁴⁵.
    time_ms: u64,
    counter: u16,
    replica: u32,
}

/// The clock of one session: one open page, or one run of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    last: Stamp,
}

/// The text is not a stamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StampError;

const TIME_BITS: u32 = 45;
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const TIME_DIGITS: usize = 9;
const COUNTER_DIGITS: usize = 4;
const REPLICA_DIGITS: usize = 7;

impl Stamp {
    /// Before every stamp that a clock gives out: the stamp of defaults.
    pub const ZERO: Stamp = Stamp { time_ms: 0, counter: 0, replica: 0 };

    /// Milliseconds since 1970, for display.
    pub fn time_ms(self) -> u64 {
        self.time_ms
    }
}

impl Clock {
    /// `replica` is random and new for each session, so that two tabs never give out the same stamp.
    pub fn new(replica: u32) -> Self {
        Clock { last: Stamp { replica, ..Stamp::ZERO } }
    }

    /// The next stamp: later than every stamp given out or observed before.
    pub fn tick(&mut self, now_ms: u64) -> Stamp {
        let now_ms = now_ms.min((1 << TIME_BITS) - 1);
        if now_ms > self.last.time_ms {
            self.last.time_ms = now_ms;
            self.last.counter = 0;
        } else if let Some(next) = self.last.counter.checked_add(1) {
            self.last.counter = next;
        } else {
            self.last.time_ms += 1;
            self.last.counter = 0;
        }
        self.last
    }

    /// Whether this session gave the stamp out.
    pub fn gave(&self, stamp: Stamp) -> bool {
        stamp.replica == self.last.replica && stamp != Stamp::ZERO
    }

    /// Takes note of a stamp from elsewhere, so that what is changed here from now on comes after it.
    pub fn observe(&mut self, seen: Stamp) {
        if (seen.time_ms, seen.counter) > (self.last.time_ms, self.last.counter) {
            self.last.time_ms = seen.time_ms;
            self.last.counter = seen.counter;
        }
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [b'0'; TIME_DIGITS + COUNTER_DIGITS + REPLICA_DIGITS];
        let (time, rest) = text.split_at_mut(TIME_DIGITS);
        let (counter, replica) = rest.split_at_mut(COUNTER_DIGITS);
        write_digits(time, self.time_ms);
        write_digits(counter, u64::from(self.counter));
        write_digits(replica, u64::from(self.replica));
        f.write_str(std::str::from_utf8(&text).map_err(|_| fmt::Error)?)
    }
}

impl FromStr for Stamp {
    type Err = StampError;

    fn from_str(text: &str) -> Result<Self, StampError> {
        let bytes = text.as_bytes();
        if bytes.len() != TIME_DIGITS + COUNTER_DIGITS + REPLICA_DIGITS {
            return Err(StampError);
        }
        let (time, rest) = bytes.split_at(TIME_DIGITS);
        let (counter, replica) = rest.split_at(COUNTER_DIGITS);
        Ok(Stamp {
            time_ms: read_digits(time)?,
            counter: read_digits(counter)?.try_into().map_err(|_| StampError)?,
            replica: read_digits(replica)?.try_into().map_err(|_| StampError)?,
        })
    }
}

impl fmt::Display for StampError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected a stamp of 20 characters")
    }
}

impl std::error::Error for StampError {}

fn write_digits(into: &mut [u8], mut value: u64) {
    for digit in into.iter_mut().rev() {
        *digit = DIGITS[(value & 31) as usize];
        value >>= 5;
    }
}

fn read_digits(from: &[u8]) -> Result<u64, StampError> {
    from.iter().try_fold(0, |value, byte| {
        let digit = DIGITS.iter().position(|d| d == byte).ok_or(StampError)?;
        Ok(value << 5 | digit as u64)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn time_going_back_a_day_never_reorders_changes() {
        let mut clock = Clock::new(7);
        let day_ms = 86_400_000;
        let stamps: Vec<_> =
            [10 * day_ms, 11 * day_ms, 9 * day_ms, 10 * day_ms].map(|now| clock.tick(now)).into();
        assert!(stamps.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn a_change_after_reading_another_machines_file_comes_after_it() {
        let (mut here, mut there) = (Clock::new(1), Clock::new(2));
        let theirs = there.tick(5_000_000);
        here.observe(theirs);
        assert!(here.tick(1_000) > theirs);
    }

    proptest! {
        #[test]
        fn a_stamp_reads_back_and_sorts_as_its_text(a in any_stamp(), b in any_stamp()) {
            prop_assert_eq!(a.to_string().parse(), Ok(a));
            prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
        }
    }

    fn any_stamp() -> impl Strategy<Value = Stamp> {
        (0u64..1 << TIME_BITS, any::<u16>(), any::<u32>())
            .prop_map(|(time_ms, counter, replica)| Stamp { time_ms, counter, replica })
    }

    #[test]
    fn a_full_counter_moves_on_to_the_next_millisecond() {
        let mut clock = Clock::new(1);
        let mut last = clock.tick(5);
        for _ in 0..70_000 {
            let next = clock.tick(5);
            assert!(next > last);
            last = next;
        }
    }
}
