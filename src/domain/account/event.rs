//! The facts about a person.

use crate::domain::values::{AuthorName, ClaimKey, Email, SessionId, SiteKey, Timestamp, Website};

/// An e-mail address that somebody proved to be theirs, and the claim that makes it theirs alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// As given.
    pub email: Email,
    /// From the keyed hash of its normal form.
    pub claim: ClaimKey,
}

/// A way to sign in besides the e-mail address: what another service calls the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Method {
    /// Which service, for people: `GitHub`, `blog.example`.
    pub provider: String,
    /// From the keyed hash of the service and what it calls the person.
    pub claim: ClaimKey,
}

/// A fact about a person. What tells something about them is none once it was redacted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AccountEvent {
    /// The first event of an account: what proves who it is follows in the same step, and was
    /// claimed in it.
    AccountOpened {
        /// When.
        at: Timestamp,
    },
    /// The person proved that this address is theirs: the first of the account.
    EmailVerified {
        /// Which.
        address: Option<Address>,
        /// When.
        at: Timestamp,
    },
    /// The same, in place of the one before.
    EmailChanged {
        /// The new one.
        address: Option<Address>,
        /// When.
        at: Timestamp,
    },
    /// Somebody else had claimed the new address meanwhile: the one before counts again.
    EmailChangeUndone {
        /// The claim on the one that is not theirs.
        claim: Option<ClaimKey>,
        /// When.
        at: Timestamp,
    },
    /// From now on the person goes by this name.
    ProfileChanged {
        /// Shown with what they say from then on.
        name: Option<AuthorName>,
        /// Shown as a link on the name.
        website: Option<Website>,
        /// When.
        at: Timestamp,
    },
    /// The person can sign in this way, too.
    MethodAdded {
        /// Which.
        method: Option<Method>,
        /// When.
        at: Timestamp,
    },
    /// The person can sign in this way no longer.
    MethodRemoved {
        /// Which.
        claim: Option<ClaimKey>,
        /// When.
        at: Timestamp,
    },
    /// Somebody signed in.
    SessionOpened {
        /// Names it.
        session: SessionId,
        /// Where they signed in for; none for the account's own pages.
        site: Option<SiteKey>,
        /// By what, for people: `Firefox on Linux`.
        device: Option<String>,
        /// When.
        at: Timestamp,
    },
    /// Somebody signed out, or was.
    SessionRevoked {
        /// Which.
        session: SessionId,
        /// When.
        at: Timestamp,
    },
    /// All were signed out.
    SessionsRevoked {
        /// When.
        at: Timestamp,
    },
    /// The account may not comment on this site.
    AccountBanned {
        /// Where.
        site: SiteKey,
        /// When.
        at: Timestamp,
    },
    /// It may again.
    AccountUnbanned {
        /// Where.
        site: SiteKey,
        /// When.
        at: Timestamp,
    },
    /// The person leaves for good. From now on nobody signs in; what is left of them is being
    /// taken away.
    ErasureBegun {
        /// Whether the words that they said stay, without their name.
        keeps_words: bool,
        /// When.
        at: Timestamp,
    },
    /// Nothing is left of them: neither here nor in any thread, nor their claims.
    AccountErased {
        /// When.
        at: Timestamp,
    },
}

impl AccountEvent {
    /// The same fact without what tells something about the person; none if it tells nothing.
    pub fn redacted(&self) -> Option<Self> {
        Some(match self {
            Self::EmailVerified { at, .. } => Self::EmailVerified {
                address: None,
                at: *at,
            },
            Self::EmailChanged { at, .. } => Self::EmailChanged {
                address: None,
                at: *at,
            },
            Self::EmailChangeUndone { at, .. } => Self::EmailChangeUndone {
                claim: None,
                at: *at,
            },
            Self::ProfileChanged { at, .. } => Self::ProfileChanged {
                name: None,
                website: None,
                at: *at,
            },
            Self::MethodAdded { at, .. } => Self::MethodAdded {
                method: None,
                at: *at,
            },
            Self::MethodRemoved { at, .. } => Self::MethodRemoved {
                claim: None,
                at: *at,
            },
            Self::SessionOpened { session, at, .. } => Self::SessionOpened {
                session: *session,
                site: None,
                device: None,
                at: *at,
            },
            _ => return None,
        })
    }

    /// Whether claims must be looked after once it is stored.
    pub fn is_about_claims(&self) -> bool {
        matches!(
            self,
            Self::EmailVerified { .. }
                | Self::EmailChanged { .. }
                | Self::EmailChangeUndone { .. }
                | Self::MethodAdded { .. }
                | Self::MethodRemoved { .. }
                | Self::ErasureBegun { .. }
        )
    }
}
