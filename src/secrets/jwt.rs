//! Tokens with which a blog says who a reader is: JWT (RFC 7519), signed with the key of the site.
//!
//! One algorithm with what is in the tree: a JWT library would bring RSA and ECDSA for nothing.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::Mac;
use serde::{Deserialize, de::DeserializeOwned};

use crate::domain::values::{AuthorName, SiteKey, Timestamp, Website};

/// The longest token, in bytes.
const LONGEST: usize = 4 * 1024;
/// The most characters of what the blog calls a reader.
const LONGEST_SUBJECT: usize = 200;
/// How far ahead a token may end, in seconds.
const LONGEST_LIFE: f64 = 10.0 * 60.0;
/// How far the clocks may be apart, in seconds.
const LEEWAY: f64 = 30.0;

/// What a token says of a reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// What the blog calls them, for good.
    pub subject: String,
    /// Under which name they comment.
    pub name: AuthorName,
    /// Their own page.
    pub website: Option<Website>,
}

/// Why a token is not taken; for whoever makes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Neither three parts of base64url without padding, nor JSON with the claims in it.
    #[error("it is not a JWT with the texts aud, sub and name and the number exp")]
    Malformed,
    /// Too long to be looked at.
    #[error("it is longer than 4096 bytes")]
    TooLong,
    /// Not HS256, or with what we do not know and must.
    #[error("its header does not say alg HS256, or asks for more")]
    Algorithm,
    /// Signed with another key, or changed.
    #[error("it is not signed with the present key of this site")]
    Signature,
    /// For another site.
    #[error("its aud is not the key of this site")]
    Audience,
    /// Too old, or not good yet.
    #[error("its time is over, or has not come")]
    Expired,
    /// Good for too long.
    #[error("its exp is more than ten minutes from now")]
    TooFar,
    /// Nobody, or a name that is too long.
    #[error("its sub has not 1 to 200 characters, or there is a control character among them")]
    Subject,
    /// Not a name.
    #[error("its name has not 1 to 80 characters that can be seen")]
    Name,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    /// What must be understood (RFC 7515, section 4.1.11); we understand nothing of the kind.
    crit: Option<serde_json::Value>,
}

#[derive(Deserialize)]
struct Claims {
    aud: Audience,
    sub: String,
    name: String,
    website: Option<String>,
    exp: f64,
    nbf: Option<f64>,
}

/// Both forms of RFC 7519, section 4.1.3.
#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

/// Who a token says that a reader is, if it was signed with this key, for this site, a moment ago.
pub fn verify(token: &str, key: &str, site: &SiteKey, now: Timestamp) -> Result<Reader, Refused> {
    if token.len() > LONGEST {
        return Err(Refused::TooLong);
    }
    let parts: Vec<&str> = token.split('.').collect();
    let &[header, claims, signature] = &parts[..] else {
        return Err(Refused::Malformed);
    };
    let signed = &token[..header.len() + 1 + claims.len()];
    let header: Header = part(header)?;
    if header.alg != "HS256" || header.crit.is_some() {
        return Err(Refused::Algorithm);
    }
    let signature = URL_SAFE_NO_PAD.decode(signature);
    let signature = signature.map_err(|_| Refused::Malformed)?;
    let mut mac = super::keyed(key.as_bytes());
    mac.update(signed.as_bytes());
    // In a time that tells nothing.
    let right = mac.verify_slice(&signature);
    right.map_err(|_| Refused::Signature)?;
    part::<Claims>(claims)?.read(site, now)
}

/// What one part of a token says.
fn part<T: DeserializeOwned>(part: &str) -> Result<T, Refused> {
    let json = URL_SAFE_NO_PAD.decode(part);
    let json = json.map_err(|_| Refused::Malformed)?;
    serde_json::from_slice(&json).map_err(|_| Refused::Malformed)
}

impl Claims {
    fn read(self, site: &SiteKey, now: Timestamp) -> Result<Reader, Refused> {
        let for_us = match &self.aud {
            Audience::One(aud) => aud == site.as_str(),
            Audience::Many(all) => all.iter().any(|aud| aud == site.as_str()),
        };
        if !for_us {
            return Err(Refused::Audience);
        }
        let now = now.millis() as f64 / 1000.0;
        if now >= self.exp + LEEWAY || self.nbf.is_some_and(|from| now < from - LEEWAY) {
            return Err(Refused::Expired);
        }
        if self.exp > now + LONGEST_LIFE + LEEWAY {
            return Err(Refused::TooFar);
        }
        let length = self.sub.chars().count();
        if !(1..=LONGEST_SUBJECT).contains(&length) || self.sub.contains(char::is_control) {
            return Err(Refused::Subject);
        }
        Ok(Reader {
            subject: self.sub,
            name: AuthorName::parse(&self.name).map_err(|_| Refused::Name)?,
            // Nobody shall be a guest for what stands in their profile.
            website: self.website.and_then(|raw| Website::parse(&raw).ok()),
        })
    }
}

#[cfg(test)]
mod tests;
