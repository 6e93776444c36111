//! Signing in on a page of our own: with scripts off, and by the link of a letter.

use serde_json::json;

use crate::{
    browser::Browser,
    firefox::Firefox,
    host_page::enter_thread,
    people::{MEMBER, ask_letter, back_to, enter_code, is_called, open_popup},
    stage::Stage,
    steps::{comment, delete, edit, holds, id_of, press, send, shows},
    window::Window,
};

const EMAIL: &str = "ada@letters.example";

/// A post whose thread stands in the plain frame of the manual, and which has its first comment.
async fn plain_post(stage: &Stage) -> String {
    let thread = stage.service.thread("blog/post");
    let post = format!("{}/post", stage.blog.origin);
    let url = [("url", &*post), ("name", "Ben"), ("body", "first")];
    send(&thread, &url).await;
    let frame = format!("<noscript><iframe src={thread} title=Comments></iframe></noscript>");
    stage.blog.show("", &frame);
    post
}

/// By the link of the frame that was entered, which leads the whole page away, and by the code of
/// the letter.
async fn signs_in(stage: &Stage, browser: &Browser, post: &str) {
    press(browser, ".sign-in").await;
    let whole = "return self === top && !!document.querySelector('#ask')";
    let tab = browser.window().await;
    browser.look_at(&tab).await;
    browser.wait("the whole page is ours", whole).await;
    let letter = ask_letter(browser, &stage.smtp, EMAIL).await;
    enter_code(browser, &letter.code()).await;
    let back = format!("return location.href === {post:?}");
    browser.wait("one is back at the post", &back).await;
    enter_thread(browser).await;
}

#[tokio::test]
async fn where_no_window_opens_the_whole_page_does_it() {
    let stage = Stage::set().await;
    let browser = Browser::allowing_third_parties().await;
    stage.visit(&browser).await;
    browser
        .fill("#composer [name=body]", "half a thought")
        .await;
    browser.run("window.open = () => null").await;
    // No comment has told where the post is, but the loader has.
    signs_in(&stage, &browser, &format!("{}/post", stage.blog.origin)).await;
    browser.wait("one is signed in", MEMBER).await;
    holds(&browser, "#composer [name=body]", "half a thought").await;
    browser.was_quiet(&[]).await;
}

#[tokio::test]
async fn without_scripts_the_whole_page_does_it() {
    let stage = Stage::set().await;
    let browser = Browser::without_scripts_but_third_parties(true).await;
    let post = plain_post(&stage).await;
    browser.goto(&post).await;
    enter_thread(&browser).await;
    signs_in(&stage, &browser, &post).await;
    browser.wait("one is signed in", MEMBER).await;
    comment(&browser, "Ada", "second").await;
    shows(&browser, &["first", "second"]).await;
    is_called(&browser, "Ada").await;
    let id = id_of(&browser, "second").await;
    press(&browser, &format!("#comment-{id} .edit")).await;
    browser
        .fill(&format!("#edit-{id}"), "second thoughts")
        .await;
    press(&browser, &format!("#acting-{id} button")).await;
    shows(&browser, &["first", "second thoughts"]).await;
    press(&browser, ".sign-out").await;
    browser.find("#composer-email").await;
    assert_eq!(
        browser.run("return document.querySelector('.edit')").await,
        json!(null)
    );
    browser.was_quiet(&[]).await;
}

/// The frame cannot know who is there. The thread as a page of its own can, and says so.
#[tokio::test]
async fn without_scripts_and_cookies_it_is_the_page_of_the_thread() {
    let stage = Stage::set().await;
    let browser = Browser::without_scripts_but_third_parties(false).await;
    let post = plain_post(&stage).await;
    browser.goto(&post).await;
    enter_thread(&browser).await;
    signs_in(&stage, &browser, &post).await;
    assert_eq!(browser.run(MEMBER).await, "");
    comment(&browser, "Ben", "as a guest").await;
    shows(&browser, &["first", "as a guest"]).await;

    browser.goto(&stage.service.thread("blog/post")).await;
    browser.wait("one is signed in", MEMBER).await;
    comment(&browser, "Ada", "under my name").await;
    shows(&browser, &["first", "as a guest", "under my name"]).await;
    is_called(&browser, "Ada").await;
    let id = id_of(&browser, "under my name").await;
    press(&browser, &format!("#comment-{id} .delete")).await;
    press(&browser, &format!("#acting-{id} button")).await;
    shows(&browser, &["first", "as a guest"]).await;
    browser.was_quiet(&[]).await;
}

/// Opens the link of the letter in another tab; the window that waits for its code notices, and
/// takes one press from there.
async fn link_signs_in(stage: &Stage, browser: &impl Window) {
    let url = &stage.service.url;
    let snippet = format!(r#"<script src="{url}/embed.js" data-site="blog" async></script>"#);
    stage.blog.show("", &snippet);
    stage.visit(browser).await;
    let blog = open_popup(browser).await;
    let popup = browser.window().await;
    let letter = ask_letter(browser, &stage.smtp, EMAIL).await;

    browser.open_tab().await;
    browser.goto(&letter.link()).await;
    let asks = format!(
        "return document.querySelector('#link button')?.innerText === 'Continue as {EMAIL}'"
    );
    browser.wait("a button", &asks).await;
    press(browser, "#link button").await;
    let there = format!("return location.href === '{}/post'", stage.blog.origin);
    browser.wait("the link leads to the post", &there).await;
    browser.close().await;

    browser.look_at(&popup).await;
    press(browser, "#known button").await;
    back_to(browser, &blog).await;
    browser.wait("one is signed in", MEMBER).await;
    comment(browser, "Ada", "first").await;
    let id = id_of(browser, "first").await;
    edit(browser, &id, "first thoughts").await;
    shows(browser, &["first thoughts"]).await;
    delete(browser, &id).await;
    shows(browser, &[""]).await;
    assert_eq!(stage.smtp.mails().len(), 1);
}

#[tokio::test]
async fn the_link_of_the_letter_in_another_tab() {
    let stage = Stage::set().await;
    let browser = Browser::blocking_third_parties().await;
    link_signs_in(&stage, &browser).await;
    browser.was_quiet(&[]).await;
}

#[tokio::test]
async fn the_link_of_the_letter_in_another_tab_of_a_strict_firefox() {
    let (stage, firefox) = (Stage::set().await, Firefox::strict().await);
    link_signs_in(&stage, &firefox).await;
    firefox.was_quiet(&["“afterword"]).await;
}
