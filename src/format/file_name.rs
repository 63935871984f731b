//! The name under which a file is saved.

use chrono::NaiveDate;

use super::scalar::write_day;
use crate::domain::records::workspace::Workspace;

/// The most characters of a title in a file's name; with four bytes each they still fit into every file system.
const LONGEST_PART: usize = 40;

/// `plumbline-NAME-2026-11-20.json`: the workspace's name or the title of the part that is written, in letters of any
/// script, with hyphens for what some system doesn't take in a file's name.
pub fn file_name(workspace: &Workspace, title: Option<&str>, day: NaiveDate) -> String {
    let title = title.unwrap_or(&workspace.settings.name);
    let mut name = String::from("plumbline-");
    let safe = |c: char| if c.is_alphanumeric() { c } else { '-' };
    let part: String = title.chars().map(safe).collect();
    let words = part.split('-').filter(|word| !word.is_empty());
    let part: Vec<&str> = words.collect();
    let part: String = part.join("-").chars().take(LONGEST_PART).collect();
    if !part.is_empty() {
        name.push_str(part.trim_end_matches('-'));
        name.push('-');
    }
    write_day(day, &mut name);
    name.push_str(".json");
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::date;
    use crate::domain::values::id::WorkspaceId;

    #[test]
    fn a_file_is_named_safely_for_every_system() {
        let mut workspace = Workspace::new(WorkspaceId::new("w").unwrap());
        workspace.settings.name = "销售部 2026".into();
        let name = |title| file_name(&workspace, title, date(2026, 11, 20));
        assert_eq!(name(None), "plumbline-销售部-2026-2026-11-20.json");
        for (title, part) in
            [("../..\\a:b*?\"<>|\n\u{202e}c", "a-b-c-"), ("  ", ""), ("CON.", "CON-"), ("😀", "")]
        {
            assert_eq!(name(Some(title)), format!("plumbline-{part}2026-11-20.json"));
        }
        assert!(name(Some(&"目".repeat(500))).len() < 200);
    }
}
