//! The page as a journey sees it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, bail};
use fantoccini::Client;
use fantoccini::wd::WindowHandle;
use serde_json::{Value, json};

use super::find::{PATIENCE, pause};
use super::server::Server;
use super::session::Session;
use super::{Engine, Result};

/// No engine has a window of its own that is as narrow.
const WIDEST_FRAME: u32 = 440;

/// A browser and the server that it talks to, whose origin no other page has had: nothing is stored there yet.
pub struct Page {
    pub server: Server,
    pub(super) findings: Vec<String>,
    session: Session,
    /// The size of the frame that stands for a window smaller than the engine allows.
    frame: Option<(u32, u32)>,
    tabs: Vec<WindowHandle>,
}

impl Page {
    /// A page in that browser, with the folder `built` served but nothing open yet.
    pub async fn start(session: Session, built: PathBuf) -> Result<Page> {
        let server = Server::start(built)?;
        let tabs = vec![session.client.window().await?];
        let mut page = Page { server, findings: Vec::new(), session, frame: None, tabs };
        page.resize(1280, 900).await?;
        Ok(page)
    }

    /// The app as on another computer: another browser of the same engine, in an empty profile of its own.
    pub async fn elsewhere(&self) -> Result<Page> {
        Page::start(Session::start(self.engine()).await?, self.server.folder()).await
    }

    /// Whether the page is shown in a frame that stands for a small window.
    pub(super) fn is_framed(&self) -> bool {
        self.frame.is_some()
    }

    pub fn engine(&self) -> Engine {
        self.session.engine
    }

    /// Loads the app afresh at a route such as `#/goals`; an empty route is its start.
    pub async fn open(&mut self, route: &str) -> Result<()> {
        self.collect_findings().await?;
        let url = format!("{}{route}", self.server.url());
        self.client().enter_parent_frame().await?;
        // From a blank page, since another fragment of the same address would not load anything.
        self.client().goto("about:blank").await?;
        let Some((width, height)) = self.frame else {
            return Ok(self.client().goto(&url).await?);
        };
        // A page of the same origin, so that the frame keeps the app's storage.
        self.client().goto(&self.server.frame_url()).await?;
        let script = "
            const [url, width, height, done] = arguments;
            const frame = document.createElement('iframe');
            Object.assign(frame, { src: url, width, height, onload: () => done() });
            // Nothing around it, so that the window has nothing to scroll under the pointer.
            Object.assign(frame.style, { border: 0, display: 'block' });
            document.body.style.margin = 0;
            document.body.replaceChildren(frame);";
        let arguments = vec![json!(url), json!(width), json!(height)];
        self.client().execute_async(script, arguments).await?;
        Ok(self.client().enter_frame(0).await?)
    }

    /// Loads the page again, as F5 does.
    pub async fn reload(&mut self) -> Result<()> {
        if self.frame.is_some() {
            let route = self.script("return location.hash", vec![]).await?;
            return self.open(route.as_str().unwrap_or_default()).await;
        }
        self.collect_findings().await?;
        Ok(self.client().refresh().await?)
    }

    /// Goes back in the history, as the browser's button does.
    pub async fn back(&mut self) -> Result<()> {
        self.collect_findings().await?;
        if self.is_framed() {
            // The driver's own command goes back from the page around the frame.
            self.script("history.back()", vec![]).await?;
            return Ok(());
        }
        Ok(self.client().back().await?)
    }

    /// Makes the page this large, in CSS pixels without the browser's own bars. Below the engine's smallest window
    /// the page is shown in a frame instead, from the next `open` on.
    pub async fn resize(&mut self, width: u32, height: u32) -> Result<()> {
        if self.resize_frame(width, height).await? {
            return Ok(());
        }
        self.frame = None;
        let (mut outer_width, mut outer_height) = (width, height);
        for _ in 0..3 {
            self.client().set_window_size(outer_width, outer_height).await?;
            let inner = self.settled_size(width, height).await?;
            if inner == (width, height) {
                return Ok(());
            }
            outer_width = (outer_width + width).saturating_sub(inner.0);
            outer_height = (outer_height + height).saturating_sub(inner.1);
        }
        self.client().set_window_size(1280, height + 200).await?;
        // A window that scrolls would move the frame away under the pointer. A busy machine takes its time to enlarge one, and
        // a small screen never does.
        let has_room = "return innerHeight >= arguments[0]";
        for _ in 0..50 {
            if self.script(has_room, vec![json!(height)]).await? == true {
                break;
            }
            pause().await;
        }
        self.frame = Some((width, height));
        Ok(())
    }

    /// Whether the page is shown in a frame that could be resized in place: one that the window has the room for.
    async fn resize_frame(&mut self, width: u32, height: u32) -> Result<bool> {
        let Some(frame) = self.frame.filter(|frame| width <= WIDEST_FRAME && height <= frame.1)
        else {
            return Ok(false);
        };
        if frame != (width, height) {
            self.client().enter_parent_frame().await?;
            let script = "
                const frame = document.querySelector('iframe');
                if (frame) [frame.width, frame.height] = arguments;
                return !!frame;";
            let is_there = self.script(script, vec![json!(width), json!(height)]).await? == true;
            if is_there {
                self.client().enter_frame(0).await?;
            }
            self.frame = Some((width, height));
        }
        Ok(true)
    }

    /// Opens another tab at a route and works in it; answers with its number for [`Page::switch_to_tab`].
    pub async fn open_tab(&mut self, route: &str) -> Result<usize> {
        self.collect_findings().await?;
        let tab = self.client().new_window(true).await?;
        self.client().switch_to_window(tab.handle).await?;
        self.tabs.push(self.client().window().await?);
        self.open(route).await?;
        Ok(self.tabs.len() - 1)
    }

