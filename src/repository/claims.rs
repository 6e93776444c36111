//! The unique values of accounts: reserved, written down, confirmed, and looked after until log and
//! claims agree.

use std::{sync::Arc, time::Duration};

use super::{NotGranted, Proof, Repository, exactly::ATTEMPTS};
use crate::{
    domain::{
        Aggregate,
        account::{Account, Command},
        values::{AccountId, ClaimKey, SiteKey, Timestamp},
    },
    store::{StoreError, StreamId},
};

/// How long a new address or method is kept for who is about to write that it is theirs.
pub const RESERVED: Duration = Duration::from_secs(60);

impl Repository {
    /// Lets an account have another address, or one more way to sign in. Its claim is of another
    /// partition, so it is reserved, then the log says so, then it is confirmed; a crash anywhere
    /// leaves a job by which the worker ends it.
    pub async fn claim(
        &self,
        id: AccountId,
        proof: Proof,
        reserved: Duration,
        at: Timestamp,
    ) -> Result<Arc<Account>, NotGranted> {
        let claim = proof.claim().clone();
        let owner = id.to_string();
        self.holder(&claim).await?;
        self.store.reserve(&claim, &owner, reserved).await?;
        let command = match proof {
            Proof::Address(address) => Command::ChangeEmail(address),
            Proof::Method(method) => Command::AddMethod(method),
        };
        self.change_account(id, command, at).await?;
        let account = self.settle(id, at).await?;
        match account.holds(&claim) {
            true => Ok(account),
            false => Err(NotGranted::Taken),
        }
    }

    /// Whether this call keeps all others from writing the letters of a site for so long.
    pub async fn alone(&self, site: &SiteKey, limit: Duration) -> Result<bool, StoreError> {
        let nobody_else = format!("{:032x}", rand::random::<u128>());
        let claim = ClaimKey::letters(site);
        match self.store.reserve(&claim, &nobody_else, limit).await {
            Ok(()) => Ok(true),
            Err(StoreError::ClaimTaken) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// The key under which networks are hashed in a period; with a time for which it is kept, a
    /// random one is made if there is none yet.
    pub async fn network_key(
        &self,
        period: i64,
        make: Option<Duration>,
    ) -> Result<Option<String>, StoreError> {
        let claim = ClaimKey::network_key(period);
        let known = self.store.owner(&claim).await?;
        let (None, Some(kept)) = (&known, make) else {
            return Ok(known);
        };
        let key = format!("{:032x}", rand::random::<u128>());
        match self.store.reserve(&claim, &key, kept).await {
            // Another node was faster.
            Ok(()) | Err(StoreError::ClaimTaken) => self.store.owner(&claim).await,
            Err(error) => Err(error),
        }
    }

    /// Makes the claims agree with the log of an account: confirms what it holds, and undoes what
    /// turned out to be somebody else's. Doing it again is harmless.
    async fn settle(&self, id: AccountId, at: Timestamp) -> Result<Arc<Account>, NotGranted> {
        let owner = id.to_string();
        let mut account = self.account(id).await?.state;
        if !account.is_open() {
            return Ok(account);
        }
        while let Some(taken) = self.confirm_all(&account, &owner).await? {
            let undo = match account.address() {
                Some(address) if address.claim == taken => Command::UndoEmailChange(taken),
                _ => Command::RemoveMethod {
                    claim: taken,
                    force: true,
                },
            };
            account = self.change_account(id, undo, at).await?;
        }
        // Its person may have left while this process stood still, and their claims with them.
        if !self.account_now(id).await?.is_open() {
            for claim in account.held() {
                self.store.release(claim, &owner).await?;
            }
        }
        Ok(account)
    }

    /// The same, and gives back what the account holds no more. Only whoever has a job for it may:
    /// while one claim is given back the account may be taking it again, so the job is done only
    /// once nothing has changed meanwhile.
    pub(super) async fn settle_all(&self, id: AccountId, at: Timestamp) -> Result<(), NotGranted> {
        let stream = StreamId::Account(id);
        for _ in 0..ATTEMPTS {
            let account = self.settle(id, at).await?;
            for former in account.former() {
                self.store.release(former, &id.to_string()).await?;
            }
            let head = self.store.head(&stream).await?;
            if head == account.version() {
                return Ok(());
            }
            self.accounts.reach(&stream, head).await;
        }
        // Somebody keeps changing it: the job comes again.
        let reason = "the account is changing too fast".to_owned();
        Err(StoreError::Unavailable(reason).into())
    }

    /// Answers with the first claim that somebody else has.
    async fn confirm_all(
        &self,
        account: &Account,
        owner: &str,
    ) -> Result<Option<ClaimKey>, StoreError> {
        for claim in account.held() {
            match self.store.confirm(claim, owner).await {
                Ok(()) => {}
                Err(StoreError::ClaimTaken) => return Ok(Some(claim.clone())),
                Err(error) => return Err(error),
            }
        }
        Ok(None)
    }
}
