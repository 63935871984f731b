//! A running browser: its driver, its profile folder, and its end.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use tempfile::TempDir;

use super::Result;
use super::engine::{self, Engine};

/// The language of a browser that nobody has asked for another one.
const FIRST_LANGUAGE: &str = "en";

/// How long a browser has to answer a question that costs it nothing.
const ANSWER_LIMIT: Duration = Duration::from_secs(5);

/// A browser with a profile in a temporary folder, both gone when it is dropped.
pub struct Session {
    pub client: Client,
    pub engine: Engine,
    language: &'static str,
    home: TempDir,
    driver: Child,
    display: Option<Display>,
}

impl Session {
    /// Starts the engine in a fresh profile, in English.
    pub async fn start(engine: Engine) -> Result<Session> {
        let home = tempfile::Builder::new().prefix("plumbline-journey-").tempdir()?;
        for folder in [home.path().join("profile"), engine::downloads(home.path())] {
            fs::create_dir(folder)?;
        }
        let display = if engine.needs_display() { Some(Display::start()?) } else { None };
        let language = FIRST_LANGUAGE;
        let (driver, client) = launch(engine, &home, display.as_ref(), language).await?;
        Ok(Session { client, engine, language, home, driver, display })
    }

    /// The folder that downloads go to.
    pub fn downloads(&self) -> PathBuf {
        engine::downloads(self.home.path())
    }

    /// Closes the browser properly and starts it again with the same profile.
    pub async fn restart(&mut self) -> Result<()> {
        self.client.clone().close().await?;
        self.launch_again().await
    }

    /// As [`Session::restart`], in another language.
    pub async fn restart_in(&mut self, language: &'static str) -> Result<()> {
        self.language = language;
        self.restart().await
    }

    /// Kills every process of the browser at once, as a crash would, and starts it again with the same profile.
    pub async fn kill_and_restart(&mut self) -> Result<()> {
        let found = browser_processes(&self.home)?;
        if found.is_empty() {
            bail!("no process of {} was found to kill", self.engine.name());
        }
        let status = Command::new("kill").arg("-9").args(&found).stderr(Stdio::null()).status()?;
        // Some processes die with their parent before their turn comes; what counts is that none is left.
        let deadline = Instant::now() + Duration::from_secs(5);
        while !browser_processes(&self.home)?.is_empty() {
            if Instant::now() > deadline {
                bail!("{} outlived kill -9 ({status})", self.engine.name());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        self.launch_again().await
    }

    /// Closes the browser; what is left of it ends when this is dropped.
    pub async fn close(self) {
        // A browser that was killed or hangs can't be asked; its driver's end takes it along.
        let _ = tokio::time::timeout(ANSWER_LIMIT, self.client.clone().close()).await;
    }

    /// Whether the driver runs and the browser answers.
    pub async fn is_alive(&mut self) -> bool {
        let runs = matches!(self.driver.try_wait(), Ok(None));
        let answer = tokio::time::timeout(ANSWER_LIMIT, self.client.window()).await;
        runs && matches!(answer, Ok(Ok(_)))
    }

    /// One empty window, no downloads, the first language; a browser that can't be brought there is closed.
    ///
    /// What pages have stored stays: it belongs to their origins, which come only once.
    pub async fn emptied(self) -> Option<Session> {
        let outcome = tokio::time::timeout(ANSWER_LIMIT, self.empty()).await;
        if matches!(outcome, Ok(Ok(()))) && self.language == FIRST_LANGUAGE {
            return Some(self);
        }
        self.close().await;
        None
    }

    async fn empty(&self) -> Result<()> {
        let windows = self.client.windows().await?;
        let (first, others) = windows.split_first().context("no window is left")?;
        for other in others {
            self.client.switch_to_window(other.clone()).await?;
            self.client.close_window().await?;
        }
        self.client.switch_to_window(first.clone()).await?;
        self.client.goto("about:blank").await?;
        for file in fs::read_dir(self.downloads())? {
            let path = file?.path();
            if path.is_file() {
                fs::remove_file(path)?;
            }
        }
        Ok(())
    }

    async fn launch_again(&mut self) -> Result<()> {
        end(&mut self.driver);
        let (driver, client) =
            launch(self.engine, &self.home, self.display.as_ref(), self.language).await?;
        (self.driver, self.client) = (driver, client);
        Ok(())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        end(&mut self.driver);
        if let Ok(left) = browser_processes(&self.home)
            && !left.is_empty()
        {
            let _ = Command::new("kill").arg("-9").args(left).stderr(Stdio::null()).status();
        }
    }
}

async fn launch(
    engine: Engine,
    home: &TempDir,
    display: Option<&Display>,
    language: &str,
) -> Result<(Child, Client)> {
    let port = free_port()?;
    let mut command = engine.driver(port, home.path());
    if let Some(display) = display {
        command.env("DISPLAY", &display.name);
    }
    let log = fs::File::create(home.path().join("driver.log"))?;
    let mut driver = command
        .stdout(log.try_clone()?)
        .stderr(log)
        .spawn()
        .with_context(|| format!("the driver of {} did not start", engine.name()))?;
    let client = match connect(engine, home, port, language).await {
        Ok(client) => client,
        Err(error) => {
            end(&mut driver);
            let log = fs::read_to_string(home.path().join("driver.log")).unwrap_or_default();
            return Err(error.context(format!("the driver of {} said:\n{log}", engine.name())));
        }
    };
    Ok((driver, client))
}

async fn connect(engine: Engine, home: &TempDir, port: u16, language: &str) -> Result<Client> {
    let deadline = Instant::now() + Duration::from_secs(20);
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if Instant::now() > deadline {
            bail!("it took no connection in 20 s");
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(engine.capabilities(home.path(), language));
    Ok(builder.connect(&format!("http://127.0.0.1:{port}")).await?)
}

/// The ids of the processes that name this profile on their command line; WebKitGTK's don't, so it has none.
fn browser_processes(home: &TempDir) -> Result<Vec<String>> {
    let profile = home.path().join("profile");
    let output = Command::new("ps")
        .args(["-ww", "-eo", "pid=,args="])
        .output()
        .context("`ps` did not run")?;
    let table = String::from_utf8_lossy(&output.stdout);
    let lines = table.lines().filter(|line| line.contains(&*profile.to_string_lossy()));
    Ok(lines.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect())
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

fn end(process: &mut Child) {
    let _ = process.kill();
    let _ = process.wait();
}

/// An X server without a screen.
struct Display {
    server: Child,
    name: String,
}

impl Display {
    fn start() -> Result<Display> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1920x1400x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("Xvfb did not start")?;
        let mut number = String::new();
        if let Some(stdout) = server.stdout.take() {
            BufReader::new(stdout).read_line(&mut number)?;
        }
        if number.trim().is_empty() {
            end(&mut server);
            bail!("Xvfb named no display");
        }
        Ok(Display { server, name: format!(":{}", number.trim()) })
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        end(&mut self.server);
    }
}
