//! What a stream entry says: the fields `v`, `event_type`, `event_payload`, in a feed also `stream`.

use std::collections::HashMap;

use crate::{
    domain::{Event, values::Version},
    store::{Cursor, EntryId, Recorded, StreamId, codec},
};

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
