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

use crate::{domain::values::Version, repository::ThreadKey, views::Lang};

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
    lang: Lang,
    frames: mpsc::Sender<Frame>,
}

impl Hub {
    /// Watches a thread in a language from now on, until the subscription is dropped.
    pub fn subscribe(self: &Arc<Self>, key: &ThreadKey, lang: Lang) -> Subscription {
        let (frames, receiver) = mpsc::channel(QUEUE);
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        // Under the lock, so that `stop` finds every watcher or the watcher finds the stop.
        let mut watched = self.watched();
        if !self.is_stopping() {
            watched
                .entry(key.clone())
                .or_default()
                .watchers
                .push(Watcher { id, lang, frames });
        }
        Subscription {
            hub: Arc::clone(self),
            key: key.clone(),
            lang,
            id,
            receiver,
        }
    }

    /// Up to which version those who watch the thread were told, and in which languages they watch;
    /// none if nobody does.
    pub fn told(&self, key: &ThreadKey) -> Option<(Version, Vec<Lang>)> {
        let watched = self.watched();
        let thread = watched.get(key)?;
        let mut langs: Vec<Lang> = Vec::new();
        for watcher in &thread.watchers {
            if !langs.contains(&watcher.lang) {
                langs.push(watcher.lang);
            }
        }
        Some((thread.told, langs))
    }

    /// Hands a frame to everybody who watches the thread in a language that there is a frame for;
    /// drops the others, and those whose queue is full. Answers how many were dropped.
    pub fn publish(&self, key: &ThreadKey, frames: &[(Lang, Frame)]) -> usize {
        let mut watched = self.watched();
        let Some(thread) = watched.get_mut(key) else {
            return 0;
        };
        for (_, frame) in frames {
            thread.told = thread.told.max(frame.to);
        }
        let before = thread.watchers.len();
        let watchers = &mut thread.watchers;
        watchers.retain(|watcher| {
            let mut frames = frames.iter();
            let frame = frames.find(|(lang, _)| *lang == watcher.lang);
            frame.is_some_and(|(_, frame)| watcher.frames.try_send(frame.clone()).is_ok())
        });
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
    lang: Lang,
    id: u64,
    receiver: mpsc::Receiver<Frame>,
}

impl Subscription {
    /// The next frame; none once the hub has let go of this socket.
    pub async fn next(&mut self) -> Option<Frame> {
        self.receiver.recv().await
    }

    /// The language in which it is watched.
    pub fn lang(&self) -> Lang {
        self.lang
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

    fn frame(to: u64) -> [(Lang, Frame); 1] {
        let frame = Frame {
            from: Version(to - 1),
            to: Version(to),
            html: "x".into(),
        };
        [(Lang::En, frame)]
    }

    #[tokio::test]
    async fn frames_reach_those_who_watch_and_nobody_else() {
        let hub = Arc::new(Hub::default());
        let mut one = hub.subscribe(&key("a"), Lang::En);
        let mut other = hub.subscribe(&key("b"), Lang::En);
        hub.publish(&key("a"), &frame(1));
        hub.publish(&key("b"), &frame(7));
        assert_eq!(one.next().await.unwrap().to, Version(1));
        assert_eq!(other.next().await.unwrap().to, Version(7));
        assert_eq!(hub.told(&key("b")), Some((Version(7), vec![Lang::En])));
        drop(one);
        assert_eq!(hub.told(&key("a")), None);
    }

    #[tokio::test]
    async fn who_does_not_read_is_dropped_and_nobody_else() {
        let hub = Arc::new(Hub::default());
        let mut slow = hub.subscribe(&key("a"), Lang::En);
        for v in 1..=QUEUE as u64 {
            assert_eq!(hub.publish(&key("a"), &frame(v)), 0);
        }
        let mut quick = hub.subscribe(&key("a"), Lang::En);
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
        let mut early = hub.subscribe(&key("a"), Lang::En);
        hub.stop();
        let mut late = hub.subscribe(&key("a"), Lang::En);
        assert!(early.next().await.is_none() && late.next().await.is_none());
        assert!(late.is_stopping());
    }
}
