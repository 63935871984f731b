//! Reading a file piece by piece, so that a page can show how far it is, draw and be told to stop in between.
//!
//! A piece is a member of the file's object, or some of what one of its lists holds, made into an object of its own.
//! Whatever is wrong with one, or with what stands between them, has the file read once more in one go: that says what
//! is wrong and where.

use std::fmt;
use std::ops::Range;

use serde::de::DeserializeSeed;

use super::checksum::Sum;
use super::guard::{DEEPEST_NESTING, LARGEST_FILE, LONGEST_TEXT};
use super::lists::Lists;
use super::locate::text_end;
use super::problem::Problem;
use super::read::{Allowed, Read, Reading, read_beside};
use crate::domain::records::workspace::Workspace;

/// Whether a member, by its name in quotes, is read piece by piece.
fn is_list(name: &[u8]) -> bool {
    let mut lists = Lists::NAMES.iter().chain(&["actuals", "log"]);
    lists.any(|list| {
        name.strip_prefix(b"\"").and_then(|n| n.strip_suffix(b"\"")) == Some(list.as_bytes())
    })
}

/// A file that is being read.
#[derive(Clone)]
pub struct Reader {
    bytes: Vec<u8>,
    allowed: Allowed,
    progress: Progress,
}

/// How far a file was read.
#[derive(Clone, Default)]
struct Progress {
    /// In bytes.
    at: usize,
    /// The list within which that is.
    list: Option<OpenList>,
    /// Of all that was read before the file's own checksum.
    sum: Sum,
    reading: Reading,
}

/// A list that was begun.
#[derive(Clone)]
struct OpenList {
    name: Range<usize>,
    open: u8,
    /// Something of it was read.
    has_any: bool,
}

/// Something that only reading in one go can tell.
struct Odd;

impl Reader {
    pub fn new(bytes: Vec<u8>, allowed: Allowed) -> Self {
        let progress = Progress { reading: Reading::new(allowed), ..Progress::default() };
        Reader { bytes, allowed, progress }
    }

    /// The share of the file that was read.
    pub fn share(&self) -> f64 {
        self.progress.at as f64 / self.bytes.len().max(1) as f64
    }

    /// The file, to read it in another way.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Reads about so many bytes more; nothing while there is more to read. In the end the same comes out as of
    /// [`read_beside`].
    pub fn step(
        &mut self,
        size: usize,
        beside: Option<&Workspace>,
    ) -> Option<Result<Read, Vec<Problem>>> {
        let read = match self.progress.step(size, &self.bytes) {
            Ok(false) => return None,
            Ok(true) => std::mem::take(&mut self.progress).finish(beside),
            Err(Odd) => Err(Odd),
        };
        Some(read.or_else(|Odd| read_beside(&self.bytes, beside, self.allowed)))
    }
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{} of {} bytes read", self.progress.at, self.bytes.len())
    }
}

impl Progress {
    /// Whether the end was reached.
    fn step(&mut self, size: usize, bytes: &[u8]) -> Result<bool, Odd> {
        if self.at == 0 {
            if bytes.len() > LARGEST_FILE {
                return Err(Odd);
            }
            if bytes.starts_with(b"\xef\xbb\xbf") {
                self.at = 3;
            }
            self.go_to(past(bytes, self.at, b'{')?, bytes);
        }
        let until = self.at + size.max(1);
        while self.at < until {
            let is_over = match self.list.take() {
                Some(list) => self.more_of(list, bytes, until)?,
                None => self.member(bytes)?,
            };
            if is_over {
                return match blank(bytes, self.at) == bytes.len() {
                    true => Ok(true),
                    false => Err(Odd),
                };
            }
        }
        Ok(false)
    }

    fn finish(self, beside: Option<&Workspace>) -> Result<Read, Odd> {
        if self.reading.refusal(true).is_some() {
            return Err(Odd);
        }
        let sum = self.reading.checksum.is_some().then_some(&self.sum);
        self.reading.finish(beside, sum).map_err(|_| Odd)
    }

    /// Reads a member, or begins one that is a list; whether it was the last one.
    fn member(&mut self, bytes: &[u8]) -> Result<bool, Odd> {
        let start = blank(bytes, self.at);
        let name = start..value_end(bytes, start)?;
        let value = blank(bytes, past(bytes, name.end, b':')?);
        self.reading.goes_on = false;
        match bytes.get(value) {
            Some(&open @ (b'[' | b'{')) if is_list(&bytes[name.clone()]) => {
                let list = OpenList { name, open, has_any: false };
                self.read(&list.piece(bytes, &[]))?;
                self.go_to(value + 1, bytes);
                self.list = Some(list);
                Ok(false)
            }
            _ => {
                let end = value_end(bytes, value)?;
                self.read(&[b"{", &bytes[start..end], b"}"].concat())?;
                self.past_value(end, bytes)
            }
        }
    }

