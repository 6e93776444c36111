//! The settings: defaults, then `.env`, then the environment, then flags.

mod providers;
mod rates;
mod smtp;
mod values;

use std::{net::IpAddr, path::PathBuf};

use clap::Args;
use lettre::message::Mailbox;
use url::{Host, Url};

pub use self::{
    providers::{ApiKey, ProviderClient},
    rates::{RateLimit, Waits, Window},
    smtp::{Smtp, Tls},
    values::{EditWindow, Network, Secret, StoreUrl},
};
use self::{
    providers::{akismet_url, github_url, issuer, provider_name},
    smtp::mail_from,
    values::{SecretParser, folder, log_filter, public_url},
};

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

    /// Where browsers reach this service, such as `https://comments.example`.
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

    /// Signs what lets writers change their comments and people stay signed in, and keys the hashes
    /// by which accounts are found and network addresses are counted; at least 32 characters, the same on all nodes [default: made once and
    /// kept as `secret` in the data folder].
    #[arg(long, global = true, env = "AFTERWORD_SECRET", value_name = "TEXT", value_parser = SecretParser(Secret::parse), hide_env_values = true)]
    pub secret: Option<Secret>,

    /// How many comments one network address may send: N/s, N/m, N/h or such as N/10m, several of
    /// them separated by commas (all hold), or off, which is off for all limits.
    #[arg(long, global = true, env = "AFTERWORD_RATE_LIMIT", value_name = "RATE", default_value = "4/s,30/m,100/10m", value_parser = RateLimit::parse)]
    pub rate_limit: RateLimit,

    /// How long one person waits between two comments on a site: if they are known there, and if
    /// they are new; or off.
    #[arg(long, global = true, env = "AFTERWORD_PACE", value_name = "TIME,TIME", default_value = "5s,30s", value_parser = Waits::parse)]
    pub pace: Waits,

    /// How long a comment can be edited by its writer: N seconds, minutes or hours (15m), or off.
    #[arg(long, global = true, env = "AFTERWORD_EDIT_WINDOW", value_name = "TIME", default_value = "15m", value_parser = EditWindow::parse)]
    pub edit_window: EditWindow,

    /// Proxies whose X-Forwarded-For counts: addresses or networks, separated by commas.
    #[arg(long, global = true, env = "AFTERWORD_TRUSTED_PROXIES", value_name = "NETS", value_delimiter = ',', value_parser = Network::parse)]
    pub trusted_proxies: Vec<Network>,

    /// The server that takes our mail: smtp://USER:PASSWORD@HOST:587 (STARTTLS),
    /// smtps://USER:PASSWORD@HOST:465 (TLS), or smtp://HOST:25?tls=none in a network that you trust.
    #[arg(long, global = true, env = "AFTERWORD_SMTP", value_name = "URL", value_parser = SecretParser(Smtp::parse), hide_env_values = true)]
    pub smtp: Option<Smtp>,

    /// Who our mail is from, such as `Blog <comments@blog.example>`; required with AFTERWORD_SMTP.
    #[arg(long, global = true, env = "AFTERWORD_MAIL_FROM", value_name = "ADDRESS", value_parser = mail_from)]
    pub mail_from: Option<Mailbox>,

    /// Lets people sign in with Google: the id and the secret that Google gave this service.
    #[arg(long, global = true, env = "AFTERWORD_GOOGLE_CLIENT", value_name = "ID:SECRET", value_parser = SecretParser(|raw| ProviderClient::parse("AFTERWORD_GOOGLE_CLIENT", raw)), hide_env_values = true)]
    pub google_client: Option<ProviderClient>,

    /// Lets people sign in with GitHub: the id and the secret that GitHub gave this service.
    #[arg(long, global = true, env = "AFTERWORD_GITHUB_CLIENT", value_name = "ID:SECRET", value_parser = SecretParser(|raw| ProviderClient::parse("AFTERWORD_GITHUB_CLIENT", raw)), hide_env_values = true)]
    pub github_client: Option<ProviderClient>,

    /// Where GitHub is: another address for GitHub Enterprise Server.
    #[arg(long, global = true, env = "AFTERWORD_GITHUB_URL", value_name = "URL", default_value = "https://github.com", value_parser = github_url)]
    pub github_url: Url,

    /// Lets people sign in with any provider of OpenID Connect: its issuer, such as
    /// `https://id.example`; wants AFTERWORD_OIDC_CLIENT.
    #[arg(long, global = true, env = "AFTERWORD_OIDC_ISSUER", value_name = "URL", value_parser = issuer)]
    pub oidc_issuer: Option<String>,

    /// The id and the secret that this provider gave this service.
    #[arg(long, global = true, env = "AFTERWORD_OIDC_CLIENT", value_name = "ID:SECRET", value_parser = SecretParser(|raw| ProviderClient::parse("AFTERWORD_OIDC_CLIENT", raw)), hide_env_values = true)]
    pub oidc_client: Option<ProviderClient>,

    /// What people call this provider [default: its host].
    #[arg(long, global = true, env = "AFTERWORD_OIDC_NAME", value_name = "NAME", value_parser = provider_name)]
    pub oidc_name: Option<String>,

    /// Asks Akismet about comments: the API key that it gave you. What is said and by whom, with the
    /// network address, then leaves this machine for Automattic.
    #[arg(long, global = true, env = "AFTERWORD_AKISMET_KEY", value_name = "KEY", value_parser = SecretParser(ApiKey::akismet), hide_env_values = true)]
    pub akismet_key: Option<ApiKey>,

    /// Where Akismet is: another address for a service that speaks like it.
    #[arg(long, global = true, env = "AFTERWORD_AKISMET_URL", value_name = "URL", default_value = "https://rest.akismet.com", value_parser = akismet_url)]
    pub akismet_url: Url,

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

    /// How long one person waits between two comments: not at all if limits are off.
    pub fn waits(&self) -> Waits {
        match self.rate_limit.is_off() {
            true => Waits::default(),
            false => self.pace,
        }
    }

    /// Whether only browsers on this machine reach the service, as far as the settings tell.
    pub fn is_local(&self) -> bool {
        match self.public_url.as_ref().map(Url::host) {
            None => true,
            Some(host) => host.is_some_and(|host| is_loopback(&host)),
        }
    }

    /// Whether browsers know where they reach the service: by the public URL, or because it listens
    /// on this machine alone.
    pub fn has_address(&self) -> bool {
        let host = self.listen.rsplit_once(':').map_or("", |(host, _)| host);
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let is_loopback = |address: IpAddr| address.is_loopback();
        self.public_url.is_some() || bare == "localhost" || bare.parse().is_ok_and(is_loopback)
    }
}

#[cfg(test)]
impl Config {
    /// From flags, for tests.
    pub fn of(flags: &[&str]) -> Self {
        use clap::FromArgMatches;
        let command = Self::augment_args(clap::Command::new("afterword").no_binary_name(true));
        Self::from_arg_matches(&command.get_matches_from(flags)).unwrap()
    }
}

/// Whether a host is this machine.
fn is_loopback(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => *name == "localhost" || name.ends_with(".localhost"),
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
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
