//! A blog that knows its reader: the token of its page signs them in.

use std::process::Command;

use reqwest::Client;
use serde_json::Value;

use crate::{
    browser::Browser,
    host_page::{Blog, enter_thread, leave_thread, snippet},
    steps::{id_of, shows, write},
    support::service::{Ground, Service},
};

const MANUAL: &str = include_str!("../../docs/single-sign-on.md");

/// The token that the manual's Python makes for this reader.
fn token(ground: &Ground, sub: &str, name: &str) -> String {
    let key = ground.run(&["site", "sso", "blog"]);
    assert!(key.status.success(), "{key:?}");
    let key = String::from_utf8(key.stdout).unwrap();
    let code = MANUAL.split("```python\n").nth(1).unwrap();
    let code = code.split("```").next().unwrap();
    let call = format!(
        "{code}\nprint(afterword_token('{}', 'blog', '{sub}', '{name}'))",
        key.trim()
    );
    let made = Command::new("python3").args(["-c", &call]).output();
    let made = made.expect("python3 makes the tokens of this test");
    assert!(made.status.success(), "{made:?}");
    String::from_utf8(made.stdout).unwrap().trim().to_owned()
}

fn with_token(service: &Service, token: &str) -> String {
    snippet(service).replace(" async", &format!(r#" data-sso="{token}" async"#))
}

/// How many sign-ins were ever stored, and sign-outs.
fn sessions(ground: &Ground) -> (u32, u32) {
    let db = rusqlite::Connection::open(ground.folder().join("afterword.db")).unwrap();
    let count = |name: &str| {
        let sql = "SELECT count(*) FROM events WHERE event_type = ?1";
        db.query_row(sql, [name], |row| row.get(0)).unwrap()
    };
    (count("SessionOpened"), count("SessionRevoked"))
}

/// Waits until the thread says that this is who comments.
async fn is_known_as(browser: &Browser, name: &str) {
    let known =
        format!("return document.querySelector('#who .member b')?.textContent === '{name}'");
    browser.wait(&format!("{name} is known"), &known).await;
}

async fn is_a_guest(browser: &Browser) {
    let guest = "return !document.querySelector('#who .member') && !!document.querySelector('#composer-name')";
    browser.wait("a guest", guest).await;
}

/// What the document in the frame handed over; nothing of a token is in an address.
async fn asked(browser: &Browser) -> Vec<String> {
    let script = "return [...performance.getEntriesByType('resource')].map(({ name }) => name)";
    let urls = browser.run(script).await;
    let urls = urls.as_array().unwrap().iter().filter_map(Value::as_str);
    assert!(urls.clone().all(|url| !url.contains("eyJ")));
    let asked = urls.filter(|url| url.contains("/session/"));
    asked.map(str::to_owned).collect()
}

#[tokio::test]
async fn a_reader_of_the_blog_comments_under_their_name_there() {
    let (blog, ground) = (Blog::start(), Ground::sqlite());
    let service = blog.service(&ground);
    let page = format!("{}/2026/hello", blog.origin);
    blog.show("", &with_token(&service, &token(&ground, "7", "Ada É")));
    let browser = Browser::open().await;
    browser.goto(&page).await;
    enter_thread(&browser).await;
    is_known_as(&browser, "Ada É").await;
    write(&browser, "mine").await;
    shows(&browser, &["mine"]).await;
    let mine = id_of(&browser, "mine").await;
    let author = browser.text(".comment .comment-author").await;
    assert_eq!(author, "Ada É");
    assert_eq!(
        (sessions(&ground), asked(&browser).await.len()),
        ((1, 0), 1)
    );

    // The next page has another token for the same reader, who is signed in already.
    blog.show("", &with_token(&service, &token(&ground, "7", "Ada É")));
    browser.goto(&page).await;
    enter_thread(&browser).await;
    is_known_as(&browser, "Ada É").await;
    browser.find(&format!("#comment-{mine} .edit")).await;
    // The loader has told the frame how it is by then.
    write(&browser, "mine, too").await;
    shows(&browser, &["mine", "mine, too"]).await;
    assert_eq!(
        (sessions(&ground), asked(&browser).await.len()),
        ((1, 0), 0)
    );

    // The blog knows them by another name, then it is somebody else, then nobody.
    for (sub, name) in [("7", "Ada L"), ("8", "Bob")] {
        blog.show("", &with_token(&service, &token(&ground, sub, name)));
        browser.goto(&page).await;
        enter_thread(&browser).await;
        is_known_as(&browser, name).await;
    }
    assert_eq!(sessions(&ground), (2, 0));
    blog.show("", &with_token(&service, ""));
    browser.goto(&page).await;
    enter_thread(&browser).await;
    is_a_guest(&browser).await;
    assert_eq!(sessions(&ground), (2, 1));
    leave_thread(&browser).await;
    browser.was_quiet(&[]).await;
}

#[tokio::test]
async fn a_token_that_is_no_good_leaves_a_guest() {
    let (blog, ground) = (Blog::start(), Ground::sqlite());
    let service = blog.service(&ground);
    let old = token(&ground, "7", "Ada");
    let new = ground.run(&["site", "sso", "blog", "--new"]);
    assert!(new.status.success(), "{new:?}");
    blog.show("", &with_token(&service, &old));
    let browser = Browser::open().await;
    browser.goto(&format!("{}/2026/hello", blog.origin)).await;
    enter_thread(&browser).await;
    is_a_guest(&browser).await;
    write(&browser, "words that stay").await;
    let events = "return performance.getEntriesByType('resource')
        .some(({ name, responseStatus }) => name.includes('/session/') && responseStatus === 422)";
    browser.wait("the token is refused", events).await;
    is_a_guest(&browser).await;
    let said = "return document.querySelector('#thread-error').textContent + document.querySelector('#composer-error').textContent";
    assert_eq!(browser.run(said).await, "");
    leave_thread(&browser).await;
    browser.was_quiet(&["422"]).await;
}

#[tokio::test]
async fn a_thread_that_was_built_into_the_page_takes_the_token_as_well() {
    let (blog, ground) = (Blog::start(), Ground::sqlite());
    let service = blog.service_with_url(&ground);
    let address = format!("{}?fragment=1", service.thread("blog/2026/hello"));
    let built = Client::new().get(address).send().await.unwrap();
    let built = built.text().await.unwrap();
    let script = with_token(&service, &token(&ground, "7", "Ada"));
    blog.show("", &format!("{built}{script}"));
    let browser = Browser::open().await;
    for opened in [1, 1] {
        browser.goto(&format!("{}/2026/hello", blog.origin)).await;
        is_known_as(&browser, "Ada").await;
        assert_eq!(sessions(&ground), (opened, 0));
    }
    write(&browser, "mine").await;
    shows(&browser, &["mine"]).await;
    assert_eq!(browser.text(".comment .comment-author").await, "Ada");
    browser.was_quiet(&[]).await;
}

#[tokio::test]
async fn where_nothing_may_be_stored_there_is_one_session_all_the_same() {
    let (blog, ground) = (Blog::start(), Ground::sqlite());
    let service = blog.service(&ground);
    blog.show("", &with_token(&service, &token(&ground, "7", "Ada")));
    let browser = Browser::without_storage().await;
    for _ in 0..3 {
        browser.goto(&format!("{}/2026/hello", blog.origin)).await;
        enter_thread(&browser).await;
        is_known_as(&browser, "Ada").await;
    }
    write(&browser, "mine").await;
    shows(&browser, &["mine"]).await;
    assert_eq!(sessions(&ground), (1, 0));
    leave_thread(&browser).await;
    browser.was_quiet(&[]).await;
}
