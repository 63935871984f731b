//! The checksum of a file: FNV-1a of 64 bits over all bytes before it but white space, so that changed line ends are no
//! damage. It tells damage and edits by hand, not forgery.

/// The checksum of the text before it, as 16 hexadecimal digits.
pub(super) fn of(text: &str) -> String {
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let solid = text.bytes().filter(|byte| *byte > b' ');
    let hash = solid.fold(START, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(PRIME)
    });
    format!("{hash:016x}")
}

/// The part of a file's text that a checksum covers, given the checksum's value as it stands in that text.
pub(super) fn covered<'a>(text: &'a str, value: &str) -> &'a str {
    let at = (value.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let before = text.get(..at).unwrap_or_default();
    let name_at = before.rfind('"').and_then(|end| before[..end].rfind('"'));
    &before[..name_at.unwrap_or(0)]
}
