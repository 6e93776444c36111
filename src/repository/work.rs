//! What events leave to be done, and who does it: at least once, on whichever node is first.

use std::{
    collections::VecDeque,
    panic::AssertUnwindSafe,
    sync::Arc,
    time::{Duration, Instant},
};

use futures_util::FutureExt;

use super::{NotGranted, Repository, ThreadKey};
use crate::{
    domain::{
        Queue,
        thread::{AdoptGuest, Command, EraseWriter},
        values::{AccountId, Actor, CommandId, GuestId, SiteKey, Timestamp},
    },
    store::{Job, StoreError, StreamId},
};

/// A job that is not done within this time is given to somebody else.
const LEASE: Duration = Duration::from_secs(30);
/// How often to look for work that nobody told of: what a crash left, and what came of other nodes
/// while the tail was silent.
const LOOK: Duration = Duration::from_secs(5);
/// Longer than any request takes from the moment at which its sender is known.
const IN_FLIGHT: Duration = Duration::from_secs(60);

impl Repository {
    /// Works until it is dropped: whenever something may be there, and every few seconds.
    pub async fn work(self: Arc<Self>, now: impl Fn() -> Timestamp) {
        // Whose words to look for once more, in case a process died before it did so itself.
        let mut erased: VecDeque<(AccountId, Instant)> = VecDeque::new();
        loop {
            match self.work_once(LEASE, now()).await {
                Ok(done) => {
                    erased.extend(done.iter().filter_map(|job| match job.stream {
                        StreamId::Account(id) => Some((id, Instant::now())),
                        _ => None,
                    }));
                    if done.is_empty() {
                        let _ = tokio::time::timeout(LOOK, self.left_work.notified()).await;
                    }
                }
                Err(error) => {
                    tracing::warn!(%error, "looking for work failed");
                    tokio::time::sleep(LOOK).await;
                }
            }
            while let Some((id, at)) = erased.front().copied()
                && at.elapsed() > IN_FLIGHT
            {
                erased.pop_front();
                if let Err(error) = self.erase_if_left(id, now()).await {
                    tracing::warn!(%error, "looking for late words failed");
                }
            }
        }
    }

    /// Does what is there to be done; answers with what was taken on.
    pub async fn work_once(&self, lease: Duration, at: Timestamp) -> Result<Vec<Job>, StoreError> {
        let jobs = self.store.work(Queue::Claims, lease).await?;
        for job in &jobs {
            // One that panics must not end the worker.
            let doing = AssertUnwindSafe(self.do_job(job, at)).catch_unwind().await;
            match doing {
                Ok(Ok(())) => self.store.done(job).await?,
                // It is given out again when its lease ends.
                Ok(Err(error)) => {
                    let (stream, attempt) = (&job.stream, job.attempt);
                    tracing::warn!(%stream, attempt, ?error, "a job is not done yet");
                }
                Err(_) => tracing::error!(stream = %job.stream, "a job panics"),
            }
        }
        Ok(jobs)
    }

    async fn do_job(&self, job: &Job, at: Timestamp) -> Result<(), NotGranted> {
        match (job.queue, &job.stream) {
            (Queue::Claims, StreamId::Account(id)) => {
                // The tail may not have told of it yet.
                self.accounts.reach(&job.stream, job.v).await;
                self.settle_all(*id, at).await?;
                self.erase(*id, at).await
            }
            // A newer version left it, or nobody.
            _ => Ok(()),
        }
    }

    /// In which threads an actor said or liked something; those of one site, if it is named.
    pub async fn threads_of(
        &self,
        actor: Actor,
        site: Option<&SiteKey>,
    ) -> Result<Vec<ThreadKey>, StoreError> {
        let streams = self.store.streams_of(actor).await?;
        let keys = streams.into_iter().filter_map(|stream| match stream {
            StreamId::Post(site, post) => Some(ThreadKey { site, post }),
            _ => None,
        });
        let wanted = |key: &ThreadKey| site.is_none_or(|site| key.site == *site);
        let mut keys: Vec<_> = keys.filter(wanted).collect();
        keys.sort_by(|a, b| (&a.site, &a.post).cmp(&(&b.site, &b.post)));
        Ok(keys)
    }

    /// Makes what a guest did on a site an account's.
    pub async fn adopt(
        &self,
        site: &SiteKey,
        guest: GuestId,
        account: AccountId,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        for key in self.threads_of(guest.into(), Some(site)).await? {
            let adopt = AdoptGuest { guest, account, at };
            self.insist(&key, Command::Adopt(adopt)).await?;
        }
        Ok(())
    }

    pub(super) async fn erase_words(
        &self,
        account: AccountId,
        keeps_words: bool,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        for key in self.threads_of(account.into(), None).await? {
            let erase = EraseWriter {
                account,
                keeps_words,
                at,
            };
            self.insist(&key, Command::EraseWriter(erase)).await?;
        }
        Ok(())
    }

    /// Changes a thread by a command that no rule refuses. What it looks at is what is stored now:
    /// the tail may not have told of the last words yet.
    async fn insist(&self, key: &ThreadKey, command: Command) -> Result<(), StoreError> {
        let stream = key.stream();
        let head = self.store.head(&stream).await?;
        self.threads.reach(&stream, head).await;
        let nonce = rand::random::<u128>().to_string();
        let id = CommandId::digest(&[&key.stream().to_string(), "people", &nonce]);
        match self.change(key, id, command).await {
            Ok(_) => Ok(()),
            Err(super::Refusal::Failed(error)) => Err(error),
            Err(super::Refusal::Rejected(rejection)) => {
                tracing::error!(stream = %key.stream(), ?rejection, "nothing should refuse this");
                Ok(())
            }
        }
    }
}
