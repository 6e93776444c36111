//! What is stored about somebody, and how all of it is taken away.

use std::sync::Arc;

use super::{NotGranted, Repository};
use crate::{
    domain::{
        Event,
        account::{Command, Erasure},
        staff::Appoint,
        values::{AccountId, Actor, Timestamp},
    },
    store::{Cursor, Recorded, StoreError, StreamId},
};

impl Repository {
    /// Every entry of the store that tells something about an account: its own log, and in threads
    /// what it said, changed and liked.
    pub async fn stored_about(&self, id: AccountId) -> Result<Vec<Arc<Recorded>>, StoreError> {
        let actor = Actor::Account(id);
        let own = StreamId::Account(id);
        let mut all = self.store.read(&own, Cursor::default()).await?;
        for key in self.threads_of(actor, None).await? {
            let thread = self.thread(&key).await?.state;
            let said = |id| thread.comment(id).is_some_and(|it| it.by == Some(actor));
            let entries = self.store.read(&key.stream(), Cursor::default()).await?;
            all.extend(entries.into_iter().filter(|entry| match &entry.event {
                Event::Thread(event) => {
                    entry.event.actor() == Some(actor) || event.comment().is_some_and(said)
                }
                _ => false,
            }));
        }
        Ok(all)
    }

    /// Takes back what an account has just said, if its person left for good meanwhile: then the
    /// worker may have looked for their words before these came.
    pub async fn erase_if_left(&self, id: AccountId, at: Timestamp) -> Result<bool, StoreError> {
        let keeps_words = match self.account_now(id).await?.erasure() {
            Erasure::No => return Ok(false),
            Erasure::Begun { keeps_words } => keeps_words,
            // What they wanted to stay was said before.
            Erasure::Done => false,
        };
        self.erase_words(id, keeps_words, at).await?;
        Ok(true)
    }

    /// Takes away what is left of an account whose person left for good: their words or names from
    /// every thread, their claims, then what their own log tells of them. Each step can be done
    /// again, and the last one is the last.
    pub(super) async fn erase(&self, id: AccountId, at: Timestamp) -> Result<(), NotGranted> {
        let account = self.account(id).await?.state;
        let Erasure::Begun { keeps_words } = account.erasure() else {
            return Ok(());
        };
        self.erase_words(id, keeps_words, at).await?;
        self.store.forget_actor(id.into()).await?;
        self.dismiss(id, at).await?;
        let owner = id.to_string();
        for claim in account.held().chain(account.former()) {
            self.store.release(claim, &owner).await?;
        }
        self.change_account(id, Command::EndErasure, at).await?;
        Ok(())
    }

    /// Takes all roles of an account.
    async fn dismiss(&self, account: AccountId, at: Timestamp) -> Result<(), StoreError> {
        let staff = self.staff().await?.state;
        let theirs = staff.members().iter().filter(|it| it.account == account);
        for member in theirs {
            let wish = Appoint {
                account,
                site: member.site.clone(),
                role: None,
                at,
            };
            self.appoint(wish).await?;
        }
        Ok(())
    }
}
