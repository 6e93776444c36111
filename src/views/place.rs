//! Where a thread is: its addresses, its colours, and the token from which its socket resumes.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::domain::values::{PostKey, SiteKey, Version};

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

impl<'a> Place<'a> {
    /// The thread on a page that is open: the script of the page knows its colours and its host.
    pub fn open(site: &'a SiteKey, post: &'a PostKey, epoch: u64) -> Self {
        Self {
            site,
            post,
            base: "",
            theme: Theme::Auto,
            epoch,
        }
    }

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

    /// Where its socket is.
    pub fn live_url(&self) -> String {
        format!("{}/live/{}", self.base, self.path())
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
