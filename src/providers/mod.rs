//! Other services: those that vouch for people (any that speaks OpenID Connect, and GitHub), and one
//! that knows spam (Akismet).
//!
//! None of them is asked anything before somebody wants to sign in that way, so one that is away
//! stops nothing else. What they are asked for is who somebody is, their name and their address.

pub mod akismet;
mod github;
mod openid;
mod web;

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};
use url::Url;

use self::{github::GitHub, openid::OpenId};
use crate::{config::Config, domain::values::Email};

/// Google's issuer: <https://accounts.google.com/.well-known/openid-configuration>.
const GOOGLE: &str = "https://accounts.google.com";

/// The services that the settings name.
pub struct Providers(Vec<Provider>);

/// One of them.
pub struct Provider {
    /// Names it in addresses.
    pub key: &'static str,
    /// Names it for people.
    pub name: String,
    way: Way,
}

enum Way {
    OpenId(OpenId),
    GitHub(GitHub),
}

/// A sign-in that was begun: what the browser keeps, sealed, until the person comes back.
#[derive(Serialize, Deserialize)]
pub struct Begun {
    /// What the provider gives back, so that nobody is led into a sign-in that somebody else began.
    pub state: String,
    /// What stands in the token, so that one from another sign-in is not taken.
    nonce: String,
    /// What proves that who fetches the token began the sign-in (PKCE, RFC 7636).
    verifier: String,
    /// Where the person comes back to.
    redirect: String,
}

/// What a provider says of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vouched {
    /// Who says so.
    pub issuer: String,
    /// What it calls them, for ever.
    pub subject: String,
    /// How they like to be called.
    pub name: Option<String>,
    /// Their address, only if the provider knows that it is theirs.
    pub email: Option<Email>,
}

/// Why nothing came of a sign-in.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The provider does not answer, or not as it should.
    #[error("it does not answer as it should: {0}")]
    Away(String),
    /// What came back is not to be believed.
    #[error("what came back is not to be believed: {0}")]
    Refused(String),
}

impl Providers {
    /// As the settings say; fails if they cannot be fulfilled.
    pub fn new(config: &Config) -> Result<Self> {
        let mut providers = Vec::new();
        if let Some(client) = &config.google_client {
            has_address(config, "AFTERWORD_GOOGLE_CLIENT")?;
            let way = OpenId::new(GOOGLE, client)?;
            providers.push(Provider::new("google", "Google", Way::OpenId(way)));
        }
        if let Some(client) = &config.github_client {
            has_address(config, "AFTERWORD_GITHUB_CLIENT")?;
            let way = GitHub::new(&config.github_url, client);
            providers.push(Provider::new("github", "GitHub", Way::GitHub(way)));
        }
        match (&config.oidc_issuer, &config.oidc_client) {
            (Some(issuer), client) => {
                let client = client.as_ref().context(
                    "AFTERWORD_OIDC_ISSUER wants a client: set AFTERWORD_OIDC_CLIENT=ID:SECRET, the two that the provider gave this service",
                )?;
                has_address(config, "AFTERWORD_OIDC_ISSUER")?;
                let host = Url::parse(issuer)?.host_str().map(str::to_owned);
                let name = config.oidc_name.clone().or(host).unwrap_or_default();
                let way = OpenId::new(issuer, client)?;
                providers.push(Provider::new("oidc", &name, Way::OpenId(way)));
            }
            (None, client) => ensure!(
                client.is_none() && config.oidc_name.is_none(),
                "AFTERWORD_OIDC_CLIENT and AFTERWORD_OIDC_NAME want an issuer: set AFTERWORD_OIDC_ISSUER, such as https://id.example"
            ),
        }
        Ok(Self(providers))
    }

    /// All of them, in the order in which people are shown them.
    pub fn list(&self) -> &[Provider] {
        &self.0
    }

    /// The one of that key.
    pub fn find(&self, key: &str) -> Option<&Provider> {
        self.0.iter().find(|provider| provider.key == key)
    }
}

impl Provider {
    fn new(key: &'static str, name: &str, way: Way) -> Self {
        let name = name.to_owned();
        Self { key, name, way }
    }

    /// Begins a sign-in: where the person goes, and what is kept until they come back to `redirect`.
    pub async fn begin(&self, redirect: String) -> Result<(Url, Begun), Failure> {
        match &self.way {
            Way::OpenId(provider) => provider.begin(redirect).await,
            Way::GitHub(provider) => Ok(provider.begin(redirect)),
        }
    }

    /// Ends a sign-in with the code that the person brought back.
    pub async fn finish(&self, code: &str, begun: Begun) -> Result<Vouched, Failure> {
        match &self.way {
            Way::OpenId(provider) => provider.finish(code, begun).await,
            Way::GitHub(provider) => provider.finish(code, begun).await,
        }
    }
}

/// People come back to an address, so there must be one.
fn has_address(config: &Config, key: &str) -> Result<()> {
    ensure!(
        config.has_address(),
        "{key} wants an address to which people come back: set AFTERWORD_PUBLIC_URL, such as https://comments.example"
    );
    Ok(())
}
