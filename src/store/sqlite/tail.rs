//! The tail: woken by each commit, it reads the table from where it stopped.
//!
//! Its cursor is the position of a row, so a slow follower falls behind but never misses an event.

use std::time::Duration;

use tokio::sync::{mpsc, watch};

use super::{PARTITIONS, reader::Readers, verbs};
use crate::store::{Partition, TailItem};

/// How often a tail with nothing to tell says that it is alive.
const HEARTBEAT: Duration = Duration::from_millis(500);

/// The most events read at once; bounds the memory that a follower takes.
const PAGE: usize = 512;

pub async fn follow(
    readers: Readers,
    mut committed: watch::Receiver<i64>,
    from: i64,
    send: mpsc::Sender<TailItem>,
) {
    let mut position = from;
    loop {
        if let Ok(Err(_)) = tokio::time::timeout(HEARTBEAT, committed.changed()).await {
            return; // the writer is gone: the store was closed
        }
        loop {
            let after = position;
            let page = readers
                .run(move |db| verbs::read_feed(db, after, PAGE))
                .await;
            let (events, last) = match page {
                Ok(page) => page,
                Err(error) => {
                    // No heartbeat follows, so nobody takes the silence for "nothing new".
                    tracing::warn!(%error, "the tail could not read");
                    break;
                }
            };
            position = last;
            let done = events.len() < PAGE;
            for event in events {
                if send.send(TailItem::Event(event)).await.is_err() {
                    return;
                }
            }
            if done {
                for partition in 0..PARTITIONS {
                    if send
                        .send(TailItem::Heartbeat(Partition(partition)))
                        .await
                        .is_err()
                    {
                        return;
                    }
                }
                break;
            }
        }
    }
}
