//! Every text that a person reads, in Chinese and English: one table for each part of the app.
//!
//! A text is a method of [`Texts`], so a misspelt key, a missing translation and a forgotten argument fail the build
//! (see `table.rs`). A new text is one new line in the table of its screen, or in a new table listed below.
//!
//! Why no i18n crate: none of those compared fails the build for a missing translation. leptos_i18n 0.6.2 warns and
//! shows the default language, typed-i18n 1.0 silently takes the other language, rust-i18n 4.2 has untyped keys and
//! shows the key. They add 34, 12 and 42 crates to the build (leptos_i18n: leptos-use, cookie, time, ICU data).
//! Why methods rather than a `const` struct of texts for each language: LTO drops the texts that nothing shows, and a
//! leptos page with 150 texts is smaller (132 kB against 157 kB after wasm-opt, 56.3 against 57.3 kB gzip).

mod actions;
mod cascade;
mod data;
mod dates;
mod elsewhere;
mod first_run;
mod goal;
mod grid;
mod header;
mod home;
mod import;
mod lead;
mod log;
mod messages;
mod numbers;
mod settings;
mod status;
mod storage;
mod table;
pub mod typing;
mod units;
mod words;

use crate::domain::Language;

/// The texts in one language; a value to copy, without state of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texts(Language);

impl Texts {
    /// The texts in `language`.
    pub const fn of(language: Language) -> Self {
        Texts(language)
    }
}

/// The language to speak: the one that was set, else the first of the `wishes` (BCP 47 tags, as a browser lists them)
/// that is one of ours, else the default. Tags are only ever compared: `Intl` gets [`Language::tag`], never a wish, as
/// browsers may list `C`, on which `Intl` throws.
pub fn preferred_language<Wish: AsRef<str>>(
    setting: Option<Language>,
    wishes: impl IntoIterator<Item = Wish>,
) -> Language {
    setting
        .or_else(|| wishes.into_iter().find_map(|wish| Language::from_tag(wish.as_ref())))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLES: [&[(&str, &[&str])]; 18] = [
        actions::ENTRIES,
        cascade::ENTRIES,
        data::ENTRIES,
        elsewhere::ENTRIES,
        first_run::ENTRIES,
        goal::ENTRIES,
        header::ENTRIES,
        grid::ENTRIES,
        home::ENTRIES,
        import::ENTRIES,
        lead::ENTRIES,
        log::ENTRIES,
        messages::ENTRIES,
        settings::ENTRIES,
        status::ENTRIES,
        storage::ENTRIES,
        units::ENTRIES,
        words::ENTRIES,
    ];

    /// Written alike in both languages: names, marks, and languages in their own.
    const ALIKE: [&str; 22] = [
        "figure_none",
        "lead_in",
        "kind_short_key_result",
        "kind_short_kpi",
        "language_chinese",
        "language_english",
        "lead_absent",
        "lead_end",
        "log_change",
        "log_change_of",
        "log_set",
        "milestone_mark",
        "milestone_readout",
        "chart_readout_noted",
        "gaps_with_share",
        "notice_done_about",
        "storage_named",
        "trial_changed",
        "trial_number",
        "trial_numbers",
        "two_clauses",
        "two_sentences",
    ];

    fn is_han(character: char) -> bool {
        ('\u{4e00}'..='\u{9fff}').contains(&character)
    }

    fn entries() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
        TABLES.into_iter().flatten().copied()
    }

    #[test]
    fn each_text_is_in_its_own_language() {
        for (key, texts) in entries().filter(|(key, _)| !ALIKE.contains(key)) {
            assert!(texts[0].contains(is_han), "{key} is not Chinese: {:?}", texts[0]);
            for english in &texts[1..] {
                assert!(!english.contains(is_han), "{key} is not English: {english:?}");
                assert!(
                    english.contains(|c: char| c.is_ascii_alphabetic()),
                    "{key} says nothing in English"
                );
            }
        }
    }

    #[test]
    fn chinese_texts_use_full_width_punctuation() {
        for (key, texts) in entries() {
            let characters: Vec<char> = texts[0].chars().collect();
            for pair in characters.windows(2) {
                assert!(
                    !(is_han(pair[0]) && ",.;:?!()".contains(pair[1])),
                    "{key} has an ASCII mark after a Chinese character: {:?}",
                    texts[0]
                );
            }
        }
    }

    #[test]
    fn no_text_starts_or_ends_with_a_space_or_spells_an_ellipsis_as_dots() {
        for (key, texts) in entries() {
            for text in texts {
                assert_eq!(text.trim(), *text, "{key}");
                assert!(!text.contains("..."), "{key} wants …: {text:?}");
            }
        }
    }

    #[test]
    fn a_text_takes_its_arguments_in_both_languages() {
        assert_eq!(Texts::of(Language::Chinese).saved_ago("3 秒"), "3 秒前已保存");
        assert_eq!(Texts::of(Language::English).saved_ago("3 s"), "Saved 3 s ago");
    }

    #[test]
    fn the_english_plural_follows_the_printed_count() {
        let english = Texts::of(Language::English);
        assert_eq!(english.goal_count(1), "1 goal");
        assert_eq!(english.goal_count(0), "0 goals");
        assert_eq!(english.goal_count("1.2K"), "1.2K goals");
        assert_eq!(Texts::of(Language::Chinese).goal_count(1), "1 个目标");
    }

    #[test]
    fn the_setting_wins_over_the_browser() {
        assert_eq!(preferred_language(Some(Language::English), ["zh-CN"]), Language::English);
    }

    #[test]
    fn the_first_wish_that_is_ours_is_taken_and_nonsense_is_passed_over() {
        assert_eq!(
            preferred_language(None, ["C", "fr-FR", "", "zh-Hans-CN", "en"]),
            Language::Chinese
        );
        assert_eq!(preferred_language(None, ["en-GB", "zh"]), Language::English);
    }

    #[test]
    fn a_browser_without_a_wish_of_ours_gets_the_default() {
        assert_eq!(preferred_language(None, ["C", "de"]), Language::default());
        assert_eq!(preferred_language(None, [] as [&str; 0]), Language::default());
    }
}
