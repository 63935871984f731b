//! Writes the samples that come with the app: one company's year 2026, in Chinese and in English.
//!
//! `cargo run --example samples`

use std::error::Error;
use std::path::{Path, PathBuf};

use plumbline::domain::Language;
use plumbline::format::{self, Scope};

#[path = "samples/brand.rs"]
mod brand;
#[path = "samples/build.rs"]
mod build;
#[path = "samples/company.rs"]
mod company;
#[path = "samples/operations.rs"]
mod operations;
#[path = "samples/quarters.rs"]
mod quarters;
#[path = "samples/revenue.rs"]
mod revenue;
#[path = "samples/spec.rs"]
mod spec;
#[path = "samples/weeks.rs"]
mod weeks;

fn main() -> Result<(), Box<dyn Error>> {
    for language in Language::ALL {
        let path = path(language);
        std::fs::write(&path, file(language)?)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        println!("{}", path.display());
    }
    Ok(())
}

/// Where the sample of a language is kept.
pub fn path(language: Language) -> PathBuf {
    let name = format!("plumbline-sample-{}.json", language.tag());
    Path::new(env!("CARGO_MANIFEST_DIR")).join("public/samples").join(name)
}

/// The sample as a file. Errors tell which id or number of the sample is none.
pub fn file(language: Language) -> Result<String, Box<dyn Error>> {
    let workspace = build::workspace(language)?;
    Ok(format::write(&workspace, &[], build::WRITTEN_MS as i64, &Scope::Whole))
}
