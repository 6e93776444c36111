//! The names of unique values.

use super::SiteKey;

/// A unique value, to be reserved before the event that uses it: the reservation pattern.
///
/// It names a keyed hash of the value and never the value: `email:<hash>`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ClaimKey(String);

impl ClaimKey {
    /// The claim on an e-mail address, from the keyed hash of its normal form (hex digits).
    pub fn email(keyed_hash: &str) -> Self {
        Self(format!("email:{keyed_hash}"))
    }

    /// The claim on what another service calls a person, from the keyed hash of the two.
    pub fn identity(keyed_hash: &str) -> Self {
        Self(format!("identity:{keyed_hash}"))
    }

    /// The claim on something that can be used once, such as a code, from its keyed hash.
    pub fn once(keyed_hash: &str) -> Self {
        Self(format!("once:{keyed_hash}"))
    }

    /// The key under which networks are hashed in a period of time. Not a unique value of anybody's:
    /// of many nodes one names it, and it is forgotten after its time.
    pub fn network_key(period: i64) -> Self {
        Self(format!("network-key:{period}"))
    }

    /// Held by the node that writes the letters of a site.
    pub fn letters(site: &SiteKey) -> Self {
        Self(format!("letters:{site}"))
    }

    /// Wraps a claim that was made before it was stored.
    pub fn from_log(stored: String) -> Self {
        Self(stored)
    }

    /// The key as stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
