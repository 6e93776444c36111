//! How often somebody may do something: several windows, all of which hold.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use crate::config::RateLimit;

/// Whenever so many have gathered, those that no longer matter are forgotten.
const SWEEP: usize = 1_000;

/// In no time as long as a window are more let through than it says. All windows are asked before
/// any of them counts: what is refused counts nowhere, so whoever keeps on trying waits no longer
/// than who comes back in time.
pub struct Windows {
    windows: Vec<Window>,
    /// When each sender was let through, as far back as a window looks.
    seen: Mutex<HashMap<[u8; 16], VecDeque<Instant>>>,
}

/// So many in so much time.
struct Window {
    count: usize,
    period: Duration,
}

impl Windows {
    /// The windows of a limit; with none everything is let through.
    pub fn new(limit: &RateLimit) -> Self {
        let windows = limit.windows().iter().map(|window| Window {
            count: window.count as usize,
            period: Duration::from_secs(window.seconds.into()),
        });
        Self {
            windows: windows.collect(),
            seen: Mutex::default(),
        }
    }

    /// Counts one in all windows; or in none, and answers how long the longest of the waits is.
    pub fn check(&self, sender: [u8; 16], now: Instant) -> Result<(), Duration> {
        let Some(longest) = self.windows.iter().map(|window| window.period).max() else {
            return Ok(());
        };
        let matters = |at: &Instant| now.saturating_duration_since(*at) < longest;
        let mut senders = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        sweep(&mut senders, |seen| seen.back().is_some_and(matters));
        let seen = senders.entry(sender).or_default();
        while seen.front().is_some_and(|at| !matters(at)) {
            seen.pop_front();
        }
        let waits = self.windows.iter().filter_map(|window| {
            // The one that must have left the window before another comes in.
            let first = seen.get(seen.len().checked_sub(window.count)?)?;
            Some((*first + window.period).saturating_duration_since(now))
        });
        match waits.max() {
            Some(wait) if !wait.is_zero() => Err(wait),
            _ => {
                seen.push_back(now);
                Ok(())
            }
        }
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
        assert_eq!(accepted("2/s", 2), [0, 100, 1000, 1100]);
        let both = accepted("1/s,3/m", 61);
        assert_eq!(both, [0, 1000, 2000, 60_000]);
        assert_eq!(accepted("3/m,1/s", 61), both);
        let all = accepted("1/s,3/m,4/10m", 602);
        assert_eq!(all, [0, 1000, 2000, 60_000, 600_000, 601_000]);
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
        let windows = windows(&["--rate-limit", "4/s"]);
        let start = Instant::now();
        for n in 0..10_000_u32 {
            let mut sender = [0; 16];
            sender[..4].copy_from_slice(&n.to_be_bytes());
            let now = start + Duration::from_millis((n * 10).into());
            assert!(windows.check(sender, now).is_ok());
        }
        assert!(windows.seen.lock().unwrap().len() < 2 * SWEEP);
    }
}
