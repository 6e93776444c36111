//! What readers say without words: by the mouse, by the keyboard, and with scripts off.

use serde_json::json;

use crate::{
    browser::Browser,
    steps::{focus_is, press, say},
    support::service::Ground,
};

/// Waits until the button is pressed or not, and beside it stands the number.
async fn has(browser: &Browser, button: &str, pressed: bool, count: &str) {
    let script = format!(
        "const button = document.querySelector({button:?});
         return button?.getAttribute('aria-pressed') === '{pressed}'
            && [...button.querySelectorAll('span')].pop().textContent === '{count}'"
    );
    let what = format!("{button} is {pressed} and has {count:?}");
    browser.wait(&what, &script).await;
}

const LOVE: &str = ".reactions button[title=Love]";
const WOW: &str = ".reactions button[title=Surprising]";

#[tokio::test]
async fn they_are_counted_live_and_remembered() {
    let service = Ground::sqlite().start();
    let thread = service.thread("demo/likes");
    let id = say(&thread, "Ben", "first").await;
    say(&thread, "Cleo", "second").await;
    let like = format!("#comment-{id} .like");
    let (here, there) = tokio::join!(Browser::open(), Browser::open());
    tokio::join!(here.goto(&thread), there.goto(&thread));
    here.run("window.samePage = true").await;

    here.click(&like).await;
    has(&here, &like, true, "1").await;
    has(&there, &like, false, "1").await;
    press(&there, &like).await;
    has(&there, &like, true, "2").await;
    focus_is(&there, &like).await;
    has(&here, &like, true, "2").await;
    here.click(&like).await;
    has(&here, &like, false, "1").await;
    has(&there, &like, true, "1").await;

    here.click(LOVE).await;
    has(&here, LOVE, true, "1").await;
    has(&there, LOVE, false, "1").await;
    press(&there, LOVE).await;
    has(&there, LOVE, true, "2").await;
    focus_is(&there, LOVE).await;
    // Another one instead of it.
    press(&there, WOW).await;
    has(&there, WOW, true, "1").await;
    has(&there, LOVE, false, "1").await;
    focus_is(&there, WOW).await;
    has(&here, LOVE, true, "1").await;
    has(&here, WOW, false, "1").await;
    assert_eq!(here.run("return window.samePage").await, true);

    there.client.refresh().await.unwrap();
    for (button, pressed) in [(&*like, true), (WOW, true), (LOVE, false)] {
        has(&there, button, pressed, "1").await;
    }
    // The same where the cookie is gone, and the widget's storage is not.
    there
        .devtools("Network.clearBrowserCookies", json!({}))
        .await;
    there.client.refresh().await.unwrap();
    for (button, pressed) in [(&*like, true), (WOW, true), (LOVE, false)] {
        has(&there, button, pressed, "1").await;
    }
    press(&there, WOW).await;
    has(&there, WOW, false, "").await;
    press(&there, &like).await;
    has(&there, &like, false, "").await;
    has(&here, &like, false, "").await;
    has(&here, WOW, false, "").await;
    here.was_quiet(&[]).await;
    there.was_quiet(&[]).await;
}

#[tokio::test]
async fn they_are_forms_where_scripts_are_off() {
    let service = Ground::sqlite().start();
    let thread = service.thread("demo/likes");
    let id = say(&thread, "Ben", "first").await;
    let like = format!("#comment-{id} .like");
    let browser = Browser::without_scripts().await;
    browser.goto(&thread).await;
    for (pressed, count) in [(true, "1"), (false, ""), (true, "1")] {
        browser.click(&like).await;
        has(&browser, &like, pressed, count).await;
    }
    browser.click(LOVE).await;
    has(&browser, LOVE, true, "1").await;
    has(&browser, &like, true, "1").await;
    browser.click(WOW).await;
    has(&browser, WOW, true, "1").await;
    has(&browser, LOVE, false, "").await;
    browser.client.refresh().await.unwrap();
    has(&browser, WOW, true, "1").await;
    browser.was_quiet(&[]).await;
}
