//! Manners: what code may not do, how files begin and how long they are.

use std::path::Path;

use crate::source::{files, no_offences};

const CODE: [&str; 3] = ["src", "xtask/src", "examples"];
const ALL: [&str; 5] = ["src", "xtask/src", "examples", "tests", "benches"];

/// Longer than this, a file usually does two things.
const MOST_LINES: usize = 400;

/// Files that are longer, and why.
const LONGER: [(&str, &str); 3] = [
    ("src/format/convert.rs", "one table: each record's shape in the file and back"),
    ("tests/charts.rs", "one table of drawings with their golden files"),
    ("tests/format/refused.rs", "one table of bad input"),
];

#[test]
fn code_never_panics_on_purpose() {
    let words = [
        ".unwrap()",
        ".expect(",
        "panic!",
        "todo!",
        "unimplemented!",
        "unreachable!",
        "dbg!",
        "unwrap_unchecked",
    ];
    let sources = files(&CODE, ".rs");
    // What stands in a module of that name is for tests.
    let code = sources.iter().filter(|s| !s.path.contains("/testing"));
    no_offences(
        "no panic reaches a person: return an error that names the place and the reason",
        code.flat_map(|source| source.places_of(&words)).collect(),
    );
}

#[test]
fn screens_and_core_print_nothing() {
    let sources = files(&["src"], ".rs");
    let code = sources.iter().filter(|s| s.path != "src/main.rs");
    let words = ["println!", "eprintln!", "print!", "console::log_1"];
    no_offences(
        "what a person should know is a notice, not a line in a console",
        code.flat_map(|source| source.places_of(&words)).collect(),
    );
}

#[test]
fn every_file_opens_by_saying_what_it_is() {
    let offences = files(&ALL, ".rs")
        .iter()
        .filter(|source| !source.text.starts_with("//! "))
        .map(|source| format!("{}:1", source.path))
        .collect();
    no_offences("a file's first line says in a sentence what it is for: `//! …`", offences);
}

#[test]
fn no_file_is_longer_than_it_has_a_reason_to_be() {
    let mut offences = Vec::new();
    let sources = files(&ALL, ".rs");
    for source in &sources {
        let lines = source.text.lines().count();
        let is_listed = LONGER.iter().any(|(path, _)| *path == source.path);
        if lines > MOST_LINES && !is_listed {
            offences.push(format!("{}:{lines} split it, or list it with a reason", source.path));
        }
        if lines <= MOST_LINES && is_listed {
            offences.push(format!("{}:{lines} is short now: strike it off the list", source.path));
        }
    }
    for (path, _) in LONGER {
        if !sources.iter().any(|source| source.path == path) {
            offences.push(format!("{path} is listed and not there"));
        }
    }
    no_offences("a file does one thing, and can be read in one go", offences);
}

#[test]
fn every_golden_and_fixture_file_is_used() {
    let code: String = files(&ALL, ".rs").into_iter().map(|s| s.text).collect();
    let pages = ["html", "js"].map(|ending| files(&["tests"], &format!(".{ending}")));
    let pages: String = pages.into_iter().flatten().map(|s| s.text).collect();
    let all = code + &pages;
    let mut offences = Vec::new();
    for folder in ["tests/golden", "tests/fixtures", "tests/journeys/fixtures"] {
        for source in files(&[folder], "") {
            let name = Path::new(&source.path).file_name().unwrap().to_string_lossy();
            let stem = name.split('.').next().unwrap_or_default();
            if !all.contains(&*name) && !all.contains(&format!("\"{stem}\"")) {
                offences.push(source.path);
            }
        }
    }
    no_offences("a file that no test reads proves nothing", offences);
}

#[test]
fn every_style_sheet_is_in_the_page() {
    let page = include_str!("../../public/index.html");
    let offences = files(&["style"], ".css")
        .into_iter()
        .filter(|source| !page.contains(&format!("../{}\"", source.path)))
        .map(|source| source.path)
        .collect();
    no_offences("a style sheet that public/index.html does not link is not there", offences);
}
