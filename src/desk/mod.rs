//! The moderators' desk: what waits for a decision, what was decided, and what is known of a writer.
//!
//! A projection of all threads in a file of this node's own, built from the feeds. It can be thrown
//! away at any time: the node reads the logs again.

mod follow;
mod past;
mod project;
mod queue;
mod schema;
mod words;

use std::{
    collections::HashMap,
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use rusqlite::{Connection, OptionalExtension, params};
use tokio::sync::watch;

use follow::Backlog;
pub use past::{Past, Question};
use project::Lesson;
pub use queue::{Counts, Decided, Filter, Page, Row, What};
pub use words::website_hosts;

use crate::{
    domain::{
        thread::Said,
        values::{SiteKey, Version},
    },
    spam::{Bayes, Label, Tokens, Weighed},
    store::{EventStore, StoreError, StreamId, TailItem},
};

/// How long somebody waits for what they have just decided.
const PATIENCE: Duration = Duration::from_millis(500);

/// How far the desk is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Progress {
    /// Whether it knows everything that was stored before this node began.
    pub caught_up: bool,
    /// Grows with each change.
    pub changes: u64,
}

/// What became of a desk that was to be thrown away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thrown {
    /// It is gone.
    Away,
    /// The node that uses it does that soon.
    Asked,
}

/// The projection, and what was learned from it.
pub struct Desk {
    writer: Arc<Mutex<Connection>>,
    reader: Arc<Mutex<Connection>>,
    learned: Mutex<HashMap<SiteKey, Bayes>>,
    backlog: Backlog,
    progress: watch::Sender<Progress>,
    partitions: u16,
    place: schema::Place,
}

impl Desk {
    /// Opens the desk in the data folder, for a store with so many partitions.
    pub async fn open(data: &Path, partitions: u16) -> std::io::Result<Self> {
        let data = data.to_owned();
        let opening = tokio::task::spawn_blocking(move || {
            let place = schema::Place::find(&data)?;
            let failed = |error: rusqlite::Error| std::io::Error::other(error);
            let writer = schema::open_writable(&place).map_err(failed)?;
            let reader = schema::open_readable(&place).map_err(failed)?;
            let learned = learned(&reader).map_err(failed)?;
            Ok(Self {
                writer: Arc::new(Mutex::new(writer)),
                reader: Arc::new(Mutex::new(reader)),
                learned: Mutex::new(learned),
                backlog: Backlog::default(),
                progress: watch::channel(Progress::default()).0,
                partitions,
                place,
            })
        });
        opening.await.map_err(std::io::Error::other)?
    }

    /// Throws the desk of a data folder away, or asks the node that uses it to do so.
    pub fn throw_away(data: &Path) -> std::io::Result<Thrown> {
        match schema::Place::in_folder(data) {
            Ok(place) => {
                place.clear();
                Ok(Thrown::Away)
            }
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {
                schema::Place::ask_anew(data)?;
                Ok(Thrown::Asked)
            }
            Err(error) => Err(error),
        }
    }

    /// Takes note of what the tail tells.
    pub fn observe(&self, item: &TailItem) {
        self.backlog.observe(item, self.partitions);
    }

    /// Keeps it true until it is dropped.
    pub async fn keep(self: Arc<Self>, store: Arc<dyn EventStore>) {
        self.follow(&*store).await;
    }

    /// Throws all away and reads the logs again.
    pub fn rebuild(&self) {
        self.backlog.forget_all();
    }

    /// How far it is, and whenever that changes.
    pub fn progress(&self) -> watch::Receiver<Progress> {
        self.progress.subscribe()
    }

    /// Waits for a moment until it shows a thread at this version.
    pub async fn reach(&self, stream: &StreamId, v: Version) {
        let mut progress = self.progress();
        let reached = async {
            loop {
                progress.borrow_and_update();
                let name = stream.to_string();
                let known = self.read(move |db| {
                    let sql = "SELECT v FROM streams WHERE stream = ?";
                    let mut query = db.prepare_cached(sql)?;
                    query
                        .query_row([name], |row| row.get::<_, i64>(0))
                        .optional()
                });
                let known = known.await.ok().flatten().unwrap_or(0);
                if known.cast_unsigned() >= v.0 || progress.changed().await.is_err() {
                    return;
                }
            }
        };
        // Whoever reads it then sees what was there before.
        let _ = tokio::time::timeout(PATIENCE, reached).await;
    }

    /// How likely words are spam by what was decided on this site. Where nothing was, they are not
    /// even taken apart.
    pub fn weigh(&self, site: &SiteKey, said: &Said) -> Option<Weighed> {
        if !self.lessons().contains_key(site) {
            return None;
        }
        let tokens = Tokens::of(said);
        self.lessons().get(site)?.weigh(&tokens)
    }

    fn learn(&self, lessons: Vec<Lesson>) {
        let mut learned = self.lessons();
        for lesson in lessons {
            let bayes = learned.entry(lesson.site).or_default();
            let label = label(lesson.spam);
            match lesson.forget {
                true => bayes.unlearn(&lesson.tokens, label),
                false => bayes.learn(&lesson.tokens, label),
            }
        }
    }

    fn forget_lessons(&self) {
        self.lessons().clear();
    }

    fn lessons(&self) -> MutexGuard<'_, HashMap<SiteKey, Bayes>> {
        self.learned.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn write<T: Send + 'static>(
        &self,
        verb: impl FnOnce(&mut Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, StoreError> {
        on(&self.writer, verb).await
    }

    async fn read<T: Send + 'static>(
        &self,
        verb: impl FnOnce(&mut Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, StoreError> {
        on(&self.reader, verb).await
    }
}

/// Runs on a thread that may block.
async fn on<T: Send + 'static>(
    db: &Arc<Mutex<Connection>>,
    verb: impl FnOnce(&mut Connection) -> rusqlite::Result<T> + Send + 'static,
) -> Result<T, StoreError> {
    let db = Arc::clone(db);
    let run = move || verb(&mut db.lock().unwrap_or_else(PoisonError::into_inner));
    let failed = |error: &dyn std::fmt::Display| StoreError::Unavailable(error.to_string());
    match tokio::task::spawn_blocking(run).await {
        Ok(outcome) => outcome.map_err(|error| failed(&error)),
        Err(error) => Err(failed(&error)),
    }
}

fn label(spam: bool) -> Label {
    match spam {
        true => Label::Spam,
        false => Label::Ham,
    }
}

/// What was learned before this node began.
fn learned(db: &Connection) -> rusqlite::Result<HashMap<SiteKey, Bayes>> {
    let mut learned: HashMap<SiteKey, Bayes> = HashMap::new();
    let mut query = db.prepare(
        "SELECT name, website, body, site, learned FROM comments WHERE learned IS NOT NULL",
    )?;
    let mut rows = query.query(params![])?;
    while let Some(row) = rows.next()? {
        if let Ok(site) = SiteKey::parse(&row.get::<_, String>(3)?) {
            let bayes = learned.entry(site).or_default();
            bayes.learn(&words::tokens(row)?, label(row.get(4)?));
        }
    }
    Ok(learned)
}
