//! What the payload of an event of a thread can have.

use serde::{Deserialize, Serialize};

use super::{missing, value};
use crate::domain::{
    moderation::Rule,
    thread::{Author, Judgement, Said},
    values::{Actor, AuthorName, Body, CommentId, Email, NetworkHash, Timestamp, Website},
};

/// Everything else that happens in a thread; each type of event has some of these.
#[derive(Default, Serialize, Deserialize)]
pub struct Wire {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Without a body an entry was redacted; without a name, only its author was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reaction: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guest: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keeps_words: Option<bool>,
    /// True for what the rules held, else nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held: Option<bool>,
    /// The rule that decided; nothing if none had anything against it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    pub at: String,
}

impl Wire {
    pub fn at(at: &Timestamp) -> Self {
        Self {
            at: at.to_string(),
            ..Self::default()
        }
    }

    pub fn about(id: &CommentId, at: &Timestamp) -> Self {
        Self {
            id: Some(id.to_string()),
            ..Self::at(at)
        }
    }

    pub fn judged(self, judged: &Judgement) -> Self {
        let told = judged.rule != Rule::default();
        Self {
            held: judged.held.then_some(true),
            rule: told.then(|| judged.rule.name().to_owned()),
            why: judged.why.clone(),
            ..self
        }
    }

    pub fn by(self, by: &Actor) -> Self {
        Self {
            by: Some(by.to_string()),
            ..self
        }
    }

    /// What a person gave away, as far as it is still there.
    pub fn said(said: Option<&Said>) -> Self {
        let author = said.and_then(|said| said.author.as_ref());
        Self {
            name: author.map(|author| author.name.as_str().to_owned()),
            email: author.and_then(|author| Some(author.email.as_ref()?.as_str().to_owned())),
            website: author.and_then(|author| Some(author.website.as_ref()?.as_str().to_owned())),
            body: said.map(|said| said.body.as_str().to_owned()),
            network: said.and_then(|said| Some(said.network?.to_string())),
            ..Self::default()
        }
    }

    /// The same, read back.
    pub fn to_said(&self) -> Result<Option<Said>, String> {
        let name = value(self.name.as_deref(), AuthorName::parse)?;
        let email = value(self.email.as_deref(), Email::parse)?;
        let website = value(self.website.as_deref(), Website::parse)?;
        let network = value(self.network.as_deref(), NetworkHash::parse)?;
        let author = name.map(|name| Author {
            name,
            email,
            website,
        });
        match value(self.body.as_deref(), Body::parse)? {
            None if author.is_some() => Err(missing("body")),
            body => Ok(body.map(|body| Said {
                author,
                body,
                network,
            })),
        }
    }

    /// What the rules made of it. A rule of a later version is no reason not to read.
    pub fn to_judged(&self) -> Judgement {
        Judgement {
            held: self.held.unwrap_or(false),
            rule: self
                .rule
                .as_deref()
                .and_then(Rule::parse)
                .unwrap_or_default(),
            why: self.why.clone(),
        }
    }
}
