//! What settings look like: each value says which key it is of, and what the key wants.

use std::{ffi::OsStr, fmt, net::IpAddr, path::PathBuf};

use clap::{builder::TypedValueParser, error::ErrorKind};
use url::Url;

/// Where the events are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreUrl {
    /// The embedded store in this file.
    Sqlite(PathBuf),
    /// Redis Streams at this URL.
    Redis(String),
}

impl StoreUrl {
    pub(super) fn parse(raw: &str) -> Result<Self, String> {
        match raw.split_once(':') {
            Some(("sqlite", path)) if !path.is_empty() => Ok(Self::Sqlite(PathBuf::from(path))),
            Some((scheme, _)) if scheme.starts_with("redis") => Ok(Self::Redis(raw.to_owned())),
            _ => Err("AFTERWORD_STORE wants sqlite:PATH or redis://HOST:PORT".to_owned()),
        }
    }

    pub(super) fn parse_redis(raw: &str) -> Result<Self, String> {
        let full = if raw.contains("://") {
            raw.to_owned()
        } else {
            format!("redis://{raw}")
        };
        match Self::parse(&full) {
            Ok(Self::Redis(url)) if !raw.is_empty() => Ok(Self::Redis(url)),
            _ => Err("REDIS_ENDPOINT wants redis://HOST:PORT".to_owned()),
        }
    }
}

/// `90s`, `15m` or `2h` in seconds.
pub(super) fn seconds(raw: &str) -> Option<u32> {
    let each = match raw.chars().next_back()? {
        's' => 1,
        'm' => 60,
        'h' => 3600,
        _ => return None,
    };
    let count: u32 = raw[..raw.len() - 1].parse().ok()?;
    count.checked_mul(each)
}

/// How long a comment can be edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EditWindow {
    seconds: u32,
}

impl EditWindow {
    pub(super) fn parse(raw: &str) -> Result<Self, String> {
        let wrong =
            || "AFTERWORD_EDIT_WINDOW wants a time such as 90s, 15m or 2h, or off".to_owned();
        if raw == "off" {
            return Ok(Self { seconds: 0 });
        }
        let seconds = seconds(raw).ok_or_else(wrong)?;
        Ok(Self { seconds })
    }

    /// In milliseconds.
    pub fn millis(self) -> i64 {
        i64::from(self.seconds) * 1000
    }
}

/// A key that is not shown in logs.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    pub(super) fn parse(raw: &str) -> Result<Self, String> {
        if raw.chars().count() < 32 {
            return Err("AFTERWORD_SECRET wants at least 32 characters; make one with: openssl rand -hex 32".to_owned());
        }
        Ok(Self(raw.to_owned()))
    }

    /// The key itself.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// A wrong secret, unlike any other wrong value, is not repeated in the message: that goes to logs.
#[derive(Clone)]
pub(super) struct SecretParser<T>(pub(super) fn(&str) -> Result<T, String>);

impl<T: Clone + Send + Sync + 'static> TypedValueParser for SecretParser<T> {
    type Value = T;

    fn parse_ref(
        &self,
        command: &clap::Command,
        _: Option<&clap::Arg>,
        raw: &OsStr,
    ) -> Result<T, clap::Error> {
        (self.0)(&raw.to_string_lossy()).map_err(|wrong| {
            clap::Error::raw(ErrorKind::ValueValidation, wrong + "\n").with_cmd(command)
        })
    }
}

/// An address or a network in CIDR notation (RFC 4632).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    bits: u32,
}

impl Network {
    pub(super) fn parse(raw: &str) -> Result<Self, String> {
        let wrong = || {
            "AFTERWORD_TRUSTED_PROXIES wants addresses such as 10.0.0.1 or networks such as 172.16.0.0/12".to_owned()
        };
        let (address, bits) = match raw.trim().split_once('/') {
            Some((address, bits)) => (address, Some(bits.parse().map_err(|_| wrong())?)),
            None => (raw.trim(), None),
        };
        let address: IpAddr = address.parse().map_err(|_| wrong())?;
        let address = if bits.is_none() {
            address.to_canonical()
        } else {
            address
        };
        let all = if address.is_ipv4() { 32 } else { 128 };
        let bits = bits.unwrap_or(all);
        if bits > all {
            Err(wrong())
        } else {
            Ok(Self { address, bits })
        }
    }

    /// Whether the address is in this network.
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(net), IpAddr::V4(address)) => {
                let shift = 32 - self.bits;
                net.to_bits().checked_shr(shift) == address.to_bits().checked_shr(shift)
            }
            (IpAddr::V6(net), IpAddr::V6(address)) => {
                let shift = 128 - self.bits;
                net.to_bits().checked_shr(shift) == address.to_bits().checked_shr(shift)
            }
            _ => false,
        }
    }
}

pub(super) fn folder(raw: &str) -> Result<PathBuf, String> {
    if raw.is_empty() {
        return Err("AFTERWORD_DATA wants a folder, such as data".to_owned());
    }
    Ok(PathBuf::from(raw))
}

/// A bare word that is no level would pass as the name of a module, and nothing would be logged.
pub(super) fn log_filter(raw: &str) -> Result<String, String> {
    const LEVELS: &[&str] = &["off", "error", "warn", "info", "debug", "trace"];
    let fits = |part: &str| part.contains('=') || LEVELS.contains(&part);
    if raw.split(',').all(fits) {
        Ok(raw.to_owned())
    } else {
        Err(
            "AFTERWORD_LOG wants error, warn, info or debug, or a filter such as afterword=debug"
                .to_owned(),
        )
    }
}

pub(super) fn public_url(raw: &str) -> Result<Url, String> {
    let wrong = "AFTERWORD_PUBLIC_URL wants an address such as https://comments.example";
    let url = Url::parse(raw).map_err(|_| wrong)?;
    let plain = matches!(url.scheme(), "http" | "https") && url.path() == "/";
    if plain && url.query().is_none() {
        Ok(url)
    } else {
        Err(wrong.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stores_are_told_by_their_scheme() {
        assert_eq!(
            StoreUrl::parse("sqlite:/x/y.db"),
            Ok(StoreUrl::Sqlite("/x/y.db".into()))
        );
        assert_eq!(
            StoreUrl::parse("redis://h:1"),
            Ok(StoreUrl::Redis("redis://h:1".into()))
        );
        assert_eq!(
            StoreUrl::parse_redis("h:1"),
            Ok(StoreUrl::Redis("redis://h:1".into()))
        );
        for wrong in ["", "sqlite:", "postgres://x", "afterword.db"] {
            assert!(
                StoreUrl::parse(wrong)
                    .unwrap_err()
                    .contains("AFTERWORD_STORE")
            );
        }
    }

    #[test]
    fn a_network_contains_its_addresses() {
        let holds = |net: &str, address: &str| {
            Network::parse(net)
                .unwrap()
                .contains(address.parse().unwrap())
        };
        assert!(holds("172.16.0.0/12", "172.20.1.1") && !holds("172.16.0.0/12", "172.32.0.1"));
        assert!(holds("10.0.0.1", "::ffff:10.0.0.1") && holds("0.0.0.0/0", "9.9.9.9"));
        assert!(holds("2001:db8::/32", "2001:db8:1::1") && !holds("2001:db8::/32", "2001:db9::"));
        assert!(Network::parse("10.0.0.0/33").is_err());
    }
}
