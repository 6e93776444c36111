//! Where browsers keep the cookies of third parties to themselves, people still comment in a blog's
//! page, and change what they said.
//!
//! The blog is at `localhost` and the service at `127.0.0.1`. To cookies these are two sites: they
//! look at hosts, not at ports, and no two of these hosts belong to one domain. Browsers trust both
//! without TLS, so they take `Secure` cookies from them.

use serde_json::json;

use crate::{
    browser::Browser,
    firefox::Firefox,
    host_page::{Blog, enter_thread, leave_thread},
    steps::{comment, edit, id_of, press, shows},
    support::service::{Ground, Service},
    window::Window,
    wire::{Heard, Wire},
};

/// What a third party uses that knows of no partitions.
const ORDINARY: &str = "ordinary=1";
/// The cookie that tells who one is.
const GUEST: &str = "__Host-afterword-blog=";
const STORES: &str = "try { return localStorage.length + 1 } catch { return 'refused' }";

/// A blog, and the service on another site behind a wire.
struct Stage {
    blog: Blog,
    wire: Wire,
    _service: Service,
}

impl Stage {
    async fn set() -> Self {
        let (blog, ground) = (Blog::start(), Ground::sqlite());
        let service = blog.service(&ground);
        let wire = Wire::to(service.port).await;
        let url = &wire.url;
        let snippet = format!(r#"<script src="{url}/embed.js" data-site="blog" async></script>"#);
        blog.show("", &snippet);
        Self {
            blog,
            wire,
            _service: service,
        }
    }

    /// The control: whether a cookie of the service's host comes with what its frame asks, when the
    /// browser certainly has it. Leaves the browser in the frame.
    async fn ordinary_cookie_comes(&self, browser: &impl Window) -> bool {
        let home = format!("{}/thread/blog/at-home", self.wire.url);
        browser.goto(&home).await;
        let set = format!("document.cookie = '{ORDINARY}; Path=/; SameSite=None; Secure'");
        browser.run(&set).await;
        self.wire.heard();
        browser.reload().await;
        let at_home = self.pages("at-home");
        assert!(
            at_home.iter().all(|page| page.brings(ORDINARY)),
            "{at_home:?}"
        );

        browser.goto(&format!("{}/post", self.blog.origin)).await;
        enter_thread(browser).await;
        let in_frame = self.pages("post");
        let script = browser.run("return document.cookie").await;
        println!("at home {at_home:?}, in the frame {in_frame:?}, its script sees {script}");
        let comes = in_frame.iter().any(|page| page.brings(ORDINARY));
        assert_eq!(script == ORDINARY, comes);
        comes
    }

    /// The loads of this thread since the wire was asked the last time: at least one.
    fn pages(&self, post: &str) -> Vec<Heard> {
        let mut pages = self.wire.heard();
        let path = format!("/thread/blog/{post}");
        pages.retain(|it| it.path.split('?').next() == Some(&path));
        assert!(!pages.is_empty(), "{post} was not loaded");
        pages
    }

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

    async fn come_back(&self, browser: &impl Window) {
        leave_thread(browser).await;
        browser.reload().await;
        enter_thread(browser).await;
    }
}

async fn delete(browser: &impl Window, id: &str) {
    press(browser, &format!("#comment-{id} .delete")).await;
    press(browser, &format!("#acting-{id} button")).await;
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
    let pages = stage.pages("post");
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
