//! Events to and from the log: the only place where wire names are spelt.
//!
//! A payload is a JSON object; what a later version adds to it, this one ignores, and what a later
//! version invents becomes [`Event::Unknown`].

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::domain::{
    Event,
    account::AccountEvent,
    site::SiteEvent,
    thread::{Author, ThreadEvent},
    values::{
        AuthorName, Body, CommentId, Email, Origin, PageUrl, PostKey, SiteKey, Timestamp,
        ValueError, Website,
    },
};

/// A stored payload that this program cannot have written.
#[derive(Debug, thiserror::Error)]
#[error("the payload of a {event_type} is broken: {reason}")]
pub struct BrokenPayload {
    event_type: String,
    reason: String,
}

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

#[derive(Serialize, Deserialize)]
struct CommentAdded {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<String>,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<String>,
    body: String,
    at: String,
}

#[derive(Serialize, Deserialize)]
struct Origins {
    origins: Vec<String>,
    at: String,
}

#[derive(Serialize, Deserialize)]
struct AccountOpened {
    at: String,
}

/// The `event_type` and `event_payload` of an event. An unknown event is never written.
pub fn encode(event: &Event) -> (&str, String) {
    match event {
        Event::Thread(ThreadEvent::ThreadOpened {
            site,
            post,
            url,
            title,
            at,
        }) => (
            "ThreadOpened",
            json(&ThreadOpened {
                site: site.to_string(),
                post: post.to_string(),
                url: url.as_ref().map(|url| url.as_str().to_owned()),
                title: title.clone(),
                at: at.to_string(),
            }),
        ),
        Event::Thread(ThreadEvent::CommentAdded {
            id,
            parent,
            author,
            body,
            at,
        }) => (
            "CommentAdded",
            json(&CommentAdded {
                id: id.to_string(),
                parent: parent.map(|parent| parent.to_string()),
                name: author.name.as_str().to_owned(),
                email: author.email.as_ref().map(|email| email.as_str().to_owned()),
                website: author.website.as_ref().map(|site| site.as_str().to_owned()),
                body: body.as_str().to_owned(),
                at: at.to_string(),
            }),
        ),
        Event::Site(SiteEvent::SiteAdded { origins, at }) => {
            ("SiteAdded", json_origins(origins, at))
        }
        Event::Site(SiteEvent::SiteOriginsChanged { origins, at }) => {
            ("SiteOriginsChanged", json_origins(origins, at))
        }
        Event::Account(AccountEvent::AccountOpened { at }) => {
            ("AccountOpened", json(&AccountOpened { at: at.to_string() }))
        }
        Event::Unknown { event_type } => (event_type, "{}".to_owned()),
    }
}

/// The event of an `event_type` and `event_payload`.
pub fn decode(event_type: &str, payload: &str) -> Result<Event, BrokenPayload> {
    let broken = |reason: String| BrokenPayload {
        event_type: event_type.to_owned(),
        reason,
    };
    let wrong = |error: ValueError| broken(error.to_string());
    Ok(match event_type {
        "ThreadOpened" => {
            let wire: ThreadOpened = parse(payload).map_err(broken)?;
            Event::Thread(ThreadEvent::ThreadOpened {
                site: SiteKey::parse(&wire.site).map_err(wrong)?,
                post: PostKey::parse(&wire.post).map_err(wrong)?,
                url: wire.url.map(PageUrl::from_log),
                title: wire.title,
                at: Timestamp::parse(&wire.at).map_err(wrong)?,
            })
        }
        "CommentAdded" => {
            let wire: CommentAdded = parse(payload).map_err(broken)?;
            Event::Thread(ThreadEvent::CommentAdded {
                id: CommentId::parse(&wire.id).map_err(wrong)?,
                parent: wire
                    .parent
                    .map(|id| CommentId::parse(&id))
                    .transpose()
                    .map_err(wrong)?,
                author: Author {
                    name: AuthorName::parse(&wire.name).map_err(wrong)?,
                    email: wire
                        .email
                        .map(|raw| Email::parse(&raw))
                        .transpose()
                        .map_err(wrong)?,
                    website: wire
                        .website
                        .map(|raw| Website::parse(&raw))
                        .transpose()
                        .map_err(wrong)?,
                },
                body: Body::parse(&wire.body).map_err(wrong)?,
                at: Timestamp::parse(&wire.at).map_err(wrong)?,
            })
        }
        "SiteAdded" | "SiteOriginsChanged" => {
            let wire: Origins = parse(payload).map_err(broken)?;
            let origins = wire
                .origins
                .iter()
                .map(|raw| Origin::parse(raw))
                .collect::<Result<_, _>>()
                .map_err(wrong)?;
            let at = Timestamp::parse(&wire.at).map_err(wrong)?;
            Event::Site(match event_type {
                "SiteAdded" => SiteEvent::SiteAdded { origins, at },
                _ => SiteEvent::SiteOriginsChanged { origins, at },
            })
        }
        "AccountOpened" => {
            let wire: AccountOpened = parse(payload).map_err(broken)?;
            Event::Account(AccountEvent::AccountOpened {
                at: Timestamp::parse(&wire.at).map_err(wrong)?,
            })
        }
        unknown => Event::Unknown {
            event_type: unknown.to_owned(),
        },
    })
}

/// Like [`decode`]; a broken payload is logged and counted as unknown, so that one bad entry does
/// not take its whole stream away from the readers.
pub fn decode_or_skip(stream: &super::StreamId, event_type: &str, payload: &str) -> Event {
    decode(event_type, payload).unwrap_or_else(|error| {
        tracing::error!(%stream, %error, "an entry of the log is skipped");
        Event::Unknown {
            event_type: event_type.to_owned(),
        }
    })
}

fn json_origins(origins: &[Origin], at: &Timestamp) -> String {
    json(&Origins {
        origins: origins
            .iter()
            .map(|origin| origin.as_str().to_owned())
            .collect(),
        at: at.to_string(),
    })
}

fn json(wire: &impl Serialize) -> String {
    serde_json::to_string(wire).expect("plain structs of strings always serialise")
}

fn parse<T: DeserializeOwned>(payload: &str) -> Result<T, String> {
    serde_json::from_str(payload).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One line a shape: type, tab, payload as stored. Lines are added, never changed.
    const FIXTURES: &str = include_str!("codec_fixtures.tsv");

    #[test]
    fn every_stored_shape_reads_and_writes_back() {
        for line in FIXTURES.lines() {
            let (event_type, payload) = line.split_once('\t').unwrap();
            let event = decode(event_type, payload).unwrap();
            assert_eq!(encode(&event), (event_type, payload.to_owned()));
        }
    }

    #[test]
    fn the_future_is_unknown_and_rubbish_is_broken() {
        let unknown = decode("CommentPinned", r#"{"id":"x"}"#).unwrap();
        assert_eq!(
            unknown,
            Event::Unknown {
                event_type: "CommentPinned".into()
            }
        );
        for rubbish in ["", "[]", r#"{"id":"x"}"#] {
            assert!(decode("CommentAdded", rubbish).is_err());
        }
    }
}
