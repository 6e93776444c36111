//! A thread that has everything a thread can have.

use crate::{
    browser::Browser,
    steps::{comment, id_of, reply, say},
    support::service::{Ground, Service},
};

/// Ids of comments in it.
pub struct Scenery {
    /// The address of the thread.
    pub thread: String,
    /// What this browser said; it can be edited, and has replies.
    pub own: String,
    /// The first of the conversation that is too long for the page.
    pub long: String,
}

/// Replies, a tombstone, an edit, a pin, likes, the owner's badge, code, a long conversation, and
/// more comments than fit on a page; some of it was said by this browser, which then shows it.
pub async fn furnish(ground: &Ground, service: &Service, browser: &Browser) -> Scenery {
    let added = ground.run(&["site", "add", "blog", &service.url]);
    assert!(added.status.success(), "{added:?}");
    let thread = service.thread("blog/everything");
    let long = say(&thread, "Ivo", "Much was **said** about this.").await;
    for n in 0..27 {
        reply(&thread, &long, "Reader", &format!("{n} of many")).await;
    }
    browser.goto(&thread).await;
    comment(
        browser,
        "Benedikt Maximilian von Hohenstaufen",
        "Mine, with [a link](https://blog.example) and `code`\n\n> quoted\n\n```rust\nlet a = \"b\"; // c\n```",
    )
    .await;
    let mine = "return document.querySelector('.comment:has(.edit)')?.id.slice('comment-'.length)";
    let own = browser.wait("the own comment", mine).await;
    let own = own.as_str().unwrap().to_owned();
    let mut parent = own.clone();
    for depth in 1..7 {
        parent = reply(&thread, &parent, "山田", &format!("{depth} deep")).await;
    }
    browser.goto(&thread).await;
    comment(browser, "Gil", "to be deleted").await;
    let gone = id_of(browser, "to be deleted").await;
    reply(&thread, &gone, "Hana", "to what is gone").await;
    browser.click(&format!("#comment-{gone} .delete")).await;
    browser.click(".farewell button").await;
    browser.find(&format!("#comment-{gone}.gone")).await;
    browser.click(&format!("#comment-{own} .like")).await;
    browser.find(".like[aria-pressed=true]").await;
    browser.click(".reactions button").await;
    browser.find(".reactions [aria-pressed=true]").await;
    browser.click(&format!("#comment-{own} .edit")).await;
    browser.click(".editor button").await;
    browser
        .wait("no editor", "return !document.querySelector('.editor')")
        .await;
    for n in 0..50 {
        say(&thread, "Guest", &format!("number {n}")).await;
    }
    let asked = [
        vec!["thread", "pin", "blog", "everything", &long],
        vec!["site", "owner", "blog", "everything", &own],
    ];
    for arguments in asked {
        let output = ground.run(&arguments);
        assert!(output.status.success(), "{output:?}");
    }
    browser.goto(&thread).await;
    browser.find(".badge").await;
    Scenery { thread, own, long }
}
