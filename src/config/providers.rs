//! The settings of other services: of those that vouch for people, and of the one that knows spam.

use std::fmt;

use url::Url;

use super::is_loopback;

/// What another service calls this one, and the secret between the two. Logs do not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct ProviderClient {
    /// The name.
    pub id: String,
    /// The secret.
    pub secret: String,
}

impl ProviderClient {
    /// Ids have no colon in them; secrets may.
    pub(super) fn parse(key: &str, raw: &str) -> Result<Self, String> {
        let fits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_graphic());
        match raw.trim().split_once(':') {
            Some((id, secret)) if fits(id) && fits(secret) => Ok(Self {
                id: id.to_owned(),
                secret: secret.to_owned(),
            }),
            _ => Err(format!(
                "{key} wants ID:SECRET, the two that the provider gave this service"
            )),
        }
    }
}

impl fmt::Debug for ProviderClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ProviderClient")
    }
}

/// What lets this service ask another one. Logs do not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiKey(String);

impl ApiKey {
    /// The key of Akismet.
    pub fn akismet(raw: &str) -> Result<Self, String> {
        let key = raw.trim();
        let fits = (1..=100).contains(&key.len()) && key.chars().all(|c| c.is_ascii_graphic());
        match fits {
            true => Ok(Self(key.to_owned())),
            false => Err(
                "AFTERWORD_AKISMET_KEY wants the API key that https://akismet.com/account/ shows"
                    .to_owned(),
            ),
        }
    }

    /// The key itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiKey")
    }
}

/// An issuer stays as it was written: providers repeat it to the letter.
pub(super) fn issuer(raw: &str) -> Result<String, String> {
    let raw = raw.trim();
    match Url::parse(raw) {
        Ok(url) if is_safe(&url) => Ok(raw.to_owned()),
        _ => Err(
            "AFTERWORD_OIDC_ISSUER wants the issuer as the provider writes it, such as \
             https://id.example; its settings are at that address with \
             /.well-known/openid-configuration after it"
                .to_owned(),
        ),
    }
}

/// The name of a provider, for people.
pub(super) fn provider_name(raw: &str) -> Result<String, String> {
    let name = raw.trim();
    let fits = (1..=40).contains(&name.chars().count()) && !name.contains(char::is_control);
    match fits {
        true => Ok(name.to_owned()),
        false => Err("AFTERWORD_OIDC_NAME wants a name of at most 40 characters".to_owned()),
    }
}

pub(super) fn github_url(raw: &str) -> Result<Url, String> {
    match Url::parse(raw.trim()) {
        Ok(url) if is_safe(&url) && url.path() == "/" => Ok(url),
        _ => Err("AFTERWORD_GITHUB_URL wants an address such as https://github.com".to_owned()),
    }
}

pub(super) fn akismet_url(raw: &str) -> Result<Url, String> {
    match Url::parse(raw.trim()) {
        Ok(url) if is_safe(&url) => Ok(url),
        _ => Err(
            "AFTERWORD_AKISMET_URL wants an address such as https://rest.akismet.com".to_owned(),
        ),
    }
}

/// Secrets go there: in the clear only on this machine.
fn is_safe(url: &Url) -> bool {
    let encrypted = match url.scheme() {
        "https" => true,
        "http" => url.host().is_some_and(|host| is_loopback(&host)),
        _ => false,
    };
    let bare = url.query().is_none() && url.fragment().is_none();
    encrypted && bare && url.username().is_empty() && url.password().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_is_an_id_and_a_secret() {
        let client = ProviderClient::parse("KEY", " a.b-c:d:e= ").unwrap();
        assert_eq!((&*client.id, &*client.secret), ("a.b-c", "d:e="));
        assert!(!format!("{client:?}").contains("d:e"));
        for wrong in ["", "hunter2", ":hunter2", "hunter2:", "a:hunter 2", "ä:b"] {
            let said = ProviderClient::parse("KEY", wrong).expect_err(wrong);
            assert!(said.starts_with("KEY wants") && !said.contains("hunter"));
        }
    }

    #[test]
    fn an_api_key_is_one_word_and_never_shown() {
        let key = ApiKey::akismet(" 0123456789ab ").unwrap();
        assert_eq!(key.as_str(), "0123456789ab");
        assert!(!format!("{key:?}").contains("0123"));
        for wrong in ["", " ", "hunter 2", "hünter2", &"hunter2".repeat(15)] {
            let said = ApiKey::akismet(wrong).expect_err(wrong);
            assert!(said.starts_with("AFTERWORD_AKISMET_KEY wants") && !said.contains("nter"));
        }
    }

    #[test]
    fn an_issuer_is_encrypted_or_on_this_machine() {
        for right in [
            "https://id.example",
            "https://id.example/",
            "https://id.example/realms/blog",
            "http://127.0.0.1:8081",
            "http://localhost:8081/x",
        ] {
            assert_eq!(issuer(right).as_deref(), Ok(right));
        }
        for wrong in [
            "",
            "id.example",
            "http://id.example",
            "https://id.example?x",
            "https://ada:hunter2@id.example",
            "ftp://id.example",
        ] {
            assert!(issuer(wrong).is_err(), "{wrong}");
        }
        assert!(github_url("https://github.com").is_ok());
        assert!(github_url("https://github.com/api").is_err());
        assert!(akismet_url("https://spam.example/akismet").is_ok());
        assert!(akismet_url("http://rest.akismet.com").is_err());
        assert!(provider_name(" Example ").is_ok() && provider_name(" ").is_err());
    }
}
