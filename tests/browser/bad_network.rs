//! Whatever happened to the connection, the page catches up by itself: each comment once.

use serde_json::json;

use crate::{
    browser::Browser,
    proxy::Proxy,
    steps::{reply, say, shows},
    support::service::Ground,
};

/// What the browser itself reports while there is no network.
const NO_NETWORK: &[&str] = &["WebSocket", "net::ERR_", "htmx:ws:error"];

/// Says what the page misses: comments, replies, and a reply to a comment that it never saw.
async fn talk(thread: &str, first: &str) {
    let second = say(thread, "Ben", "second").await;
    reply(thread, first, "Cleo", "to the first").await;
    reply(thread, &second, "Dan", "to the second").await;
    say(thread, "Eva", "third").await;
}

const CAUGHT_UP: &[&str] = &[
    "first",
    "> to the first",
    "second",
    "> to the second",
    "third",
];

/// After all that, the page is as live as before.
async fn is_live(browser: &Browser, thread: &str) {
    assert_eq!(browser.run("return window.samePage").await, true);
    assert_eq!(browser.text("#comment-count").await, "5 comments");
    say(thread, "Fay", "fourth").await;
    shows(browser, &[CAUGHT_UP, &["fourth"]].concat()).await;
}

/// A page that has proved to be live.
async fn opened(address: &str, thread: &str) -> (Browser, String) {
    let browser = Browser::open().await;
    browser.goto(address).await;
    browser.run("window.samePage = true").await;
    let first = say(thread, "Ann", "first").await;
    shows(&browser, &["first"]).await;
    (browser, first)
}

#[tokio::test]
async fn a_cut() {
    let service = Ground::sqlite().start();
    let thread = service.thread("demo/cut");
    let proxy = Proxy::to(service.port).await;
    let (browser, first) = opened(&proxy.thread("demo/cut"), &thread).await;

    proxy.cut();
    talk(&thread, &first).await;
    shows(&browser, &["first"]).await;
    proxy.heal();

    shows(&browser, CAUGHT_UP).await;
    is_live(&browser, &thread).await;
    // The page resumed from where it was: what it had was not sent again.
    assert_eq!(browser.messages_with("<p>first</p>").await, 1);
    browser.was_quiet(NO_NETWORK).await;
}

/// Nobody says that the connection is dead. The browser hears of another network, as it does when
/// a telephone leaves the house; without that the page finds out after 50 seconds of silence.
#[tokio::test]
async fn a_black_hole() {
    let service = Ground::sqlite().start();
    let thread = service.thread("demo/black-hole");
    let proxy = Proxy::to(service.port).await;
    let (browser, first) = opened(&proxy.thread("demo/black-hole"), &thread).await;

    proxy.swallow();
    talk(&thread, &first).await;
    shows(&browser, &["first"]).await;
    proxy.heal();
    for offline in [true, false] {
        let network = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        browser
            .devtools("Network.emulateNetworkConditions", network)
            .await;
        browser
            .wait(
                "the browser notices",
                &format!("return navigator.onLine !== {offline}"),
            )
            .await;
    }

    shows(&browser, CAUGHT_UP).await;
    is_live(&browser, &thread).await;
    browser.was_quiet(NO_NETWORK).await;
}

#[tokio::test]
async fn a_crash_of_the_service() {
    let ground = Ground::sqlite();
    let mut service = ground.start();
    let listen = format!("127.0.0.1:{}", service.port);
    let thread = service.thread("demo/crash");
    let (browser, first) = opened(&thread, &thread).await;

    service.kill9();
    let _service = ground.start_at(&listen, &[]);
    talk(&thread, &first).await;

    shows(&browser, CAUGHT_UP).await;
    is_live(&browser, &thread).await;
    browser.was_quiet(NO_NETWORK).await;
}

#[tokio::test]
async fn words_that_could_not_be_sent_are_kept_and_sent_once() {
    let service = Ground::sqlite().start();
    let thread = service.thread("demo/kept");
    let proxy = Proxy::to(service.port).await;
    let (browser, _) = opened(&proxy.thread("demo/kept"), &thread).await;
    browser.fill("#composer [name=name]", "Ben").await;
    browser.fill("#composer [name=body]", "patient words").await;

    proxy.cut();
    browser.click("#composer button").await;
    browser
        .wait("it is told", "return document.querySelector('#composer [role=alert]').textContent.includes('cannot be reached')")
        .await;
    let kept = browser
        .run("return document.querySelector('#composer [name=body]').value")
        .await;
    assert_eq!(kept, "patient words");

    proxy.heal();
    browser.click("#composer button").await;
    shows(&browser, &["first", "patient words"]).await;
    let silent = "return document.querySelector('#composer [role=alert]').textContent === ''";
    browser.wait("the error is gone", silent).await;
    browser
        .was_quiet(&[NO_NETWORK, &["htmx:error"]].concat())
        .await;
}
