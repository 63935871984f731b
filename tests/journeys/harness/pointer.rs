//! Dragging with a real pointer: down on one thing, over to another, up.

use std::time::Duration;

use anyhow::Context;
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};

use super::Result;
use super::find::Find;

/// How long the pointer is on its way; a jump would be no drag.
const ON_THE_WAY: Duration = Duration::from_millis(80);

impl Find<'_> {
    /// Drags this to the middle of another thing and lets go there.
    pub async fn drag_onto(&self, target: &Find<'_>) -> Result<()> {
        let to = |element, duration| PointerAction::MoveToElement {
            element,
            duration: Some(duration),
            x: 0.0,
            y: 0.0,
        };
        let actions = MouseActions::new("mouse".to_owned())
            .then(to(self.one().await?, Duration::ZERO))
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(to(target.one().await?, ON_THE_WAY))
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        let client = self.page.client();
        client
            .perform_actions(actions)
            .await
            .with_context(|| format!("dragging {} onto {}", self.describe(), target.describe()))
    }
}
