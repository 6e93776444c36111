//! Changing what the store holds: load, decide, append, and again if others came in between.

use std::time::Duration;

use super::{
    Changed, Refusal, Repository, ThreadKey,
    exactly::{ATTEMPTS, Granted},
};
use crate::{
    domain::{
        Aggregate, Event,
        site::{self, Site},
        thread::{self, Command},
        values::{CommandId, SiteKey},
    },
    store::{Append, Appended, Expect, StoreError, StreamId},
};

impl Repository {
    /// Changes a thread. An answer that is not an error means that it is stored, durably, once,
    /// however often the command is sent.
    pub async fn change(
        &self,
        key: &ThreadKey,
        id: CommandId,
        command: impl Into<Command>,
    ) -> Result<Changed, Refusal> {
        let stream = key.stream();
        let command = command.into();
        let mut failure = StoreError::Unavailable("the thread is changing too fast".to_owned());
        // After an append that was not confirmed, finding the wish granted means that it was ours.
        let mut asked_again = false;
        for _ in 0..ATTEMPTS {
            let thread = self.thread(key).await?.state;
            let events = thread::decide(&thread, command.clone()).map_err(Refusal::Rejected)?;
            if events.is_empty() {
                return Ok(Changed {
                    replayed: !asked_again,
                    thread,
                });
            }
            let expect = match (thread.is_open(), command.commutes()) {
                // Also what commutes must not open a thread twice.
                (false, true) => Expect::NoStream,
                (true, true) => Expect::Any,
                (_, false) => Expect::Exact(thread.version()),
            };
            let redact = thread::redactions(&thread, &events);
            let append = Append {
                stream: stream.clone(),
                expect,
                events: events.into_iter().map(Event::Thread).collect(),
                command: id,
                claim: None,
                redact: redact
                    .into_iter()
                    .map(|(v, event)| (v, Event::Thread(event)))
                    .collect(),
            };
            // Whoever still holds the old state makes the new one a copy of it.
            drop(thread);
            match self.store.append(append).await {
                Ok(Appended::New(recorded)) => {
                    let thread = self.threads.catch_up(&stream, &recorded).await;
                    return Ok(Changed {
                        replayed: false,
                        thread,
                    });
                }
                Ok(Appended::Replayed(v)) => {
                    let thread = self.threads.reach(&stream, v).await;
                    return Ok(Changed {
                        replayed: !asked_again,
                        thread,
                    });
                }
                Err(StoreError::Conflict(v)) => {
                    failure = StoreError::Conflict(v);
                    self.threads.reach(&stream, v).await;
                }
                // The same command id makes asking again safe, and tells what happened.
                Err(StoreError::NotConfirmed(reason)) if !asked_again => {
                    tracing::warn!(reason, "an append was not confirmed, asking again");
                    asked_again = true;
                    failure = StoreError::NotConfirmed(reason);
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
                Err(error) => return Err(error.into()),
            }
        }
        Err(failure.into())
    }

    /// Changes a site. Answers whether that is news.
    pub async fn change_site(
        &self,
        key: &SiteKey,
        command: site::Command,
    ) -> Result<bool, StoreError> {
        let stream = StreamId::Site(key.clone());
        let decide = |site: &Site| -> Result<_, StoreError> {
            Ok(Granted::events(site::decide(site, command.clone())))
        };
        Ok(self.exactly(&self.sites, &stream, decide).await?.1)
    }
}
