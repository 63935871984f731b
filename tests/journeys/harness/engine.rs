//! The three engines: how each one is started, and what it can and can't do.

use std::path::Path;
use std::process::Command;

use serde_json::{Map, Value, json};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    /// Whether a profile outlives the browser; WebKitGTK's automation is always ephemeral.
    pub fn keeps_data_over_a_restart(self) -> bool {
        self != Engine::WebKit
    }

    /// Whether it only runs on a display.
    pub fn needs_display(self) -> bool {
        self == Engine::WebKit
    }

    /// Its driver, listening on `port`, with a home of its own so that nothing of the person's is touched.
    pub fn driver(self, port: u16, home: &Path) -> Command {
        let mut driver = match self {
            Engine::Chromium => Command::new("chromedriver"),
            Engine::Firefox => Command::new("geckodriver"),
            Engine::WebKit => Command::new("WebKitWebDriver"),
        };
        match self {
            Engine::Chromium => driver.arg(format!("--port={port}")),
            // A fixed Marionette port would let only one browser run at a time.
            Engine::Firefox => driver.args(["--marionette-port", "0", "--port", &port.to_string()]),
            Engine::WebKit => driver.arg("--host=127.0.0.1").arg(format!("--port={port}")),
        };
        // WebKitGTK saves downloads to the home folder and can't be told another one.
        driver.env("HOME", if self == Engine::WebKit { downloads(home) } else { home.to_owned() });
        driver
            .env_remove("XDG_CACHE_HOME")
            .env_remove("XDG_CONFIG_HOME")
            .env_remove("XDG_DATA_HOME");
        if self == Engine::WebKit {
            driver.env("JSC_useOMGJIT", "false");
        }
        driver
    }

    /// What a session asks for: no window, a profile in `home`, the language (`en` or `zh-CN`), and that WebAssembly is
    /// compiled once: to compile it again, for a speed that no journey lasts long enough to feel, takes most of a core.
    ///
    /// WebKitGTK takes no language; the app's own setting decides there.
    pub fn capabilities(self, home: &Path, language: &str) -> Map<String, Value> {
        let profile = home.join("profile");
        let own = match self {
            Engine::Chromium => json!({ "goog:chromeOptions": {
                "args": [
                    "--headless", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-quic",
                    "--no-first-run", "--disable-background-networking", "--disable-component-update",
                    "--disable-sync", "--js-flags=--liftoff-only", format!("--lang={language}"),
                    // The setting of the same name is only read in a fresh profile.
                    format!("--accept-lang={language}"), format!("--user-data-dir={}", profile.display()),
                ],
                "prefs": { "download.default_directory": downloads(home) },
            }}),
            Engine::Firefox => json!({ "moz:firefoxOptions": {
                "args": ["-headless", "-profile", profile],
                "prefs": {
                    "browser.download.dir": downloads(home),
                    "browser.download.folderList": 2,
                    "intl.accept_languages": language,
                    "javascript.options.wasm_optimizingjit": false,
                    // Otherwise navigator.storage.persist() waits for a person's answer.
                    "dom.storageManager.prompt.testing": true,
                    "dom.storageManager.prompt.testing.allow": true,
                },
            }}),
            Engine::WebKit => json!({}),
        };
        match own {
            Value::Object(capabilities) => capabilities,
            _ => Map::new(),
        }
    }
}

/// The folder that downloads go to.
pub fn downloads(home: &Path) -> std::path::PathBuf {
    home.join("downloads")
}
