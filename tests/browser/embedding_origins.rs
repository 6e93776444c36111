//! Whose pages may frame a thread.

use serde_json::json;

use crate::{
    browser::Browser,
    host_page::{Blog, enter_thread, is_as_high_as_its_content, leave_thread, snippet},
    steps::{comment, say, shows},
    support::service::Ground,
};

#[tokio::test]
async fn a_page_that_is_not_the_sites_gets_no_frame() {
    let (blog, stranger, ground) = (Blog::start(), Blog::start(), Ground::sqlite());
    let service = blog.service(&ground);
    stranger.show("", &snippet(&service));
    let browser = Browser::open().await;
    browser.goto(&stranger.origin).await;
    browser.find("iframe").await.enter_frame().await.unwrap();
    browser
        .wait(
            "the frame is refused",
            "return location.href.startsWith('chrome-error:')",
        )
        .await;
    assert_eq!(
        browser
            .run("return document.querySelector('#thread')")
            .await,
        json!(null)
    );
    leave_thread(&browser).await;
    browser.was_quiet(&["frame-ancestors"]).await;
}

/// The demo as somebody sees it who opens it under another name than the settings tell.
#[tokio::test]
async fn the_demo_blog_and_its_threads_may_be_two_origins() {
    let port = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let listen = format!("127.0.0.1:{port}");
    let public = format!("http://{listen}");
    let service = Ground::sqlite().start_at(&listen, &[("AFTERWORD_PUBLIC_URL", &public)]);
    let browser = Browser::open().await;
    browser
        .goto(&format!(
            "http://localhost:{port}/posts/an-index-of-small-repairs"
        ))
        .await;
    enter_thread(&browser).await;
    assert_eq!(
        browser.run("return location.origin").await,
        service.url.as_str()
    );
    comment(&browser, "Ann", "a hinge").await;
    shows(&browser, &["a hinge"]).await;
    say(
        &service.thread("demo/posts/an-index-of-small-repairs"),
        "Ben",
        "a zip",
    )
    .await;
    shows(&browser, &["a hinge", "a zip"]).await;
    is_as_high_as_its_content(&browser).await;
    browser.was_quiet(&[]).await;
}
