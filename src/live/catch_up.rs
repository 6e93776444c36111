//! What a page missed: drawn aside, a few at a time, and the whole of a thread once for all.

use std::sync::Arc;

use bytestring::ByteString;
use quick_cache::sync::Cache;

use crate::{
    domain::{Aggregate, thread::Thread, values::Version},
    repository::ThreadKey,
    views::{self, Aside, Markdown, Place},
};

/// Of how many threads the whole is kept.
const KEPT: usize = 16;
/// A page that misses more events than this gets the whole thread anew.
const MOST_MISSED: u64 = 500;

/// A thread as of one version, in one life of the log.
type Moment = (ThreadKey, u64, Version);

/// Draws what pages missed.
pub struct CatchUp {
    markdown: Arc<Markdown>,
    aside: Aside,
    whole: Arc<Cache<Moment, ByteString>>,
}

impl CatchUp {
    /// Draws with what was drawn before.
    pub fn new(markdown: Arc<Markdown>) -> Self {
        Self {
            markdown,
            aside: Aside::default(),
            whole: Arc::new(Cache::new(KEPT)),
        }
    }

    /// The fragments that bring a page from `after` to the thread as it is; without an `after`, or
    /// after too much, all of it.
    pub async fn draw(
        &self,
        key: &ThreadKey,
        epoch: u64,
        thread: Arc<Thread>,
        after: Option<Version>,
    ) -> ByteString {
        let now = thread.version();
        let (key, markdown) = (key.clone(), Arc::clone(&self.markdown));
        if let Some(after) = after.filter(|after| now.0 - after.0 <= MOST_MISSED) {
            let draw = move || {
                views::live(
                    &Place::open(&key.site, &key.post, epoch),
                    &thread,
                    after,
                    &markdown,
                )
            };
            return self.aside.draw(draw).await.into();
        }
        let whole = Arc::clone(&self.whole);
        let draw = move || {
            // Only now: whoever waited for a slot finds what the one before it drew.
            let moment = (key, epoch, now);
            if let Some(drawn) = whole.get(&moment) {
                return drawn;
            }
            let place = Place::open(&moment.0.site, &moment.0.post, epoch);
            let drawn = ByteString::from(views::reset(&place, &thread, &markdown));
            whole.insert(moment, drawn.clone());
            drawn
        };
        self.aside.draw(draw).await
    }
}
