//! The tokens that a provider in a test signs, and what it gets wrong in them.

use std::time::{SystemTime, UNIX_EPOCH};

use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine};
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
};
use serde_json::{Value, json};

use super::{Asked, ID, Mood, State};

impl State {
    pub fn id_token(&self, asked: &Asked) -> String {
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap()
            .as_secs();
        let mut claims = match asked.person.apart {
            true => json!({ "sub": asked.person.subject }),
            false => asked.person.claims(),
        };
        claims["iss"] = self.url.clone().into();
        claims["aud"] = ID.into();
        claims["nonce"] = asked.query["nonce"].clone().into();
        claims["iat"] = now.into();
        claims["exp"] = (now + 300).into();
        match self.mood {
            Mood::OtherNonce => claims["nonce"] = "another".into(),
            Mood::NoNonce => drop(claims.as_object_mut().unwrap().remove("nonce")),
            Mood::OtherAudience => claims["aud"] = "another.example".into(),
            Mood::OtherIssuer => claims["iss"] = "https://another.example".into(),
            Mood::Expired => claims["exp"] = (now - 10).into(),
            _ => {}
        }
        let header = match self.mood {
            Mood::Unsigned => json!({ "alg": "none" }),
            _ => json!({ "alg": "ES256", "kid": format!("key {}", self.keys) }),
        };
        let part = |value: &Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", part(&header), part(&claims));
        let other = fresh_key(&self.random);
        let key = match self.mood {
            Mood::OtherKey => &other,
            _ => &self.key,
        };
        let signature = key.sign(&self.random, signed.as_bytes()).unwrap();
        let signature = match self.mood {
            Mood::Unsigned => String::new(),
            _ => BASE64_URL_SAFE_NO_PAD.encode(signature),
        };
        format!("{signed}.{signature}")
    }

    pub fn shown_key(&self) -> Value {
        let point = self.key.public_key().as_ref();
        let coordinate = |bytes: &[u8]| BASE64_URL_SAFE_NO_PAD.encode(bytes);
        json!({
            "kty": "EC",
            "crv": "P-256",
            "use": "sig",
            "alg": "ES256",
            "kid": format!("key {}", self.keys),
            "x": coordinate(&point[1..33]),
            "y": coordinate(&point[33..]),
        })
    }
}

/// A key to sign with.
pub fn fresh_key(random: &SystemRandom) -> EcdsaKeyPair {
    let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
    let document = EcdsaKeyPair::generate_pkcs8(algorithm, random).unwrap();
    EcdsaKeyPair::from_pkcs8(algorithm, document.as_ref(), random).unwrap()
}
