//! Numbers and ids: versions, comments, commands, points in time.

use std::fmt;

use sha2::{Digest, Sha256};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use super::{ValueError, base32};

/// The place of an event in its stream: 1, 2, 3 … without a gap; 0 is "nothing yet".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(pub u64);

impl Version {
    /// The version of the event that follows.
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Names one wish of one person, so that the same wish, sent again, is granted once.
///
/// It is a digest of the stream, of what the sender calls the wish, and of its words: a stranger
/// who repeats somebody's key with other words has made another wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CommandId([u8; 16]);

impl CommandId {
    /// Digests the parts; their lengths count, so that no two lists of parts run together.
    pub fn digest(parts: &[&str]) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        }
        let mut id = [0; 16];
        id.copy_from_slice(&hash.finalize()[..16]);
        Self(id)
    }
}

impl fmt::Display for CommandId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Names a comment within its thread: 12 characters that survive URLs, HTML ids and telephones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CommentId(u64);

impl CommentId {
    /// The id of the comment that a command adds. It follows from the command, so that a command
    /// that comes again, however late, names the comment that is there already.
    pub fn of_command(command: &CommandId) -> Self {
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&command.0[..8]);
        Self(u64::from_be_bytes(bytes) >> 4)
    }

    /// Reads what [`fmt::Display`] writes.
    pub fn parse(raw: &str) -> Result<Self, ValueError> {
        base32::read(raw)
            .map(Self)
            .ok_or(ValueError::Malformed("is not the id of a comment"))
    }
}

impl fmt::Display for CommentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        base32::write(self.0, f)
    }
}

/// A browser that has said something on a site: a random number, which tells nothing about anybody.
/// Whoever holds the token that the service signed for it may change what it said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GuestId(u64);

impl GuestId {
    /// From a random number, of which 60 bits count.
    pub fn from_random(random: u64) -> Self {
        Self(random >> 4)
    }

    /// Reads what [`fmt::Display`] writes.
    pub fn parse(raw: &str) -> Result<Self, ValueError> {
        base32::read(raw)
            .map(Self)
            .ok_or(ValueError::Malformed("is not the id of a guest"))
    }
}

impl fmt::Display for GuestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        base32::write(self.0, f)
    }
}

/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// From milliseconds since the epoch.
    pub fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the epoch.
    pub fn millis(self) -> i64 {
        self.0
    }

    /// Reads RFC 3339, as [`fmt::Display`] writes it.
    pub fn parse(raw: &str) -> Result<Self, ValueError> {
        OffsetDateTime::parse(raw, &Rfc3339)
            .map(|at| Self((at.unix_timestamp_nanos() / 1_000_000) as i64))
            .map_err(|_| ValueError::Malformed("is not a time of RFC 3339"))
    }

    /// As a calendar date and time in UTC; times that no calendar holds become the epoch.
    pub fn to_utc(self) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000_000)
            .unwrap_or(OffsetDateTime::UNIX_EPOCH)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_utc().format(&Rfc3339).map_err(|_| fmt::Error)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_id_reads_back() {
        let id = CommentId::of_command(&CommandId::digest(&["post:demo/a", "key"]));
        assert_eq!(CommentId::parse(&id.to_string()), Ok(id));
        for wrong in [
            "",
            "0123456789a",
            "0123456789abc",
            "0123456789aI",
            "ééé789abcde",
        ] {
            assert!(CommentId::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_command_id_keeps_its_parts_apart() {
        assert_ne!(
            CommandId::digest(&["ab", "c"]),
            CommandId::digest(&["a", "bc"])
        );
    }

    #[test]
    fn a_time_reads_back() {
        let at = Timestamp::from_millis(1_790_000_000_123);
        assert_eq!(Timestamp::parse(&at.to_string()), Ok(at));
    }
}
