//! A cache of folded streams, kept true by the tail and, where that is silent, by reading.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use quick_cache::sync::Cache;

use super::freshness::Freshness;
use crate::{
    domain::{Aggregate, values::Version},
    store::{Cursor, EventStore, Partition, Recorded, StoreError, StreamId},
};

/// A state, and whether anybody vouches for it.
#[derive(Debug, Clone)]
pub struct Loaded<A> {
    /// The fold.
    pub state: Arc<A>,
    /// False if the store could not be asked: this is what was known before.
    pub fresh: bool,
}

pub struct Cached<A> {
    store: Arc<dyn EventStore>,
    entries: Cache<StreamId, Arc<Entry<A>>>,
}

struct Entry<A> {
    fold: Mutex<Fold<A>>,
    /// Held while reading. Reads are counted, so that a request joins one only if it began after
    /// the request came.
    last_read: tokio::sync::Mutex<Read>,
    begun: std::sync::atomic::AtomicU64,
}

/// The last read that ended.
#[derive(Default)]
struct Read {
    number: u64,
    /// Why it brought nothing. Those who waited for it share that too: if each tried again for
    /// itself, the last of them would wait for the time-outs of all.
    failed: Option<String>,
}

struct Fold<A> {
    state: Arc<A>,
    cursor: Cursor,
    loaded: bool,
    /// The highest version that anybody told of; the fold is behind while it is lower.
    told: Version,
}

impl<A: Aggregate> Cached<A> {
    pub fn new(store: Arc<dyn EventStore>, capacity: usize) -> Self {
        Self {
            store,
            entries: Cache::new(capacity),
        }
    }

    /// The fold: from memory while the tail is live, else after reading what came since.
    pub async fn load(&self, stream: &StreamId, tail: &Freshness) -> Result<Loaded<A>, StoreError> {
        let entry = self.entry(stream);
        if tail.is_live(stream.partition(tail.partitions()))
            && let Some(state) = entry.current()
        {
            return Ok(Loaded { state, fresh: true });
        }
        match self.read(stream, &entry).await {
            Ok(state) => Ok(Loaded { state, fresh: true }),
            Err(error) => {
                let fold = entry.fold();
                if !fold.loaded {
                    return Err(error);
                }
                Ok(Loaded {
                    state: Arc::clone(&fold.state),
                    fresh: false,
                })
            }
        }
    }

    /// Applies events that this node has just appended; reads if others came in between. Never
    /// fails: what was appended is stored, whatever can be read now.
    pub async fn catch_up(&self, stream: &StreamId, appended: &[Arc<Recorded>]) -> Arc<A> {
        for recorded in appended {
            self.observe(recorded);
        }
        let reached = appended
            .last()
            .map_or(Version(0), |recorded| recorded.cursor.v);
        self.reach(stream, reached).await
    }

    /// The fold at `v` or later, if it can be had.
    pub async fn reach(&self, stream: &StreamId, v: Version) -> Arc<A> {
        let entry = self.entry(stream);
        {
            let mut fold = entry.fold();
            fold.told = fold.told.max(v);
            if fold.loaded && fold.state.version() >= v {
                return Arc::clone(&fold.state);
            }
        }
        match self.read(stream, &entry).await {
            Ok(state) => state,
            Err(error) => {
                tracing::warn!(%stream, %error, "could not read what was just appended");
                Arc::clone(&entry.fold().state)
            }
        }
    }

    /// Takes note of an event: the next one is applied, a known one ignored, and after a jump the
    /// next load reads.
    pub fn observe(&self, recorded: &Recorded) {
        if let Some(entry) = self.entries.peek(&recorded.stream) {
            entry.fold().note(recorded);
        }
    }

    /// Events of the partition were missed: what is in memory may be behind.
    pub fn distrust(&self, partition: Partition) {
        for (stream, entry) in self.entries.iter() {
            if stream.partition(self.store.partitions()) == partition {
                let mut fold = entry.fold();
                fold.told = fold.told.max(fold.state.version().next());
            }
        }
    }

    /// The log lost entries: nothing in memory can be trusted.
    pub fn forget(&self, partition: Partition) {
        let partitions = self.store.partitions();
        self.entries
            .retain(|stream, _| stream.partition(partitions) != partition);
    }

    /// Reads what came after the fold, or joins a read that began after this call.
    async fn read(&self, stream: &StreamId, entry: &Entry<A>) -> Result<Arc<A>, StoreError> {
        use std::sync::atomic::Ordering::SeqCst;
        let begun_before = entry.begun.load(SeqCst);
        let mut last = entry.last_read.lock().await;
        if last.number > begun_before {
            return match &last.failed {
                None => Ok(Arc::clone(&entry.fold().state)),
                Some(reason) => Err(StoreError::Unavailable(reason.clone())),
            };
        }
        let this_read = entry.begun.fetch_add(1, SeqCst) + 1;
        let (after, told) = {
            let fold = entry.fold();
            (fold.cursor, fold.told)
        };
        let outcome = self.store.read(stream, after).await;
        *last = Read {
            number: this_read,
            failed: outcome.as_ref().err().map(StoreError::to_string),
        };
        let events = outcome?;

        let mut fold = entry.fold();
        for recorded in &events {
            fold.apply_next(recorded);
        }
        fold.loaded = true;
        // After a gap nobody knew the true version; what was read now is all there is, unless more
        // was told meanwhile.
        if fold.told > fold.state.version() && fold.told == told && events.is_empty() {
            fold.told = fold.state.version();
        }
        Ok(Arc::clone(&fold.state))
    }

    fn entry(&self, stream: &StreamId) -> Arc<Entry<A>> {
        let made = self.entries.get_or_insert_with(stream, || {
            Ok::<_, std::convert::Infallible>(Arc::new(Entry::new()))
        });
        match made {
            Ok(entry) => entry,
            Err(never) => match never {},
        }
    }
}

impl<A: Aggregate> Entry<A> {
    fn new() -> Self {
        Self {
            fold: Mutex::new(Fold {
                state: Arc::default(),
                cursor: Cursor::default(),
                loaded: false,
                told: Version(0),
            }),
            last_read: tokio::sync::Mutex::default(),
            begun: std::sync::atomic::AtomicU64::new(0),
        }
    }

    fn fold(&self) -> MutexGuard<'_, Fold<A>> {
        self.fold.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The fold, if it is loaded and not behind what was told.
    fn current(&self) -> Option<Arc<A>> {
        let fold = self.fold();
        (fold.loaded && fold.state.version() >= fold.told).then(|| Arc::clone(&fold.state))
    }
}

impl<A: Aggregate> Fold<A> {
    fn note(&mut self, recorded: &Recorded) {
        self.told = self.told.max(recorded.cursor.v);
        if self.loaded {
            self.apply_next(recorded);
        }
    }

    fn apply_next(&mut self, recorded: &Recorded) {
        if recorded.cursor.v == self.state.version().next() {
            // Copies the state only while somebody is still reading the old one.
            Arc::make_mut(&mut self.state).apply(recorded.cursor.v, &recorded.event);
            self.cursor = recorded.cursor;
        }
    }
}
