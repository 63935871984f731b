//! The checksum of a file: FNV-1a of 64 bits over all bytes before it but white space between tokens, so that changed
//! line ends are no damage. It is the last member, so that it covers all others. It tells damage and edits by hand, not
//! forgery.

/// The checksum of a text that comes in pieces.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    hash: u64,
    /// As it was told before 0.1.0: white space within texts was left out too.
    early: u64,
    blanks: Blanks,
}

const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

/// Tells the white space between the tokens of a JSON text, character by character, from that within its texts.
#[derive(Clone, Debug, Default)]
pub(super) struct Blanks {
    in_text: bool,
    escaped: bool,
}

impl Default for Sum {
    fn default() -> Self {
        Sum { hash: EMPTY, early: EMPTY, blanks: Blanks::default() }
    }
}

impl Sum {
    pub fn add(&mut self, text: &[u8]) {
        for &byte in text {
            // Bytes beyond ASCII stand for no quote and no white space, whichever character they belong to.
            if !self.blanks.has(char::from(byte)) {
                self.hash = with(self.hash, byte);
            }
            if byte > b' ' {
                self.early = with(self.early, byte);
            }
        }
    }

    /// Whether it is the one that a file tells.
    pub fn is(&self, told: &str) -> bool {
        told == self.told() || told == digits(self.early)
    }

    /// 16 hexadecimal digits.
    pub fn told(&self) -> String {
        digits(self.hash)
    }
}

fn with(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

fn digits(hash: u64) -> String {
    format!("{hash:016x}")
}

impl Blanks {
    /// Whether the character that comes next is white space between tokens.
    pub fn has(&mut self, c: char) -> bool {
        if self.in_text {
            self.in_text = self.escaped || c != '"';
            self.escaped = !self.escaped && c == '\\';
            return false;
        }
        self.in_text = c == '"';
        c.is_ascii_whitespace()
    }
}

/// The checksum of the text before it.
pub(super) fn of(text: &str) -> Sum {
    let mut sum = Sum::default();
    sum.add(text.as_bytes());
    sum
}

/// The part of a file's text that a checksum covers, given where its value stands in that text.
pub(super) fn covered(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or_default();
    let name_at = before.rfind('"').and_then(|end| before[..end].rfind('"'));
    &before[..name_at.unwrap_or(0)]
}
