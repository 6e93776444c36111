//! The relay: follows the store, keeps the caches true, and tells those who watch.

use std::sync::Arc;

use tokio::sync::mpsc;

use super::{Frame, Hub};
use crate::{
    desk::Desk,
    domain::{
        Aggregate, Event,
        thread::ThreadEvent,
        values::{Actor, Version},
    },
    repository::{Repository, ThreadKey},
    store::{Recorded, StreamId, TailItem},
    telemetry::Metrics,
    views::{self, Markdown, Place, Scene},
};

/// The one publisher of a node.
pub struct Relay {
    /// Whose caches it keeps true.
    pub repository: Arc<Repository>,
    /// The desk, which takes note as well.
    pub desk: Arc<Desk>,
    /// Whom it tells.
    pub hub: Arc<Hub>,
    /// Draws the comments.
    pub markdown: Arc<Markdown>,
    /// What comes before an address; empty if nobody knows.
    pub base: String,
    /// Counts.
    pub metrics: Arc<Metrics>,
    /// Lets go of what else was drawn of a thread.
    pub forget: Box<dyn Fn(&ThreadKey) + Send + Sync>,
    /// The number of partitions of the store.
    pub partitions: u16,
}

impl Relay {
    /// Follows until the store closes the tail.
    pub async fn run(self, mut tail: mpsc::Receiver<TailItem>) {
        while let Some(item) = tail.recv().await {
            self.repository.observe(&item);
            self.desk.observe(&item);
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

    /// Nobody would be served these words any more, but they were taken back.
    async fn forget_words(&self, key: &ThreadKey, event: &Event) {
        match event {
            Event::Thread(ThreadEvent::CommentDeleted { id, .. }) => self.markdown.forget(*id),
            Event::Thread(ThreadEvent::WriterErased { account, .. }) => {
                let thread = self.repository.thread(key).await;
                let thread = thread.map(|loaded| loaded.state).unwrap_or_default();
                let writer = Some(Actor::Account(*account));
                let theirs = thread.tree().iter().filter(|it| it.by == writer);
                theirs.for_each(|comment| self.markdown.forget(comment.id));
            }
            _ => return,
        }
        (self.forget)(key);
    }

    async fn tell(&self, recorded: &Recorded) {
        let StreamId::Post(site, post) = &recorded.stream else {
            return;
        };
        let key = ThreadKey {
            site: site.clone(),
            post: post.clone(),
        };
        self.forget_words(&key, &recorded.event).await;
        // What is drawn shows the thread as it is by now, which may be ahead of this event: those
        // that it was ahead of have been told.
        let (told, langs) = match self.hub.told(&key) {
            Some((told, langs)) if told < recorded.cursor.v => (told, langs),
            _ => return,
        };
        let (thread, site) = match self.repository.thread_and_site(&key).await {
            Ok(loaded) => loaded,
            Err(error) => {
                tracing::warn!(%error, "could not draw what came: the pages resume");
                return self.hub.resync(|watched| *watched == key);
            }
        };
        let from = told.max(Version(recorded.cursor.v.0 - 1));
        let place = Place::open(&key.site, &key.post, &self.base, self.repository.epoch());
        let frames = langs.into_iter().map(|lang| {
            let markdown = Arc::clone(&self.markdown);
            let scene = Scene::for_all(place.clone(), Arc::clone(&site), markdown, lang);
            let frame = Frame {
                from,
                to: thread.version(),
                html: views::live(&scene, &thread, from).into(),
            };
            (lang, frame)
        });
        let frames: Vec<_> = frames.collect();
        let dropped = self.hub.publish(&key, &frames);
        self.metrics.frames.inc();
        self.metrics.sockets_dropped.inc_by(dropped as u64);
    }
}
