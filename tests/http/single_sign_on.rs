//! A blog that knows its readers signs them in: docs/single-sign-on.md.

use std::{
    process::Command,
    time::{SystemTime, UNIX_EPOCH},
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use reqwest::Method;
use serde_json::{Value, json};
use sha2::Sha256;

use crate::{
    both::Store,
    people::Post,
    support::service::{Service, until},
    web::{Answer, Visitor},
};

on_both! {
    a_good_token_signs_in_and_the_comment_has_its_name,
    the_same_reader_is_one_account_on_one_site,
    an_address_in_a_token_is_nobodys,
    a_bad_token_leaves_a_guest_without_a_word,
    another_key_makes_the_old_one_useless,
    many_pages_open_one_session,
    their_own_account_is_one_link_away,
    the_examples_of_the_manual_sign_in,
}

pub const SECRET: (&str, &str) = ("AFTERWORD_SECRET", "0123456789abcdef0123456789abcdef");
pub const HERE: &str = "/thread/blog/2026/hello";
const MANUAL: &str = include_str!("../../docs/single-sign-on.md");

/// Two blogs.
pub fn sites(store: &Store) {
    for (key, origin) in [
        ("blog", "https://blog.example"),
        ("other", "https://other.example"),
    ] {
        assert!(store.run(&["site", "add", key, origin]).status.success());
    }
}

/// What `afterword site sso` prints, or that it refuses.
fn sso(store: &Store, arguments: &[&str], settings: &[(&str, &str)]) -> Result<String, String> {
    let mut command = store.command();
    command.args(["site", "sso"]).args(arguments);
    let output = command.envs(settings.iter().copied()).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap().trim_end().to_owned();
    match output.status.success() {
        true => Ok(text(output.stdout)),
        false => Err(text(output.stderr)),
    }
}

pub fn key(store: &Store, site: &str) -> String {
    sso(store, &[site], &[SECRET]).unwrap()
}

fn start(store: &Store) -> Service {
    store.start_with(&[SECRET])
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    since.as_secs().cast_signed()
}

/// A token with this header and these claims, signed with this key.
fn signed(header: Value, claims: Value, key: &str) -> String {
    let part = |json: Value| URL_SAFE_NO_PAD.encode(json.to_string());
    let parts = format!("{}.{}", part(header), part(claims));
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).unwrap();
    mac.update(parts.as_bytes());
    let signature = URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes());
    format!("{parts}.{signature}")
}

fn claims(site: &str, sub: &str, name: &str) -> Value {
    json!({ "aud": site, "sub": sub, "name": name, "exp": now() + 300 })
}

pub fn token(key: &str, site: &str, sub: &str, name: &str) -> String {
    signed(json!({ "alg": "HS256" }), claims(site, sub, name), key)
}

/// Hands a token over as the page of the blog does.
async fn hand(visitor: &Visitor, site: &str, token: &str) -> Answer {
    let path = format!("/session/{site}/2026/hello");
    let asked = visitor
        .request(Method::POST, &path)
        .header("HX-Request", "true")
        .header("origin", format!("https://{site}.example"));
    Answer::to(asked.form(&[("jwt", token)])).await
}

/// A browser that is signed in by a token, and the account that it is.
pub async fn reader(service: &Service, site: &str, token: &str) -> (Visitor, String) {
    let visitor = Visitor::of(service);
    let entered = hand(&visitor, site, token).await;
    assert_eq!(entered.status, 200, "{}", entered.text());
    (visitor.with("cookie", &entered.cookie()), account(&entered))
}

/// Whose session an answer keeps.
fn account(answer: &Answer) -> String {
    let session = answer.header("afterword-session");
    session.split('.').next().unwrap().to_owned()
}

