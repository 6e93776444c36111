//! The thread under a blog's own page, through the script tag of the manual.

use crate::{
    browser::Browser,
    host_page::{Blog, enter_thread, is_as_high_as_its_content, leave_thread, snippet},
    steps::{comment, id_of, reply, say, shows},
    support::service::{Ground, until},
};

const CANONICAL: &str = r#"<link rel="canonical" href="/2026/hello/?utm_source=feed">"#;

#[tokio::test]
async fn the_thread_stands_where_the_script_stands_and_is_as_high_as_it_needs() {
    let (blog, ground) = (Blog::start(), Ground::sqlite());
    let service = blog.service(&ground);
    let script = snippet(&service);
    blog.show(
        CANONICAL,
        &format!("<h1>Hello</h1><main>{script}</main><footer>The end</footer>"),
    );
    let browser = Browser::open().await;
    browser
        .goto(&format!("{}/2026/hello/?utm_source=feed", blog.origin))
        .await;

    let place = browser.wait(
        "the frame",
        "return document.querySelector('main > script + iframe')?.title",
    );
    assert_eq!(place.await, "Comments");
    enter_thread(&browser).await;
    comment(&browser, "Ann", "first").await;
    let first = id_of(&browser, "first").await;
    is_as_high_as_its_content(&browser).await;

    // Another page of the same post, by its canonical path.
    let thread = service.thread("blog/2026/hello");
    reply(&thread, &first, "Ben", "a reply\n\nof\n\nmany\n\nlines").await;
    let all = ["first", "> a reply\n\nof\n\nmany\n\nlines"];
    shows(&browser, &all).await;
    let before = browser.run("return innerHeight").await.as_f64();
    say(&thread, "Cleo", "third").await;
    shows(&browser, &[&all[..], &["third"]].concat()).await;
    is_as_high_as_its_content(&browser).await;
    assert!(browser.run("return innerHeight").await.as_f64() > before);

    leave_thread(&browser).await;
    assert_eq!(
        browser
            .run("return document.documentElement.scrollWidth <= innerWidth")
            .await,
        true
    );
    let opened = opened_as(&ground, "blog/2026/hello");
    assert!(
        opened.contains(&format!("{}/2026/hello/", blog.origin)),
        "{opened}"
    );
    assert!(opened.contains("Hello & welcome"), "{opened}");
    browser.was_quiet(&[]).await;
}

/// The event with which the thread began, as it is stored.
fn opened_as(ground: &Ground, post: &str) -> String {
    let db = rusqlite::Connection::open(ground.folder().join("afterword.db")).unwrap();
    let payload = "SELECT event_payload FROM events WHERE v = 1 AND instr(stream, ?1)";
    db.query_row(payload, [post], |row| row.get(0)).unwrap()
}

#[tokio::test]
async fn a_link_to_a_comment_scrolls_the_blog_to_it() {
    let (blog, ground) = (Blog::start(), Ground::sqlite());
    let service = blog.service(&ground);
    let thread = service.thread("blog/long");
    let mut ids = Vec::new();
    for n in 1..=20 {
        ids.push(
            say(
                &thread,
                "Ann",
                &format!("comment {n}\n\nwith\n\nsome\n\nlines"),
            )
            .await,
        );
    }
    blog.show(
        "",
        &format!(
            "<div style='height:2000px'>A long post</div>{}",
            snippet(&service)
        ),
    );
    let browser = Browser::open().await;

    browser
        .goto(&format!("{}/long#comment-{}", blog.origin, ids[17]))
        .await;
    is_in_sight(&browser, &ids[17]).await;

    browser
        .run(&format!("location.hash = '#comment-{}'", ids[3]))
        .await;
    is_in_sight(&browser, &ids[3]).await;
    browser.was_quiet(&[]).await;
}

async fn is_in_sight(browser: &Browser, id: &str) {
    until("the comment is in sight", async || {
        enter_thread(browser).await;
        let top = format!(
            "return document.querySelector('#comment-{id}').getBoundingClientRect().top + scrollY"
        );
        let top = browser.run(&top).await;
        leave_thread(browser).await;
        let above =
            "return [document.querySelector('iframe').getBoundingClientRect().top, innerHeight]";
        let above = browser.run(above).await;
        let y = above[0].as_f64()? + top.as_f64()?;
        (0.0..above[1].as_f64()? - 100.0).contains(&y).then_some(())
    })
    .await;
}

#[tokio::test]
async fn it_works_where_nothing_may_be_stored() {
    let (blog, ground) = (Blog::start(), Ground::sqlite());
    let service = blog.service(&ground);
    blog.show("", &snippet(&service));
    let browser = Browser::without_storage().await;
    browser.goto(&format!("{}/private", blog.origin)).await;
    enter_thread(&browser).await;
    let stores = "try { return localStorage.length + 1 } catch { return 'refused' }";
    assert_eq!(browser.run(stores).await, "refused");

    comment(&browser, "Ann", "first").await;
    shows(&browser, &["first"]).await;
    say(&service.thread("blog/private"), "Ben", "second").await;
    shows(&browser, &["first", "second"]).await;
    is_as_high_as_its_content(&browser).await;
    browser.was_quiet(&[]).await;
}
