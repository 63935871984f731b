//! Rings: records that stand under each other.

use crate::domain::records::record::Record;
use crate::domain::records::table::Table;

/// The places of the records of each ring, each from some record upwards.
pub(super) fn rings<R: Record>(table: &Table<R>) -> Vec<Vec<usize>> {
    const UNSEEN: usize = usize::MAX;
    let rows = table.all();
    let mut seen_from = vec![UNSEEN; rows.len()];
    let step = |place: usize| table.place_of(rows[place].above()?.1);
    let mut rings = Vec::new();
    for start in 0..rows.len() {
        let mut at = Some(start);
        while let Some(place) = at.filter(|&place| seen_from[place] == UNSEEN) {
            seen_from[place] = start;
            at = step(place);
        }
        if let Some(place) = at.filter(|&place| seen_from[place] == start) {
            let ring = std::iter::successors(Some(place), |&below| {
                step(below).filter(|&above| above != place)
            });
            rings.push(ring.collect());
        }
    }
    rings
}
