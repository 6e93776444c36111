//! What is stored about somebody: for their eyes, and to take away.

use std::sync::Arc;

use askama::Template;
use serde::Serialize;

use super::{
    Lang,
    assets::AssetUrls,
    words::{Around, Text, Words},
};
use crate::domain::{
    account::Account,
    staff::Staff,
    thread::Comment,
    values::{AccountId, ClaimKey, PostKey, SessionId, SiteKey, Timestamp},
};

/// Everything that is stored about somebody, as it is taken away.
#[derive(Debug, Serialize)]
pub struct OwnData {
    /// When this was put together.
    at: String,
    account: String,
    email: Option<String>,
    name: Option<String>,
    website: Option<String>,
    ways_to_sign_in: Vec<String>,
    sessions: Vec<OwnSession>,
    roles: Vec<OwnRole>,
    comments: Vec<OwnComment>,
    #[serde(skip)]
    claims: Vec<ClaimKey>,
    /// Every entry of the store that all this is made from, as it is stored.
    entries: Vec<OwnEntry>,
}

#[derive(Debug, Serialize)]
struct OwnSession {
    #[serde(skip)]
    id: SessionId,
    /// None for the account's own pages.
    site: Option<String>,
    device: Option<String>,
    since: String,
    #[serde(skip)]
    since_at: Timestamp,
}

#[derive(Debug, Serialize)]
struct OwnRole {
    /// None for every site.
    site: Option<String>,
    role: &'static str,
}

/// One entry of the store.
#[derive(Debug, Serialize)]
pub struct OwnEntry {
    /// Of which stream.
    pub stream: String,
    /// Its place there.
    pub v: u64,
    /// What happened.
    pub event_type: String,
    /// With what.
    pub event_payload: serde_json::Value,
}

/// One comment of theirs.
#[derive(Debug, Serialize)]
pub struct OwnComment {
    site: String,
    post: String,
    id: String,
    url: String,
    at: String,
    edited: Option<String>,
    in_reply_to: Option<String>,
    body: String,
    #[serde(skip)]
    said: Timestamp,
}

impl OwnComment {
    /// A comment that is still there, and where it is found.
    pub fn new(site: &SiteKey, post: &PostKey, comment: &Comment, url: String) -> Self {
        let said = comment.words();
        Self {
            site: site.to_string(),
            post: post.to_string(),
            id: comment.id.to_string(),
            url,
            at: comment.at.to_string(),
            edited: comment.edited.map(|at| at.to_string()),
            in_reply_to: comment.parent.map(|parent| parent.to_string()),
            body: said.map_or_else(String::new, |said| said.body.as_str().to_owned()),
            said: comment.at,
        }
    }
}

impl OwnData {
    /// From what is known of the account and what it said.
    pub fn new(
        id: AccountId,
        account: Arc<Account>,
        staff: &Staff,
        comments: Vec<OwnComment>,
        entries: Vec<OwnEntry>,
        now: Timestamp,
    ) -> Self {
        let text = |it: &str| it.to_owned();
        let sessions = account.sessions().iter();
        let roles = staff.members().iter().filter(|it| it.account == id);
        Self {
            at: now.to_string(),
            account: id.to_string(),
            email: account.address().map(|it| text(it.email.as_str())),
            name: account.name().map(|it| text(it.as_str())),
            website: account.website().map(|it| text(it.as_str())),
            ways_to_sign_in: account
                .methods()
                .iter()
                .map(|it| it.provider.clone())
                .collect(),
            claims: account
                .methods()
                .iter()
                .map(|it| it.claim.clone())
                .collect(),
            sessions: sessions
                .map(|session| OwnSession {
                    id: session.id,
                    site: session.site.as_ref().map(SiteKey::to_string),
                    device: session.device.clone(),
                    since: session.at.to_string(),
                    since_at: session.at,
                })
                .collect(),
            roles: roles
                .map(|member| OwnRole {
                    site: member.site.as_ref().map(SiteKey::to_string),
                    role: member.role.name(),
                })
                .collect(),
            comments,
            entries,
        }
    }

    /// As JSON.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).expect("plain structs of strings always serialise")
    }
}

/// What was asked for on the page and could not be done.
#[derive(Debug, Default)]
pub struct Asked {
    /// The name as typed.
    pub name: Option<String>,
    /// The website as typed.
    pub website: Option<String>,
    /// What is wrong with the name.
    pub name_error: Option<String>,
    /// What is wrong with the website.
    pub website_error: Option<String>,
    /// The address as typed.
    pub email: Option<String>,
    /// What is wrong with the address.
    pub email_error: Option<String>,
    /// What waits for the code of a letter that was sent there.
    pub sent: Option<String>,
    /// The code as typed.
    pub code: Option<String>,
    /// What is wrong with the code.
    pub code_error: Option<String>,
    /// Why a way to sign in stays.
    pub way_error: Option<String>,
    /// What is wrong with leaving.
    pub erase_error: Option<String>,
}

/// The page.
#[derive(Template)]
#[template(path = "own/account.html", whitespace = "minimize")]
pub struct AccountPage<'a> {
    assets: &'a AssetUrls,
    lang: Lang,
    data: &'a OwnData,
    /// The session by which the page is read.
    this: SessionId,
    name: String,
    website: String,
    asked: Asked,
    words: &'static Words,
    text: &'static Text,
}

impl<'a> AccountPage<'a> {
    /// The page of this data.
    pub fn new(
        assets: &'a AssetUrls,
        lang: Lang,
        data: &'a OwnData,
        this: SessionId,
        mut asked: Asked,
    ) -> Self {
        let words = Words::of(lang);
        let or = |typed: Option<String>, known: &Option<String>| {
            typed.or_else(|| known.clone()).unwrap_or_default()
        };
        Self {
            name: or(asked.name.take(), &data.name),
            website: or(asked.website.take(), &data.website),
            assets,
            lang,
            data,
            this,
            asked,
            words,
            text: &words.text,
        }
    }

    fn sent_to(&self) -> Around {
        self.words.sent_to()
    }

    fn ways(&self) -> impl Iterator<Item = (&ClaimKey, &String)> {
        self.data.claims.iter().zip(&self.data.ways_to_sign_in)
    }

    fn when(&self, at: &Timestamp) -> String {
        self.words.when(at.to_utc())
    }
}
