//! Loads and changes what the store holds: a cache of folded state, and retries on conflict.
//!
//! No business rule lives here: `decide` refuses or grants, this room carries.

mod cached;
mod freshness;

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use cached::Cached;
pub use cached::Loaded;
use freshness::Freshness;

use crate::{
    domain::{
        Aggregate, Event,
        site::{self, SetOrigins, Site, SiteEvent},
        thread::{self, AddComment, Rejection, Thread},
        values::{CommandId, CommentId, PostKey, SiteKey, Version},
    },
    store::{Append, Appended, EventStore, Expect, Recorded, StoreError, StreamId, TailItem},
};

/// How many folded threads are kept in memory.
const THREADS: usize = 10_000;
/// How many sites are kept in memory.
const SITES: usize = 1_000;
/// How often a command is tried again when others changed the stream meanwhile.
const ATTEMPTS: usize = 8;

/// Which thread: the post of a site.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ThreadKey {
    /// The blog.
    pub site: SiteKey,
    /// Its page.
    pub post: PostKey,
}

impl ThreadKey {
    /// The stream that holds the thread.
    pub fn stream(&self) -> StreamId {
        StreamId::Post(self.site.clone(), self.post.clone())
    }
}

/// What came of a comment that was not refused.
#[derive(Debug)]
pub struct Added {
    /// The comment: new, or the one that the same command added before.
    pub id: CommentId,
    /// Whether the command had been granted before.
    pub replayed: bool,
    /// The thread as far as this node knows it; usually with the comment.
    pub thread: Arc<Thread>,
}

/// Why a command was not granted.
#[derive(Debug)]
pub enum Refusal {
    /// By a rule: the person can do something about it.
    Rejected(Rejection),
    /// By the store: we must do something about it.
    Failed(StoreError),
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::Failed(error)
    }
}

/// The one way to threads and sites.
pub struct Repository {
    store: Arc<dyn EventStore>,
    freshness: Freshness,
    threads: Cached<Thread>,
    sites: Cached<Site>,
    any_site: AtomicBool,
}

impl Repository {
    /// A repository over this store. It serves from memory only what a tail keeps fresh: see
    /// [`Repository::observe`].
    pub async fn new(store: Arc<dyn EventStore>) -> Result<Self, StoreError> {
        let any_site = !store.sites().await?.is_empty();
        Ok(Self {
            freshness: Freshness::new(store.partitions()),
            threads: Cached::new(Arc::clone(&store), THREADS),
            sites: Cached::new(Arc::clone(&store), SITES),
            any_site: AtomicBool::new(any_site),
            store,
        })
    }

    /// The thread under a post; an empty one if nobody has said anything.
    pub async fn thread(&self, key: &ThreadKey) -> Result<Loaded<Thread>, StoreError> {
        self.threads.load(&key.stream(), &self.freshness).await
    }

    /// The site; one without origins if there is none of that key.
    pub async fn site(&self, key: &SiteKey) -> Result<Loaded<Site>, StoreError> {
        self.sites
            .load(&StreamId::Site(key.clone()), &self.freshness)
            .await
    }

    /// The keys of all sites.
    pub async fn site_keys(&self) -> Result<Vec<SiteKey>, StoreError> {
        self.store.sites().await
    }

    /// Whether any site has been added: until then the demo is on.
    pub fn any_site(&self) -> bool {
        self.any_site.load(Ordering::Relaxed)
    }

    /// The life of the log; see [`EventStore::epoch`].
    pub fn epoch(&self) -> u64 {
        self.store.epoch()
    }

    /// Whether the store answers now.
    pub async fn health(&self) -> Result<(), StoreError> {
        self.store.health().await
    }

