//! Finds things the way a person or a screen reader does, and does something with them.
//!
//! Whatever is done waits until exactly one such thing is there and takes it; `count` and `is_there` don't wait.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::{CmdError, ErrorStatus};
use serde_json::{Value, json};

use super::{Page, Result};

/// How long a thing may take to appear.
pub const PATIENCE: Duration = Duration::from_secs(10);

const FIND: &str = include_str!("find.js");

const TO_THE_MIDDLE: &str = "arguments[0].scrollIntoView({ block: 'center' })";

/// Scrolls there at once; where it stands then.
const STANDS_AT: &str = "
    const [element] = arguments;
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { x, y } = element.getBoundingClientRect();
    return `${x} ${y}`;";

/// What to look for: a list of steps, each one within what the one before it found.
#[derive(Clone)]
pub struct Find<'page> {
    pub(super) page: &'page Page,
    steps: Vec<Value>,
}

enum Action<'text> {
    Click,
    Clear,
    Type(&'text str),
    Choose(&'text str),
}

impl Page {
    /// A thing with this role and exactly this accessible name: `by_role("button", "Add goal")`.
    pub fn by_role(&self, role: &str, name: &str) -> Find<'_> {
        self.find(json!(["role", role, name]))
    }

    /// A field with this label.
    pub fn by_label(&self, label: &str) -> Find<'_> {
        self.find(json!(["label", label, null]))
    }

    /// An element whose own text is exactly this.
    pub fn by_text(&self, text: &str) -> Find<'_> {
        self.find(json!(["text", text, null]))
    }

    /// For what a person can't name, such as a hidden file input.
    pub fn by_css(&self, selector: &str) -> Find<'_> {
        self.find(json!(["css", selector, null]))
    }

    fn find(&self, step: Value) -> Find<'_> {
        Find { page: self, steps: vec![step] }
    }
}

impl Find<'_> {
    /// A thing with this role and name inside this one.
    pub fn by_role(self, role: &str, name: &str) -> Self {
        self.then(json!(["role", role, name]))
    }

    /// A field with this label inside this one.
    pub fn by_label(self, label: &str) -> Self {
        self.then(json!(["label", label, null]))
    }

    /// What a person can't name, inside this one.
    pub fn by_css(self, selector: &str) -> Self {
        self.then(json!(["css", selector, null]))
    }

    /// Every thing with this role inside this one, whatever its name.
    pub fn all(self, role: &str) -> Self {
        self.then(json!(["role", role, null]))
    }

    /// The one at this place, counted from 0, where there are several.
    pub fn nth(self, place: usize) -> Self {
        self.then(json!(["nth", place, null]))
    }

    pub async fn click(&self) -> Result<()> {
        self.act(Action::Click).await
    }

    /// Types after what is already there.
    pub async fn type_text(&self, text: &str) -> Result<()> {
        self.act(Action::Type(text)).await
    }

    /// Empties the field and types.
    pub async fn fill(&self, text: &str) -> Result<()> {
        self.act(Action::Clear).await?;
        self.act(Action::Type(text)).await
    }

    /// Sets the value as a picker would (`2026-03-01` for a date), where engines take different keys.
    pub async fn set_value(&self, value: &str) -> Result<()> {
        let set = "
            const [field, value] = arguments;
            field.value = value;
            for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));";
        self.call(set, json!(value)).await.map(|_| ())
    }

    /// Chooses an option of a select box by its label.
    pub async fn choose(&self, label: &str) -> Result<()> {
        self.act(Action::Choose(label)).await
    }

    /// Gives a file to a file input, hidden or not.
    pub async fn upload(&self, file: &Path) -> Result<()> {
        let path =
            file.canonicalize().with_context(|| format!("could not find {}", file.display()))?;
        self.act(Action::Type(&path.to_string_lossy())).await
    }

    /// Gives it the focus, then presses keys as [`Page::press`] does.
    pub async fn press(&self, keys: &str) -> Result<()> {
        self.call("arguments[0].focus()", Value::Null).await?;
        self.page.press(keys).await
    }

    /// What it shows as text.
    pub async fn text(&self) -> Result<String> {
        let text = self
            .call("return arguments[0].innerText ?? arguments[0].textContent", Value::Null)
            .await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// What a field holds.
    pub async fn value(&self) -> Result<String> {
        let value = self.call("return arguments[0].value", Value::Null).await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    pub async fn attribute(&self, name: &str) -> Result<Option<String>> {
        let value =
            self.call("return arguments[0].getAttribute(arguments[1])", json!(name)).await?;
        Ok(value.as_str().map(str::to_owned))
    }

    /// How many there are now.
    pub async fn count(&self) -> Result<usize> {
        Ok(self.elements().await?.len())
    }

    pub async fn is_there(&self) -> Result<bool> {
        Ok(self.count().await? > 0)
    }

    /// Waits until there is one.
    pub async fn appears(&self) -> Result<()> {
        self.one().await.map(|_| ())
    }

    /// Waits until there is none.
    pub async fn goes_away(&self) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        while self.is_there().await? {
            if Instant::now() > deadline {
                bail!("{} is still there after {} s", self.describe(), PATIENCE.as_secs());
            }
            pause().await;
        }
        Ok(())
    }

    /// Waits until it has the focus.
    pub async fn gets_focus(&self) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        let script = "return arguments[0] === document.activeElement";
        while self.call(script, Value::Null).await? != true {
            if Instant::now() > deadline {
                bail!("{} does not get the focus", self.describe());
            }
            pause().await;
        }
        Ok(())
    }

    fn then(mut self, step: Value) -> Self {
        self.steps.push(step);
        self
    }

    /// Tries again while the thing is covered, moving, or being replaced.
    async fn act(&self, action: Action<'_>) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let element = self.one().await?;
            if matches!(action, Action::Click) && self.page.is_framed() {
                self.comes_to_rest(&element).await?;
            }
            let outcome = match action {
                Action::Click => element.click().await,
                Action::Clear => element.clear().await,
                Action::Type(text) => element.send_keys(text).await,
                Action::Choose(label) => element.select_by_label(label).await,
            };
            match outcome {
                Ok(()) => return Ok(()),
                Err(error) if may_pass(&error) && Instant::now() < deadline => {
                    // A person scrolls what lies under a fixed bar into the open; it may be gone by now.
                    let element = serde_json::to_value(element)?;
                    let _ = (self.page.client()).execute(TO_THE_MIDDLE, vec![element]).await;
                    pause().await;
                }
                Err(error) => return Err(error).with_context(|| self.describe()),
            }
        }
    }

    /// In a frame a driver clicks where the thing stood before it was scrolled there, if that takes a while.
    async fn comes_to_rest(&self, element: &Element) -> Result<()> {
        let element = serde_json::to_value(element)?;
        let mut before = Value::Null;
        for _ in 0..50 {
            let now = match self.page.client().execute(STANDS_AT, vec![element.clone()]).await {
                Err(error) if may_pass(&error) => return Ok(()),
                now => now?,
            };
            if now == before {
                break;
            }
            before = now;
            pause().await;
        }
        Ok(())
    }

    /// Runs a script on the thing, and again when it was replaced in between.
    async fn call(&self, script: &str, value: Value) -> Result<Value> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let element = serde_json::to_value(self.one().await?)?;
            match self.page.client().execute(script, vec![element, value.clone()]).await {
                Err(error) if may_pass(&error) && Instant::now() < deadline => pause().await,
                outcome => return outcome.with_context(|| self.describe()),
            }
        }
    }

    pub(super) async fn one(&self) -> Result<Element> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let mut elements = self.elements().await?;
            if elements.len() == 1 {
                return Ok(elements.remove(0));
            }
            if Instant::now() > deadline {
                let there = self.others().await?;
                bail!("{} is there {} times, not once{there}", self.describe(), elements.len());
            }
            pause().await;
        }
    }

    async fn elements(&self) -> Result<Vec<Element>> {
        self.page.elements(&self.steps).await
    }

    /// For the message: what else has the role that was looked for.
    async fn others(&self) -> Result<String> {
        let Some((last, before)) = self.steps.split_last() else {
            return Ok(String::new());
        };
        if last[0] != "role" {
            return Ok(String::new());
        }
        let mut steps = before.to_vec();
        steps.push(json!(["role", last[1], null]));
        let names = self.page.look(&steps, true).await?;
        Ok(format!("; there: {names}"))
    }

    pub(super) fn describe(&self) -> String {
        let steps: Vec<String> = self.steps.iter().map(describe_step).collect();
        steps.join(" › ")
    }
}

