//! Somebody who reads their mail and signs in by it.

use crate::{
    host_page::enter_thread,
    smtp::{Letter, SmtpServer},
    steps::press,
    support::service::until,
    window::Window,
};

/// Who is signed in, as the composer tells it.
pub const MEMBER: &str = "return document.querySelector('#who .member')?.innerText ?? ''";

/// Follows the link of the thread, and goes to the window that it opens; answers with the window of
/// the thread.
pub async fn open_popup(browser: &impl Window) -> String {
    let (blog, before) = (browser.window().await, browser.windows().await);
    press(browser, ".sign-in").await;
    let popup = until("a pop-up", async || {
        let windows = browser.windows().await;
        windows.into_iter().find(|it| !before.contains(it))
    })
    .await;
    browser.look_at(&popup).await;
    let loaded =
        "return location.pathname.startsWith('/signin/') && !!document.querySelector('#ask')";
    browser.wait("the pop-up asks for an address", loaded).await;
    blog
}

/// Asks for a letter on the page that is open; answers with it when the page waits for its code.
pub async fn ask_letter(browser: &impl Window, smtp: &SmtpServer, email: &str) -> Letter {
    let before = smtp.mails().len();
    browser.fill("#email", email).await;
    press(browser, "#ask button").await;
    let letter = smtp.letter_after(before, email).await;
    let waits = "return !!document.querySelector('#code')";
    browser.wait("the page waits for the code", waits).await;
    letter
}

/// Types the code of a letter.
pub async fn enter_code(browser: &impl Window, code: &str) {
    browser.fill("#typed", code).await;
    press(browser, "#code button").await;
}

/// Waits until the pop-up has closed itself, and goes back to the window that opened it.
pub async fn closed(browser: &impl Window, blog: &str) {
    until("the pop-up closes", async || {
        (browser.windows().await == [blog]).then_some(())
    })
    .await;
    browser.look_at(blog).await;
}

/// The same, and into the frame with the thread.
pub async fn back_to(browser: &impl Window, blog: &str) {
    closed(browser, blog).await;
    enter_thread(browser).await;
}

/// All of it, from the frame and back into it.
pub async fn sign_in(browser: &impl Window, smtp: &SmtpServer, email: &str) {
    let blog = open_popup(browser).await;
    let letter = ask_letter(browser, smtp, email).await;
    enter_code(browser, &letter.code()).await;
    back_to(browser, &blog).await;
    browser.wait("one is signed in", MEMBER).await;
}

/// Waits until the composer says under whose name one writes.
pub async fn is_called(browser: &impl Window, name: &str) {
    let script = format!("return document.querySelector('#who .member b')?.innerText === {name:?}");
    browser.wait("commenting as", &script).await;
}
