//! The verbs of the store as SQL. Each runs inside a transaction that somebody else begins.

use std::{
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{PARTITIONS, work};
use crate::{
    domain::{
        Event,
        values::{Actor, SiteKey, Version},
    },
    store::{
        Append, Appended, ClaimKey, Cursor, EntryId, Expect, Partition, Recorded, StoreError,
        StreamId, codec,
    },
};

/// For how long a command id is remembered, in milliseconds: 24 hours.
const COMMAND_MEMORY: i64 = 24 * 60 * 60 * 1000;

pub fn append(db: &Connection, append: Append) -> Result<Appended, StoreError> {
    let now = now();
    let stream = append.stream.to_string();
    let command = append.command.to_string();
    let seen: Option<i64> = db
        .prepare_cached("SELECT v FROM commands WHERE id = ? AND expires > ?")?
        .query_row(params![command, now], |row| row.get(0))
        .optional()?;
    if let Some(v) = seen {
        return Ok(Appended::Replayed(Version(v.unsigned_abs())));
    }
    let head = head(db, &stream)?;
    let fits = match append.expect {
        Expect::Any => true,
        Expect::NoStream => head == Version(0),
        Expect::Exact(v) => head == v,
    };
    if !fits {
        return Err(StoreError::Conflict(head));
    }
    if let Some((claim, owner)) = &append.claim {
        // Here it would do no harm; on Redis the two could not be written in one step.
        if Partition::of_name(claim.as_str(), PARTITIONS) != append.stream.partition(PARTITIONS) {
            let reason = "the claim is of another partition than the stream".to_owned();
            return Err(StoreError::Unavailable(reason));
        }
        hold(db, claim, owner, None)?;
    }

    let mut recorded = Vec::with_capacity(append.events.len());
    let mut v = head;
    let queue = append.events.iter().find_map(Event::queue);
    for event in append.events {
        v = v.next();
        if let Some(actor) = event.actor() {
            db.prepare_cached("INSERT OR IGNORE INTO acted VALUES (?, ?)")?
                .execute(params![actor.to_string(), stream])?;
        }
        let (event_type, payload) = codec::encode(&event);
        let position = db
            .prepare_cached(
                "INSERT INTO events (stream, v, event_type, event_payload) VALUES (?, ?, ?, ?)",
            )?
            .insert(params![stream, v.0 as i64, event_type, payload])?;
        let cursor = Cursor {
            v,
            entry: entry(position),
        };
        recorded.push(Arc::new(Recorded {
            stream: append.stream.clone(),
            cursor,
            event,
        }));
    }
    if let Some(queue) = queue {
        work::leave(db, queue, &stream, v)?;
    }
    for (v, event) in append.redact {
        let (event_type, payload) = codec::encode(&event);
        db.prepare_cached(
            "UPDATE events SET event_payload = ? WHERE stream = ? AND v = ? AND event_type = ?",
        )?
        .execute(params![payload, stream, v.0 as i64, event_type])?;
    }
    db.prepare_cached("INSERT OR REPLACE INTO commands (id, v, expires) VALUES (?, ?, ?)")?
        .execute(params![command, v.0 as i64, now + COMMAND_MEMORY])?;
    Ok(Appended::New(recorded))
}

/// Forgets the command ids and the reservations whose time is over.
pub fn forget_commands(db: &Connection) -> Result<(), StoreError> {
    db.execute("DELETE FROM commands WHERE expires <= ?", [now()])?;
    db.execute("DELETE FROM claims WHERE expires <= ?", [now()])?;
    Ok(())
}

pub fn read(
    db: &Connection,
    stream: &StreamId,
    after: Version,
) -> Result<Vec<Arc<Recorded>>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT position, stream, v, event_type, event_payload FROM events
         WHERE stream = ? AND v > ? ORDER BY v",
    )?;
    let rows = query.query_map(params![stream.to_string(), after.0 as i64], StoredRow::read)?;
    rows.map(|row| Ok(row?.decode(stream.clone()))).collect()
}

/// The events of the feed after a position, at most `limit`, and the position of the last.
pub fn read_feed(
    db: &Connection,
    after: i64,
    limit: usize,
) -> Result<(Vec<Arc<Recorded>>, i64), StoreError> {
    let mut query = db.prepare_cached(
        "SELECT position, stream, v, event_type, event_payload FROM events
         WHERE position > ? ORDER BY position LIMIT ?",
    )?;
    let mut events = Vec::new();
    let mut last = after;
    for row in query.query_map(params![after, limit as i64], StoredRow::read)? {
        let row = row?;
        last = row.position;
        match StreamId::parse(&row.stream) {
            Some(stream) => events.push(row.decode(stream)),
            None => tracing::error!(stream = row.stream, "a stream of a kind that is not known"),
        }
    }
    Ok((events, last))
}

pub fn head(db: &Connection, stream: &str) -> Result<Version, StoreError> {
    let v: Option<i64> = db
        .prepare_cached("SELECT max(v) FROM events WHERE stream = ?")?
        .query_row([stream], |row| row.get(0))?;
    Ok(Version(v.unwrap_or(0).unsigned_abs()))
}

pub fn sites(db: &Connection) -> Result<Vec<SiteKey>, StoreError> {
    // The range is what `stream LIKE 'site:%'` means, in a form that the index serves.
    let mut query = db.prepare_cached(
        "SELECT stream FROM events WHERE stream >= 'site:' AND stream < 'site;' AND v = 1
         ORDER BY stream",
    )?;
    let names = query.query_map([], |row| row.get::<_, String>(0))?;
    let mut sites = Vec::new();
    for name in names {
        if let Some(StreamId::Site(site)) = StreamId::parse(&name?) {
            sites.push(site);
        }
    }
    Ok(sites)
}

