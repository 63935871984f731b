//! Backups: when the open workspace was last given to the person as a file, and when to remind of it (R14).

/// What this device remembers of a workspace's backups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Backup {
    /// When a file with all of it was last written, or read.
    pub at_ms: Option<u64>,
    /// How many actions the log in that file told of.
    pub actions: usize,
    /// The reminder was put off until then.
    pub quiet_until_ms: u64,
}

/// Why a backup is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// Days since the last one, or since the first change where there was none.
    pub days: u64,
    pub has_backup: bool,
}

impl Backup {
    /// The text kept on this device: three numbers.
    pub fn word(&self) -> String {
        let at_ms = self.at_ms.unwrap_or_default();
        format!("{at_ms} {} {}", self.actions, self.quiet_until_ms)
    }

    /// Reads [`Backup::word`]; whatever else is read counts as no backup.
    pub fn from_word(word: &str) -> Backup {
        let numbers: Vec<u64> = word.split(' ').map_while(|word| word.parse().ok()).collect();
        let [at_ms, actions, quiet_until_ms] = numbers[..] else {
            return Backup::default();
        };
        Backup {
            at_ms: (at_ms > 0).then_some(at_ms),
            actions: actions.try_into().unwrap_or_default(),
            quiet_until_ms,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_device_remembers_of_a_backup_reads_back() {
        for backup in [
            Backup::default(),
            Backup {
                at_ms: Some(1_782_800_000_000),
                actions: 12,
                quiet_until_ms: 1_782_900_000_000,
            },
        ] {
            assert_eq!(Backup::from_word(&backup.word()), backup);
        }
        for nonsense in ["", "12", "a b c", "1 2 3 4", "1 -2 3"] {
            assert_eq!(Backup::from_word(nonsense), Backup::default(), "{nonsense}");
        }
    }
}
