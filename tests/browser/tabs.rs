//! Tabs that write to one database at once and talk to each other.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use plumbline::domain::Language;
use plumbline::domain::records::goal::{GoalField, GoalKind};
use plumbline::domain::values::id::{GoalId, WorkspaceId};
use plumbline::model::command::{Command, Draft};
use plumbline::model::commit::{Revision, WorkspaceHead};
use plumbline::model::device::Device;
use plumbline::model::news::{News, Written};
use plumbline::model::state::Notice;
use plumbline::model::{Effect, Event, Model, update};
use plumbline::shell::storage::Storage;
use plumbline::shell::storage::indexed_db::IndexedDb;
use plumbline::shell::tabs::Tabs;
use plumbline::shell::{clock, storing};
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::chance::Random;
use crate::ledger::{Entered, Ledger, check_shown, stores};
use crate::{fresh, open};

/// How long the other tab may take to show or tell something.
const SOON_MS: u32 = 10_000;

/// A tab without screens: its events, its connection, and its line to the other tabs.
#[derive(Clone)]
struct Tab(Rc<Parts>);

struct Parts {
    model: RefCell<Model>,
    storage: IndexedDb,
    tabs: RefCell<Option<Tabs>>,
    ledger: Rc<RefCell<Ledger>>,
    entered: RefCell<Entered>,
}

impl Tab {
    /// Opens what is stored under the name.
    async fn open(name: &str, session: u32, ledger: &Rc<RefCell<Ledger>>) -> Tab {
        let storage = open(name).await;
        let heads = storage.heads().await.unwrap();
        let tab = Tab(Rc::new(Parts {
            model: RefCell::new(Model::new(session, Language::English, clock::now())),
            storage,
            tabs: RefCell::default(),
            ledger: Rc::clone(ledger),
            entered: RefCell::default(),
        }));
        let hearing = tab.clone();
        let line = Tabs::listen(name, move |news| hearing.send(Event::Heard(news)));
        tab.0.tabs.replace(Some(line));
        tab.send(Event::Started { storage: Ok(None), heads, device: Device::default() });
        tab
    }

    fn send(&self, event: Event) {
        let parts = &self.0;
        let effects = {
            let mut model = parts.model.borrow_mut();
            let effects = update(&mut model, event, clock::now());
            let entered = &mut parts.entered.borrow_mut();
            entered.note(&model);
            parts.ledger.borrow_mut().note(&model, entered);
            effects
        };
        for effect in effects {
            let tab = self.clone();
            spawn_local(async move { tab.carry_out(effect).await });
        }
    }

    async fn carry_out(&self, effect: Effect) {
        if effect == Effect::SaveSoon {
            TimeoutFuture::new(0).await;
            return self.send(Event::SaveNow);
        }
        let answer = storing::carry_out(&self.0.storage, effect).await;
        if let (Some(news), Some(tabs)) = (answer.news, self.0.tabs.borrow().as_ref()) {
            tabs.tell(&news);
        }
        if let Some(event) = answer.event {
            self.send(event);
        }
    }

    fn read<T>(&self, read: impl FnOnce(&Model) -> T) -> T {
        read(&self.0.model.borrow())
    }

    fn edit(&self, goal: &GoalId, field: GoalField) {
        self.send(Event::Do(Command::EditGoal(goal.clone(), field)));
    }

    fn note_of(&self, goal: &GoalId) -> Option<String> {
        self.read(|model| {
            let open = model.open.as_ref()?;
            Some(open.workspace.goals.get(goal)?.note.clone())
        })
    }

    fn is_saved(&self) -> bool {
        self.read(|model| model.open.as_ref().is_some_and(|open| open.saving.is_safe()))
    }

    fn is_told(&self) -> bool {
        let is_told =
            |model: &Model| matches!(&model.notice, Some((_, Notice::ChangedElsewhere(_))));
        self.read(is_told)
    }

    /// Lets go of the connection, and of itself.
    fn close(&self) {
        self.0.tabs.replace(None);
        self.0.storage.let_go();
    }
}

/// Waits for something that must be so within the time.
async fn within_ms(limit_ms: u32, what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..limit_ms / 10 {
        if is_so() {
            return;
        }
        TimeoutFuture::new(10).await;
    }
    assert!(is_so(), "not within {limit_ms} ms: {what}");
}

/// Two tabs with a workspace of two goals.
async fn two_tabs(test: &str) -> (String, Rc<RefCell<Ledger>>, [Tab; 2], [GoalId; 2]) {
    let name = fresh(test);
    let ledger = Rc::<RefCell<Ledger>>::default();
    let one = Tab::open(&name, 1, &ledger).await;
    one.send(Event::NewWorkspace("Acme".into()));
    for title in ["Revenue", "Quality"] {
        one.send(Event::Do(Command::AddGoal(Box::new(Draft {
            parent: None,
            title: title.into(),
            kind: GoalKind::Kpi,
            owner: None,
            period: None,
            number: None,
        }))));
    }
    within_ms(SOON_MS, "saved", || one.is_saved()).await;
    let two = Tab::open(&name, 2, &ledger).await;
    within_ms(SOON_MS, "loaded", || two.read(|model| model.open.is_some())).await;
    let goals = one.read(|model| {
        let goals = &model.open.as_ref().unwrap().workspace.goals;
        [0, 1].map(|place| goals.at(place).unwrap().id.clone())
    });
    (name, ledger, [one, two], goals)
}

