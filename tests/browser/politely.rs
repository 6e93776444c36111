//! What others say moves nothing that somebody reads or writes: it waits behind one sentence.

use serde_json::{Value, json};

use crate::{
    browser::Browser,
    host_page::{enter_thread, leave_thread},
    proxy::Proxy,
    steps::{drawn_anew, focus_is, holds, outline, press, reply, say, told},
    support::service::{Ground, until},
};

const PLACES: &str = "return [...document.querySelectorAll('.comment')].slice(0, 3)
    .map((comment) => comment.getBoundingClientRect().top)";

/// Waits until the pill says this.
async fn pill(browser: &Browser, text: &str) {
    let script = format!("return document.querySelector('.news')?.textContent === {text:?}");
    browser.wait(text, &script).await;
}

/// What a screen reader said since it was asked to listen.
const LISTEN: &str = "window.heard = [];
    new MutationObserver(() => heard.push(document.querySelector('#announcer').textContent))
        .observe(document.querySelector('#announcer'), { childList: true });";

async fn heard(browser: &Browser, sentences: &[&str]) {
    let expected = json!(sentences).to_string();
    let script = "return JSON.stringify(heard) === arguments[0]";
    until("the announcement", async || {
        let argument = vec![json!(expected)];
        let answer = browser.client.execute(script, argument).await.ok()?;
        (answer == true).then_some(())
    })
    .await;
    browser.run("heard.length = 0").await;
}

async fn in_sight(browser: &Browser, css: &str) {
    let script = format!(
        "const {{ top, bottom }} = document.querySelector({css:?}).getBoundingClientRect();
         return top > -1 && bottom < innerHeight + 1"
    );
    browser.wait(&format!("{css} is in sight"), &script).await;
}

#[tokio::test]
async fn replies_wait_until_the_reader_wants_them() {
    let service = Ground::sqlite().start();
    let thread = service.thread("demo/waiting");
    let first = say(&thread, "Ann", "first").await;
    say(&thread, "Ben", "second").await;
    say(&thread, "Cleo", "third").await;
    let proxy = Proxy::to(service.port).await;
    let browser = Browser::open().await;
    browser.resize(900, 1000).await;
    browser.goto(&proxy.thread("demo/waiting")).await;
    told(&browser, 4).await;
    browser.run(LISTEN).await;
    let places = browser.run(PLACES).await;

    let answer = reply(&thread, &first, "Dan", "to the first").await;
    pill(&browser, "1 new comment").await;
    assert_eq!(browser.run(PLACES).await, places);
    assert_eq!(outline(&browser).await, ["first", "second", "third"]);
    heard(&browser, &["1 new comment"]).await;
    assert_eq!(browser.text("#comment-count").await, "4 comments");
    press(&browser, ".news").await;
    focus_is(&browser, &format!("#comment-{answer}")).await;
    let all = ["first", "> to the first", "second", "third"];
    assert_eq!(outline(&browser).await, all);
    in_sight(&browser, &format!("#comment-{answer}")).await;
    let gone = "return !document.querySelector('.news')";
    browser.wait("the pill is gone", gone).await;

    // Three that arrive together are one sentence.
    let places = browser.run(PLACES).await;
    proxy.cut();
    for name in ["Eva", "Fay", "Gus"] {
        reply(&thread, &answer, name, &format!("by {name}")).await;
    }
    proxy.heal();
    browser.run("dispatchEvent(new Event('online'))").await;
    pill(&browser, "3 new comments").await;
    heard(&browser, &["3 new comments"]).await;
    assert_eq!(browser.run(PLACES).await, places);
    assert_eq!(outline(&browser).await, all);
    press(&browser, ".news").await;
    let all = [
        "first",
        "> to the first",
        "> > by Eva",
        "> > by Fay",
        "> > by Gus",
        "second",
        "third",
    ];
    assert_eq!(outline(&browser).await, all);
    browser
        .was_quiet(&["WebSocket", "net::ERR_", "htmx:ws:error"])
        .await;
}

#[tokio::test]
async fn what_comes_below_is_there_and_counted_until_it_was_seen() {
    let service = Ground::sqlite().start();
    let thread = service.thread("demo/below");
    for n in 1..=12 {
        say(&thread, "Ann", &format!("comment {n}")).await;
    }
    let browser = Browser::open().await;
    browser.resize(900, 600).await;
    browser.goto(&thread).await;
    told(&browser, 13).await;
    let places = browser.run(PLACES).await;
    let id = say(&thread, "Ben", "at the end").await;
    pill(&browser, "1 new comment").await;
    assert_eq!(outline(&browser).await.last().unwrap(), "at the end");
    assert_eq!(browser.run(PLACES).await, places);
    browser.run("scrollTo(0, document.body.scrollHeight)").await;
    let gone = "return !document.querySelector('.news')";
    browser.wait("it was seen", gone).await;

    browser.run("scrollTo(0, 0)").await;
    let features =
        |value| json!({ "features": [{ "name": "prefers-reduced-motion", "value": value }] });
    for (motion, moves) in [("no-preference", true), ("reduce", false)] {
        let features = features(motion);
        browser
            .devtools("Emulation.setEmulatedMedia", features)
            .await;
        browser.run("scrollTo(0, 0)").await;
        let id = say(&thread, "Cleo", motion).await;
        pill(&browser, "1 new comment").await;
        press(&browser, ".news").await;
        focus_is(&browser, &format!("#comment-{id}")).await;
        in_sight(&browser, &format!("#comment-{id}")).await;
        let running = format!(
            "return document.querySelector('#comment-{id} .comment-body').getAnimations().length > 0"
        );
        assert_eq!(browser.run(&running).await, moves, "{motion}");
    }
    assert_ne!(id, "");
    browser.was_quiet(&[]).await;
}

