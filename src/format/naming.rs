//! What the record is called that a problem lies in, so that a person needn't count.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

type Fields<'a> = BTreeMap<String, &'a RawValue>;

/// The titles or names of the records that paths such as `/goals/3/target` lie in; `None` where one has none that can be
/// read. The text is read twice, however many paths there are.
pub fn titles_at(text: &str, paths: &[&str]) -> Vec<Option<String>> {
    let file: Fields = serde_json::from_str(text).unwrap_or_default();
    let mut lists: BTreeMap<&str, Vec<&RawValue>> = BTreeMap::new();
    let titles = paths.iter().map(|path| {
        let mut steps = path.split('/').skip(1);
        let (name, at) = (steps.next()?, steps.next()?.parse::<usize>().ok()?);
        let raw = file.get(name)?;
        let list = lists.entry(name);
        let list = list.or_insert_with(|| serde_json::from_str(raw.get()).unwrap_or_default());
        title_of(list.get(at)?)
    });
    titles.collect()
}

fn title_of(record: &RawValue) -> Option<String> {
    let record: Fields = serde_json::from_str(record.get()).ok()?;
    let title = record.get("title").or_else(|| record.get("name"))?;
    let title: String = serde_json::from_str(title.get()).ok()?;
    Some(title).filter(|title| !title.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_called_by_its_title_or_its_name() {
        let file = r#"{"goals":[{"title":"A"},{"title":"South","target":"x"},{"title":7},{"id":"d"}],
            "people":[{"name":"Li Na"}],"workspace":{"name":"W"}}"#;
        let known = [
            ("/goals/1/target", Some("South")),
            ("/goals/0", Some("A")),
            ("/people/0/unit", Some("Li Na")),
            ("/goals/2/title", None),
            ("/goals/3/title", None),
            ("/goals/9/title", None),
            ("/workspace/name", None),
            ("", None),
        ];
        let titles = titles_at(file, &known.map(|(path, _)| path));
        assert_eq!(
            titles.iter().map(Option::as_deref).collect::<Vec<_>>(),
            known.map(|(_, title)| title)
        );
        assert_eq!(titles_at("{", &["/goals/0/title"]), [None]);
    }
}
