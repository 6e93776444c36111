//! The hub: which sockets watch which thread, each behind a bounded queue.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

use bytestring::ByteString;
use tokio::sync::mpsc;

use crate::{domain::values::Version, repository::ThreadKey};

/// The most frames that wait for one socket. A slower one is dropped and resumes by its token, so
/// that it costs no memory.
const QUEUE: usize = 64;

/// A piece of HTML for everybody who watches a thread; rendered once, shared by all.
#[derive(Debug, Clone)]
pub struct Frame {
    /// It brings a page that shows the thread as of this version …
    pub from: Version,
    /// … to this one.
    pub to: Version,
    /// The fragments.
    pub html: ByteString,
}

/// Who watches what.
#[derive(Debug, Default)]
pub struct Hub {
    watched: Mutex<HashMap<ThreadKey, Watched>>,
    next: AtomicU64,
    stopping: AtomicBool,
}

/// A thread that somebody watches.
#[derive(Debug, Default)]
struct Watched {
    watchers: Vec<Watcher>,
    /// Up to where frames were published since somebody has watched.
    told: Version,
}

#[derive(Debug)]
struct Watcher {
    id: u64,
    frames: mpsc::Sender<Frame>,
}

impl Hub {
    /// Watches a thread from now on, until the subscription is dropped.
    pub fn subscribe(self: &Arc<Self>, key: &ThreadKey) -> Subscription {
        let (frames, receiver) = mpsc::channel(QUEUE);
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        // Under the lock, so that `stop` finds every watcher or the watcher finds the stop.
        let mut watched = self.watched();
        if !self.is_stopping() {
            watched
                .entry(key.clone())
                .or_default()
                .watchers
                .push(Watcher { id, frames });
        }
        Subscription {
            hub: Arc::clone(self),
            key: key.clone(),
            id,
            receiver,
        }
    }

    /// Up to which version those who watch the thread were told; none if nobody watches it.
    pub fn told(&self, key: &ThreadKey) -> Option<Version> {
        self.watched().get(key).map(|thread| thread.told)
    }

    /// Hands a frame to everybody who watches the thread; drops those whose queue is full.
    /// Answers how many were dropped.
    pub fn publish(&self, key: &ThreadKey, frame: &Frame) -> usize {
        let mut watched = self.watched();
        let Some(thread) = watched.get_mut(key) else {
            return 0;
        };
        thread.told = thread.told.max(frame.to);
        let before = thread.watchers.len();
        let watchers = &mut thread.watchers;
        watchers.retain(|watcher| watcher.frames.try_send(frame.clone()).is_ok());
        let dropped = before - watchers.len();
        if watchers.is_empty() {
            watched.remove(key);
        }
        dropped
    }

    /// Drops the watchers of these threads: their pages reconnect and resume by their tokens.
    pub fn resync(&self, which: impl Fn(&ThreadKey) -> bool) {
        self.watched().retain(|key, _| !which(key));
    }

    /// Ends all subscriptions, now and later: the node is about to stop.
    pub fn stop(&self) {
        let mut watched = self.watched();
        self.stopping.store(true, Ordering::SeqCst);
        watched.clear();
    }

    /// Whether the node is about to stop.
    pub fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::SeqCst)
    }

    fn watched(&self) -> MutexGuard<'_, HashMap<ThreadKey, Watched>> {
        self.watched.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One socket's share in a thread.
#[derive(Debug)]
pub struct Subscription {
    hub: Arc<Hub>,
    key: ThreadKey,
    id: u64,
    receiver: mpsc::Receiver<Frame>,
}

impl Subscription {
    /// The next frame; none once the hub has let go of this socket.
    pub async fn next(&mut self) -> Option<Frame> {
        self.receiver.recv().await
    }

    /// The thread that is watched.
    pub fn key(&self) -> &ThreadKey {
        &self.key
    }

    /// Whether the hub let go because the node stops, and not because this socket was too slow.
    pub fn is_stopping(&self) -> bool {
        self.hub.is_stopping()
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        let mut watched = self.hub.watched();
        if let Some(thread) = watched.get_mut(&self.key) {
            thread.watchers.retain(|watcher| watcher.id != self.id);
            if thread.watchers.is_empty() {
                watched.remove(&self.key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::values::{PostKey, SiteKey};

    fn key(post: &str) -> ThreadKey {
        ThreadKey {
            site: SiteKey::parse("blog").unwrap(),
            post: PostKey::parse(post).unwrap(),
        }
    }

    fn frame(to: u64) -> Frame {
        Frame {
            from: Version(to - 1),
            to: Version(to),
            html: "x".into(),
        }
    }

    #[tokio::test]
    async fn frames_reach_those_who_watch_and_nobody_else() {
        let hub = Arc::new(Hub::default());
        let mut one = hub.subscribe(&key("a"));
        let mut other = hub.subscribe(&key("b"));
        hub.publish(&key("a"), &frame(1));
        hub.publish(&key("b"), &frame(7));
        assert_eq!(one.next().await.unwrap().to, Version(1));
        assert_eq!(other.next().await.unwrap().to, Version(7));
        assert_eq!(hub.told(&key("b")), Some(Version(7)));
        drop(one);
        assert_eq!(hub.told(&key("a")), None);
    }

    #[tokio::test]
    async fn who_does_not_read_is_dropped_and_nobody_else() {
        let hub = Arc::new(Hub::default());
        let mut slow = hub.subscribe(&key("a"));
        for v in 1..=QUEUE as u64 {
            assert_eq!(hub.publish(&key("a"), &frame(v)), 0);
        }
        let mut quick = hub.subscribe(&key("a"));
        assert_eq!(hub.publish(&key("a"), &frame(65)), 1);
        assert_eq!(quick.next().await.unwrap().to, Version(65));
        let mut seen = 0;
        while slow.next().await.is_some() {
            seen += 1;
        }
        assert_eq!((seen, slow.is_stopping()), (QUEUE, false));
    }

    #[tokio::test]
    async fn a_stop_ends_subscriptions_now_and_later() {
        let hub = Arc::new(Hub::default());
        let mut early = hub.subscribe(&key("a"));
        hub.stop();
        let mut late = hub.subscribe(&key("a"));
        assert!(early.next().await.is_none() && late.next().await.is_none());
        assert!(late.is_stopping());
    }
}
