//! One decision about many comments: in the background, some hundred at a time. What a stop of the
//! node leaves undone still waits at the desk.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use actix_web::web::Data;

use crate::{
    desk::Filter,
    domain::{
        Aggregate,
        thread::{Command, Moderate, Verdict},
        values::{AccountId, CommentId, DecisionId, Version},
    },
    http::{Service, clock, reacting},
    repository::{Refusal, ThreadKey},
    store::StoreError,
};

/// How many are decided about in one append.
const TOGETHER: usize = 500;
/// How long whoever decided waits: what is done by then they see at once.
const WAIT: Duration = Duration::from_millis(1_500);
/// In so few threads the desk is waited for.
const FEW: usize = 20;

/// The decisions that are being carried out.
#[derive(Default)]
pub struct Bulks {
    running: Mutex<HashMap<DecisionId, Running>>,
}

/// How far one is.
#[derive(Debug, Clone, Copy)]
pub struct Running {
    by: AccountId,
    /// About how many comments it was decided.
    pub done: u32,
    /// About how many it will be.
    pub of: u32,
}

impl Bulks {
    /// How far a decision of this person is, while it is being carried out.
    pub fn of(&self, decision: DecisionId, by: AccountId) -> Option<Running> {
        let running = self.running().get(&decision).copied();
        running.filter(|running| running.by == by)
    }

    fn running(&self) -> MutexGuard<'_, HashMap<DecisionId, Running>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Begins, and waits a moment for the end.
pub async fn begin(
    service: &Data<Service>,
    filter: Filter,
    verdict: Verdict,
    by: AccountId,
    decision: DecisionId,
) -> Result<(), StoreError> {
    let threads = service.desk.by_thread(filter).await?;
    let of = threads.iter().map(|(_, ids)| ids.len() as u32).sum();
    let running = Running { by, done: 0, of };
    service.bulks.running().insert(decision, running);
    let carrying = Bulk {
        service: service.clone().into_inner(),
        verdict,
        by,
        decision,
    };
    let task = tokio::spawn(async move {
        if let Err(refusal) = carrying.out(threads).await {
            tracing::error!(?refusal, "a decision about many comments stopped half-way");
        }
        carrying.service.bulks.running().remove(&carrying.decision);
    });
    // It goes on when nobody waits any more.
    let _ = tokio::time::timeout(WAIT, task).await;
    Ok(())
}

struct Bulk {
    service: Arc<Service>,
    verdict: Verdict,
    by: AccountId,
    decision: DecisionId,
}

impl Bulk {
    async fn out(&self, threads: Vec<(ThreadKey, Vec<CommentId>)>) -> Result<(), Refusal> {
        let few = threads.len() <= FEW;
        let mut changed = Vec::new();
        for (key, ids) in threads {
            let mut v = Version(0);
            for ids in ids.chunks(TOGETHER) {
                v = self.decide(&key, ids).await?;
            }
            changed.push((key.stream(), v));
        }
        // Whoever decided looks at the desk next.
        for (stream, v) in changed.iter().filter(|_| few) {
            self.service.desk.reach(stream, *v).await;
        }
        Ok(())
    }

    async fn decide(&self, key: &ThreadKey, ids: &[CommentId]) -> Result<Version, Refusal> {
        let moderate = Moderate {
            ids: ids.to_owned(),
            verdict: self.verdict,
            by: self.by,
            decision: self.decision,
            at: clock::now(),
        };
        let wish = reacting::wish(key);
        let command = Command::Moderate(moderate);
        let changed = self.service.repository.change(key, wish, command).await?;
        if let Some(running) = self.service.bulks.running().get_mut(&self.decision) {
            running.done += ids.len() as u32;
        }
        Ok(changed.thread.version())
    }
}
