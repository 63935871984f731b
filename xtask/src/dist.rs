//! `cargo xtask dist`: the release, a folder of files for any static host and any sub-path.

use anyhow::{Result, bail};

use crate::app;
use crate::process::root;

/// Builds into `dist/` and prints the sizes.
pub fn run(arguments: &[String]) -> Result<()> {
    if !arguments.is_empty() {
        bail!("`cargo xtask dist` takes no arguments");
    }
    let folder = root().join("dist");
    app::build_release(&folder)?;
    println!();
    app::print_sizes(&folder)?;
    println!("\n✓ dist/ is ready: copy it to any static host, under any path");
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use crate::process::root;

    fn part_of(file: &str, before: &str, after: &str) -> String {
        let text = fs::read_to_string(root().join(file)).unwrap();
        let (_, rest) = text.split_once(before).unwrap();
        rest.split_once(after).unwrap().0.to_owned()
    }

    #[test]
    fn hosts_that_read_headers_send_the_policy_of_the_page_and_forbid_framing() {
        let page = part_of("public/index.html", "Content-Security-Policy\" content=\"", "\"");
        let headers = part_of("public/_headers", "Content-Security-Policy: ", "\n");
        assert_eq!(headers, format!("{page}; frame-ancestors 'none'"));
    }

    #[test]
    fn the_browser_paints_its_own_parts_in_the_colour_of_the_paper() {
        let paper = part_of("style/tokens.css", "--paper: light-dark(", ")");
        let (light, dark) = paper.split_once(", ").unwrap();
        let theme = |scheme: &str| {
            let before = format!("(prefers-color-scheme: {scheme})\" content=\"");
            part_of("public/index.html", &before, "\"")
        };
        assert_eq!(theme("light"), light);
        assert_eq!(theme("dark"), dark);
        for key in ["theme_color", "background_color"] {
            let before = format!("\"{key}\": \"");
            assert_eq!(part_of("public/manifest.webmanifest", &before, "\""), light);
        }
    }
}
