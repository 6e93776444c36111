//! Following all feeds on a connection of its own, across lost connections.

use std::{
    collections::HashMap,
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use redis::{AsyncConnectionConfig, Client, RedisResult, Script, aio::MultiplexedConnection};
use tokio::sync::{mpsc, watch};

use super::{
    cursor::{self, FeedCursor, Verdict},
    entry::{self, Entry},
    epoch::Epoch,
    keys::Keys,
};
use crate::{
    domain::values::Version,
    store::{Partition, TailItem},
};

/// How long Redis waits for news: an idle feed still tells that it is alive twice a second.
const BLOCK: Duration = Duration::from_millis(500);
/// Above BLOCK, for an answer that comes after the client stopped waiting spoils the connection.
const ANSWER_WITHIN: Duration = Duration::from_secs(3);
const CONNECT_WITHIN: Duration = Duration::from_secs(1);
const RETRY_AFTER: Duration = Duration::from_millis(100);
const RETRY_AFTER_AT_MOST: Duration = Duration::from_secs(2);
/// Entries of one feed in one answer.
const BATCH: usize = 512;
/// Items that wait for a slow receiver; beyond that the feeds wait, in Redis.
const QUEUE: usize = 1024;

/// One feed, and how far it was followed.
struct Followed {
    partition: Partition,
    key: String,
    cursor: FeedCursor,
}

struct Tail {
    client: Client,
    epoch: Arc<Epoch>,
    /// The epoch that the cursors belong to.
    known: u64,
    look: Script,
    keys: Keys,
    feeds: Vec<Followed>,
    out: mpsc::Sender<TailItem>,
}

/// Why following stopped.
enum Stop {
    /// Nobody listens any more.
    Unheard,
    Lost(redis::RedisError),
}

impl From<redis::RedisError> for Stop {
    fn from(error: redis::RedisError) -> Self {
        Self::Lost(error)
    }
}

/// Takes hold of the present end of every feed, then follows them in a task.
pub(super) async fn begin(
    client: Client,
    keys: Keys,
    epoch: Arc<Epoch>,
    mut closing: watch::Receiver<bool>,
) -> RedisResult<mpsc::Receiver<TailItem>> {
    let (out, items) = mpsc::channel(QUEUE);
    let mut connection = connect(&client).await?;
    let mut tail = Tail {
        client,
        known: epoch.known.load(Ordering::Acquire),
        epoch,
        look: Script::new(include_str!("feed.lua")),
        keys,
        feeds: keys
            .partitions()
            .map(|partition| Followed {
                partition,
                key: keys.feed(partition),
                cursor: FeedCursor::default(),
            })
            .collect(),
        out: out.clone(),
    };
    let settled = tail.epoch.settle(&mut connection, tail.known, false);
    tail.known = settled.await?;
    for feed in &mut tail.feeds {
        let now = cursor::look(&tail.look, &mut connection, &feed.key, feed.cursor).await?;
        feed.cursor = FeedCursor::end_of(&now);
    }
    tokio::spawn(async move {
        tokio::select! {
            _ = closing.wait_for(|closing| *closing) => {}
            () = out.closed() => {}
            () = tail.run(connection) => {}
        }
    });
    Ok(items)
}

async fn connect(client: &Client) -> RedisResult<MultiplexedConnection> {
    let config = AsyncConnectionConfig::new()
        .set_connection_timeout(Some(CONNECT_WITHIN))
        .set_response_timeout(Some(ANSWER_WITHIN));
    client
        .get_multiplexed_async_connection_with_config(&config)
        .await
}

impl Tail {
    async fn run(mut self, mut connection: MultiplexedConnection) {
        let mut stop = self.follow(&mut connection).await;
        let mut pause = RETRY_AFTER;
        while let Stop::Lost(error) = stop {
            tracing::warn!("the tail lost Redis, next attempt in {pause:?}: {error}");
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(RETRY_AFTER_AT_MOST);
            stop = match self.resume().await {
                Ok(mut connection) => {
                    tracing::info!("the tail follows Redis again");
                    pause = RETRY_AFTER;
                    self.follow(&mut connection).await
                }
                Err(stop) => stop,
            };
        }
    }

    /// Passes on what the feeds tell until the connection or the listener is gone.
    async fn follow(&mut self, connection: &mut MultiplexedConnection) -> Stop {
        loop {
            if let Err(stop) = self.round(connection).await {
                return stop;
            }
        }
    }

    async fn round(&mut self, connection: &mut MultiplexedConnection) -> Result<(), Stop> {
        let mut read = redis::cmd("XREAD");
        read.arg("COUNT").arg(BATCH);
        read.arg("BLOCK").arg(BLOCK.as_millis() as u64);
        read.arg("STREAMS");
        for feed in &self.feeds {
            read.arg(&feed.key);
        }
        for feed in &self.feeds {
            read.arg(entry::id(feed.cursor.last));
        }
        let answer: Option<HashMap<String, Vec<Entry>>> = read.query_async(connection).await?;
        let mut answer = answer.unwrap_or_default();
        for feed in &mut self.feeds {
            let entries = answer.remove(&feed.key).unwrap_or_default();
            let all = entries.len() < BATCH;
            for entry in entries {
                let id = entry::parse_id(&entry.0);
                // A kind of stream that a newer version invented means nothing to this one.
                let item = match entry::stream(&entry) {
                    None => {
                        tracing::debug!(feed = feed.key, entry = entry.0, "unknown stream");
                        None
                    }
                    Some(stream) => {
                        let log = self.keys.log(&stream);
                        let whole = entry::with_words(connection, &log, entry).await?;
                        Some(match whole {
                            Some(entry) => TailItem::Event(Arc::new(entry::recorded(
                                stream,
                                entry,
                                Version::default(),
                            ))),
                            // The log was taken away by hand.
                            None => TailItem::Gap(feed.partition),
                        })
                    }
                };
                // Only now: an entry whose words could not be read is read again.
                feed.cursor.last = id;
                feed.cursor.added += 1;
                if let Some(item) = item {
                    send(&self.out, item).await?;
                }
            }
            // After a full answer there may be more: that feed is not up to date.
            if all {
                send(&self.out, TailItem::Heartbeat(feed.partition)).await?;
            }
        }
        Ok(())
    }

    /// A new connection, once every cursor is known to be good on it.
    async fn resume(&mut self) -> Result<MultiplexedConnection, Stop> {
        let mut connection = connect(&self.client).await?;
        let mut found = Vec::new();
        for feed in &self.feeds {
            let now = cursor::look(&self.look, &mut connection, &feed.key, feed.cursor).await?;
            found.push((feed.cursor.compare(&now), now));
        }
        let forked = found.iter().any(|(verdict, _)| *verdict == Verdict::Fork);
        // Also without a fork of our own: another node may have seen one that we did not live
        // through, and all nodes must name the same epoch.
        let settled = self.epoch.settle(&mut connection, self.known, forked);
        self.known = settled.await?;
        for (feed, (verdict, now)) in self.feeds.iter_mut().zip(found) {
            let item = match verdict {
                Verdict::Same => continue,
                Verdict::Gap => {
                    feed.cursor = feed.cursor.before_rest_of(&now);
                    TailItem::Gap(feed.partition)
                }
                Verdict::Fork => {
                    feed.cursor = FeedCursor::end_of(&now);
                    TailItem::Forked(feed.partition)
                }
            };
            tracing::error!(feed = feed.key, epoch = self.known, "{item:?}");
            send(&self.out, item).await?;
        }
        Ok(connection)
    }
}

async fn send(out: &mpsc::Sender<TailItem>, item: TailItem) -> Result<(), Stop> {
    out.send(item).await.map_err(|_| Stop::Unheard)
}
