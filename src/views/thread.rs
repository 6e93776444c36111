//! The thread: as a document for an iframe, and as a fragment.

use askama::Template;

use super::{
    Composer, Markdown, Rows, Theme,
    assets::AssetUrls,
    count,
    place::{Place, Resume},
};
use crate::domain::{Aggregate, thread::Thread};

/// The thread alone, without `<html>`: for htmx, for a page built ahead, for an include.
#[derive(Template)]
#[template(path = "thread/thread.html", whitespace = "minimize")]
pub struct ThreadFragment<'a> {
    count: String,
    notice: Option<&'a str>,
    composer: Composer,
    comments: Rows<'a>,
    live_url: String,
    resume: Resume,
}

impl<'a> ThreadFragment<'a> {
    /// The thread around this composer; `notice` stands above it.
    pub fn new(
        place: &Place<'_>,
        thread: &'a Thread,
        composer: Composer,
        notice: Option<&'a str>,
        markdown: &Markdown,
    ) -> Self {
        Self {
            count: count(thread),
            notice,
            composer,
            comments: Rows::nested(thread, &place.action(), markdown),
            live_url: place.live_url(),
            resume: place.resume(thread.version()),
        }
    }
}

/// The thread as a full document, made for an iframe.
#[derive(Template)]
#[template(path = "thread/document.html", whitespace = "minimize")]
pub struct ThreadDocument<'a> {
    /// What the page loads.
    pub assets: &'a AssetUrls,
    /// Its colours.
    pub theme: Theme,
    /// What it shows.
    pub thread: ThreadFragment<'a>,
}
