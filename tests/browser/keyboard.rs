//! By the keyboard alone: everything is reached and used, and one always sees where one is.

use fantoccini::key::Key;

use crate::{
    browser::Browser,
    steps::{id_of, reply, say, told},
    support::service::Ground,
};

const SEEN: &str =
    "const { activeElement } = document, { width, height } = activeElement.getBoundingClientRect();
    return activeElement.matches(':focus-visible') && width > 0 && height > 0
        && getComputedStyle(activeElement).outlineStyle !== 'none'";

#[tokio::test]
async fn everything_that_one_person_does() {
    let service = Ground::sqlite().start();
    let thread = service.thread("demo/keys");
    let other = say(&thread, "Zoe", "first").await;
    say(&thread, "Zoe", "second").await;
    let browser = Browser::open().await;
    browser.goto(&thread).await;

    tab_to(&browser, ".reactions [value=love]").await;
    press(&browser, Key::Enter).await;
    at(&browser, ".reactions [aria-pressed=true]").await;
    tab_to(&browser, "#composer [name=body]").await;
    keys(&browser, "mine").await;
    tab_to(&browser, "#composer [name=name]").await;
    // In a field Enter posts; it does not preview.
    keys(&browser, "Ann\n").await;
    let id = id_of(&browser, "mine").await;
    let own = format!("#comment-{id}");
    at(&browser, &own).await;
    tab_to(&browser, &format!("{own} .like")).await;
    press(&browser, Key::Enter).await;
    at(&browser, &format!("{own} .like[aria-pressed=true]")).await;

    tab_to(&browser, &format!("{own} .edit")).await;
    press(&browser, Key::Enter).await;
    at(&browser, &format!("{own} .acting textarea")).await;
    press(&browser, Key::End).await;
    keys(&browser, " indeed").await;
    tab_to(&browser, ".editor button").await;
    press(&browser, Key::Enter).await;
    id_of(&browser, "mine indeed").await;
    at(&browser, &format!("{own} .edit")).await;
    press(&browser, Key::Enter).await;
    at(&browser, &format!("{own} .acting textarea")).await;
    tab_to(&browser, ".editor .cancel").await;
    press(&browser, Key::Enter).await;
    at(&browser, &format!("{own} .edit")).await;

    tab_to(&browser, &format!("#comment-{other} .reply")).await;
    press(&browser, Key::Enter).await;
    at(&browser, "#comments #composer [name=body]").await;
    keys(&browser, "\u{E008}\t\u{E000}").await;
    tab_to(&browser, ".cancel").await;
    press(&browser, Key::Enter).await;
    at(&browser, ".thread > #composer [name=body]").await;
    keys(&browser, "not *yet*").await;
    tab_to(&browser, "#composer .secondary").await;
    press(&browser, Key::Enter).await;
    browser.find("#preview em").await;
    at(&browser, "#composer .secondary").await;

    tab_to(&browser, &format!("#comment-{other} .reply")).await;
    press(&browser, Key::Enter).await;
    at(&browser, "#comments #composer [name=body]").await;
    // Ctrl and Enter.
    keys(&browser, "\u{E009}\u{E007}\u{E000}").await;
    browser.find(&format!("#replies-{other} article")).await;
    at(&browser, &format!("#replies-{other} article")).await;
    tab_to(&browser, &format!("#comment-{other} summary")).await;
    press(&browser, Key::Enter).await;
    at(&browser, "details:not([open]) > summary").await;
    tab_to(&browser, ".sort a:nth-child(2)").await;
    press(&browser, Key::Enter).await;
    browser.find("#comments[data-order=newest]").await;
    at(&browser, ".sort a:nth-child(2)[aria-current]").await;

    tab_to(&browser, &format!("{own} .delete")).await;
    press(&browser, Key::Enter).await;
    at(&browser, ".farewell button").await;
    press(&browser, Key::Enter).await;
    browser
        .wait("it is gone", "return !document.querySelector('.farewell')")
        .await;
    at(&browser, "#comments .comment").await;
    browser.was_quiet(&[]).await;
}

#[tokio::test]
async fn what_comes_later() {
    let service = Ground::sqlite().start();
    let thread = service.thread("demo/more-keys");
    let mut last = String::new();
    for n in 1..=52 {
        let id = say(&thread, "Zoe", &format!("number {n}")).await;
        if n <= 50 {
            last = id;
        }
    }
    let browser = Browser::open().await;
    browser.goto(&format!("{thread}#comment-{last}")).await;
    tab_to(&browser, ".rest a").await;
    press(&browser, Key::Enter).await;
    let next = id_of(&browser, "number 51").await;
    at(&browser, &format!("#comment-{next}")).await;

    told(&browser, 53).await;
    reply(&thread, &last, "Zoe", "it waits").await;
    browser.find(".news").await;
    tab_to(&browser, ".news").await;
    press(&browser, Key::Enter).await;
    let new = id_of(&browser, "it waits").await;
    at(&browser, &format!("#comment-{new}")).await;
    browser.was_quiet(&[]).await;
}

/// Presses Tab until this has the focus, and sees the focus wherever it is.
pub async fn tab_to(browser: &Browser, css: &str) {
    let there = format!("return document.activeElement.matches({css:?})");
    for _ in 0..80 {
        if browser.run(&there).await == true {
            return;
        }
        press(browser, Key::Tab).await;
        let on_page = "return document.activeElement === document.body";
        if browser.run(on_page).await == false {
            let what = browser.run("return document.activeElement.outerHTML").await;
            assert_eq!(browser.run(SEEN).await, true, "one does not see {what}");
        }
    }
    panic!("no way to {css}");
}

/// The focus is there, and is seen.
pub async fn at(browser: &Browser, css: &str) {
    let there = format!("return document.activeElement.matches({css:?})");
    browser.wait(css, &there).await;
    assert_eq!(browser.run(SEEN).await, true, "one does not see {css}");
}

async fn press(browser: &Browser, key: Key) {
    keys(browser, &key.to_string()).await;
}

pub async fn keys(browser: &Browser, keys: &str) {
    let focused = browser.client.active_element().await.unwrap();
    focused.send_keys(keys).await.unwrap();
}
