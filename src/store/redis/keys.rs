//! The names of the Redis keys. All keys of one partition share a hash tag, so that one script may
//! touch them together, on a cluster too.

use crate::{
    domain::{Queue, values::Actor},
    store::{ClaimKey, Partition, StreamId},
};

/// The partition count and the epoch of this log.
pub(super) const META: &str = "aw:meta";

/// Spells the keys of a store with so many partitions.
#[derive(Debug, Clone, Copy)]
pub(super) struct Keys {
    count: u16,
}

impl Keys {
    pub(super) fn new(count: u16) -> Self {
        Self { count }
    }

    pub(super) fn count(self) -> u16 {
        self.count
    }

    pub(super) fn partitions(self) -> impl Iterator<Item = Partition> {
        (0..self.count).map(Partition)
    }

    pub(super) fn log(self, stream: &StreamId) -> String {
        within(stream.partition(self.count), &format!("{stream}:log"))
    }

    pub(super) fn feed(self, partition: Partition) -> String {
        within(partition, "feed")
    }

    pub(super) fn command(self, partition: Partition, id: &str) -> String {
        within(partition, &format!("idem:{id}"))
    }

    pub(super) fn partition_of(self, claim: &ClaimKey) -> Partition {
        Partition::of_name(claim.as_str(), self.count)
    }

    pub(super) fn claim(self, claim: &ClaimKey) -> String {
        within(self.partition_of(claim), claim.as_str())
    }

    pub(super) fn account_sequence(self, partition: Partition) -> String {
        within(partition, "seq:account")
    }

    /// Where a log is copied to; never there between two scripts.
    pub(super) fn scratch(self, partition: Partition) -> String {
        within(partition, "scratch")
    }

    /// The threads of the partition in which an actor said something.
    pub(super) fn by(self, partition: Partition, actor: Actor) -> String {
        within(partition, &format!("by:{actor}"))
    }

    pub(super) fn queue(self, partition: Partition, queue: Queue) -> String {
        within(partition, &format!("queue:{}", queue.name()))
    }

    pub(super) fn sites(self, partition: Partition) -> String {
        within(partition, "sites")
    }
}

fn within(partition: Partition, name: &str) -> String {
    // Redis hashes what is between the first pair of braces, so a brace in a post key is harmless.
    format!("aw:{{p{:02}}}:{name}", partition.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::values::AccountId;

    #[test]
    fn keys_are_spelt_as_documented() {
        let keys = Keys::new(16);
        let account = StreamId::Account(AccountId(33));
        assert_eq!(keys.log(&account), "aw:{p01}:account:33:log");
        assert_eq!(keys.feed(Partition(9)), "aw:{p09}:feed");
        let post = StreamId::parse("post:blog/a{b}").expect("a stream id");
        assert!(keys.log(&post).ends_with("}:post:blog/a{b}:log"));
    }
}
