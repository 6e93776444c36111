//! The event store: the trait, its vocabulary, and the two that fulfil it.
//!
//! Nothing above this room asks which store it is talking to; `tests/store_contract` holds both to
//! the same promises.

pub mod codec;
pub mod redis;
pub mod sqlite;
mod stream_id;

use std::sync::Arc;

use async_trait::async_trait;
use tokio::sync::mpsc;

pub use crate::domain::values::ClaimKey;
use crate::domain::{
    Event, Queue,
    values::{AccountId, Actor, CommandId, SiteKey, Version},
};
pub use stream_id::{Partition, StreamId};

/// What a stream must be for an append to happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expect {
    /// Anything: the events commute with whatever came meanwhile.
    Any,
    /// Empty: the events begin it.
    NoStream,
    /// At this very version.
    Exact(Version),
}

/// A wish to append events to one stream, all of them or none.
#[derive(Debug, Clone)]
pub struct Append {
    /// Where.
    pub stream: StreamId,
    /// On which condition.
    pub expect: Expect,
    /// What; at least one.
    pub events: Vec<Event>,
    /// Names the wish: the same id again within 24 hours appends nothing.
    pub command: CommandId,
    /// A unique value to be taken for `owner` in the same step, for good; it must share the
    /// stream's partition, else the append is [`StoreError::Unavailable`].
    pub claim: Option<(ClaimKey, String)>,
    /// Entries of the same stream that shall read otherwise from then on, in the same step: the
    /// same facts without the words that a person took back. The one exception from "append-only".
    pub redact: Vec<(Version, Event)>,
}

/// What came of an append.
#[derive(Debug, Clone)]
pub enum Appended {
    /// The events are stored, durably, as these.
    New(Vec<Arc<Recorded>>),
    /// The command id was seen before: nothing was appended. The stream was then at this version.
    Replayed(Version),
}

/// An event with its place in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Whose event it is.
    pub stream: StreamId,
    /// Its place in the stream and the store's name for the entry.
    pub cursor: Cursor,
    /// The fact.
    pub event: Event,
}

/// How far a stream has been read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The version of the last event read; 0 for none.
    pub v: Version,
    /// The entry that held it.
    pub entry: EntryId,
}

/// The store's name for an entry: on Redis `ms-seq`, on SQLite `0-row`. An event has the same name
/// in its log and in its feed, so that a cursor from the one is good for the other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct EntryId(pub u64, pub u64);

/// Why the store did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The stream was at this version, not at the expected one. Nothing was appended.
    #[error("the stream is at version {0}")]
    Conflict(Version),
    /// Somebody else holds the unique value. Nothing was appended.
    #[error("the value is taken")]
    ClaimTaken,
    /// Nobody can tell whether it happened: ask again with the same command id.
    #[error("not confirmed: {0}")]
    NotConfirmed(String),
    /// It did not happen: the store is away, full, or read-only.
    #[error("unavailable: {0}")]
    Unavailable(String),
}

/// What a tail has to tell.
#[derive(Debug, Clone)]
pub enum TailItem {
    /// The next event of a feed.
    Event(Arc<Recorded>),
    /// Events of this partition were missed: read its logs again.
    Gap(Partition),
    /// The server lost entries that it once had: forget what came from this partition.
    Forked(Partition),
    /// Up to now this partition had nothing else to tell.
    Heartbeat(Partition),
}

/// What came in the feeds after some place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// The streams that it is about, each once.
    pub streams: Vec<StreamId>,
    /// The last entry of each partition that was looked at.
    pub upto: Vec<EntryId>,
}

/// Something that an append left to be done: see [`Event::queue`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// The queue that it waits in.
    pub queue: Queue,
    /// The stream that it is about; whoever does it looks there for what is to be done.
    pub stream: StreamId,
    /// How often it was given out, this time included: 1, 2, 3 …
    pub attempt: u64,
    /// The version of the stream that left it; what is to be done may have changed since.
    pub v: Version,
    /// The store's name for it.
    pub entry: EntryId,
}