pub fn recent(
    db: &Connection,
    event_type: &str,
    limit: usize,
) -> Result<Vec<StreamId>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT stream FROM (
             SELECT stream, position, event_type FROM events ORDER BY position DESC LIMIT ?
         ) WHERE event_type = ? GROUP BY stream ORDER BY max(position) DESC",
    )?;
    let names = query.query_map(params![limit as i64, event_type], |row| {
        row.get::<_, String>(0)
    })?;
    let names = names.collect::<Result<Vec<_>, _>>()?;
    Ok(names.iter().filter_map(|it| StreamId::parse(it)).collect())
}

/// The streams of the rows after a position, at most `limit` rows, and the position of the last.
pub fn changed_since(
    db: &Connection,
    after: i64,
    limit: usize,
) -> Result<(Vec<StreamId>, i64), StoreError> {
    let mut query = db.prepare_cached(
        "SELECT stream, max(position) FROM (
             SELECT stream, position FROM events WHERE position > ? ORDER BY position LIMIT ?
         ) GROUP BY stream",
    )?;
    let rows = query.query_map(params![after, limit as i64], |row| {
        Ok((row.get::<_, String>(0)?, row.get(1)?))
    })?;
    let rows: Vec<(String, i64)> = rows.collect::<Result<_, _>>()?;
    let last = rows.iter().map(|(_, position)| *position).max();
    let streams = rows.iter().filter_map(|(name, _)| StreamId::parse(name));
    Ok((streams.collect(), last.unwrap_or(after)))
}

pub fn streams_of(db: &Connection, actor: Actor) -> Result<Vec<StreamId>, StoreError> {
    let mut query = db.prepare_cached("SELECT stream FROM acted WHERE actor = ?")?;
    let names = query.query_map([actor.to_string()], |row| row.get::<_, String>(0))?;
    let names = names.collect::<Result<Vec<_>, _>>()?;
    Ok(names.iter().filter_map(|it| StreamId::parse(it)).collect())
}

pub fn forget_actor(db: &Connection, actor: Actor) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM acted WHERE actor = ?")?
        .execute([actor.to_string()])?;
    Ok(())
}

pub fn last_position(db: &Connection) -> Result<i64, StoreError> {
    let last: Option<i64> = db
        .prepare_cached("SELECT max(position) FROM events")?
        .query_row([], |row| row.get(0))?;
    Ok(last.unwrap_or(0))
}

pub fn reserve(
    db: &Connection,
    claim: &ClaimKey,
    owner: &str,
    limit: Duration,
) -> Result<(), StoreError> {
    let limit = i64::try_from(limit.as_millis()).unwrap_or(i64::MAX);
    hold(db, claim, owner, Some(now().saturating_add(limit)))
}

pub fn confirm(db: &Connection, claim: &ClaimKey, owner: &str) -> Result<(), StoreError> {
    hold(db, claim, owner, None)
}

pub fn release(db: &Connection, claim: &ClaimKey, owner: &str) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM claims WHERE name = ? AND owner = ?")?
        .execute(params![claim.as_str(), owner])?;
    Ok(())
}

pub fn owner(db: &Connection, claim: &ClaimKey) -> Result<Option<String>, StoreError> {
    let owner = db
        .prepare_cached(
            "SELECT owner FROM claims WHERE name = ? AND (expires IS NULL OR expires > ?)",
        )?
        .query_row(params![claim.as_str(), now()], |row| row.get(0))
        .optional()?;
    Ok(owner)
}

/// The next number of a sequence of a partition: 1, 2, 3 …
pub fn next(db: &Connection, name: &str, partition: Partition) -> Result<u64, StoreError> {
    let n: i64 = db
        .prepare_cached(
            "INSERT INTO sequences VALUES (?, 1) ON CONFLICT DO UPDATE SET n = n + 1 RETURNING n",
        )?
        .query_row([format!("{name}:{}", partition.0)], |row| row.get(0))?;
    Ok(n.unsigned_abs())
}

/// Takes a claim until `expires`, or for good; what is held for good stays so.
fn hold(
    db: &Connection,
    claim: &ClaimKey,
    owner: &str,
    expires: Option<i64>,
) -> Result<(), StoreError> {
    let held = db
        .prepare_cached(
            "INSERT INTO claims (name, owner, expires) VALUES (?1, ?2, ?3)
             ON CONFLICT DO UPDATE SET
                 owner = ?2,
                 expires = iif(owner = ?2 AND expires IS NULL, NULL, ?3)
             WHERE owner = ?2 OR expires <= ?4",
        )?
        .execute(params![claim.as_str(), owner, expires, now()])?;
    if held == 1 {
        Ok(())
    } else {
        Err(StoreError::ClaimTaken)
    }
}

struct StoredRow {
    position: i64,
    stream: String,
    v: i64,
    event_type: String,
    payload: String,
}

impl StoredRow {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            position: row.get(0)?,
            stream: row.get(1)?,
            v: row.get(2)?,
            event_type: row.get(3)?,
            payload: row.get(4)?,
        })
    }

    fn decode(self, stream: StreamId) -> Arc<Recorded> {
        let event = codec::decode_or_skip(&stream, &self.event_type, &self.payload);
        let cursor = Cursor {
            v: Version(self.v.unsigned_abs()),
            entry: entry(self.position),
        };
        Arc::new(Recorded {
            stream,
            cursor,
            event,
        })
    }
}

fn entry(position: i64) -> EntryId {
    EntryId(0, position.unsigned_abs())
}

/// Milliseconds since 1970.
pub fn now() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Unavailable(error.to_string())
    }
}
