//! Imports: no files name each other in a circle, and a storey of the domain names only those below it.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{Source, files, no_offences};

/// The storeys of the domain, from the ground up.
const STOREYS: [&str; 4] = ["values", "records", "tracking", "cascade"];

/// The files of the crate by their modules: `a/b.rs` and `a/b/mod.rs` are both `a::b`.
struct Modules {
    code: BTreeMap<String, String>,
}

impl Modules {
    fn of(sources: &[Source]) -> Self {
        let code = sources.iter().map(|source| {
            let lines: Vec<String> = source.code().into_iter().map(|line| line.code).collect();
            (module_of(&source.path), lines.join("\n"))
        });
        Modules { code: code.collect() }
    }

    /// Which modules each one names.
    fn edges(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let edges = self.code.iter().map(|(module, code)| {
            let named = paths_in(code).into_iter().filter_map(|path| self.resolve(module, &path));
            (module.as_str(), named.filter(|named| named != module).collect())
        });
        edges.collect()
    }

    /// The module whose file has what a path names, through whatever hands it on.
    fn resolve(&self, from: &str, path: &str) -> Option<&str> {
        let mut parts: Vec<&str> = path.split("::").collect();
        let mut full: Vec<&str> = match *parts.first()? {
            "crate" => Vec::new(),
            "self" | "super" => from.split("::").collect(),
            _ => return None,
        };
        if parts[0] != "super" {
            parts.remove(0);
        }
        while parts.first() == Some(&"super") {
            full.pop();
            parts.remove(0);
        }
        full.extend(parts);
        let (module, rest) = (1..=full.len()).rev().find_map(|count| {
            let (module, _) = self.code.get_key_value(&full[..count].join("::"))?;
            Some((module.as_str(), &full[count..]))
        })?;
        let handed_on = rest.first().and_then(|name| {
            let path = handed_on(&self.code[module])
                .into_iter()
                .find(|path| path.ends_with(&format!("::{name}")))?;
            self.resolve(module, &format!("self::{path}"))
        });
        Some(handed_on.unwrap_or(module))
    }
}

fn module_of(path: &str) -> String {
    let path = path.trim_start_matches("src/").trim_end_matches(".rs");
    path.trim_end_matches("/mod").replace('/', "::")
}

/// Every path that begins at the crate, at this module or at the one above it.
fn paths_in(code: &str) -> Vec<String> {
    let (mut paths, mut rest) = (Vec::new(), String::new());
    for statement in code.split_inclusive(';') {
        match statement.split_once("use ") {
            Some((before, tree)) if is_blank_line(before) => {
                rest.push_str(before);
                paths.extend(expanded(tree.trim_end_matches(';')));
            }
            _ => rest.push_str(statement),
        }
    }
    for start in ["crate::", "super::"] {
        paths.extend(rest.match_indices(start).map(|(at, _)| {
            let of_a_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
            let end = rest[at..].find(|c| !of_a_path(c)).map_or(rest.len(), |end| at + end);
            rest[at..end].trim_end_matches(':').to_owned()
        }));
    }
    paths
}

/// What a module hands on as its own, by the paths from there.
fn handed_on(code: &str) -> Vec<String> {
    let statements = code.split(';').filter_map(|statement| statement.split_once("pub use "));
    statements.flat_map(|(_, tree)| expanded(tree)).collect()
}

/// Nothing but attributes stands before it on its line.
fn is_blank_line(before: &str) -> bool {
    before.rsplit('\n').next().is_some_and(|line| line.trim().is_empty())
}

/// `a::{b, c::{d, e}}` as `a::b`, `a::c::d` and `a::c::e`.
fn expanded(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some((prefix, inner)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or_default();
        return vec![path.trim().trim_end_matches("::*").trim_end_matches("::self").to_owned()];
    };
    let inner = inner.trim_end().trim_end_matches('}');
    let (mut depth, mut start, mut paths) = (0, 0, Vec::new());
    let mut add = |branch: &str| {
        if !branch.trim().is_empty() {
            paths.extend(expanded(branch).into_iter().map(|path| format!("{prefix}{path}")));
        }
    };
    for (at, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                add(&inner[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    add(&inner[start..]);
    paths
}

/// What is left of the edges when every module is taken away that names none or is named by none.
fn circles<'a>(mut edges: BTreeMap<&'a str, BTreeSet<&'a str>>) -> Vec<String> {
    loop {
        let named: BTreeSet<&str> = edges.values().flatten().copied().collect();
        let before = edges.len();
        edges.retain(|module, names| !names.is_empty() && named.contains(module));
        let left: BTreeSet<&str> = edges.keys().copied().collect();
        edges.values_mut().for_each(|names| names.retain(|name| left.contains(name)));
        if edges.len() == before {
            break;
        }
    }
    edges.iter().map(|(module, names)| format!("{module} names {names:?}")).collect()
}

#[test]
fn no_files_name_each_other_in_a_circle() {
    let sources = files(&["src"], ".rs");
    no_offences(
        "files in a circle can only be understood together; a type in their midst wants a place below both",
        circles(Modules::of(&sources).edges()),
    );
}

#[test]
fn a_storey_of_the_domain_names_only_those_below_it() {
    let sources = files(&["src/domain"], ".rs");
    let modules = Modules::of(&sources);
    let storey = |module: &str| {
        let room = module.split("::").nth(1)?;
        STOREYS.iter().position(|storey| *storey == room)
    };
    let mut offences = Vec::new();
    for (module, names) in modules.edges() {
        let Some(own) = storey(module) else {
            continue;
        };
        let above = names.into_iter().filter(|name| storey(name) > Some(own));
        offences.extend(above.map(|name| format!("{module} names {name}")));
    }
    no_offences("values know no records, and one goal knows nothing of the others", offences);
}

#[test]
fn imports_are_read_as_the_compiler_does() {
    let source = |path: &str, text: &str| Source { path: path.into(), text: text.into() };
    let sources = [
        source("src/a/mod.rs", "pub mod b;\npub mod c;\npub use b::{Thing, Other};\n"),
        source("src/a/b.rs", "use super::c::{self, One};\nuse std::fmt;\n"),
        source("src/a/c.rs", "fn f() -> crate::d::Type {}\nmod tests {\nuse crate::a::Thing;\n}"),
        source("src/d.rs", "use crate::{a::{Thing, c::One}, e};\n"),
        source("src/e.rs", "// use crate::d;\n"),
    ];
    let modules = Modules::of(&sources);
    let edges = modules.edges();
    let names = |module: &str| edges[module].iter().copied().collect::<Vec<_>>();
    assert_eq!(names("a"), [""; 0]);
    assert_eq!(names("a::b"), ["a::c"]);
    assert_eq!(names("a::c"), ["d"]);
    assert_eq!(names("d"), ["a::b", "a::c", "e"]);
    assert_eq!(names("e"), [""; 0]);
    assert_eq!(
        circles(edges),
        [r#"a::b names {"a::c"}"#, r#"a::c names {"d"}"#, r#"d names {"a::b", "a::c"}"#]
    );
}
