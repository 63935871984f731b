//! The layers: who may name whom, and who alone may name the outside.

use crate::source::{Source, files, has_word, no_offences};

/// Each layer, in reading order, with the layers that it may name.
const LAYERS: [(&str, &[&str]); 8] = [
    ("domain", &[]),
    ("charts", &["domain"]),
    ("format", &["domain"]),
    ("model", &["domain", "format"]),
    // Words what the core found: it turns the errors of `model` and `format` into sentences.
    ("locales", &["domain", "format", "model"]),
    ("view", &["domain", "charts", "format", "model", "locales"]),
    ("shell", &["domain", "model"]),
    ("ui", &["domain", "charts", "format", "model", "locales", "view", "shell"]),
];

/// The layers that run the same natively and in a browser.
const PURE: [&str; 6] = ["domain", "charts", "format", "model", "locales", "view"];

const WEB_CRATES: [&str; 8] = [
    "leptos",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "gloo",
    "gloo_timers",
    "indexed_db_futures",
];

fn sources(layers: &[&str]) -> Vec<Source> {
    layers.iter().flat_map(|layer| files(&[&format!("src/{layer}")], ".rs")).collect()
}

fn places(layers: &[&str], words: &[&str]) -> Vec<String> {
    let sources = sources(layers);
    sources.iter().flat_map(|s| s.places_of(words)).collect()
}

#[test]
fn every_layer_is_listed_here() {
    let lib = include_str!("../../src/lib.rs");
    let mut declared: Vec<&str> = lib.lines().filter_map(|l| l.strip_prefix("pub mod ")).collect();
    declared.sort_unstable();
    let mut listed: Vec<String> = LAYERS.map(|(layer, _)| format!("{layer};")).into();
    listed.sort_unstable();
    assert_eq!(declared, listed);
}

#[test]
fn a_layer_names_only_the_layers_below_it() {
    let mut offences = Vec::new();
    for (layer, below) in LAYERS {
        let above: Vec<String> = LAYERS
            .iter()
            .filter(|(other, _)| *other != layer && !below.contains(other))
            .map(|(other, _)| format!("crate::{other}"))
            .collect();
        let above: Vec<&str> = above.iter().map(String::as_str).collect();
        offences.extend(places(&[layer], &above));
    }
    no_offences(
        "data goes one way; a lower layer that names a higher one ties them into a knot",
        offences,
    );
}

#[test]
fn the_pure_layers_name_no_web_crate() {
    no_offences(
        "these layers are tested natively in milliseconds and serve as a library",
        places(&PURE, &WEB_CRATES),
    );
}

#[test]
fn the_pure_layers_know_no_clock_and_no_randomness() {
    let words = [
        "SystemTime",
        "Instant",
        "Utc",
        "Local",
        "rand",
        "random",
        "getrandom",
        "std::env",
        "std::fs",
    ];
    no_offences(
        "today, stamps and fresh ids come in as arguments, so that every rule can be tested on any day",
        places(&PURE, &words),
    );
}

#[test]
fn only_the_format_names_serde() {
    let others: Vec<&str> =
        (LAYERS.iter().map(|(layer, _)| *layer)).filter(|layer| *layer != "format").collect();
    no_offences(
        "a domain type that serialises itself freezes the domain; files have frozen shapes of their own",
        places(&others, &["serde", "serde_json", "Serialize", "Deserialize"]),
    );
}

#[test]
fn only_the_screens_name_leptos() {
    no_offences(
        "leptos can be replaced without touching what the app means",
        places(&["shell"], &["leptos"]),
    );
}

/// What a number about a goal is made of: these modules are the domain's own.
const PIECES: [&str; 10] = [
    "domain::tracking::aggregate",
    "domain::values::apportion",
    "domain::tracking::as_of",
    "domain::tracking::held",
    "domain::values::plan::Share",
    "domain::tracking::road",
    "domain::cascade::roll_up",
    "domain::tracking::standing",
    "domain::values::steps",
    "elapsed_days",
];

#[test]
fn numbers_about_goals_are_worked_out_in_the_domain() {
    no_offences(
        "a number that is worked out in two places is two numbers one day; ask for a figure",
        places(&["charts", "model", "locales", "view", "ui"], &PIECES),
    );
}

/// What the screens take from the browser: elements, events and timers for what is shown, all of them from leptos. Time,
/// storage, files, languages, the address and the network are the shell's.
#[test]
fn the_screens_reach_the_outside_through_the_shell() {
    let words = [
        "js_sys",
        "gloo",
        "gloo_timers",
        "wasm_bindgen_futures",
        "indexed_db_futures",
        "local_storage",
        "session_storage",
        "navigator",
        "location()",
        "history()",
        "fetch_with_str",
        "clipboard",
        "Date",
    ];
    let mut offences = places(&["ui"], &words);
    for source in sources(&["ui"]) {
        for line in source.code() {
            for name in ["web_sys", "wasm_bindgen"] {
                let from_leptos = line.code.replace(&format!("leptos::{name}"), "");
                if has_word(&from_leptos, name) {
                    offences
                        .push(format!("{}:{} {name} not from leptos", source.path, line.number));
                }
            }
        }
    }
    no_offences(
        "one place to look for everything that can fail, and to replace under test",
        offences,
    );
}

#[test]
fn only_the_shell_and_the_screens_are_compiled_for_the_web_alone() {
    no_offences(
        "what is compiled for the web alone is not tested natively",
        places(&PURE, &["cfg(target_arch", "cfg!(target_arch"]),
    );
}

#[test]
fn html_is_set_only_where_a_chart_is_shown() {
    let offences =
        places(&["ui", "shell"], &["inner_html", "set_inner_html", "insert_adjacent_html"]);
    let others =
        offences.into_iter().filter(|place| !place.starts_with("src/ui/components/chart.rs:"));
    no_offences(
        "text from files must never become markup; only drawings, which escape it, are",
        others.collect(),
    );
}
