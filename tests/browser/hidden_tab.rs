//! A tab in the background closes its socket, and catches up when it is looked at again.

use serde_json::{Value, json};

use crate::{
    browser::Browser,
    steps::{reply, say, shows},
    support::service::{Ground, until},
};

/// Whether the newest socket of the page has come to its end. Of all that the network tells,
/// only `webSocketClosed` has nothing but a time.
async fn is_closed(browser: &Browser) -> bool {
    let events = browser.network_events().await;
    let is_socket = |event: &&Value| {
        event["url"]
            .as_str()
            .is_some_and(|url| url.contains("/live/"))
    };
    let opened = events.iter().rfind(is_socket).unwrap();
    let keys = |event: &Value| event.as_object().map_or(0, |event| event.len());
    let ends = |event: &Value| event["requestId"] == opened["requestId"] && keys(event) == 2;
    events.iter().any(ends)
}

/// Looks at the tab that shows this address, and by that hides the other: switching by WebDriver
/// says where commands go, and leaves to chance which tab is in front.
async fn look_at(browser: &Browser, address: &str) {
    let targets = browser.devtools("Target.getTargets", json!({})).await;
    let tab = targets["targetInfos"]
        .as_array()
        .unwrap()
        .iter()
        .find(|target| target["url"] == address);
    let id = &tab.unwrap()["targetId"];
    browser
        .devtools("Target.activateTarget", json!({ "targetId": id }))
        .await;
}

#[tokio::test]
async fn what_was_said_meanwhile_is_there_once() {
    let service = Ground::sqlite().start();
    let thread = service.thread("demo/hidden");
    let browser = Browser::open().await;
    browser.goto(&thread).await;
    browser.run("window.samePage = true").await;
    let reader = browser.client.window().await.unwrap();
    let other = browser.client.new_window(true).await.unwrap().handle;
    browser.client.switch_to_window(other).await.unwrap();
    browser.goto("about:blank#other").await;
    browser.client.switch_to_window(reader).await.unwrap();
    look_at(&browser, &thread).await;
    browser
        .wait("the tab is shown", "return !document.hidden")
        .await;
    let first = say(&thread, "Ann", "first").await;
    shows(&browser, &["first"]).await;

    look_at(&browser, "about:blank#other").await;
    browser
        .wait("the tab is hidden", "return document.hidden")
        .await;
    until("the socket is closed", async || {
        is_closed(&browser).await.then_some(())
    })
    .await;
    let second = say(&thread, "Ben", "second").await;
    reply(&thread, &first, "Cleo", "to the first").await;
    reply(&thread, &second, "Dan", "to the second").await;
    look_at(&browser, &thread).await;
    browser
        .wait("the tab is shown", "return !document.hidden")
        .await;

    let all = ["first", "> to the first", "second", "> to the second"];
    shows(&browser, &all).await;
    assert_eq!(browser.text("#comment-count").await, "4 comments");

    // As one does who looks for another tab: away and back, faster than a socket closes.
    for _ in 0..4 {
        look_at(&browser, "about:blank#other").await;
        look_at(&browser, &thread).await;
    }
    browser
        .wait("the tab is shown", "return !document.hidden")
        .await;
    say(&thread, "Eva", "third").await;
    shows(&browser, &[&all[..], &["third"]].concat()).await;
    assert_eq!(browser.run("return window.samePage").await, true);
    browser
        .was_quiet(&["closed before the connection is established"])
        .await;
}

#[tokio::test]
async fn who_comes_back_with_the_back_button_catches_up() {
    let service = Ground::sqlite().start();
    let thread = service.thread("demo/back");
    let browser = Browser::open().await;
    browser.goto(&thread).await;
    say(&thread, "Ann", "first").await;
    shows(&browser, &["first"]).await;

    browser.goto("about:blank").await;
    say(&thread, "Ben", "second").await;
    browser.client.back().await.unwrap();
    shows(&browser, &["first", "second"]).await;
    say(&thread, "Cleo", "third").await;
    shows(&browser, &["first", "second", "third"]).await;
    browser.was_quiet(&[]).await;
}
