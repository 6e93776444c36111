//! The one writer: a thread that commits everything that is queued in a single transaction.
//!
//! One `fsync` then serves many appends, which is ten times as many a second as one each.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread::JoinHandle,
};

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot, watch};

use super::{schema, verbs};
use crate::store::StoreError;

/// The most wishes that share a transaction; bounds how long the first of them waits.
const BATCH: usize = 256;

/// After so many transactions the command ids whose time is over are deleted.
const FORGET_EVERY: u64 = 10_000;

/// Runs inside the transaction, or hears why there is none; what it returns tells the waiting
/// caller how the commit went.
type Job = Box<dyn FnOnce(Result<&Connection, StoreError>) -> Finish + Send>;
type Finish = Box<dyn FnOnce(Result<(), StoreError>) + Send>;

pub struct Writer {
    /// Whether the write-ahead log holds words that were taken back.
    unwiped: Arc<AtomicBool>,
    jobs: Mutex<Option<mpsc::UnboundedSender<Job>>>,
    /// Ends with the thread, and every tail with it.
    committed: watch::Receiver<i64>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    pub fn start(db: Connection) -> Self {
        let (jobs, queue) = mpsc::unbounded_channel();
        let (announce, committed) = watch::channel(0);
        let unwiped = Arc::new(AtomicBool::new(false));
        let wipe = Arc::clone(&unwiped);
        let thread = std::thread::Builder::new()
            .name("sqlite-writer".to_owned())
            .spawn(move || write_all(db, queue, &announce, &wipe))
            .expect("the system has a thread for the writer");
        Self {
            unwiped,
            jobs: Mutex::new(Some(jobs)),
            committed,
            thread: Mutex::new(Some(thread)),
        }
    }

    /// Runs `verb` in the next transaction; answers once that is durable.
    pub async fn run<T: Send + 'static>(
        &self,
        verb: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (reply, answer) = oneshot::channel();
        let job: Job = Box::new(move |db| {
            let outcome = db.and_then(|db| in_savepoint(db, verb));
            Box::new(move |commit| {
                // The caller may have gone away; nobody is left to tell then.
                let _ = reply.send(commit.and(outcome));
            })
        });
        let sender = self.jobs.lock().map_err(|_| closed())?.clone();
        sender.ok_or_else(closed)?.send(job).map_err(|_| closed())?;
        answer.await.unwrap_or_else(|_| Err(closed()))
    }

    /// The same for what takes words back: the old pages leave the write-ahead log, too.
    pub async fn run_and_wipe<T: Send + 'static>(
        &self,
        verb: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let unwiped = Arc::clone(&self.unwiped);
        self.run(move |db| {
            unwiped.store(true, Ordering::Relaxed);
            verb(db)
        })
        .await
    }

    /// Changes whenever something was committed.
    pub fn committed(&self) -> watch::Receiver<i64> {
        self.committed.clone()
    }

    /// Commits what is queued, then ends the thread.
    pub async fn stop(&self) {
        let thread = self.thread.lock().ok().and_then(|mut thread| thread.take());
        if let Ok(mut jobs) = self.jobs.lock() {
            *jobs = None;
        }
        if let Some(thread) = thread {
            let joined = tokio::task::spawn_blocking(move || thread.join()).await;
            if !matches!(joined, Ok(Ok(()))) {
                tracing::error!("the writer thread ended by a panic");
            }
        }
    }
}

fn write_all(
    db: Connection,
    mut queue: mpsc::UnboundedReceiver<Job>,
    committed: &watch::Sender<i64>,
    unwiped: &AtomicBool,
) {
    let mut transactions = 0_u64;
    while let Some(first) = queue.blocking_recv() {
        if let Err(error) = begin(&db) {
            first(Err(error))(Ok(()));
            continue;
        }
        let mut finish = vec![first(Ok(&db))];
        while finish.len() < BATCH
            && let Ok(job) = queue.try_recv()
        {
            finish.push(job(Ok(&db)));
        }
        let outcome = commit(&db);
        if unwiped.load(Ordering::Relaxed) && wipe(&db) {
            unwiped.store(false, Ordering::Relaxed);
        }
        for finish in finish {
            finish(outcome.as_ref().map(|_| ()).map_err(repeat));
        }
        if outcome.is_ok() {
            committed.send_modify(|count| *count += 1);
        }
        if transactions.is_multiple_of(FORGET_EVERY)
            && let Err(error) = verbs::forget_commands(&db)
        {
            tracing::warn!(%error, "old command ids stay for now");
        }
        transactions += 1;
    }
    if let Err(error) = db.execute_batch("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE);") {
        tracing::warn!(%error, "the write-ahead log stays; the next start reads it");
    }
}

fn begin(db: &Connection) -> Result<(), StoreError> {
    Ok(db.execute_batch("BEGIN IMMEDIATE")?)
}

fn commit(db: &Connection) -> Result<(), StoreError> {
    db.execute_batch("COMMIT").map_err(|error| {
        tracing::error!(%error, "a commit failed");
        // Nothing to do if even this fails: SQLite has rolled back by itself then.
        let _ = db.execute_batch("ROLLBACK");
        StoreError::NotConfirmed(error.to_string())
    })
}

/// Moves the write-ahead log into the database, where what was deleted is overwritten, and empties
/// it. Answers whether nobody was reading from it just then; if so, the next commit tries again.
fn wipe(db: &Connection) -> bool {
    let busy = db
        .execute_batch("PRAGMA busy_timeout = 100")
        .and_then(|()| db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0)));
    if let Err(error) = db.execute_batch(schema::PATIENCE) {
        tracing::warn!(%error, "the writer is less patient than it was");
    }
    matches!(busy, Ok(0))
}

/// A verb that fails takes back what it wrote and leaves its neighbours alone.
fn in_savepoint<T>(
    db: &Connection,
    verb: impl FnOnce(&Connection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    db.execute_batch("SAVEPOINT verb")?;
    let outcome = verb(db);
    let end = match outcome {
        Ok(_) => "RELEASE verb",
        Err(_) => "ROLLBACK TO verb; RELEASE verb",
    };
    db.execute_batch(end)?;
    outcome
}

fn repeat(error: &StoreError) -> StoreError {
    match error {
        StoreError::NotConfirmed(reason) => StoreError::NotConfirmed(reason.clone()),
        other => StoreError::Unavailable(other.to_string()),
    }
}

fn closed() -> StoreError {
    StoreError::Unavailable("the store is closed".to_owned())
}
