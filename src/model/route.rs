//! Routes: what the address bar says after the `#`.

use crate::domain::id::GoalId;

/// A screen, with what it shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// What this person owes and what is off track.
    #[default]
    Home,
    Cascade,
    Goal(GoalId),
    Gaps,
    Settings,
}

impl Route {
    /// Reads the fragment of an address; whatever is no route of ours is `None`.
    pub fn parse(fragment: &str) -> Option<Self> {
        let path = fragment.trim_start_matches('#').trim_matches('/');
        match path.split_once('/') {
            None => match path {
                "" | "home" => Some(Route::Home),
                "cascade" => Some(Route::Cascade),
                "gaps" => Some(Route::Gaps),
                "settings" => Some(Route::Settings),
                _ => None,
            },
            Some(("goal", id)) => GoalId::new(id).ok().map(Route::Goal),
            Some(_) => None,
        }
    }

    /// The fragment that [`Route::parse`] reads back.
    pub fn fragment(&self) -> String {
        match self {
            Route::Home => "#/home".into(),
            Route::Cascade => "#/cascade".into(),
            Route::Goal(id) => format!("#/goal/{id}"),
            Route::Gaps => "#/gaps".into(),
            Route::Settings => "#/settings".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_reads_back_from_its_fragment() {
        let goal = GoalId::new("g1").unwrap();
        for route in [
            Route::Home,
            Route::Cascade,
            Route::Goal(goal),
            Route::Gaps,
            Route::Settings,
        ] {
            assert_eq!(Route::parse(&route.fragment()), Some(route));
        }
        assert_eq!(Route::parse(""), Some(Route::Home));
        for nonsense in ["#/goal/a b", "#/goal/", "#/x", "#/goal/a/b"] {
            assert_eq!(Route::parse(nonsense), None, "{nonsense}");
        }
    }
}
