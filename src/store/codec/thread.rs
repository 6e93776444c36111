//! The events of threads, as the log holds them.

use serde::{Deserialize, Serialize};

use super::{BrokenPayload, json, missing, parse, value, wire::Wire, wrong};
use crate::domain::{
    thread::{Decider, Standing, ThreadEvent},
    values::{
        AccountId, Actor, Body, CommentId, DecisionId, GuestId, NetworkHash, PageUrl, PostKey,
        Reaction, ReportReason, Role, SiteKey, Timestamp,
    },
};

/// Who decided, if readers did by their reports.
const REPORTS: &str = "reports";

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
            judged,
            at,
        } => {
            let wire = Wire {
                id: Some(id.to_string()),
                parent: parent.map(|parent| parent.to_string()),
                by: by.map(|by| by.to_string()),
                role: role.map(|role| role.name().to_owned()),
                at: at.to_string(),
                ..Wire::said(said.as_ref())
            };
            ("CommentAdded", wire.judged(judged))
        }
        ThreadEvent::CommentEdited {
            id,
            body,
            judged,
            at,
        } => {
            let wire = Wire {
                body: body.as_ref().map(|body| body.as_str().to_owned()),
                ..Wire::about(id, at)
            };
            ("CommentEdited", wire.judged(judged))
        }
        ThreadEvent::CommentModerated {
            id,
            to,
            by,
            decision,
            at,
        } => {
            let by = match by {
                Decider::Staff(account) => Actor::Account(*account).to_string(),
                Decider::Reports => REPORTS.to_owned(),
            };
            let wire = Wire {
                to: Some(to.name().to_owned()),
                by: Some(by),
                decision: Some(decision.to_string()),
                ..Wire::about(id, at)
            };
            ("CommentModerated", wire)
        }
        ThreadEvent::CommentReported {
            id,
            by,
            network,
            reason,
            at,
        } => {
            let wire = Wire {
                network: network.map(|network| network.to_string()),
                reason: Some(reason.name().to_owned()),
                ..Wire::about(id, at).by(by)
            };
            ("CommentReported", wire)
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

/// The event of an `event_type` and `event_payload`; none if the type is of another kind of stream.
pub fn decode(event_type: &str, payload: &str) -> Option<Result<ThreadEvent, BrokenPayload>> {
    let event = match event_type {
        "ThreadOpened" => opened(payload),
        "CommentAdded" | "CommentEdited" | "CommentModerated" | "CommentReported"
        | "CommentDeleted" | "CommentLiked" | "CommentUnliked" | "PostReacted"
        | "PostUnreacted" | "GuestAdopted" | "WriterErased" | "ThreadLocked" | "ThreadUnlocked"
        | "CommentPinned" | "CommentUnpinned" => {
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
            said: wire.to_said()?,
            by: actor()?,
            role: named(&wire.role, Role::parse),
            judged: wire.to_judged(),
            at,
        },
        "CommentEdited" => ThreadEvent::CommentEdited {
            id: id()?,
            body: value(wire.body.as_deref(), Body::parse)?,
            judged: wire.to_judged(),
            at,
        },
        "CommentModerated" => ThreadEvent::CommentModerated {
            id: id()?,
            to: named(&wire.to, Standing::parse).ok_or_else(|| missing("to"))?,
            by: match wire.by.as_deref() {
                Some(REPORTS) => Decider::Reports,
                _ => match by()? {
                    Actor::Account(account) => Decider::Staff(account),
                    Actor::Guest(_) => return Err(missing("by")),
                },
            },
            decision: value(wire.decision.as_deref(), DecisionId::parse)?
                .ok_or_else(|| missing("decision"))?,
            at,
        },
        "CommentReported" => ThreadEvent::CommentReported {
            id: id()?,
            by: by()?,
            network: value(wire.network.as_deref(), NetworkHash::parse)?,
            reason: named(&wire.reason, ReportReason::parse).ok_or_else(|| missing("reason"))?,
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
            reaction: named(&wire.reaction, Reaction::parse).ok_or_else(|| missing("reaction"))?,
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

fn named<T>(name: &Option<String>, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
    name.as_deref().and_then(parse)
}
