//! Under which posts of each site something was said last: a projection of the feeds, in memory.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, MutexGuard, PoisonError},
};

use crate::{
    domain::values::{PostKey, SiteKey},
    store::{EventStore, StoreError, StreamId},
};

/// How many posts of a site are remembered.
const POSTS: usize = 100;
/// How many entries of each feed are looked at when the service starts.
const ENTRIES: usize = 2_000;

pub struct Recent(Mutex<HashMap<SiteKey, VecDeque<PostKey>>>);

impl Recent {
    /// Rebuilds it from the ends of the feeds.
    pub async fn load(store: &dyn EventStore) -> Result<Self, StoreError> {
        let recent = Self(Mutex::default());
        let streams = store.recent("CommentAdded", ENTRIES).await?;
        for stream in streams.iter().rev() {
            recent.note(stream);
        }
        Ok(recent)
    }

    /// Something was said there.
    pub fn note(&self, stream: &StreamId) {
        let StreamId::Post(site, post) = stream else {
            return;
        };
        let mut sites = self.sites();
        let posts = sites.entry(site.clone()).or_default();
        posts.retain(|known| known != post);
        posts.push_front(post.clone());
        posts.truncate(POSTS);
    }

    /// The posts of a site, the last one first.
    pub fn posts(&self, site: &SiteKey) -> Vec<PostKey> {
        let sites = self.sites();
        sites.get(site).into_iter().flatten().cloned().collect()
    }

    fn sites(&self) -> MutexGuard<'_, HashMap<SiteKey, VecDeque<PostKey>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
