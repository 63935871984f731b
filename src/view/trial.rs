//! What a command would do to the goals above, in sentences, before it is done (X27).

use rust_decimal::Decimal;

use crate::domain::cascade::trial::Changed;
use crate::domain::records::goal::RollUp;
use crate::domain::values::absent::Known;
use crate::locales::Texts;
use crate::model::command::Command;
use crate::model::open::Open;

/// How many goals above are told of; the rest are counted.
const MOST_TOLD: usize = 4;

/// What is asked before a command is carried out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    pub title: String,
    /// What the button says that does it.
    pub verb: &'static str,
}

pub fn question(open: &Open, command: &Command, texts: Texts) -> Question {
    let title = command.goal().and_then(|id| open.workspace.goals.get(id));
    let title = title.map_or("", |goal| &goal.title);
    match command {
        Command::DeleteGoal(_) => {
            Question { title: texts.delete_title(title), verb: texts.delete_confirm() }
        }
        _ => Question { title: texts.move_title(title), verb: texts.move_confirm() },
    }
}

/// A sentence for each goal above whose numbers would be others; none where nothing changes, and none of what would be
/// refused.
pub fn told(open: &Open, command: Command, texts: Texts) -> Vec<String> {
    let Ok(trial) = open.trial(command) else {
        return Vec::new();
    };
    let title = |place: usize| open.workspace.goals.at(place).map_or("", |goal| &goal.title);
    let uncounted = trial.uncounted.map(|place| texts.trial_uncounted(title(place)));
    let mut lines: Vec<String> = uncounted.into_iter().collect();
    for changed in trial.changed.iter().take(MOST_TOLD) {
        let title = title(changed.place);
        lines.extend(changed.roll_up.map(|roll_up| match roll_up {
            RollUp::Own => texts.trial_own(title),
            RollUp::Sum => texts.trial_sum(title),
            RollUp::Weighted => texts.trial_weighted(title),
        }));
        let numbers = numbers(open, changed, texts);
        lines.extend(numbers.map(|numbers| texts.trial_changed(title, numbers)));
    }
    let more = trial.changed.len().saturating_sub(MOST_TOLD);
    lines.extend((more > 0).then(|| texts.trial_more(more)));
    lines
}

/// Each number of a goal that would be another, before and after.
fn numbers(open: &Open, changed: &Changed, texts: Texts) -> Option<String> {
    let (before, after) = (&changed.before, &changed.after);
    let measure =
        open.workspace.goals.at(changed.place).map(|goal| open.workspace.measure_of(goal));
    let amount = |value: Known<Decimal>| match (&measure, value) {
        (Some(measure), Ok(value)) => texts.amount(value, measure),
        _ => texts.figure_none().to_owned(),
    };
    let share = |value: Known<f64>| value.map_or(texts.figure_none().into(), |v| texts.share(v));
    let amounts = [
        (texts.figure_actual(), amount(before.actual), amount(after.actual)),
        (texts.field_target(), amount(before.target), amount(after.target)),
        (texts.figure_progress(), share(before.progress), share(after.progress)),
    ];
    let others = amounts.into_iter().filter(|(_, before, after)| before != after);
    let told = others.map(|(name, before, after)| texts.trial_number(name, before, after));
    told.reduce(|first, second| texts.trial_numbers(first, second))
}
