//! The pace: how long one person waits between two comments on a site.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use super::windows::{sweep, whole_seconds};
use crate::{
    config::Waits,
    domain::values::{Actor, SiteKey},
};

/// Who said something when, in the memory of this node.
pub struct Pace {
    waits: Waits,
    last: Mutex<HashMap<(SiteKey, Actor), Instant>>,
}

impl Pace {
    /// Nobody has said anything yet.
    pub fn new(waits: Waits) -> Self {
        let last = Mutex::default();
        Self { waits, last }
    }

    /// Whether they may comment now; if not, answers after how many seconds. Does not count.
    pub fn check(&self, site: &SiteKey, who: Actor, is_new: bool) -> Result<(), u64> {
        self.check_at(site, who, is_new, Instant::now())
    }

    /// Their comment was stored.
    pub fn said(&self, site: &SiteKey, who: Actor) {
        self.said_at(site, who, Instant::now());
    }

    fn check_at(&self, site: &SiteKey, who: Actor, is_new: bool, now: Instant) -> Result<(), u64> {
        let wait = match is_new {
            true => self.waits.new,
            false => self.waits.known,
        };
        let Some(last) = self.last().get(&(site.clone(), who)).copied() else {
            return Ok(());
        };
        match wait.saturating_sub(now.saturating_duration_since(last)) {
            left if left.is_zero() => Ok(()),
            left => Err(whole_seconds(left)),
        }
    }

    fn said_at(&self, site: &SiteKey, who: Actor, now: Instant) {
        let longest = self.waits.known.max(self.waits.new);
        if longest.is_zero() {
            return;
        }
        let mut last = self.last();
        sweep(&mut last, |said| {
            now.saturating_duration_since(*said) < longest
        });
        last.insert((site.clone(), who), now);
    }

    fn last(&self) -> MutexGuard<'_, HashMap<(SiteKey, Actor), Instant>> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::{config::Config, domain::values::AccountId};

    fn pace(flags: &[&str]) -> Pace {
        Pace::new(Config::of(flags).waits())
    }

    fn site(key: &str) -> SiteKey {
        SiteKey::parse(key).unwrap()
    }

    const ADA: Actor = Actor::Account(AccountId(1));
    const BOB: Actor = Actor::Account(AccountId(2));

    #[test]
    fn new_people_wait_longer_and_each_for_themselves() {
        let (pace, blog, start) = (pace(&["--rate-limit", "9/s"]), site("blog"), Instant::now());
        let check = |who, is_new, millis| {
            pace.check_at(&blog, who, is_new, start + Duration::from_millis(millis))
        };
        assert!(check(ADA, true, 0).is_ok() && check(ADA, true, 0).is_ok());
        pace.said_at(&blog, ADA, start);
        assert_eq!(
            (check(ADA, false, 0), check(ADA, true, 0)),
            (Err(5), Err(30))
        );
        assert_eq!(check(ADA, true, 29_999), Err(1));
        assert!(check(ADA, false, 5_000).is_ok() && check(ADA, true, 30_000).is_ok());
        assert!(check(BOB, true, 0).is_ok());
        assert!(pace.check_at(&site("other"), ADA, true, start).is_ok());
    }

    #[test]
    fn what_no_longer_holds_anybody_back_is_forgotten() {
        let (pace, blog, start) = (pace(&["--rate-limit", "9/s"]), site("blog"), Instant::now());
        for n in 0..10_000 {
            let now = start + Duration::from_secs(n);
            pace.said_at(&blog, Actor::Account(AccountId(n)), now);
        }
        assert!(pace.last().len() < 1_100);
    }

    #[test]
    fn off_is_off() {
        let blog = site("blog");
        for (flags, waits) in [
            (["--rate-limit", "9/s"], true),
            (["--rate-limit", "off"], false),
            (["--pace", "off"], false),
        ] {
            let pace = pace(&flags);
            pace.said(&blog, ADA);
            assert_eq!(pace.check(&blog, ADA, true).is_err(), waits, "{flags:?}");
            assert_eq!(pace.last().is_empty(), !waits);
        }
    }
}
