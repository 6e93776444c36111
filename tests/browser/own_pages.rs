//! Our own pages: everybody can use them, by the keyboard as well, on a narrow screen as well.

use crate::{
    axe::is_accessible,
    browser::Browser,
    keyboard::{at, keys, tab_to},
    people::{MEMBER, ask_letter, back_to, closed, enter_code, is_called, open_popup},
    stage::Stage,
    steps::{comment, id_of, press, shows, value},
    support::service::until,
    window::Window,
};

const EMAIL: &str = "ada.augusta.king.countess-of-lovelace@analytical-engines.letters.example";
const FITS: &str =
    "return document.documentElement.scrollWidth <= document.documentElement.clientWidth";

/// Everybody can use it, and on a telephone nothing scrolls sideways.
async fn is_good(browser: &Browser, what: &str) {
    is_accessible(browser, what).await;
    browser.resize(390, 800).await;
    is_accessible(browser, what).await;
    assert_eq!(browser.run(FITS).await, true, "{what} is too wide");
    browser.resize(1000, 800).await;
}

#[tokio::test]
async fn each_is_accessible_and_fits() {
    let stage = Stage::set().await;
    let browser = Browser::open().await;
    let own = |path: &str| format!("{}{path}", stage.service.url);
    browser.goto(&own("/signin?lang=ar")).await;
    is_good(&browser, "the sign-in, right to left").await;
    browser.goto(&own("/signin")).await;
    is_good(&browser, "the sign-in").await;
    browser
        .run("document.querySelector('#ask').noValidate = true")
        .await;
    browser.fill("#email", "nobody").await;
    press(&browser, "#ask button").await;
    browser.find(".own > .form-error:not(:empty)").await;
    is_good(&browser, "no address").await;

    let letter = ask_letter(&browser, &stage.smtp, EMAIL).await;
    is_good(&browser, "the question for the code").await;
    browser.fill("#typed", "2222-2222").await;
    press(&browser, "#code button").await;
    browser.find("#code .form-error:not(:empty)").await;
    is_good(&browser, "not the code").await;
    browser.goto(&letter.link()).await;
    browser.find("#link").await;
    is_good(&browser, "the letter's link").await;
    press(&browser, "#link button").await;
    browser.find("#leave").await;
    is_good(&browser, "the account").await;
    browser.goto(&own("/signin")).await;
    browser.find("#known").await;
    is_good(&browser, "somebody who is known").await;
    browser.was_quiet(&["422"]).await;
}

#[tokio::test]
async fn an_account_that_has_everything() {
    let stage = Stage::set().await;
    let browser = Browser::open().await;
    browser.goto(&stage.service.thread("blog/post")).await;
    comment(&browser, "Ada", "as a guest").await;
    shows(&browser, &["as a guest"]).await;
    let thread = open_popup(&browser).await;
    let letter = ask_letter(&browser, &stage.smtp, EMAIL).await;
    enter_code(&browser, &letter.code()).await;
    closed(&browser, &thread).await;
    browser.wait("one is signed in", MEMBER).await;
    is_good(&browser, "a new member").await;
    let long = "Donaudampfschifffahrtsgesellschaft".repeat(4);
    comment(&browser, &"W".repeat(80), &long).await;
    id_of(&browser, &long).await;
    is_good(&browser, "a member").await;

    let page = format!("{}/account", stage.service.url);
    browser.goto(&page).await;
    is_good(&browser, "the full account").await;
    for form in ["profile", "erase"] {
        let novalidate = format!("document.querySelector('[action*={form}]').noValidate = true");
        browser.run(&novalidate).await;
    }
    browser.fill("#website", "://").await;
    browser.fill("#name", " ").await;
    press(&browser, "[action*=profile] button").await;
    browser.find("#website-error").await;
    is_good(&browser, "mistakes in the profile").await;
    browser
        .run("document.querySelector('[action*=erase]').noValidate = true")
        .await;
    press(&browser, ".danger").await;
    browser
        .find("[action*=erase] .form-error:not(:empty)")
        .await;
    is_good(&browser, "somebody who is not sure").await;

    browser.goto(&page).await;
    browser.fill("#email", "new@letters.example").await;
    press(&browser, "[action*=email] button").await;
    browser.find("#confirm").await;
    is_good(&browser, "the question for the code of another address").await;
    browser.goto(&page).await;
    browser.click("[name=sure]").await;
    press(&browser, ".danger").await;
    browser
        .wait("they left", "return !document.querySelector('form')")
        .await;
    is_good(&browser, "the goodbye").await;
    browser.was_quiet(&["422"]).await;
}

#[tokio::test]
async fn an_invitation() {
    let stage = Stage::set().await;
    let invited = stage.ground.run(&["owner", "invite", "--site", "blog"]);
    let told = String::from_utf8(invited.stdout).unwrap();
    let query = &told[told
        .find("/invite?")
        .unwrap_or_else(|| panic!("no link in {told}"))..];
    let link = format!(
        "{}{}",
        stage.service.url,
        query.split_whitespace().next().unwrap()
    );
    let browser = Browser::open().await;
    browser.goto(&link).await;
    is_good(&browser, "the invitation").await;
    browser
        .run("document.querySelector('form').noValidate = true")
        .await;
    press(&browser, "form button").await;
    browser.find("#name-error").await;
    is_good(&browser, "an invitation for nobody").await;
    browser.fill("#name", "Ada").await;
    press(&browser, "form button").await;
    browser.find("#leave").await;
    let roles = browser.text(".stored").await;
    assert!(roles.contains("blog"), "{roles}");
    browser.goto(&link).await;
    is_good(&browser, "an old invitation").await;
    browser.was_quiet(&["422"]).await;
}

#[tokio::test]
async fn by_the_keyboard_alone() {
    let stage = Stage::set().await;
    let browser = Browser::blocking_third_parties().await;
    stage.visit(&browser).await;
    let blog = browser.window().await;
    tab_to(&browser, "#composer [name=body]").await;
    keys(&browser, "mine").await;
    tab_to(&browser, ".sign-in").await;
    keys(&browser, "\u{E007}").await;
    let popup = until("a pop-up", async || {
        let windows = browser.windows().await;
        windows.into_iter().find(|it| *it != blog)
    })
    .await;
    browser.look_at(&popup).await;
    at(&browser, "#email").await;
    keys(&browser, &format!("{EMAIL}\n")).await;
    let letter = stage.smtp.letter_after(0, EMAIL).await;
    at(&browser, "#typed").await;
    keys(&browser, "2222-2222\n").await;
    browser.find("#code .form-error:not(:empty)").await;
    at(&browser, "#typed").await;
    // What was typed is still there, and is marked: who types writes over it.
    assert_eq!(value(&browser, "#typed").await, "2222-2222");
    assert_eq!(browser.run("return `${getSelection()}`").await, "2222-2222");
    // The driver goes to its end before it types.
    keys(&browser, "\u{E009}a\u{E000}").await;
    keys(&browser, &format!("{}\n", letter.code())).await;
    back_to(&browser, &blog).await;
    at(&browser, "#composer [name=body]").await;
    tab_to(&browser, "#composer [name=name]").await;
    keys(&browser, "Ada\n").await;
    let id = id_of(&browser, "mine").await;
    at(&browser, &format!("#comment-{id}")).await;
    is_called(&browser, "Ada").await;
    tab_to(&browser, ".sign-out").await;
    keys(&browser, "\u{E007}").await;
    browser.find("#composer-email").await;
    at(&browser, "#composer [name=body]").await;
    browser.was_quiet(&["422"]).await;
}
