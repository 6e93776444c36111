//! What a stream entry says: the fields `v`, `event_type`, `event_payload`, in a feed also `stream`
//! and no payload if that holds words.

use std::collections::HashMap;

use redis::{RedisResult, aio::ConnectionLike};

use crate::{
    domain::{Event, values::Version},
    store::{Cursor, EntryId, Recorded, StreamId, codec},
};

const PAYLOAD: &[u8] = b"event_payload";

/// An entry as Redis answers it. Bytes, for one broken entry must not spoil the whole answer.
pub(super) type Entry = (String, HashMap<Vec<u8>, Vec<u8>>);

/// `ms-seq`.
pub(super) fn id(entry: EntryId) -> String {
    format!("{}-{}", entry.0, entry.1)
}

/// Reads `ms-seq`; anything else, which Redis never sends, is the beginning.
pub(super) fn parse_id(raw: &str) -> EntryId {
    raw.split_once('-')
        .and_then(|(ms, seq)| Some(EntryId(ms.parse().ok()?, seq.parse().ok()?)))
        .unwrap_or_default()
}

/// Gives the entry of a feed the words that its log has under the same id; none if they are not
/// there.
pub(super) async fn with_words(
    connection: &mut impl ConnectionLike,
    log: &str,
    mut entry: Entry,
) -> RedisResult<Option<Entry>> {
    if entry.1.contains_key(PAYLOAD) {
        return Ok(Some(entry));
    }
    let same: Vec<Entry> = redis::cmd("XRANGE")
        .arg(log)
        .arg(&entry.0)
        .arg(&entry.0)
        .query_async(connection)
        .await?;
    let mut found = same.into_iter().next();
    if found.is_none() {
        // A log that was ahead of its feed has ids of its own: see `append.lua`.
        let last: Vec<Entry> = redis::cmd("XREVRANGE")
            .arg(log)
            .arg(&["+", "-", "COUNT", "1000"])
            .query_async(connection)
            .await?;
        found = last
            .into_iter()
            .find(|other| text(other, "v") == text(&entry, "v"));
    }
    let payload = found.and_then(|mut found| found.1.remove(PAYLOAD));
    Ok(payload.map(|payload| {
        entry.1.insert(PAYLOAD.to_vec(), payload);
        entry
    }))
}

/// Whether an event of this type is in it.
pub(super) fn is_of_type(entry: &Entry, event_type: &str) -> bool {
    text(entry, "event_type") == event_type
}

/// The stream that a feed entry belongs to; `None` if a newer version knows more kinds.
pub(super) fn stream(entry: &Entry) -> Option<StreamId> {
    StreamId::parse(&text(entry, "stream"))
}

/// The event of an entry of this stream; `before` is the version that came before it.
pub(super) fn recorded(stream: StreamId, entry: Entry, before: Version) -> Recorded {
    let v = text(&entry, "v").parse().map_or(before.next(), Version);
    let event_type = text(&entry, "event_type");
    let event =
        codec::decode(&event_type, &text(&entry, "event_payload")).unwrap_or_else(|error| {
            // The rest of the thread is still worth reading, so this is no failure of the read.
            tracing::error!(%stream, entry = entry.0, "{error}");
            Event::Unknown { event_type }
        });
    Recorded {
        stream,
        cursor: Cursor {
            v,
            entry: parse_id(&entry.0),
        },
        event,
    }
}

fn text(entry: &Entry, field: &str) -> String {
    entry
        .1
        .get(field.as_bytes())
        .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
        .unwrap_or_default()
}
