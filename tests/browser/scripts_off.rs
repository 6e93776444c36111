//! With scripts off one can read, comment, reply, and repair a mistake.

use crate::{
    browser::Browser,
    steps::{comment, id_of, say, shows},
    support::service::{Ground, until},
};

#[tokio::test]
async fn the_demo_is_read_and_answered() {
    let service = Ground::sqlite().start();
    let browser = Browser::without_scripts().await;
    let thread = service.thread("demo/posts/a-window-seat");
    until("the demo has its conversations", async || {
        browser.goto(&thread).await;
        (browser.text("#comment-count").await == "3 comments").then_some(())
    })
    .await;

    comment(&browser, "Ann", "I have *seen* the herons").await;

    let all = [
        "My grandfather had one of those chairs. He knew every driver by how they braked.",
        "Eleven is a low count for that stretch. Go in March.",
        "> He would have agreed with you about March.",
        "I have seen the herons",
    ];
    shows(&browser, &all).await;
    let id = id_of(&browser, all[3]).await;
    let address = browser.client.current_url().await.unwrap();
    assert_eq!(address.fragment(), Some(format!("comment-{id}").as_str()));
    assert_eq!(browser.text("#comment-count").await, "4 comments");
    assert_eq!(
        browser
            .text(&format!("#comment-{id} .comment-author"))
            .await,
        "Ann"
    );
    assert_eq!(browser.text(&format!("#comment-{id} em")).await, "seen");

    browser.client.refresh().await.unwrap();
    shows(&browser, &all).await;
    browser.was_quiet(&[]).await;
}

#[tokio::test]
async fn a_reply_is_drawn_inside_what_it_answers() {
    let service = Ground::sqlite().start();
    let thread = service.thread("demo/replies");
    let first = say(&thread, "Ann", "first").await;
    say(&thread, "Ben", "second").await;
    let browser = Browser::without_scripts().await;
    browser.goto(&thread).await;

    browser.click(&format!("#comment-{first} .reply")).await;
    let line = browser.text("#composer .replying").await;
    assert!(line.starts_with("Replying to Ann"), "{line}");
    comment(&browser, "Cleo", "to the first").await;

    shows(&browser, &["first", "> to the first", "second"]).await;

    browser.click(&format!("#comment-{first} .reply")).await;
    browser.click("#composer .cancel").await;
    browser
        .wait(
            "the plain composer",
            "return !document.querySelector('.replying')",
        )
        .await;
    browser.was_quiet(&[]).await;
}

#[tokio::test]
async fn a_mistake_is_told_beside_its_field_and_the_words_are_kept() {
    let service = Ground::sqlite().start();
    let browser = Browser::without_scripts().await;
    browser.goto(&service.thread("demo/mistakes")).await;

    comment(&browser, "Ann", "   ").await;
    is_wrong(&browser, "body").await;
    assert_eq!(value(&browser, "name").await, "Ann");

    comment(&browser, "   ", "Long and well considered words").await;
    is_wrong(&browser, "name").await;
    assert_eq!(
        value(&browser, "body").await,
        "Long and well considered words"
    );
    shows(&browser, &[]).await;

    browser.fill("#composer [name=name]", "Ann").await;
    browser.click("#composer button").await;
    shows(&browser, &["Long and well considered words"]).await;
    // The browser reports each answer that is no success.
    browser.was_quiet(&["422"]).await;
}

/// The field is marked, and is described by an error that one can read.
async fn is_wrong(browser: &Browser, field: &str) {
    let script = format!(
        "const field = document.querySelector('#composer [name={field}][aria-invalid=true]');
         return field?.getAttribute('aria-describedby').split(' ')
            .some((id) => document.getElementById(id).matches('.error') && document.getElementById(id).innerText)"
    );
    browser.wait("an error beside its field", &script).await;
}

async fn value(browser: &Browser, field: &str) -> String {
    let field = browser.find(&format!("#composer [name={field}]")).await;
    field.prop("value").await.unwrap().unwrap()
}