impl Page {
    async fn elements(&self, steps: &[Value]) -> Result<Vec<Element>> {
        let found = self.look(steps, false).await?;
        let Value::Array(elements) = found else { bail!("looking for {steps:?} answered {found}") };
        // Each element arrives as an object with one entry, its reference.
        let references =
            elements.iter().filter_map(|element| element.as_object()?.values().next()?.as_str());
        let client = self.client();
        Ok(references
            .map(|id| Element::from_element_id(client.clone(), ElementRef::from(id.to_owned())))
            .collect())
    }

    async fn look(&self, steps: &[Value], as_names: bool) -> Result<Value> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.client().execute(FIND, vec![json!(steps), json!(as_names)]).await {
                Ok(Value::Null) => {
                    self.install("plumblineQueries", "PLUMBLINE_JOURNEYS_QUERIES").await?
                }
                // Firefox refuses to hand out an element that went away while it was found.
                Err(error) if may_pass(&error) && Instant::now() < deadline => pause().await,
                outcome => return Ok(outcome?),
            }
        }
    }
}

fn describe_step(step: &Value) -> String {
    match (step[0].as_str(), step[1].as_str(), step[2].as_str()) {
        (Some("role"), Some(role), Some(name)) => format!("{role} “{name}”"),
        (Some("role"), Some(role), None) => format!("any {role}"),
        (Some("nth"), ..) => format!("number {}", step[1]),
        (Some(kind), Some(value), _) => format!("{kind} “{value}”"),
        _ => step.to_string(),
    }
}

fn may_pass(error: &CmdError) -> bool {
    error.is_stale_element_reference()
        || error.is_element_not_interactable()
        // WebKit no longer knows an element that went away a while ago.
        || error.is_no_such_element()
        || matches!(error, CmdError::Standard(answer) if matches!(
            answer.error,
            ErrorStatus::ElementClickIntercepted | ErrorStatus::MoveTargetOutOfBounds
        ))
}

/// A short wait between two looks.
pub async fn pause() {
    tokio::time::sleep(Duration::from_millis(40)).await;
}
