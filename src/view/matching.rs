//! Fuzzy matching: whether the letters of a query stand in a text in their order, as it is written or as it is read
//! aloud, and how well.

use crate::domain::values::pinyin::{Pinyin, is_han};

/// Letters of a query that count; there is a bit for each.
const MOST_LETTERS: usize = 60;

/// How well a query fits a text, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The text begins with it.
    Begins,
    /// A word in the text begins with it; each Chinese character is a word.
    BeginsWord,
    /// It stands in the text in one piece.
    Within,
    /// Its letters are in the text, with others between them.
    Scattered,
}

/// What was typed, without spaces and without regard to case.
#[derive(Clone, Debug)]
pub struct Query {
    letters: Vec<char>,
    /// For each ASCII letter, a bit for every place at which the query has it.
    places: [u64; 128],
    /// Whether it has any other letters.
    has_others: bool,
}

impl Query {
    /// `None` where nothing was typed.
    pub fn new(typed: &str) -> Option<Self> {
        let letters = typed.chars().filter(|c| !c.is_whitespace());
        let letters: Vec<char> = letters.flat_map(char::to_lowercase).take(MOST_LETTERS).collect();
        let mut places = [0; 128];
        for (at, letter) in letters.iter().enumerate() {
            if letter.is_ascii() {
                places[*letter as usize] |= 1 << at;
            }
        }
        let has_others = !letters.iter().all(char::is_ascii);
        (!letters.is_empty()).then_some(Query { letters, places, has_others })
    }

    /// A Chinese character stands for itself, or for the first letters of a syllable that it is read as: `xs`, `xshou` and
    /// `xiaoshou` all find what is read *xiao shou*.
    ///
    /// All ways to match go side by side through the text: a bit at a place says that the letters before it were found.
    pub fn fit(&self, text: &str, pinyin: &Pinyin) -> Option<Fit> {
        let whole = 1u64 << self.letters.len();
        let (mut from_start, mut from_word, mut in_one_piece, mut at_all) = (1, 0, 0, 1);
        let mut best = None;
        let mut before = ' ';
        for character in text.chars() {
            let before = std::mem::replace(&mut before, character);
            let step = |found: u64| self.step(found, character, pinyin);
            let found = step(at_all);
            if found == 0 {
                // Most characters of most texts have nothing to do with the query.
                (from_start, from_word, in_one_piece) = (0, 0, 0);
                continue;
            }
            let is_word = is_han(character) || is_han(before) || !before.is_alphanumeric();
            at_all |= found;
            from_start = step(from_start);
            from_word = step(from_word | u64::from(is_word));
            in_one_piece = step(in_one_piece | 1);
            let fits = [
                (from_start, Fit::Begins),
                (from_word, Fit::BeginsWord),
                (in_one_piece, Fit::Within),
                (at_all, Fit::Scattered),
            ];
            let fit = fits.into_iter().find(|(found, _)| found & whole != 0);
            best = match (best, fit) {
                (Some(best), Some((_, fit))) => Some(fit.min(best)),
                (best, fit) => best.or(fit.map(|(_, fit)| fit)),
            };
            if best == Some(Fit::Begins) {
                break;
            }
        }
        best
    }

