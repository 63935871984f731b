//! Prints each goal's numbers of a file: the core as a library, without a browser.
//!
//! `cargo run --release --example report -- FILE.json --as-of 2026-11-20 --format md`

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use chrono::NaiveDate;
use plumbline::domain::cascade::Cascade;
use plumbline::domain::figures::Figures;
use plumbline::domain::pace::Status;
use plumbline::domain::workspace::Workspace;
use plumbline::format;
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

/// One goal. Shares are of one; the gap is exact, in the metric's base unit; rates are a day's.
#[derive(Serialize)]
struct Row {
    id: String,
    title: String,
    #[serde(skip)]
    depth: usize,
    progress: Option<f64>,
    attainment: Option<f64>,
    gap: Option<Box<RawValue>>,
    expected: Option<f64>,
    pace: Option<f64>,
    status: &'static str,
    run_rate: Option<f64>,
    required_run_rate: Option<f64>,
    forecast: Option<f64>,
    with_data: u32,
    of: u32,
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
        let gap = figures.gap.map(|gap| gap.normalize().to_string());
        Row {
            id: id.to_owned(),
            title: title.to_owned(),
            depth,
            progress: figures.progress,
            attainment: figures.attainment,
            gap: gap.and_then(|gap| RawValue::from_string(gap).ok()),
            expected: figures.expected,
            pace: figures.pace,
            status: word(figures.status),
            run_rate: figures.speed.map(|speed| speed.run_rate),
            required_run_rate: figures.speed.and_then(|speed| speed.required),
            forecast: figures.speed.map(|speed| speed.forecast),
            with_data: figures.with_data,
            of: figures.of,
        }
    }
}

fn word(status: Status) -> &'static str {
    match status {
        Status::OnTrack => "on-track",
        Status::AtRisk => "at-risk",
        Status::OffTrack => "off-track",
        Status::TooEarly => "too-early",
        Status::NoData => "no-data",
    }
}

fn write_markdown(rows: &[Row], out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        "| Goal | Progress | Expected | Pace | Attainment | Gap | Forecast | Status | Data |\n\
         |:--|--:|--:|--:|--:|--:|--:|:--|--:|"
    )?;
    for row in rows {
        let indent = "&emsp;".repeat(row.depth.saturating_sub(1));
        let title = row.title.replace(['\r', '\n', '\t'], " ").replace('|', "\\|");
        let share = |value: Option<f64>| told(value.map(|share| format!("{:.1} %", share * 100.0)));
        writeln!(
            out,
            "| {indent}{title} | {} | {} | {} | {} | {} | {} | {} | {}/{} |",
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
