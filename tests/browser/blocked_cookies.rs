//! Where browsers keep the cookies of third parties to themselves, people still comment in a blog's
//! page, and change what they said.

use serde_json::json;

use crate::{
    browser::Browser,
    firefox::Firefox,
    stage::{ORDINARY, Stage},
    steps::{comment, delete, edit, id_of, shows},
    window::Window,
};

/// The cookie that tells who one is.
const GUEST: &str = "__Host-afterword-blog=";
const STORES: &str = "try { return localStorage.length + 1 } catch { return 'refused' }";

impl Stage {
    /// Somebody comments, comes back, and is known by the cookie of this blog's partition.
    async fn is_known_again(&self, browser: &impl Window) {
        assert_eq!(browser.run(STORES).await, 1);
        comment(browser, "Ann", "first").await;
        let id = id_of(browser, "first").await;
        edit(browser, &id, "second thoughts").await;
        shows(browser, &["second thoughts"]).await;
        self.wire.heard();
        self.come_back(browser).await;
        let pages = self.pages("post");
        println!("coming back {pages:?}");
        assert!(pages.iter().all(|page| page.brings(GUEST)), "{pages:?}");
        assert!(!pages.iter().any(|page| page.brings(ORDINARY)), "{pages:?}");
        shows(browser, &["second thoughts"]).await;
        edit(browser, &id, "third").await;
        shows(browser, &["third"]).await;
        self.come_back(browser).await;
        shows(browser, &["third"]).await;
        delete(browser, &id).await;
        shows(browser, &[""]).await;
        self.come_back(browser).await;
        shows(browser, &[]).await;
    }
}

/// The control can fail: where third parties are allowed, the cookie comes.
#[tokio::test]
async fn a_cookie_that_is_allowed_comes() {
    let stage = Stage::set().await;
    let firefox = Firefox::allowing_third_parties().await;
    assert!(stage.ordinary_cookie_comes(&firefox).await);
    let chromium = Browser::allowing_third_parties().await;
    assert!(stage.ordinary_cookie_comes(&chromium).await);
}

#[tokio::test]
async fn a_strict_firefox_knows_one_again() {
    let (stage, firefox) = (Stage::set().await, Firefox::strict().await);
    // It is still strict when all is set, and that means what it should.
    let of = async |name| firefox.preference(name).await;
    assert_eq!(of("browser.contentblocking.category").await, "strict");
    assert_eq!(of("network.cookie.cookieBehavior").await, 5);
    assert_eq!(of("privacy.trackingprotection.enabled").await, true);
    assert!(!stage.ordinary_cookie_comes(&firefox).await);
    stage.is_known_again(&firefox).await;

    // Where the cookies are gone the widget has kept who one is.
    comment(&firefox, "Ann", "fourth").await;
    let id = id_of(&firefox, "fourth").await;
    firefox.forget_cookies().await;
    stage.wire.heard();
    stage.come_back(&firefox).await;
    edit(&firefox, &id, "fifth").await;
    shows(&firefox, &["fifth"]).await;
    let pages = stage.pages("post");
    println!("without cookies {pages:?}");
    assert_eq!(pages[0].cookies, "");
    assert!(pages[1..].iter().all(|page| page.guest), "{pages:?}");
    firefox.was_quiet(&["“afterword-blog”"]).await;
}

/// Cookies that do not ask for a partition are not even kept there.
#[tokio::test]
async fn a_firefox_that_partitions_on_request_knows_one_again() {
    let stage = Stage::set().await;
    let firefox = Firefox::partitioning_on_request().await;
    assert!(!stage.ordinary_cookie_comes(&firefox).await);
    stage.is_known_again(&firefox).await;
    firefox.was_quiet(&["“afterword-blog”"]).await;
}

#[tokio::test]
async fn a_chromium_without_third_party_cookies_knows_one_again() {
    let stage = Stage::set().await;
    let chromium = Browser::blocking_third_parties().await;
    assert!(!stage.ordinary_cookie_comes(&chromium).await);
    stage.is_known_again(&chromium).await;
    chromium.was_quiet(&[]).await;
}

/// The page itself keeps who one is, and tells it by the header.
#[tokio::test]
async fn a_firefox_that_rejects_third_parties_knows_one_until_one_leaves() {
    let stage = Stage::set().await;
    let firefox = Firefox::rejecting_third_parties().await;
    assert_eq!(firefox.preference("network.cookie.cookieBehavior").await, 1);
    assert!(!stage.ordinary_cookie_comes(&firefox).await);
    assert_eq!(firefox.run(STORES).await, "refused");
    comment(&firefox, "Ann", "first").await;
    let first = id_of(&firefox, "first").await;
    edit(&firefox, &first, "second thoughts").await;
    shows(&firefox, &["second thoughts"]).await;
    edit(&firefox, &first, "third").await;
    shows(&firefox, &["third"]).await;
    comment(&firefox, "Ann", "another").await;
    let another = id_of(&firefox, "another").await;
    stage.wire.heard();
    delete(&firefox, &another).await;
    shows(&firefox, &["third", ""]).await;
    let asked = stage.wire.heard();
    println!("while one stays {asked:?}");
    assert!(
        asked.iter().all(|it| it.guest && it.cookies.is_empty()),
        "{asked:?}"
    );

    stage.come_back(&firefox).await;
    shows(&firefox, &["third"]).await;
    let mut pages = stage.pages("post");
    // The page that was left may have asked for its own part until then.
    pages.retain(|page| !page.path.contains("own=1"));
    assert!(
        pages
            .iter()
            .all(|page| !page.guest && page.cookies.is_empty()),
        "{pages:?}"
    );
    let links = "return document.querySelector('.edit, .delete')";
    assert_eq!(firefox.run(links).await, json!(null));
    comment(&firefox, "Ann", "I am somebody else now").await;
    shows(&firefox, &["third", "I am somebody else now"]).await;
    firefox.was_quiet(&[]).await;
}
