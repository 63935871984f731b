//! Problems: what is wrong with a file, and where, for a person to read and to mend.

use std::fmt;

use crate::domain::records::goal::{DEEPEST, LONGEST_NOTE, LONGEST_TITLE, MOST_GOALS};
use crate::domain::records::log::LONGEST_WORD;
use crate::domain::records::series::MOST_ACTUALS;

/// The most problems that are told; a file with more is broken as a whole.
pub const MOST_PROBLEMS: usize = 100;

/// One thing that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// A JSON pointer such as `/goals/3/target`; empty where it is the whole file.
    pub path: String,
    pub reason: Reason,
}

/// What a file looks like that is no JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    Html,
    /// Of a spreadsheet, or another archive.
    Workbook,
}

/// Why a file or a part of it is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    Empty,
    TooLarge {
        limit: usize,
    },
    Utf16,
    NotUtf8 {
        offset: usize,
        /// The bytes would make sense as Chinese text in the older encoding.
        looks_like_gbk: bool,
    },
    NotJson {
        /// `None` where it looks like nothing in particular.
        looks_like: Option<Looks>,
    },
    UnexpectedEnd(Place),
    ExtraData(Place),
    /// `NaN` or `Infinity`.
    NoSuchNumber(Place),
    Syntax(Place),
    TooDeep {
        limit: usize,
    },
    StringTooLong {
        limit: usize,
    },
    NotAnObject,
    NoFormat,
    ForeignFormat(String),
    BadVersion(String),
    NewerVersion {
        needed: u32,
        readable: u32,
    },
    WrongChecksum,
    Expected(Kind),
    Missing,
    DuplicateField,
    /// The id stands at another path already.
    DuplicateId {
        first: String,
    },
    /// The actual's day stands at another path already.
    DuplicateDay {
        first: String,
    },
    UnknownWord {
        found: String,
        allowed: Vec<&'static str>,
    },
    BadId,
    BadWord,
    /// There is no record with this id.
    MissingRecord(String),
    /// There is no goal with this id to hang under.
    MissingParent(String),
    /// Titles from a goal over its parents back to itself.
    Cycle(Vec<String>),
    /// The first titles of a way back to itself that is longer, by so many.
    LongCycle {
        titles: Vec<String>,
        more: usize,
    },
    CascadeTooDeep,
    TooManyGoals,
    TooManyActuals,
    NumberOutOfRange,
    Negative,
    /// A percentage below 0 or above the most that is taken there.
    PercentOutOfRange {
        most: i64,
    },
    /// A numerator over so small a denominator that it is no percentage.
    RateOutOfRange,
    NoSuchDate,
    DateOutOfRange,
    EndBeforeStart {
        start: String,
    },
    /// The upper end of a band.
    HighBelowLow {
        low: String,
    },
    DaysDoNotRise,
    TextEmpty,
    TitleTooLong,
    NoteTooLong,
    ControlCharacter,
}

/// A place in the text of a file, both counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

/// What stands at a path in a proper file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Object,
    List,
    Text,
    Number,
    YesOrNo,
    Date,
    Time,
    Stamp,
    Currency,
    Month,
    Point,
}

/// The way from the top of a file to a value, kept on the stack until somebody wants to read it.
#[derive(Clone, Copy)]
pub(super) enum At<'a> {
    Top,
    Key(&'a At<'a>, &'a str),
    Index(&'a At<'a>, usize),
}

/// Problems found so far, at most [`MOST_PROBLEMS`].
#[derive(Clone, Default)]
pub(super) struct Problems(Vec<Problem>);

impl Problem {
    pub fn whole(reason: Reason) -> Self {
        Problem { path: String::new(), reason }
    }
}

impl<'a> At<'a> {
    pub fn key(&'a self, name: &'a str) -> At<'a> {
        At::Key(self, name)
    }

    pub fn index(&'a self, index: usize) -> At<'a> {
        At::Index(self, index)
    }
}

impl Problems {
    pub fn add(&mut self, at: At, reason: Reason) {
        self.add_at(|| at.to_string(), reason);
    }

    pub fn add_at(&mut self, path: impl FnOnce() -> String, reason: Reason) {
        if self.0.len() < MOST_PROBLEMS {
            self.0.push(Problem { path: path(), reason });
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn into_list(self) -> Vec<Problem> {
        self.0
    }
}

impl fmt::Display for At<'_> {
    /// A JSON pointer (RFC 6901).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            At::Top => Ok(()),
            At::Index(above, index) => write!(f, "{above}/{index}"),
            At::Key(above, name) => {
                write!(f, "{above}/{}", name.replace('~', "~0").replace('/', "~1"))
            }
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.as_str() {
            "" => self.reason.fmt(f),
            path => write!(f, "{path}: {}", self.reason),
        }
    }
}

