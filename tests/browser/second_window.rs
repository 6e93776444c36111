//! What one reader says, another one sees at once, in its place.

use serde_json::json;

use crate::{
    browser::Browser,
    steps::{comment, drawn_anew, id_of, say, shows, write},
    support::service::Ground,
};

#[tokio::test]
async fn a_comment_and_its_replies_appear_in_another_window() {
    let service = Ground::sqlite().start();
    let thread = service.thread("demo/two-windows");
    let first = say(&thread, "Ann", "first").await;
    let browser = Browser::open().await;
    browser.goto(&thread).await;
    browser.run("window.samePage = true").await;
    let reader = browser.client.window().await.unwrap();
    let writer = browser.client.new_window(false).await.unwrap().handle;

    browser
        .client
        .switch_to_window(writer.clone())
        .await
        .unwrap();
    browser.goto(&thread).await;
    comment(&browser, "Ben", "second").await;
    let second = id_of(&browser, "second").await;
    browser
        .client
        .switch_to_window(reader.clone())
        .await
        .unwrap();
    shows(&browser, &["first", "second"]).await;
    assert_eq!(browser.text("#comment-count").await, "2 comments");
    browser
        .wait("the announcement", &announces("1 new comment"))
        .await;

    browser
        .client
        .switch_to_window(writer.clone())
        .await
        .unwrap();
    browser.click(&format!("#comment-{first} .reply")).await;
    write(&browser, "to the first").await;
    let nested = id_of(&browser, "to the first").await;
    browser.click(&format!("#comment-{nested} .reply")).await;
    write(&browser, "deeper").await;
    id_of(&browser, "deeper").await;
    browser.click(&format!("#comment-{second} .reply")).await;
    write(&browser, "to the second").await;
    let all = [
        "first",
        "> to the first",
        "> > deeper",
        "second",
        "> to the second",
    ];
    shows(&browser, &all).await;

    browser.client.switch_to_window(reader).await.unwrap();
    shows(&browser, &all).await;
    assert_eq!(browser.text("#comment-count").await, "5 comments");
    assert_eq!(browser.run("return window.samePage").await, true);
    browser.client.refresh().await.unwrap();
    shows(&browser, &all).await;
    browser.was_quiet(&[]).await;
}

/// What others say does not take the words out of one's mouth.
#[tokio::test]
async fn a_half_written_reply_survives_what_arrives() {
    let service = Ground::sqlite().start();
    let thread = service.thread("demo/half-written");
    let first = say(&thread, "Ann", "first").await;
    let browser = Browser::open().await;
    browser.goto(&thread).await;
    browser.click(&format!("#comment-{first} .reply")).await;
    browser.fill("#composer [name=name]", "Ben").await;
    browser.fill("#composer [name=body]", "half a thou").await;

    say(&thread, "Cleo", "second").await;
    shows(&browser, &["first", "second"]).await;
    browser
        .find("#composer [name=body]")
        .await
        .send_keys("ght")
        .await
        .unwrap();

    drawn_anew(&browser, "2 comments").await;
    let kept = browser
        .run("const form = document.querySelector('#comments #composer');
              return form && [form.elements.body.value, form.elements.body === document.activeElement]")
        .await;
    assert_eq!(kept, json!(["half a thought", true]));
    browser.click("#composer button").await;
    shows(&browser, &["first", "> half a thought", "second"]).await;
    browser.was_quiet(&[]).await;
}

/// A screen reader is told through a polite live region.
fn announces(text: &str) -> String {
    format!("return document.querySelector('#announcer[role=status]').textContent === '{text}'")
}
