//! A provider of OpenID Connect on a port of 127.0.0.1, with what GitHub has instead beside it: it
//! checks what it is asked, lets the same person in without a question, and can be told to misbehave.
#![allow(
    dead_code,
    reason = "each test binary uses its own part of what they share"
)]

#[path = "openid/token.rs"]
mod token;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD, Engine};
use ring::{rand::SystemRandom, signature::EcdsaKeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tokio::{
    net::TcpListener,
    task::{JoinHandle, JoinSet},
};
use url::form_urlencoded;

use self::token::fresh_key;
use crate::responder::{Request, talk};

type Response = crate::responder::Response<Value>;

const ID: &str = "comments.example";
const SECRET: &str = "a:secret/with+signs";

/// Who is at the browser, and what the provider says of them.
#[derive(Debug, Clone)]
pub struct Person {
    pub subject: String,
    pub name: Option<String>,
    pub email: Option<String>,
    /// None says nothing about it.
    pub verified: Option<bool>,
    /// Whether all but the subject is told by `/userinfo` alone.
    pub apart: bool,
}

impl Person {
    pub fn new(subject: &str, email: &str) -> Self {
        Self {
            subject: subject.to_owned(),
            name: Some("Ada Lovelace".to_owned()),
            email: Some(email.to_owned()),
            verified: Some(true),
            apart: false,
        }
    }

    fn claims(&self) -> Value {
        let mut claims = json!({ "sub": self.subject });
        let mut add = |key: &str, value: Option<Value>| {
            if let Some(value) = value {
                claims[key] = value;
            }
        };
        add("name", self.name.clone().map(Value::from));
        add("email", self.email.clone().map(Value::from));
        add("email_verified", self.verified.map(Value::from));
        claims
    }
}

/// What the provider does wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    Good,
    /// Sends everybody back with `error=access_denied`.
    Declines,
    /// Answers everything with status 500.
    Broken,
    /// Takes connections and says nothing.
    Hangs,
    /// Sends a browser that asks for its settings somewhere else.
    Redirects,
    /// Tells more of itself than anybody wants to know.
    Long,
    OtherNonce,
    NoNonce,
    OtherAudience,
    OtherIssuer,
    OtherSubject,
    Expired,
    /// Signs with a key that it does not show.
    OtherKey,
    Unsigned,
}

/// A running provider; it ends when it is dropped.
pub struct Provider {
    pub url: String,
    state: Arc<Mutex<State>>,
    task: JoinHandle<()>,
}

struct State {
    url: String,
    mood: Mood,
    person: Person,
    /// The key that signs, and how many there were before.
    key: EcdsaKeyPair,
    keys: usize,
    codes: HashMap<String, Asked>,
    tokens: HashMap<String, Person>,
    random: SystemRandom,
    seen: Vec<String>,
}

/// What the browser brought when it was given a code.
#[derive(Clone)]
struct Asked {
    query: HashMap<String, String>,
    person: Person,
}

