//! Queues of work: rows that the append leaves behind.

use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, params};

use super::verbs::now;
use crate::{
    domain::{Queue, values::Version},
    store::{EntryId, Job, MAX_BACKOFF, StoreError, StreamId},
};

/// The most jobs that are taken at once: if one of them ends the process, the others have lost an
/// attempt for nothing.
const BATCH: usize = 4;

/// Leaves a job behind.
pub fn leave(db: &Connection, queue: Queue, stream: &str, v: Version) -> Result<(), StoreError> {
    db.prepare_cached("INSERT INTO jobs (queue, stream, v) VALUES (?, ?, ?)")?
        .execute(params![queue.name(), stream, v.0 as i64])?;
    Ok(())
}

/// Whether there is nothing to take.
pub fn is_idle(db: &Connection, queue: Queue) -> Result<bool, StoreError> {
    let due: Option<i64> = db
        .prepare_cached("SELECT id FROM jobs WHERE queue = ? AND due < ? LIMIT 1")?
        .query_row(params![queue.name(), now()], |row| row.get(0))
        .optional()?;
    Ok(due.is_none())
}

/// Gives out the oldest jobs that nobody works on. The clock has whole milliseconds, the last of
/// which has yet to pass: hence only what was due before.
pub fn take(db: &Connection, queue: Queue, lease: Duration) -> Result<Vec<Job>, StoreError> {
    let now = now();
    let lease = i64::try_from(lease.as_millis()).unwrap_or(i64::MAX >> MAX_BACKOFF);
    let mut query = db.prepare_cached(
        "SELECT id, stream, v, attempts FROM jobs WHERE queue = ? AND due < ? ORDER BY id LIMIT ?",
    )?;
    let rows = query.query_map(params![queue.name(), now, BATCH as i64], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?;
    let rows: Vec<(i64, String, i64, i64)> = rows.collect::<Result<_, _>>()?;
    let mut jobs = Vec::new();
    for (id, stream, v, attempts) in rows {
        let attempt = attempts.unsigned_abs() + 1;
        let Some(parsed) = StreamId::parse(&stream) else {
            tracing::error!(stream, "a job about a stream of an unknown kind");
            done(db, EntryId(0, id.unsigned_abs()))?;
            continue;
        };
        let due = now.saturating_add(lease << attempts.clamp(0, MAX_BACKOFF as i64));
        db.prepare_cached("UPDATE jobs SET attempts = attempts + 1, due = ? WHERE id = ?")?
            .execute(params![due, id])?;
        jobs.push(Job {
            queue,
            stream: parsed,
            attempt,
            v: Version(v.unsigned_abs()),
            entry: EntryId(0, id.unsigned_abs()),
        });
    }
    Ok(jobs)
}

/// Gives back what a process had taken that is no more: one process owns the file, so at its start
/// nobody works on anything. What failed before keeps its wait: it may be what ends the process.
pub fn free(db: &Connection) -> rusqlite::Result<()> {
    db.execute("UPDATE jobs SET due = 0 WHERE attempts = 1", [])?;
    Ok(())
}

/// Takes a job away.
pub fn done(db: &Connection, entry: EntryId) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM jobs WHERE id = ?")?
        .execute([i64::try_from(entry.1).unwrap_or_default()])?;
    Ok(())
}
