//! Routes: what the address bar says after the `#`.

use chrono::NaiveDate;

use crate::domain::values::id::{GoalId, PersonId};

/// A screen, with what it shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// What this person owes and what is off track.
    #[default]
    Home,
    Cascade,
    Goal(GoalId),
    Gaps,
    /// Numbers of many goals and periods at once.
    Grid,
    /// What was changed.
    Log(LogFilter),
    Settings,
}

/// Which entries of the change log are shown; what is `None` lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogFilter {
    /// The goal that something was changed of, its actuals included.
    pub goal: Option<GoalId>,
    /// Who made the change.
    pub person: Option<PersonId>,
    pub day: Option<NaiveDate>,
}

impl Route {
    /// Reads the fragment of an address; whatever is no route of ours is `None`.
    pub fn parse(fragment: &str) -> Option<Self> {
        let path = fragment.trim_start_matches('#').trim_matches('/');
        if let Some(filter) = path.strip_prefix("log?") {
            return LogFilter::parse(filter).map(Route::Log);
        }
        match path.split_once('/') {
            None => match path {
                "" | "home" => Some(Route::Home),
                "cascade" => Some(Route::Cascade),
                "gaps" => Some(Route::Gaps),
                "grid" => Some(Route::Grid),
                "log" => Some(Route::Log(LogFilter::default())),
                "settings" => Some(Route::Settings),
                _ => None,
            },
            Some(("goal", id)) => GoalId::new(id).ok().map(Route::Goal),
            Some(_) => None,
        }
    }

    /// Whether it lists goals that a filter can narrow.
    pub fn lists_goals(&self) -> bool {
        matches!(self, Route::Cascade | Route::Gaps | Route::Grid)
    }

    /// The fragment that [`Route::parse`] reads back.
    pub fn fragment(&self) -> String {
        match self {
            Route::Home => "#/home".into(),
            Route::Cascade => "#/cascade".into(),
            Route::Goal(id) => format!("#/goal/{id}"),
            Route::Gaps => "#/gaps".into(),
            Route::Grid => "#/grid".into(),
            Route::Log(filter) => format!("#/log{}", filter.query()),
            Route::Settings => "#/settings".into(),
        }
    }

    /// The goal that the whole screen is about.
    pub fn goal(&self) -> Option<&GoalId> {
        match self {
            Route::Goal(id) => Some(id),
            _ => None,
        }
    }
}

impl LogFilter {
    pub fn of_goal(id: GoalId) -> Self {
        LogFilter { goal: Some(id), ..LogFilter::default() }
    }

    fn parse(query: &str) -> Option<Self> {
        let mut filter = LogFilter::default();
        for part in query.split('&') {
            match part.split_once('=')? {
                ("goal", id) => filter.goal = Some(GoalId::new(id).ok()?),
                ("person", id) => filter.person = Some(PersonId::new(id).ok()?),
                ("day", day) => filter.day = Some(day.parse().ok()?),
                _ => return None,
            }
        }
        Some(filter)
    }

    fn query(&self) -> String {
        let goal = self.goal.as_ref().map(|id| format!("goal={id}"));
        let person = self.person.as_ref().map(|id| format!("person={id}"));
        let day = self.day.map(|day| format!("day={day}"));
        let parts: Vec<String> = [goal, person, day].into_iter().flatten().collect();
        match parts.is_empty() {
            true => String::new(),
            false => format!("?{}", parts.join("&")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_reads_back_from_its_fragment() {
        let goal = GoalId::new("g1").unwrap();
        let everything = LogFilter {
            goal: Some(goal.clone()),
            person: PersonId::new("p1").ok(),
            day: NaiveDate::from_ymd_opt(2026, 11, 20),
        };
        for route in [
            Route::Home,
            Route::Cascade,
            Route::Goal(goal.clone()),
            Route::Gaps,
            Route::Grid,
            Route::Log(LogFilter::default()),
            Route::Log(LogFilter::of_goal(goal)),
            Route::Log(everything),
            Route::Settings,
        ] {
            assert_eq!(Route::parse(&route.fragment()), Some(route));
        }
        assert_eq!(Route::parse(""), Some(Route::Home));
        for nonsense in [
            "#/goal/a b",
            "#/goal/",
            "#/x",
            "#/goal/a/b",
            "#/log?",
            "#/log?day=soon",
            "#/log?colour=red",
        ] {
            assert_eq!(Route::parse(nonsense), None, "{nonsense}");
        }
    }
}
