//! Drawing aside: on a thread that may take its time, so that no worker waits, a few at once.

use tokio::sync::Semaphore;

/// How many are drawn at once: a long thread takes a core for a while, and all pages come back
/// together after a restart. The other threads are for those who read.
const DRAWN_AT_ONCE: usize = 2;

/// Where drawings are made.
pub struct Aside {
    slots: Semaphore,
}

impl Default for Aside {
    fn default() -> Self {
        Self {
            slots: Semaphore::new(DRAWN_AT_ONCE),
        }
    }
}

impl Aside {
    /// Draws as soon as there is a slot.
    pub async fn draw<T: Send + 'static>(&self, draw: impl FnOnce() -> T + Send + 'static) -> T {
        let _slot = self.slots.acquire().await;
        off_worker(draw).await
    }
}

/// Does work that takes its time, at once.
pub async fn off_worker<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}
