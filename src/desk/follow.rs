//! Keeping the desk true: what the tail tells is gathered by stream, and taken up some at a time;
//! what was missed is read from the log.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use rusqlite::{Connection, OptionalExtension, params};
use tokio::sync::Notify;

use super::{Desk, project::Outcome, project::Projection, schema};
use crate::{
    domain::{Event, values::Version},
    store::{Cursor, EntryId, EventStore, Partition, Recorded, StoreError, StreamId, TailItem},
};

/// The most streams of one transaction: readers wait for none of them, but memory grows.
const BATCH: usize = 200;
/// So many events are kept for a stream; what comes after them is read from the log.
const KEPT: usize = 64;
/// How many entries of each feed are looked at when catching up.
const PAGE: usize = 2_000;
/// How often to look whether the desk shall be made anew.
const LOOK: Duration = Duration::from_secs(5);
/// How long to wait after the store did not answer.
const PAUSE: Duration = Duration::from_secs(1);

/// What the desk has yet to take up.
#[derive(Default)]
pub struct Backlog {
    inner: Mutex<Waiting>,
    pub news: Notify,
}

#[derive(Default)]
struct Waiting {
    streams: HashMap<StreamId, Vec<std::sync::Arc<Recorded>>>,
    /// The last entry of each partition that the tail told of.
    told: HashMap<Partition, EntryId>,
    /// Something was missed: the feeds are read again from where the desk stands.
    missed: bool,
    /// The log lost what it once had: everything is read again.
    lost: bool,
}

impl Backlog {
    /// Takes note of what the tail tells.
    pub fn observe(&self, item: &TailItem, partitions: u16) {
        let mut waiting = self.waiting();
        match item {
            TailItem::Event(recorded) => {
                let partition = recorded.stream.partition(partitions);
                waiting.told.insert(partition, recorded.cursor.entry);
                if let StreamId::Post(..) = recorded.stream {
                    let kept = waiting.streams.entry(recorded.stream.clone()).or_default();
                    if kept.len() < KEPT {
                        kept.push(std::sync::Arc::clone(recorded));
                    }
                }
            }
            TailItem::Gap(_) => waiting.missed = true,
            TailItem::Forked(_) => waiting.lost = true,
            TailItem::Heartbeat(_) => return,
        }
        drop(waiting);
        self.news.notify_one();
    }

    /// Everything is read again.
    pub fn forget_all(&self) {
        self.waiting().lost = true;
        self.news.notify_one();
    }

