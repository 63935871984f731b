//! A repository rule: what a person reads is written in `src/locales`, nowhere else.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};

use plumbline::domain::Language;
use plumbline::locales::Texts;

const FOLDERS: [&str; 3] = ["src/ui", "src/view", "src/model"];

/// Han characters, Chinese punctuation and the full-width forms.
fn is_chinese(character: char) -> bool {
    matches!(character, '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

/// Line numbers, from 1, that hold Chinese characters outside of comment lines and of the tests at the end of a file.
fn lines_with_chinese(source: &str) -> Vec<usize> {
    source
        .lines()
        .enumerate()
        .take_while(|(_, line)| line.trim() != "mod tests {")
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .filter(|(_, line)| line.contains(is_chinese))
        .map(|(index, _)| index + 1)
        .collect()
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            rust_files(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    Ok(())
}

#[test]
fn screens_views_and_model_hold_no_chinese_text_of_their_own() -> std::io::Result<()> {
    let mut files = Vec::new();
    for folder in FOLDERS {
        rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut files)?;
    }
    assert!(!files.is_empty(), "found no source to read in {FOLDERS:?}");
    let mut offences = Vec::new();
    for file in files {
        for line in lines_with_chinese(&fs::read_to_string(&file)?) {
            offences.push(format!("{}:{line}", file.display()));
        }
    }
    assert!(offences.is_empty(), "these texts belong in src/locales:\n{}", offences.join("\n"));
    Ok(())
}

/// The panel that stands in the page for when the app can't say anything any more (R29).
#[test]
fn the_static_panel_says_what_the_tables_say() {
    let page = include_str!("../public/index.html");
    for language in Language::ALL {
        let texts = Texts::of(language);
        for text in [
            texts.stopped_title(),
            texts.stopped_lead(),
            texts.stopped_save(),
            texts.stopped_reload(),
        ] {
            let part = format!("<span lang=\"{}\">{text}</span>", language.tag());
            assert!(page.contains(&part), "the page has no {part}");
        }
    }
}

#[test]
fn comments_and_test_data_may_be_chinese_and_nothing_else() {
    let source =
        "// 说明\nlet title = \"目标\";\n    /// 达成率\nmod tests {\nlet name = \"张三\";\n";
    assert_eq!(lines_with_chinese(source), [2]);
}