impl Provider {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let random = SystemRandom::new();
        let state = Arc::new(Mutex::new(State {
            url: url.clone(),
            mood: Mood::Good,
            person: Person::new("1815", "ada@blog.example"),
            key: fresh_key(&random),
            keys: 1,
            codes: HashMap::new(),
            tokens: HashMap::new(),
            random,
            seen: Vec::new(),
        }));
        let kept = Arc::clone(&state);
        let task = tokio::spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((client, _)) = listener.accept().await {
                let kept = Arc::clone(&kept);
                let answer = move |request: &Request| {
                    let mut state = kept.lock().unwrap();
                    state.seen.push(request.path.clone());
                    (state.mood != Mood::Hangs).then(|| state.answer(request))
                };
                connections.spawn(async move { talk(client, answer).await.ok() });
            }
        });
        Self { url, state, task }
    }

    /// The settings under which the service asks it, in both of its shapes.
    pub fn settings(&self) -> Vec<(&'static str, String)> {
        let client = format!("{ID}:{SECRET}");
        vec![
            ("AFTERWORD_OIDC_ISSUER", self.url.clone()),
            ("AFTERWORD_OIDC_CLIENT", client.clone()),
            ("AFTERWORD_OIDC_NAME", "Example & Co".to_owned()),
            ("AFTERWORD_GITHUB_URL", self.as_github()),
            ("AFTERWORD_GITHUB_CLIENT", client),
        ]
    }

    /// Under another name, so that it is somebody else.
    fn as_github(&self) -> String {
        self.url.replace("127.0.0.1", "localhost")
    }

    pub fn set(&self, mood: Mood) {
        self.state.lock().unwrap().mood = mood;
    }

    /// From now on this person is at the browser.
    pub fn meets(&self, person: Person) {
        self.state.lock().unwrap().person = person;
    }

    /// Signs with another key from now on, which it shows.
    pub fn changes_keys(&self) {
        let mut state = self.state.lock().unwrap();
        state.key = fresh_key(&state.random);
        state.keys += 1;
    }

    /// The paths that were asked for so far.
    pub fn seen(&self) -> Vec<String> {
        self.state.lock().unwrap().seen.clone()
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl State {
    fn answer(&mut self, request: &Request) -> Response {
        if self.mood == Mood::Broken {
            return (500, String::new(), Value::Null);
        }
        let moved = format!("location: {}/elsewhere\r\n", self.url);
        let url = |path: &str| format!("{}{path}", self.url);
        match (&*request.method, &*request.path) {
            ("GET", "/.well-known/openid-configuration") if self.mood == Mood::Redirects => {
                (302, moved, Value::Null)
            }
            ("GET", "/.well-known/openid-configuration" | "/elsewhere") => fine(json!({
                "issuer": self.url,
                "authorization_endpoint": url("/authorize"),
                "token_endpoint": url("/token"),
                "userinfo_endpoint": url("/userinfo"),
                "jwks_uri": url("/keys"),
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["ES256", "none"],
                "more": "x".repeat(if self.mood == Mood::Long { 600_000 } else { 0 }),
            })),
            ("GET", "/keys") => fine(json!({ "keys": [self.shown_key()] })),
            ("GET", "/authorize") => self.authorize(request, "openid email profile"),
            ("GET", "/login/oauth/authorize") => self.authorize(request, "user:email"),
            ("POST", "/token") => match self.redeem(request) {
                Ok(asked) if request.headers.get("authorization") == Some(&basic()) => {
                    let token = self.token(&asked.person);
                    fine(json!({
                        "access_token": token,
                        "token_type": "Bearer",
                        "id_token": self.id_token(&asked),
                    }))
                }
                Ok(_) => (401, String::new(), json!({ "error": "invalid_client" })),
                Err(why) => (400, String::new(), json!({ "error": why })),
            },
            ("POST", "/login/oauth/access_token") => match self.redeem(request) {
                Ok(asked)
                    if request
                        .form
                        .get("client_secret")
                        .is_some_and(|it| it == SECRET) =>
                {
                    fine(
                        json!({ "access_token": self.token(&asked.person), "token_type": "bearer" }),
                    )
                }
                Ok(_) => fine(json!({ "error": "incorrect_client_credentials" })),
                Err(_) => fine(json!({ "error": "bad_verification_code" })),
            },
            ("GET", "/userinfo" | "/api/v3/user" | "/api/v3/user/emails") => {
                let bearer = request.headers.get("authorization");
                let bearer = bearer.and_then(|it| it.strip_prefix("Bearer "));
                match bearer.and_then(|token| self.tokens.get(token)) {
                    Some(person) => fine(self.about(person, request)),
                    None => (401, String::new(), Value::Null),
                }
            }
            _ => (404, String::new(), Value::Null),
        }
    }

    /// Sends the browser back at once: the person is signed in here and agrees.
    fn authorize(&mut self, request: &Request, scope: &str) -> Response {
        let query = &request.query;
        let has = |key: &str, value: &str| query.get(key).is_some_and(|it| it == value);
        let back = query.get("redirect_uri").cloned().unwrap_or_default();
        let for_openid = !scope.starts_with("openid")
            || (has("response_type", "code") && query.contains_key("nonce"));
        let right = has("client_id", ID)
            && has("scope", scope)
            && has("code_challenge_method", "S256")
            && for_openid
            && query.contains_key("state");
        if !right || !back.contains("/provider/") {
            return (400, String::new(), json!({ "wrong": query }));
        }
        let state = form_urlencoded::byte_serialize(query["state"].as_bytes()).collect::<String>();
        let to = match self.mood {
            Mood::Declines => format!("{back}?error=access_denied&state={state}"),
            _ => {
                let code = self.random_text();
                let asked = Asked {
                    query: query.clone(),
                    person: self.person.clone(),
                };
                self.codes.insert(code.clone(), asked);
                format!("{back}?code={code}&state={state}")
            }
        };
        (302, format!("location: {to}\r\n"), Value::Null)
    }

    /// What a code was given for: once, to who asked for it (PKCE), and for the same address.
    fn redeem(&mut self, request: &Request) -> Result<Asked, &'static str> {
        let of = |key: &str| request.form.get(key).map_or("", String::as_str);
        let asked = self.codes.remove(of("code")).ok_or("invalid_grant")?;
        let challenge = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(of("code_verifier")));
        let same = asked.query["code_challenge"] == challenge
            && asked.query["redirect_uri"] == of("redirect_uri");
        same.then_some(asked).ok_or("invalid_grant")
    }

    fn token(&mut self, person: &Person) -> String {
        let token = self.random_text();
        self.tokens.insert(token.clone(), person.clone());
        token
    }

    fn about(&self, person: &Person, request: &Request) -> Value {
        let named = request.headers.contains_key("user-agent");
        match &*request.path {
            "/userinfo" => {
                let mut claims = person.claims();
                if self.mood == Mood::OtherSubject {
                    claims["sub"] = "somebody else".into();
                }
                claims
            }
            "/api/v3/user" if named => json!({
                "id": person.subject.parse::<u64>().unwrap(),
                "login": "ada",
                "name": person.name,
                "email": "shown@blog.example",
            }),
            "/api/v3/user/emails" if named => {
                let old =
                    json!({ "email": "old@blog.example", "primary": false, "verified": true });
                let own = person.email.as_ref().map(
                    |email| json!({ "email": email, "primary": true, "verified": person.verified }),
                );
                [Some(old), own].into_iter().flatten().collect()
            }
            _ => Value::Null,
        }
    }

    fn random_text(&self) -> String {
        let bytes = ring::rand::generate::<[u8; 16]>(&self.random);
        BASE64_URL_SAFE_NO_PAD.encode(bytes.unwrap().expose())
    }
}

fn fine(body: Value) -> Response {
    (200, String::new(), body)
}

/// RFC 6749, section 2.3.1: the two are written as in forms first.
fn basic() -> String {
    let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let pair = format!("{}:{}", encoded(ID), encoded(SECRET));
    format!("Basic {}", BASE64_STANDARD.encode(pair))
}