/// After so many attempts the lease of a job grows no more.
pub const MAX_BACKOFF: u64 = 6;

/// A store of events: few verbs, the same promises from every implementation.
///
/// Every method may answer [`StoreError::Unavailable`]; only `append` may answer
/// [`StoreError::NotConfirmed`].
#[async_trait]
pub trait EventStore: Send + Sync + 'static {
    /// Appends events to a stream and to its partition's feed in one atomic, durable step.
    async fn append(&self, append: Append) -> Result<Appended, StoreError>;

    /// The events of a stream after the cursor, in order.
    async fn read(
        &self,
        stream: &StreamId,
        after: Cursor,
    ) -> Result<Vec<Arc<Recorded>>, StoreError>;

    /// The version of the last event of a stream; 0 if it is empty.
    async fn head(&self, stream: &StreamId) -> Result<Version, StoreError>;

    /// The keys of all sites that have a stream, in order.
    async fn sites(&self) -> Result<Vec<SiteKey>, StoreError>;

    /// The streams that took an event of this type last, the newest first, each once; the last
    /// `limit` entries of each feed are looked at.
    async fn recent(&self, event_type: &str, limit: usize) -> Result<Vec<StreamId>, StoreError>;

    /// Which streams took events after these entries, one of each partition; looks at the next
    /// `limit` entries of each feed at most. Where nothing came, `upto` is what was asked.
    async fn changed_since(&self, after: &[EntryId], limit: usize) -> Result<Changes, StoreError>;

    /// The threads in which an actor said or liked something, in no order.
    async fn streams_of(&self, actor: Actor) -> Result<Vec<StreamId>, StoreError>;

    /// Forgets in which threads an actor said or liked something.
    async fn forget_actor(&self, actor: Actor) -> Result<(), StoreError>;

    /// Takes the oldest jobs of a queue that nobody else works on, and does not wait for any. What
    /// is not done within the lease is given out again, each time after twice as long, up to 2 to the
    /// [`MAX_BACKOFF`] times the lease. No job is ever dropped: each stands for a promise.
    async fn work(&self, queue: Queue, lease: std::time::Duration) -> Result<Vec<Job>, StoreError>;

    /// The job is done: nobody gets it again.
    async fn done(&self, job: &Job) -> Result<(), StoreError>;

    /// Takes a unique value for an owner until the time limit, unless somebody else holds it.
    /// Reserving again what one holds is fine and renews the limit of what is not yet confirmed.
    async fn reserve(
        &self,
        claim: &ClaimKey,
        owner: &str,
        limit: std::time::Duration,
    ) -> Result<(), StoreError>;

    /// Makes a reservation last, also one that ran out and that nobody else took.
    /// [`StoreError::ClaimTaken`] if somebody else holds the value by now.
    async fn confirm(&self, claim: &ClaimKey, owner: &str) -> Result<(), StoreError>;

    /// Gives a value back, if the owner holds it.
    async fn release(&self, claim: &ClaimKey, owner: &str) -> Result<(), StoreError>;

    /// Who holds the value.
    async fn owner(&self, claim: &ClaimKey) -> Result<Option<String>, StoreError>;

    /// The next account id whose stream is in the partition of this claim. Never given twice.
    async fn next_id(&self, claim: &ClaimKey) -> Result<AccountId, StoreError>;

    /// Follows all feeds from now on. Whoever wants no gap begins to tail first and reads then.
    /// The tail ends when the receiver is dropped.
    async fn tail(&self) -> Result<mpsc::Receiver<TailItem>, StoreError>;

    /// The life of this log: a number that grows when the log lost entries it once had.
    fn epoch(&self) -> u64;

    /// The number of partitions.
    fn partitions(&self) -> u16;

    /// Whether the store answers now.
    async fn health(&self) -> Result<(), StoreError>;

    /// Finishes what is in flight and lets go of the store.
    async fn close(&self);
}