async fn a_good_token_signs_in_and_the_comment_has_its_name(store: Store) {
    sites(&store);
    let service = start(&store);
    let key = key(&store, "blog");
    let visitor = Visitor::of(&service);
    let mut said = claims("blog", "7", "Ada Lovelace");
    said["website"] = json!("https://ada.example");
    let token = signed(json!({ "alg": "HS256", "typ": "JWT" }), said, &key);
    let entered = hand(&visitor, "blog", &token).await;
    assert_eq!(entered.status, 200, "{}", entered.text());
    let page = entered.page();
    assert!(page.words("#who .member").contains("Ada Lovelace"));
    assert!(page.all("#composer-name").is_empty());
    let allowed = entered.header("access-control-allow-origin");
    assert_eq!(allowed, "https://blog.example");

    let ada = visitor.with("cookie", &entered.cookie());
    let id = ada.say(HERE, &[("name", "Eve"), ("body", "mine")]).await;
    let page = visitor.get(HERE).await.page();
    assert_eq!(page.comments()[0].author, "Ada Lovelace");
    let website = page.link(&id, ".comment-author a");
    assert_eq!(website.as_deref(), Some("https://ada.example/"));
    assert!(ada.get(HERE).await.page().link(&id, "a.edit").is_some());
    // What the page got is good for commenting there, and for nothing else.
    let token = visitor.with("afterword-session", entered.header("afterword-session"));
    assert_eq!(token.get("/account").await.status, 303);
    let elsewhere = token.get("/thread/other/a").await.page();
    assert!(elsewhere.all("#who .member").is_empty());
}

async fn the_same_reader_is_one_account_on_one_site(store: Store) {
    sites(&store);
    let service = start(&store);
    let [blog, other] = ["blog", "other"].map(|site| key(&store, site));
    assert_ne!(blog, other);
    let (ada, first) = reader(&service, "blog", &token(&blog, "blog", "7", "Ada")).await;
    let id = ada.say(HERE, &[("body", "mine")]).await;
    // On another device, under another name.
    let (phone, again) = reader(&service, "blog", &token(&blog, "blog", "7", "Ada L")).await;
    assert_eq!(again, first);
    let page = phone.get(HERE).await.page();
    assert!(page.link(&id, "a.edit").is_some());
    assert!(page.words("#who .member").contains("Ada L"));
    let (_, second) = reader(&service, "blog", &token(&blog, "blog", "8", "Ada")).await;
    let (_, third) = reader(&service, "other", &token(&other, "other", "7", "Ada")).await;
    assert_ne!(first, second);
    assert_ne!(first, third);
}

async fn an_address_in_a_token_is_nobodys(store: Store) {
    sites(&store);
    let post = Post::with(&store, &[SECRET]).await;
    let key = key(&store, "blog");
    let by_mail = post.member(HERE, "ada@blog.example").await;
    let id = by_mail
        .say(HERE, &[("name", "Ada"), ("body", "mine")])
        .await;
    let mut said = claims("blog", "ada@blog.example", "Ada");
    said["email"] = json!("ada@blog.example");
    said["email_verified"] = json!(true);
    let token = signed(json!({ "alg": "HS256" }), said, &key);
    let (eve, _) = reader(&post.service, "blog", &token).await;
    assert!(eve.get(HERE).await.page().link(&id, "a.edit").is_none());
    let delete = HERE.replacen("/thread/", "/delete/", 1);
    assert_eq!(eve.post(&delete, &[("id", &id)]).await.status, 403);
    assert!(by_mail.get(HERE).await.page().link(&id, "a.edit").is_some());
}

async fn a_bad_token_leaves_a_guest_without_a_word(store: Store) {
    sites(&store);
    let service = start(&store);
    let blog = key(&store, "blog");
    let other = key(&store, "other");
    let visitor = Visitor::of(&service);
    let hs256 = || json!({ "alg": "HS256" });
    let with = |name: &str, value: Value| {
        let mut claims = claims("blog", "7", "Ada");
        claims[name] = value;
        signed(hs256(), claims, &blog)
    };
    let good = token(&blog, "blog", "7", "Ada");
    let (parts, _) = good.rsplit_once('.').unwrap();
    for (token, says) in [
        (format!("{parts}."), "present key"),
        (token(&other, "blog", "7", "Ada"), "present key"),
        (
            signed(json!({ "alg": "none" }), claims("blog", "7", "A"), &blog),
            "HS256",
        ),
        (
            signed(json!({ "alg": "HS512" }), claims("blog", "7", "A"), &blog),
            "HS256",
        ),
        (with("aud", json!("other")), "aud"),
        (with("exp", json!(now() - 60)), "time is over"),
        (with("exp", json!(now() + 3600)), "ten minutes"),
        (with("sub", json!("")), "sub"),
        (with("sub", json!(7)), "JWT"),
        (with("name", json!("\0")), "name"),
        (with("name", json!("x".repeat(5000))), "4096"),
        ("not a token".to_owned(), "JWT"),
    ] {
        let refused = hand(&visitor, "blog", &token).await;
        assert_eq!((refused.status, refused.cookie().as_str()), (422, ""));
        assert!(refused.text().contains(says), "{says}: {}", refused.text());
        // The page shows nothing of it.
        assert_eq!(refused.header("hx-reswap"), "none");
        assert!(refused.page().all("*[data-hx-swap-oob]").is_empty());
        assert_eq!(refused.header("afterword-session"), "");
    }
    // Good, and in the wrong place.
    assert_eq!(hand(&visitor, "other", &good).await.status, 422);
    let evil = visitor.with("origin", "https://evil.example");
    let path = "/session/blog/2026/hello";
    assert_eq!(evil.hx_post(path, &[("jwt", &good)]).await.status, 403);
    assert_eq!(hand(&visitor, "blog", &good).await.status, 200);
}

