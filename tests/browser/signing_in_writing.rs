//! What somebody was writing, and what they said as a guest, when they signed in.

use serde_json::json;

use crate::{
    browser::Browser,
    people::{back_to, is_called, open_popup, sign_in},
    stage::Stage,
    steps::{comment, focus_is, holds, id_of, press, say, shows, value, write},
};

const EMAIL: &str = "ada@letters.example";

#[tokio::test]
async fn a_draft_outlives_it() {
    let stage = Stage::set().await;
    let thread = stage.service.thread("blog/post");
    let first = say(&thread, "Ben", "first").await;
    let browser = Browser::blocking_third_parties().await;
    stage.visit(&browser).await;
    press(&browser, &format!("#comment-{first} .reply")).await;
    browser.fill("#composer [name=name]", "Ada").await;
    browser
        .fill("#composer [name=body]", "half a thought")
        .await;
    browser.run("window.samePage = true").await;
    sign_in(&browser, &stage.smtp, EMAIL).await;

    assert_eq!(browser.run("return window.samePage").await, true);
    assert_eq!(
        value(&browser, "#composer [name=body]").await,
        "half a thought"
    );
    assert_eq!(value(&browser, "#composer [name=name]").await, "Ada");
    focus_is(&browser, "#comments #composer [name=body]").await;
    let told = "return document.querySelector('#announcer').textContent";
    assert_eq!(browser.run(told).await, "You are signed in.");
    // The form is what Enter sends, not what ends the session.
    let name = browser.find("#composer [name=name]").await;
    name.send_keys("\u{E007}").await.unwrap();
    shows(&browser, &["first", "> half a thought"]).await;
    is_called(&browser, "Ada").await;

    press(&browser, ".sign-out").await;
    browser.find("#composer-email").await;
    focus_is(&browser, "#composer [name=body]").await;
    browser.fill("#composer [name=body]", "another").await;
    let blog = open_popup(&browser).await;
    press(&browser, "#known button").await;
    back_to(&browser, &blog).await;
    is_called(&browser, "Ada").await;
    assert_eq!(browser.run(told).await, "Commenting as Ada");
    holds(&browser, "#composer [name=body]", "another").await;
    browser.was_quiet(&[]).await;
}

#[tokio::test]
async fn what_a_guest_said_is_adopted() {
    let stage = Stage::set().await;
    let browser = Browser::blocking_third_parties().await;
    stage.visit(&browser).await;
    comment(&browser, "Ada", "as a guest").await;
    let id = id_of(&browser, "as a guest").await;
    sign_in(&browser, &stage.smtp, EMAIL).await;
    let phone = Browser::blocking_third_parties().await;
    stage.visit(&phone).await;
    sign_in(&phone, &stage.smtp, EMAIL).await;
    shows(&phone, &["as a guest"]).await;
    let edit = format!("return !!document.querySelector('#comment-{id} .edit')");
    assert_eq!(phone.run(&edit).await, false);
    assert_eq!(
        phone.run("return document.querySelector('.adopt')").await,
        json!(null)
    );

    press(&browser, ".adopt").await;
    browser
        .wait("it is adopted", "return !document.querySelector('.adopt')")
        .await;
    assert_eq!(browser.run(&edit).await, true);
    focus_is(&browser, "#composer [name=body]").await;
    stage.come_back(&phone).await;
    shows(&phone, &["as a guest"]).await;
    assert_eq!(phone.run(&edit).await, true);
    // What the guest is called is not what the account is called.
    phone.fill("#composer [name=name]", "Ada").await;
    write(&phone, "as Ada").await;
    shows(&browser, &["as a guest", "as Ada"]).await;
    for browser in [&browser, &phone] {
        browser.was_quiet(&[]).await;
    }
}
