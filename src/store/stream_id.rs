//! The names of streams, and the partition each belongs to.

use std::fmt;

use crate::domain::values::{AccountId, PostKey, SiteKey};

/// The stream of one entity.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum StreamId {
    /// The thread under a post.
    Post(SiteKey, PostKey),
    /// A person.
    Account(AccountId),
    /// A blog.
    Site(SiteKey),
    /// Those who decide.
    Staff,
}

/// One of the P parts into which all streams are dealt; each has a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Partition(pub u16);

/// The one stream of its kind.
const STAFF: &str = "staff";

impl StreamId {
    /// Reads what [`fmt::Display`] writes, and nothing else: an event under a name that reads as
    /// another stream's must not be taken for one of that stream.
    pub fn parse(raw: &str) -> Option<Self> {
        if raw == STAFF {
            return Some(Self::Staff);
        }
        let (kind, name) = raw.split_once(':')?;
        let parsed = match kind {
            "post" => {
                let (site, post) = name.split_once('/')?;
                Some(Self::Post(
                    SiteKey::parse(site).ok()?,
                    PostKey::parse(post).ok()?,
                ))
            }
            "account" => AccountId::parse(name).ok().map(Self::Account),
            "site" => SiteKey::parse(name).ok().map(Self::Site),
            _ => None,
        };
        parsed.filter(|stream| stream.to_string() == raw)
    }

    /// The partition of this stream among `partitions`.
    pub fn partition(&self, partitions: u16) -> Partition {
        match self {
            // Account ids are dealt so that an account shares the partition of its first claim.
            Self::Account(id) => Partition((id.0 % u64::from(partitions)) as u16),
            _ => Partition::of_name(&self.to_string(), partitions),
        }
    }
}

impl Partition {
    /// The partition of anything that has a name.
    pub fn of_name(name: &str, partitions: u16) -> Self {
        Self((crc32fast::hash(name.as_bytes()) % u32::from(partitions)) as u16)
    }
}

impl fmt::Display for StreamId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Post(site, post) => write!(f, "post:{site}/{post}"),
            Self::Account(id) => write!(f, "account:{id}"),
            Self::Site(site) => write!(f, "site:{site}"),
            Self::Staff => f.write_str(STAFF),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_id_reads_back() {
        for name in [
            "post:blog/2026/hello",
            "post:blog//",
            "account:17",
            "site:blog",
            "staff",
        ] {
            assert_eq!(StreamId::parse(name).unwrap().to_string(), name);
        }
        for wrong in [
            "",
            "post:blog",
            "account:x",
            "comment:1",
            "post:blog/ a",
            "account:07",
        ] {
            assert_eq!(StreamId::parse(wrong), None);
        }
    }
}
