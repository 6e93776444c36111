//! `aw:meta`: the partition count, fixed at creation, and the epoch, which grows with every fork.

use std::sync::atomic::{AtomicU64, Ordering};

use redis::{RedisResult, Script, aio::ConnectionLike};

use super::{
    connect::{OpenError, failed},
    keys::META,
};

/// What a new log is created with; the keys have room for two digits.
const PARTITIONS: u16 = 16;
const MOST_PARTITIONS: u16 = 100;

/// The epoch as this node knows it.
pub(super) struct Epoch {
    pub(super) known: AtomicU64,
    partitions: u16,
    script: Script,
}

impl Epoch {
    pub(super) fn new(known: AtomicU64, partitions: u16) -> Self {
        Self {
            known,
            partitions,
            script: Script::new(include_str!("epoch.lua")),
        }
    }

    /// Adopts the epoch of the log, raised if this node saw a fork that nobody answered yet.
    /// `known` is the epoch that the asker's cursors belong to.
    pub(super) async fn settle(
        &self,
        connection: &mut impl ConnectionLike,
        known: u64,
        forked: bool,
    ) -> RedisResult<u64> {
        let epoch = self
            .script
            .key(META)
            .arg(known)
            .arg(u8::from(forked))
            .arg(self.partitions)
            .invoke_async(connection)
            .await?;
        self.known.fetch_max(epoch, Ordering::AcqRel);
        Ok(epoch)
    }
}

/// The partition count and the epoch, written first if they are missing.
pub(super) async fn found(connection: &mut impl ConnectionLike) -> Result<(u16, u64), OpenError> {
    let mut look = redis::cmd("HMGET");
    look.arg(META).arg("partitions").arg("epoch");
    let mut meta: (Option<String>, Option<String>) =
        look.query_async(connection).await.map_err(failed)?;
    if meta.0.is_none() || meta.1.is_none() {
        redis::pipe()
            .hset_nx(META, "partitions", PARTITIONS)
            .hset_nx(META, "epoch", 1)
            .exec_async(connection)
            .await
            .map_err(failed)?;
        meta = look.query_async(connection).await.map_err(failed)?;
    }
    let (partitions, epoch) = (meta.0.unwrap_or_default(), meta.1.unwrap_or_default());
    match (partitions.parse(), epoch.parse()) {
        (Ok(p @ 1..=MOST_PARTITIONS), Ok(epoch)) => Ok((p, epoch)),
        _ => Err(OpenError::Meta(format!(
            "partitions {partitions:?}, epoch {epoch:?}"
        ))),
    }
}
