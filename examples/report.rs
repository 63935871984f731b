//! Prints each goal's numbers of a file: the core as a library, without a browser.
//!
//! `cargo run --release --example report -- FILE.json --as-of 2026-11-20 --format md`

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use chrono::NaiveDate;
use plumbline::domain::cascade::Cascade;
use plumbline::domain::records::workspace::Workspace;
use plumbline::domain::tracking::figures::Figures;
use plumbline::domain::tracking::pace::Status;
use plumbline::domain::values::absent::{Absent, Known};
use plumbline::domain::values::amount::to_f64;
use plumbline::format;
use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::value::RawValue;

const USAGE: &str = "usage: report FILE.json --as-of YYYY-MM-DD --format json|md";

fn main() -> ExitCode {
    let arguments = std::env::args_os().skip(1);
    match run(arguments, &mut io::stdout().lock(), &mut io::stderr().lock()) {
        Ok(code) => ExitCode::from(code),
        // Whoever reads the output has gone away.
        Err(_) => ExitCode::FAILURE,
    }
}

/// Runs with the arguments after the program's name and returns the exit code: 0, or 2 where the arguments or the file
/// are wrong. Errors are those of writing.
pub fn run(
    arguments: impl Iterator<Item = OsString>,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> io::Result<u8> {
    let Some(asked) = Asked::from(arguments) else {
        writeln!(errors, "{USAGE}")?;
        return Ok(2);
    };
    let bytes = match std::fs::read(&asked.file) {
        Ok(bytes) => bytes,
        Err(error) => {
            writeln!(errors, "{}: {error}", asked.file.display())?;
            return Ok(2);
        }
    };
    let workspace = match format::read(&bytes) {
        Ok(read) => read.workspace,
        Err(problems) => {
            for problem in problems {
                writeln!(errors, "{problem}")?;
            }
            return Ok(2);
        }
    };
    let rows = rows(&workspace, asked.as_of);
    match asked.markdown {
        true => write_markdown(&rows, out)?,
        false => {
            serde_json::to_writer_pretty(&mut *out, &Report { goals: rows })?;
            writeln!(out)?;
        }
    }
    Ok(0)
}

struct Asked {
    file: std::path::PathBuf,
    as_of: NaiveDate,
    markdown: bool,
}

impl Asked {
    fn from(mut arguments: impl Iterator<Item = OsString>) -> Option<Self> {
        let (mut file, mut as_of, mut markdown) = (None, None, None);
        while let Some(argument) = arguments.next() {
            match argument.to_str() {
                Some("--as-of") if as_of.is_none() => {
                    let day = arguments.next()?;
                    as_of = Some(NaiveDate::parse_from_str(day.to_str()?, "%Y-%m-%d").ok()?);
                }
                Some("--format") if markdown.is_none() => {
                    markdown = Some(match arguments.next()?.to_str()? {
                        "json" => false,
                        "md" => true,
                        _ => return None,
                    });
                }
                Some(option) if option.starts_with("--") => return None,
                _ if file.is_none() => file = Some(argument.into()),
                _ => return None,
            }
        }
        Some(Asked { file: file?, as_of: as_of?, markdown: markdown? })
    }
}

#[derive(Serialize)]
struct Report {
    goals: Vec<Row>,
}

/// One goal. Shares are of one; numbers are in the metric's base unit; rates are a day's; a gap is negative behind.
#[derive(Serialize)]
struct Row {
    id: String,
    title: String,
    #[serde(skip)]
    depth: usize,
    /// The day of all figures.
    as_of: Option<String>,
    overdue: bool,
    actual: Option<Box<RawValue>>,
    target: Option<Box<RawValue>>,
    progress: Option<f64>,
    attainment: Option<f64>,
    gap: Option<Box<RawValue>>,
    gap_to_date: Option<Box<RawValue>>,
    expected: Option<f64>,
    plan: Option<Box<RawValue>>,
    pace: Option<f64>,
    status: &'static str,
    run_rate: Option<f64>,
    required_run_rate: Option<f64>,
    forecast: Option<f64>,
    /// Periods that were held, of those that were judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    held: Option<[u32; 2]>,
    with_data: u32,
    of: u32,
    /// For each figure that is absent, the reason.
    why: BTreeMap<&'static str, &'static str>,
}

/// The goals in the order of the tree.
fn rows(workspace: &Workspace, as_of: NaiveDate) -> Vec<Row> {
    let cascade = Cascade::new(workspace, as_of);
    let places = cascade.tree().all().into_iter();
    let rows = places.filter_map(|place| {
        let goal = workspace.goals.at(place)?;
        let depth = cascade.tree().depth(place);
        Some(Row::new(goal.id.as_str(), &goal.title, depth, cascade.figures(place)))
    });
    rows.collect()
}

impl Row {
    fn new(id: &str, title: &str, depth: usize, figures: &Figures) -> Self {
        let mut why = BTreeMap::new();
        let mut ratio = |name, figure: Known<f64>| told_or(&mut why, name, figure);
        let progress = ratio("progress", figures.progress);
        let attainment = ratio("attainment", figures.attainment);
        let expected = ratio("expected", figures.expected);
        let pace = ratio("pace", figures.pace);
        let run_rate = ratio("run_rate", figures.run_rate.map(to_f64));
        let required_run_rate = ratio("required_run_rate", figures.required.map(to_f64));
        let forecast = ratio("forecast", figures.forecast.map(to_f64));
        let mut exact = |name, figure: Known<Decimal>| {
            let number = told_or(&mut why, name, figure)?.normalize().to_string();
            RawValue::from_string(number).ok()
        };
        let actual = exact("actual", figures.actual);
        let target = exact("target", figures.target);
        let gap = exact("gap", figures.gap);
        let gap_to_date = exact("gap_to_date", figures.gap_to_date);
        let plan = exact("plan", figures.plan);
        Row {
            id: id.to_owned(),
            title: title.to_owned(),
            depth,
            as_of: figures.as_of.map(|as_of| as_of.day.to_string()),
            overdue: figures.as_of.is_some_and(|as_of| as_of.is_overdue),
            actual,
            target,
            progress,
            attainment,
            gap,
            gap_to_date,
            expected,
            plan,
            pace,
            status: word(figures.status),
            run_rate,
            required_run_rate,
            forecast,
            held: figures.held.map(|held| [held.held, held.judged]),
            with_data: figures.with_data,
            of: figures.of,
            why,
        }
    }
}

/// The figure; the reason where there is none is noted.
fn told_or<T>(
    why: &mut BTreeMap<&'static str, &'static str>,
    name: &'static str,
    figure: Known<T>,
) -> Option<T> {
    let note = |absent: &Absent| {
        why.insert(name, reason(*absent));
    };
    figure.inspect_err(note).ok()
}

fn word(status: Status) -> &'static str {
    match status {
        Status::OnTrack => "on-track",
        Status::AtRisk => "at-risk",
        Status::OffTrack => "off-track",
        Status::TooEarly => "too-early",
        Status::NoData => "no-data",
        Status::Reached => "reached",
        Status::Missed => "missed",
        Status::Open => "open",
        Status::Overdue => "overdue",
    }
}

