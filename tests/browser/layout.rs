//! The thread fits a narrow screen, large text, long words and deep conversations.

use serde_json::json;

use crate::{
    browser::Browser,
    steps::{reply, say, shows},
    support::service::Ground,
};

const FITS: &str =
    "return document.documentElement.scrollWidth <= document.documentElement.clientWidth";

#[tokio::test]
async fn nothing_scrolls_sideways_at_320_pixels() {
    let service = Ground::sqlite().start();
    let thread = service.thread("demo/narrow");
    let long = "Donaudampfschifffahrtsgesellschaft".repeat(8);
    let mut parent = say(&thread, &"W".repeat(80), &long).await;
    for depth in 1..8 {
        let words = format!("{depth} deep, and `{long}`");
        parent = reply(&thread, &parent, "Somebody with rather a long name", &words).await;
    }
    say(
        &thread,
        "Ann",
        &format!("```\nlet {long} = 1;\n```\n\nhttps://blog.example/{long}"),
    )
    .await;
    let browser = Browser::open().await;
    browser.resize(320, 640).await;
    browser.goto(&thread).await;
    browser
        .wait(
            "all are shown",
            "return document.querySelectorAll('article.comment').length === 9",
        )
        .await;
    assert_eq!(browser.run(FITS).await, true);

    // Text of 200 %, as the settings of a browser have it.
    browser
        .run("document.documentElement.style.fontSize = '200%'")
        .await;
    assert_eq!(browser.run(FITS).await, true);
    browser.click(&format!("#comment-{parent} .reply")).await;
    browser.find("#comments .replying").await;
    assert_eq!(browser.run(FITS).await, true);
    // Even the deepest reply keeps enough room for words.
    let widths = "return Math.min(...[...document.querySelectorAll('.comment-body')].map((body) => body.clientWidth))";
    let narrowest = browser.run(widths).await.as_f64().unwrap();
    assert!(
        narrowest >= 180.0,
        "a comment has {narrowest} pixels of 320"
    );
    browser.was_quiet(&[]).await;
}

#[tokio::test]
async fn the_colours_follow_the_system() {
    let service = Ground::sqlite().start();
    let thread = service.thread("demo/colours");
    say(&thread, "Ann", "words").await;
    let browser = Browser::open().await;
    let mut inks = Vec::new();
    for scheme in ["light", "dark"] {
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        browser
            .devtools("Emulation.setEmulatedMedia", features)
            .await;
        browser.goto(&thread).await;
        shows(&browser, &["words"]).await;
        inks.push(
            browser
                .run("return getComputedStyle(document.querySelector('.comment-body')).color")
                .await,
        );
    }
    assert_ne!(inks[0], inks[1]);

    // A blog that has decided is not overruled by the system.
    browser.goto(&format!("{thread}?theme=light")).await;
    shows(&browser, &["words"]).await;
    let ink = browser
        .run("return getComputedStyle(document.querySelector('.comment-body')).color")
        .await;
    assert_eq!(ink, inks[0]);
    browser.was_quiet(&[]).await;
}