async fn another_key_makes_the_old_one_useless(store: Store) {
    sites(&store);
    let service = start(&store);
    let visitor = Visitor::of(&service);
    let guess = token("", "blog", "7", "Ada");
    let refused = hand(&visitor, "blog", &guess).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("signs nobody in"));

    let first = key(&store, "blog");
    assert_eq!(first.len(), 64);
    assert_eq!(key(&store, "blog"), first, "it is only told again");
    let token = |key: &str| token(key, "blog", "7", "Ada");
    let good = token(&first);
    let (ada, _) = reader(&service, "blog", &good).await;
    let second = sso(&store, &["blog", "--new"], &[SECRET]).unwrap();
    assert_ne!(first, second);
    until("the old key is no good", async || {
        (hand(&visitor, "blog", &good).await.status == 422).then_some(())
    })
    .await;
    assert_eq!(hand(&visitor, "blog", &token(&second)).await.status, 200);
    let page = ada.get(HERE).await.page();
    assert_eq!(page.all("#who .member").len(), 1, "who is in stays in");

    let off = sso(&store, &["blog", "--off"], &[SECRET]).unwrap();
    assert_eq!(off, "blog signs nobody in");
    until("it is off", async || {
        (hand(&visitor, "blog", &token(&second)).await.status == 422).then_some(())
    })
    .await;
    // None comes back.
    let third = key(&store, "blog");
    assert!(third != first && third != second);

    let wrong = sso(&store, &["nowhere"], &[SECRET]).unwrap_err();
    assert!(wrong.contains("there is no site nowhere"), "{wrong}");
    assert!(sso(&store, &["blog", "--new", "--off"], &[SECRET]).is_err());
    if store.redis.is_some() {
        let unshared = sso(&store, &["blog"], &[]).unwrap_err();
        assert!(unshared.contains("AFTERWORD_SECRET"), "{unshared}");
    }
    // Without a running service it is the same.
    drop(service);
    assert_eq!(key(&store, "blog"), third);
}

async fn many_pages_open_one_session(store: Store) {
    sites(&store);
    let service = start(&store);
    let key = key(&store, "blog");
    let session = async |visitor: &Visitor, name: &str| {
        let entered = hand(visitor, "blog", &token(&key, "blog", "7", name)).await;
        assert_eq!(entered.status, 200);
        entered.header("afterword-session").to_owned()
    };
    let events = |session: &str| {
        let account = session.split('.').next().unwrap();
        store.log_of(&format!("account:{account}")).len()
    };
    let firefox = Visitor::of(&service).with("user-agent", "Mozilla/5.0 (Linux) Firefox/140.0");
    let first = session(&firefox, "Ada").await;
    let log = events(&first);
    for _ in 0..5 {
        assert_eq!(session(&firefox, "Ada").await, first);
    }
    assert_eq!(events(&first), log);
    let chrome = Visitor::of(&service).with("user-agent", "Mozilla/5.0 (Linux) Chrome/140.0");
    let other = session(&chrome, "Ada").await;
    assert_ne!(other, first);
    // Who is in already stays in the same session, whatever they are called now.
    let moved = firefox.with("afterword-session", &other);
    assert_eq!(session(&moved, "Ada L").await, other);
    assert_eq!(events(&first), log + 2);
    // Who signed out did so, and the next page is a new beginning.
    let out = moved.hx_post("/signout/blog/2026/hello", &[]).await;
    assert_eq!(out.status, 200);
    assert!(![&first, &other].contains(&&session(&chrome, "Ada L").await));
}