    /// What has been found with a character, from what was found before it; only what takes the character counts.
    fn step(&self, found: u64, character: char, pinyin: &Pinyin) -> u64 {
        if character.is_ascii() {
            return (found & self.places[character.to_ascii_lowercase() as usize]) << 1;
        }
        let mut next = 0;
        if self.has_others {
            let small = character.to_lowercase().next().unwrap_or(character);
            let places = self.letters.iter().enumerate();
            let places = places.filter(|(_, letter)| **letter == small);
            next = (found & places.fold(0, |places, (at, _)| places | 1 << at)) << 1;
        }
        for syllable in pinyin.of(character) {
            let mut read = found;
            for letter in syllable.bytes() {
                read = (read & self.places[usize::from(letter & 0x7f)]) << 1;
                next |= read;
                if read == 0 {
                    break;
                }
            }
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pinyin() -> Pinyin {
        Pinyin::read(
            "an 安\nchang 长\nlv 率\nshou 售\nshuai 率\nxi 西\nxian 先\nxiao 销\nzhang 长\n",
        )
    }

    #[test]
    fn a_text_is_found_as_it_is_written_and_as_it_is_read() {
        use Fit::{Begins, BeginsWord, Scattered, Within};
        for (query, text, fit) in [
            ("rev", "Revenue", Some(Begins)),
            ("REV", "revenue", Some(Begins)),
            ("nor", "Revenue North", Some(BeginsWord)),
            ("r n", "Revenue north", Some(Scattered)),
            ("venue", "Revenue", Some(Within)),
            ("rne", "Revenue", Some(Scattered)),
            ("ner", "Revenue", None),
            ("销售", "销售长", Some(Begins)),
            ("售", "销售", Some(BeginsWord)),
            ("xs", "销售", Some(Begins)),
            ("xiaoshou", "销售", Some(Begins)),
            ("xshou", "销售", Some(Begins)),
            ("xiaos", "销售", Some(Begins)),
            ("sx", "销售", None),
            ("sz", "销售长", Some(BeginsWord)),
            ("sc", "销售长", Some(BeginsWord)),
            ("shuai", "售率", Some(BeginsWord)),
            ("lv", "率", Some(Begins)),
            ("xian", "西安", Some(Begins)),
            ("xian", "先", Some(Begins)),
            ("q3x", "Q3 销售", Some(Scattered)),
            ("xz", "销售长", Some(Scattered)),
            ("xzx", "销售长", None),
            ("é", "ÉCLAT", Some(Begins)),
            ("?", "what?", Some(Within)),
        ] {
            let found = Query::new(query).unwrap().fit(text, &pinyin());
            assert_eq!(found, fit, "{query} in {text}");
        }
    }

    #[test]
    fn without_a_table_only_what_is_written_is_found() {
        let none = Pinyin::default();
        assert_eq!(Query::new("xs").unwrap().fit("销售", &none), None);
        assert_eq!(Query::new("销").unwrap().fit("销售", &none), Some(Fit::Begins));
    }

    #[test]
    fn nothing_typed_is_no_query() {
        assert!(Query::new("").is_none());
        assert!(Query::new(" \u{3000}\t").is_none());
    }

    /// Whether the letters are in the text in their order, by trying every way.
    fn is_in(letters: &[char], text: &[char], pinyin: &Pinyin) -> bool {
        let (Some(letter), Some(character)) = (letters.first(), text.first()) else {
            return letters.is_empty();
        };
        let is_itself = letter == character && is_in(&letters[1..], &text[1..], pinyin);
        let is_read = pinyin.of(*character).any(|syllable| {
            let syllable: Vec<char> = syllable.chars().collect();
            let longest = syllable.len().min(letters.len());
            (1..=longest)
                .filter(|&n| syllable[..n] == letters[..n])
                .any(|n| is_in(&letters[n..], &text[1..], pinyin))
        });
        is_itself || is_read || is_in(letters, &text[1..], pinyin)
    }

    proptest! {
        #[test]
        fn what_is_found_has_the_letters_in_their_order_and_nothing_else_is_left_out(
            query in "[acghinlosuvxz销售长]{1,6}",
            text in "[acghinlosuvxz 销售长率西安先]{0,8}",
        ) {
            let (letters, characters) = (query.chars().collect::<Vec<_>>(), text.chars().collect::<Vec<_>>());
            let found = Query::new(&query).unwrap().fit(&text, &pinyin());
            prop_assert_eq!(found.is_some(), is_in(&letters, &characters, &pinyin()));
        }

        #[test]
        fn the_better_a_fit_the_more_of_the_text_is_in_one_piece(
            query in "[abc]{1,3}",
            text in "[abc ]{0,10}",
        ) {
            let found = Query::new(&query).unwrap().fit(&text, &Pinyin::default());
            let begins_word = text.split(' ').any(|word| word.starts_with(&query));
            let expected = if text.starts_with(&query) {
                Some(Fit::Begins)
            } else if begins_word {
                Some(Fit::BeginsWord)
            } else if text.contains(&query) {
                Some(Fit::Within)
            } else {
                let letters: Vec<char> = query.chars().collect();
                let characters: Vec<char> = text.chars().collect();
                is_in(&letters, &characters, &Pinyin::default()).then_some(Fit::Scattered)
            };
            prop_assert_eq!(found, expected);
        }
    }
}
