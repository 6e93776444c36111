//! The events of threads, as the log holds them.

use serde::{Deserialize, Serialize};

use super::{BrokenPayload, json, missing, parse, value, wrong};
use crate::domain::{
    thread::{Author, Said, ThreadEvent},
    values::{
        AccountId, Actor, AuthorName, Body, CommentId, Email, GuestId, PageUrl, PostKey, Reaction,
        Role, SiteKey, Timestamp, Website,
    },
};

#[derive(Serialize, Deserialize)]
struct ThreadOpened {
    site: String,
    post: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    at: String,
}

/// Everything else that happens in a thread; each type of event has some of these.
#[derive(Default, Serialize, Deserialize)]
struct Wire {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    /// Without a body an entry was redacted; without a name, only its author was.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reaction: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    guest: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    keeps_words: Option<bool>,
    at: String,
}

impl Wire {
    fn at(at: &Timestamp) -> Self {
        Self {
            at: at.to_string(),
            ..Self::default()
        }
    }

    fn about(id: &CommentId, at: &Timestamp) -> Self {
        Self {
            id: Some(id.to_string()),
            ..Self::at(at)
        }
    }

    fn by(self, by: &Actor) -> Self {
        Self {
            by: Some(by.to_string()),
            ..self
        }
    }
}

/// The `event_type` and `event_payload` of an event.
pub fn encode(event: &ThreadEvent) -> (&'static str, String) {
    let (event_type, wire) = match event {
        ThreadEvent::ThreadOpened {
            site,
            post,
            url,
            title,
            at,
        } => {
            let wire = ThreadOpened {
                site: site.to_string(),
                post: post.to_string(),
                url: url.as_ref().map(|url| url.as_str().to_owned()),
                title: title.clone(),
                at: at.to_string(),
            };
            return ("ThreadOpened", json(&wire));
        }
        ThreadEvent::CommentAdded {
            id,
            parent,
            said,
            by,
            role,
            at,
        } => {
            let wire = Wire {
                id: Some(id.to_string()),
                parent: parent.map(|parent| parent.to_string()),
                by: by.map(|by| by.to_string()),
                role: role.map(|role| role.name().to_owned()),
                at: at.to_string(),
                ..said_wire(said.as_ref())
            };
            ("CommentAdded", wire)
        }
        ThreadEvent::CommentEdited { id, body, at } => {
            let wire = Wire {
                body: body.as_ref().map(|body| body.as_str().to_owned()),
                ..Wire::about(id, at)
            };
            ("CommentEdited", wire)
        }
        ThreadEvent::CommentDeleted { id, at } => ("CommentDeleted", Wire::about(id, at)),
        ThreadEvent::CommentLiked { id, by, at } => ("CommentLiked", Wire::about(id, at).by(by)),
        ThreadEvent::CommentUnliked { id, by, at } => {
            ("CommentUnliked", Wire::about(id, at).by(by))
        }
        ThreadEvent::PostReacted { reaction, by, at } => {
            let wire = Wire {
                reaction: Some(reaction.name().to_owned()),
                ..Wire::at(at).by(by)
            };
            ("PostReacted", wire)
        }
        ThreadEvent::PostUnreacted { by, at } => ("PostUnreacted", Wire::at(at).by(by)),
        ThreadEvent::GuestAdopted { guest, account, at } => {
            let wire = Wire {
                guest: Some(guest.to_string()),
                account: Some(account.to_string()),
                ..Wire::at(at)
            };
            ("GuestAdopted", wire)
        }
        ThreadEvent::WriterErased {
            account,
            keeps_words,
            at,
        } => {
            let wire = Wire {
                account: Some(account.to_string()),
                keeps_words: Some(*keeps_words),
                ..Wire::at(at)
            };
            ("WriterErased", wire)
        }
        ThreadEvent::ThreadLocked { at } => ("ThreadLocked", Wire::at(at)),
        ThreadEvent::ThreadUnlocked { at } => ("ThreadUnlocked", Wire::at(at)),
        ThreadEvent::CommentPinned { id, at } => ("CommentPinned", Wire::about(id, at)),
        ThreadEvent::CommentUnpinned { id, at } => ("CommentUnpinned", Wire::about(id, at)),
    };
    (event_type, json(&wire))
}

