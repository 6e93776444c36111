//! Akismet on a port of 127.0.0.1: it keeps what it is told, and says what a test wants it to say.
#![allow(
    dead_code,
    reason = "each test binary uses its own part of what they share"
)]

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use tokio::{
    net::TcpListener,
    task::{JoinHandle, JoinSet},
};

use crate::responder::{Request, Response, talk};

pub const KEY: &str = "0123456789ab";

/// What it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    Ham,
    Spam,
    /// Spam that nobody need look at.
    Discard,
    /// Something that is neither.
    Nonsense,
    /// The same, and much of it.
    Long,
    /// An answer of status 500 that would be a verdict otherwise.
    Broken,
    /// A way to somewhere else.
    Redirects,
    /// Takes connections and says nothing.
    Hangs,
}

/// A running server; it ends when it is dropped.
pub struct AkismetServer {
    pub url: String,
    state: Arc<Mutex<State>>,
    task: JoinHandle<()>,
}

struct State {
    mood: Mood,
    told: Vec<Told>,
}

/// What it was told: by which call, and the fields of the form.
#[derive(Debug, Clone)]
pub struct Told {
    pub call: String,
    pub fields: HashMap<String, String>,
}

impl AkismetServer {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let state = Arc::new(Mutex::new(State {
            mood: Mood::Ham,
            told: Vec::new(),
        }));
        let kept = Arc::clone(&state);
        let task = tokio::spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((client, _)) = listener.accept().await {
                let kept = Arc::clone(&kept);
                let answer = move |request: &Request| kept.lock().unwrap().answer(request);
                connections.spawn(async move { talk(client, answer).await.ok() });
            }
        });
        Self { url, state, task }
    }

    /// The settings under which the service asks it.
    pub fn settings(&self) -> [(&'static str, &str); 2] {
        [
            ("AFTERWORD_AKISMET_URL", &self.url),
            ("AFTERWORD_AKISMET_KEY", KEY),
        ]
    }

    pub fn set(&self, mood: Mood) {
        self.state.lock().unwrap().mood = mood;
    }

    /// All that it was told so far.
    pub fn told(&self) -> Vec<Told> {
        self.state.lock().unwrap().told.clone()
    }
}

impl Drop for AkismetServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl State {
    fn answer(&mut self, request: &Request) -> Option<Response<String>> {
        let call = request.path.strip_prefix("/1.1/").unwrap_or_default();
        let kind = request.headers.get("content-type").map(String::as_str);
        if request.method != "POST" || kind != Some("application/x-www-form-urlencoded") {
            return Some((404, String::new(), String::new()));
        }
        self.told.push(Told {
            call: call.to_owned(),
            fields: request.form.clone(),
        });
        if self.mood == Mood::Hangs {
            return None;
        }
        let key = request.form.get("api_key").map_or("", String::as_str);
        let says = |status, headers: &str, body: &str| {
            let headers = format!("X-akismet-guid: 1\r\n{headers}");
            Some((status, headers, body.to_owned()))
        };
        if key != KEY {
            let help = format!("X-akismet-debug-help: nobody has the key {key}\r\n");
            return says(200, &help, "invalid");
        }
        match (self.mood, call) {
            (Mood::Nonsense, _) => says(200, "", "<p>Have you seen our offers?"),
            (Mood::Long, _) => says(200, "", &"true".repeat(200_000)),
            (Mood::Broken, _) => says(500, "", "true"),
            (Mood::Redirects, _) => says(302, "location: /1.1/elsewhere\r\n", "true"),
            (_, "submit-spam" | "submit-ham") => {
                says(200, "", "Thanks for making the web a better place.")
            }
            (Mood::Spam, "comment-check") => says(200, "", "true"),
            (Mood::Discard, "comment-check") => says(200, "X-akismet-pro-tip: discard\r\n", "true"),
            (_, "comment-check") => says(200, "", "false"),
            _ => says(404, "", ""),
        }
    }
}
