//! Whether the tail of a partition is alive, which is what makes memory trustworthy.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

use crate::store::Partition;

/// A cache is served unchecked only while its tail was heard within this time.
const TRUSTED: Duration = Duration::from_millis(1_500);

pub struct Freshness {
    start: Instant,
    /// Per partition, when its tail was last heard, in milliseconds after `start`; 0 for never.
    heard: Vec<AtomicU64>,
}

impl Freshness {
    pub fn new(partitions: u16) -> Self {
        Self {
            start: Instant::now(),
            heard: (0..partitions).map(|_| AtomicU64::new(0)).collect(),
        }
    }

    /// The tail said that up to now there was nothing else.
    pub fn heard(&self, partition: Partition) {
        if let Some(heard) = self.heard.get(usize::from(partition.0)) {
            heard.store(self.now().max(1), Ordering::Relaxed);
        }
    }

    /// Whether what the tail told so far is all there was, give or take the trusted time.
    pub fn is_live(&self, partition: Partition) -> bool {
        let heard = self.heard.get(usize::from(partition.0));
        let heard = heard.map_or(0, |heard| heard.load(Ordering::Relaxed));
        heard != 0 && self.now() - heard <= TRUSTED.as_millis() as u64
    }

    /// The number of partitions.
    pub fn partitions(&self) -> u16 {
        self.heard.len() as u16
    }

    fn now(&self) -> u64 {
        self.start.elapsed().as_millis() as u64
    }
}
