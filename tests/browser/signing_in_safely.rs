//! No page but ours signs anybody in, and none learns who did.

use serde_json::{Value, json};

use crate::{
    browser::Browser,
    host_page::{Blog, enter_thread, leave_thread},
    people::{MEMBER, ask_letter, closed, enter_code},
    stage::Stage,
    steps::{comment, press, shows},
    support::service::until,
    window::Window,
};

/// Only a window of ours hands over who one is: else a page could sign its readers in as somebody
/// of its own.
#[tokio::test]
async fn a_page_signs_nobody_in() {
    let stage = Stage::set().await;
    let browser = Browser::blocking_third_parties().await;
    // Mallory has a code of their own.
    let code = code_of(&stage, &browser, "mallory@letters.example").await;
    let message = json!({ "afterword": { "code": code } });

    stage.visit(&browser).await;
    leave_thread(&browser).await;
    stage.wire.heard();
    // The second message comes after the first.
    let post = format!(
        "for (const message of [{message}, {{ afterword: {{ theme: 'dark' }} }}])
            frames[0].postMessage(message, '*')"
    );
    browser.run(&post).await;
    enter_thread(&browser).await;
    browser.find("[data-theme=dark]").await;
    comment(&browser, "Ada", "as a guest").await;
    shows(&browser, &["as a guest"]).await;
    let asked = stage.wire.heard();
    assert!(
        !asked.iter().any(|it| it.path.contains("session")),
        "{asked:?}"
    );
    assert_eq!(browser.run(MEMBER).await, "");

    // The control: from our own origin the same message does it.
    browser.run(&format!("postMessage({message}, '*')")).await;
    browser.wait("one is signed in", MEMBER).await;
    browser.was_quiet(&[]).await;
}

/// A window that a foreign page opened tells it nothing, whatever it says of itself.
#[tokio::test]
async fn a_foreign_page_learns_nothing() {
    let (stage, evil) = (Stage::set().await, Blog::start());
    let browser = Browser::blocking_third_parties().await;
    code_of(&stage, &browser, "ada@letters.example").await;
    let url = &stage.wire.url;
    for opener in [url, &evil.origin] {
        let address = format!("{url}/signin/blog/post?opener={opener}");
        let button = format!("<button onclick=\"open('{address}', '', 'popup')\">Win</button>");
        let hears = "<script>got = []; onmessage = ({ data }) => got.push(data)</script>";
        evil.show(hears, &button);
        browser.goto(&evil.origin).await;
        let page = browser.window().await;
        press(&browser, "button").await;
        let popup = until("a pop-up", async || {
            let windows = browser.windows().await;
            windows.into_iter().find(|it| *it != page)
        })
        .await;
        browser.look_at(&popup).await;
        press(&browser, "#known button").await;
        if opener == url {
            closed(&browser, &page).await;
        } else {
            // It was not believed, so this is a page like any other, which leads to the thread.
            let there = "return location.pathname === '/thread/blog/post'";
            browser.wait("the thread", there).await;
            browser.close().await;
            browser.look_at(&page).await;
        }
        let last = "postMessage('the last', '*')";
        browser.run(last).await;
        browser
            .wait("the last message", "return got.includes('the last')")
            .await;
        assert_eq!(browser.run("return got").await, json!(["the last"]));
    }
    browser.was_quiet(&["postMessage"]).await;
}

/// Signs in for a window that nobody opened, which therefore keeps its code; answers with that.
async fn code_of(stage: &Stage, browser: &Browser, email: &str) -> Value {
    let url = &stage.wire.url;
    let address = format!("{url}/signin/blog/post?opener={url}");
    browser.goto(&address).await;
    let letter = ask_letter(browser, &stage.smtp, email).await;
    enter_code(browser, &letter.code()).await;
    let code = "return document.querySelector('#handover')?.dataset.code";
    browser.wait("a code", code).await
}
