//! What a token must be, and what is tried instead.

use serde_json::{Value, json};

use super::*;

const KEY: &str = "00ff";
/// Some second.
const NOW: i64 = 1_800_000_000;

fn base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn signed(header: &str, claims: &str, key: &str) -> String {
    let parts = format!(
        "{}.{}",
        base64url(header.as_bytes()),
        base64url(claims.as_bytes())
    );
    let mut mac = crate::secrets::keyed(key.as_bytes());
    mac.update(parts.as_bytes());
    format!("{parts}.{}", base64url(&mac.finalize().into_bytes()))
}

/// A good token with these claims changed; null takes one away.
fn token(change: Value) -> String {
    let mut claims = json!({ "aud": "blog", "sub": "7", "name": "Ada", "exp": NOW + 300 });
    for (name, value) in change.as_object().unwrap() {
        claims[name] = value.clone();
    }
    let claims = claims.as_object_mut().unwrap();
    claims.retain(|_, value| !value.is_null());
    let claims = serde_json::to_string(claims).unwrap();
    signed(r#"{"alg":"HS256","typ":"JWT"}"#, &claims, KEY)
}

fn read(token: &str) -> Result<Reader, Refused> {
    let site = SiteKey::parse("blog").unwrap();
    verify(token, KEY, &site, Timestamp::from_millis(NOW * 1000))
}

fn changed(change: Value) -> Result<Reader, Refused> {
    read(&token(change))
}

#[test]
fn a_good_token_tells_who_it_is() {
    let ada = Reader {
        subject: "7".to_owned(),
        name: AuthorName::parse("Ada").unwrap(),
        website: None,
    };
    assert_eq!(changed(json!({})), Ok(ada.clone()));
    // RFC 7519 lets a time have a fraction, and a token be for many.
    let other = json!({ "aud": ["x", "blog"], "exp": NOW as f64 + 0.5, "iat": NOW, "email": "a" });
    assert_eq!(changed(other), Ok(ada.clone()));
    let website = |raw: &str| changed(json!({ "website": raw })).unwrap().website;
    let own = Website::parse("https://ada.example").unwrap();
    assert_eq!(website("https://ada.example"), Some(own));
    assert_eq!(website("javascript:alert(1)"), None);
    assert_eq!(website(""), None);
}

#[test]
fn the_example_of_rfc_7515_is_verified() {
    // Appendix A.1: the signature is right, so only what it says is refused.
    let key = URL_SAFE_NO_PAD.decode(
        "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow",
    );
    let token = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.\
                 eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.\
                 dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    let (parts, signature) = token.rsplit_once('.').unwrap();
    let mut mac = crate::secrets::keyed(&key.unwrap());
    mac.update(parts.as_bytes());
    assert_eq!(base64url(&mac.finalize().into_bytes()), signature);
}

#[test]
fn only_hs256_with_the_right_key_counts() {
    let good = token(json!({}));
    let (parts, signature) = good.rsplit_once('.').unwrap();
    let (_, claims) = parts.split_once('.').unwrap();
    let json = String::from_utf8(URL_SAFE_NO_PAD.decode(claims).unwrap()).unwrap();
    for header in [
        r#"{"alg":"none"}"#,
        r#"{"alg":"None"}"#,
        r#"{"alg":"HS512"}"#,
        r#"{"alg":"hs256"}"#,
        r#"{"alg":"RS256"}"#,
        r#"{"alg":"HS256","crit":["exp"]}"#,
    ] {
        let signed = signed(header, &json, KEY);
        assert_eq!(read(&signed), Err(Refused::Algorithm), "{header}");
        let unsigned = format!("{}.{claims}.", base64url(header.as_bytes()));
        assert_eq!(read(&unsigned), Err(Refused::Algorithm), "{header}");
    }
    let hs256 = r#"{"alg":"HS256"}"#;
    let other = signed(hs256, &json, "00fe");
    assert_eq!(read(&other), Err(Refused::Signature));
    let empty = signed(hs256, &json, "");
    assert_eq!(read(&empty), Err(Refused::Signature));
    assert_eq!(read(&format!("{parts}.")), Err(Refused::Signature));
    let short = &signature[..signature.len() - 3];
    assert_eq!(read(&format!("{parts}.{short}")), Err(Refused::Signature));
    let eve = base64url(json.replace("Ada", "Eve").as_bytes());
    let (header, _) = parts.split_once('.').unwrap();
    let changed = format!("{header}.{eve}.{signature}");
    assert_eq!(read(&changed), Err(Refused::Signature));
}

#[test]
fn a_token_is_for_one_site_and_a_short_time() {
    for aud in [json!("other"), json!(""), json!([]), json!(["other"])] {
        let read = changed(json!({ "aud": aud }));
        assert_eq!(read, Err(Refused::Audience), "{aud}");
    }
    let at = |exp: i64| changed(json!({ "exp": NOW + exp })).map(|_| ());
    assert_eq!(at(-29), Ok(()), "the clocks may be apart");
    for exp in [-30, -31, -1_000_000, -NOW] {
        assert_eq!(at(exp), Err(Refused::Expired), "{exp}");
    }
    assert_eq!(at(630), Ok(()));
    for exp in [631, 3600, i64::MAX - NOW] {
        assert_eq!(at(exp), Err(Refused::TooFar), "{exp}");
    }
    let from = |nbf: i64| changed(json!({ "nbf": NOW + nbf })).map(|_| ());
    assert_eq!((from(30), from(31)), (Ok(()), Err(Refused::Expired)));
}

#[test]
fn nobody_and_nameless_people_are_refused() {
    for sub in [String::new(), "x".repeat(201), "a\0b".into()] {
        let read = changed(json!({ "sub": sub }));
        assert_eq!(read, Err(Refused::Subject), "{sub:?}");
    }
    assert!(changed(json!({ "sub": "é".repeat(200) })).is_ok());
    for name in ["", " ", "\0", "\u{200b}", &"x".repeat(81)] {
        let read = changed(json!({ "name": name }));
        assert_eq!(read, Err(Refused::Name), "{name:?}");
    }
    let name = changed(json!({ "name": "A\0d\u{202e}a" })).unwrap().name;
    assert_eq!(name.as_str(), "Ada", "what nobody sees is dropped");
}

#[test]
fn what_is_no_token_is_refused() {
    let good = token(json!({}));
    let padded = good.split('.').map(|part| format!("{part}=="));
    let padded = padded.collect::<Vec<_>>().join(".");
    for wrong in [
        "",
        ".",
        "..",
        "...",
        "a.b",
        "é.é.é",
        "!!!!.!!!!.!!!!",
        &format!("{good}.{good}"),
        &format!("{good}."),
        &format!(".{good}"),
        &format!("{good}\n"),
        &format!(" {good}"),
        &good.replacen('.', "..", 1),
        &good.replacen('.', "", 1),
        &good.replace('.', "\0"),
        &padded,
    ] {
        assert_eq!(read(wrong), Err(Refused::Malformed), "{wrong:?}");
    }
    let huge = token(json!({ "name": "x".repeat(4096) }));
    assert_eq!(read(&huge), Err(Refused::TooLong));
    for claim in ["aud", "sub", "name", "exp"] {
        let without = changed(json!({ claim: null }));
        assert_eq!(without, Err(Refused::Malformed), "{claim}");
        let list = changed(json!({ claim: [7] }));
        assert_eq!(list, Err(Refused::Malformed), "{claim}");
    }
    assert_eq!(changed(json!({ "sub": 7 })), Err(Refused::Malformed));
    assert_eq!(changed(json!({ "exp": "7" })), Err(Refused::Malformed));
    let header = r#"{"alg":"HS256"}"#;
    for claims in ["", "[]", "null", "7", "{", r#"{"exp":1e999}"#, "\u{0}"] {
        let read = read(&signed(header, claims, KEY));
        assert_eq!(read, Err(Refused::Malformed), "{claims}");
    }
    // Who says it twice is taken for nobody.
    let twice = format!(
        r#"{{"aud":"blog","sub":"7","sub":"8","name":"Ada","exp":{}}}"#,
        NOW + 9
    );
    assert_eq!(read(&signed(header, &twice, KEY)), Err(Refused::Malformed));
}
