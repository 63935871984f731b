//! Names a build and lists its files for the service worker, which keeps them for starts without a network.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::app::files_in;
use crate::process::root;

/// What the worker keeps as `./`, and what only hosts and browsers read.
const NOT_LISTED: [&str; 2] = ["index.html", "_headers"];

/// Writes the build's name into the document of a finished build in `folder`, and the worker beside it.
///
/// The name is drawn from every file, so that another build has another worker, byte by byte. Only a release is
/// finished this way: what `cargo xtask serve` builds has no worker and asks for none.
pub fn finish(folder: &Path) -> Result<()> {
    let mut names: Vec<String> = Vec::new();
    let mut hasher = DefaultHasher::new();
    for file in files_in(folder)? {
        let bytes =
            fs::read(&file).with_context(|| format!("could not read {}", file.display()))?;
        let name = file.strip_prefix(folder).unwrap_or(&file);
        let parts: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
        let name = parts.join("/");
        hasher.write(name.as_bytes());
        hasher.write(&bytes);
        if !NOT_LISTED.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let build = format!("{:016x}", hasher.finish());

    let page = folder.join("index.html");
    let meta = "<meta name=\"plumbline-build\"";
    let named = format!("{meta} content=\"{build}\"");
    write_filled(&page, &page, &[(meta, &named)])?;

    // JSON strings are JavaScript strings, and no file has a name that either would escape.
    let list = format!("const files = {names:?};");
    let build = format!("const build = '{build}';");
    write_filled(
        &root().join("public/service-worker.js"),
        &folder.join("service-worker.js"),
        &[("const build = '';", &build), ("const files = [];", &list)],
    )
}

/// Copies a text with each of the places filled in, which it must have exactly once.
fn write_filled(from: &Path, to: &Path, places: &[(&str, &str)]) -> Result<()> {
    let mut text =
        fs::read_to_string(from).with_context(|| format!("could not read {}", from.display()))?;
    for (place, filled) in places {
        if text.matches(place).count() != 1 {
            bail!("{} must have `{place}` exactly once", from.display());
        }
        text = text.replace(place, filled);
    }
    fs::write(to, text).with_context(|| format!("could not write {}", to.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build_with(css: &str, name: &str) -> (String, String) {
        let folder = std::env::temp_dir().join(format!("plumbline-{}-{name}", std::process::id()));
        let write = |name: &str, text: &str| {
            let file = folder.join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        };
        write("index.html", "<meta name=\"plumbline-build\" data-js=\"a.js\">");
        write("_headers", "/*");
        write("a.js", "start()");
        write("samples/en.json", "{}");
        write("style.css", css);
        finish(&folder).unwrap();
        let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
        let built = (read("index.html"), read("service-worker.js"));
        fs::remove_dir_all(&folder).unwrap();
        built
    }

    #[test]
    fn the_worker_lists_every_file_of_the_build_and_carries_the_name_that_is_in_the_document() {
        let (page, worker) = build_with("", "lists");
        assert!(worker.contains("const files = [\"a.js\", \"samples/en.json\", \"style.css\"];"));
        let (_, build) = page.split_once("content=\"").unwrap();
        let (build, _) = build.split_once('"').unwrap();
        assert_eq!(build.len(), 16);
        assert!(worker.contains(&format!("const build = '{build}';")));
    }

    #[test]
    fn another_build_has_another_worker_and_the_same_one_has_the_same() {
        let first = build_with("p{}", "first");
        assert_eq!(build_with("p{}", "again"), first);
        assert_ne!(build_with("b{}", "other").1, first.1);
    }
}