    /// Works in another tab from now on; the first one is 0.
    pub async fn switch_to_tab(&mut self, number: usize) -> Result<()> {
        self.collect_findings().await?;
        let tab = self.tabs.get(number).with_context(|| format!("there is no tab {number}"))?;
        Ok(self.client().switch_to_window(tab.clone()).await?)
    }

    /// Closes the browser properly, starts it again with the same profile and opens the route.
    ///
    /// Fails in WebKitGTK, which keeps nothing: ask [`Engine::keeps_data_over_a_restart`] first.
    pub async fn restart(&mut self, route: &str) -> Result<()> {
        self.expect_kept_data()?;
        self.collect_findings().await?;
        self.session.restart().await?;
        self.after_restart(route).await
    }

    /// As [`Page::restart`], in another language: `en` or `zh-CN`.
    pub async fn restart_in(&mut self, language: &'static str, route: &str) -> Result<()> {
        self.expect_kept_data()?;
        self.collect_findings().await?;
        self.session.restart_in(language).await?;
        self.after_restart(route).await
    }

    /// Kills the browser with `kill -9`, starts it again with the same profile and opens the route.
    pub async fn kill_and_restart(&mut self, route: &str) -> Result<()> {
        self.expect_kept_data()?;
        self.session.kill_and_restart().await?;
        self.after_restart(route).await
    }

    /// Waits until the page shows this text somewhere.
    pub async fn wait_for_text(&self, text: &str) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let shown = self.shown_text().await?;
            if shown.contains(text) {
                return Ok(());
            }
            if Instant::now() > deadline {
                bail!(
                    "“{text}” does not show up in {} s; the page says:\n{shown}",
                    PATIENCE.as_secs()
                );
            }
            pause().await;
        }
    }

    /// All the text that the page shows now.
    pub async fn shown_text(&self) -> Result<String> {
        let text =
            self.script("return document.body ? document.body.innerText : ''", vec![]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Waits for a download of that name, answers with its bytes and takes it away, so that the next one gets its name.
    pub async fn downloaded(&self, name: &str) -> Result<Vec<u8>> {
        let file = self.session.downloads().join(name);
        let deadline = Instant::now() + PATIENCE;
        let mut length_before = 0;
        loop {
            // Complete when it is there, not empty, and has stopped growing.
            let length = fs::metadata(&file).map(|data| data.len()).unwrap_or(0);
            if length > 0 && length == length_before {
                let bytes = fs::read(&file)?;
                fs::remove_file(&file)?;
                return Ok(bytes);
            }
            length_before = length;
            if Instant::now() > deadline {
                bail!("no download {name} in {} s", PATIENCE.as_secs());
            }
            pause().await;
        }
    }

    /// Saves what the window shows as a PNG.
    pub async fn screenshot(&self, file: &Path) -> Result<()> {
        let picture = self.client().screenshot().await?;
        fs::write(file, picture).with_context(|| format!("could not write {}", file.display()))
    }

    /// Runs a script in the page and answers with what it returns; the page's policy doesn't bind it.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.client().execute(script, arguments).await?)
    }

    /// As [`Page::script`], for a script that answers by calling its last argument.
    pub async fn script_later(&self, script: &str) -> Result<Value> {
        Ok(self.client().execute_async(script, vec![]).await?)
    }

    /// Leaves the app for an empty page of the same origin, which can reach what the app has stored, once nothing is being
    /// fetched: a page that comes back tells what was cut off.
    pub async fn leave(&mut self) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        while self.script("return window.plumblineFetching ?? 0", vec![]).await? != 0 {
            if Instant::now() > deadline {
                bail!("something is still being fetched");
            }
            pause().await;
        }
        self.collect_findings().await?;
        Ok(self.client().goto(&self.server.frame_url()).await?)
    }

    /// Whether the browser still answers; otherwise what went wrong may be no fault of the page.
    pub async fn is_alive(&mut self) -> bool {
        self.session.is_alive().await
    }

    /// Ends the server and hands the browser over to another page, if it is as it was at its start.
    pub async fn hand_over(self) -> Option<Session> {
        self.session.emptied().await
    }

    /// Ends the browser and the server.
    pub async fn close(self) {
        self.session.close().await;
    }

    pub(super) fn client(&self) -> &Client {
        &self.session.client
    }

    fn expect_kept_data(&self) -> Result<()> {
        if !self.engine().keeps_data_over_a_restart() {
            bail!("{} keeps nothing over a restart", self.engine().name());
        }
        Ok(())
    }

    async fn after_restart(&mut self, route: &str) -> Result<()> {
        self.tabs = vec![self.client().window().await?];
        self.resize(1280, 900).await?;
        self.open(route).await
    }

    /// The size of the page once it is as wanted, or once it has had the time to change.
    async fn settled_size(&self, width: u32, height: u32) -> Result<(u32, u32)> {
        let mut size = (0, 0);
        for _ in 0..10 {
            let inner = self.script("return [innerWidth, innerHeight]", vec![]).await?;
            let pixels =
                |value: &Value| value.as_u64().and_then(|pixels| u32::try_from(pixels).ok());
            size = pixels(&inner[0])
                .zip(pixels(&inner[1]))
                .with_context(|| format!("a window of size {inner}"))?;
            if size == (width, height) {
                break;
            }
            pause().await;
        }
        Ok(size)
    }
}
