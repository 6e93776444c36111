//! Accounts: opened with a claim, and changed; and who decides what.

use std::{sync::Arc, time::Duration};

use super::{Loaded, Repository, exactly::Granted};
use crate::{
    domain::{
        account::{self, Account, Address, Command, Erasure, Method, Rejection},
        staff::{self, Appoint, Staff},
        values::{AccountId, AuthorName, ClaimKey, Timestamp},
    },
    store::{StoreError, StreamId},
};

/// What proves who somebody is.
#[derive(Debug, Clone)]
pub enum Proof {
    /// They read what was sent to this address.
    Address(Address),
    /// Another service, which we trust in this, says so.
    Method(Method),
}

impl Proof {
    /// The unique value in it.
    pub fn claim(&self) -> &ClaimKey {
        match self {
            Self::Address(address) => &address.claim,
            Self::Method(method) => &method.claim,
        }
    }
}

/// Why a wish about an account was not granted.
#[derive(Debug)]
pub enum NotGranted {
    /// By a rule.
    Rejected(Rejection),
    /// Somebody else has this address, or this way to sign in.
    Taken,
    /// By the store.
    Failed(StoreError),
}

impl From<StoreError> for NotGranted {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::ClaimTaken => Self::Taken,
            error => Self::Failed(error),
        }
    }
}

/// For who can tell no rule to whoever asks: what they can do is to try again.
impl From<NotGranted> for StoreError {
    fn from(error: NotGranted) -> Self {
        match error {
            NotGranted::Failed(error) => error,
            error => Self::Unavailable(format!("{error:?}")),
        }
    }
}

impl Repository {
    /// The account; one that is not open if there is none of that id.
    pub async fn account(&self, id: AccountId) -> Result<Loaded<Account>, StoreError> {
        let stream = StreamId::Account(id);
        self.accounts.load(&stream, &self.freshness).await
    }

    /// The account as the store has it now, for who was just told on another node of what this one
    /// has not heard yet.
    pub async fn account_now(&self, id: AccountId) -> Result<Arc<Account>, StoreError> {
        let stream = StreamId::Account(id);
        let head = self.store.head(&stream).await?;
        Ok(self.accounts.reach(&stream, head).await)
    }

    /// Who decides what.
    pub async fn staff(&self) -> Result<Loaded<Staff>, StoreError> {
        self.staff.load(&StreamId::Staff, &self.freshness).await
    }

    /// Gives an account a role, or takes it. Answers whether that is news.
    pub async fn appoint(&self, wish: Appoint) -> Result<bool, StoreError> {
        let decide = |staff: &Staff| -> Result<_, StoreError> {
            Ok(Granted::events(staff::decide(staff, wish.clone())))
        };
        let changed = self.exactly(&self.staff, &StreamId::Staff, decide);
        Ok(changed.await?.1)
    }

    /// Whose unique value it is, if anybody's.
    pub async fn owner_of(&self, claim: &ClaimKey) -> Result<Option<AccountId>, StoreError> {
        let owner = self.store.owner(claim).await?;
        Ok(owner.and_then(|raw| AccountId::parse(&raw).ok()))
    }

    /// Whether it was used up.
    pub async fn is_used(&self, claim: &ClaimKey) -> Result<bool, StoreError> {
        Ok(self.store.owner(claim).await?.is_some())
    }

    /// Uses up what can be used once; false if it was used before. It is remembered for so many
    /// milliseconds.
    pub async fn use_once(&self, claim: &ClaimKey, millis: i64) -> Result<bool, StoreError> {
        let user = format!("{:032x}", rand::random::<u128>());
        let limit = Duration::from_millis(millis.unsigned_abs());
        match self.store.reserve(claim, &user, limit).await {
            Ok(()) => Ok(true),
            Err(StoreError::ClaimTaken) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// The account of whoever proved this; a new one if nobody did before. Claim, log and feed are
    /// written in one step: an account without its claim, or the other way round, never was.
    pub async fn enter(
        &self,
        proof: &Proof,
        name: Option<AuthorName>,
        at: Timestamp,
    ) -> Result<AccountId, NotGranted> {
        // Two at most, since whoever takes the claim meanwhile owns it.
        for _ in 0..2 {
            if let Some(owner) = self.holder(proof.claim()).await? {
                // Reserved for who is about to change to it, and perhaps never will: not theirs yet.
                let account = self.account_now(owner).await?;
                return match account.holds(proof.claim()) {
                    true => Ok(owner),
                    false => Err(NotGranted::Taken),
                };
            }
            match self.open(proof, name.clone(), at).await {
                Err(NotGranted::Taken) => {}
                opened => return opened,
            }
        }
        Err(NotGranted::Taken)
    }

    /// Who has a claim. What an account still has that was erased, since a process stood still
    /// meanwhile, is given back.
    pub(super) async fn holder(&self, claim: &ClaimKey) -> Result<Option<AccountId>, StoreError> {
        let Some(owner) = self.owner_of(claim).await? else {
            return Ok(None);
        };
        if self.account_now(owner).await?.erasure() != Erasure::Done {
            return Ok(Some(owner));
        }
        self.store.release(claim, &owner.to_string()).await?;
        self.owner_of(claim).await
    }

    async fn open(
        &self,
        proof: &Proof,
        name: Option<AuthorName>,
        at: Timestamp,
    ) -> Result<AccountId, NotGranted> {
        let id = self.store.next_id(proof.claim()).await?;
        let (address, method) = match proof.clone() {
            Proof::Address(address) => (Some(address), None),
            Proof::Method(method) => (None, Some(method)),
        };
        let open = Command::Open {
            address,
            method,
            name,
        };
        let stream = StreamId::Account(id);
        let opening = self.exactly(&self.accounts, &stream, |account: &Account| {
            let granted = decided(account, open.clone(), at)?;
            let claim = Some((proof.claim().clone(), id.to_string()));
            Ok::<_, NotGranted>(Granted { claim, ..granted })
        });
        opening.await.map(|_| id)
    }

    /// Changes an account; not where a claim is to be taken.
    pub async fn change_account(
        &self,
        id: AccountId,
        command: Command,
        at: Timestamp,
    ) -> Result<Arc<Account>, NotGranted> {
        let stream = StreamId::Account(id);
        let decide = |account: &Account| decided(account, command.clone(), at);
        let changed = self.exactly(&self.accounts, &stream, decide).await?;
        Ok(changed.0)
    }
}

fn decided(account: &Account, command: Command, at: Timestamp) -> Result<Granted, NotGranted> {
    let redact = match command {
        Command::EndErasure => account.redactions(),
        _ => Vec::new(),
    };
    let events = account::decide(account, command, at).map_err(NotGranted::Rejected)?;
    Ok(Granted {
        redact: redact.into_iter().map(|(v, it)| (v, it.into())).collect(),
        ..Granted::events(events)
    })
}
