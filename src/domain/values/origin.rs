//! Where pages live: origins, and addresses on them.

use std::fmt;

use url::Url;

use super::{ValueError, has_login};

/// A web origin as browsers serialise it (RFC 6454, section 6.2): `https://blog.example`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Origin(String);

impl Origin {
    /// Reads what a person types: scheme and host, at most a trailing slash more.
    pub fn parse(raw: &str) -> Result<Self, ValueError> {
        let wrong = ValueError::Malformed("is not an origin such as https://blog.example");
        let url = Url::parse(raw.trim()).map_err(|_| wrong)?;
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        if !matches!(url.scheme(), "http" | "https") || !bare || has_login(&url) {
            return Err(wrong);
        }
        Ok(Self(url.origin().ascii_serialization()))
    }

    /// The serialised origin; compared as a string, as browsers send it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The address of a page of the blog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageUrl(String);

impl PageUrl {
    /// The most characters an address may have.
    pub const MAX: usize = 2_000;

    /// Takes the address only if it is on one of the site's own origins: anybody can send a form.
    pub fn parse(raw: &str, allowed: impl Fn(&str) -> bool) -> Option<Self> {
        let url = Url::parse(raw.trim()).ok()?;
        let fits = url.as_str().chars().count() <= Self::MAX && !has_login(&url);
        // Those of others, `blob:` among them, are of an origin as well.
        let fits = fits && matches!(url.scheme(), "http" | "https");
        (fits && allowed(&url.origin().ascii_serialization())).then(|| Self(url.to_string()))
    }

    /// Wraps an address that was checked before it was stored.
    pub fn from_log(stored: String) -> Self {
        Self(stored)
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address as a source of a content security policy (CSP 3, section 2.3.1): without its
    /// query, and with nothing that would end the list.
    pub fn for_policy(&self) -> String {
        let bare = self.0.split(['?', '#']).next().unwrap_or_default();
        bare.replace(';', "%3B").replace(',', "%2C")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_scheme_and_host() {
        let parse = |raw| Origin::parse(raw).map(|origin| origin.as_str().to_owned());
        assert_eq!(
            parse("https://Blog.Example/"),
            Ok("https://blog.example".into())
        );
        assert_eq!(
            parse("http://localhost:1313"),
            Ok("http://localhost:1313".into())
        );
        for wrong in [
            "null",
            "blog.example",
            "https://a.b/c",
            "ftp://a.b",
            "https://x@a.b",
            "*",
        ] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_page_must_be_on_the_site() {
        let allowed = |origin: &str| origin == "https://blog.example";
        assert!(PageUrl::parse("https://blog.example/a?b", allowed).is_some());
        assert!(PageUrl::parse("https://blog.example.evil.example/a", allowed).is_none());
        assert!(PageUrl::parse("javascript:alert(1)", allowed).is_none());
        assert!(PageUrl::parse("blob:https://blog.example/x", allowed).is_none());
    }
}
