//! A static host under a sub-path, as a person would put the app on the web, that can go away and come back.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::Result;

/// The path under which the app is served.
pub const SUB_PATH: &str = "/plumb/line/";

const FRAME_PATH: &str = "/frame";

/// Put into each page before its Content-Security-Policy, which would forbid it.
const PROBE: &str = include_str!("probe.js");

/// Moves the page's clock to noon of `today`.
const DAY: &str = include_str!("day.js");

/// The ports of all servers so far: a browser that is handed on has kept what it stored under theirs.
static USED_PORTS: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());

/// Serves a folder under [`SUB_PATH`] on a port of its own.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    folder: Mutex<PathBuf>,
    requests: Mutex<Vec<String>>,
    day: Mutex<Option<String>>,
    stopping: AtomicBool,
    delay_ms: AtomicU64,
}

impl Server {
    /// Starts to serve `folder` on a free port that no server has had before.
    pub fn start(folder: PathBuf) -> Result<Server> {
        let (listener, address) = loop {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
            let address = listener.local_addr()?;
            if locked(&USED_PORTS).insert(address.port()) {
                break (listener, address);
            }
        };
        let shared = Arc::new(Shared { folder: Mutex::new(folder), ..Shared::default() });
        let thread = Some(listen(listener, shared.clone()));
        Ok(Server { address, shared, thread })
    }

    /// The address of the app, ending with a slash.
    pub fn url(&self) -> String {
        format!("http://{}{SUB_PATH}", self.address)
    }

    /// An empty page beside the app, without a policy, that can hold the app in a frame.
    pub fn frame_url(&self) -> String {
        format!("http://{}{FRAME_PATH}", self.address)
    }

    /// The path of each request so far, in order, whether it was found or not.
    pub fn requests(&self) -> Vec<String> {
        locked(&self.shared.requests).clone()
    }

    /// Serves another folder from now on, for example a newer build.
    pub fn serve(&self, folder: PathBuf) {
        *locked(&self.shared.folder) = folder;
    }

    /// The folder that is served.
    pub fn folder(&self) -> PathBuf {
        locked(&self.shared.folder).clone()
    }

    /// Has every page that is loaded from now on take this day for today, for example `2028-02-29`.
    pub fn set_day(&self, day: &str) {
        *locked(&self.shared.day) = Some(day.to_owned());
    }

    /// Answers so much later from now on, as over a bad network.
    pub fn delay(&self, delay_ms: u64) {
        self.shared.delay_ms.store(delay_ms, Ordering::SeqCst);
    }

    /// Takes no more connections, as if the network were gone.
    pub fn stop(&mut self) {
        let Some(thread) = self.thread.take() else {
            return;
        };
        self.shared.stopping.store(true, Ordering::SeqCst);
        // The listener only looks up when someone calls.
        let _ = TcpStream::connect(self.address);
        let _ = thread.join();
    }

    /// Serves again on the same port after [`Server::stop`].
    pub fn start_again(&mut self) -> Result<()> {
        if self.thread.is_none() {
            let listener = TcpListener::bind(self.address)?;
            self.shared.stopping.store(false, Ordering::SeqCst);
            self.thread = Some(listen(listener, self.shared.clone()));
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

fn listen(listener: TcpListener, shared: Arc<Shared>) -> JoinHandle<()> {
    thread::spawn(move || {
        for stream in listener.incoming() {
            if shared.stopping.load(Ordering::SeqCst) {
                break;
            }
            let shared = shared.clone();
            // A browser that goes away in the middle of an answer is no matter.
            thread::spawn(move || stream.and_then(|stream| answer(stream, &shared)));
        }
    })
}

fn answer(mut stream: TcpStream, shared: &Shared) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    // The rest of the head must be read, or closing would reset the connection under the answer.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    // A browser keeps connections ready on which it has asked for nothing yet.
    if shared.stopping.load(Ordering::SeqCst) {
        return Ok(());
    }
    thread::sleep(Duration::from_millis(shared.delay_ms.load(Ordering::SeqCst)));
    let Some(target) = first.split(' ').nth(1) else {
        return Ok(());
    };
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let (status, kind, body) = match read(path, shared) {
        Some((kind, body)) => ("200 OK", kind, body),
        None => ("404 Not Found", "text/plain", b"not found".to_vec()),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    stream.write_all(&body)
}

/// The kind and the bytes of what lies there; nothing outside the folder is ever read.
fn read(path: &str, shared: &Shared) -> Option<(&'static str, Vec<u8>)> {
    if path == FRAME_PATH {
        return Some((
            content_type(".html"),
            b"<!doctype html><title>frame</title><body>".to_vec(),
        ));
    }
    locked(&shared.requests).push(path.to_owned());
    let folder = locked(&shared.folder).clone();
    let name = path.strip_prefix(SUB_PATH)?;
    let name = if name.is_empty() { "index.html" } else { name };
    if name.split('/').any(|part| part == "..") {
        return None;
    }
    let body = fs::read(folder.join(name)).ok()?;
    let kind = content_type(name);
    if kind.starts_with("text/html") {
        let page = String::from_utf8(body).ok()?;
        let day = match &*locked(&shared.day) {
            Some(day) => format!("const today = '{day}';{DAY}"),
            None => String::new(),
        };
        let probed = page.replacen("<head>", &format!("<head><script>{day}{PROBE}</script>"), 1);
        return Some((kind, probed.into_bytes()));
    }
    Some((kind, body))
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
