//! Queues of work: a stream for each partition, written by the append that leaves the work behind,
//! and read by one consumer group.

use std::time::Duration;

use redis::{RedisResult, Script};

use super::{entry, keys::Keys, link::Live};
use crate::{
    domain::{Queue, values::Version},
    store::{Job, MAX_BACKOFF, StreamId},
};

/// The most jobs of a partition that are taken at once: if one of them ends the process, the others
/// have lost an attempt for nothing.
const BATCH: usize = 1;

pub(super) struct Workers {
    take: Script,
}

impl Workers {
    pub(super) fn new() -> Self {
        Self {
            take: Script::new(include_str!("work.lua")),
        }
    }

    pub(super) async fn take(
        &self,
        keys: Keys,
        live: &mut Live,
        queue: Queue,
        lease: Duration,
    ) -> RedisResult<Vec<Job>> {
        let mut jobs = Vec::new();
        for partition in keys.partitions() {
            let mut call = self.take.prepare_invoke();
            call.key(keys.queue(partition, queue))
                .arg(u64::try_from(lease.as_millis()).unwrap_or(u64::MAX))
                .arg(MAX_BACKOFF)
                .arg(BATCH);
            let taken: Vec<(String, String, u64, u64)> = call.invoke_async(live).await?;
            for (id, stream, v, attempt) in taken {
                match StreamId::parse(&stream) {
                    Some(stream) => jobs.push(Job {
                        queue,
                        stream,
                        attempt,
                        v: Version(v),
                        entry: entry::parse_id(&id),
                    }),
                    None => tracing::error!(stream, "a job about a stream of an unknown kind"),
                }
            }
        }
        Ok(jobs)
    }

    pub(super) async fn done(&self, keys: Keys, live: &mut Live, job: &Job) -> RedisResult<()> {
        let key = keys.queue(job.stream.partition(keys.count()), job.queue);
        let id = entry::id(job.entry);
        let mut pipe = redis::pipe();
        pipe.atomic();
        pipe.cmd("XACK").arg(&key).arg("workers").arg(&id).ignore();
        pipe.cmd("XDEL").arg(&key).arg(&id).ignore();
        pipe.exec_async(live).await
    }
}
