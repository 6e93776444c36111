//! Changing what one decides about after looking: the events are stored only if what was seen is
//! still true, else all begins again.

use std::sync::Arc;

use super::{Repository, cached::Cached};
use crate::{
    domain::{
        Aggregate, Event,
        values::{CommandId, Version},
    },
    store::{Append, Appended, ClaimKey, Expect, StoreError, StreamId},
};

/// How often a command is tried again when others changed the stream meanwhile.
pub const ATTEMPTS: usize = 8;

/// What shall be stored in one step.
#[derive(Default)]
pub struct Granted {
    /// Nothing, if all is as was wished.
    pub events: Vec<Event>,
    /// Entries that shall read otherwise from then on.
    pub redact: Vec<(Version, Event)>,
    /// A unique value to take for an owner.
    pub claim: Option<(ClaimKey, String)>,
}

impl Granted {
    /// These events and nothing else.
    pub fn events(events: impl IntoIterator<Item = impl Into<Event>>) -> Self {
        Self {
            events: events.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }
}

impl Repository {
    /// Lets `decide` look at the fold and stores what it grants. Answers with the fold after that,
    /// and whether it is news.
    pub(super) async fn exactly<A: Aggregate, E: From<StoreError>>(
        &self,
        cached: &Cached<A>,
        stream: &StreamId,
        decide: impl Fn(&A) -> Result<Granted, E>,
    ) -> Result<(Arc<A>, bool), E> {
        let mut failure = StoreError::Conflict(Version(0));
        for _ in 0..ATTEMPTS {
            let state = cached.load(stream, &self.freshness).await?.state;
            let granted = decide(&state)?;
            if granted.events.is_empty() {
                return Ok((state, false));
            }
            let at = state.version().to_string();
            // The same decision about the same state is the same wish, whoever asks again.
            let wish = format!("{:?} {:?}", granted.events, granted.claim);
            let append = Append {
                stream: stream.clone(),
                expect: Expect::Exact(state.version()),
                events: granted.events,
                command: CommandId::digest(&[&stream.to_string(), &at, &wish]),
                claim: granted.claim,
                redact: granted.redact,
            };
            match self.store.append(append).await {
                Ok(Appended::New(recorded)) => {
                    return Ok((cached.catch_up(stream, &recorded).await, true));
                }
                Ok(Appended::Replayed(v)) => return Ok((cached.reach(stream, v).await, true)),
                Err(StoreError::Conflict(v)) => {
                    failure = StoreError::Conflict(v);
                    cached.reach(stream, v).await;
                }
                Err(StoreError::NotConfirmed(reason)) => {
                    // The same id makes asking again safe.
                    failure = StoreError::NotConfirmed(reason);
                }
                Err(error) => return Err(error.into()),
            }
        }
        Err(failure.into())
    }
}
