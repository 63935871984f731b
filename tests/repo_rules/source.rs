//! The repository's source as the rules read it: without comments, texts in quotes, and tests.

use std::fs;
use std::path::{Path, PathBuf};

/// One source file.
pub struct Source {
    /// From the repository's root, with `/`.
    pub path: String,
    pub text: String,
}

/// A line of code, with its number from 1.
pub struct Line {
    pub number: usize,
    pub code: String,
}

/// Every file in these folders whose name ends so, sorted by path.
pub fn files(folders: &[&str], ending: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    for folder in folders {
        collect(&root.join(folder), &mut paths);
    }
    paths.sort();
    let named = paths.into_iter().filter(|path| path.to_string_lossy().ends_with(ending));
    let found: Vec<Source> = named
        .map(|path| Source {
            text: fs::read_to_string(&path).unwrap_or_default(),
            path: path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/"),
        })
        .collect();
    assert!(!found.is_empty(), "found no {ending} in {folders:?}");
    found
}

/// The places that a rule complains of, with the rule's reason.
pub fn no_offences(reason: &str, offences: Vec<String>) {
    assert!(offences.is_empty(), "{reason}:\n  {}", offences.join("\n  "));
}

impl Source {
    /// The lines of code up to the tests at the end of the file.
    pub fn code(&self) -> Vec<Line> {
        code_lines(&self.text)
    }

    /// The places where one of these words stands in code, as a word of its own.
    pub fn places_of(&self, words: &[&str]) -> Vec<String> {
        let mut places = Vec::new();
        for line in self.code() {
            for word in words {
                if has_word(&line.code, word) {
                    places.push(format!("{}:{} {word}", self.path, line.number));
                }
            }
        }
        places
    }
}

/// Code without comments and without what stands in quotes; it ends where a module of tests begins.
pub fn code_lines(text: &str) -> Vec<Line> {
    text.lines()
        .enumerate()
        .take_while(|(_, line)| !matches!(line.trim(), "mod tests {" | "pub mod testing;"))
        .map(|(index, line)| Line { number: index + 1, code: without_quotes_and_comment(line) })
        .collect()
}

/// Whether a word stands in code with nothing of a name beside it.
pub fn has_word(code: &str, word: &str) -> bool {
    let of_a_name = |c: char| c.is_alphanumeric() || c == '_';
    let starts_name = word.starts_with(of_a_name);
    let ends_name = word.ends_with(of_a_name);
    code.match_indices(word).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + word.len()..].chars().next();
        let is_longer = (starts_name && before.is_some_and(of_a_name))
            || (ends_name && after.is_some_and(of_a_name));
        !is_longer
    })
}

fn without_quotes_and_comment(line: &str) -> String {
    let mut code = String::new();
    let mut rest = line;
    while let Some(at) = rest.find(['"', '/']) {
        code.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with("//") {
            return code;
        }
        if let Some(quoted) = rest.strip_prefix('"') {
            let mut is_escaped = false;
            let end = quoted.find(|c| {
                let ends = c == '"' && !is_escaped;
                is_escaped = c == '\\' && !is_escaped;
                ends
            });
            rest = end.map_or("", |end| &quoted[end + 1..]);
        } else {
            code.push('/');
            rest = &rest[1..];
        }
    }
    code + rest
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(&path, found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn rules_read_code_and_not_comments_texts_or_tests() {
    let text = "use a::b; // unwrap()\nlet s = \"unwrap() \\\" //\"; c / d\n/// unwrap()\nmod tests {\n unwrap()\n";
    let code: Vec<String> = code_lines(text).into_iter().map(|line| line.code).collect();
    assert_eq!(code, ["use a::b; ", "let s = ; c / d", ""]);
    assert!(has_word("leptos::web_sys::Event", "web_sys"));
    assert!(has_word("x.unwrap()", ".unwrap()"));
    assert!(!has_word("my_web_sys", "web_sys"));
    assert!(!has_word("web_system", "web_sys"));
}
