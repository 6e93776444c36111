//! What makes writing easier: quoting, a preview, the keyboard.

use crate::{
    browser::Browser,
    steps::{focus_is, holds, id_of, press, say, shows, value},
    support::service::Ground,
};

const CODE: &str = "**bold** and\n\n```rust\nfn main() {}\n```";

#[tokio::test]
async fn what_was_marked_is_quoted_and_the_keyboard_posts() {
    let service = Ground::sqlite().start();
    let thread = service.thread("demo/composing");
    let first = say(&thread, "Ann", "one thing\n\nand another").await;
    let browser = Browser::open().await;
    browser.goto(&thread).await;
    browser.run("window.samePage = true").await;
    browser.fill("#composer [name=name]", "Ben").await;
    let mark = format!(
        "getSelection().selectAllChildren(document.querySelector('#comment-{first} .comment-body p:last-child'))"
    );
    browser.run(&mark).await;
    press(&browser, &format!("#comment-{first} .reply")).await;
    focus_is(&browser, "#composer-body").await;
    assert_eq!(value(&browser, "#composer-body").await, "> and another\n\n");
    let text = browser.find("#composer-body").await;
    text.send_keys("is what I like").await.unwrap();
    // Control, held down, and Enter.
    text.send_keys("\u{e009}\u{e007}").await.unwrap();
    let reply = "and another\nis what I like";
    let shown = "return [...document.querySelectorAll('.comment-body')].some((body) => body.querySelector('blockquote')?.innerText.trim() === 'and another')";
    browser.wait(reply, shown).await;
    holds(&browser, "#thread > #composer [name=body]", "").await;

    // Enter in a field of one line posts as well; it does not ask for a preview.
    browser.fill("#composer-body", "by the name").await;
    press(&browser, "#composer [name=name]").await;
    id_of(&browser, "by the name").await;
    assert_eq!(browser.run("return window.samePage").await, true);
    browser.was_quiet(&[]).await;
}

/// How the preview looks, and that it is not a comment yet.
async fn is_previewed(browser: &Browser) {
    assert_eq!(browser.text("#preview strong").await, "bold");
    assert_eq!(browser.text("#preview pre code .k").await, "fn");
    shows(browser, &[]).await;
    holds(browser, "#composer-body", CODE).await;
}

async fn is_posted(browser: &Browser) {
    assert_eq!(browser.text(".comment .comment-body strong").await, "bold");
    assert_eq!(browser.text(".comment .comment-body code .k").await, "fn");
    holds(browser, "#composer-body", "").await;
    let preview = "return document.querySelector('#preview').innerText === ''";
    browser.wait("the preview is gone", preview).await;
}

#[tokio::test]
async fn a_preview_shows_what_will_be() {
    let service = Ground::sqlite().start();
    let (on, off) = tokio::join!(Browser::open(), Browser::without_scripts());
    for (browser, thread) in [(on, "demo/preview"), (off, "demo/preview-off")] {
        browser.goto(&service.thread(thread)).await;
        browser.fill("#composer-body", CODE).await;
        press(&browser, "#composer .secondary").await;
        is_previewed(&browser).await;
        browser.fill("#composer [name=name]", "Ann").await;
        press(&browser, "#composer button:not(.secondary)").await;
        is_posted(&browser).await;
        browser.was_quiet(&[]).await;
    }
}
