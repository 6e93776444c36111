//! Comments that a static site generator built into the page: they are in its own source, and the
//! script adds only what came later.

use reqwest::Client;

use crate::{
    browser::Browser,
    host_page::{Blog, snippet},
    steps::{comment, id_of, reply, say, shows},
    support::service::{Ground, Service, until},
};

/// What a generator fetches at build time.
async fn fragment(service: &Service, post: &str) -> String {
    let address = format!("{}?fragment=1", service.thread(post));
    let answer = Client::new().get(address).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    answer.text().await.unwrap()
}

#[tokio::test]
async fn the_page_has_its_comments_and_the_script_adds_what_came_later() {
    let (blog, ground) = (Blog::start(), Ground::sqlite());
    let service = blog.service_with_url(&ground);
    let thread = service.thread("blog/2026/hello");
    say(&thread, "Ann", "first").await;
    let built = fragment(&service, "blog/2026/hello").await;
    blog.show("", &format!("<h1>Hello</h1>{built}{}", snippet(&service)));
    // After the build, and before anybody reads.
    let second = say(&thread, "Ben", "second").await;

    let browser = Browser::open().await;
    browser.goto(&format!("{}/2026/hello/", blog.origin)).await;
    shows(&browser, &["first", "second"]).await;
    let frames = "return document.querySelectorAll('iframe').length";
    assert_eq!(browser.run(frames).await, 0);
    reply(&thread, &second, "Cleo", "live").await;
    shows(&browser, &["first", "second", "> live"]).await;

    // From here on it is a thread like any other, though it is another origin's.
    comment(&browser, "Dan", "mine").await;
    shows(&browser, &["first", "second", "> live", "mine"]).await;
    let mine = id_of(&browser, "mine").await;
    browser.click(&format!("#comment-{mine} .edit")).await;
    browser.fill(".editor textarea", "mine and edited").await;
    browser.click(".editor button").await;
    shows(&browser, &["first", "second", "> live", "mine and edited"]).await;
    browser.click(&format!("#comment-{second} .like")).await;
    let liked = format!(
        "return document.querySelector('#comment-{second} .like span').textContent === '1'"
    );
    browser.wait("the like is counted", &liked).await;
    browser.was_quiet(&[]).await;

    // The token of this browser is kept by the blog's own page.
    browser.goto(&format!("{}/2026/hello/", blog.origin)).await;
    let own = format!("return !!document.querySelector('#comment-{mine} .delete')");
    browser.wait("its own comment is known again", &own).await;
}

#[tokio::test]
async fn without_scripts_the_page_is_read_and_answered_all_the_same() {
    let (blog, ground) = (Blog::start(), Ground::sqlite());
    let service = blog.service_with_url(&ground);
    let thread = service.thread("blog/2026/hello");
    say(&thread, "Ann", "first").await;
    let built = fragment(&service, "blog/2026/hello").await;
    blog.show("", &format!("{built}{}", snippet(&service)));
    let browser = Browser::without_scripts().await;
    browser.goto(&format!("{}/2026/hello/", blog.origin)).await;
    assert_eq!(browser.text("#comments .comment-body").await, "first");
    comment(&browser, "Ben", "second").await;
    until("the thread's own page", async || {
        let at = browser.client.current_url().await.unwrap();
        (at.as_str().starts_with(&thread) && at.fragment().is_some()).then_some(())
    })
    .await;
    assert!(browser.text("#comments").await.contains("second"));
}
