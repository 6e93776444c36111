//! With scripts on one comments and replies in place, without leaving the page.

use crate::{
    browser::Browser,
    steps::{comment, id_of, outline, say, shows, told, write},
    support::service::{Ground, Service},
};

async fn opened(service: &Service, path: &str) -> Browser {
    let browser = Browser::open().await;
    browser.goto(&service.thread(path)).await;
    browser.run("window.samePage = true").await;
    browser
}

async fn is_the_same_page(browser: &Browser) {
    assert_eq!(browser.run("return window.samePage").await, true);
}

#[tokio::test]
async fn a_comment_appears_once_and_the_composer_is_fresh() {
    let service = Ground::sqlite().start();
    let browser = opened(&service, "demo/once").await;
    let empty = browser.find(".empty").await;
    assert!(empty.is_displayed().await.unwrap());

    comment(&browser, "Ann", "**Strong** words\n\n- one\n- `two`").await;

    let words = "Strong words\n\none\ntwo";
    let id = id_of(&browser, words).await;
    // The answer to the form and the socket both bring it.
    told(&browser, 2).await;
    assert_eq!(outline(&browser).await, [words]);
    for (css, text) in [("strong", "Strong"), ("li code", "two")] {
        assert_eq!(
            browser
                .text(&format!("#comment-{id} .comment-body {css}"))
                .await,
            text
        );
    }
    assert_eq!(browser.text("#comment-count").await, "1 comment");
    assert!(!empty.is_displayed().await.unwrap());
    let field = |name| format!("return document.querySelector('#composer [name={name}]').value");
    assert_eq!(browser.run(&field("body")).await, "");
    assert_eq!(browser.run(&field("name")).await, "Ann");
    let said = browser
        .run("return document.querySelector('#announcer').textContent")
        .await;
    assert_eq!(said, "Your comment is published");
    is_the_same_page(&browser).await;

    // The name is still known when one comes back.
    browser.client.refresh().await.unwrap();
    shows(&browser, &[words]).await;
    browser.wait("the name", &field("name")).await;
    write(&browser, "and more").await;
    shows(&browser, &[words, "and more"]).await;
    browser.was_quiet(&[]).await;
}

#[tokio::test]
async fn the_reply_is_written_where_it_will_stand() {
    let service = Ground::sqlite().start();
    let thread = service.thread("demo/in-place");
    let first = say(&thread, "Ann", "first").await;
    say(&thread, "Ben", "second").await;
    let browser = opened(&service, "demo/in-place").await;

    browser.click(&format!("#comment-{first} .reply")).await;
    let line = browser
        .text(&format!("#comment-{first} #composer .replying"))
        .await;
    assert!(line.starts_with("Replying to Ann"), "{line}");
    let focus = browser.run("return document.activeElement.name").await;
    assert_eq!(focus, "body");
    comment(&browser, "Cleo", "to the first").await;
    shows(&browser, &["first", "> to the first", "second"]).await;

    // The composer is back above the thread, and the next comment is nobody's reply.
    told(&browser, 4).await;
    browser.find("#thread > #composer").await;
    write(&browser, "third").await;
    shows(&browser, &["first", "> to the first", "second", "third"]).await;

    browser.click(&format!("#comment-{first} .reply")).await;
    browser.click("#composer .cancel").await;
    write(&browser, "fourth").await;
    shows(
        &browser,
        &["first", "> to the first", "second", "third", "fourth"],
    )
    .await;
    is_the_same_page(&browser).await;
    browser.was_quiet(&[]).await;
}

#[tokio::test]
async fn a_mistake_keeps_the_words_and_the_place() {
    let service = Ground::sqlite().start();
    let first = say(&service.thread("demo/mistake"), "Ann", "first").await;
    let browser = opened(&service, "demo/mistake").await;

    browser.click(&format!("#comment-{first} .reply")).await;
    comment(&browser, "   ", "words worth keeping").await;

    let error = browser.text(&format!("#comment-{first} #name-error")).await;
    assert!(!error.is_empty());
    let kept = browser
        .run("return document.querySelector('#composer [name=body]').value")
        .await;
    assert_eq!(kept, "words worth keeping");
    browser
        .wait(
            "the field that is wrong has the focus",
            "return document.activeElement.name === 'name'",
        )
        .await;

    browser.fill("#composer [name=name]", "Ben").await;
    browser.click("#composer button").await;
    shows(&browser, &["first", "> words worth keeping"]).await;
    is_the_same_page(&browser).await;
    browser.was_quiet(&["422"]).await;
}

/// The socket may be faster than the answer to the form, and may have told of more than that.
#[tokio::test]
async fn a_late_answer_changes_nothing_but_the_composer() {
    let service = Ground::sqlite().start();
    let thread = service.thread("demo/late");
    let browser = opened(&service, "demo/late").await;
    // The answer waits at the browser's door until others have commented.
    browser
        .run(
            "const send = window.fetch;
             window.fetch = async (...request) => {
                const answer = await send(...request);
                await new Promise((resolve) => { window.letIn = resolve; });
                return answer;
             };",
        )
        .await;
    comment(&browser, "Ann", "first").await;
    browser.wait("the answer", "return !!window.letIn").await;
    say(&thread, "Ben", "second").await;
    shows(&browser, &["first", "second"]).await;

    browser.run("window.letIn()").await;
    browser
        .wait(
            "a fresh composer",
            "return document.querySelector('#composer [name=body]').value === ''",
        )
        .await;
    assert_eq!(outline(&browser).await, ["first", "second"]);
    assert_eq!(browser.text("#comment-count").await, "2 comments");
    let own = browser
        .run("return document.querySelector('.comment.own .comment-body').innerText")
        .await;
    assert_eq!(own, "first");
    is_the_same_page(&browser).await;
    browser.was_quiet(&[]).await;
}
