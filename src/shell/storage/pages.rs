//! Pages: many records in one stored value.
//!
//! What a browser's storage takes for a value is the value, not its bytes, so that a whole workspace is written and read
//! many times faster in pages. Each record stands in a page as its key, the length of its body in bytes, and the body.

use super::write::BODY_LIMIT_BYTES;

/// A page is full from here on. A record that is longer has a page of its own.
const FULL_BYTES: usize = 1 << 18;

/// As few pages as hold all records, in their order; none is larger than a stored value may be.
pub fn pack(records: &[(String, String)]) -> Vec<String> {
    let mut pages = Vec::new();
    let mut page = String::new();
    for (key, body) in records {
        let record = format!("{key} {}\n", body.len());
        if !page.is_empty() && page.len() + record.len() + body.len() > FULL_BYTES {
            pages.push(std::mem::take(&mut page));
        }
        page.push_str(&record);
        page.push_str(body);
    }
    pages.extend((!page.is_empty()).then_some(page));
    pages
}

/// Whether a record fits in a page: its key and length come on top of its body.
pub fn fits((key, body): &(String, String)) -> bool {
    const LENGTH_AND_MARKS: usize = 16;
    key.len() + body.len() + LENGTH_AND_MARKS <= BODY_LIMIT_BYTES
}

/// The records of a page; `None` if it is no page.
pub fn unpack(page: &str) -> Option<Vec<(String, String)>> {
    let mut records = Vec::new();
    let mut rest = page;
    while !rest.is_empty() {
        let (head, after) = rest.split_once('\n')?;
        let (key, length) = head.split_once(' ')?;
        let (body, after) = after.split_at_checked(length.parse().ok()?)?;
        records.push((key.to_owned(), body.to_owned()));
        rest = after;
    }
    Some(records)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked_in_its_order(
            records in proptest::collection::vec(("[a-z0-9/_-]{1,20}", "(?s).{0,60}"), 0..40),
        ) {
            let pages = pack(&records);
            let unpacked: Vec<_> = pages.iter().flat_map(|page| unpack(page).unwrap()).collect();
            prop_assert_eq!(unpacked, records);
        }
    }

    #[test]
    fn a_page_is_never_larger_than_a_stored_value_may_be() {
        let record = |length: usize| ("k".to_owned(), "x".repeat(length));
        let records: Vec<_> =
            [10, FULL_BYTES, 10, BODY_LIMIT_BYTES - 17, 10, 200_000, 200_000].map(record).into();
        assert!(records.iter().all(fits));
        let pages = pack(&records);
        assert!(pages.iter().all(|page| page.len() <= BODY_LIMIT_BYTES));
        assert_eq!(pages.len(), 6);
        assert!(!fits(&record(BODY_LIMIT_BYTES - 16)));
    }

    #[test]
    fn what_is_cut_is_no_page() {
        let page = &pack(&[("a".into(), "body".into())])[0];
        for end in 1..page.len() {
            assert_eq!(unpack(&page[..end]), None, "{end}");
        }
    }
}
