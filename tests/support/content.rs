//! What a workspace says, to compare before and after.

use plumbline::domain::records::goal::GoalKey;
use plumbline::domain::records::metric::MetricKey;
use plumbline::domain::records::people::{PersonKey, UnitKey};
use plumbline::domain::records::record::Record;
use plumbline::domain::records::settings::SettingsKey;
use plumbline::domain::records::workspace::Workspace;

/// Every value that a workspace holds, without the stamps and without records that say nothing.
pub fn content(workspace: &Workspace) -> Vec<String> {
    macro_rules! rows {
        ($table:ident, $key:ty) => {
            workspace.$table.all().iter().filter_map(|record| {
                let blank = blank_like(record);
                let says = |&key: &$key| {
                    let field = record.get(key);
                    (field != blank.get(key)).then_some(field)
                };
                let said: Vec<_> = <$key>::ALL.iter().filter_map(says).collect();
                (!said.is_empty()).then(|| format!("{} {said:?}", record.id))
            })
        };
    }
    let settings = SettingsKey::ALL.iter();
    let mut content: Vec<String> =
        settings.map(|&key| format!("{:?}", workspace.settings.get(key))).collect();
    content.extend(rows!(goals, GoalKey));
    content.extend(rows!(metrics, MetricKey));
    content.extend(rows!(people, PersonKey));
    content.extend(rows!(units, UnitKey));
    for metric in workspace.metrics.all() {
        for (day, entry) in workspace.series(&metric.id).entries() {
            let actual = entry.actual.as_ref();
            content.extend(actual.map(|actual| format!("{} {day} {actual:?}", metric.id)));
        }
    }
    content.sort();
    content
}

fn blank_like<R: Record>(record: &R) -> R {
    R::blank(record.id().clone())
}
