//! Every state of the widget, light and dark, before axe-core.

use serde_json::json;

use crate::{
    axe::{bring_into_frame, is_accessible},
    browser::Browser,
    scenery::furnish,
    steps::{comment, id_of, reply, say},
    support::service::Ground,
};

#[tokio::test]
async fn a_thread_that_has_everything() {
    let ground = Ground::sqlite();
    let service = ground.start();
    let browser = Browser::open().await;
    let scene = furnish(&ground, &service, &browser).await;
    let (thread, own) = (&scene.thread, &scene.own);
    is_accessible(&browser, "the full thread").await;
    browser.goto(&format!("{thread}?lang=ar")).await;
    is_accessible(&browser, "the full thread, right to left").await;

    browser
        .goto(&format!("{thread}?under={}", scene.long))
        .await;
    browser.find(".one-conversation").await;
    is_accessible(&browser, "one conversation").await;

    browser.goto(&format!("{thread}?under={own}&lang=de")).await;
    browser.click(&format!("#comment-{own} .edit")).await;
    browser.find(".editor textarea").await;
    is_accessible(&browser, "the edit form").await;
    browser.click(".editor .cancel").await;
    browser.click(&format!("#comment-{own} .delete")).await;
    browser.find(".farewell").await;
    is_accessible(&browser, "the last question").await;
    browser.click(".farewell .cancel").await;

    browser.click(&format!("#comment-{own} .reply")).await;
    browser.find("#comments .replying").await;
    is_accessible(&browser, "a reply in its place").await;
    browser.was_quiet(&[]).await;
}

#[tokio::test]
async fn the_composer_and_the_pill() {
    let service = Ground::sqlite().start();
    let thread = service.thread("demo/little");
    let browser = Browser::open().await;
    browser.goto(&thread).await;
    is_accessible(&browser, "no comments").await;
    browser.fill("[name=body]", "**words**\n\n> quoted").await;
    browser.click("#composer .secondary").await;
    browser.find("#preview .comment-body").await;
    is_accessible(&browser, "the preview").await;

    browser
        .run("document.querySelector('#composer').noValidate = true")
        .await;
    browser.fill("[name=email]", "nobody").await;
    browser.fill("[name=website]", "://").await;
    comment(&browser, "   ", "   ").await;
    for field in ["body", "name", "email", "website"] {
        browser.find(&format!("#{field}-error")).await;
    }
    is_accessible(&browser, "all mistakes").await;

    let first = say(&thread, "Ann", "first").await;
    for words in ["second", "third"] {
        say(&thread, "Ben", words).await;
    }
    browser.goto(&thread).await;
    id_of(&browser, "third").await;
    browser.resize(800, 1200).await;
    reply(&thread, &first, "Cleo", "it waits").await;
    browser.find(".news").await;
    is_accessible(&browser, "the pill").await;
    browser.was_quiet(&["422"]).await;
}

#[tokio::test]
async fn pages_around_it() {
    let ground = Ground::sqlite();
    let service = ground.start();
    let browser = Browser::open().await;
    say(&service.thread("demo/locked"), "Ann", "words").await;
    assert!(
        ground
            .run(&["thread", "lock", "demo", "locked"])
            .status
            .success()
    );
    for page in [
        "/thread/demo/locked",
        "/thread/demo/locked?lang=ar",
        "/nowhere",
        "/thread/nobody/a",
        "/posts/none",
        "/",
    ] {
        browser.goto(&format!("{}{page}", service.url)).await;
        is_accessible(&browser, page).await;
    }

    browser
        .goto(&format!("{}/posts/a-window-seat", service.url))
        .await;
    let frame = browser.find("iframe").await;
    frame.enter_frame().await.unwrap();
    browser.find("#composer").await;
    bring_into_frame(&browser).await;
    is_accessible(&browser, "the thread in its frame").await;
    browser.client.clone().enter_parent_frame().await.unwrap();
    is_accessible(&browser, "the page around its frame").await;
    browser.was_quiet(&["404"]).await;
}

#[tokio::test]
async fn without_scripts() {
    let service = Ground::sqlite().start();
    let thread = service.thread("demo/plain");
    let browser = Browser::open().await;
    browser.goto(&thread).await;
    comment(&browser, "Ann", "words").await;
    let id = id_of(&browser, "words").await;
    for (query, part) in [
        ("comment", "#composer"),
        ("edit", ".editor"),
        ("delete", ".farewell"),
        ("reply", ".replying"),
    ] {
        // Axe needs scripts: they are off only while the page loads.
        can_run_scripts(&browser, false).await;
        browser.goto(&format!("{thread}?{query}={id}")).await;
        can_run_scripts(&browser, true).await;
        browser.find(part).await;
        assert_eq!(browser.run("return window.htmx === undefined").await, true);
        is_accessible(&browser, query).await;
    }
    browser.was_quiet(&[]).await;
}

async fn can_run_scripts(browser: &Browser, can: bool) {
    let switch = json!({ "value": !can });
    let command = "Emulation.setScriptExecutionDisabled";
    browser.devtools(command, switch).await;
}
