//! The checksum of a file: FNV-1a of 64 bits over all bytes before it but white space, so that changed line ends are no
//! damage. It tells damage and edits by hand, not forgery.

/// The checksum of a text that comes in pieces.
#[derive(Clone, Debug)]
pub(super) struct Sum(u64);

impl Default for Sum {
    fn default() -> Self {
        Sum(0xcbf2_9ce4_8422_2325)
    }
}

impl Sum {
    pub fn add(&mut self, text: &[u8]) {
        const PRIME: u64 = 0x0100_0000_01b3;
        let solid = text.iter().filter(|byte| **byte > b' ');
        self.0 = solid.fold(self.0, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME));
    }

    /// 16 hexadecimal digits.
    pub fn told(&self) -> String {
        format!("{:016x}", self.0)
    }
}

/// The checksum of the text before it.
pub(super) fn of(text: &str) -> String {
    let mut sum = Sum::default();
    sum.add(text.as_bytes());
    sum.told()
}

/// The part of a file's text that a checksum covers, given where its value stands in that text.
pub(super) fn covered(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or_default();
    let name_at = before.rfind('"').and_then(|end| before[..end].rfind('"'));
    &before[..name_at.unwrap_or(0)]
}
