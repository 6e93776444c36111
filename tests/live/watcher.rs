//! A reader's page with a socket: applies what comes as the widget does, and counts how often.
#![allow(
    dead_code,
    reason = "each test binary uses its own part of what they share"
)]

use std::{collections::HashMap, time::Duration};

use futures_util::{SinkExt, StreamExt};
use scraper::ElementRef;
use tokio::net::TcpStream;
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Message, protocol::frame::coding::CloseCode},
};

use crate::{
    support::service::Service,
    web::{Page, Shown, Visitor},
};

/// Above what anything here may take.
const PATIENCE: Duration = Duration::from_secs(30);

pub type Stream = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// What a page shows, and how often each comment arrived for it.
#[derive(Debug, Default)]
pub struct Applied {
    pub token: String,
    pub count: String,
    pub shown: HashMap<String, Shown>,
    /// Every comment that came, in the order in which it came.
    pub arrived: Vec<(u64, String)>,
    /// How often the list was replaced by the first page.
    pub resets: u32,
    /// How many like a comment, as far as that was told: by its id.
    pub likes: HashMap<String, String>,
    /// How many reacted in which way.
    pub reacted: HashMap<String, String>,
    /// Whether nobody may comment, if that was told.
    pub locked: Option<bool>,
}

impl Applied {
    /// Every piece must say itself where it goes: raw HTML would replace the element that listens.
    pub fn apply(&mut self, html: &str) {
        let page = Page::read(html);
        let pieces = page.all("html > *");
        assert!(!pieces.is_empty(), "nothing in {html:?}");
        for piece in pieces {
            let place = piece.attr("data-hx-swap-oob");
            let comments: Vec<_> = piece.descendent_elements().filter(is_comment).collect();
            match place.unwrap_or_else(|| panic!("a piece without a place: {}", piece.html())) {
                "place:#comments" => {}
                "redraw:#comments" => {
                    self.resets += 1;
                    self.shown.clear();
                }
                "innerHTML:#comment-count" => {
                    assert!(comments.is_empty());
                    self.count = crate::web::words(piece);
                }
                other => panic!("to {other}?"),
            }
            if let Some(token) = piece.attr("data-after") {
                token.clone_into(&mut self.token);
            }
            for element in piece.descendent_elements() {
                let told = |name: &str| element.attr(name).map(str::to_owned);
                let words = || crate::web::words(element);
                if let Some(id) = told("data-likes") {
                    self.likes.insert(id, words());
                }
                if let Some(name) = told("data-reacted") {
                    self.reacted.insert(name, words());
                }
                if let Some(locked) = told("data-locked") {
                    self.locked = Some(locked == "true");
                }
            }
            for comment in comments.into_iter().map(Shown::read) {
                self.arrived.push((comment.v, comment.id.clone()));
                self.shown.insert(comment.id.clone(), comment);
            }
        }
    }

    /// The texts in the order of the log.
    pub fn texts(&self) -> Vec<&str> {
        let mut shown: Vec<_> = self.shown.values().collect();
        shown.sort_by_key(|comment| comment.v);
        shown.into_iter().map(|comment| &*comment.text).collect()
    }

    /// The version in the token.
    pub fn v(&self) -> u64 {
        self.token
            .split_once('.')
            .map_or(0, |(_, v)| v.parse().unwrap())
    }
}

fn is_comment(element: &ElementRef<'_>) -> bool {
    element.value().name() == "article"
}

/// The page and its socket.
pub struct Watcher {
    pub stream: Stream,
    pub page: Applied,
}

impl Watcher {
    /// Opens the page as a browser does: the thread, then the socket that the page names.
    pub async fn open(service: &Service, thread: &str) -> Self {
        Self::open_as(&Visitor::of(service), service, thread).await
    }

    /// The same as somebody, with what else the address says: `blog/post?lang=de`.
    pub async fn open_as(visitor: &Visitor, service: &Service, thread: &str) -> Self {
        let page = visitor.get(&format!("/thread/{thread}")).await.page();
        let address = page.one("#live").attr("data-socket").unwrap().to_owned();
        let token = address.split_once("?after=").unwrap().1;
        let token = token.split('&').next().unwrap().to_owned();
        let shown = page
            .comments()
            .into_iter()
            .map(|comment| (comment.id.clone(), comment));
        let applied = Applied {
            token,
            shown: shown.collect(),
            ..Applied::default()
        };
        Self {
            stream: connect(service, &address).await,
            page: applied,
        }
    }

    /// Only the socket, with this token or whatever else.
    pub async fn after(service: &Service, thread: &str, token: &str) -> Self {
        let stream = connect(service, &format!("/live/{thread}{token}")).await;
        Self {
            stream,
            page: Applied::default(),
        }
    }

    /// Applies what comes until `done`.
    pub async fn until(&mut self, what: &str, done: impl Fn(&Applied) -> bool) {
        while !done(&self.page) {
            let Some(html) = self.next().await else {
                panic!("closed before: {what}")
            };
            self.page.apply(&html);
        }
    }

    /// The next words for the page; none once the socket is closed.
    pub async fn next(&mut self) -> Option<String> {
        loop {
            let message = tokio::time::timeout(PATIENCE, self.stream.next()).await;
            match message.expect("something comes in time")? {
                // A word that says only that the server is there.
                Ok(Message::Text(text)) if text == "{}" => {}
                Ok(Message::Text(text)) => return Some(text.to_string()),
                Ok(Message::Close(_)) | Err(_) => return None,
                Ok(_) => {}
            }
        }
    }

    /// Applies what comes until the server closes; answers with its code, if it gave one.
    pub async fn closed(&mut self) -> Option<CloseCode> {
        loop {
            let message = tokio::time::timeout(PATIENCE, self.stream.next()).await;
            match message.expect("the socket is closed in time") {
                Some(Ok(Message::Close(frame))) => return frame.map(|frame| frame.code),
                Some(Ok(Message::Text(text))) if text != "{}" => self.page.apply(&text),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return None,
            }
        }
    }

    pub async fn send(&mut self, message: Message) {
        self.stream.send(message).await.unwrap();
    }
}

async fn connect(service: &Service, address: &str) -> Stream {
    let address = format!("ws://127.0.0.1:{}{address}", service.port);
    connect_async(address).await.unwrap().0
}
