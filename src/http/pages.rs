//! Drawn pages: what a visitor without a session gets is the same for all, so it is drawn and
//! compressed once per version of its thread, off the worker that asks.

use std::{
    hash::{BuildHasher, RandomState},
    io::Write,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use actix_web::{
    HttpRequest,
    http::header::{ACCEPT_ENCODING, IF_NONE_MATCH},
    web::Bytes,
};
use flate2::{Compression, write::GzEncoder};
use quick_cache::{Weighter, sync::Cache};
use tokio::sync::{OnceCell, Semaphore};

use crate::{
    domain::values::Version,
    repository::ThreadKey,
    views::{Aside, Lang, Theme, View, off_worker},
};

/// How many drawn pages are kept.
const PAGES: usize = 4_000;
/// How many bytes of them, compressed and not.
const BYTES: u64 = 96 * 1024 * 1024;

/// A page that was drawn so long ago and is still asked for will be asked for again.
const STAYS: Duration = Duration::from_secs(5);
/// A larger page is not worth the time.
const LARGEST_SHRUNK: usize = 512 * 1024;
/// The pages that are compressed for long, one after the other.
static SHRINKING: Semaphore = Semaphore::const_new(1);

/// Which drawing of a thread.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Variant {
    /// The thread.
    pub key: ThreadKey,
    /// Without `<html>`.
    pub fragment: bool,
    /// The colours.
    pub theme: Theme,
    /// The language.
    pub lang: Lang,
    /// Whether the address says it, and the links of the page shall.
    pub says_lang: bool,
    /// Whether the time in which the thread takes comments has passed.
    pub over: bool,
    /// Which part.
    pub view: View,
}

/// The life of the log, the version of the site, and that of the thread.
pub type Moment = (u64, Version, Version);

/// A page as of one version of its thread.
pub struct Page {
    moment: Moment,
    identity: Bytes,
    gzip: OnceCell<Bytes>,
    brotli: OnceCell<Bytes>,
    /// As small as it gets, once the page has been asked for over some time.
    smallest: OnceCell<Bytes>,
    shrinking: AtomicBool,
    drawn: Instant,
}

/// The drawn pages of this node.
pub struct Pages {
    pages: Cache<Variant, Arc<Page>, ByPage>,
    /// Held while drawing, so that many who ask at once are served by one drawing. A variant has a
    /// lock by its hash; two that share one wait for each other, rarely.
    drawing: Vec<tokio::sync::Mutex<()>>,
    hasher: RandomState,
    aside: Aside,
}

impl Default for Pages {
    fn default() -> Self {
        Self {
            pages: Cache::with_weighter(PAGES, BYTES, ByPage),
            drawing: (0..64).map(|_| tokio::sync::Mutex::default()).collect(),
            hasher: RandomState::new(),
            aside: Aside::default(),
        }
    }
}

impl Pages {
    /// The page as of this version, or a later one that somebody has drawn meanwhile; `draw` runs
    /// on a thread that may take its time, once for all who ask. Answers whether it was there.
    pub async fn get(
        &self,
        variant: &Variant,
        moment: Moment,
        draw: impl FnOnce() -> String + Send + 'static,
    ) -> (Arc<Page>, bool) {
        if let Some(page) = self.current(variant, moment) {
            return (page, true);
        }
        let lock = self.hasher.hash_one(variant) as usize % self.drawing.len();
        let _alone = self.drawing[lock].lock().await;
        if let Some(page) = self.current(variant, moment) {
            return (page, true);
        }
        let identity = Bytes::from(self.draw(draw).await);
        let page = Arc::new(Page {
            moment,
            identity,
            gzip: OnceCell::new(),
            brotli: OnceCell::new(),
            smallest: OnceCell::new(),
            shrinking: AtomicBool::new(false),
            drawn: Instant::now(),
        });
        self.pages.insert(variant.clone(), Arc::clone(&page));
        (page, false)
    }

    /// Draws a page that is kept for nobody else, on a thread that may take its time.
    pub async fn draw<T: Send + 'static>(&self, draw: impl FnOnce() -> T + Send + 'static) -> T {
        self.aside.draw(draw).await
    }

    /// Lets go of what was drawn of a thread.
    pub fn forget(&self, key: &ThreadKey) {
        self.pages.retain(|variant, _| variant.key != *key);
    }

    fn current(&self, variant: &Variant, (epoch, site, v): Moment) -> Option<Arc<Page>> {
        let page = self.pages.get(variant)?;
        let (drawn_epoch, drawn_site, drawn_v) = page.moment;
        (drawn_epoch == epoch && drawn_site == site && drawn_v >= v).then_some(page)
    }
}

