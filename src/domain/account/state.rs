//! What is known of a person.

use super::{AccountEvent, Address, Method};
use crate::domain::{
    Aggregate, Event,
    values::{AuthorName, ClaimKey, SessionId, SiteKey, Timestamp, Version, Website},
};

/// How many sign-ins of an account are good at a time; one more ends the oldest.
pub const MAX_SESSIONS: usize = 50;

/// One sign-in that is still good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Names it.
    pub id: SessionId,
    /// Where they signed in for; none for the account's own pages.
    pub site: Option<SiteKey>,
    /// By what, for people.
    pub device: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// How far an account is from being there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Erasure {
    /// Nobody asked for it.
    #[default]
    No,
    /// It is being taken away.
    Begun {
        /// Whether the words that the person said stay.
        keeps_words: bool,
    },
    /// Nothing is left.
    Done,
}

/// An account's stream, folded. Without events it does not exist.
#[derive(Debug, Clone, Default)]
pub struct Account {
    version: Version,
    erasure: Erasure,
    /// Every address that was changed to, the present one last.
    addresses: Vec<Address>,
    name: Option<AuthorName>,
    website: Option<Website>,
    methods: Vec<Method>,
    /// Claims that it once held or wanted, and holds no more.
    former: Vec<ClaimKey>,
    sessions: Vec<Session>,
    banned: Vec<SiteKey>,
    personal: Vec<(Version, AccountEvent)>,
}

impl Account {
    /// Applies one event; never refuses.
    pub fn evolve(&mut self, v: Version, event: &AccountEvent) {
        self.version = v;
        if let Some(redacted) = event.redacted() {
            self.personal.push((v, redacted));
        }
        match event {
            AccountEvent::EmailVerified {
                address: Some(address),
                ..
            }
            | AccountEvent::EmailChanged {
                address: Some(address),
                ..
            } => self.addresses.push(address.clone()),
            AccountEvent::EmailChangeUndone {
                claim: Some(claim), ..
            } => {
                self.addresses.retain(|address| address.claim != *claim);
                self.former.push(claim.clone());
            }
            AccountEvent::ProfileChanged { name, website, .. } => {
                self.name.clone_from(name);
                self.website.clone_from(website);
            }
            AccountEvent::MethodAdded {
                method: Some(method),
                ..
            } => self.methods.push(method.clone()),
            AccountEvent::MethodRemoved {
                claim: Some(claim), ..
            } => {
                self.methods.retain(|method| method.claim != *claim);
                self.former.push(claim.clone());
            }
            AccountEvent::SessionOpened {
                session,
                site,
                device,
                at,
            } => {
                let excess = (self.sessions.len() + 1).saturating_sub(MAX_SESSIONS);
                self.sessions.drain(..excess);
                self.sessions.push(Session {
                    id: *session,
                    site: site.clone(),
                    device: device.clone(),
                    at: *at,
                });
            }
            AccountEvent::SessionRevoked { session, .. } => {
                self.sessions.retain(|known| known.id != *session);
            }
            AccountEvent::SessionsRevoked { .. } => self.sessions.clear(),
            AccountEvent::AccountBanned { site, .. } => self.banned.push(site.clone()),
            AccountEvent::AccountUnbanned { site, .. } => self.banned.retain(|it| it != site),
            AccountEvent::ErasureBegun { keeps_words, .. } => {
                self.sessions.clear();
                self.erasure = Erasure::Begun {
                    keeps_words: *keeps_words,
                };
            }
            AccountEvent::AccountErased { .. } => {
                *self = Self {
                    version: v,
                    erasure: Erasure::Done,
                    ..Self::default()
                };
            }
            _ => {}
        }
    }

    /// Whether there is such an account, and its person has not left.
    pub fn is_open(&self) -> bool {
        self.version != Version(0) && self.erasure == Erasure::No
    }

    /// How far it is from being there.
    pub fn erasure(&self) -> Erasure {
        self.erasure
    }

