//! What a page missed: drawn aside, a few at a time, and the whole of a thread once for all.

use std::sync::Arc;

use bytestring::ByteString;
use quick_cache::sync::Cache;
use tokio::sync::Semaphore;

use crate::{
    domain::{Aggregate, thread::Thread, values::Version},
    repository::ThreadKey,
    views::{self, Markdown, Place, Theme},
};

/// How many are drawn at once: after a restart all pages come back together.
const DRAWN_AT_ONCE: usize = 2;
/// Of how many threads the whole is kept.
const KEPT: usize = 16;
/// A page that misses more events than this gets the whole thread anew.
const MOST_MISSED: u64 = 500;

/// A thread as of one version, in one life of the log.
type Moment = (ThreadKey, u64, Version);

/// Draws what pages missed.
pub struct CatchUp {
    markdown: Arc<Markdown>,
    slots: Semaphore,
    whole: Cache<Moment, ByteString>,
}

impl CatchUp {
    /// Draws with what was drawn before.
    pub fn new(markdown: Arc<Markdown>) -> Self {
        Self {
            markdown,
            slots: Semaphore::new(DRAWN_AT_ONCE),
            whole: Cache::new(KEPT),
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
        let _slot = self.slots.acquire().await;
        if let Some(after) = after.filter(|after| now.0 - after.0 <= MOST_MISSED) {
            let draw = move |place: &Place<'_>, markdown: &Markdown| {
                views::live(place, &thread, after, markdown)
            };
            return self.aside(key, epoch, draw).await;
        }
        let moment = (key.clone(), epoch, now);
        if let Some(whole) = self.whole.get(&moment) {
            return whole;
        }
        let draw =
            move |place: &Place<'_>, markdown: &Markdown| views::reset(place, &thread, markdown);
        let drawn = self.aside(key, epoch, draw).await;
        self.whole.insert(moment, drawn.clone());
        drawn
    }

    /// Draws on a thread that may take its time.
    async fn aside(
        &self,
        key: &ThreadKey,
        epoch: u64,
        draw: impl FnOnce(&Place<'_>, &Markdown) -> String + Send + 'static,
    ) -> ByteString {
        let (key, markdown) = (key.clone(), Arc::clone(&self.markdown));
        let drawing = tokio::task::spawn_blocking(move || {
            let place = Place {
                site: &key.site,
                post: &key.post,
                base: "",
                theme: Theme::Auto,
                epoch,
            };
            draw(&place, &markdown)
        });
        match drawing.await {
            Ok(drawn) => drawn.into(),
            Err(error) => std::panic::resume_unwind(error.into_panic()),
        }
    }
}
