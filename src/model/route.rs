//! Addresses: what the address bar says after the `#`.

use chrono::NaiveDate;

use crate::domain::values::id::{GoalId, PersonId, WorkspaceId};

/// What names the workspace.
const OF: &str = "in";

/// A screen of a workspace; of the one that is open, where it names none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    pub route: Route,
    pub workspace: Option<WorkspaceId>,
}

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

impl From<Route> for Address {
    fn from(route: Route) -> Self {
        Address { route, workspace: None }
    }
}

impl Address {
    /// Reads the fragment of an address; whatever is none of ours is `None`.
    pub fn parse(fragment: &str) -> Option<Self> {
        let path = fragment.trim_start_matches('#').trim_matches('/');
        let (path, query) = match path.split_once('?') {
            Some((path, query)) => (path, query.split('&').collect()),
            None => (path, Vec::new()),
        };
        let pairs = query.into_iter().map(|pair| pair.split_once('='));
        let pairs: Vec<(&str, &str)> = pairs.collect::<Option<_>>()?;
        let (of, others): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|pair| pair.0 == OF);
        let workspace = match of.first() {
            Some((_, id)) => Some(WorkspaceId::new(id).ok()?),
            None => None,
        };
        Some(Address { route: Route::parse(path, &others)?, workspace })
    }

    /// The fragment that [`Address::parse`] reads back.
    pub fn fragment(&self) -> String {
        let workspace = self.workspace.as_ref().map(|id| format!("{OF}={id}"));
        let query: Vec<String> = self.route.query().into_iter().chain(workspace).collect();
        match query.is_empty() {
            true => self.route.path(),
            false => format!("{}?{}", self.route.path(), query.join("&")),
        }
    }
}

impl Route {
    fn parse(path: &str, query: &[(&str, &str)]) -> Option<Self> {
        match path.split_once('/') {
            None if path == "log" => LogFilter::parse(query).map(Route::Log),
            _ if !query.is_empty() => None,
            None => match path {
                "" | "home" => Some(Route::Home),
                "cascade" => Some(Route::Cascade),
                "gaps" => Some(Route::Gaps),
                "grid" => Some(Route::Grid),
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

    fn path(&self) -> String {
        match self {
            Route::Home => "#/home".into(),
            Route::Cascade => "#/cascade".into(),
            Route::Goal(id) => format!("#/goal/{id}"),
            Route::Gaps => "#/gaps".into(),
            Route::Grid => "#/grid".into(),
            Route::Log(_) => "#/log".into(),
            Route::Settings => "#/settings".into(),
        }
    }

    fn query(&self) -> Vec<String> {
        match self {
            Route::Log(filter) => filter.query(),
            _ => Vec::new(),
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

    fn parse(query: &[(&str, &str)]) -> Option<Self> {
        let mut filter = LogFilter::default();
        for (name, value) in query {
            match *name {
                "goal" => filter.goal = Some(GoalId::new(value).ok()?),
                "person" => filter.person = Some(PersonId::new(value).ok()?),
                "day" => filter.day = Some(value.parse().ok()?),
                _ => return None,
            }
        }
        Some(filter)
    }

    fn query(&self) -> Vec<String> {
        let goal = self.goal.as_ref().map(|id| format!("goal={id}"));
        let person = self.person.as_ref().map(|id| format!("person={id}"));
        let day = self.day.map(|day| format!("day={day}"));
        [goal, person, day].into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_reads_back_from_its_fragment() {
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
            for workspace in [None, WorkspaceId::new("w1").ok()] {
                let address = Address { route: route.clone(), workspace };
                assert_eq!(Address::parse(&address.fragment()), Some(address));
            }
        }
        let address = Address { workspace: WorkspaceId::new("w1").ok(), ..Route::Gaps.into() };
        assert_eq!(address.fragment(), "#/gaps?in=w1");
        assert_eq!(Address::parse(""), Some(Route::Home.into()));
        for nonsense in [
            "#/goal/a b",
            "#/goal/",
            "#/x",
            "#/goal/a/b",
            "#/log?",
            "#/log?day=soon",
            "#/log?colour=red",
            "#/gaps?colour=red",
            "#/gaps?in=a b",
        ] {
            assert_eq!(Address::parse(nonsense), None, "{nonsense}");
        }
    }
}
