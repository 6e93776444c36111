//! How often people may comment: what the settings of the limits look like.

use std::time::Duration;

use super::values::seconds;

/// So many in so many seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// How many; at least one.
    pub count: u32,
    /// In how many seconds; at least one.
    pub seconds: u32,
}

impl Window {
    /// `30/m` or `100/10m`.
    fn parse(raw: &str) -> Option<Self> {
        let (count, time) = raw.trim().split_once('/')?;
        let seconds = match time {
            "s" | "m" | "h" => seconds(&format!("1{time}")),
            _ => seconds(time),
        };
        let window = Self {
            count: count.parse().ok()?,
            seconds: seconds?,
        };
        (window.count > 0 && window.seconds > 0).then_some(window)
    }
}

/// How many comments one network address may send: windows that all hold, or none if limits are
/// off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateLimit(Vec<Window>);

impl RateLimit {
    pub(super) fn parse(raw: &str) -> Result<Self, String> {
        if raw == "off" {
            return Ok(Self(Vec::new()));
        }
        let windows: Option<_> = raw.split(',').map(Window::parse).collect();
        windows.map(Self).ok_or_else(|| {
            "AFTERWORD_RATE_LIMIT wants N/s, N/m, N/h or such as N/10m, several of them separated by commas (4/s,30/m,100/10m), or off".to_owned()
        })
    }

    /// What holds.
    pub fn windows(&self) -> &[Window] {
        &self.0
    }

    /// Whether there are no limits.
    pub fn is_off(&self) -> bool {
        self.0.is_empty()
    }

    /// So many in so many seconds instead, unless limits are off.
    pub fn strict(&self, count: u32, seconds: u32) -> Self {
        match self.is_off() {
            true => self.clone(),
            false => Self(vec![Window { count, seconds }]),
        }
    }

    /// So many times as often.
    pub fn times(&self, factor: u32) -> Self {
        let more = |window: &Window| Window {
            count: window.count.saturating_mul(factor),
            ..*window
        };
        Self(self.0.iter().map(more).collect())
    }
}

/// How long one person waits between two comments on a site. By default not at all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Waits {
    /// Who is known there.
    pub known: Duration,
    /// Who is new there.
    pub new: Duration,
}

impl Waits {
    pub(super) fn parse(raw: &str) -> Result<Self, String> {
        if raw == "off" {
            return Ok(Self::default());
        }
        let time = |raw: &str| Some(Duration::from_secs(seconds(raw.trim())?.into()));
        let both = raw.split_once(',').and_then(|(known, new)| {
            Some(Self {
                known: time(known)?,
                new: time(new)?,
            })
        });
        both.ok_or_else(|| {
            "AFTERWORD_PACE wants two times, for people who are known on the site and for new ones, such as 5s,30s, or off".to_owned()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn windows(limit: &RateLimit) -> Vec<(u32, u32)> {
        let windows = limit.windows().iter();
        windows
            .map(|window| (window.count, window.seconds))
            .collect()
    }

    #[test]
    fn rates_are_numbers_per_time_and_several_may_hold() {
        let parsed = |raw: &str| windows(&RateLimit::parse(raw).unwrap());
        assert_eq!(parsed("4/s"), [(4, 1)]);
        assert_eq!(
            parsed("4/s, 30/m,100/10m,7/h"),
            [(4, 1), (30, 60), (100, 600), (7, 3600)]
        );
        for wrong in [
            "",
            "0/s",
            "4",
            "4/d",
            "x/m",
            "4/",
            "4/0m",
            "4/99999999h",
            "4/s,",
            "4/s,off",
            "4/-1s",
        ] {
            let said = RateLimit::parse(wrong).unwrap_err();
            assert!(said.contains("AFTERWORD_RATE_LIMIT wants N/s"), "{wrong}");
        }
    }

    #[test]
    fn other_limits_follow_and_off_is_off_for_all() {
        let limit = RateLimit::parse("4/s,30/m").unwrap();
        assert_eq!(windows(&limit.times(4)), [(16, 1), (120, 60)]);
        assert_eq!(windows(&limit.strict(5, 900)), [(5, 900)]);
        let off = RateLimit::parse("off").unwrap();
        assert!(off.is_off() && off.times(4).is_off() && off.strict(5, 900).is_off());
    }

    #[test]
    fn a_pace_is_two_times() {
        let parsed = |raw: &str| {
            let waits = Waits::parse(raw).unwrap();
            (waits.known.as_secs(), waits.new.as_secs())
        };
        assert_eq!(parsed("5s,30s"), (5, 30));
        assert_eq!((parsed("0s, 2m"), parsed("off")), ((0, 120), (0, 0)));
        for wrong in ["", "5s", "5,30", "5s,30s,60s", "off,5s"] {
            let said = Waits::parse(wrong).unwrap_err();
            assert!(said.contains("AFTERWORD_PACE wants two times"), "{wrong}");
        }
    }
}
