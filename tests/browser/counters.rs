//! The counters of a blog, through the script tag of the manual.

use serde_json::json;

use crate::{
    browser::Browser,
    host_page::{Blog, snippet},
    steps::say,
    support::service::{Ground, Service, until},
};

fn counters(service: &Service) -> String {
    snippet(service).replace("embed.js", "count.js")
}

async fn read(browser: &Browser, expected: &[&str]) {
    let texts =
        "return [...document.querySelectorAll('[data-afterword-count]')].map((n) => n.innerHTML)";
    until("the counters are filled", async || {
        (browser.run(texts).await == json!(expected)).then_some(())
    })
    .await;
}

#[tokio::test]
async fn each_element_tells_of_its_post() {
    let (blog, ground) = (Blog::start(), Ground::sqlite());
    let service = blog.service(&ground);
    say(&service.thread("blog/one"), "Ann", "about one").await;
    for words in ["a", "b"] {
        say(&service.thread("blog/%C3%BCber%20uns"), "Ann", words).await;
    }
    let list = r#"<a href="/one/#comments" data-afterword-count>Comments</a>
        <a href="/one" data-afterword-count>Comments</a>
        <a href="/elsewhere/" data-afterword-count="one"><i>Comments</i></a>
        <a href="/%C3%BCber%20uns/" data-afterword-count></a>
        <a href="/none/" data-afterword-count></a>
        <b data-afterword-count="one" data-afterword-number></b>
        <b data-afterword-count="none" data-afterword-number></b>
        <b data-afterword-count></b>
        <b data-afterword-count="../../x"><i>?</i></b><b data-afterword-count="__proto__"></b>
        <a href="/%zz/" data-afterword-count></a><div id="here"></div>"#;
    // Either script may come first, and each leaves what the other has.
    let scripts = format!("{}{}", counters(&service), snippet(&service));
    blog.show(&scripts.replace(" async", ""), list);
    let browser = Browser::open().await;
    browser.goto(&format!("{}/one/", blog.origin)).await;
    let mut expected = vec![
        "1 comment",
        "1 comment",
        "1 comment",
        "2 comments",
        "Comments",
        "1",
        "0",
        "1 comment",
        "<i>?</i>",
        "Comments",
        "Comments",
    ];
    read(&browser, &expected).await;
    let both = "return [typeof Afterword.mount, typeof Afterword.count].join()";
    assert_eq!(browser.run(both).await, "function,function");

    browser
        .run("here.innerHTML = '<b data-afterword-count=\"one\"></b>'; Afterword.count()")
        .await;
    expected.push("1 comment");
    read(&browser, &expected).await;
    browser.was_quiet(&[]).await;
}

#[tokio::test]
async fn many_posts_are_asked_for_in_few_calls() {
    let (blog, ground) = (Blog::start(), Ground::sqlite());
    let service = blog.service(&ground);
    let links = (0..240).map(|n| format!("<a href='/{}/' data-afterword-count></a>", n / 2));
    blog.show(&counters(&service), &links.collect::<String>());
    let browser = Browser::open().await;
    browser.goto(&blog.origin).await;
    read(&browser, &["Comments"; 240]).await;
    let calls = "return performance.getEntriesByType('resource')
        .filter(({ name }) => name.includes('/counts/blog?')).length";
    assert_eq!(browser.run(calls).await, 3);
    browser.was_quiet(&[]).await;
}

#[tokio::test]
async fn without_an_answer_they_stay_as_they_are() {
    let (blog, ground) = (Blog::start(), Ground::sqlite());
    let mut service = blog.service(&ground);
    blog.show(
        &counters(&service),
        "<a href='/one/' data-afterword-count>Read <i>on</i></a>",
    );
    let browser = Browser::open().await;
    browser.goto(&blog.origin).await;
    read(&browser, &["Comments"]).await;
    service.kill9();
    browser
        .run("document.body.innerHTML = '<b data-afterword-count=two>Read <i>on</i></b>'; Afterword.count()")
        .await;
    let asked = "return performance.getEntriesByType('resource')
        .filter(({ name }) => name.includes('/counts/blog?')).length === 2";
    browser.wait("the call is over", asked).await;
    read(&browser, &["Read <i>on</i>"]).await;
    browser
        .was_quiet(&["ERR_CONNECTION_REFUSED", "/counts/blog"])
        .await;
}
