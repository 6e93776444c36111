//! Accounts: opened with a claim, changed, and looked after until log and claims agree.

use std::{sync::Arc, time::Duration};

use super::{
    Loaded, Repository,
    exactly::{ATTEMPTS, Granted},
};
use crate::{
    domain::{
        Aggregate, Event,
        account::{self, Account, Address, Command, Erasure, Method, Rejection},
        staff::{self, Appoint, Staff},
        values::{AccountId, Actor, AuthorName, ClaimKey, Timestamp},
    },
    store::{Cursor, Recorded, StoreError, StreamId},
};

/// How long a new address or method is kept for who is about to write that it is theirs.
pub const RESERVED: Duration = Duration::from_secs(60);

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
    async fn holder(&self, claim: &ClaimKey) -> Result<Option<AccountId>, StoreError> {
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
}

impl Repository {
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
