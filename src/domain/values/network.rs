//! From which network something came, as far as that is known: a keyed hash whose key is thrown
//! away after some weeks, so that it then says nothing about anybody.

use std::fmt;

use super::{ValueError, base32};

/// A network under the key of its month: the same for all that came from there in that time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NetworkHash(u64);

impl NetworkHash {
    /// From a keyed digest, of which 60 bits count.
    pub fn from_digest(digest: u64) -> Self {
        Self(digest >> 4)
    }

    /// Reads what [`fmt::Display`] writes.
    pub fn parse(raw: &str) -> Result<Self, ValueError> {
        base32::read(raw)
            .map(Self)
            .ok_or(ValueError::Malformed("is not the hash of a network"))
    }
}

impl fmt::Display for NetworkHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        base32::write(self.0, f)
    }
}
