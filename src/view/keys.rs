//! The list of keys, and how a shortcut is written.

use crate::locales::Texts;
use crate::model::Model;
use crate::model::actions::{Act, Held, Shortcut};

/// What a key does; any one of `keys` does it, each as the caps to press together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRow {
    pub does: String,
    pub keys: Vec<Vec<String>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyGroup {
    pub heading: &'static str,
    pub rows: Vec<KeyRow>,
}

/// Every key that means something, by where it does.
pub fn groups(model: &Model, texts: Texts) -> Vec<KeyGroup> {
    let acts = |on_goal: bool| {
        let acts = Act::ALL.into_iter().filter(|act| act.is_on_goal() == on_goal);
        let rows = acts.map(|act| KeyRow { does: texts.act(act), keys: keys_of(model, act) });
        rows.filter(|row| !row.keys.is_empty()).collect::<Vec<_>>()
    };
    let walk = |does: &str, keys: &[&str]| KeyRow {
        does: does.to_owned(),
        keys: keys.iter().map(|key| vec![cap(key).to_owned()]).collect(),
    };
    let mut on_row = vec![
        walk(texts.keys_rows(), &["ArrowUp", "ArrowDown"]),
        walk(texts.keys_open(), &["ArrowRight"]),
        walk(texts.keys_close(), &["ArrowLeft"]),
        walk(texts.keys_ends(), &["Home", "End"]),
        walk(texts.keys_pages(), &["PageUp", "PageDown"]),
    ];
    on_row.extend(acts(true));
    let held = |does: &str, held: Held, keys: &[&'static str]| KeyRow {
        does: does.to_owned(),
        keys: keys.iter().map(|key| caps(Shortcut { held, key }, model.is_apple)).collect(),
    };
    let in_grid = vec![
        walk(texts.keys_cells(), &["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]),
        held(
            texts.keys_select(),
            Held::Shift,
            &["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"],
        ),
        held(texts.keys_fill_down(), Held::Command, &["d"]),
        held(texts.keys_fill_right(), Held::Command, &["r"]),
        walk(texts.keys_clear(), &["Delete"]),
        held(texts.keys_open_goal(), Held::Command, &["Enter"]),
    ];
    let in_fields =
        vec![walk(texts.keys_take(), &["Enter"]), walk(texts.keys_leave(), &["Escape"])];
    [
        (texts.keys_everywhere(), acts(false)),
        (texts.keys_in_fields(), in_fields),
        (texts.keys_on_row(), on_row),
        (texts.grid(), in_grid),
    ]
    .map(|(heading, rows)| KeyGroup { heading, rows })
    .into()
}

/// The keys of an act that mean something now, the one to show first.
pub fn keys_of(model: &Model, act: Act) -> Vec<Vec<String>> {
    let shortcuts = act.shortcuts().iter();
    let on = shortcuts.filter(|shortcut| model.single_keys || !shortcut.is_single());
    on.map(|shortcut| caps(*shortcut, model.is_apple)).collect()
}

/// The caps to press together, as they are labelled.
fn caps(shortcut: Shortcut, is_apple: bool) -> Vec<String> {
    let held: &[&str] = match (shortcut.held, is_apple) {
        (Held::Nothing, _) => &[],
        (Held::Alt, false) => &["Alt"],
        (Held::Alt, true) => &["⌥"],
        (Held::Shift, false) => &["Shift"],
        (Held::Shift, true) => &["⇧"],
        (Held::Command, false) => &["Ctrl"],
        (Held::Command, true) => &["⌘"],
        (Held::CommandShift, false) => &["Ctrl", "Shift"],
        (Held::CommandShift, true) => &["⌘", "⇧"],
    };
    let key = match shortcut.key {
        letter if letter.len() == 1 => letter.to_ascii_uppercase(),
        named => cap(named).to_owned(),
    };
    let held = held.iter().map(|cap| (*cap).to_owned());
    held.chain([key]).collect()
}

fn cap(key: &str) -> &str {
    match key {
        "ArrowUp" => "↑",
        "ArrowDown" => "↓",
        "ArrowLeft" => "←",
        "ArrowRight" => "→",
        "Escape" => "Esc",
        "PageUp" => "PgUp",
        "PageDown" => "PgDn",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;
    use crate::domain::testing::date;
    use crate::model::Now;

    fn model() -> Model {
        Model::new(1, Language::English, Now { time_ms: 0, today: date(2026, 6, 30) })
    }

    #[test]
    fn a_key_is_labelled_as_on_the_keyboard_that_is_there() {
        let mut model = model();
        let first = |model: &Model, act| keys_of(model, act)[0].join(" ");
        assert_eq!(first(&model, Act::Undo), "Ctrl Z");
        assert_eq!(first(&model, Act::Indent), "Alt →");
        model.is_apple = true;
        assert_eq!(first(&model, Act::Undo), "⌘ Z");
        assert_eq!(first(&model, Act::Indent), "⌥ →");
    }

    #[test]
    fn single_keys_that_are_switched_off_are_not_listed() {
        let mut model = model();
        let listed = |model: &Model| {
            let groups = groups(model, Texts::of(Language::English));
            let rows = groups.into_iter().flat_map(|group| group.rows);
            rows.flat_map(|row| row.keys).map(|caps| caps.join(" ")).collect::<Vec<_>>()
        };
        assert!(listed(&model).contains(&"N".to_owned()));
        model.single_keys = false;
        assert!(!listed(&model).contains(&"N".to_owned()));
        assert!(listed(&model).contains(&"Ctrl K".to_owned()));
    }

    #[test]
    fn every_act_with_a_key_is_listed_once_in_words_of_both_languages() {
        for language in Language::ALL {
            let groups = groups(&model(), Texts::of(language));
            let told: Vec<String> =
                groups.into_iter().flat_map(|group| group.rows).map(|row| row.does).collect();
            for act in Act::ALL.into_iter().filter(|act| !act.shortcuts().is_empty()) {
                let words = Texts::of(language).act(act);
                assert_eq!(told.iter().filter(|one| **one == words).count(), 1, "{words}");
            }
        }
    }
}
