//! The event store on Redis Streams.
//!
//! `docs/redis.md` shows the keys with `redis-cli`. `append` and `claims` are the writing scripts,
//! `entry` reads what they wrote, `tail` follows the feeds; `link` is the one connection that all
//! short commands share, `checks` is what the server must be before anything else happens.

mod append;
mod checks;
mod claims;
mod connect;
mod cursor;
mod entry;
mod epoch;
mod keys;
mod link;
mod tail;
mod work;

use std::{
    collections::HashSet,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use redis::RedisError;
use tokio::sync::{mpsc, watch};

use super::{
    Append, Appended, Changes, ClaimKey, Cursor, EntryId, EventStore, Job, Recorded, StoreError,
    StreamId, TailItem,
};
use crate::domain::{
    Queue,
    values::{AccountId, Actor, SiteKey, Version},
};
use append::AppendScript;
use claims::ClaimScripts;
pub use connect::OpenError;
use epoch::Epoch;
use keys::Keys;
use link::Link;
use work::Workers;

/// How many entries of a log one answer may hold; a longer log is read page by page.
const PAGE: usize = 1000;

/// Events in Redis 7.0 or newer, or Valkey.
pub struct RedisStore {
    client: redis::Client,
    link: Link,
    pool: deadpool_redis::Pool,
    keys: Keys,
    epoch: Arc<Epoch>,
    append: AppendScript,
    claims: ClaimScripts,
    workers: Workers,
    /// Turns true once. Each tail holds a receiver, so that `close` sees the last one go.
    closing: watch::Sender<bool>,
    warnings: Vec<String>,
}

impl RedisStore {
    /// Connects to `redis://[user:password@]host[:port][/db]`, checks that the server keeps what
    /// it is given, and creates `aw:meta` if this is the first time.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        let client = connect::client(url)?;
        let pool = connect::pool(&client)?;
        let mut connection = connect::checked_out(&pool, &client).await?;
        let warnings = checks::run(&mut connection).await?;
        for warning in &warnings {
            tracing::warn!("{warning}");
        }
        let (partitions, epoch) = epoch::found(&mut connection).await?;
        Ok(Self {
            link: Link::new(client.clone()),
            client,
            pool,
            keys: Keys::new(partitions),
            epoch: Arc::new(Epoch::new(AtomicU64::new(epoch), partitions)),
            append: AppendScript::new(),
            claims: ClaimScripts::new(),
            workers: Workers::new(),
            closing: watch::Sender::new(false),
            warnings,
        })
    }

    /// What about this server deserves a loud warning at the start.
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }
}

#[async_trait]
impl EventStore for RedisStore {
    async fn append(&self, append: Append) -> Result<Appended, StoreError> {
        let mut live = self.link.get().await.map_err(unavailable)?;
        self.append.run(&self.keys, &mut live, append).await
    }

    async fn read(
        &self,
        stream: &StreamId,
        after: Cursor,
    ) -> Result<Vec<Arc<Recorded>>, StoreError> {
        let log = self.keys.log(stream);
        let mut last = after;
        let mut events = Vec::new();
        loop {
            let mut live = self.link.get().await.map_err(unavailable)?;
            let page: Vec<entry::Entry> = redis::cmd("XRANGE")
                .arg(&log)
                .arg(format!("({}", entry::id(last.entry)))
                .arg("+")
                .arg("COUNT")
                .arg(PAGE)
                .query_async(&mut live)
                .await
                .map_err(unavailable)?;
            let full = page.len() == PAGE;
            for entry in page {
                let recorded = entry::recorded(stream.clone(), entry, last.v);
                last = recorded.cursor;
                // Entry ids only say where to begin; `v` decides what is new.
                if last.v > after.v {
                    events.push(Arc::new(recorded));
                }
            }
            if !full {
                return Ok(events);
            }
        }
    }

    async fn head(&self, stream: &StreamId) -> Result<Version, StoreError> {
        let mut live = self.link.get().await.map_err(unavailable)?;
        redis::cmd("XLEN")
            .arg(self.keys.log(stream))
            .query_async(&mut live)
            .await
            .map(Version)
            .map_err(unavailable)
    }

    async fn sites(&self) -> Result<Vec<SiteKey>, StoreError> {
        let mut live = self.link.get().await.map_err(unavailable)?;
        let mut pipe = redis::pipe();
        for partition in self.keys.partitions() {
            pipe.cmd("SMEMBERS").arg(self.keys.sites(partition));
        }
        let names: Vec<Vec<String>> = pipe.query_async(&mut live).await.map_err(unavailable)?;
        let mut sites: Vec<SiteKey> = names
            .iter()
            .flatten()
            .filter_map(|name| {
                SiteKey::parse(name)
                    .inspect_err(|error| tracing::error!("the site key {name:?} {error}"))
                    .ok()
            })
            .collect();
        sites.sort();
        Ok(sites)
    }

    async fn recent(&self, event_type: &str, limit: usize) -> Result<Vec<StreamId>, StoreError> {
        let mut live = self.link.get().await.map_err(unavailable)?;
        let mut pipe = redis::pipe();
        for partition in self.keys.partitions() {
            pipe.cmd("XREVRANGE")
                .arg(self.keys.feed(partition))
                .arg(&["+", "-", "COUNT"])
                .arg(limit);
        }
        let feeds: Vec<Vec<entry::Entry>> =
            pipe.query_async(&mut live).await.map_err(unavailable)?;
        let mut found: Vec<_> = feeds
            .iter()
            .flatten()
            .filter(|entry| entry::is_of_type(entry, event_type))
            .filter_map(|entry| Some((entry::parse_id(&entry.0), entry::stream(entry)?)))
            .collect();
        found.sort_by_key(|(id, _)| std::cmp::Reverse(*id));
        let mut seen = HashSet::new();
        let streams = found.into_iter().map(|(_, stream)| stream);
        Ok(streams.filter(|it| seen.insert(it.clone())).collect())
    }

