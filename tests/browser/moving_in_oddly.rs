//! Moving in where the page is unlike the manual's, or wrong, or hostile.

use crate::{
    browser::Browser,
    host_page::{Blog, enter_thread, leave_thread, snippet},
    steps::{say, shows},
    support::service::Ground,
};

/// The path and the query of the frame in that place.
async fn frame_in(browser: &Browser, place: &str) -> String {
    let script = format!("return document.querySelector({place:?})?.querySelector('iframe')?.src");
    let src = browser.wait("the frame in its place", &script).await;
    src.as_str()
        .unwrap()
        .split_once("/thread/")
        .unwrap()
        .1
        .to_owned()
}

#[tokio::test]
async fn what_cannot_be_is_as_if_it_were_not_said() {
    let (blog, ground) = (Blog::start(), Ground::sqlite());
    let service = blog.service(&ground);
    let browser = Browser::open().await;
    let long = "x".repeat(301);
    for told in [
        "this.page.identifier = '../../secrets'",
        "this.page.identifier = 'a/./b'",
        &format!("this.page.identifier = '{long}'"),
        "this.page.identifier = ' \\n '",
        "this.page.identifier = 'a\\u200bb'",
        "this.page.identifier = 'a\\ud800b'",
        "this.page.identifier = { toString() { throw 1 } }",
        "this.page.url = 'javascript:alert(1)'",
        "this.page.url = 'http://['",
        "this.page.url = '/a%2F..%2Fb'",
        "this.page.url = '/%zz'",
        "this.page.url = ['x']",
        "this.page = null",
        "this.language = { toString() { throw 1 } }",
        "this.page.title = {}; this.language = '&theme=dark\\\"><script>'; throw 1",
    ] {
        let config = format!("<script>function disqus_config() {{ {told} }}</script>");
        blog.show(
            &snippet(&service),
            &format!("<div id=disqus_thread></div>{config}"),
        );
        browser.goto(&format!("{}/2026/hello/", blog.origin)).await;
        let frame = frame_in(&browser, "#disqus_thread").await;
        assert!(
            frame.starts_with("blog/2026/hello/?url="),
            "{told}: {frame}"
        );
        assert!(
            !frame.contains("theme") && !frame.contains("lang"),
            "{told}: {frame}"
        );
    }
    browser.was_quiet(&[]).await;
}

#[tokio::test]
async fn what_our_own_tag_says_counts() {
    let (blog, ground) = (Blog::start(), Ground::sqlite());
    let service = blog.service(&ground);
    say(&service.thread("blog/mine"), "Ann", "about mine").await;
    let attributes = r#"data-post="mine" data-theme="light" data-lang="en" data-site"#;
    let script = snippet(&service).replace("data-site", attributes);
    let markup = "<div id=cusdis_thread data-page-id=theirs data-theme=dark></div>";
    // Before the other's element and while the page is still coming: it may not settle where it is.
    blog.show("", &format!("{script}<p>Hello</p>{markup}"));
    let browser = Browser::open().await;
    browser.goto(&format!("{}/2026/hello/", blog.origin)).await;
    let frame = frame_in(&browser, "#cusdis_thread").await;
    assert!(frame.starts_with("blog/mine?"), "{frame}");
    assert!(frame.ends_with("&theme=light&lang=en"), "{frame}");
    browser
        .wait(
            "one frame",
            "return document.querySelectorAll('iframe').length === 1",
        )
        .await;
    enter_thread(&browser).await;
    shows(&browser, &["about mine"]).await;
    leave_thread(&browser).await;
    browser.was_quiet(&[]).await;
}

#[tokio::test]
async fn a_page_with_nothing_to_take_over_loads_nothing_more() {
    let (blog, ground) = (Blog::start(), Ground::sqlite());
    let service = blog.service(&ground);
    blog.show("", &format!("<main>{}</main>", snippet(&service)));
    let browser = Browser::open().await;
    browser.goto(&format!("{}/2026/hello/", blog.origin)).await;
    enter_thread(&browser).await;
    leave_thread(&browser).await;
    assert_eq!(loaded(&browser).await, ["embed.js", "hello/"]);
    browser.was_quiet(&[]).await;
}

#[tokio::test]
async fn what_only_looks_like_another_system_changes_nothing() {
    let (blog, ground) = (Blog::start(), Ground::sqlite());
    let service = blog.service(&ground);
    let link = "<a href='/a-long-thread'>A long thread</a>";
    // The link is there when the script comes, or comes later.
    for body in [
        format!("{link}<main>{}</main>", snippet(&service)),
        format!("<main>{}</main>{link}", snippet(&service)),
    ] {
        blog.show("", &body);
        let browser = Browser::open().await;
        browser.goto(&format!("{}/2026/hello/", blog.origin)).await;
        let taken = "return performance.getEntriesByType('resource')
            .some(({ name }) => name.endsWith('/moving.js'))
            && document.querySelectorAll('iframe').length === 1";
        browser.wait("it was looked at", taken).await;
        let frame = frame_in(&browser, "main").await;
        assert!(frame.starts_with("blog/2026/hello/?"), "{frame}");
        enter_thread(&browser).await;
        leave_thread(&browser).await;
        browser.was_quiet(&[]).await;
    }
}

/// The list of posts: the line is in the head of every page of the blog.
#[tokio::test]
async fn a_page_with_counters_only_has_no_thread() {
    let (blog, ground) = (Blog::start(), Ground::sqlite());
    let service = blog.service(&ground);
    say(&service.thread("blog/2026/hello"), "Ann", "first").await;
    blog.show(
        &snippet(&service),
        "<a href='/2026/hello/#disqus_thread'>?</a>",
    );
    let browser = Browser::open().await;
    browser.goto(&blog.origin).await;
    let count = "return document.querySelector('a').textContent === '1 comment'";
    browser.wait("the count", count).await;
    assert_eq!(
        loaded(&browser).await,
        ["embed.js", "moving.js", "count.js", "blog"]
    );
    browser.was_quiet(&[]).await;
}

/// The last step of each address that the page asked the service for.
async fn loaded(browser: &Browser) -> Vec<String> {
    let names = "return performance.getEntriesByType('resource')
        .map((entry) => new URL(entry.name).pathname.match(/[^/]+\\/?$/)?.[0])";
    let names = browser.run(names).await;
    let names = names.as_array().unwrap().iter();
    names
        .filter_map(|name| name.as_str().map(str::to_owned))
        .collect()
}
