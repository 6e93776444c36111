//! What a test does with a window of any browser.

use fantoccini::key::Key;
use serde_json::{Value, json};

use super::{browser::Browser, support::service::until};

/// A window; commands go to the frame that was entered last.
pub trait Window {
    /// Opens the page, in no frame.
    async fn goto(&self, url: &str);

    /// Loads the page anew; its frames are left before.
    async fn reload(&self);

    /// What the script returns; why it fails, as it does while a page is being left.
    async fn attempt(&self, script: &str) -> Result<Value, String>;

    /// Replaces what the field has.
    async fn fill(&self, css: &str, text: &str);

    /// Presses a button or follows a link by the keyboard, as soon as it is there. A pointer would
    /// miss what moves while its frame grows.
    async fn press(&self, css: &str);

    async fn enter_frame(&self, css: &str);

    async fn leave_frame(&self);

    /// The windows and tabs that are open.
    async fn windows(&self) -> Vec<String>;

    /// The one to which commands go.
    async fn window(&self) -> String;

    /// Goes to this one, in no frame.
    async fn look_at(&self, window: &str);

    /// Opens one more tab, and goes there.
    async fn open_tab(&self);

    /// Closes the one to which commands go; another is looked at next.
    async fn close(&self);

    /// What the script returns.
    async fn run(&self, script: &str) -> Value {
        let answer = self.attempt(script).await;
        answer.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Waits until the script returns something true.
    async fn wait(&self, what: &str, script: &str) -> Value {
        until(what, async || {
            let answer = self.attempt(script).await.ok()?;
            let empty = [json!(null), json!(false), json!(0), json!("")].contains(&answer);
            (!empty).then_some(answer)
        })
        .await
    }
}

impl Window for Browser {
    async fn goto(&self, url: &str) {
        Self::goto(self, url).await;
    }

    async fn reload(&self) {
        self.client.refresh().await.unwrap();
    }

    async fn attempt(&self, script: &str) -> Result<Value, String> {
        let answer = self.client.execute(script, Vec::new()).await;
        answer.map_err(|error| error.to_string())
    }

    async fn fill(&self, css: &str, text: &str) {
        Self::fill(self, css, text).await;
    }

    async fn press(&self, css: &str) {
        until(css, async || {
            let element = self.find(css).await;
            element.send_keys(&Key::Enter.to_string()).await.ok()
        })
        .await;
    }

    async fn enter_frame(&self, css: &str) {
        self.find(css).await.enter_frame().await.unwrap();
    }

    async fn leave_frame(&self) {
        self.client.clone().enter_parent_frame().await.unwrap();
    }

    async fn windows(&self) -> Vec<String> {
        let windows = self.client.windows().await.unwrap();
        windows.into_iter().map(String::from).collect()
    }

    async fn window(&self) -> String {
        self.client.window().await.unwrap().into()
    }

    async fn look_at(&self, window: &str) {
        let window = window.try_into().unwrap();
        self.client.switch_to_window(window).await.unwrap();
    }

    async fn open_tab(&self) {
        let tab = self.client.new_window(true).await.unwrap().handle;
        self.client.switch_to_window(tab).await.unwrap();
    }

    async fn close(&self) {
        self.client.close_window().await.unwrap();
    }
}
