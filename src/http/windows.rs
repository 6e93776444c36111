//! How often somebody may do something: several windows, all of which hold.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use crate::config::RateLimit;

/// Whenever so many have gathered, those that no longer matter are forgotten.
const SWEEP: usize = 1_000;

/// Each window is a bucket that refills evenly (the generic cell rate algorithm). All are asked
/// before any of them counts, which no limiter of one window can do: what is refused counts
/// nowhere, so whoever keeps on trying waits no longer than who comes back in time.
pub struct Windows {
    windows: Vec<Refill>,
    /// For each sender and window, when the bucket will be full again.
    full: Mutex<HashMap<[u8; 16], Box<[Instant]>>>,
}

/// One window.
struct Refill {
    /// How long one takes to come back.
    each: Duration,
    /// How far from full the bucket may be for one more.
    slack: Duration,
}

impl Windows {
    /// The windows of a limit; with none everything is let through.
    pub fn new(limit: &RateLimit) -> Self {
        let refill = |seconds: u32, count| {
            let period = Duration::from_secs(seconds.into());
            let each = period / count;
            let slack = period - each;
            Refill { each, slack }
        };
        let windows = limit.windows().iter();
        Self {
            windows: windows
                .map(|window| refill(window.seconds, window.count))
                .collect(),
            full: Mutex::default(),
        }
    }

    /// Counts one in all windows; or in none, and answers how long the longest of the waits is.
    pub fn check(&self, sender: [u8; 16], now: Instant) -> Result<(), Duration> {
        if self.windows.is_empty() {
            return Ok(());
        }
        let mut senders = self.full.lock().unwrap_or_else(PoisonError::into_inner);
        sweep(&mut senders, |full| full.iter().any(|at| *at > now));
        let full = senders
            .entry(sender)
            .or_insert_with(|| vec![now; self.windows.len()].into());
        let pairs = self.windows.iter().zip(full.iter());
        let waits = pairs.map(|(window, full)| full.saturating_duration_since(now + window.slack));
        let longest = waits.max().unwrap_or_default();
        if !longest.is_zero() {
            return Err(longest);
        }
        for (window, full) in self.windows.iter().zip(full) {
            *full = now.max(*full) + window.each;
        }
        Ok(())
    }
}

/// Keeps a map from growing: forgets now and then what no longer matters.
pub(super) fn sweep<K, V>(map: &mut HashMap<K, V>, matters: impl Fn(&V) -> bool) {
    if map.len() % SWEEP == SWEEP - 1 {
        map.retain(|_, value| matters(value));
    }
}

/// A wait for `Retry-After`: no shorter than it is.
pub(super) fn whole_seconds(wait: Duration) -> u64 {
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    const ADA: [u8; 16] = [1; 16];

    fn windows(flags: &[&str]) -> Windows {
        Windows::new(&Config::of(flags).rate_limit)
    }

    /// When one that tries all the time was let through, in milliseconds after the first.
    fn accepted(limit: &str, until: u64) -> Vec<u64> {
        let windows = windows(&["--rate-limit", limit]);
        let start = Instant::now();
        let tries = (0..until * 10).map(|tenth| tenth * 100);
        let lets = |at: &u64| {
            let now = start + Duration::from_millis(*at);
            windows.check(ADA, now).is_ok()
        };
        tries.filter(lets).collect()
    }

    #[test]
    fn every_window_holds_and_trying_all_the_time_costs_nothing() {
        assert_eq!(accepted("2/s", 2), [0, 100, 500, 1000, 1500]);
        let both = accepted("1/s,3/m", 61);
        assert_eq!(both, [0, 1000, 2000, 20_000, 40_000, 60_000]);
        assert_eq!(accepted("3/m,1/s", 61), both);
        let all = accepted("1/s,3/m,4/10m", 301);
        assert_eq!(all, [0, 1000, 2000, 20_000, 150_000, 300_000]);
        assert_eq!(accepted("off", 1).len(), 10);
    }

    #[test]
    fn the_longest_wait_is_told_and_is_enough() {
        let windows = windows(&["--rate-limit", "1/s,1/h,1/m"]);
        let mut now = Instant::now();
        assert!(windows.check(ADA, now).is_ok() && windows.check([2; 16], now).is_ok());
        now += Duration::from_millis(1);
        let wait = windows.check(ADA, now).unwrap_err();
        assert_eq!((wait.as_millis(), whole_seconds(wait)), (3_599_999, 3600));
        assert!(windows.check(ADA, now + wait).is_ok());
    }

    #[test]
    fn who_has_been_quiet_is_forgotten() {
        let windows = windows(&[]);
        let start = Instant::now();
        for n in 0..10_000_u32 {
            let mut sender = [0; 16];
            sender[..4].copy_from_slice(&n.to_be_bytes());
            let now = start + Duration::from_millis((n * 10).into());
            assert!(windows.check(sender, now).is_ok());
        }
        assert!(windows.full.lock().unwrap().len() < 2 * SWEEP);
    }
}
