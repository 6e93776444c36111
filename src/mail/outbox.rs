//! The outbox: letters that wait for the server, and the task that hands them over.

use std::{
    mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use lettre::Message;
use tokio::{
    sync::Notify,
    task::JoinHandle,
    time::{Instant, sleep_until},
};

use super::{
    count, same,
    server::{Refusal, Server},
};
use crate::{domain::values::Email, telemetry::Metrics};

/// The most letters that wait; more are dropped.
const MOST: usize = 1000;
/// How long a stop waits. With what requests may take it stays below the ten seconds after which
/// container engines kill.
const CLOSE: Duration = Duration::from_secs(3);

/// How often a letter is tried.
#[derive(Debug, Clone)]
pub struct Patience {
    /// How long one try may take.
    pub each: Duration,
    /// How long to wait after the first try, after the second …; after the last one it is given up.
    pub between: Vec<Duration>,
}

impl Default for Patience {
    /// Four tries within about a minute: whoever signs in does not wait longer.
    fn default() -> Self {
        Self {
            each: Duration::from_secs(10),
            between: [5, 15, 40].map(Duration::from_secs).to_vec(),
        }
    }
}

/// Letters on their way to a server.
pub(super) struct Outbox {
    server: Server,
    patience: Patience,
    metrics: Arc<Metrics>,
    waiting: Mutex<Waiting>,
    changed: Notify,
    task: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Default)]
struct Waiting {
    /// Also the one that is being handed over: it goes when it has arrived.
    letters: Vec<Entry>,
    next: u64,
    closing: bool,
}

struct Entry {
    id: u64,
    to: Email,
    message: Arc<Message>,
    tries: usize,
    due: Instant,
}

impl Outbox {
    pub(super) fn open(server: Server, patience: Patience, metrics: Arc<Metrics>) -> Arc<Self> {
        let outbox = Arc::new(Self {
            server,
            patience,
            metrics,
            waiting: Mutex::default(),
            changed: Notify::new(),
            task: Mutex::default(),
        });
        let task = tokio::spawn(Arc::clone(&outbox).run());
        *outbox.task.lock().unwrap_or_else(PoisonError::into_inner) = Some(task);
        outbox
    }

    pub(super) fn add(&self, to: Email, message: Message) {
        let mut waiting = self.waiting();
        if waiting.closing || waiting.letters.len() >= MOST {
            let why = match waiting.closing {
                true => "the service stops",
                false => "too many wait for the server that AFTERWORD_SMTP names",
            };
            drop(waiting);
            tracing::warn!(why, "a letter is dropped");
            count(&self.metrics, "dropped");
            return;
        }
        let id = waiting.next;
        waiting.next += 1;
        waiting.letters.push(Entry {
            id,
            to,
            message: Arc::new(message),
            tries: 0,
            due: Instant::now(),
        });
        drop(waiting);
        self.changed.notify_one();
    }

    /// What is being handed over may still arrive; it is not tried again.
    pub(super) fn forget(&self, to: &Email) {
        self.waiting().letters.retain(|entry| !same(&entry.to, to));
    }

    pub(super) async fn close(&self) {
        self.waiting().closing = true;
        self.changed.notify_one();
        let task = self
            .task
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        let Some(mut task) = task else { return };
        if tokio::time::timeout(CLOSE, &mut task).await.is_err() {
            task.abort();
            let left = mem::take(&mut self.waiting().letters);
            tracing::warn!(
                letters = left.len(),
                "letters are given up: the service stops"
            );
            left.iter().for_each(|_| count(&self.metrics, "failed"));
        }
    }

    async fn run(self: Arc<Self>) {
        while let Some((id, message)) = self.next().await {
            let taken = self.server.take(&message, self.patience.each).await;
            self.settle(id, taken);
        }
    }

    /// The letter that has been due for longest, once there is one; none after the last one of all.
    async fn next(&self) -> Option<(u64, Arc<Message>)> {
        loop {
            let due = {
                let waiting = self.waiting();
                let entry = waiting.letters.iter().min_by_key(|entry| entry.due);
                match entry {
                    Some(entry) if waiting.closing || entry.due <= Instant::now() => {
                        return Some((entry.id, Arc::clone(&entry.message)));
                    }
                    None if waiting.closing => return None,
                    entry => entry.map(|entry| entry.due),
                }
            };
            let changed = self.changed.notified();
            match due {
                Some(due) => tokio::select! {
                    () = sleep_until(due) => {}
                    () = changed => {}
                },
                None => changed.await,
            }
        }
    }

    fn settle(&self, id: u64, taken: Result<(), Refusal>) {
        let Err(refusal) = taken else {
            self.waiting().letters.retain(|entry| entry.id != id);
            return count(&self.metrics, "sent");
        };
        let why = refusal.why;
        let mut waiting = self.waiting();
        let closing = waiting.closing;
        let Some(at) = waiting.letters.iter().position(|entry| entry.id == id) else {
            return;
        };
        let entry = &mut waiting.letters[at];
        let wait = self.patience.between.get(entry.tries);
        entry.tries += 1;
        let tries = entry.tries;
        match wait.filter(|_| !refusal.is_final && !closing) {
            Some(wait) => {
                entry.due = Instant::now() + *wait;
                drop(waiting);
                tracing::info!(why, tries, "a letter is tried again in {wait:?}");
            }
            None => {
                waiting.letters.remove(at);
                drop(waiting);
                tracing::warn!(why, tries, "a letter is given up");
                count(&self.metrics, "failed");
            }
        }
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
