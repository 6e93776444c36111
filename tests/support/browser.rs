//! A real browser for one test: its own chromedriver and its own empty profile, gone when dropped.

use std::cell::RefCell;

use fantoccini::{Client, ClientBuilder, Locator, elements::Element, error::CmdError};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use url::Url;

use super::{
    chromedriver::{Driver, Extension, MISSING},
    support::service::until,
};

const ARGUMENTS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// A window of Chromium; commands go to the tab and the frame that were entered last.
pub struct Browser {
    pub client: Client,
    session: String,
    network: RefCell<Vec<Value>>,
    driver: Driver,
    _profile: TempDir,
}

impl Browser {
    /// As people have it.
    pub async fn open() -> Self {
        Self::with_preferences(json!({})).await
    }

    /// With scripts off, in frames of other origins as well: the settings page's switch.
    pub async fn without_scripts() -> Self {
        Self::with_content_settings(json!({ "javascript": 2 })).await
    }

    /// Where pages may store nothing, neither cookies nor `localStorage`.
    pub async fn without_storage() -> Self {
        Self::with_content_settings(json!({ "cookies": 2 })).await
    }

    /// Where they may store nothing, with scripts off.
    pub async fn without_scripts_and_storage() -> Self {
        Self::with_content_settings(json!({ "javascript": 2, "cookies": 2 })).await
    }

    /// Where third-party cookies are blocked: the settings page's switch.
    pub async fn blocking_third_parties() -> Self {
        Self::with_preferences(third_parties(false)).await
    }

    /// Where they are allowed, which is not how every Chromium comes.
    pub async fn allowing_third_parties() -> Self {
        Self::with_preferences(third_parties(true)).await
    }

    /// With scripts off and with third-party cookies, or without.
    pub async fn without_scripts_but_third_parties(allowed: bool) -> Self {
        let mut preferences = third_parties(allowed);
        preferences["default_content_setting_values"] = json!({ "javascript": 2 });
        Self::with_preferences(preferences).await
    }

    async fn with_content_settings(settings: Value) -> Self {
        Self::with_preferences(json!({ "default_content_setting_values": settings })).await
    }

    /// With these preferences of the profile.
    async fn with_preferences(preferences: Value) -> Self {
        let driver = Driver::start();
        let profile = tempfile::tempdir().unwrap();
        let folder = format!("--user-data-dir={}", profile.path().display());
        let arguments: Vec<&str> = ARGUMENTS.iter().copied().chain([folder.as_str()]).collect();
        let capabilities = json!({
            "goog:chromeOptions": {
                "args": arguments,
                "prefs": {
                    "profile": preferences,
                    // A start page of the distribution would ask the internet for something.
                    "session": { "restore_on_startup": 4, "startup_urls": ["about:blank"] },
                },
            },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        });
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.as_object().unwrap().clone())
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await
            .unwrap_or_else(|error| panic!("chromium does not start ({error}): {MISSING}"));
        let session = client.session_id().await.unwrap().unwrap();
        Self {
            client,
            session,
            network: RefCell::default(),
            driver,
            _profile: profile,
        }
    }

    pub async fn goto(&self, url: &str) {
        self.client.goto(url).await.unwrap();
    }

    /// What the script returns.
    pub async fn run(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap()
    }

    /// Waits until the script returns something true.
    pub async fn wait(&self, what: &str, script: &str) -> Value {
        until(what, async || {
            // While a page is being left there is nothing to run it in.
            let answer = self.client.execute(script, Vec::new()).await.ok()?;
            let empty = [json!(null), json!(false), json!(0), json!("")].contains(&answer);
            (!empty).then_some(answer)
        })
        .await
    }

    /// The element, as soon as there is one.
    pub async fn find(&self, css: &str) -> Element {
        until(css, async || self.client.find(Locator::Css(css)).await.ok()).await
    }

    pub async fn text(&self, css: &str) -> String {
        // It may be replaced as soon as it was found.
        until(css, async || self.find(css).await.text().await.ok()).await
    }

    /// Presses it, as soon as it can be pressed.
    pub async fn click(&self, css: &str) {
        until(css, async || self.find(css).await.click().await.ok()).await;
    }

    /// Replaces what the field has.
    pub async fn fill(&self, css: &str, text: &str) {
        let field = self.find(css).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// A command of the DevTools protocol.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        self.chrome("goog/cdp/execute", body).await.unwrap()
    }

    /// A window of this size, in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size)
            .await;
    }

    /// Ends a test: nothing was reported to the console but what contains one of `expected`, and
    /// nothing but this machine was asked for anything.
    pub async fn was_quiet(&self, expected: &[&str]) {
        let console = self
            .chrome("se/log", json!({ "type": "browser" }))
            .await
            .unwrap();
        for entry in console.as_array().unwrap() {
            let message = entry["message"].as_str().unwrap();
            let loud = entry["level"] != "INFO" && entry["level"] != "DEBUG";
            // A page that says nothing about an icon is asked for one.
            let fine =
                message.contains("/favicon.ico") || expected.iter().any(|e| message.contains(e));
            assert!(!loud || fine, "the console says: {message}");
        }
        for event in self.network_events().await {
            for url in [&event["request"]["url"], &event["url"]] {
                let url = url.as_str().unwrap_or_default();
                let Ok(url) = Url::parse(url) else { continue };
                let outside = ["http", "https", "ws", "wss"].contains(&url.scheme())
                    && !["localhost", "127.0.0.1"].contains(&url.host_str().unwrap_or_default());
                assert!(!outside, "asked for {url}");
            }
        }
    }

    /// How many messages of sockets had this text.
    pub async fn messages_with(&self, text: &str) -> usize {
        let events = self.network_events().await;
        let payloads = events
            .iter()
            .filter_map(|event| event["response"]["payloadData"].as_str());
        payloads.filter(|payload| payload.contains(text)).count()
    }

    /// What the network did since the beginning; the log itself tells each thing once.
    pub async fn network_events(&self) -> Vec<Value> {
        let log = self
            .chrome("se/log", json!({ "type": "performance" }))
            .await
            .unwrap();
        let events = log.as_array().unwrap().iter().map(|entry| {
            let event: Value = serde_json::from_str(entry["message"].as_str().unwrap()).unwrap();
            event["message"]["params"].clone()
        });
        self.network.borrow_mut().extend(events);
        self.network.borrow().clone()
    }

    async fn chrome(&self, path: &'static str, body: Value) -> Result<Value, CmdError> {
        self.client.issue_cmd(Extension { path, body }).await
    }
}

fn third_parties(allowed: bool) -> Value {
    json!({ "cookie_controls_mode": i32::from(!allowed), "block_third_party_cookies": !allowed })
}

impl Drop for Browser {
    /// A chromedriver that is killed leaves its browser behind, so that one is ended first.
    fn drop(&mut self) {
        self.driver.end(&self.session).ok();
    }
}
