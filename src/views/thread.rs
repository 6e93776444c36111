//! The thread: as a document for an iframe, as a fragment, and as what the socket sends.

use std::fmt;

use askama::Template;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Composer, Markdown, Rows, assets::AssetUrls, comment::Row, render};
use crate::domain::{
    Aggregate,
    thread::Thread,
    values::{PostKey, SiteKey, Version},
};

/// Everything but what RFC 3986 calls unreserved, and the slashes of the post's own path.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// The colours of a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// As the reader's system has it.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Reads a `data-theme`; what it does not know is `Auto`.
    pub fn parse(raw: &str) -> Self {
        match raw {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::Auto,
        }
    }

    /// The value of the attribute `data-theme`, if it needs one.
    pub fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Auto => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}

/// Where a thread is, and in which life of the log.
pub struct Place<'a> {
    /// The blog.
    pub site: &'a SiteKey,
    /// Its page.
    pub post: &'a PostKey,
    /// Before each address: our public URL where the HTML may end up on another host, else empty.
    pub base: &'a str,
    /// The colours, which the addresses carry along.
    pub theme: Theme,
    /// The life of the log.
    pub epoch: u64,
}

impl Place<'_> {
    /// Where the composer goes.
    pub fn action(&self) -> String {
        let theme = self
            .theme
            .attribute()
            .map(|theme| format!("?theme={theme}"));
        format!(
            "{}/thread/{}{}",
            self.base,
            self.path(),
            theme.unwrap_or_default()
        )
    }

    fn live_url(&self) -> String {
        format!("{}/live/{}", self.base, self.path())
    }

    fn path(&self) -> String {
        let post = self.post.as_str();
        let post = if post == "/" { "" } else { post };
        format!("{}/{}", self.site, utf8_percent_encode(post, PATH))
    }

    fn resume(&self, v: Version) -> Resume {
        Resume {
            epoch: self.epoch,
            v,
        }
    }
}

/// The resume token of the socket: up to where a page shows the thread.
struct Resume {
    epoch: u64,
    v: Version,
}

impl fmt::Display for Resume {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.epoch, self.v)
    }
}

/// The thread as a full document, made for an iframe.
#[derive(Template)]
#[template(path = "thread/document.html", whitespace = "minimize")]
pub struct ThreadDocument<'a> {
    assets: &'a AssetUrls,
    theme: Theme,
    composer: Composer<'a>,
    notice: Option<&'a str>,
    count: String,
    comments: Vec<Row<'a>>,
    closes: String,
    live_url: String,
    resume: Resume,
}

impl<'a> ThreadDocument<'a> {
    /// A document with this composer; `notice` stands above it.
    pub fn new(
        place: &Place<'_>,
        thread: &'a Thread,
        composer: Composer<'a>,
        notice: Option<&'a str>,
        assets: &'a AssetUrls,
        markdown: &Markdown,
    ) -> Self {
        let Rows { rows, closes } = Rows::nested(thread, &place.action(), markdown);
        Self {
            assets,
            theme: place.theme,
            composer,
            notice,
            count: count(thread),
            comments: rows,
            closes,
            live_url: place.live_url(),
            resume: place.resume(thread.version()),
        }
    }
}

/// The thread alone, without `<html>`: for htmx, for a page built ahead, for an include.
#[derive(Template)]
#[template(path = "thread/thread.html", whitespace = "minimize")]
pub struct ThreadFragment<'a> {
    composer: Composer<'a>,
    notice: Option<&'a str>,
    count: String,
    comments: Vec<Row<'a>>,
    closes: String,
    live_url: String,
    resume: Resume,
}

impl<'a> From<ThreadDocument<'a>> for ThreadFragment<'a> {
    fn from(document: ThreadDocument<'a>) -> Self {
        let ThreadDocument {
            composer,
            notice,
            count,
            comments,
            closes,
            live_url,
            resume,
            ..
        } = document;
        Self {
            composer,
            notice,
            count,
            comments,
            closes,
            live_url,
            resume,
        }
    }
}

#[derive(Template)]
#[template(path = "thread/live.html", whitespace = "minimize")]
struct Live<'a> {
    resume: Option<Resume>,
    comments: Vec<Row<'a>>,
    closes: String,
    count: String,
}

#[derive(Template)]
#[template(path = "thread/posted.html", whitespace = "minimize")]
struct Posted<'a> {
    composer: Composer<'a>,
    resume: Option<Resume>,
    comments: Vec<Row<'a>>,
    closes: String,
    count: String,
}

#[derive(Template)]
#[template(path = "thread/reset.html", whitespace = "minimize")]
struct Reset<'a> {
    resume: Resume,
    comments: Vec<Row<'a>>,
    closes: String,
    count: String,
}

/// What the socket sends to a page that shows the thread as it was at `after`.
pub fn live(place: &Place<'_>, thread: &Thread, after: Version, markdown: &Markdown) -> String {
    let Rows { rows, closes } = Rows::since(thread, after, &place.action(), markdown);
    render(&Live {
        resume: Some(place.resume(thread.version())),
        comments: rows,
        closes,
        count: count(thread),
    })
}

/// What the socket sends to a page that shows what the log no longer knows: everything.
pub fn reset(place: &Place<'_>, thread: &Thread, markdown: &Markdown) -> String {
    let Rows { rows, closes } = Rows::nested(thread, &place.action(), markdown);
    render(&Reset {
        resume: place.resume(thread.version()),
        comments: rows,
        closes,
        count: count(thread),
    })
}

/// The answer to a form that htmx sent: a fresh composer, and the comment for its place.
///
/// It carries no resume token: others may have commented in between, and the socket tells of them.
pub fn posted(
    place: &Place<'_>,
    thread: &Thread,
    comment: &std::sync::Arc<crate::domain::thread::Comment>,
    composer: Composer<'_>,
    markdown: &Markdown,
) -> String {
    let Rows { rows, closes } = Rows::flat(
        thread,
        std::slice::from_ref(comment),
        &place.action(),
        markdown,
    );
    render(&Posted {
        composer,
        resume: None,
        comments: rows,
        closes,
        count: count(thread),
    })
}

fn count(thread: &Thread) -> String {
    match thread.comments().len() {
        0 => "Comments".to_owned(),
        1 => "1 comment".to_owned(),
        n => format!("{n} comments"),
    }
}
