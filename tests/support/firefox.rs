//! A real Firefox for one test, driven by WebDriver BiDi: it needs no driver beside it.

use serde_json::{Value, json};
use tokio::sync::Mutex;
use url::Url;

use super::{bidi::Bidi, firefox_process::Process, support::service::until, window::Window};

const ENTER: &str = "\u{E006}";

/// A window of Firefox with one tab, until a page opens more.
pub struct Firefox {
    bidi: Mutex<Bidi>,
    /// The tab, and the frames in it that were entered.
    entered: Mutex<Vec<String>>,
    _process: Process,
}

impl Firefox {
    /// Where third-party cookies are sent as those of any page are.
    pub async fn allowing_third_parties() -> Self {
        Self::with(&[("network.cookie.cookieBehavior", "0")]).await
    }

    /// As the settings page's "Strict" has it: Firefox sets the other preferences from this one.
    pub async fn strict() -> Self {
        Self::with(&[("browser.contentblocking.category", "'strict'")]).await
    }

    /// The same where the use of a window that a third party opened lets it have its cookies no more
    /// than before.
    pub async fn strict_without_exceptions() -> Self {
        Self::with(&[
            ("browser.contentblocking.category", "'strict'"),
            (
                "privacy.restrict3rdpartystorage.heuristic.window_open",
                "false",
            ),
            (
                "privacy.restrict3rdpartystorage.heuristic.opened_window_after_interaction",
                "false",
            ),
        ])
        .await
    }

    /// Where a third party has its own cookies for each site, but only those that ask for it.
    pub async fn partitioning_on_request() -> Self {
        Self::with(&[("network.cookie.cookieBehavior.optInPartitioning", "true")]).await
    }

    /// As the settings page's "All cross-site cookies" has it: no cookies, and no storage either.
    pub async fn rejecting_third_parties() -> Self {
        Self::with(&[("network.cookie.cookieBehavior", "1")]).await
    }

    /// As people have it, but for these preferences: names, and values as JavaScript.
    pub async fn with(preferences: &[(&str, &str)]) -> Self {
        let process = Process::start(preferences);
        let mut bidi = Bidi::connect(&process.address).await;
        let events = json!({ "events": ["log.entryAdded", "network.beforeRequestSent"] });
        bidi.ask("session.subscribe", events).await.unwrap();
        let tabs = bidi.ask("browsingContext.getTree", json!({})).await;
        let tab = context_of(&tabs.unwrap()["contexts"][0]);
        let firefox = Self {
            bidi: Mutex::new(bidi),
            entered: Mutex::new(vec![tab]),
            _process: process,
        };
        // In the beginning the address bar has it.
        firefox.system("gBrowser.selectedBrowser.focus()").await;
        let focus = "return document.hasFocus()";
        firefox.wait("the page has the focus", focus).await;
        firefox
    }

    /// The value that a preference has in the end, whoever set it.
    pub async fn preference(&self, name: &str) -> Value {
        let script = format!(
            "const {{ prefs }} = Services;
            const kinds = {{ [prefs.PREF_INT]: 'Int', [prefs.PREF_BOOL]: 'Bool', [prefs.PREF_STRING]: 'String' }};
            return prefs[`get${{kinds[prefs.getPrefType('{name}')]}}Pref`]('{name}')"
        );
        self.system(&script).await
    }

    /// What some do between one visit and the next.
    pub async fn forget_cookies(&self) {
        self.system("Services.cookies.removeAll()").await;
    }

    /// Presses the element with the pointer, as soon as it is there.
    pub async fn click(&self, css: &str) {
        let see = format!("document.querySelector({css:?}).scrollIntoView({{ block: 'nearest' }})");
        let context = self.context().await;
        until(css, async || {
            self.attempt(&see).await.ok()?;
            let found = json!({ "context": context, "locator": { "type": "css", "value": css } });
            let found = self.ask("browsingContext.locateNodes", found).await.ok()?;
            let id = found["nodes"][0]["sharedId"].as_str()?;
            let center = json!({ "type": "element", "element": { "sharedId": id } });
            let actions = json!([
                { "type": "pointerMove", "x": 0, "y": 0, "origin": center },
                { "type": "pointerDown", "button": 0 },
                { "type": "pointerUp", "button": 0 },
            ]);
            self.act("pointer", actions).await.ok()
        })
        .await;
    }

    /// A picture of the tab: a PNG in Base64.
    #[allow(dead_code, reason = "for whoever looks into a failure")]
    pub async fn screenshot(&self) -> String {
        let tab = json!({ "context": self.entered.lock().await[0] });
        let picture = self.ask("browsingContext.captureScreenshot", tab).await;
        picture.unwrap()["data"].as_str().unwrap().to_owned()
    }

    /// Ends a test: nothing was reported to the console but what contains one of `expected`, and
    /// nothing but this machine was asked for anything.
    pub async fn was_quiet(&self, expected: &[&str]) {
        // What was reported before the answer to this came before it.
        self.run("return true").await;
        let bidi = self.bidi.lock().await;
        for entry in bidi.events("log.entryAdded") {
            let message = entry["text"].as_str().unwrap_or_default();
            // A page that says nothing about an icon is asked for one.
            let fine =
                message.contains("/favicon.ico") || expected.iter().any(|e| message.contains(e));
            assert!(
                entry["level"] != "error" || fine,
                "the console says: {message}"
            );
        }
        for event in bidi.events("network.beforeRequestSent") {
            let url = Url::parse(event["request"]["url"].as_str().unwrap()).unwrap();
            let here = ["localhost", "127.0.0.1"].contains(&url.host_str().unwrap_or_default());
            assert!(here || !url.has_host(), "asked for {url}");
        }
    }

