//! Who does something: a guest by their browser, or an account.

use std::fmt;

use super::{GuestId, ValueError, base32};

/// Names an account: a number from the sequence of its partition, 1 or higher.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AccountId(pub u64);

impl AccountId {
    /// Reads what [`fmt::Display`] writes.
    pub fn parse(raw: &str) -> Result<Self, ValueError> {
        raw.parse()
            .ok()
            .map(Self)
            .filter(|id| id.to_string() == raw)
            .ok_or(ValueError::Malformed("is not the id of an account"))
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Names one sign-in of an account, on one device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SessionId(u64);

impl SessionId {
    /// From a random number, of which 60 bits count.
    pub fn from_random(random: u64) -> Self {
        Self(random >> 4)
    }

    /// Reads what [`fmt::Display`] writes.
    pub fn parse(raw: &str) -> Result<Self, ValueError> {
        base32::read(raw)
            .map(Self)
            .ok_or(ValueError::Malformed("is not the id of a session"))
    }
}

impl fmt::Display for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        base32::write(self.0, f)
    }
}

/// Who said, liked or did something. As text, `0123456789ab` is a guest and `account:33` an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Actor {
    /// Whoever uses this browser.
    Guest(GuestId),
    /// A person known to us.
    Account(AccountId),
}

impl Actor {
    /// Reads what [`fmt::Display`] writes.
    pub fn parse(raw: &str) -> Result<Self, ValueError> {
        match raw.strip_prefix("account:") {
            Some(id) => AccountId::parse(id).map(Self::Account),
            None => GuestId::parse(raw).map(Self::Guest),
        }
    }
}

impl From<GuestId> for Actor {
    fn from(guest: GuestId) -> Self {
        Self::Guest(guest)
    }
}

impl From<AccountId> for Actor {
    fn from(account: AccountId) -> Self {
        Self::Account(account)
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Guest(guest) => guest.fmt(f),
            Self::Account(account) => write!(f, "account:{account}"),
        }
    }
}

/// Who asks for something: the account that they are signed in with, and the browser by which they
/// were a guest before. What either of them said is theirs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Identity {
    /// The account, if they are signed in.
    pub account: Option<AccountId>,
    /// The guest, if the browser has been one.
    pub guest: Option<GuestId>,
}

impl Identity {
    /// As whom they act from now on.
    pub fn actor(self) -> Option<Actor> {
        let guest = self.guest.map(Actor::Guest);
        self.account.map(Actor::Account).or(guest)
    }

    /// Whether the actor is them.
    pub fn is(self, actor: Actor) -> bool {
        match actor {
            Actor::Guest(guest) => self.guest == Some(guest),
            Actor::Account(account) => self.account == Some(account),
        }
    }
}

impl From<GuestId> for Identity {
    fn from(guest: GuestId) -> Self {
        Self {
            account: None,
            guest: Some(guest),
        }
    }
}

impl From<AccountId> for Identity {
    fn from(account: AccountId) -> Self {
        Self {
            account: Some(account),
            guest: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_actor_reads_back() {
        for raw in ["0123456789ab", "account:33"] {
            assert_eq!(Actor::parse(raw).unwrap().to_string(), raw);
        }
        for wrong in [
            "",
            "account:",
            "account:033",
            "account:-1",
            "account:+1",
            "guest",
        ] {
            assert!(Actor::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn who_signed_in_acts_as_their_account_and_is_still_the_guest() {
        let guest = GuestId::from_random(1 << 9);
        let account = AccountId(33);
        let both = Identity {
            account: Some(account),
            guest: Some(guest),
        };
        assert_eq!(both.actor(), Some(account.into()));
        assert_eq!(Identity::from(guest).actor(), Some(guest.into()));
        assert_eq!(Identity::default().actor(), None);
        assert!(both.is(guest.into()) && both.is(account.into()));
        assert!(!both.is(AccountId(34).into()));
    }
}
