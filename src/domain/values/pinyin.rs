//! Pinyin: how Chinese characters are read, so that a name can be found by its sound.

/// The characters that may have a reading: U+4E00 to U+9FFF.
const FIRST: u32 = 0x4e00;
const CHARACTERS: usize = 0x5200;

/// The readings of characters, as they are typed: `lv`, without tones.
#[derive(Clone, Debug, Default)]
pub struct Pinyin {
    syllables: Vec<String>,
    /// Numbers of syllables: the readings of one character after those of another.
    readings: Vec<u16>,
    /// For each character where its readings begin, and one more for where the last end; nothing in an empty table.
    starts: Vec<u16>,
}

/// Whether a character is written in Chinese.
pub fn is_han(character: char) -> bool {
    place(character).is_some()
}

impl Pinyin {
    /// Reads a table. Each line is a syllable, a space, and the characters that are read so; a character may stand on
    /// several lines. What begins with `#` is a remark, and whatever else is no such line says nothing.
    pub fn read(table: &str) -> Self {
        let lines = table.lines().filter(|line| !line.starts_with('#'));
        let lines = lines.filter_map(|line| line.split_once(' '));
        let mut syllables = Vec::new();
        let mut pairs = Vec::new();
        for (syllable, characters) in lines {
            let Ok(number) = u16::try_from(syllables.len()) else {
                break;
            };
            pairs.extend(characters.chars().filter_map(place).map(|at| (at, number)));
            syllables.push(syllable.to_owned());
        }
        pairs.sort_unstable();
        // What doesn't fit into the numbers is no table of ours.
        pairs.truncate(usize::from(u16::MAX));
        let mut starts = vec![0u16; CHARACTERS + 1];
        for (at, _) in &pairs {
            starts[at + 1] += 1;
        }
        for at in 0..CHARACTERS {
            starts[at + 1] += starts[at];
        }
        Pinyin {
            syllables,
            readings: pairs.into_iter().map(|(_, number)| number).collect(),
            starts,
        }
    }

    /// The syllables that a character is read as; none where that isn't known.
    pub fn of(&self, character: char) -> impl Iterator<Item = &str> {
        let range = place(character).and_then(|at| {
            let (start, end) = (self.starts.get(at)?, self.starts.get(at + 1)?);
            self.readings.get(usize::from(*start)..usize::from(*end))
        });
        let numbers = range.unwrap_or_default().iter();
        numbers.filter_map(|number| Some(self.syllables.get(usize::from(*number))?.as_str()))
    }
}

fn place(character: char) -> Option<usize> {
    let at = u32::from(character).checked_sub(FIRST)? as usize;
    (at < CHARACTERS).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHIPPED: &str = include_str!("../../../public/pinyin.txt");

    fn of(pinyin: &Pinyin, character: char) -> Vec<&str> {
        pinyin.of(character).collect()
    }

    #[test]
    fn a_character_has_every_reading_that_the_table_gives_it() {
        let pinyin = Pinyin::read("# a remark 长\nchang 长常\nzhang 长张\nnonsense\n\nxx ab\n");
        assert_eq!(of(&pinyin, '长'), ["chang", "zhang"]);
        assert_eq!(of(&pinyin, '常'), ["chang"]);
        for unknown in ['短', 'a', '\u{3007}', '\u{a000}'] {
            assert!(of(&pinyin, unknown).is_empty(), "{unknown}");
        }
        assert!(of(&Pinyin::default(), '长').is_empty());
    }

    #[test]
    fn the_table_that_comes_with_the_app_reads_common_characters() {
        let pinyin = Pinyin::read(SHIPPED);
        for (character, readings) in [
            ('销', &["xiao"][..]),
            ('率', &["lv", "shuai"]),
            ('行', &["hang", "heng", "xing"]),
            ('堃', &["kun"]),
            ('一', &["yi"]),
        ] {
            assert_eq!(of(&pinyin, character), readings, "{character}");
        }
        let known = (FIRST..FIRST + CHARACTERS as u32).filter_map(char::from_u32);
        let known = known.filter(|&c| pinyin.of(c).next().is_some()).count();
        assert_eq!(known, 7832, "the common characters of 2013 in the main block");
    }

    #[test]
    fn the_table_that_comes_with_the_app_is_in_order_and_says_nothing_twice() {
        let lines = SHIPPED.lines().filter(|line| !line.starts_with('#'));
        let mut before = "";
        for line in lines {
            let (syllable, characters) = line.split_once(' ').expect("a syllable and characters");
            assert!(syllable.bytes().all(|b| b.is_ascii_lowercase()), "{line}");
            assert!(before < syllable, "{line}");
            before = syllable;
            let characters: Vec<char> = characters.chars().collect();
            assert!(characters.is_sorted_by(|a, b| a < b), "{line}");
            assert!(characters.iter().all(|&c| is_han(c)), "{line}");
        }
    }
}
