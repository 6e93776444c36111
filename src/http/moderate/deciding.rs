//! `POST /moderate`: decides about comments that were ticked, about one, or about all that fit; and
//! takes a decision back.

use std::collections::BTreeMap;

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Data, Payload},
};

use super::{Moderator, bulk, query::DeskQuery};
use crate::{
    desk::{Filter, What},
    domain::{
        Aggregate,
        thread::{Command, Lock, Moderate, Pin, Post, Standing, Verdict},
        values::{CommentId, DecisionId, PostKey, SiteKey},
    },
    http::{Service, clock, errors, forms::Fields, reacting, signin},
    repository::{Refusal, ThreadKey},
    views::Words,
};

/// What a form asks for.
enum Wish {
    /// These comments shall stand so.
    Some(Vec<Reference>, Standing),
    /// All that fit shall.
    All(Standing),
    /// A decision shall count no more.
    Undo(DecisionId),
    /// A comment shall stand before all others, or no longer.
    Pin(Reference, bool),
    /// A thread shall take no more comments, or take them again.
    Lock(ThreadKey, bool),
}

/// A comment of a thread: `site/id/post`.
pub struct Reference {
    pub key: ThreadKey,
    pub id: CommentId,
}

impl Reference {
    pub fn parse(raw: &str) -> Option<Self> {
        let (site, rest) = raw.split_once('/')?;
        let (id, post) = rest.split_once('/')?;
        Some(Self {
            key: ThreadKey {
                site: SiteKey::parse(site).ok()?,
                post: PostKey::parse(post).ok()?,
            },
            id: CommentId::parse(id).ok()?,
        })
    }
}

/// The handler.
pub async fn decide(
    request: HttpRequest,
    payload: Payload,
    service: Data<Service>,
) -> HttpResponse {
    let sent = Moderator::send(&request, payload, &service).await;
    let (moderator, fields) = match sent {
        Ok(sent) => sent,
        Err(response) => return *response,
    };
    let back = DeskQuery::read(fields.one("back")).first();
    let Some(wish) = wish(&fields) else {
        // Nothing was ticked, say.
        return super::to(&back.text());
    };
    match grant(&service, &moderator, &back, wish).await {
        Ok(done) => super::to(&DeskQuery { done, ..back }.text()),
        Err(Refusal::Failed(error)) => signin::away(&service, moderator.lang, &error),
        Err(Refusal::Rejected(_)) => {
            let text = &Words::of(moderator.lang).text;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            let title = &text.not_posted;
            errors::page(&service, moderator.lang, status, title, &text.misfit)
        }
    }
}

fn wish(fields: &Fields) -> Option<Wish> {
    let standing = |raw: &str| match raw {
        "approve" => Some(Standing::Published),
        "spam" => Some(Standing::Spam),
        "reject" => Some(Standing::Rejected),
        _ => None,
    };
    for name in ["approve", "spam", "reject"] {
        if let Some(one) = Reference::parse(fields.one(name)) {
            return Some(Wish::Some(vec![one], standing(name)?));
        }
    }
    for (name, pinned) in [("pin", true), ("unpin", false)] {
        if let Some(one) = Reference::parse(fields.one(name)) {
            return Some(Wish::Pin(one, pinned));
        }
    }
    for (name, locked) in [("lock", true), ("unlock", false)] {
        if let Some(one) = Reference::parse(fields.one(name)) {
            return Some(Wish::Lock(one.key, locked));
        }
    }
    if let Ok(decision) = DecisionId::parse(fields.one("undo")) {
        return Some(Wish::Undo(decision));
    }
    if let Some(to) = standing(fields.one("all")) {
        return Some(Wish::All(to));
    }
    let to = standing(fields.one("do"))?;
    let ticked: Vec<_> = fields.all("c").filter_map(Reference::parse).collect();
    (!ticked.is_empty()).then_some(Wish::Some(ticked, to))
}

/// Answers with the decision that was made, if it is one that can be undone.
async fn grant(
    service: &Data<Service>,
    moderator: &Moderator,
    back: &DeskQuery,
    wish: Wish,
) -> Result<Option<DecisionId>, Refusal> {
    let at = clock::now();
    let decision = DecisionId::from_random(rand::random());
    let change = async |key: &ThreadKey, command: Command| -> Result<(), Refusal> {
        if moderator.role(&key.site).is_none() {
            return Ok(());
        }
        let wish = reacting::wish(key);
        let changed = service.repository.change(key, wish, command).await?;
        let v = changed.thread.version();
        service.desk.reach(&key.stream(), v).await;
        Ok(())
    };
    match wish {
        Wish::Some(some, to) => {
            let mut threads: BTreeMap<String, (ThreadKey, Vec<CommentId>)> = BTreeMap::new();
            for Reference { key, id } in some {
                let name = key.stream().to_string();
                threads.entry(name).or_insert((key, Vec::new())).1.push(id);
            }
            for (key, ids) in threads.into_values() {
                let moderate = Moderate {
                    ids,
                    verdict: Verdict::Stand(to),
                    by: moderator.id(),
                    decision,
                    at,
                };
                change(&key, Command::Moderate(moderate)).await?;
            }
            Ok(Some(decision))
        }
        Wish::Pin(Reference { key, id }, pinned) => {
            change(&key, Command::Pin(Pin { id, pinned, at })).await?;
            Ok(None)
        }
        Wish::Lock(key, locked) => {
            let post = Post {
                site: key.site.clone(),
                post: key.post.clone(),
                url: None,
                title: None,
            };
            change(&key, Command::Lock(Lock { post, locked, at })).await?;
            Ok(None)
        }
        Wish::All(to) => {
            let filter = back.filter(moderator);
            let verdict = Verdict::Stand(to);
            bulk::begin(service, filter, verdict, moderator.id(), decision).await?;
            Ok(Some(decision))
        }
        Wish::Undo(other) => {
            let filter = Filter {
                decision: Some(other),
                ..Filter::of(moderator.keys(None), What::All)
            };
            let verdict = Verdict::Undo(other);
            bulk::begin(service, filter, verdict, moderator.id(), decision).await?;
            Ok(Some(decision))
        }
    }
}