fn reason(why: Absent) -> &'static str {
    match why {
        Absent::NoNumber => "no-number",
        Absent::NotMeasured => "not-measured",
        Absent::NoTarget => "no-target",
        Absent::NoPeriod => "no-period",
        Absent::NotBegun => "not-begun",
        Absent::NoStart => "no-start",
        Absent::Level => "a-level",
        Absent::Kept => "kept-not-reached",
        Absent::DoneOrNot => "done-or-not",
        Absent::MeanOfProgress => "mean-of-progress",
        Absent::Reached => "reached",
        Absent::Over => "over",
        Absent::TooEarly => "too-early",
        Absent::Misleading => "misleading",
        Absent::UnlikeUnits => "unlike-units",
        Absent::UnlikeAggregations => "unlike-aggregations",
        Absent::TooLarge => "too-large",
    }
}

fn write_markdown(rows: &[Row], out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        "| Goal | As of | Progress | Expected | Pace | Attainment | Gap | Forecast | Status | Data |\n\
         |:--|:--|--:|--:|--:|--:|--:|--:|:--|--:|"
    )?;
    for row in rows {
        let indent = "&emsp;".repeat(row.depth.saturating_sub(1));
        let title = row.title.replace(['\r', '\n', '\t'], " ").replace('|', "\\|");
        let share = |value: Option<f64>| told(value.map(|share| format!("{:.1} %", share * 100.0)));
        writeln!(
            out,
            "| {indent}{title} | {} | {} | {} | {} | {} | {} | {} | {} | {}/{} |",
            told(row.as_of.clone()),
            share(row.progress),
            share(row.expected),
            share(row.pace),
            share(row.attainment),
            told(row.gap.as_ref().map(ToString::to_string)),
            told(row.forecast.map(|forecast| format!("{forecast:.1}"))),
            row.status,
            row.with_data,
            row.of,
        )?;
    }
    Ok(())
}

fn told(text: Option<String>) -> String {
    text.unwrap_or_else(|| "–".to_owned())
}
