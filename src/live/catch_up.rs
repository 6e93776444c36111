//! What a page missed: drawn aside, a few at a time, and the whole of a thread once for all.

use std::sync::Arc;

use bytestring::ByteString;
use quick_cache::sync::Cache;

use crate::{
    domain::{Aggregate, site::Site, thread::Thread, values::Version},
    repository::ThreadKey,
    views::{self, Aside, Lang, Markdown, Place, Scene},
};

/// Of how many threads the whole is kept.
const KEPT: usize = 16;
/// A page that misses more events than this gets the whole thread anew.
const MOST_MISSED: u64 = 500;

/// A thread and its site as of one version, in one life of the log, in one language.
type Moment = (ThreadKey, u64, Version, Version, Lang);

/// Draws what pages missed.
pub struct CatchUp {
    markdown: Arc<Markdown>,
    base: String,
    aside: Aside,
    whole: Arc<Cache<Moment, ByteString>>,
}

impl CatchUp {
    /// Draws with what was drawn before; `base` comes before each address.
    pub fn new(markdown: Arc<Markdown>, base: &str) -> Self {
        Self {
            markdown,
            base: base.to_owned(),
            aside: Aside::default(),
            whole: Arc::new(Cache::new(KEPT)),
        }
    }

    /// Lets go of what was drawn of a thread.
    pub fn forget(&self, key: &ThreadKey) {
        self.whole.retain(|moment, _| moment.0 != *key);
    }

    /// The fragments that bring a page from `after` to the thread as it is; without an `after`, or
    /// after too much, all of it.
    pub async fn draw(
        &self,
        key: &ThreadKey,
        epoch: u64,
        (thread, site): (Arc<Thread>, Arc<Site>),
        lang: Lang,
        after: Option<Version>,
    ) -> ByteString {
        let now = thread.version();
        let place = Place::open(&key.site, &key.post, &self.base, epoch);
        let moment = (key.clone(), epoch, now, site.version(), lang);
        let scene = Scene::for_all(place, site, Arc::clone(&self.markdown), lang);
        if let Some(after) = after.filter(|after| now.0 - after.0 <= MOST_MISSED) {
            let draw = move || views::live(&scene, &thread, after);
            return self.aside.draw(draw).await.into();
        }
        let whole = Arc::clone(&self.whole);
        let draw = move || {
            // Only now: whoever waited for a slot finds what the one before it drew.
            if let Some(drawn) = whole.get(&moment) {
                return drawn;
            }
            let drawn = ByteString::from(views::reset(&scene, &thread));
            whole.insert(moment, drawn.clone());
            drawn
        };
        self.aside.draw(draw).await
    }
}
