//! Cuts a release into the part that starts the app and parts that are fetched when they are asked for.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::app::files_in;
use crate::process::{command, root, run};
use crate::tools;

/// What the app's files are called, all in one folder that is named after what is in them.
const NAME: &str = "plumbline";

/// What rustc writes and every supported browser runs.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Puts the app's code in parts in the place of the one piece that trunk has built into `folder`.
pub fn cut(folder: &Path) -> Result<()> {
    println!("… cutting the app into parts");
    let whole = root().join("target/wasm32-unknown-unknown/release/plumbline.wasm");
    let raw = root().join("target/parts");
    if raw.exists() {
        fs::remove_dir_all(&raw).with_context(|| format!("could not empty {}", raw.display()))?;
    }
    let code = raw.join("code");
    run(command(tools::wasm_split()?.join("wasm-split-cli")).arg(&whole).arg(&raw).args([
        "--target",
        "web",
        "--out-name",
        NAME,
    ]))?;
    run(command(tools::wasm_bindgen()?.join("wasm-bindgen"))
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports"])
        .args(["--out-name", NAME, "--out-dir"])
        .args([&code, &raw.join(NAME).with_extension("wasm")]))?;
    fs::remove_file(raw.join(NAME).with_extension("wasm"))
        .context("could not remove the main part as it was before its bindings")?;
    for part in files_in(&raw)?.iter().filter(|part| !part.starts_with(&code)) {
        let name = part.file_name().context("a part without a name")?;
        fs::rename(part, code.join(name))
            .with_context(|| format!("could not move {}", part.display()))?;
    }
    optimise(&code)?;
    put(&code, folder)
}

fn optimise(code: &Path) -> Result<()> {
    let Some(bin) = tools::wasm_opt()? else {
        println!("! without wasm-opt the parts stay about half as large again");
        return Ok(());
    };
    let is_wasm = |file: &PathBuf| file.extension().is_some_and(|kind| kind == "wasm");
    for part in files_in(code)?.into_iter().filter(is_wasm) {
        run(command(bin.join("wasm-opt"))
            .args(["-Oz", "--strip-debug", "--quiet"])
            .args(WASM_FEATURES)
            .args([&part, &PathBuf::from("-o"), &part]))?;
    }
    Ok(())
}

/// Moves the parts into the build and names them in its document.
fn put(code: &Path, folder: &Path) -> Result<()> {
    let mut hasher = DefaultHasher::new();
    for part in files_in(code)? {
        let bytes =
            fs::read(&part).with_context(|| format!("could not read {}", part.display()))?;
        hasher.write(&bytes);
    }
    let place = format!("code-{:016x}", hasher.finish());
    fs::rename(code, folder.join(&place))
        .with_context(|| format!("could not move {}", code.display()))?;

    let page = folder.join("index.html");
    let mut text =
        fs::read_to_string(&page).with_context(|| format!("could not read {}", page.display()))?;
    for (attribute, part) in [
        ("data-js=\"", format!("{place}/{NAME}.js")),
        ("data-wasm=\"", format!("{place}/{NAME}_bg.wasm")),
    ] {
        let named = text.split_once(attribute);
        let named = named.and_then(|(_, rest)| rest.split_once('"'));
        let Some((whole, _)) = named else {
            bail!("{} names no {attribute}…\"", page.display());
        };
        let whole = whole.to_owned();
        fs::remove_file(folder.join(&whole))
            .with_context(|| format!("could not remove {whole} from the build"))?;
        text = text.replace(&whole, &part);
    }
    // Both scripts are asked for at once, not the second when the first has been read.
    let ahead = format!("{place}/{NAME}.js\">");
    let both = format!("{ahead}<link rel=\"modulepreload\" href=\"./{place}/__wasm_split.js\">");
    fs::write(&page, text.replace(&ahead, &both))
        .with_context(|| format!("could not write {}", page.display()))
}
