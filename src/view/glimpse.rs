//! A file of a newer version, as far as it can be looked at.

use chrono::NaiveDate;

use crate::domain::cascade::tree::Tree;
use crate::domain::records::goal::Goal;
use crate::domain::records::workspace::Workspace;
use crate::domain::values::calendar::LAST_DAY;
use crate::format::glimpse::Glimpse;
use crate::locales::Texts;

/// Goals that are listed; the rest are counted.
const MOST_LISTED: usize = 40;

/// What is shown of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// Why it can't be imported.
    pub refusal: String,
    /// The workspace's name, and when it was saved.
    pub head: String,
    /// Words and numbers of records.
    pub counts: [(&'static str, usize); 4],
    pub goals: Vec<Row>,
    /// Goals that are not listed.
    pub more: usize,
    /// Records that can't be understood.
    pub unread: usize,
}

/// A goal of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// 1 for a root.
    pub level: usize,
    pub title: String,
    /// The target and the latest actual; empty where there are none.
    pub numbers: Vec<String>,
}

/// Puts a glimpse in words; `offset_min` is minutes east of UTC.
pub fn look(glimpse: &Glimpse, texts: Texts, offset_min: i32) -> Look {
    let workspace = glimpse.workspace();
    let name = &workspace.settings.name;
    let tree = Tree::new(&workspace.goals);
    let places = tree.all();
    let rows = places.iter().take(MOST_LISTED).filter_map(|&place| {
        let goal = workspace.goals.at(place)?;
        Some(Row {
            level: tree.depth(place),
            title: goal.title.clone(),
            numbers: numbers(workspace, goal, texts),
        })
    });
    Look {
        refusal: texts.problem_newer(glimpse.needed, crate::format::VERSION),
        head: match glimpse.saved_ms.and_then(|ms| local_day(ms, offset_min)) {
            Some(day) => texts.import_look_saved(name, texts.day_with_year(day)),
            None => texts.import_look_name(name),
        },
        counts: [
            (texts.look_goals(), places.len()),
            (texts.settings_people(), workspace.people.living().count()),
            (texts.look_metrics(), workspace.metrics.living().count()),
            (texts.actuals_heading(), glimpse.actuals()),
        ],
        goals: rows.collect(),
        more: places.len().saturating_sub(MOST_LISTED),
        unread: glimpse.unread,
    }
}

/// In the unit of the metric; as a plain number where that is not known.
fn numbers(workspace: &Workspace, goal: &Goal, texts: Texts) -> Vec<String> {
    let measured = workspace.measured(goal);
    let amount = |value| match measured {
        Some((metric, _)) => texts.amount(value, &metric.measure),
        None => texts.short(value),
    };
    let target = goal.target.map(|target| texts.look_target(amount(target.value())));
    let latest = measured.and_then(|(_, series)| series.latest(LAST_DAY));
    let latest = latest.and_then(|(day, actual)| {
        let reading = amount(actual.reading()?);
        Some(texts.look_latest(texts.day_with_year(day), reading))
    });
    target.into_iter().chain(latest).collect()
}

fn local_day(saved_ms: i64, offset_min: i32) -> Option<NaiveDate> {
    let seconds = saved_ms.div_euclid(1000) + i64::from(offset_min) * 60;
    Some(chrono::DateTime::from_timestamp(seconds, 0)?.date_naive())
}
