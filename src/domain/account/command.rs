//! The wishes that an account grants or refuses.

use super::{Account, AccountEvent, Address, Erasure, Method, Session};
use crate::domain::values::{AuthorName, ClaimKey, SessionId, SiteKey, Timestamp, Website};

/// A wish about an account.
#[derive(Debug, Clone)]
pub enum Command {
    /// Begin one, with what proves who it is. One of the two is claimed in the same step.
    Open {
        /// An address that is theirs.
        address: Option<Address>,
        /// Or what another service calls them.
        method: Option<Method>,
        /// A name, if one is known.
        name: Option<AuthorName>,
    },
    /// Let this address be theirs, in place of the one before.
    ChangeEmail(Address),
    /// The address turned out to be somebody else's.
    UndoEmailChange(ClaimKey),
    /// Go by another name.
    ChangeProfile {
        /// The name.
        name: AuthorName,
        /// Their own page.
        website: Option<Website>,
    },
    /// Let them sign in this way, too.
    AddMethod(Method),
    /// No longer. By force where it turned out to be somebody else's: then it may be the last.
    RemoveMethod {
        /// Which.
        claim: ClaimKey,
        /// Even if it is the last.
        force: bool,
    },
    /// Sign in.
    OpenSession {
        /// Names it.
        session: SessionId,
        /// For this site only.
        site: Option<SiteKey>,
        /// By what.
        device: Option<String>,
    },
    /// Sign out.
    RevokeSession(SessionId),
    /// Sign all out.
    RevokeSessions,
    /// Sign all out but this one: how one signs in has changed.
    RevokeOthers(SessionId),
    /// Let them not comment on a site, or again.
    Ban {
        /// Where.
        site: SiteKey,
        /// Whether.
        banned: bool,
    },
    /// Leave for good.
    BeginErasure {
        /// Whether what they said stays, without their name.
        keeps_words: bool,
    },
    /// Nothing is left elsewhere: let nothing be left here.
    EndErasure,
}

/// Why a wish was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rejection {
    /// There is no such account, or not any more.
    Gone,
    /// There is one already.
    Exists,
    /// Without it nobody could sign in.
    LastWayIn,
}

/// The events that grant the wish, or why not. A wish that is granted already yields nothing new.
pub fn decide(
    account: &Account,
    command: Command,
    at: Timestamp,
) -> Result<Vec<AccountEvent>, Rejection> {
    match command {
        Command::Open { .. } => {}
        // These two end what was begun.
        Command::BeginErasure { .. } | Command::EndErasure if account.erasure() != Erasure::No => {
            return Ok(match (command, account.erasure()) {
                (Command::EndErasure, Erasure::Begun { .. }) => {
                    vec![AccountEvent::AccountErased { at }]
                }
                _ => Vec::new(),
            });
        }
        _ if !account.is_open() => return Err(Rejection::Gone),
        _ => {}
    }
    Ok(match command {
        Command::Open {
            address,
            method,
            name,
        } => return open(account, address, method, name, at),
        Command::ChangeEmail(address) => change_email(account, address, at),
        Command::UndoEmailChange(claim) => {
            let current = account.address().is_some_and(|it| it.claim == claim);
            let claim = Some(claim);
            only_if(current, AccountEvent::EmailChangeUndone { claim, at })
        }
        Command::ChangeProfile { name, website } => {
            let same = account.name() == Some(&name) && account.website() == website.as_ref();
            let name = Some(name);
            only_if(!same, AccountEvent::ProfileChanged { name, website, at })
        }
        Command::AddMethod(method) => {
            let news = !account.holds(&method.claim);
            let method = Some(method);
            only_if(news, AccountEvent::MethodAdded { method, at })
        }
        Command::RemoveMethod { claim, force } => {
            let known = account.methods().iter().any(|it| it.claim == claim);
            if known && !force && account.held().count() == 1 {
                return Err(Rejection::LastWayIn);
            }
            let claim = Some(claim);
            only_if(known, AccountEvent::MethodRemoved { claim, at })
        }
        Command::OpenSession {
            session,
            site,
            device,
        } => {
            let event = AccountEvent::SessionOpened {
                session,
                site,
                device,
                at,
            };
            only_if(account.session(session).is_none(), event)
        }
        Command::RevokeSession(session) => {
            let known = account.session(session).is_some();
            only_if(known, AccountEvent::SessionRevoked { session, at })
        }
        Command::RevokeSessions => {
            let any = !account.sessions().is_empty();
            only_if(any, AccountEvent::SessionsRevoked { at })
        }
        Command::RevokeOthers(kept) => {
            let others = account.sessions().iter().filter(|it| it.id != kept);
            let revoked = |it: &Session| AccountEvent::SessionRevoked { session: it.id, at };
            others.map(revoked).collect()
        }
        Command::Ban { site, banned } => match (account.is_banned(&site), banned) {
            (false, true) => vec![AccountEvent::AccountBanned { site, at }],
            (true, false) => vec![AccountEvent::AccountUnbanned { site, at }],
            _ => Vec::new(),
        },
        Command::BeginErasure { keeps_words } => {
            vec![AccountEvent::ErasureBegun { keeps_words, at }]
        }
        // Nobody asked to leave.
        Command::EndErasure => Vec::new(),
    })
}

fn open(
    account: &Account,
    address: Option<Address>,
    method: Option<Method>,
    name: Option<AuthorName>,
    at: Timestamp,
) -> Result<Vec<AccountEvent>, Rejection> {
    if account.is_open() || account.erasure() != Erasure::No {
        return Err(Rejection::Exists);
    }
    let address = address.map(|address| AccountEvent::EmailVerified {
        address: Some(address),
        at,
    });
    let method = method.map(|method| AccountEvent::MethodAdded {
        method: Some(method),
        at,
    });
    let profile = name.map(|name| AccountEvent::ProfileChanged {
        name: Some(name),
        website: None,
        at,
    });
    let opened = AccountEvent::AccountOpened { at };
    let rest = address.into_iter().chain(method).chain(profile);
    Ok([opened].into_iter().chain(rest).collect())
}

fn change_email(account: &Account, address: Address, at: Timestamp) -> Vec<AccountEvent> {
    let before = account.address().map(|known| &known.claim);
    let same = before == Some(&address.claim);
    let (first, address) = (before.is_none(), Some(address));
    match first {
        true => vec![AccountEvent::EmailVerified { address, at }],
        false => only_if(!same, AccountEvent::EmailChanged { address, at }),
    }
}

fn only_if(news: bool, event: AccountEvent) -> Vec<AccountEvent> {
    news.then_some(event).into_iter().collect()
}

#[cfg(test)]
mod tests;
