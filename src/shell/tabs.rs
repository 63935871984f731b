//! The other tabs of this browser: what storage completed in one is told to all.

use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use crate::domain::values::id::WorkspaceId;
use crate::model::commit::{Revision, WorkspaceHead};
use crate::model::news::{News, Written};

/// A line to the other tabs, for as long as it lives. Where the browser has none, nothing is told and nothing heard.
pub struct Tabs {
    channel: Option<BroadcastChannel>,
    _heard: Closure<dyn Fn(MessageEvent)>,
}

impl Tabs {
    /// All tabs that chose the same name hear each other, and not themselves.
    pub fn listen(name: &str, hear: impl Fn(News) + 'static) -> Tabs {
        let channel = BroadcastChannel::new(name).ok();
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
            // Another build may say what this one doesn't know: then storage has to be looked at.
            if let Some(news) = read(&message.data()) {
                hear(news);
            }
        });
        if let Some(channel) = &channel {
            channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        }
        Tabs { channel, _heard: heard }
    }

    pub fn tell(&self, news: &News) {
        if let Some(channel) = &self.channel {
            // It fails for what can't be copied, and when it is closed: the others find out at their next commit.
            let _ = channel.post_message(&message(news));
        }
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.set_onmessage(None);
            channel.close();
        }
    }
}

/// `["removed", id]` or `["written", id, revision, body, expected, puts]`, where puts are keys and bodies in turn, or null.
fn message(news: &News) -> JsValue {
    let parts = match news {
        News::Removed(id) => vec!["removed".into(), id.as_str().into()],
        News::Written(written) => {
            let puts = match &written.puts {
                Some(puts) => {
                    let flat = puts.iter().flat_map(|(key, body)| [key, body]);
                    flat.map(JsValue::from).collect::<Array>().into()
                }
                None => JsValue::NULL,
            };
            vec![
                "written".into(),
                written.head.id.as_str().into(),
                (written.head.revision.0 as f64).into(),
                written.head.body.as_str().into(),
                (written.expected.0 as f64).into(),
                puts,
            ]
        }
    };
    parts.into_iter().collect::<Array>().into()
}

/// `None` for everything that [`message`] doesn't make.
fn read(message: &JsValue) -> Option<News> {
    let parts = message.dyn_ref::<Array>()?;
    let text = |at| parts.get(at).as_string();
    let revision = |at| Some(Revision(parts.get(at).as_f64()? as u64));
    match text(0)?.as_str() {
        "removed" => Some(News::Removed(WorkspaceId::new(&text(1)?).ok()?)),
        "written" => {
            let puts = parts.get(5);
            let puts = match puts.dyn_ref::<Array>() {
                Some(flat) => Some(pairs(flat)?),
                None => puts.is_null().then_some(None)?,
            };
            Some(News::Written(Written {
                head: WorkspaceHead { id: text(1)?, revision: revision(2)?, body: text(3)? },
                expected: revision(4)?,
                puts,
            }))
        }
        _ => None,
    }
}

fn pairs(flat: &Array) -> Option<Vec<(String, String)>> {
    let texts: Option<Vec<String>> = flat.iter().map(|text| text.as_string()).collect();
    let texts = texts?;
    let (pairs, rest) = texts.as_chunks::<2>();
    rest.is_empty().then(|| pairs.iter().cloned().map(|[key, body]| (key, body)).collect())
}
