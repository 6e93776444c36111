//! The relay: follows the store, keeps the caches true, and tells those who watch.

use std::sync::Arc;

use tokio::sync::mpsc;

use super::{Frame, Hub};
use crate::{
    domain::{Aggregate, values::Version},
    repository::{Repository, ThreadKey},
    store::{Recorded, StreamId, TailItem},
    telemetry::Metrics,
    views::{self, Markdown, Place},
};

/// The one publisher of a node.
pub struct Relay {
    /// Whose caches it keeps true.
    pub repository: Arc<Repository>,
    /// Whom it tells.
    pub hub: Arc<Hub>,
    /// Draws the comments.
    pub markdown: Arc<Markdown>,
    /// Counts.
    pub metrics: Arc<Metrics>,
    /// The number of partitions of the store.
    pub partitions: u16,
}

impl Relay {
    /// Follows until the store closes the tail.
    pub async fn run(self, mut tail: mpsc::Receiver<TailItem>) {
        while let Some(item) = tail.recv().await {
            self.repository.observe(&item);
            match item {
                TailItem::Event(recorded) => self.tell(&recorded).await,
                // The pages come back with their tokens and get what they miss, or everything.
                TailItem::Gap(partition) | TailItem::Forked(partition) => {
                    tracing::warn!(?partition, "events were missed: the pages resume");
                    self.hub
                        .resync(|key| key.stream().partition(self.partitions) == partition);
                }
                TailItem::Heartbeat(_) => {}
            }
        }
    }

    async fn tell(&self, recorded: &Recorded) {
        let StreamId::Post(site, post) = &recorded.stream else {
            return;
        };
        let key = ThreadKey {
            site: site.clone(),
            post: post.clone(),
        };
        // What is drawn shows the thread as it is by now, which may be ahead of this event: those
        // that it was ahead of have been told.
        let told = match self.hub.told(&key) {
            Some(told) if told < recorded.cursor.v => told,
            _ => return,
        };
        let thread = match self.repository.thread(&key).await {
            Ok(loaded) => loaded.state,
            Err(error) => {
                tracing::warn!(%error, "could not draw what came: the pages resume");
                return self.hub.resync(|watched| *watched == key);
            }
        };
        let from = told.max(Version(recorded.cursor.v.0 - 1));
        let place = Place::open(&key.site, &key.post, self.repository.epoch());
        let html = views::live(&place, &thread, from, &self.markdown);
        let frame = Frame {
            from,
            to: thread.version(),
            html: html.into(),
        };
        let dropped = self.hub.publish(&key, &frame);
        self.metrics.frames.inc();
        self.metrics.sockets_dropped.inc_by(dropped as u64);
    }
}
