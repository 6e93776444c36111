//! Connections that read, lent to one blocking task at a time.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use rusqlite::Connection;

use super::schema;
use crate::store::StoreError;

/// How many idle connections are kept; more are opened when more read at once.
const IDLE: usize = 4;

#[derive(Clone)]
pub struct Readers {
    path: Arc<PathBuf>,
    idle: Arc<Mutex<Vec<Connection>>>,
}

impl Readers {
    pub fn new(path: &Path) -> Self {
        Self {
            path: Arc::new(path.to_owned()),
            idle: Arc::default(),
        }
    }

    /// Runs `verb` on a connection of its own, on a thread that may block.
    pub async fn run<T: Send + 'static>(
        &self,
        verb: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let readers = self.clone();
        let reading = tokio::task::spawn_blocking(move || {
            let kept = readers.idle().pop();
            let db = kept.map_or_else(|| schema::open_readable(&readers.path), Ok)?;
            let outcome = verb(&db);
            let mut idle = readers.idle();
            if idle.len() < IDLE {
                idle.push(db);
            }
            outcome
        });
        reading
            .await
            .unwrap_or_else(|error| Err(StoreError::Unavailable(error.to_string())))
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Connection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
