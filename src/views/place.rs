//! Where a thread is: its addresses, its colours, and the token from which its socket resumes.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::Lang;
use crate::domain::values::{CommentId, PostKey, SiteKey, Version};

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
#[derive(Clone)]
pub struct Place {
    /// The blog.
    pub site: SiteKey,
    /// Its page.
    pub post: PostKey,
    /// Before each address: our public URL where the HTML may end up on another host, else empty.
    pub base: String,
    /// The colours, which the addresses carry along.
    pub theme: Theme,
    /// The language, which they carry along if the address asked for it.
    pub lang: Option<Lang>,
    /// The life of the log.
    pub epoch: u64,
}

impl Place {
    /// The thread on a page that is open, here or on another host: its script knows its colours.
    pub fn open(site: &SiteKey, post: &PostKey, base: &str, epoch: u64) -> Self {
        Self {
            site: site.clone(),
            post: post.clone(),
            base: base.to_owned(),
            theme: Theme::Auto,
            lang: None,
            epoch,
        }
    }

    /// The thread, and where the composer goes.
    pub fn action(&self) -> String {
        self.of("thread")
    }

    /// The same for another verb, such as `like`.
    pub fn of(&self, verb: &str) -> String {
        let mut address = format!("{}/{verb}/{}", self.base, self.path());
        if let Some(theme) = self.theme.attribute() {
            add(&mut address, "theme", theme);
        }
        if let Some(lang) = self.lang {
            add(&mut address, "lang", lang.tag());
        }
        address
    }

    /// The thread with something to say about it, such as `reply` and an id.
    pub fn with(&self, name: &str, value: impl fmt::Display) -> String {
        let mut address = self.action();
        add(&mut address, name, value);
        address
    }

    /// A page on which a comment is found, wherever it stands.
    pub fn comment(&self, id: CommentId) -> String {
        format!("{}#comment-{id}", self.with("comment", id))
    }

    /// Where its socket is.
    pub fn live_url(&self, resume: &Resume, lang: Lang) -> String {
        let (base, path) = (&self.base, self.path());
        format!("{base}/live/{path}?after={resume}&lang={}", lang.tag())
    }

    fn path(&self) -> String {
        let post = self.post.as_str();
        let post = if post == "/" { "" } else { post };
        format!("{}/{}", self.site, utf8_percent_encode(post, PATH))
    }

    /// The token of a page that shows the thread at this version.
    pub fn resume(&self, v: Version) -> Resume {
        Resume {
            epoch: self.epoch,
            v,
        }
    }
}

/// Appends to the query of an address.
pub fn add(address: &mut String, name: &str, value: impl fmt::Display) {
    let separator = if address.contains('?') { '&' } else { '?' };
    address.push_str(&format!("{separator}{name}={value}"));
}

/// The resume token of the socket: up to where a page shows the thread.
pub struct Resume {
    epoch: u64,
    v: Version,
}

impl fmt::Display for Resume {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.epoch, self.v)
    }
}