    /// The address that counts.
    pub fn address(&self) -> Option<&Address> {
        self.addresses.last()
    }

    /// Under which name the person comments.
    pub fn name(&self) -> Option<&AuthorName> {
        self.name.as_ref()
    }

    /// What tells people which account it is: the name, else the address.
    pub fn called(&self) -> &str {
        let name = self.name().map(AuthorName::as_str);
        let address = || self.address().map(|address| address.email.as_str());
        name.or_else(address).unwrap_or_default()
    }

    /// The person's own page.
    pub fn website(&self) -> Option<&Website> {
        self.website.as_ref()
    }

    /// The ways to sign in besides the address.
    pub fn methods(&self) -> &[Method] {
        &self.methods
    }

    /// The sign-ins that are good, the oldest first.
    pub fn sessions(&self) -> &[Session] {
        &self.sessions
    }

    /// The sign-in of that id, if it is good.
    pub fn session(&self, id: SessionId) -> Option<&Session> {
        self.sessions.iter().find(|session| session.id == id)
    }

    /// The newest sign-in for this site by this device, if it is good and not from before then.
    pub fn session_since(
        &self,
        site: &SiteKey,
        device: Option<&str>,
        since: Timestamp,
    ) -> Option<&Session> {
        let is_it = |it: &&Session| {
            it.site.as_ref() == Some(site) && it.device.as_deref() == device && it.at >= since
        };
        self.sessions.iter().rev().find(is_it)
    }

    /// Whether it may not comment on the site.
    pub fn is_banned(&self, site: &SiteKey) -> bool {
        self.banned.contains(site)
    }

    /// Whether the value is this account's, as far as its own log tells.
    pub fn holds(&self, claim: &ClaimKey) -> bool {
        self.held().any(|held| held == claim)
    }

    /// The claims that are to be confirmed.
    pub fn held(&self) -> impl Iterator<Item = &ClaimKey> {
        let address = self.address().map(|address| &address.claim);
        let methods = self.methods.iter().map(|method| &method.claim);
        address.into_iter().chain(methods)
    }

    /// The claims that are to be given back.
    pub fn former(&self) -> impl Iterator<Item = &ClaimKey> {
        let addresses = self.addresses.iter().map(|address| &address.claim);
        let all = addresses.chain(&self.former);
        all.filter(|claim| !self.holds(claim))
    }

    /// Every entry of the log that tells something about the person, as it reads once they are gone.
    pub fn redactions(&self) -> Vec<(Version, AccountEvent)> {
        self.personal.clone()
    }
}

impl Aggregate for Account {
    fn apply(&mut self, v: Version, event: &Event) {
        match event {
            Event::Account(event) => self.evolve(v, event),
            _ => self.version = v,
        }
    }

    fn version(&self) -> Version {
        self.version
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_is_found_again_by_its_site_its_device_and_its_age() {
        let site = |key| SiteKey::parse(key).unwrap();
        let at = Timestamp::from_millis;
        let mut account = Account::default();
        let opened = |n: u64, device: &str| AccountEvent::SessionOpened {
            session: SessionId::from_random(n << 4),
            site: Some(site("blog")),
            device: Some(device.to_owned()),
            at: at(n as i64),
        };
        for (v, n) in [(1, 10), (2, 20)] {
            account.evolve(Version(v), &opened(n, "Firefox"));
        }
        account.evolve(Version(3), &opened(30, "Chrome"));
        let found = |key, device, since| {
            let found = account.session_since(&site(key), device, at(since));
            found.map(|session| session.at)
        };
        assert_eq!(
            found("blog", Some("Firefox"), 0),
            Some(at(20)),
            "the newest"
        );
        assert_eq!(found("blog", Some("Firefox"), 20), Some(at(20)));
        assert_eq!(found("blog", Some("Firefox"), 21), None);
        assert_eq!(found("other", Some("Firefox"), 0), None);
        assert_eq!(found("blog", None, 0), None);
    }
}
