//! Signing in by mail from a blog's page, where browsers keep third parties apart.

use serde_json::json;

use crate::{
    browser::Browser,
    firefox::Firefox,
    people::{MEMBER, back_to, is_called, open_popup, sign_in},
    stage::{ORDINARY, Stage},
    steps::{comment, delete, edit, id_of, press, shows, write},
    window::Window,
};

/// The cookie that tells who is signed in.
const SESSION: &str = "__Host-afterword.blog=";
const EMAIL: &str = "ada@letters.example";
const OWN_LINKS: &str = "return document.querySelectorAll('.edit, .delete').length";

/// Somebody signs in for the first time and says something; answers with its id.
async fn becomes_a_member(stage: &Stage, browser: &impl Window) -> String {
    sign_in(browser, &stage.smtp, EMAIL).await;
    let asked = "return [...document.querySelectorAll('#who input')].map(({ name }) => name)";
    assert_eq!(browser.run(asked).await, json!(["name"]));
    comment(browser, "Ada", "first").await;
    let id = id_of(browser, "first").await;
    is_called(browser, "Ada").await;
    assert_eq!(browser.run(asked).await, json!([]));
    let author = format!(
        "return document.querySelector('#comment-{id} .comment-author').innerText === 'Ada'"
    );
    browser.wait("it is said under the name", &author).await;
    id
}

/// The button turns them into a guest, who can change nothing.
async fn signs_out(browser: &impl Window) {
    press(browser, ".sign-out").await;
    is_nobody(browser).await;
}

async fn is_nobody(browser: &impl Window) {
    let fields = "return !!document.querySelector('#composer-email')";
    browser.wait("the fields of a guest", fields).await;
    assert_eq!(browser.run(MEMBER).await, "");
    browser
        .wait(
            "nothing to edit",
            "return !document.querySelector('.edit, .delete')",
        )
        .await;
}

impl Stage {
    /// Somebody signs in, comes back and is known, changes what they said, and signs out.
    /// Answers with whether the ordinary cookie came as well, now that they used a window of ours.
    async fn stays_a_member(&self, browser: &impl Window) -> bool {
        let id = becomes_a_member(self, browser).await;
        self.wire.heard();
        self.come_back(browser).await;
        let pages = self.pages("post");
        println!("coming back {pages:?}");
        assert!(pages.iter().all(|page| page.brings(SESSION)), "{pages:?}");
        is_called(browser, "Ada").await;
        write(browser, "second").await;
        shows(browser, &["first", "second"]).await;
        edit(browser, &id, "first thoughts").await;
        shows(browser, &["first thoughts", "second"]).await;
        delete(browser, &id).await;
        shows(browser, &["", "second"]).await;
        self.come_back(browser).await;
        shows(browser, &["second"]).await;
        assert_eq!(browser.run(OWN_LINKS).await, 2);
        signs_out(browser).await;
        self.come_back(browser).await;
        is_nobody(browser).await;
        shows(browser, &["second"]).await;
        pages.iter().any(|page| page.brings(ORDINARY))
    }

    /// Signing in again takes one press and no letter, since our own pages know who it is.
    async fn goes_on_with_one_press(&self, browser: &impl Window) {
        let blog = open_popup(browser).await;
        press(browser, "#known button").await;
        back_to(browser, &blog).await;
        is_called(browser, "Ada").await;
        assert_eq!(self.smtp.mails().len(), 1);
    }
}

#[tokio::test]
async fn in_a_chromium_without_third_party_cookies() {
    let stage = Stage::set().await;
    let chromium = Browser::blocking_third_parties().await;
    assert!(!stage.ordinary_cookie_comes(&chromium).await);
    assert!(!stage.stays_a_member(&chromium).await);
    stage.goes_on_with_one_press(&chromium).await;
    assert_eq!(chromium.run(OWN_LINKS).await, 2);
    chromium.was_quiet(&[]).await;
}

/// As people have it: whoever used a window that a frame opened has, to Firefox, chosen to let that
/// site's frames know them here, for 30 days.
#[tokio::test]
async fn in_a_strict_firefox() {
    let (stage, firefox) = (Stage::set().await, Firefox::strict().await);
    assert!(!stage.ordinary_cookie_comes(&firefox).await);
    assert!(stage.stays_a_member(&firefox).await);
    stage.goes_on_with_one_press(&firefox).await;
    firefox.was_quiet(&["“afterword"]).await;
}

/// The same where Firefox makes no such exception: the partition's own cookie is enough.
#[tokio::test]
async fn in_a_strict_firefox_that_makes_no_exceptions() {
    let (stage, firefox) = (
        Stage::set().await,
        Firefox::strict_without_exceptions().await,
    );
    assert!(!stage.ordinary_cookie_comes(&firefox).await);
    assert!(!stage.stays_a_member(&firefox).await);
    stage.goes_on_with_one_press(&firefox).await;

    // Where the cookies are gone the widget has kept who one is.
    firefox.forget_cookies().await;
    stage.wire.heard();
    stage.come_back(&firefox).await;
    is_called(&firefox, "Ada").await;
    let second = id_of(&firefox, "second").await;
    edit(&firefox, &second, "second thoughts").await;
    shows(&firefox, &["second thoughts"]).await;
    let pages = stage.pages("post");
    println!("without cookies {pages:?}");
    assert_eq!(pages[0].cookies, "");
    assert!(pages[1..].iter().all(|page| page.session), "{pages:?}");
    signs_out(&firefox).await;
    firefox.was_quiet(&["“afterword"]).await;
}

/// The page itself keeps who is signed in, and tells it by the header; who leaves is signed out
/// there, but not on our own pages.
#[tokio::test]
async fn in_a_firefox_that_rejects_third_parties() {
    let stage = Stage::set().await;
    let firefox = Firefox::rejecting_third_parties().await;
    assert!(!stage.ordinary_cookie_comes(&firefox).await);
    let id = becomes_a_member(&stage, &firefox).await;
    stage.wire.heard();
    edit(&firefox, &id, "first thoughts").await;
    shows(&firefox, &["first thoughts"]).await;
    let asked = stage.wire.heard();
    println!("while one stays {asked:?}");
    assert!(
        asked.iter().all(|it| it.session && it.cookies.is_empty()),
        "{asked:?}"
    );

    stage.come_back(&firefox).await;
    is_nobody(&firefox).await;
    let pages = stage.pages("post");
    assert!(
        pages.iter().all(|it| !it.session && it.cookies.is_empty()),
        "{pages:?}"
    );
    stage.goes_on_with_one_press(&firefox).await;
    delete(&firefox, &id).await;
    shows(&firefox, &[""]).await;
    signs_out(&firefox).await;
    firefox.was_quiet(&[]).await;
}
