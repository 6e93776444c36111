//! Under a blog's page with scripts off: the frame of the `<noscript>` is read and answered.

use crate::{
    browser::Browser,
    host_page::{Blog, enter_thread, snippet},
    steps::{comment, say, shows},
    support::service::Ground,
};

#[tokio::test]
async fn the_noscript_frame_is_read_and_answered() {
    let (blog, ground) = (Blog::start(), Ground::sqlite());
    let service = blog.service(&ground);
    let thread = service.thread("blog/plain");
    say(&thread, "Ann", "first").await;
    let frame = format!(
        r#"<noscript><iframe src="{thread}" title="Comments" width="600" height="900"></iframe></noscript>"#
    );
    blog.show("", &format!("{}{frame}", snippet(&service)));
    let browser = Browser::without_scripts().await;
    browser.goto(&format!("{}/plain", blog.origin)).await;
    enter_thread(&browser).await;
    shows(&browser, &["first"]).await;
    comment(&browser, "Ben", "second").await;
    shows(&browser, &["first", "second"]).await;
    browser.was_quiet(&[]).await;
}

#[tokio::test]
async fn with_scripts_there_is_one_frame_only() {
    let (blog, ground) = (Blog::start(), Ground::sqlite());
    let service = blog.service(&ground);
    let thread = service.thread("blog/plain");
    say(&thread, "Ann", "first").await;
    blog.show(
        "",
        &format!(
            "{}<noscript><iframe src='{thread}'></iframe></noscript>",
            snippet(&service)
        ),
    );
    let browser = Browser::open().await;
    browser.goto(&format!("{}/plain", blog.origin)).await;
    enter_thread(&browser).await;
    shows(&browser, &["first"]).await;
    crate::host_page::leave_thread(&browser).await;
    assert_eq!(
        browser
            .run("return document.querySelectorAll('iframe').length")
            .await,
        1
    );
    browser.was_quiet(&[]).await;
}