#[wasm_bindgen_test]
async fn r9_two_tabs_that_edit_different_fields_at_once_keep_every_edit_of_both() {
    let (name, ledger, [one, two], goals) = two_tabs("r9 fields").await;
    let typing = async |tab: &Tab, goal: &GoalId, seed: u64| {
        let mut random = Random::new(seed);
        for n in 0..60 {
            tab.edit(goal, GoalField::Note(format!("{seed} {n}")));
            TimeoutFuture::new(random.below(100) as u32).await;
        }
    };
    crate::both(typing(&one, &goals[0], 1), typing(&two, &goals[1], 2)).await;
    within_ms(SOON_MS, "at rest", || {
        let notes = [&one, &two].map(|tab| (tab.note_of(&goals[0]), tab.note_of(&goals[1])));
        let last = (Some("1 59".into()), Some("2 59".into()));
        one.is_saved() && two.is_saved() && notes == [last.clone(), last]
    })
    .await;
    assert!(!one.is_told() && !two.is_told(), "nobody wrote over anything");
    assert!(ledger.borrow().len() >= 122, "{} edits", ledger.borrow().len());
    let stored = stores(&open(&name).await).await;
    assert_eq!(ledger.borrow().check(&stored), Ok(()));
    for tab in [one, two] {
        assert_eq!(tab.read(|model| check_shown(model, &stored)), Ok(()));
        tab.close();
    }
}

#[wasm_bindgen_test]
async fn r9_of_two_tabs_that_edit_one_field_the_later_wins_and_the_other_is_told_within_a_second() {
    let (name, ledger, [one, two], [goal, _]) = two_tabs("r9 field").await;
    let mut random = Random::new(3);
    for round in 0..20 {
        for tab in [&one, &two] {
            tab.send(Event::DismissNotice);
        }
        let (first, second) = match random.below(2) {
            0 => (&one, &two),
            _ => (&two, &one),
        };
        first.edit(&goal, GoalField::Note(format!("first {round}")));
        // Stamps of one millisecond are ordered by session.
        TimeoutFuture::new(2 + random.below(20) as u32).await;
        let last = format!("second {round}");
        second.edit(&goal, GoalField::Note(last.clone()));
        within_ms(SOON_MS, "the later one is shown by both", || {
            [first, second].iter().all(|tab| tab.note_of(&goal) == Some(last.clone()))
        })
        .await;
        within_ms(SOON_MS, "the earlier one is told", || first.is_told()).await;
        assert!(!second.is_told() || round > 0, "what wins isn't told");
        within_ms(SOON_MS, "saved", || first.is_saved() && second.is_saved()).await;
    }
    let stored = stores(&open(&name).await).await;
    assert_eq!(ledger.borrow().check(&stored), Ok(()));
    for tab in [one, two] {
        tab.close();
    }
}

#[wasm_bindgen_test]
async fn news_come_as_they_were_told_and_not_to_who_told_them() {
    let name = fresh("news");
    let heard = [(); 2].map(|()| Rc::<RefCell<Vec<News>>>::default());
    let lines =
        heard.clone().map(|heard| Tabs::listen(&name, move |news| heard.borrow_mut().push(news)));
    let written = |puts| {
        News::Written(Written {
            head: WorkspaceHead {
                id: "acme".into(),
                revision: Revision(7),
                body: "{\"name\":\"准绳\"}".into(),
            },
            expected: Revision(6),
            puts,
        })
    };
    let puts = vec![("g/1".into(), "\u{1F600}".into()), ("s".into(), String::new())];
    let told = [
        written(Some(puts)),
        written(Some(Vec::new())),
        written(None),
        News::Removed(WorkspaceId::new("acme").unwrap()),
    ];
    for news in &told {
        lines[0].tell(news);
    }
    within_ms(SOON_MS, "heard", || heard[1].borrow().len() == told.len()).await;
    assert_eq!(*heard[1].borrow(), told);
    assert_eq!(*heard[0].borrow(), []);
}

#[wasm_bindgen_test]
async fn what_another_build_tells_and_this_one_does_not_know_is_passed_over() {
    let name = fresh("strange news");
    let heard = Rc::<RefCell<Vec<News>>>::default();
    let hearing = Rc::clone(&heard);
    let _line = Tabs::listen(&name, move |news| hearing.borrow_mut().push(news));
    let other = web_sys::BroadcastChannel::new(&name).unwrap();
    let strange = [
        "null",
        "{}",
        "[]",
        r#"["renamed", "acme"]"#,
        r#"["removed", "../acme"]"#,
        r#"["written", "acme", 7, "{}", "6", null]"#,
        r#"["written", "acme", 7, "{}", 6]"#,
        r#"["written", "acme", 7, "{}", 6, ["key"]]"#,
        r#"["written", "acme", 7, "{}", 6, ["key", 1]]"#,
        r#"["removed", "last"]"#,
    ];
    for message in strange {
        other.post_message(&js_sys::JSON::parse(message).unwrap()).unwrap();
    }
    let last = News::Removed(WorkspaceId::new("last").unwrap());
    within_ms(SOON_MS, "heard", || heard.borrow().contains(&last)).await;
    assert_eq!(*heard.borrow(), [last]);
    other.close();
}
