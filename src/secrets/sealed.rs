//! Letters to ourselves: what a browser or a mail brings back, which nobody else reads or writes.
//! Nothing of them is stored.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::Secrets;
use crate::domain::values::Timestamp;

/// The length of the random number before each letter.
const NONCE: usize = 24;

#[derive(Serialize, Deserialize)]
struct Letter<T> {
    /// Until when it is good, in milliseconds.
    until: i64,
    content: T,
}

impl Secrets {
    /// Closes a letter of this purpose that is good until then, as characters of an address.
    pub fn seal(&self, purpose: &str, content: &impl Serialize, until: Timestamp) -> String {
        let letter = Letter {
            until: until.millis(),
            content,
        };
        let plain = serde_json::to_vec(&letter).expect("plain structs always serialise");
        let nonce: [u8; NONCE] = rand::random();
        let payload = Payload {
            msg: &plain,
            aad: purpose.as_bytes(),
        };
        let cipher = XChaCha20Poly1305::new(&self.sealing);
        let sealed = cipher
            .encrypt(&XNonce::from(nonce), payload)
            .expect("a short text fits");
        URL_SAFE_NO_PAD.encode([&nonce[..], &sealed].concat())
    }

    /// Opens a letter of this purpose; none if we did not close it, or not for this, or if it is
    /// too old.
    pub fn open<T: DeserializeOwned>(
        &self,
        purpose: &str,
        sealed: &str,
        now: Timestamp,
    ) -> Option<T> {
        // It has one spelling only, so that it can be counted and used up by it.
        let bytes = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE)?;
        let nonce: [u8; NONCE] = nonce.try_into().ok()?;
        let payload = Payload {
            msg: sealed,
            aad: purpose.as_bytes(),
        };
        let cipher = XChaCha20Poly1305::new(&self.sealing);
        let plain = cipher.decrypt(&XNonce::from(nonce), payload).ok()?;
        let letter: Letter<T> = serde_json::from_slice(&plain).ok()?;
        (now.millis() < letter.until).then_some(letter.content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_for_us_for_its_purpose_and_its_time() {
        let at = Timestamp::from_millis;
        let secrets = Secrets::new(b"key");
        let sealed = secrets.seal("link", &"ada@blog.example", at(100));
        assert!(!sealed.contains("ada"));
        let open = |secrets: &Secrets, purpose, sealed: &str, now| -> Option<String> {
            secrets.open(purpose, sealed, at(now))
        };
        let whole = Some("ada@blog.example".to_owned());
        assert_eq!(open(&secrets, "link", &sealed, 99), whole);
        assert_eq!(open(&secrets, "link", &sealed, 100), None);
        assert_eq!(open(&secrets, "code", &sealed, 0), None);
        assert_eq!(open(&Secrets::new(b"other"), "link", &sealed, 0), None);
        let last = sealed.len() - 1;
        let changed = match &sealed[..1] {
            "A" => format!("B{}", &sealed[1..]),
            _ => format!("A{}", &sealed[1..]),
        };
        let padded = format!("{sealed}=");
        let spaced = format!("{sealed} ");
        for wrong in [
            "",
            "zz",
            "é",
            &sealed[..last],
            &sealed[4..],
            &changed,
            &padded,
            &spaced,
        ] {
            assert_eq!(open(&secrets, "link", wrong, 0), None, "{wrong}");
        }
    }
}
