//! What a list says where it is narrowed: its sentence, its counts and its rows.

use expect_test::expect;
use plumbline::domain::Language;
use plumbline::domain::tracking::pace::Status;
use plumbline::domain::values::calendar::{PeriodKind, Span};
use plumbline::locales::Texts;
use plumbline::model::Event;
use plumbline::model::filter::Filter;
use plumbline::view::outline::{self, Line};
use plumbline::view::{cascade, goal, lead};

use crate::page::{Page, date};

#[test]
fn in_a_period_the_tree_speaks_of_that_period_and_a_goal_of_all_of_its_own() {
    let texts = Texts::of(Language::English);
    let mut page = Page::with_workspace();
    let (goal, other) = (page.add(None, "Visits", 365), page.add(None, "Calls", 365));
    for (goal, month, value) in [(&goal, 5, 200), (&goal, 6, 3), (&other, 5, 1), (&other, 6, 40)] {
        page.enter(goal, date(month, 30), value);
    }
    let told = |page: &Page| {
        let lead = lead::cascade(page.open(), texts);
        let row = |line: &Line| {
            let row = cascade::row(page.open(), texts, line).unwrap();
            let can_be_set = if row.sets_target { " set here" } else { "" };
            let status = texts.status_word(row.status);
            format!(
                "{}: {} of {}{can_be_set}, {} {} {status}",
                row.title, row.actual, row.target, row.progress, row.lead
            )
        };
        let rows: Vec<String> = outline::lines(page.open()).iter().map(row).collect();
        let lead = format!("{}{}{} {}", lead.before, lead.number, lead.after, lead.below);
        format!("{lead}\n{}", rows.join("\n"))
    };
    expect![[r#"
        “Calls” is behind plan by140. 2 goals, 1 off track, 0 at risk; at this rate the period ends at 82.7; the target is 365.
        Visits: 203 of 365 set here, 55.6% +6% On track
        Calls: 41 of 365 set here, 11.2% −38% Off track"#]].assert_eq(&told(&page));
    let year = page.open().current(PeriodKind::Year);
    let june = Span::new(date(6, 1), date(6, 30)).unwrap();
    for period in [june, year] {
        let period = Some(period);
        page.send(Event::SetFilter(Filter { period, ..Filter::default() }));
        match period == Some(june) {
            true => expect![[r#"
                Jun 2026: “Visits” is behind plan by27. 2 goals, 1 off track, 0 at risk
                Visits: 3 of 30, 10% −90% Off track
                Calls: 40 of 30, 133% +33% On track"#]].assert_eq(&told(&page)),
            false => expect![[r#"
                2026: “Calls” is behind plan by140. 2 goals, 1 off track, 0 at risk; at this rate the period ends at 82.7; the target is 365.
                Visits: 203 of 365 set here, 55.6% +6% On track
                Calls: 41 of 365 set here, 11.2% −38% Off track"#]].assert_eq(&told(&page)),
        }
    }
    let place = page.open().workspace.goals.place(&goal).unwrap();
    let tiles = goal::tiles(page.open(), place, texts);
    assert_eq!(tiles[0].value, "203", "the goal's own page is of all of its period");
}

#[test]
fn the_sentence_and_the_counts_follow_the_filter() {
    let mut page = Page::with_workspace();
    let whole = page.add(None, "Revenue", 100);
    let south = page.add(Some(&whole), "South", 60);
    let north = page.add(Some(&whole), "North", 40);
    let other = page.add(None, "Churn", 100);
    for (goal, value) in [(&south, 40), (&north, 1), (&other, 0)] {
        page.enter(goal, date(6, 30), value);
    }
    let lead = |page: &Page| {
        let lead = lead::cascade(page.open(), Texts::of(Language::English));
        (format!("{}{}{}", lead.before, lead.number, lead.after), lead.below)
    };
    assert!(lead(&page).0.contains("Churn"));
    page.send(Event::Narrow(whole));
    let (sentence, counts) = lead(&page);
    assert!(sentence.contains("North") && counts.starts_with("3 goals"), "{sentence} {counts}");
    page.send(Event::Narrow(south));
    let (sentence, counts) = lead(&page);
    assert!(sentence.contains("South") && counts.starts_with("1 goal,"), "{sentence} {counts}");
    let status = Some(Status::Overdue);
    page.send(Event::SetFilter(Filter { status, ..Filter::default() }));
    let nothing = Texts::of(Language::English).cascade_nothing_matches();
    assert_eq!(lead(&page), (nothing.to_owned(), String::new()));
}