fn said_wire(said: Option<&Said>) -> Wire {
    let author = said.and_then(|said| said.author.as_ref());
    Wire {
        name: author.map(|author| author.name.as_str().to_owned()),
        email: author.and_then(|author| Some(author.email.as_ref()?.as_str().to_owned())),
        website: author.and_then(|author| Some(author.website.as_ref()?.as_str().to_owned())),
        body: said.map(|said| said.body.as_str().to_owned()),
        ..Wire::default()
    }
}

/// The event of an `event_type` and `event_payload`; none if the type is of another kind of stream.
pub fn decode(event_type: &str, payload: &str) -> Option<Result<ThreadEvent, BrokenPayload>> {
    let event = match event_type {
        "ThreadOpened" => opened(payload),
        "CommentAdded" | "CommentEdited" | "CommentDeleted" | "CommentLiked" | "CommentUnliked"
        | "PostReacted" | "PostUnreacted" | "GuestAdopted" | "WriterErased" | "ThreadLocked"
        | "ThreadUnlocked" | "CommentPinned" | "CommentUnpinned" => {
            parse(payload).and_then(|wire| read(event_type, wire))
        }
        _ => return None,
    };
    Some(event.map_err(|reason| BrokenPayload::new(event_type, reason)))
}

fn opened(payload: &str) -> Result<ThreadEvent, String> {
    let wire: ThreadOpened = parse(payload)?;
    Ok(ThreadEvent::ThreadOpened {
        site: SiteKey::parse(&wire.site).map_err(wrong)?,
        post: PostKey::parse(&wire.post).map_err(wrong)?,
        url: wire.url.map(PageUrl::from_log),
        title: wire.title,
        at: Timestamp::parse(&wire.at).map_err(wrong)?,
    })
}

fn read(event_type: &str, wire: Wire) -> Result<ThreadEvent, String> {
    let at = Timestamp::parse(&wire.at).map_err(wrong)?;
    let id = || value(wire.id.as_deref(), CommentId::parse)?.ok_or_else(|| missing("id"));
    let actor = || value(wire.by.as_deref(), Actor::parse);
    let by = || actor()?.ok_or_else(|| missing("by"));
    let account =
        || value(wire.account.as_deref(), AccountId::parse)?.ok_or_else(|| missing("account"));
    Ok(match event_type {
        "CommentAdded" => ThreadEvent::CommentAdded {
            id: id()?,
            parent: value(wire.parent.as_deref(), CommentId::parse)?,
            said: said(&wire)?,
            by: actor()?,
            role: wire.role.as_deref().and_then(Role::parse),
            at,
        },
        "CommentEdited" => ThreadEvent::CommentEdited {
            id: id()?,
            body: value(wire.body.as_deref(), Body::parse)?,
            at,
        },
        "CommentDeleted" => ThreadEvent::CommentDeleted { id: id()?, at },
        "CommentLiked" => ThreadEvent::CommentLiked {
            id: id()?,
            by: by()?,
            at,
        },
        "CommentUnliked" => ThreadEvent::CommentUnliked {
            id: id()?,
            by: by()?,
            at,
        },
        "PostReacted" => ThreadEvent::PostReacted {
            reaction: wire
                .reaction
                .as_deref()
                .and_then(Reaction::parse)
                .ok_or_else(|| missing("reaction"))?,
            by: by()?,
            at,
        },
        "PostUnreacted" => ThreadEvent::PostUnreacted { by: by()?, at },
        "GuestAdopted" => ThreadEvent::GuestAdopted {
            guest: value(wire.guest.as_deref(), GuestId::parse)?.ok_or_else(|| missing("guest"))?,
            account: account()?,
            at,
        },
        "WriterErased" => ThreadEvent::WriterErased {
            account: account()?,
            keeps_words: wire.keeps_words.ok_or_else(|| missing("keeps_words"))?,
            at,
        },
        "ThreadLocked" => ThreadEvent::ThreadLocked { at },
        "ThreadUnlocked" => ThreadEvent::ThreadUnlocked { at },
        "CommentPinned" => ThreadEvent::CommentPinned { id: id()?, at },
        _ => ThreadEvent::CommentUnpinned { id: id()?, at },
    })
}

fn said(wire: &Wire) -> Result<Option<Said>, String> {
    let name = value(wire.name.as_deref(), AuthorName::parse)?;
    let email = value(wire.email.as_deref(), Email::parse)?;
    let website = value(wire.website.as_deref(), Website::parse)?;
    let author = name.map(|name| Author {
        name,
        email,
        website,
    });
    match value(wire.body.as_deref(), Body::parse)? {
        None if author.is_some() => Err(missing("body")),
        body => Ok(body.map(|body| Said { author, body })),
    }
}