    /// Reads what comes next in a list, up to about a place; whether it was the last member of the file.
    fn more_of(&mut self, list: OpenList, bytes: &[u8], until: usize) -> Result<bool, Odd> {
        let start = self.at;
        let first = blank(bytes, start);
        if !list.has_any && bytes.get(first) == Some(&list.close()) {
            return self.past_value(first + 1, bytes);
        }
        let mut end = start;
        let is_over = loop {
            end = value_end(bytes, blank(bytes, end))?;
            if list.open == b'{' {
                let value = past(bytes, end, b':')?;
                end = value_end(bytes, blank(bytes, value))?;
            }
            let after = blank(bytes, end);
            match bytes.get(after) {
                Some(b',') if after < until => end = after + 1,
                Some(b',') => break false,
                Some(close) if *close == list.close() => break true,
                _ => return Err(Odd),
            }
        };
        self.reading.goes_on = true;
        self.read(&list.piece(bytes, &bytes[start..end]))?;
        if is_over {
            return self.past_value(past(bytes, end, list.close())?, bytes);
        }
        self.go_to(past(bytes, end, b',')?, bytes);
        self.list = Some(OpenList { has_any: true, ..list });
        Ok(false)
    }

    /// Goes past what follows a member; whether the object ends there.
    fn past_value(&mut self, end: usize, bytes: &[u8]) -> Result<bool, Odd> {
        let after = blank(bytes, end);
        let is_over = match bytes.get(after) {
            Some(b',') => false,
            Some(b'}') => true,
            _ => return Err(Odd),
        };
        self.go_to(after + 1, bytes);
        Ok(is_over)
    }

    fn go_to(&mut self, at: usize, bytes: &[u8]) {
        // A checksum covers what stands before it.
        if self.reading.checksum.is_none() {
            self.sum.add(&bytes[self.at..at]);
        }
        self.at = at;
    }

    fn read(&mut self, piece: &[u8]) -> Result<(), Odd> {
        let piece = std::str::from_utf8(piece).map_err(|_| Odd)?;
        let mut json = serde_json::Deserializer::from_str(piece);
        let read = (&mut self.reading).deserialize(&mut json);
        read.and_then(|()| json.end()).map_err(|_| Odd)
    }
}

impl OpenList {
    fn close(&self) -> u8 {
        if self.open == b'[' { b']' } else { b'}' }
    }

    /// Some of the list, as an object of its own.
    fn piece(&self, bytes: &[u8], some: &[u8]) -> Vec<u8> {
        let name = &bytes[self.name.clone()];
        [b"{", name, b":", &[self.open], some, &[self.close()], b"}"].concat()
    }
}

/// Where something other than white space stands.
fn blank(bytes: &[u8], at: usize) -> usize {
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|byte| is_blank(byte)).count()
}

/// The place behind a byte that comes next, after white space.
fn past(bytes: &[u8], at: usize, wanted: u8) -> Result<usize, Odd> {
    let at = blank(bytes, at);
    match bytes.get(at) {
        Some(byte) if *byte == wanted => Ok(at + 1),
        _ => Err(Odd),
    }
}

/// Where the value ends that begins at a place. Brackets are counted, whatever their kind: who reads the value looks.
fn value_end(bytes: &[u8], start: usize) -> Result<usize, Odd> {
    let mut at = start;
    let mut depth = 0;
    loop {
        match bytes.get(at).ok_or(Odd)? {
            b'"' => {
                let end = text_end(bytes, at + 1);
                if end >= bytes.len() || end - at > LONGEST_TEXT {
                    return Err(Odd);
                }
                at = end + 1;
            }
            b'[' | b'{' => {
                depth += 1;
                // Two more are around every piece.
                if depth + 2 > DEEPEST_NESTING {
                    return Err(Odd);
                }
                at += 1;
            }
            b']' | b'}' if depth > 0 => {
                depth -= 1;
                at += 1;
            }
            _ if depth > 0 => at += 1,
            b',' | b':' | b']' | b'}' => return Err(Odd),
            _ => {
                let rest = bytes[at..].iter();
                let ends =
                    |byte: &&u8| !matches!(byte, b',' | b']' | b'}' | b' ' | b'\t' | b'\n' | b'\r');
                return Ok(at + rest.take_while(ends).count());
            }
        }
        if depth == 0 {
            return Ok(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes of reading piece by piece alone.
    fn in_pieces(text: &str, size: usize) -> Result<Read, Odd> {
        let mut progress = Reader::new(Vec::new(), Allowed::default()).progress;
        while !progress.step(size, text.as_bytes())? {}
        progress.finish(None)
    }

    #[test]
    fn a_file_without_anything_odd_is_read_once() {
        for text in [
            include_str!("../../tests/fixtures/v1/small.json"),
            include_str!("../../tests/fixtures/v1/full.json"),
            include_str!("../../public/samples/plumbline-sample-en.json"),
            include_str!("../../public/samples/plumbline-sample-zh-CN.json"),
        ] {
            for size in [1, 1_000, text.len()] {
                assert!(in_pieces(text, size).is_ok(), "{size} bytes of {text:.200}");
            }
        }
    }
}
