//! A service with one site, `blog`, whose owner sits in one of the browsers.

use crate::{
    browser::Browser,
    steps::{press, say},
    support::service::{Ground, Service},
};

/// So many links by somebody new are held.
const LINKS: &str = "https://a.example https://b.example https://c.example https://d.example";

/// A service with the site, whose page is that of the thread itself.
pub struct House {
    ground: Ground,
    service: Service,
}

impl House {
    pub fn build() -> Self {
        let ground = Ground::sqlite();
        let service = ground.start();
        let added = ground.run(&["site", "add", "blog", &service.url]);
        assert!(added.status.success(), "{added:?}");
        Self { ground, service }
    }

    /// The address of a page.
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.service.url)
    }

    /// The address of the thread under a post.
    pub fn thread(&self, post: &str) -> String {
        self.service.thread(&format!("blog/{post}"))
    }

    /// Words that are held if somebody new says them.
    pub fn held_words(words: &str) -> String {
        format!("{words} {LINKS}")
    }

    /// Somebody elsewhere says something that is held; answers with its id.
    pub async fn held(&self, post: &str, name: &str, words: &str) -> String {
        say(&self.thread(post), name, &Self::held_words(words)).await
    }

    /// Closes a thread.
    pub fn lock(&self, post: &str) {
        let locked = self.ground.run(&["thread", "lock", "blog", post]);
        assert!(locked.status.success(), "{locked:?}");
    }

    /// Makes whoever sits there the owner, by the link that the command line gives.
    pub async fn enters_as_owner(&self, browser: &Browser) {
        let invited = self.ground.run(&["owner", "invite"]);
        let said = String::from_utf8(invited.stdout).unwrap();
        let start = said.find("/invite?").expect("a link");
        let link = said[start..].split_whitespace().next().unwrap();
        browser.goto(&self.at(link)).await;
        browser.fill("#name", "Olga Owner").await;
        press(browser, "form button").await;
        let account = "return location.pathname === '/account'";
        browser.wait("the owner's account", account).await;
    }
}