async fn their_own_account_is_one_link_away(store: Store) {
    sites(&store);
    let post = Post::with(&store, &[SECRET]).await;
    let key = key(&store, "blog");
    let (ada, id) = reader(&post.service, "blog", &token(&key, "blog", "7", "Ada")).await;
    let said = ada.say(HERE, &[("body", "to take away")]).await;
    let link = async |visitor: &Visitor| {
        let page = visitor.get(HERE).await.page();
        let link = page.one("#who .member a");
        link.attr("href").unwrap().to_owned()
    };
    // In a window that has nothing of the frame's; a look alone does nothing.
    let home = link(&ada).await;
    let window = Visitor::of(&post.service);
    let mut page = window.get(&home).await;
    for _ in 0..2 {
        page = window.get(&home).await;
        assert_eq!((page.status, page.cookie().as_str()), (200, ""));
    }
    let page = page.page();
    assert!(page.words("form#link").contains("Ada"));
    let value = page
        .one("input[name=link]")
        .attr("value")
        .unwrap()
        .to_owned();
    let evil = window.with("origin", "https://evil.example");
    assert_eq!(evil.post("/home", &[("link", &value)]).await.status, 403);
    let entered = window.post("/home", &[("link", &value)]).await;
    assert_eq!(
        (entered.status, entered.header("location")),
        (303, "/account")
    );
    let own = window.with("cookie", &entered.cookie());
    let json: Value = serde_json::from_str(own.get("/account.json").await.text()).unwrap();
    assert_eq!(json["account"], json!(id));
    assert_eq!(json["ways_to_sign_in"], json!(["blog.example"]));
    assert_eq!(json["comments"][0]["id"], json!(said));
    for (link, why) in [(&*value, "once"), ("00", "not ours"), ("", "none")] {
        let refused = window.post("/home", &[("link", link)]).await;
        assert_eq!(
            (refused.status, refused.cookie().as_str()),
            (422, ""),
            "{why}"
        );
    }
    assert_eq!(window.get("/home?code=00").await.status, 422);
    // An account that is more than this site's is entered by mail alone.
    let by_mail = post.member(HERE, "ada@blog.example").await;
    assert_eq!(link(&by_mail).await, "/account");
    // Who leaves is forgotten, and would begin anew.
    let erase = [("words", "take"), ("sure", "yes")];
    assert_eq!(own.post("/account/erase", &erase).await.status, 200);
    let page = ada.get(HERE).await.page();
    assert!(page.all("#who .member").is_empty());
    let anew = until("the account is erased", async || {
        let entered = hand(&window, "blog", &token(&key, "blog", "7", "Ada")).await;
        (entered.status == 200).then(|| account(&entered))
    })
    .await;
    assert_ne!(anew, id);
}

/// The manual's own words, run as they stand there.
async fn the_examples_of_the_manual_sign_in(store: Store) {
    sites(&store);
    let service = start(&store);
    let key = key(&store, "blog");
    let call = format!("('{key}', 'blog', '7', 'Ada É')");
    for (language, program, flag, then) in [
        (
            "python",
            "python3",
            "-c",
            format!("print(afterword_token{call})"),
        ),
        (
            "js",
            "node",
            "-e",
            format!("console.log(afterwordToken{call})"),
        ),
        ("php", "php", "-r", format!("echo afterword_token{call};")),
    ] {
        let opening = format!("```{language}\n");
        let code = MANUAL.split(&opening).nth(1).unwrap();
        let code = code.split("```").next().unwrap();
        let run = Command::new(program)
            .args([flag, &format!("{code}\n{then}")])
            .output();
        let Ok(output) = run else {
            let required = program == "python3" && std::env::var_os("CI").is_some();
            assert!(!required, "{program} is not on this machine");
            eprintln!("skipped: {program} is not on this machine");
            continue;
        };
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        let entered = hand(&Visitor::of(&service), "blog", said.trim()).await;
        assert_eq!(entered.status, 200, "{language}: {said} {}", entered.text());
        assert!(entered.page().words("#who .member").contains("Ada É"));
    }
}