    async fn changed_since(&self, after: &[EntryId], limit: usize) -> Result<Changes, StoreError> {
        let mut live = self.link.get().await.map_err(unavailable)?;
        let mut pipe = redis::pipe();
        for (partition, after) in self.keys.partitions().zip(after) {
            pipe.cmd("XRANGE")
                .arg(self.keys.feed(partition))
                .arg(format!("({}", entry::id(*after)))
                .arg(&["+", "COUNT"])
                .arg(limit);
        }
        let feeds: Vec<Vec<entry::Entry>> =
            pipe.query_async(&mut live).await.map_err(unavailable)?;
        let upto = feeds.iter().zip(after).map(|(feed, after)| {
            let last = feed.last().map(|entry| entry::parse_id(&entry.0));
            last.unwrap_or(*after)
        });
        let mut seen = HashSet::new();
        let streams = feeds.iter().flatten().filter_map(entry::stream);
        Ok(Changes {
            streams: streams.filter(|it| seen.insert(it.clone())).collect(),
            upto: upto.collect(),
        })
    }

    async fn streams_of(&self, actor: Actor) -> Result<Vec<StreamId>, StoreError> {
        let mut live = self.link.get().await.map_err(unavailable)?;
        let mut pipe = redis::pipe();
        for partition in self.keys.partitions() {
            pipe.cmd("SMEMBERS").arg(self.keys.by(partition, actor));
        }
        let names: Vec<Vec<String>> = pipe.query_async(&mut live).await.map_err(unavailable)?;
        let streams = names.iter().flatten();
        Ok(streams.filter_map(|it| StreamId::parse(it)).collect())
    }

    async fn forget_actor(&self, actor: Actor) -> Result<(), StoreError> {
        let mut live = self.link.get().await.map_err(unavailable)?;
        let mut pipe = redis::pipe();
        for partition in self.keys.partitions() {
            pipe.cmd("DEL").arg(self.keys.by(partition, actor)).ignore();
        }
        pipe.exec_async(&mut live).await.map_err(unavailable)
    }

    async fn work(&self, queue: Queue, lease: Duration) -> Result<Vec<Job>, StoreError> {
        let mut live = self.link.get().await.map_err(unavailable)?;
        let taken = self.workers.take(self.keys, &mut live, queue, lease).await;
        taken.map_err(unavailable)
    }

    async fn done(&self, job: &Job) -> Result<(), StoreError> {
        let mut live = self.link.get().await.map_err(unavailable)?;
        let done = self.workers.done(self.keys, &mut live, job).await;
        done.map_err(unavailable)
    }

    async fn reserve(
        &self,
        claim: &ClaimKey,
        owner: &str,
        limit: Duration,
    ) -> Result<(), StoreError> {
        let mut live = self.link.get().await.map_err(unavailable)?;
        let key = self.keys.claim(claim);
        self.claims.reserve(&mut live, &key, owner, limit).await
    }

    async fn confirm(&self, claim: &ClaimKey, owner: &str) -> Result<(), StoreError> {
        let mut live = self.link.get().await.map_err(unavailable)?;
        let key = self.keys.claim(claim);
        self.claims.confirm(&mut live, &key, owner).await
    }

    async fn release(&self, claim: &ClaimKey, owner: &str) -> Result<(), StoreError> {
        let mut live = self.link.get().await.map_err(unavailable)?;
        let key = self.keys.claim(claim);
        self.claims.release(&mut live, &key, owner).await
    }

    async fn owner(&self, claim: &ClaimKey) -> Result<Option<String>, StoreError> {
        let mut live = self.link.get().await.map_err(unavailable)?;
        redis::cmd("GET")
            .arg(self.keys.claim(claim))
            .query_async(&mut live)
            .await
            .map_err(unavailable)
    }

    async fn next_id(&self, claim: &ClaimKey) -> Result<AccountId, StoreError> {
        let mut live = self.link.get().await.map_err(unavailable)?;
        let partition = self.keys.partition_of(claim);
        let n: u64 = redis::cmd("INCR")
            .arg(self.keys.account_sequence(partition))
            .query_async(&mut live)
            .await
            .map_err(unavailable)?;
        let id = n * u64::from(self.keys.count()) + u64::from(partition.0);
        Ok(AccountId(id))
    }

    async fn tail(&self) -> Result<mpsc::Receiver<TailItem>, StoreError> {
        tail::begin(
            self.client.clone(),
            self.keys,
            self.epoch.clone(),
            self.closing.subscribe(),
        )
        .await
        .map_err(unavailable)
    }

    fn epoch(&self) -> u64 {
        self.epoch.known.load(Ordering::Acquire)
    }

    fn partitions(&self) -> u16 {
        self.keys.count()
    }

    async fn health(&self) -> Result<(), StoreError> {
        let mut connection = self
            .pool
            .get()
            .await
            .map_err(|error| StoreError::Unavailable(error.to_string()))?;
        redis::cmd("PING")
            .exec_async(&mut connection)
            .await
            .map_err(unavailable)
    }

    async fn close(&self) {
        self.closing.send_replace(true);
        self.closing.closed().await;
        self.pool.close();
    }
}

/// What any verb but `append` answers when Redis did not do it.
fn unavailable(error: RedisError) -> StoreError {
    StoreError::Unavailable(error.to_string())
}
