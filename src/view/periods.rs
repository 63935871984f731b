//! The periods that a list can be narrowed to.

use crate::domain::values::calendar::{PeriodKind, Span};
use crate::locales::Texts;
use crate::model::open::Open;

/// The year, quarter, month and week of today, each followed by the one before it; and the one that is chosen, should it be
/// another since the day turned.
pub fn offered(open: &Open, texts: Texts) -> Vec<(Span, String)> {
    let calendar = open.workspace.settings.calendar;
    let kinds = PeriodKind::ALL.into_iter().rev();
    let around = kinds.flat_map(|kind| {
        let now = open.current(kind);
        let before = now.start().pred_opt().map(|day| calendar.period(kind, day));
        [Some(now), before]
    });
    let mut spans: Vec<Span> = around.flatten().collect();
    spans.extend(open.filter().period.filter(|chosen| !spans.contains(chosen)));
    spans.into_iter().map(|span| (span, texts.period(span, calendar))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;
    use crate::domain::records::workspace::Workspace;
    use crate::domain::testing::date;
    use crate::domain::values::id::WorkspaceId;
    use crate::domain::values::stamp::Clock;
    use crate::model::filter::Filter;

    #[test]
    fn the_periods_of_today_and_those_before_them_are_offered_and_what_is_chosen_stays() {
        let workspace = Workspace::new(WorkspaceId::new("w").unwrap());
        let mut open = Open::new(workspace, Vec::new(), Clock::new(1), date(2026, 12, 31));
        let names = |open: &Open| -> Vec<String> {
            let offered = offered(open, Texts::of(Language::English)).into_iter();
            offered.map(|(_, name)| name).collect()
        };
        let on_the_last_day = [
            "2026",
            "2025",
            "2026 Q4",
            "2026 Q3",
            "Dec 2026",
            "Nov 2026",
            "Week 53, 2026",
            "Week 52, 2026",
        ];
        assert_eq!(names(&open), on_the_last_day);
        let period = Some(open.current(PeriodKind::Week));
        open.set_filter(Filter { period, ..Filter::default() });
        assert_eq!(names(&open), on_the_last_day);
        open.set_day(date(2027, 3, 1));
        assert_eq!(names(&open).last().map(String::as_str), Some("Week 53, 2026"));
        assert_eq!(names(&open).len(), 9);
    }
}