impl Page {
    /// The body in this encoding, compressed once.
    pub async fn body(self: &Arc<Self>, encoding: Encoding) -> Bytes {
        if encoding == Encoding::Brotli {
            if let Some(smallest) = self.smallest.get() {
                return smallest.clone();
            }
            self.shrink();
        }
        let cell = match encoding {
            Encoding::Identity => return self.identity.clone(),
            Encoding::Gzip => &self.gzip,
            Encoding::Brotli => &self.brotli,
        };
        let compress = || {
            let identity = self.identity.clone();
            off_worker(move || encoding.encode(&identity, 5))
        };
        cell.get_or_init(compress).await.clone()
    }

    /// A page that stays is worth the time that its last bytes take: about ten times as much for a
    /// seventh of them.
    fn shrink(self: &Arc<Self>) {
        let stays = self.drawn.elapsed() > STAYS;
        if !stays
            || self.identity.len() > LARGEST_SHRUNK
            || self.shrinking.swap(true, Ordering::Relaxed)
        {
            return;
        }
        let page = Arc::clone(self);
        tokio::spawn(async move {
            let _slot = SHRINKING.acquire().await;
            // Meanwhile it may have been replaced: then nobody else holds it.
            if Arc::strong_count(&page) == 1 {
                return;
            }
            let identity = page.identity.clone();
            let smallest = off_worker(move || Encoding::Brotli.encode_once(&identity)).await;
            // Nobody else sets it.
            page.smallest.set(smallest).ok();
        });
    }

    /// The version of the thread that it shows.
    pub fn v(&self) -> Version {
        self.moment.2
    }

    /// The body as it is.
    pub fn identity(&self) -> &Bytes {
        &self.identity
    }
}

#[derive(Clone)]
struct ByPage;

impl Weighter<Variant, Arc<Page>> for ByPage {
    fn weight(&self, _: &Variant, page: &Arc<Page>) -> u64 {
        // Both compressed bodies, which come later, are together about a third of the plain one.
        page.identity.len() as u64 * 4 / 3 + 512
    }
}

/// How a body travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// As it is.
    Identity,
    /// RFC 1952.
    Gzip,
    /// RFC 7932.
    Brotli,
}

impl Encoding {
    /// The best that the client takes (RFC 9110, section 12.5.3).
    pub fn wanted(request: &HttpRequest) -> Self {
        let accepted = request
            .headers()
            .get(ACCEPT_ENCODING)
            .and_then(|value| value.to_str().ok());
        let accepts = |name: &str| {
            accepted.is_some_and(|list| {
                list.split(',').any(|item| {
                    let (coding, weight) = item.split_once(';').unwrap_or((item, "q=1"));
                    let weight = weight.trim().trim_start_matches("q=").parse::<f32>();
                    coding.trim().eq_ignore_ascii_case(name) && weight.is_ok_and(|q| q > 0.0)
                })
            })
        };
        if accepts("br") {
            Self::Brotli
        } else if accepts("gzip") {
            Self::Gzip
        } else {
            Self::Identity
        }
    }

    /// The value of `Content-Encoding`, if it needs one.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Identity => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }

    /// As small as it gets; for what is compressed once and served for long.
    pub fn encode_once(self, body: &Bytes) -> Bytes {
        let level = if self == Self::Brotli { 11 } else { 9 };
        self.encode(body, level)
    }

    /// Fast; for what is served once.
    pub fn encode_quickly(self, body: &Bytes) -> Bytes {
        self.encode(body, 1)
    }

    /// `level` 0 to 9, for Brotli to 11.
    fn encode(self, body: &Bytes, level: u32) -> Bytes {
        const WRITES: &str = "writing to memory does not fail";
        match self {
            Self::Identity => body.clone(),
            Self::Gzip => {
                let mut encoder = GzEncoder::new(Vec::new(), Compression::new(level));
                encoder.write_all(body).expect(WRITES);
                encoder.finish().expect(WRITES).into()
            }
            Self::Brotli => {
                let mut compressed = Vec::new();
                let mut encoder = brotli::CompressorWriter::new(&mut compressed, 4096, level, 22);
                encoder.write_all(body).expect(WRITES);
                drop(encoder);
                compressed.into()
            }
        }
    }
}

/// Whether the client holds this very thing (RFC 9110, section 13.1.2: compared weakly).
pub fn is_held(request: &HttpRequest, etag: &str) -> bool {
    let Some(held) = request
        .headers()
        .get(IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
    else {
        return false;
    };
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    held.trim() == "*" || held.split(',').any(|tag| bare(tag) == bare(etag))
}
