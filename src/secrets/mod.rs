//! What the secret of the service is for: keyed hashes, signatures, the keys of blogs that sign their
//! own readers in, and letters to ourselves that nobody else can read.

pub mod jwt;
mod sealed;

use chacha20poly1305::Key;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::domain::values::{ClaimKey, Email, SiteKey};

/// How many bytes of a hash count: enough that nobody finds another value with the same.
const HASH: usize = 16;

/// The secret that all nodes share. Each use has a key of its own.
#[derive(Clone)]
pub struct Secrets {
    signing: [u8; 32],
    claims: [u8; 32],
    sealing: Key,
    sso: [u8; 32],
}

impl Secrets {
    /// From any number of random bytes.
    pub fn new(secret: &[u8]) -> Self {
        let derived = |purpose: &str| -> [u8; 32] {
            let mut mac = keyed(secret);
            mac.update(purpose.as_bytes());
            mac.finalize().into_bytes().into()
        };
        Self {
            signing: derived("signing"),
            claims: derived("claims"),
            sealing: derived("sealing").into(),
            sso: derived("sso"),
        }
    }

    /// Signs the parts; their lengths count, so that no two lists of parts run together.
    pub fn mac(&self, parts: &[String]) -> String {
        hash(&self.signing, parts)
    }

    /// Whether this is what [`Secrets::mac`] answers, told in a time that tells nothing.
    pub fn is_mac(&self, parts: &[String], mac: &str) -> bool {
        let strict = mac
            .bytes()
            .all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'));
        let bytes = (0..HASH).map(|n| u8::from_str_radix(mac.get(n * 2..n * 2 + 2)?, 16).ok());
        let bytes: Option<Vec<u8>> = bytes.collect();
        let signed = fed(&self.signing, parts);
        let right = |bytes: Vec<u8>| signed.verify_truncated_left(&bytes).is_ok();
        strict && mac.len() == 2 * HASH && bytes.is_some_and(right)
    }

    /// The claim on an e-mail address: the same for each way to write it.
    pub fn claim_of_email(&self, email: &Email) -> ClaimKey {
        ClaimKey::email(&hash(&self.claims, &["email".to_owned(), email.normal()]))
    }

    /// The claim on what another service calls a person.
    pub fn claim_of_identity(&self, issuer: &str, subject: &str) -> ClaimKey {
        let parts = ["identity".to_owned(), issuer.to_owned(), subject.to_owned()];
        ClaimKey::identity(&hash(&self.claims, &parts))
    }

    /// The key with which a site signs its own readers in. It is stored nowhere.
    pub fn sso_key(&self, site: &SiteKey, generation: u32) -> String {
        let parts = [site.to_string(), generation.to_string()];
        hex(&fed(&self.sso, &parts).finalize().into_bytes())
    }

    /// The claim on something that can be used once.
    pub fn claim_of_once(&self, purpose: &str, token: &str) -> ClaimKey {
        let parts = ["once".to_owned(), purpose.to_owned(), token.to_owned()];
        ClaimKey::once(&hash(&self.claims, &parts))
    }
}

fn keyed(key: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("a key may have any length")
}

fn fed(key: &[u8], parts: &[String]) -> Hmac<Sha256> {
    let mut mac = keyed(key);
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part.as_bytes());
    }
    mac
}

fn hash(key: &[u8], parts: &[String]) -> String {
    hex(&fed(key, parts).finalize().into_bytes()[..HASH])
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_address_makes_the_same_claim_and_only_with_the_same_secret() {
        let email = |raw| Email::parse(raw).unwrap();
        let secrets = Secrets::new(b"key");
        let claim = secrets.claim_of_email(&email("Ada@Blog.example"));
        assert_eq!(claim, secrets.claim_of_email(&email("ada@blog.EXAMPLE")));
        assert_ne!(claim, secrets.claim_of_email(&email("bob@blog.example")));
        let other = Secrets::new(b"other");
        assert_ne!(claim, other.claim_of_email(&email("ada@blog.example")));
        assert!(!claim.as_str().contains("ada"));
    }

    #[test]
    fn a_signature_is_for_its_parts() {
        let secrets = Secrets::new(b"key");
        let parts = |a: &str, b: &str| [a.to_owned(), b.to_owned()];
        let mac = secrets.mac(&parts("ab", "c"));
        assert!(secrets.is_mac(&parts("ab", "c"), &mac));
        assert!(!secrets.is_mac(&parts("a", "bc"), &mac));
        for wrong in ["", &mac[1..], &format!("{mac}00"), &mac.to_uppercase(), "é"] {
            assert!(!secrets.is_mac(&parts("ab", "c"), wrong), "{wrong}");
        }
    }

    #[test]
    fn a_key_for_tokens_is_of_one_site_and_one_generation() {
        let site = |key| SiteKey::parse(key).unwrap();
        let secrets = Secrets::new(b"key");
        let key = secrets.sso_key(&site("blog"), 1);
        assert_eq!(key, secrets.sso_key(&site("blog"), 1));
        assert_eq!(key.len(), 64);
        for other in [
            secrets.sso_key(&site("blog"), 2),
            secrets.sso_key(&site("other"), 1),
            Secrets::new(b"other").sso_key(&site("blog"), 1),
        ] {
            assert_ne!(key, other);
        }
    }
}
