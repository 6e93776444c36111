//! The event store in one SQLite file: the default, for one process.
//!
//! Durability as measured for the design: WAL with `synchronous=FULL`; one writer thread that
//! commits whatever is queued in one transaction (group commit); readers on their own connections.

mod reader;
mod schema;
mod tail;
mod verbs;
mod work;
mod writer;

use std::{path::Path, sync::Arc, time::Duration};

use async_trait::async_trait;
use tokio::sync::mpsc;

use self::{reader::Readers, schema::FileLock, writer::Writer};
use super::{
    Append, Appended, Changes, ClaimKey, Cursor, EntryId, EventStore, Job, Partition, Recorded,
    StoreError, StreamId, TailItem,
};
use crate::domain::{
    Queue,
    values::{AccountId, Actor, SiteKey, Version},
};

/// Why the file could not be opened; the text says what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another process owns the file.
    #[error(
        "{path} is in use by another afterword (process {pid}). One process owns the file: stop \
         that one first, or give this one a file of its own, or let both use Redis \
         (AFTERWORD_STORE=redis://…)"
    )]
    InUse {
        /// The database file.
        path: String,
        /// The owner's process id, or "unknown".
        pid: String,
    },
    /// The folder or the file cannot be written.
    #[error("cannot open {path}: {reason}. Is the folder there and writable for this user?")]
    Inaccessible {
        /// The database file.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// The file was written by another version, or is not ours.
    #[error(
        "{path} has the layout {found}, this version knows {known}: use the afterword that wrote \
         it, or move the file away to begin anew"
    )]
    Layout {
        /// The database file.
        path: String,
        /// The layout of the file.
        found: i64,
        /// The layout of this version.
        known: i64,
    },
}

/// The embedded store.
pub struct SqliteStore {
    readers: Readers,
    writer: Writer,
    epoch: u64,
    _lock: FileLock,
}

/// Streams are dealt to as many partitions as on Redis; here they share one table.
const PARTITIONS: u16 = 16;

impl SqliteStore {
    /// Opens the file, and makes it and its folder if they are not there.
    pub async fn open(path: &Path) -> Result<Self, OpenError> {
        let path = path.to_owned();
        let opening = tokio::task::spawn_blocking(move || Self::open_blocking(&path));
        opening.await.expect("opening the database does not panic")
    }

    fn open_blocking(path: &Path) -> Result<Self, OpenError> {
        let lock = FileLock::take(path)?;
        let (connection, epoch) = schema::open_writable(path)?;
        work::free(&connection).map_err(|error| schema::inaccessible(path, &error.to_string()))?;
        Ok(Self {
            readers: Readers::new(path),
            writer: Writer::start(connection),
            epoch,
            _lock: lock,
        })
    }
}

#[async_trait]
impl EventStore for SqliteStore {
    async fn append(&self, append: Append) -> Result<Appended, StoreError> {
        let redacts = !append.redact.is_empty();
        let append = move |db: &_| verbs::append(db, append);
        if redacts {
            return self.writer.run_and_wipe(append).await;
        }
        self.writer.run(append).await
    }

    async fn read(
        &self,
        stream: &StreamId,
        after: Cursor,
    ) -> Result<Vec<Arc<Recorded>>, StoreError> {
        let stream = stream.clone();
        self.readers
            .run(move |db| verbs::read(db, &stream, after.v))
            .await
    }

    async fn head(&self, stream: &StreamId) -> Result<Version, StoreError> {
        let stream = stream.clone();
        self.readers
            .run(move |db| verbs::head(db, &stream.to_string()))
            .await
    }

    async fn sites(&self) -> Result<Vec<SiteKey>, StoreError> {
        self.readers.run(verbs::sites).await
    }

    async fn recent(&self, event_type: &str, limit: usize) -> Result<Vec<StreamId>, StoreError> {
        let event_type = event_type.to_owned();
        self.readers
            .run(move |db| verbs::recent(db, &event_type, limit))
            .await
    }

    async fn changed_since(&self, after: &[EntryId], limit: usize) -> Result<Changes, StoreError> {
        let partitions = after.len();
        // All partitions share one table, which is followed in order.
        let last = after.iter().max().map_or(0, |entry| entry.1);
        let limit = limit * usize::from(PARTITIONS);
        let (streams, upto) = self
            .readers
            .run(move |db| verbs::changed_since(db, last.cast_signed(), limit))
            .await?;
        let upto = EntryId(0, upto.unsigned_abs());
        Ok(Changes {
            streams,
            upto: vec![upto; partitions],
        })
    }

    async fn streams_of(&self, actor: Actor) -> Result<Vec<StreamId>, StoreError> {
        self.readers
            .run(move |db| verbs::streams_of(db, actor))
            .await
    }

    async fn forget_actor(&self, actor: Actor) -> Result<(), StoreError> {
        self.writer
            .run(move |db| verbs::forget_actor(db, actor))
            .await
    }

    async fn work(&self, queue: Queue, lease: Duration) -> Result<Vec<Job>, StoreError> {
        // Asking costs no transaction while there is nothing to do.
        if self.readers.run(move |db| work::is_idle(db, queue)).await? {
            return Ok(Vec::new());
        }
        self.writer
            .run(move |db| work::take(db, queue, lease))
            .await
    }

    async fn done(&self, job: &Job) -> Result<(), StoreError> {
        let entry = job.entry;
        self.writer.run(move |db| work::done(db, entry)).await
    }

    async fn reserve(
        &self,
        claim: &ClaimKey,
        owner: &str,
        limit: Duration,
    ) -> Result<(), StoreError> {
        let (claim, owner) = (claim.clone(), owner.to_owned());
        self.writer
            .run(move |db| verbs::reserve(db, &claim, &owner, limit))
            .await
    }

    async fn confirm(&self, claim: &ClaimKey, owner: &str) -> Result<(), StoreError> {
        let (claim, owner) = (claim.clone(), owner.to_owned());
        self.writer
            .run(move |db| verbs::confirm(db, &claim, &owner))
            .await
    }

    async fn release(&self, claim: &ClaimKey, owner: &str) -> Result<(), StoreError> {
        let (claim, owner) = (claim.clone(), owner.to_owned());
        self.writer
            .run(move |db| verbs::release(db, &claim, &owner))
            .await
    }

    async fn owner(&self, claim: &ClaimKey) -> Result<Option<String>, StoreError> {
        let claim = claim.clone();
        self.readers.run(move |db| verbs::owner(db, &claim)).await
    }

    async fn next_id(&self, claim: &ClaimKey) -> Result<AccountId, StoreError> {
        let partition = Partition::of_name(claim.as_str(), PARTITIONS);
        let n = self
            .writer
            .run(move |db| verbs::next(db, "account", partition))
            .await?;
        let id = n * u64::from(PARTITIONS) + u64::from(partition.0);
        Ok(AccountId(id))
    }

    async fn tail(&self) -> Result<mpsc::Receiver<TailItem>, StoreError> {
        // The order matters: what is committed after the position was read wakes the receiver.
        let committed = self.writer.committed();
        let from = self.readers.run(verbs::last_position).await?;
        let (send, receive) = mpsc::channel(1024);
        tokio::spawn(tail::follow(self.readers.clone(), committed, from, send));
        Ok(receive)
    }

    fn epoch(&self) -> u64 {
        self.epoch
    }

    fn partitions(&self) -> u16 {
        PARTITIONS
    }

    async fn health(&self) -> Result<(), StoreError> {
        self.readers.run(verbs::last_position).await.map(drop)
    }

    async fn close(&self) {
        self.writer.stop().await;
    }
}
