//! Loads and changes what the store holds: a cache of folded state, and retries on conflict.
//!
//! No business rule lives here: `decide` refuses or grants, this room carries.

mod cached;
mod claims;
mod commands;
mod exactly;
mod freshness;
mod leaving;
mod people;
mod recent;
mod work;

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use cached::Cached;
pub use cached::Loaded;
pub use claims::RESERVED;
use freshness::Freshness;
pub use people::{NotGranted, Proof};
use recent::Recent;

use tokio::sync::Notify;

use crate::{
    domain::{
        Event,
        account::Account,
        site::{Site, SiteEvent},
        staff::Staff,
        thread::{Rejection, Thread, ThreadEvent},
        values::{PostKey, SiteKey},
    },
    store::{Cursor, EventStore, Recorded, StoreError, StreamId, TailItem},
};

/// How many folded threads are kept in memory.
const THREADS: usize = 10_000;
/// How many sites are kept in memory.
const SITES: usize = 1_000;
/// How many accounts are kept in memory.
const ACCOUNTS: usize = 10_000;

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

/// What came of a command that was not refused.
#[derive(Debug)]
pub struct Changed {
    /// Whether it had been granted before.
    pub replayed: bool,
    /// The thread as far as this node knows it; usually with what was changed.
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

/// The one way to threads, sites and accounts.
pub struct Repository {
    store: Arc<dyn EventStore>,
    freshness: Freshness,
    threads: Cached<Thread>,
    sites: Cached<Site>,
    accounts: Cached<Account>,
    staff: Cached<Staff>,
    /// Told whenever an event may have left work.
    left_work: Notify,
    recent: Recent,
    any_site: AtomicBool,
}

impl Repository {
    /// A repository over this store. It serves from memory only what a tail keeps fresh: see
    /// [`Repository::observe`].
    pub async fn new(store: Arc<dyn EventStore>) -> Result<Self, StoreError> {
        let recent = Recent::load(&*store).await?;
        let any_site = !store.sites().await?.is_empty();
        Ok(Self {
            freshness: Freshness::new(store.partitions()),
            threads: Cached::new(Arc::clone(&store), THREADS),
            sites: Cached::new(Arc::clone(&store), SITES),
            accounts: Cached::new(Arc::clone(&store), ACCOUNTS),
            staff: Cached::new(Arc::clone(&store), 1),
            left_work: Notify::new(),
            any_site: AtomicBool::new(any_site),
            recent,
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

    /// The log of a thread after the cursor, as it is stored.
    pub async fn log(
        &self,
        key: &ThreadKey,
        after: Cursor,
    ) -> Result<Vec<Arc<Recorded>>, StoreError> {
        self.store.read(&key.stream(), after).await
    }

    /// Both, as far as they are known: what it takes to draw a thread.
    pub async fn thread_and_site(
        &self,
        key: &ThreadKey,
    ) -> Result<(Arc<Thread>, Arc<Site>), StoreError> {
        let site = self.site(&key.site).await?.state;
        Ok((self.thread(key).await?.state, site))
    }

    /// The posts of a site under which something was said last, the newest first.
    pub fn last_said(&self, site: &SiteKey) -> Vec<PostKey> {
        self.recent.posts(site)
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

    /// Takes note of what the tail tells, so that what is in memory stays true.
    pub fn observe(&self, item: &TailItem) {
        match item {
            TailItem::Event(recorded) => self.observe_event(recorded),
            TailItem::Heartbeat(partition) => self.freshness.heard(*partition),
            TailItem::Gap(partition) => {
                self.threads.distrust(*partition);
                self.sites.distrust(*partition);
                self.accounts.distrust(*partition);
                self.staff.distrust(*partition);
            }
            TailItem::Forked(partition) => {
                self.threads.forget(*partition);
                self.sites.forget(*partition);
                self.accounts.forget(*partition);
                self.staff.forget(*partition);
            }
        }
    }

    fn observe_event(&self, recorded: &Arc<Recorded>) {
        if let Event::Site(SiteEvent::SiteAdded { .. }) = recorded.event {
            self.any_site.store(true, Ordering::Relaxed);
        }
        if let Event::Thread(ThreadEvent::CommentAdded { .. }) = recorded.event {
            self.recent.note(&recorded.stream);
        }
        if recorded.event.queue().is_some() {
            self.left_work.notify_one();
        }
        match recorded.stream {
            StreamId::Post(..) => self.threads.observe(recorded),
            StreamId::Site(_) => self.sites.observe(recorded),
            StreamId::Account(_) => self.accounts.observe(recorded),
            StreamId::Staff => self.staff.observe(recorded),
        }
    }
}
