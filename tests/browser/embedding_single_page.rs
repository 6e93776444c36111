//! A blog that changes its page without loading: it mounts the thread itself.

use crate::{
    browser::Browser,
    host_page::{Blog, enter_thread, leave_thread, snippet},
    steps::{say, shows},
    support::service::{Ground, Service},
};

async fn opened(service: &Service, blog: &Blog) -> Browser {
    let script = snippet(service).replace(r#" data-site="blog""#, "");
    blog.show("", &format!("{script}<div id=here></div>"));
    let browser = Browser::open().await;
    browser.goto(&blog.origin).await;
    browser
        .wait("the loader", "return !!window.Afterword")
        .await;
    browser
}

#[tokio::test]
async fn mounting_again_replaces_the_thread() {
    let (blog, ground) = (Blog::start(), Ground::sqlite());
    let service = blog.service(&ground);
    say(&service.thread("blog/one"), "Ann", "about one").await;
    say(&service.thread("blog/two words"), "Ben", "about two").await;
    let browser = opened(&service, &blog).await;
    assert_eq!(
        browser
            .run("return document.querySelectorAll('iframe').length")
            .await,
        0
    );

    let mount = |post: &str| {
        format!(
            "Afterword.mount(document.querySelector('#here'), {{ site: 'blog', post: '{post}' }})"
        )
    };
    browser.run(&mount("one")).await;
    enter_thread(&browser).await;
    shows(&browser, &["about one"]).await;
    leave_thread(&browser).await;

    browser.run(&mount("/two words/")).await;
    assert_eq!(
        browser
            .run("return document.querySelectorAll('#here > iframe').length")
            .await,
        1
    );
    enter_thread(&browser).await;
    shows(&browser, &["about two"]).await;
    leave_thread(&browser).await;

    browser
        .run("Afterword.unmount(document.querySelector('#here'))")
        .await;
    assert_eq!(
        browser
            .run("return document.querySelectorAll('iframe').length")
            .await,
        0
    );
    browser.was_quiet(&[]).await;
}

#[tokio::test]
async fn the_theme_of_the_blog_reaches_the_thread() {
    let (blog, ground) = (Blog::start(), Ground::sqlite());
    let service = blog.service(&ground);
    let browser = opened(&service, &blog).await;

    // Also when the reader chose it before the thread was there.
    browser.run("Afterword.theme('dark')").await;
    browser
        .run("Afterword.mount(document.querySelector('#here'), { site: 'blog', post: 'colours' })")
        .await;
    has_scheme(&browser, "dark").await;
    browser.run("Afterword.theme('light')").await;
    has_scheme(&browser, "light").await;
    browser.run("Afterword.theme('dark')").await;
    has_scheme(&browser, "dark").await;
    browser.was_quiet(&[]).await;
}

async fn has_scheme(browser: &Browser, scheme: &str) {
    enter_thread(browser).await;
    let script =
        format!("return getComputedStyle(document.documentElement).colorScheme === '{scheme}'");
    browser.wait("the theme", &script).await;
    leave_thread(browser).await;
}
