//! The settings: defaults, then `.env`, then the environment, then flags.

use std::{ffi::OsStr, fmt, net::IpAddr, path::PathBuf};

use clap::{Args, builder::TypedValueParser, error::ErrorKind};
use url::Url;

/// What every key starts with.
const PREFIX: &str = "AFTERWORD_";

/// All settings. Running with none of them works.
#[derive(Debug, Clone, Args)]
pub struct Config {
    /// Where to listen; port 0 takes any free one.
    #[arg(
        long,
        global = true,
        env = "AFTERWORD_LISTEN",
        value_name = "HOST:PORT",
        default_value = "127.0.0.1:8080"
    )]
    pub listen: String,

    /// Where browsers reach this service, such as https://comments.example.
    #[arg(long, global = true, env = "AFTERWORD_PUBLIC_URL", value_name = "URL", value_parser = public_url)]
    pub public_url: Option<Url>,

    /// The folder for what is kept: the embedded database.
    #[arg(
        long,
        global = true,
        env = "AFTERWORD_DATA",
        value_name = "FOLDER",
        default_value = "data",
        value_parser = folder
    )]
    pub data: PathBuf,

    /// Where the events are: sqlite:PATH or redis://HOST:PORT [default: sqlite:afterword.db in the
    /// data folder].
    #[arg(long, global = true, env = "AFTERWORD_STORE", value_name = "URL", value_parser = StoreUrl::parse, hide_env_values = true)]
    pub store: Option<StoreUrl>,

    /// Keys the hashes under which network addresses are counted; at least 32 characters
    /// [default: a new one at each start].
    #[arg(long, global = true, env = "AFTERWORD_SECRET", value_name = "TEXT", value_parser = SecretParser, hide_env_values = true)]
    pub secret: Option<Secret>,

    /// How many comments one network address may send: N/s, N/m, N/h, or off.
    #[arg(long, global = true, env = "AFTERWORD_RATE_LIMIT", value_name = "RATE", default_value = "30/m", value_parser = RateLimit::parse)]
    pub rate_limit: RateLimit,

    /// Proxies whose X-Forwarded-For counts: addresses or networks, separated by commas.
    #[arg(long, global = true, env = "AFTERWORD_TRUSTED_PROXIES", value_name = "NETS", value_delimiter = ',', value_parser = Network::parse)]
    pub trusted_proxies: Vec<Network>,

    /// What to log: error, warn, info, debug, or a filter such as afterword=debug.
    #[arg(
        long,
        global = true,
        env = "AFTERWORD_LOG",
        value_name = "FILTER",
        default_value = "warn,afterword=info",
        value_parser = log_filter
    )]
    pub log: String,

    /// The older name of AFTERWORD_STORE, for Redis only.
    #[arg(long, global = true, env = "REDIS_ENDPOINT", value_name = "URL", hide = true, value_parser = StoreUrl::parse_redis)]
    pub redis_endpoint: Option<StoreUrl>,
}

impl Config {
    /// The store to open.
    pub fn store_url(&self) -> StoreUrl {
        self.store
            .clone()
            .or_else(|| self.redis_endpoint.clone())
            .unwrap_or_else(|| StoreUrl::Sqlite(self.data.join("afterword.db")))
    }
}

/// Refuses keys that look like settings and are none: a typing error must not pass in silence.
pub fn refuse_unknown(
    keys: impl Iterator<Item = String>,
    command: &clap::Command,
) -> Result<(), String> {
    let known: Vec<String> = command
        .get_arguments()
        .filter_map(|argument| Some(argument.get_env()?.to_string_lossy().into_owned()))
        .collect();
    for key in keys {
        if key.starts_with(PREFIX) && !known.contains(&key) {
            let known = known.join(", ");
            return Err(format!("{key} is not a setting. There are: {known}"));
        }
    }
    Ok(())
}

/// Where the events are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreUrl {
    /// The embedded store in this file.
    Sqlite(PathBuf),
    /// Redis Streams at this URL.
    Redis(String),
}

impl StoreUrl {
    fn parse(raw: &str) -> Result<Self, String> {
        match raw.split_once(':') {
            Some(("sqlite", path)) if !path.is_empty() => Ok(Self::Sqlite(PathBuf::from(path))),
            Some((scheme, _)) if scheme.starts_with("redis") => Ok(Self::Redis(raw.to_owned())),
            _ => Err("AFTERWORD_STORE wants sqlite:PATH or redis://HOST:PORT".to_owned()),
        }
    }

    fn parse_redis(raw: &str) -> Result<Self, String> {
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

/// How many comments one network address may send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RateLimit {
    /// Any number.
    Off,
    /// So many in so many seconds.
    Per {
        /// How many.
        count: u32,
        /// In how many seconds.
        seconds: u32,
    },
}

impl RateLimit {
    fn parse(raw: &str) -> Result<Self, String> {
        let wrong = || "AFTERWORD_RATE_LIMIT wants N/s, N/m, N/h or off, such as 30/m".to_owned();
        if raw == "off" {
            return Ok(Self::Off);
        }
        let (count, unit) = raw.split_once('/').ok_or_else(wrong)?;
        let count = count
            .parse()
            .ok()
            .filter(|count| *count > 0)
            .ok_or_else(wrong)?;
        let seconds = match unit {
            "s" => 1,
            "m" => 60,
            "h" => 3600,
            _ => return Err(wrong()),
        };
        Ok(Self::Per { count, seconds })
    }
}

/// A key that is not shown in logs.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    fn parse(raw: &str) -> Result<Self, String> {
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
struct SecretParser;

impl TypedValueParser for SecretParser {
    type Value = Secret;

    fn parse_ref(
        &self,
        command: &clap::Command,
        _: Option<&clap::Arg>,
        raw: &OsStr,
    ) -> Result<Secret, clap::Error> {
        Secret::parse(&raw.to_string_lossy()).map_err(|wrong| {
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
    fn parse(raw: &str) -> Result<Self, String> {
        let wrong = || {
            "AFTERWORD_TRUSTED_PROXIES wants addresses such as 10.0.0.1 or networks such as 172.16.0.0/12".to_owned()
        };
        let (address, bits) = match raw.trim().split_once('/') {
            Some((address, bits)) => (address, Some(bits.parse().map_err(|_| wrong())?)),
            None => (raw.trim(), None),
        };
        let address: IpAddr = address.parse().map_err(|_| wrong())?;
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

fn folder(raw: &str) -> Result<PathBuf, String> {
    if raw.is_empty() {
        return Err("AFTERWORD_DATA wants a folder, such as data".to_owned());
    }
    Ok(PathBuf::from(raw))
}

/// A bare word that is no level would pass as the name of a module, and nothing would be logged.
fn log_filter(raw: &str) -> Result<String, String> {
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

fn public_url(raw: &str) -> Result<Url, String> {
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
    fn rates_are_numbers_per_time() {
        assert_eq!(RateLimit::parse("off"), Ok(RateLimit::Off));
        assert_eq!(
            RateLimit::parse("4/s"),
            Ok(RateLimit::Per {
                count: 4,
                seconds: 1
            })
        );
        for wrong in ["", "0/s", "4", "4/d", "x/m"] {
            assert!(RateLimit::parse(wrong).is_err());
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
