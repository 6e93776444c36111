//! A real store between whose steps a process may crash or stand still.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use afterword::{
    domain::{
        Queue,
        values::{AccountId, Actor, SiteKey, Version},
    },
    store::{
        Append, Appended, Changes, ClaimKey, Cursor, EntryId, EventStore, Job, Recorded,
        StoreError, StreamId, TailItem,
    },
};
use async_trait::async_trait;
use tokio::sync::{Notify, mpsc};

/// What a process meets.
#[derive(Default)]
pub struct Trouble {
    /// Crashes so far.
    pub crashes: AtomicU64,
    /// Stalls so far.
    pub stalls: AtomicU64,
    /// Steps so far.
    pub steps: AtomicU64,
}

/// One process: what it does ends for good when it crashes.
pub struct Faulty {
    store: Arc<dyn EventStore>,
    trouble: Arc<Trouble>,
    crashed: Arc<Notify>,
    seed: AtomicU64,
    /// Of so many pauses between two steps one is the end, and one too long.
    one_of: u64,
    /// Longer than any reservation.
    stall: Duration,
}

impl Faulty {
    pub fn new(
        store: &Arc<dyn EventStore>,
        trouble: &Arc<Trouble>,
        seed: u64,
        one_of: u64,
        stall: Duration,
    ) -> (Arc<Self>, Arc<Notify>) {
        let crashed = Arc::new(Notify::new());
        let process = Self {
            store: Arc::clone(store),
            trouble: Arc::clone(trouble),
            crashed: Arc::clone(&crashed),
            seed: AtomicU64::new(seed),
            one_of,
            stall,
        };
        (Arc::new(process), crashed)
    }

    async fn between(&self) {
        self.trouble.steps.fetch_add(1, Ordering::Relaxed);
        let n = self
            .seed
            .fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
        // SplitMix64, so that a run can be told again from its seed.
        let n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        match (n ^ (n >> 31)) % self.one_of {
            0 => {
                self.trouble.crashes.fetch_add(1, Ordering::Relaxed);
                self.crashed.notify_one();
                std::future::pending::<()>().await;
            }
            1 => {
                self.trouble.stalls.fetch_add(1, Ordering::Relaxed);
                tokio::time::sleep(self.stall).await;
            }
            _ => {}
        }
    }
}

/// Each step may be the last before it is taken, and after.
macro_rules! step {
    ($self:ident, $call:expr) => {{
        $self.between().await;
        let answer = $call.await;
        $self.between().await;
        answer
    }};
}

#[async_trait]
impl EventStore for Faulty {
    async fn append(&self, append: Append) -> Result<Appended, StoreError> {
        step!(self, self.store.append(append))
    }

    async fn read(
        &self,
        stream: &StreamId,
        after: Cursor,
    ) -> Result<Vec<Arc<Recorded>>, StoreError> {
        step!(self, self.store.read(stream, after))
    }

    async fn head(&self, stream: &StreamId) -> Result<Version, StoreError> {
        step!(self, self.store.head(stream))
    }

    async fn sites(&self) -> Result<Vec<SiteKey>, StoreError> {
        self.store.sites().await
    }

    async fn recent(&self, event_type: &str, limit: usize) -> Result<Vec<StreamId>, StoreError> {
        self.store.recent(event_type, limit).await
    }

    async fn changed_since(&self, after: &[EntryId], limit: usize) -> Result<Changes, StoreError> {
        self.store.changed_since(after, limit).await
    }

    async fn streams_of(&self, actor: Actor) -> Result<Vec<StreamId>, StoreError> {
        step!(self, self.store.streams_of(actor))
    }

    async fn forget_actor(&self, actor: Actor) -> Result<(), StoreError> {
        step!(self, self.store.forget_actor(actor))
    }

    async fn work(&self, queue: Queue, lease: Duration) -> Result<Vec<Job>, StoreError> {
        step!(self, self.store.work(queue, lease))
    }

    async fn done(&self, job: &Job) -> Result<(), StoreError> {
        step!(self, self.store.done(job))
    }

    async fn reserve(
        &self,
        claim: &ClaimKey,
        owner: &str,
        limit: Duration,
    ) -> Result<(), StoreError> {
        step!(self, self.store.reserve(claim, owner, limit))
    }

    async fn confirm(&self, claim: &ClaimKey, owner: &str) -> Result<(), StoreError> {
        step!(self, self.store.confirm(claim, owner))
    }

    async fn release(&self, claim: &ClaimKey, owner: &str) -> Result<(), StoreError> {
        step!(self, self.store.release(claim, owner))
    }

    async fn owner(&self, claim: &ClaimKey) -> Result<Option<String>, StoreError> {
        step!(self, self.store.owner(claim))
    }

    async fn next_id(&self, claim: &ClaimKey) -> Result<AccountId, StoreError> {
        step!(self, self.store.next_id(claim))
    }

    async fn tail(&self) -> Result<mpsc::Receiver<TailItem>, StoreError> {
        self.store.tail().await
    }

    fn epoch(&self) -> u64 {
        self.store.epoch()
    }

    fn partitions(&self) -> u16 {
        self.store.partitions()
    }

    async fn health(&self) -> Result<(), StoreError> {
        self.store.health().await
    }

    async fn close(&self) {}
}