/// Where the words are being written, what they are, and where the caret is.
const WRITING: &str = "const { body, parent } = document.querySelector('#composer').elements;
    return [body.getBoundingClientRect().top, body.value, parent.value, body.selectionStart,
        body === document.activeElement]";

#[tokio::test]
async fn who_writes_a_reply_is_left_alone() {
    let service = Ground::sqlite().start();
    let thread = service.thread("demo/writing");
    let mut ids = Vec::new();
    for n in 1..=6 {
        ids.push(say(&thread, "Ann", &format!("comment {n}")).await);
    }
    let (writer, browser) = tokio::join!(Browser::open(), Browser::open());
    writer.goto(&thread).await;
    crate::steps::comment(&writer, "Will", "written elsewhere").await;
    let edited = crate::steps::id_of(&writer, "written elsewhere").await;
    browser.resize(900, 700).await;
    browser.goto(&thread).await;
    told(&browser, 8).await;
    press(&browser, &format!("#comment-{edited} .reply")).await;
    focus_is(&browser, "#composer-body").await;
    let text = browser.find("#composer-body").await;
    text.send_keys("half a thought").await.unwrap();
    browser
        .run("document.activeElement.setSelectionRange(4, 4)")
        .await;
    let before = browser.run(WRITING).await;
    assert_eq!(before[1], "half a thought");
    assert_eq!(before[4], true);

    reply(&thread, &ids[5], "Ben", "above").await;
    reply(&thread, &edited, "Cleo", "to the same").await;
    say(&thread, "Dan", "below").await;
    told(&browser, 11).await;
    browser
        .wait("the pill", "return !!document.querySelector('.news')")
        .await;
    assert_eq!(browser.run(WRITING).await, before);
    press(&writer, &format!("#comment-{} .like", ids[0])).await;
    press(&writer, &format!("#comment-{edited} .edit")).await;
    let long = "other words, and\n\nmore\n\nof\n\nthem";
    writer.fill(&format!("#edit-{edited}"), long).await;
    press(&writer, &format!("#acting-{edited} button")).await;
    told(&browser, 13).await;
    let shown = format!(
        "return document.querySelector('#comment-{edited} .comment-body').innerText.startsWith('other')"
    );
    assert_eq!(browser.run(&shown).await, false);
    assert_eq!(browser.run(WRITING).await, before);
    // It waits until the words are left alone.
    browser.run("document.activeElement.blur()").await;
    browser.wait("the edit", &shown).await;
    browser
        .run("document.querySelector('#composer-body').focus({ preventScroll: true })")
        .await;

    drawn_anew(&browser, "10 comments").await;
    let after = browser.run(WRITING).await;
    let without_place = |writing: &Value| writing.as_array().unwrap()[1..].to_vec();
    assert_eq!(without_place(&after), without_place(&before));
    in_sight(&browser, "#composer-body").await;
    assert_eq!(outline(&browser).await.len(), 10);
    // What one types goes on where the caret was.
    let text = browser.find("#composer-body").await;
    browser
        .client
        .execute("document.activeElement.setRangeText('-')", vec![])
        .await
        .unwrap();
    drop(text);
    holds(&browser, "#composer-body", "half- a thought").await;
    browser.was_quiet(&[]).await;
    writer.was_quiet(&[]).await;
}

#[tokio::test]
async fn in_a_frame_the_sentence_is_where_the_reader_is() {
    let service = Ground::sqlite().start();
    let thread = service.thread("demo/posts/a-window-seat");
    let mut ids = Vec::new();
    for n in 1..=12 {
        ids.push(say(&thread, "Ann", &format!("comment {n}")).await);
    }
    let browser = Browser::open().await;
    browser.resize(900, 700).await;
    browser
        .goto(&format!("{}/posts/a-window-seat", service.url))
        .await;
    browser.wait("the frame", "document.querySelector('iframe')?.scrollIntoView(); return !!document.querySelector('iframe')").await;
    enter_thread(&browser).await;
    browser
        .wait("the frame is high", "return innerHeight > 1500")
        .await;
    leave_thread(&browser).await;
    browser
        .run("scrollBy(0, 900 + document.querySelector('iframe').getBoundingClientRect().top)")
        .await;
    enter_thread(&browser).await;
    reply(&thread, &ids[6], "Ben", "news").await;
    pill(&browser, "1 new comment").await;
    let place = "const { top, bottom } = document.querySelector('.news').getBoundingClientRect(); return [top, bottom]";
    until("it is where the reader is", async || {
        let inside = browser.run(place).await;
        leave_thread(&browser).await;
        let frame =
            "return [document.querySelector('iframe').getBoundingClientRect().top, innerHeight]";
        let frame = browser.run(frame).await;
        enter_thread(&browser).await;
        let y = |n: usize| Some(frame[0].as_f64()? + inside[n].as_f64()?);
        (y(0)? >= 0.0 && y(1)? <= frame[1].as_f64()?).then_some(())
    })
    .await;
    press(&browser, ".news").await;
    focus_is(&browser, ".comment.own").await;
    browser.was_quiet(&[]).await;
}