    fn take(&self) -> Waiting {
        std::mem::take(&mut *self.waiting())
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Desk {
    /// Follows the store until it is dropped.
    pub async fn follow(&self, store: &dyn EventStore) {
        let mut begun = false;
        loop {
            let waiting = self.backlog.take();
            let anew = waiting.lost || (!begun && self.is_of_another_log(store).await);
            let outcome = self.take_up(store, waiting, anew, !begun).await;
            match outcome {
                Ok(()) => {
                    begun = true;
                    self.progress.send_modify(|at| at.caught_up = true);
                    let news = self.backlog.news.notified();
                    // Whether something came or not there is something to look for.
                    let _ = tokio::time::timeout(LOOK, news).await;
                    if self.place.is_asked_anew() {
                        self.rebuild();
                    }
                }
                Err(error) => {
                    tracing::warn!(%error, "the desk falls behind");
                    // What was taken is found again from where the desk stands.
                    self.backlog.waiting().missed = true;
                    tokio::time::sleep(PAUSE).await;
                }
            }
        }
    }

    async fn is_of_another_log(&self, store: &dyn EventStore) -> bool {
        let epoch = store.epoch().cast_signed();
        let known = self.write(move |db| {
            db.query_row("SELECT value FROM meta WHERE name = 'epoch'", [], |row| {
                row.get::<_, i64>(0)
            })
            .optional()
        });
        known.await.ok().flatten() != Some(epoch)
    }

    async fn take_up(
        &self,
        store: &dyn EventStore,
        waiting: Waiting,
        anew: bool,
        begins: bool,
    ) -> Result<(), StoreError> {
        if anew {
            tracing::info!("the desk reads all threads");
            let epoch = store.epoch().cast_signed();
            self.progress.send_modify(|at| at.caught_up = false);
            self.forget_lessons();
            let begin = move |db: &mut Connection| {
                db.execute_batch(schema::EMPTY)?;
                db.execute("INSERT INTO meta VALUES ('epoch', ?)", [epoch])
            };
            self.write(begin).await?;
        }
        if anew || begins || waiting.missed {
            self.catch_up(store).await?;
        }
        let mut streams: Vec<_> = waiting.streams.into_iter().collect();
        while !streams.is_empty() {
            let some = streams.split_off(streams.len().saturating_sub(BATCH));
            self.take_up_some(store, some).await?;
        }
        let told = waiting.told;
        if told.is_empty() {
            return Ok(());
        }
        let places = told
            .into_iter()
            .map(|(partition, entry)| (partition.0, entry));
        self.keep_places(places.collect()).await
    }

    async fn keep_places(&self, places: Vec<(u16, EntryId)>) -> Result<(), StoreError> {
        self.write(move |db| {
            let step = db.transaction()?;
            for (partition, entry) in places {
                keep_place(&step, partition, entry)?;
            }
            step.commit()
        })
        .await
    }

    /// Reads what the feeds have after the place where the desk stands.
    async fn catch_up(&self, store: &dyn EventStore) -> Result<(), StoreError> {
        loop {
            let partitions = usize::from(store.partitions());
            let place = self.write(move |db| read_place(db, partitions)).await?;
            let changed = store.changed_since(&place, PAGE).await?;
            let mut streams: Vec<_> = changed
                .streams
                .into_iter()
                .filter(|stream| matches!(stream, StreamId::Post(..)))
                .map(|stream| (stream, Vec::new()))
                .collect();
            while !streams.is_empty() {
                let some = streams.split_off(streams.len().saturating_sub(BATCH));
                self.take_up_some(store, some).await?;
            }
            if changed.upto == place {
                return Ok(());
            }
            self.keep_places((0..).zip(changed.upto).collect()).await?;
        }
    }

    /// Takes up some streams in one transaction. Events that follow what is there are at hand;
    /// the others are read.
    async fn take_up_some(
        &self,
        store: &dyn EventStore,
        some: Vec<(StreamId, Vec<std::sync::Arc<Recorded>>)>,
    ) -> Result<(), StoreError> {
        let names: Vec<String> = some.iter().map(|(stream, _)| stream.to_string()).collect();
        let known = self.write(move |db| {
            let mut query = db.prepare_cached("SELECT v FROM streams WHERE stream = ?")?;
            let known = names.iter().map(|name| {
                let v: Option<i64> = query.query_row([name], |row| row.get(0)).optional()?;
                Ok(Version(v.unwrap_or(0).cast_unsigned()))
            });
            known.collect::<rusqlite::Result<Vec<_>>>()
        });
        let mut batch = Vec::new();
        for ((stream, mut events), known) in some.into_iter().zip(known.await?) {
            let told = events.len();
            events.retain(|recorded| recorded.cursor.v > known);
            let mut next = known;
            let follows = events.iter().all(|recorded| {
                next = next.next();
                recorded.cursor.v == next
            });
            // Only from an entry that is at hand does the store find the place without reading all
            // that came before.
            let after = match events.last() {
                Some(last) if follows => last.cursor,
                _ => Cursor {
                    v: known,
                    ..Cursor::default()
                },
            };
            if !follows {
                events.clear();
            }
            if events.is_empty() || told >= KEPT {
                events.extend(store.read(&stream, after).await?);
            }
            if !events.is_empty() {
                batch.push((stream, events));
            }
        }
        if batch.is_empty() {
            return Ok(());
        }
        let outcome = self.write(move |db| apply(db, &batch)).await?;
        if outcome.took_back {
            self.write(|db| db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())))
                .await?;
        }
        self.learn(outcome.lessons);
        self.progress.send_modify(|at| at.changes += 1);
        Ok(())
    }
}

type Batch = [(StreamId, Vec<std::sync::Arc<Recorded>>)];

fn apply(db: &mut Connection, batch: &Batch) -> rusqlite::Result<Outcome> {
    let mut outcome = Outcome::default();
    let step = db.transaction()?;
    for (stream, events) in batch {
        let StreamId::Post(site, post) = stream else {
            continue;
        };
        let mut projection = Projection {
            db: &step,
            site,
            post,
            outcome: &mut outcome,
        };
        for recorded in events {
            if let Event::Thread(event) = &recorded.event {
                projection.apply(event)?;
            }
        }
        let v = events
            .last()
            .map_or(0, |last| last.cursor.v.0.cast_signed());
        step.prepare_cached("INSERT OR REPLACE INTO streams VALUES (?, ?)")?
            .execute(params![stream.to_string(), v])?;
    }
    step.commit()?;
    Ok(outcome)
}

fn keep_place(db: &Connection, partition: u16, entry: EntryId) -> rusqlite::Result<()> {
    db.prepare_cached("INSERT OR REPLACE INTO place VALUES (?, ?, ?)")?
        .execute(params![
            partition,
            entry.0.cast_signed(),
            entry.1.cast_signed()
        ])?;
    Ok(())
}

fn read_place(db: &Connection, partitions: usize) -> rusqlite::Result<Vec<EntryId>> {
    let mut place = vec![EntryId::default(); partitions];
    let mut query = db.prepare_cached("SELECT partition, ms, seq FROM place")?;
    let rows = query.query_map([], |row| {
        let entry = EntryId(
            row.get::<_, i64>(1)?.cast_unsigned(),
            row.get::<_, i64>(2)?.cast_unsigned(),
        );
        Ok((row.get::<_, u16>(0)?, entry))
    })?;
    for row in rows {
        let (partition, entry) = row?;
        if let Some(kept) = place.get_mut(usize::from(partition)) {
            *kept = entry;
        }
    }
    Ok(place)
}
