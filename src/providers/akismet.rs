//! Akismet: a service that knows spam. Nobody is asked unless the settings have a key for it.
//!
//! <https://akismet.com/developers/detailed-docs/comment-check/>

use std::{borrow::Cow, net::IpAddr, time::Duration};

use openidconnect::{HttpResponse, http::Request};

use super::web::{Web, form};
use crate::{
    config::{ApiKey, Config},
    domain::values::Timestamp,
};

/// How long a comment waits for what Akismet thinks of it.
const WITHIN: Duration = Duration::from_secs(3);
/// The longest reason that is passed on.
const LONGEST_REASON: usize = 200;

/// Somebody who can be asked about spam.
#[derive(Clone)]
pub struct Akismet {
    key: ApiKey,
    /// Without a slash at the end.
    base: String,
    web: Web,
}

/// What it is told about a comment; what is empty is not sent. A [report](Akismet::report) is
/// understood the better the more it is like what was checked.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The origin of the site.
    pub blog: String,
    /// Where the comment came from.
    pub user_ip: Option<IpAddr>,
    /// The browser's name.
    pub user_agent: String,
    /// Where it was when it sent the comment.
    pub referrer: String,
    /// The post.
    pub permalink: String,
    /// What kind of comment it is.
    pub comment_type: CommentType,
    /// The name that is signed with.
    pub comment_author: String,
    /// The address, if one was given.
    pub comment_author_email: String,
    /// The website, if one was given.
    pub comment_author_url: String,
    /// The words.
    pub comment_content: String,
    /// When it was said.
    pub comment_date_gmt: Timestamp,
    /// The language of the site, such as `en`.
    pub blog_lang: String,
}

/// What kind of comment it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommentType {
    /// One about the post.
    Comment,
    /// One about another comment.
    Reply,
}

/// What it thinks of a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is none.
    Ham,
    /// It is spam.
    Spam {
        /// So plainly that nobody need look at it.
        discard: bool,
    },
    /// Nobody knows: why, for the log. The key is not in there.
    Unsure(String),
}

/// What somebody who looked at a comment says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// It was spam, and not found out.
    Spam,
    /// It was none, and taken for it.
    Ham,
}

impl Akismet {
    /// As the settings say.
    pub fn of(config: &Config) -> Option<Self> {
        let key = config.akismet_key.clone()?;
        let url = &config.akismet_url;
        Some(Self {
            key,
            base: url.as_str().trim_end_matches('/').to_owned(),
            web: Web::new(url.scheme() == "http"),
        })
    }

    /// What it thinks of a comment. Whatever goes wrong, the answer comes in time and is `Unsure`.
    pub async fn check(&self, said: &Checked) -> Verdict {
        let response = match self.ask("comment-check", said).await {
            Ok(response) => response,
            Err(why) => return Verdict::Unsure(why),
        };
        match response.body().trim_ascii() {
            b"true" => Verdict::Spam {
                discard: header(&response, "x-akismet-pro-tip") == Some("discard"),
            },
            b"false" => Verdict::Ham,
            _ => Verdict::Unsure(self.odd(&response)),
        }
    }

    /// Tells it, in the background, that it was wrong.
    pub fn report(&self, said: Checked, label: Label) {
        let akismet = self.clone();
        tokio::spawn(async move {
            if let Err(why) = akismet.submit(&said, label).await {
                tracing::warn!("Akismet does not learn that this was {label:?}: {why}");
            }
        });
    }

    async fn submit(&self, said: &Checked, label: Label) -> Result<(), String> {
        let call = match label {
            Label::Spam => "submit-spam",
            Label::Ham => "submit-ham",
        };
        let response = self.ask(call, said).await?;
        match response.body().starts_with(b"Thanks") {
            true => Ok(()),
            false => Err(self.odd(&response)),
        }
    }

    async fn ask(&self, call: &str, said: &Checked) -> Result<HttpResponse, String> {
        let request = Request::builder().uri(format!("{}/1.1/{call}", self.base));
        let key = [("api_key", Cow::Borrowed(self.key.as_str()))];
        let fields = key.into_iter().chain(said.fields());
        let fields: Vec<_> = fields.filter(|(_, value)| !value.is_empty()).collect();
        let fields = fields.iter().map(|(name, value)| (*name, &**value));
        let request = form(request, fields).map_err(|error| error.to_string())?;
        match tokio::time::timeout(WITHIN, self.web.ask(request)).await {
            Ok(Ok(response)) if response.status().is_success() => Ok(response),
            Ok(Ok(response)) => Err(self.odd(&response)),
            Ok(Err(unheard)) => Err(unheard.to_string()),
            Err(_) => Err(format!("no answer within {WITHIN:?}")),
        }
    }

    /// What is odd about an answer. The words of a comment may be in its body, so that stays here.
    fn odd(&self, response: &HttpResponse) -> String {
        let mut reason = format!("its answer ({}) is no verdict", response.status());
        if response.body().eq_ignore_ascii_case(b"invalid") {
            reason += ": is AFTERWORD_AKISMET_KEY right?";
        }
        for name in ["x-akismet-debug-help", "x-akismet-alert-msg"] {
            if let Some(help) = header(response, name) {
                reason += ": ";
                reason += help;
            }
        }
        let reason = reason.replace(self.key.as_str(), "…");
        reason.chars().take(LONGEST_REASON).collect()
    }
}

impl Checked {
    fn fields(&self) -> [(&'static str, Cow<'_, str>); 13] {
        let address = self.user_ip.map(|address| address.to_string());
        let kind = match self.comment_type {
            CommentType::Comment => "comment",
            CommentType::Reply => "reply",
        };
        [
            ("blog", (&self.blog).into()),
            ("user_ip", address.unwrap_or_default().into()),
            ("user_agent", (&self.user_agent).into()),
            ("referrer", (&self.referrer).into()),
            ("permalink", (&self.permalink).into()),
            ("comment_type", kind.into()),
            ("comment_author", (&self.comment_author).into()),
            ("comment_author_email", (&self.comment_author_email).into()),
            ("comment_author_url", (&self.comment_author_url).into()),
            ("comment_content", (&self.comment_content).into()),
            ("comment_date_gmt", self.comment_date_gmt.to_string().into()),
            ("blog_lang", (&self.blog_lang).into()),
            ("blog_charset", "UTF-8".into()),
        ]
    }
}

fn header<'r>(response: &'r HttpResponse, name: &str) -> Option<&'r str> {
    response.headers().get(name)?.to_str().ok()
}
