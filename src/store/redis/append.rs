//! Appending: one script, all checks before its first write.

use std::{collections::BTreeSet, sync::Arc};

use redis::{RedisError, Script};

use super::{entry, keys::Keys, link::Live};
use crate::{
    domain::{Event, values::Version},
    store::{Append, Appended, Cursor, Expect, Recorded, StoreError, StreamId, codec},
};

/// A repeated command is recognised for a day.
const REMEMBER_SECONDS: u32 = 24 * 60 * 60;

/// Error replies that Redis gives instead of running the script's first write.
const REFUSED: [&str; 14] = [
    "OOM",
    "READONLY",
    "LOADING",
    "MISCONF",
    "NOREPLICAS",
    "MASTERDOWN",
    "CLUSTERDOWN",
    "MOVED",
    "ASK",
    "TRYAGAIN",
    "BUSY",
    "NOSCRIPT",
    "NOAUTH",
    "NOPERM",
];

pub(super) struct AppendScript(Script);

impl AppendScript {
    pub(super) fn new() -> Self {
        Self(Script::new(include_str!("append.lua")))
    }

    pub(super) async fn run(
        &self,
        keys: &Keys,
        live: &mut Live,
        append: Append,
    ) -> Result<Appended, StoreError> {
        let Append {
            stream,
            expect,
            events,
            command,
            claim,
            redact,
        } = append;
        let partition = stream.partition(keys.count());
        let expected = match expect {
            Expect::Any => "any".to_owned(),
            Expect::NoStream => "0".to_owned(),
            Expect::Exact(version) => version.to_string(),
        };
        let site = match &stream {
            StreamId::Site(site) => site.as_str(),
            _ => "",
        };

        let mut call = self.0.prepare_invoke();
        call.key(keys.log(&stream))
            .key(keys.feed(partition))
            .key(keys.command(partition, &command.to_string()))
            .key(keys.sites(partition))
            .key(keys.scratch(partition))
            .arg(stream.to_string())
            .arg(expected)
            .arg(REMEMBER_SECONDS)
            .arg(site);
        match &claim {
            Some((claim, _)) if keys.partition_of(claim) != partition => {
                return Err(StoreError::Unavailable(format!(
                    "a claim must share the partition of {stream}: take its id from next_id"
                )));
            }
            Some((claim, owner)) => call.key(keys.claim(claim)).arg(owner),
            None => call.arg(""),
        };
        let queue = events.iter().find_map(Event::queue);
        if let Some(queue) = queue {
            call.key(keys.queue(partition, queue));
        }
        let actors: BTreeSet<_> = events.iter().filter_map(Event::actor).collect();
        for actor in actors {
            call.key(keys.by(partition, actor));
        }
        call.arg(u8::from(queue.is_some()));
        if events.is_empty() {
            return Err(StoreError::Unavailable(format!(
                "no events to append to {stream}"
            )));
        }
        call.arg(redact.len());
        for (v, event) in &redact {
            call.arg(v.0).arg(codec::encode(event).1);
        }
        for event in &events {
            let (event_type, payload) = codec::encode(event);
            call.arg(event_type)
                .arg(payload)
                .arg(u8::from(event.has_words()));
        }

        let answer: Vec<String> = call.invoke_async(live).await.map_err(not_confirmed)?;
        let (status, version, ids) = match answer.as_slice() {
            [status, version, ids @ ..] => (status.as_str(), version.parse().ok(), ids),
            _ => ("", None, &[][..]),
        };
        match (status, version.map(Version)) {
            ("new", Some(version)) if ids.len() == events.len() => {
                let before = version.0 - ids.len() as u64;
                let recorded = events.into_iter().zip(ids).zip(before + 1..);
                Ok(Appended::New(
                    recorded
                        .map(|((event, id), v)| {
                            Arc::new(Recorded {
                                stream: stream.clone(),
                                cursor: Cursor {
                                    v: Version(v),
                                    entry: entry::parse_id(id),
                                },
                                event,
                            })
                        })
                        .collect(),
                ))
            }
            ("replayed", Some(version)) => Ok(Appended::Replayed(version)),
            ("conflict", Some(version)) => Err(StoreError::Conflict(version)),
            ("taken", _) => Err(StoreError::ClaimTaken),
            _ => Err(StoreError::NotConfirmed(format!(
                "the append script answered {answer:?}"
            ))),
        }
    }
}

/// The script was sent: unless Redis says that it did not run, nobody can tell.
fn not_confirmed(error: RedisError) -> StoreError {
    match error.code() {
        Some(code) if REFUSED.contains(&code) => StoreError::Unavailable(error.to_string()),
        _ => StoreError::NotConfirmed(error.to_string()),
    }
}
