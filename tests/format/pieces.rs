//! Reading piece by piece: the same comes of it as of reading in one go. All other tests of files compare the two as well.

use plumbline::format::{Allowed, Reader, Scope, write};
use proptest::prelude::*;

use crate::common::any_workspace;
use crate::files::{self, actuals, file, goals, small};

#[test]
fn what_stands_between_pieces_is_checked_too() {
    let whole = goals(r#"{"id":"a","title":"A"},{"id":"b","title":"B"}"#);
    assert!(files::read(whole.as_bytes()).is_ok());
    for (from, to) in [
        ("}]}", "},]}"),
        ("}]}", "}]},"),
        ("}]}", "}]}}"),
        ("}]}", "}]"),
        ("}]}", "}}}"),
        ("},{", "}{"),
        ("},{", "},,{"),
        ("[{", "[,{"),
        ("},{", "},1,{"),
        (":[{", "[{"),
        ("{\"format\"", "{,\"format\""),
        ("{\"format\"", "{1,\"format\""),
        (",\"version\":1", ",\"version\""),
        ("[{", "{{"),
        ("}]}", "}],\"goals\":[]}"),
        ("}]}", "}],\"log\":{}}"),
        ("}]}", "}],\"actuals\":{\"m\":[],}}"),
        ("}]}", "}],\"actuals\":{\"m\"}}"),
        ("}]}", "}],\"actuals\":[]}"),
    ] {
        let odd = whole.replacen(from, to, 1);
        assert_ne!(odd, whole, "{from}");
        assert!(files::read(odd.as_bytes()).is_err(), "{odd}");
    }
}

#[test]
fn white_space_and_empty_lists_are_nothing_odd() {
    let spaced = small().replace(',', " ,\r\n\t").replace(':', " : ").replace("[", "[ ");
    let marked = format!("\u{feff}{}", small());
    for text in [file(",\"goals\":[ ],\"log\":[]"), file(",\"actuals\":{ }"), actuals(""), marked] {
        assert!(files::read(text.as_bytes()).is_ok(), "{text}");
    }
    let _ = files::read(spaced.as_bytes());
}

#[test]
fn progress_is_told_and_grows() {
    let mut reader = Reader::new(small().as_bytes().to_vec(), Allowed::default());
    let mut last = 0.0;
    while reader.step(100, None).is_none() {
        assert!(reader.share() > last && reader.share() <= 1.0);
        last = reader.share();
    }
    assert!(last > 0.5, "many steps lead there");
}

proptest! {
    #[test]
    fn a_file_read_in_pieces_is_the_file_whatever_was_done_to_it(
        (workspace, log) in any_workspace(),
        damage in proptest::option::of((any::<proptest::sample::Index>(), "[\\[\\]{}:,\"\\\\ 0a]?")),
    ) {
        let mut text = write(&workspace, &log, 1_795_000_000_000, &Scope::Whole);
        if let Some((place, instead)) = damage {
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let at = *place.get(&starts);
            let end = starts.get(place.index(starts.len()) + 1).copied().unwrap_or(text.len());
            text.replace_range(at..end, &instead);
        }
        // It compares with reading in one go.
        let _ = files::read(text.as_bytes());
    }
}