    /// Adds a comment. An answer that is not an error means that the comment is stored, durably,
    /// once, however often the command is sent.
    pub async fn add_comment(
        &self,
        key: &ThreadKey,
        id: CommandId,
        command: AddComment,
    ) -> Result<Added, Refusal> {
        let stream = key.stream();
        let comment = command.id;
        let mut failure = StoreError::Unavailable("the thread is changing too fast".to_owned());
        // After an append that was not confirmed, finding the comment there means that it was ours.
        let mut asked_again = false;
        for _ in 0..ATTEMPTS {
            let thread = self.thread(key).await?.state;
            let events = thread::decide(&thread, command.clone()).map_err(Refusal::Rejected)?;
            if events.is_empty() {
                return Ok(Added {
                    id: comment,
                    replayed: !asked_again,
                    thread,
                });
            }
            // Comments commute; only the first event of a thread must be the first.
            let expect = if thread.is_open() {
                Expect::Any
            } else {
                Expect::NoStream
            };
            let events = events.into_iter().map(Event::Thread).collect();
            let append = Append {
                stream: stream.clone(),
                expect,
                events,
                command: id,
                claim: None,
            };
            match self.store.append(append).await {
                Ok(Appended::New(recorded)) => {
                    let thread = self.threads.catch_up(&stream, &recorded).await;
                    return Ok(Added {
                        id: comment,
                        replayed: false,
                        thread,
                    });
                }
                Ok(Appended::Replayed(v)) => {
                    let thread = self.threads.reach(&stream, v).await;
                    return Ok(Added {
                        id: comment,
                        replayed: !asked_again,
                        thread,
                    });
                }
                Err(StoreError::Conflict(v)) => {
                    failure = StoreError::Conflict(v);
                    self.threads.reach(&stream, v).await;
                }
                // The same command id makes asking again safe, and tells what happened.
                Err(StoreError::NotConfirmed(reason)) if !asked_again => {
                    tracing::warn!(reason, "an append was not confirmed, asking again");
                    asked_again = true;
                    failure = StoreError::NotConfirmed(reason);
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
                Err(error) => return Err(error.into()),
            }
        }
        Err(failure.into())
    }

    /// Lets a site live on these origins; adds it if it is new. Answers whether that is news.
    pub async fn set_origins(
        &self,
        key: &SiteKey,
        command: SetOrigins,
    ) -> Result<bool, StoreError> {
        let stream = StreamId::Site(key.clone());
        let mut failure = StoreError::Conflict(Version(0));
        for _ in 0..ATTEMPTS {
            let site = self.site(key).await?.state;
            let events = site::decide(&site, command.clone());
            if events.is_empty() {
                return Ok(false);
            }
            let id = CommandId::digest(&[
                &stream.to_string(),
                &site.version().to_string(),
                &command.at.to_string(),
            ]);
            let append = Append {
                stream: stream.clone(),
                expect: Expect::Exact(site.version()),
                events: events.into_iter().map(Event::Site).collect(),
                command: id,
                claim: None,
            };
            match self.store.append(append).await {
                Ok(_) => return Ok(true),
                Err(StoreError::Conflict(v)) => {
                    failure = StoreError::Conflict(v);
                    self.sites.reach(&stream, v).await;
                }
                Err(error) => return Err(error),
            }
        }
        Err(failure)
    }

    /// Takes note of what the tail tells, so that what is in memory stays true.
    pub fn observe(&self, item: &TailItem) {
        match item {
            TailItem::Event(recorded) => self.observe_event(recorded),
            TailItem::Heartbeat(partition) => self.freshness.heard(*partition),
            TailItem::Gap(partition) => {
                self.threads.distrust(*partition);
                self.sites.distrust(*partition);
            }
            TailItem::Forked(partition) => {
                self.threads.forget(*partition);
                self.sites.forget(*partition);
            }
        }
    }

    fn observe_event(&self, recorded: &Arc<Recorded>) {
        if let Event::Site(SiteEvent::SiteAdded { .. }) = recorded.event {
            self.any_site.store(true, Ordering::Relaxed);
        }
        match recorded.stream {
            StreamId::Post(..) => self.threads.observe(recorded),
            StreamId::Site(_) => self.sites.observe(recorded),
            StreamId::Account(_) => {}
        }
    }
}
