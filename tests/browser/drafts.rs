//! Words are not lost: not by leaving, not by a crash, and not by anything that can go wrong.

use crate::{
    browser::Browser,
    proxy::Proxy,
    steps::{holds, press, reply, say, shows},
    support::{redis::RedisServer, service::Ground},
};

const WORDS: &str = "well considered words";
const BODY: &str = "#composer-body";
const POST: &str = "#composer button:not(.secondary)";
const NO_NETWORK: &[&str] = &["WebSocket", "net::ERR_", "htmx:ws:error", "htmx:error"];

/// Posts; it is told what went wrong, and the words are still there.
async fn is_refused(browser: &Browser, why: &str) {
    press(browser, POST).await;
    let script = format!(
        "return [...document.querySelectorAll('#composer :is(.error, .form-error)')].some((error) => error.innerText.includes({why:?}))"
    );
    browser.wait(why, &script).await;
    holds(browser, BODY, WORDS).await;
}

/// The draft answers the first comment.
async fn answers(browser: &Browser, first: &str) {
    holds(
        browser,
        &format!("#comment-{first} #composer [name=body]"),
        WORDS,
    )
    .await;
    holds(browser, "#composer [name=parent]", first).await;
    let line = browser.text("#composer .replying").await;
    assert!(line.starts_with("Replying to Ann"), "{line}");
    for (field, text) in [
        ("name", "Ben"),
        ("email", "ben@blog.example"),
        ("website", "https://ben.example"),
    ] {
        holds(browser, &format!("#composer [name={field}]"), text).await;
    }
}

/// More than fits into a comment, past what the field lets one type.
const TOO_MUCH: &str = "document.querySelector('#composer-body').value = 'x'.repeat(300000)";

#[tokio::test]
async fn a_reply_survives_whatever_goes_wrong() {
    let mut redis = RedisServer::start();
    let ground = Ground::redis(&redis);
    let mut service = ground.start();
    let listen = format!("127.0.0.1:{}", service.port);
    let thread = service.thread("demo/drafts");
    let first = say(&thread, "Ann", "first").await;
    let proxy = Proxy::to(service.port).await;
    let browser = Browser::open().await;
    browser.goto(&proxy.thread("demo/drafts")).await;
    press(&browser, &format!("#comment-{first} .reply")).await;
    for (field, text) in [
        ("body", WORDS),
        ("name", "Ben"),
        ("email", "ben@blog.example"),
        ("website", "https://ben.example"),
    ] {
        browser
            .fill(&format!("#composer [name={field}]"), text)
            .await;
    }
    // A first attempt, which also lets the browser remember who writes.
    proxy.cut();
    is_refused(&browser, "cannot be reached").await;
    proxy.heal();
    browser.client.refresh().await.unwrap();
    answers(&browser, &first).await;

    service.kill9();
    let mut service = ground.start_at(&listen, &[]);
    browser.client.refresh().await.unwrap();
    answers(&browser, &first).await;

    browser.fill("#composer [name=name]", "   ").await;
    is_refused(&browser, "name is missing").await;
    browser.fill("#composer [name=name]", "Ben").await;
    answers(&browser, &first).await;

    browser.run(TOO_MUCH).await;
    press(&browser, POST).await;
    let told = "return document.querySelector('#composer-error').innerText.includes('too much')";
    browser.wait("it is too much", told).await;
    let kept = format!("return document.querySelector('{BODY}').value.length");
    assert_eq!(browser.run(&kept).await, 300_000);
    browser.fill(BODY, WORDS).await;

    redis.kill9();
    is_refused(&browser, "could not be stored").await;
    answers(&browser, &first).await;
    redis.restart();

    service.kill9();
    let mut service = ground.start_at(&listen, &[("AFTERWORD_RATE_LIMIT", "1/h")]);
    reply(&thread, &first, "Cleo", "the only one in this hour").await;
    is_refused(&browser, "a lot in a short time").await;
    answers(&browser, &first).await;

    service.kill9();
    let _service = ground.start_at(&listen, &[]);
    press(&browser, POST).await;
    shows(
        &browser,
        &[
            "first",
            "> the only one in this hour",
            &format!("> {WORDS}"),
        ],
    )
    .await;
    browser.client.refresh().await.unwrap();
    holds(&browser, "#thread > #composer [name=body]", "").await;
    holds(&browser, "#composer [name=website]", "https://ben.example").await;
    holds(&browser, "#composer [name=email]", "ben@blog.example").await;
    holds(&browser, "#composer [name=name]", "Ben").await;
    let expected = ["422", "413", "503", "429"];
    browser.was_quiet(&[NO_NETWORK, &expected].concat()).await;
}

#[tokio::test]
async fn with_scripts_off_as_well() {
    let mut redis = RedisServer::start();
    let ground = Ground::redis(&redis);
    let mut service = ground.start();
    let listen = format!("127.0.0.1:{}", service.port);
    let thread = service.thread("demo/drafts");
    say(&thread, "Ann", "first").await;
    let proxy = Proxy::to(service.port).await;
    let browser = Browser::without_scripts().await;
    browser.goto(&proxy.thread("demo/drafts")).await;
    browser.fill(BODY, WORDS).await;
    browser.fill("#composer [name=name]", "   ").await;
    // The browser shows a page of its own, and asked again it sends the words again.
    proxy.cut();
    press(&browser, POST).await;
    let error = "return location.protocol === 'chrome-error:'";
    browser.wait("no network", error).await;
    proxy.heal();
    browser.client.refresh().await.unwrap();
    holds(&browser, BODY, WORDS).await;
    is_refused(&browser, "name is missing").await;
    browser.fill("#composer [name=name]", "Ben").await;

    redis.kill9();
    is_refused(&browser, "could not be stored").await;
    holds(&browser, "#composer [name=name]", "Ben").await;
    redis.restart();

    service.kill9();
    let mut service = ground.start_at(&listen, &[("AFTERWORD_RATE_LIMIT", "1/h")]);
    say(&thread, "Cleo", "the only one in this hour").await;
    is_refused(&browser, "a lot in a short time").await;

    service.kill9();
    let _service = ground.start_at(&listen, &[]);
    browser.goto(&proxy.thread("demo/drafts")).await;
    browser.fill("#composer [name=name]", "Ben").await;
    browser.run(TOO_MUCH).await;
    press(&browser, POST).await;
    browser
        .wait(
            "it is too much",
            "return document.body.innerText.includes('too much')",
        )
        .await;
    browser.client.back().await.unwrap();
    let kept = format!("return document.querySelector('{BODY}')?.value.length === 300000");
    browser.wait("the words are back", &kept).await;
    browser.fill(BODY, WORDS).await;
    press(&browser, POST).await;
    shows(&browser, &["first", "the only one in this hour", WORDS]).await;
    let expected = ["422", "413", "503", "429"];
    browser.was_quiet(&[NO_NETWORK, &expected].concat()).await;
}
