//! Where a tail stands in a feed, and what a feed that it comes back to has done meanwhile.

use redis::{RedisResult, Script, aio::ConnectionLike};

use super::entry::{id, parse_id};
use crate::store::EntryId;

/// How far a feed was followed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct FeedCursor {
    /// The last entry seen.
    pub(super) last: EntryId,
    /// How many entries the feed had taken when that one was its last.
    pub(super) added: u64,
}

/// A feed as it is now.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Feed {
    last_given: EntryId,
    added: u64,
    length: u64,
    first: EntryId,
    last: EntryId,
    holds_cursor: bool,
}

/// What became of a feed since it was last followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It only grew.
    Same,
    /// Entries after the cursor were trimmed.
    Gap,
    /// It lost entries that it once had.
    Fork,
}

impl FeedCursor {
    /// The present end of a feed.
    pub(super) fn end_of(feed: &Feed) -> Self {
        Self {
            last: feed.last,
            added: feed.added,
        }
    }

    /// Before the first entry that a trimmed feed still has.
    pub(super) fn before_rest_of(self, feed: &Feed) -> Self {
        Self {
            added: feed.added.saturating_sub(feed.length),
            ..self
        }
    }

    /// When in doubt it is a fork: it costs a reload, and a missed one leaves ghosts on pages.
    pub(super) fn compare(self, feed: &Feed) -> Verdict {
        if feed.added < self.added || feed.last_given < self.last {
            return Verdict::Fork;
        }
        if feed.holds_cursor {
            return Verdict::Same;
        }
        let nothing_seen = self.last == EntryId::default();
        let trimmed = feed.length < feed.added && (feed.length == 0 || feed.first > self.last);
        if !nothing_seen && !trimmed {
            // Nothing was ever taken from this feed, or older entries are still there: the
            // cursor's entry was not trimmed, it never was part of this life of the log.
            return Verdict::Fork;
        }
        let unread = feed.added - self.added;
        match unread > feed.length {
            true => Verdict::Gap,
            false => Verdict::Same,
        }
    }
}

/// Asks what a feed is now.
pub(super) async fn look(
    script: &Script,
    connection: &mut impl ConnectionLike,
    feed: &str,
    cursor: FeedCursor,
) -> RedisResult<Feed> {
    let (last_given, added, length, first, last, holds_cursor): (
        String,
        u64,
        u64,
        String,
        String,
        bool,
    ) = script
        .key(feed)
        .arg(id(cursor.last))
        .invoke_async(connection)
        .await?;
    Ok(Feed {
        last_given: parse_id(&last_given),
        added,
        length,
        first: parse_id(&first),
        last: parse_id(&last),
        holds_cursor,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A feed that took `added` entries with the ids 1, 2, 3 … and was trimmed to `length`.
    fn feed(added: u64, length: u64, holds_cursor: bool) -> Feed {
        let at = |n| EntryId(n, 0);
        let empty = length == 0;
        Feed {
            last_given: at(added),
            added,
            length,
            first: at(if empty { 0 } else { added - length + 1 }),
            last: at(if empty { 0 } else { added }),
            holds_cursor,
        }
    }

    #[test]
    fn growing_trimming_and_losing_are_told_apart() {
        let seen = |n| FeedCursor {
            last: EntryId(n, 0),
            added: n,
        };
        for (cursor, now, verdict) in [
            (seen(0), feed(0, 0, false), Verdict::Same),
            (seen(0), feed(3, 3, false), Verdict::Same),
            (seen(0), feed(3, 2, false), Verdict::Gap),
            (seen(5), feed(5, 5, true), Verdict::Same),
            (seen(5), feed(9, 9, true), Verdict::Same),
            (seen(5), feed(5, 0, false), Verdict::Same),
            (seen(5), feed(6, 1, false), Verdict::Same),
            (seen(5), feed(9, 0, false), Verdict::Gap),
            (seen(5), feed(9, 2, false), Verdict::Gap),
            (seen(5), feed(0, 0, false), Verdict::Fork),
            (seen(5), feed(4, 4, false), Verdict::Fork),
        ] {
            assert_eq!(cursor.compare(&now), verdict, "{cursor:?} {now:?}");
        }
    }

    #[test]
    fn a_feed_that_began_anew_is_a_fork_though_its_ids_are_higher() {
        let cursor = FeedCursor {
            last: EntryId(5, 0),
            added: 5,
        };
        let anew = Feed {
            last_given: EntryId(106, 0),
            added: 6,
            length: 6,
            first: EntryId(101, 0),
            last: EntryId(106, 0),
            holds_cursor: false,
        };
        assert_eq!(cursor.compare(&anew), Verdict::Fork);
    }
}
