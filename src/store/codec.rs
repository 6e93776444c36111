//! Events to and from the log: the only place where wire names are spelt.
//!
//! A payload is a JSON object; what a later version adds to it, this one ignores, and what a later
//! version invents becomes [`Event::Unknown`].

mod account;
mod site;
mod thread;
mod wire;

use serde::{Serialize, de::DeserializeOwned};

use crate::domain::{Event, values::ValueError};

/// A stored payload that this program cannot have written.
#[derive(Debug, thiserror::Error)]
#[error("the payload of a {event_type} is broken: {reason}")]
pub struct BrokenPayload {
    event_type: String,
    reason: String,
}

impl BrokenPayload {
    fn new(event_type: &str, reason: String) -> Self {
        Self {
            event_type: event_type.to_owned(),
            reason,
        }
    }
}

/// The `event_type` and `event_payload` of an event. An unknown event is never written.
pub fn encode(event: &Event) -> (&str, String) {
    match event {
        Event::Thread(event) => thread::encode(event),
        Event::Site(event) => site::encode(event),
        Event::Account(event) => account::encode(event),
        Event::Staff(event) => account::encode_staff(event),
        Event::Unknown { event_type } => (event_type, "{}".to_owned()),
    }
}

/// The event of an `event_type` and `event_payload`.
pub fn decode(event_type: &str, payload: &str) -> Result<Event, BrokenPayload> {
    if let Some(event) = thread::decode(event_type, payload) {
        return event.map(Event::Thread);
    }
    if let Some(event) = site::decode(event_type, payload) {
        return event.map(Event::Site);
    }
    if let Some(event) = account::decode(event_type, payload) {
        return event.map(Event::Account);
    }
    if let Some(event) = account::decode_staff(event_type, payload) {
        return event.map(Event::Staff);
    }
    Ok(Event::Unknown {
        event_type: event_type.to_owned(),
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

fn json(wire: &impl Serialize) -> String {
    serde_json::to_string(wire).expect("plain structs of strings always serialise")
}

fn parse<T: DeserializeOwned>(payload: &str) -> Result<T, String> {
    serde_json::from_str(payload).map_err(|error| error.to_string())
}

fn value<T>(
    raw: Option<&str>,
    parse: impl Fn(&str) -> Result<T, ValueError>,
) -> Result<Option<T>, String> {
    raw.map(parse).transpose().map_err(wrong)
}

fn wrong(error: ValueError) -> String {
    error.to_string()
}

fn missing(field: &str) -> String {
    format!("it has no {field}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One line a shape: type, tab, payload as stored. Lines are added, never changed.
    const FIXTURES: &str = include_str!("codec/fixtures.tsv");

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
        let unknown = decode("CommentFramed", r#"{"id":"x"}"#).unwrap();
        assert_eq!(
            unknown,
            Event::Unknown {
                event_type: "CommentFramed".into()
            }
        );
        for rubbish in ["", "[]", r#"{"id":"x"}"#] {
            assert!(decode("CommentAdded", rubbish).is_err());
        }
    }
}