    async fn ask(&self, method: &str, params: Value) -> Result<Value, String> {
        self.bidi.lock().await.ask(method, params).await
    }

    async fn context(&self) -> String {
        self.entered.lock().await.last().unwrap().clone()
    }

    /// What the script returns, run as a part of the browser itself.
    async fn system(&self, script: &str) -> Value {
        let windows = json!({ "moz:scope": "chrome", "maxDepth": 0 });
        let windows = self.ask("browsingContext.getTree", windows).await.unwrap();
        let window = context_of(&windows["contexts"][0]);
        self.evaluate(&window, script).await.unwrap()
    }

    /// What the script returns; it may wait for something.
    async fn evaluate(&self, context: &str, script: &str) -> Result<Value, String> {
        let text = format!("JSON.stringify(await (async () => {{ {script}\n }})() ?? null)");
        let text = self.call(context, &format!("async () => {text}")).await?;
        Ok(serde_json::from_str(text.as_str().unwrap()).unwrap())
    }

    /// What the function returns, as the protocol writes it.
    async fn call(&self, context: &str, function: &str) -> Result<Value, String> {
        let call = json!({
            "functionDeclaration": function,
            "target": { "context": context },
            "awaitPromise": true,
        });
        let mut answer = self.ask("script.callFunction", call).await?;
        match answer["type"].as_str() {
            Some("success") => Ok(answer["result"]["value"].take()),
            _ => Err(answer["exceptionDetails"]["text"].to_string()),
        }
    }

    /// Moves the pointer, or types.
    async fn act(&self, kind: &str, actions: Value) -> Result<Value, String> {
        let actions = json!([{ "type": kind, "id": kind, "actions": actions }]);
        let actions = json!({ "context": self.context().await, "actions": actions });
        self.ask("input.performActions", actions).await
    }

    /// Types into what has the focus.
    async fn strike(&self, keys: &str) -> Result<Value, String> {
        let stroke = |key| ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key }));
        self.act("key", keys.chars().flat_map(stroke).collect())
            .await
    }
}

impl Window for Firefox {
    async fn goto(&self, url: &str) {
        self.entered.lock().await.truncate(1);
        let to = json!({ "context": self.context().await, "url": url, "wait": "complete" });
        self.ask("browsingContext.navigate", to).await.unwrap();
    }

    async fn reload(&self) {
        let tab = json!({ "context": self.context().await, "wait": "complete" });
        self.ask("browsingContext.reload", tab).await.unwrap();
    }

    async fn attempt(&self, script: &str) -> Result<Value, String> {
        self.evaluate(&self.context().await, script).await
    }

    async fn fill(&self, css: &str, text: &str) {
        let select = format!(
            "const field = document.querySelector({css:?});
            field.select();
            return document.activeElement === field"
        );
        let holds = format!("return document.querySelector({css:?}).value === {text:?}");
        until(css, async || {
            // It may have moved away from under the pointer, or lose the focus before the last key.
            self.click(css).await;
            if self.attempt(&select).await.ok()? == true {
                self.strike(text).await.ok()?;
            }
            (self.attempt(&holds).await.ok()? == true).then_some(())
        })
        .await;
    }

    async fn press(&self, css: &str) {
        let focus = format!(
            "const element = document.querySelector({css:?});
            window.struck = false;
            element.addEventListener('keydown', () => (window.struck = true), {{ once: true }});
            element.focus();
            return document.activeElement === element"
        );
        until(css, async || {
            // What has the focus may be drawn anew before the key comes.
            if self.attempt(&focus).await.ok()? == true {
                self.strike(ENTER).await.ok()?;
            }
            // If the page is left, it came.
            let missed = self.attempt("return window.struck === false").await;
            (missed != Ok(json!(true))).then_some(())
        })
        .await;
    }

    async fn enter_frame(&self, css: &str) {
        let context = self.context().await;
        // The page gives the focus away: a frame of another site may not take it.
        let frame = format!(
            "() => {{
                const frame = document.querySelector({css:?});
                frame.focus();
                return frame.contentWindow;
            }}"
        );
        let frame = until(css, async || self.call(&context, &frame).await.ok()).await;
        self.entered.lock().await.push(context_of(&frame));
    }

    async fn leave_frame(&self) {
        self.entered.lock().await.pop();
    }

    async fn windows(&self) -> Vec<String> {
        let tabs = self.ask("browsingContext.getTree", json!({})).await;
        let tabs = tabs.unwrap()["contexts"].take();
        tabs.as_array().unwrap().iter().map(context_of).collect()
    }

    async fn window(&self) -> String {
        self.entered.lock().await[0].clone()
    }

    async fn look_at(&self, window: &str) {
        *self.entered.lock().await = vec![window.to_owned()];
        // Else what has the focus in it gets no keys.
        let tab = json!({ "context": window });
        self.ask("browsingContext.activate", tab).await.unwrap();
    }

    async fn open_tab(&self) {
        let tab = json!({ "type": "tab" });
        let tab = self.ask("browsingContext.create", tab).await.unwrap();
        self.look_at(&context_of(&tab)).await;
    }

    async fn close(&self) {
        let tab = json!({ "context": self.window().await });
        self.ask("browsingContext.close", tab).await.unwrap();
    }
}

fn context_of(told: &Value) -> String {
    told["context"].as_str().unwrap().to_owned()
}