impl std::error::Error for Problem {}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} column {}", self.line, self.column)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::Object => "an object",
            Kind::List => "a list",
            Kind::Text => "a text",
            Kind::Number => "a number",
            Kind::YesOrNo => "true or false",
            Kind::Date => "a date as YYYY-MM-DD",
            Kind::Time => "a time such as 2026-11-20T09:00:00Z",
            Kind::Stamp => "a stamp of 20 characters",
            Kind::Currency => "a currency code of three capital letters",
            Kind::Month => "a month from 1 to 12",
            Kind::Point => "a point as [date, percent]",
        })
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::Empty => write!(f, "the file is empty"),
            Reason::TooLarge { limit } => {
                write!(f, "the file is larger than {} MiB", limit >> 20)
            }
            Reason::Utf16 => write!(f, "the file is UTF-16 from byte 0, save it as UTF-8"),
            Reason::NotUtf8 { offset, looks_like_gbk } => {
                write!(f, "the file is not UTF-8 at byte {offset}")?;
                match looks_like_gbk {
                    true => write!(f, ", it looks like GBK, save it as UTF-8"),
                    false => Ok(()),
                }
            }
            Reason::NotJson { looks_like } => match looks_like {
                Some(Looks::Html) => write!(f, "the file is not JSON, it looks like HTML"),
                Some(Looks::Workbook) => {
                    write!(f, "the file is a workbook or an archive, not JSON")
                }
                None => write!(f, "the file is not JSON"),
            },
            Reason::UnexpectedEnd(place) => write!(f, "the file ends too early, at {place}"),
            Reason::ExtraData(place) => write!(f, "extra data after the end, at {place}"),
            Reason::NoSuchNumber(place) => {
                write!(f, "not a number that JSON allows, at {place}")
            }
            Reason::Syntax(place) => write!(f, "not valid JSON at {place}"),
            Reason::TooDeep { limit } => write!(f, "nested deeper than {limit} levels"),
            Reason::StringTooLong { limit } => write!(f, "text is longer than {limit} bytes"),
            Reason::NotAnObject => write!(f, "expected an object with a format"),
            Reason::NoFormat => write!(f, "not a file from this app: it names no format"),
            Reason::ForeignFormat(found) => {
                write!(f, "not a file from this app: its format is {found:?}")
            }
            Reason::BadVersion(found) => {
                write!(f, "bad version {found}: expected a whole number from 1")
            }
            Reason::NewerVersion { needed, readable } => write!(
                f,
                "the file needs an app that reads version {needed}, this one reads up to {readable}"
            ),
            Reason::WrongChecksum => {
                write!(f, "the file was changed or damaged since it was written")
            }
            Reason::Expected(kind) => write!(f, "expected {kind}"),
            Reason::Missing => write!(f, "is missing"),
            Reason::DuplicateField => write!(f, "the field is given twice"),
            Reason::DuplicateId { first } => write!(f, "the id is taken by {first}"),
            Reason::DuplicateDay { first } => write!(f, "the day is taken by {first}"),
            Reason::UnknownWord { found, allowed } => {
                write!(f, "{found:?} is not one of {}", allowed.join(", "))
            }
            Reason::BadId => write!(f, "an id is 1 to 64 letters, digits, hyphens or underscores"),
            Reason::BadWord => {
                write!(f, "a word is 1 to {LONGEST_WORD} letters, digits or hyphens")
            }
            Reason::MissingRecord(id) | Reason::MissingParent(id) => {
                write!(f, "the file has no record {id:?}")
            }
            Reason::Cycle(titles) => write!(f, "goals in a cycle: {}", titles.join(" → ")),
            Reason::LongCycle { titles, more } => {
                write!(f, "goals in a cycle: {} → and {more} more", titles.join(" → "))
            }
            Reason::CascadeTooDeep => write!(f, "the goal is deeper than {DEEPEST} levels"),
            Reason::TooManyGoals => write!(f, "more than {MOST_GOALS} goals"),
            Reason::TooManyActuals => write!(f, "more than {MOST_ACTUALS} actuals"),
            Reason::NumberOutOfRange => write!(f, "number out of range, at most 10^15"),
            Reason::Negative => write!(f, "must not be negative"),
            Reason::PercentOutOfRange { most } => write!(f, "must be 0 to {most} percent"),
            Reason::RateOutOfRange => write!(f, "too small for this numerator"),
            Reason::NoSuchDate => write!(f, "there is no such date"),
            Reason::DateOutOfRange => write!(f, "date out of range, 1970-01-01 to 2199-12-31"),
            Reason::EndBeforeStart { start } => write!(f, "the end is before {start}"),
            Reason::HighBelowLow { low } => write!(f, "below the lower end, {low}"),
            Reason::DaysDoNotRise => write!(f, "the day is not after the one before"),
            Reason::TextEmpty => write!(f, "must not be empty"),
            Reason::TitleTooLong => write!(f, "longer than {LONGEST_TITLE} characters"),
            Reason::NoteTooLong => write!(f, "longer than {LONGEST_NOTE} characters"),
            Reason::ControlCharacter => write!(f, "holds a control character"),
        }
    }
}
