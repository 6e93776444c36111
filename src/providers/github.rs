//! GitHub: OAuth 2.0 (RFC 6749) and an API of its own instead of a signed token.
//!
//! <https://docs.github.com/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps>

use openidconnect::{
    CsrfToken, HttpRequest, PkceCodeChallenge,
    http::{
        Request,
        header::{ACCEPT, AUTHORIZATION},
    },
};
use serde::Deserialize;
use url::{Url, form_urlencoded};

use super::{
    Begun, Failure, Vouched,
    web::{Web, form},
};
use crate::{config::ProviderClient, domain::values::Email};

/// Whose API has a host of its own.
const PUBLIC: &str = "https://github.com";

/// GitHub, or a GitHub Enterprise Server.
pub(super) struct GitHub {
    /// Without a slash at the end.
    base: String,
    api: String,
    client: ProviderClient,
    web: Web,
}

/// The answer to a code, of status 200 even if it is no token.
#[derive(Deserialize)]
struct Token {
    access_token: Option<String>,
    error: Option<String>,
}

#[derive(Deserialize)]
struct User {
    /// Logins can be changed and taken over; ids not.
    id: u64,
    login: String,
    name: Option<String>,
}

#[derive(Deserialize)]
struct Address {
    email: String,
    primary: bool,
    verified: bool,
}

impl GitHub {
    pub(super) fn new(url: &Url, client: &ProviderClient) -> Self {
        let base = url.as_str().trim_end_matches('/').to_owned();
        let api = match &*base {
            PUBLIC => "https://api.github.com".to_owned(),
            base => format!("{base}/api/v3"),
        };
        Self {
            base,
            api,
            client: client.clone(),
            web: Web::new(url.scheme() == "http"),
        }
    }

    /// Where the person goes.
    pub(super) fn begin(&self, redirect: String) -> (Url, Begun) {
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let state = CsrfToken::new_random().into_secret();
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("client_id", &self.client.id)
            .append_pair("redirect_uri", &redirect)
            .append_pair("scope", "user:email")
            .append_pair("state", &state)
            .append_pair("code_challenge", challenge.as_str())
            .append_pair("code_challenge_method", challenge.method().as_str())
            .finish();
        let url = format!("{}/login/oauth/authorize?{query}", self.base);
        let begun = Begun {
            state,
            nonce: String::new(),
            verifier: verifier.into_secret(),
            redirect,
        };
        let url = Url::parse(&url).expect("an address with a query is one");
        (url, begun)
    }

    /// Who it was.
    pub(super) async fn finish(&self, code: &str, begun: Begun) -> Result<Vouched, Failure> {
        let request = Request::builder()
            .uri(format!("{}/login/oauth/access_token", self.base))
            .header(ACCEPT, "application/json");
        let fields = [
            ("client_id", &*self.client.id),
            ("client_secret", &self.client.secret),
            ("code", code),
            ("redirect_uri", &begun.redirect),
            ("code_verifier", &begun.verifier),
        ];
        let request = written(form(request, fields))?;
        let token: Token = self.web.json(request).await?;
        let Some(secret) = token.access_token else {
            let why = token.error.unwrap_or_default();
            return Err(Failure::Refused(format!("there is no token: {why}")));
        };
        let user: User = self.web.json(self.about("user", &secret)?).await?;
        let addresses = self.about("user/emails", &secret)?;
        let addresses: Vec<Address> = self.web.json(addresses).await?;
        let own = addresses.iter().find(|it| it.primary && it.verified);
        Ok(Vouched {
            issuer: self.base.clone(),
            subject: user.id.to_string(),
            name: user.name.or(Some(user.login)),
            email: own.and_then(|own| Email::parse(&own.email).ok()),
        })
    }

    fn about(&self, what: &str, token: &str) -> Result<HttpRequest, Failure> {
        let request = Request::builder()
            .uri(format!("{}/{what}", self.api))
            .header(ACCEPT, "application/vnd.github+json")
            .header(AUTHORIZATION, format!("Bearer {token}"))
            .body(Vec::new());
        written(request)
    }
}

/// A token with signs that no header can have is the provider's mistake.
fn written(
    request: Result<HttpRequest, openidconnect::http::Error>,
) -> Result<HttpRequest, Failure> {
    request.map_err(|error| Failure::Away(error.to_string()))
}
