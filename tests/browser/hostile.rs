//! A comment that would like to be a program is shown as the text that it is.

use crate::{
    browser::Browser,
    steps::{comment, id_of, say, shows, told},
    support::service::Ground,
};

const NAME: &str = "<img src=x onerror=hacked=1>\u{202e}nnA";
const BODY: &str = r##"first line
<script>window.hacked = 1</script>
<img src="x" onerror="window.hacked = 1">
<p data-hx-get="/health/live" data-hx-trigger="load" data-hx-target="#thread" data-hx-on--load="hacked=1">p</p>
<div hx-on:htmx:load="window.hacked = 1" data-hx-swap-oob="delete:#composer">div</div>
<hx-partial hx-target="body" hx-swap="innerHTML">partial</hx-partial>
</div></article><form id="composer" action="https://elsewhere.example"></form>
<iframe srcdoc="<script>parent.hacked=1</script>"></iframe><svg onload="hacked=1"></svg>
[link](javascript:window.hacked=1) ![pixel](https://elsewhere.example/pixel.png)
{"content": "<b>json</b>"}"##;

/// Every way into a page: drawn with it, brought by the socket, and as the answer to the form.
#[tokio::test]
async fn nothing_of_it_runs() {
    let service = Ground::sqlite().start();
    let thread = service.thread("demo/hostile");
    let drawn = say(&thread, NAME, BODY).await;
    let browser = Browser::open().await;
    browser.goto(&thread).await;
    is_text(&browser, &drawn).await;

    let brought = say(&thread, NAME, &BODY.replacen("first", "second", 1)).await;
    told(&browser, 3).await;
    is_text(&browser, &brought).await;

    comment(&browser, NAME, &BODY.replacen("first", "third", 1)).await;
    told(&browser, 4).await;
    let answered = browser
        .run("return document.querySelector('#comments > .comment:last-child').id.slice('comment-'.length)")
        .await;
    is_text(&browser, answered.as_str().unwrap()).await;

    // All is still in its place and at work.
    comment(&browser, "Ann", "harmless").await;
    id_of(&browser, "harmless").await;
    assert_eq!(browser.text("#comment-count").await, "4 comments");
    assert_eq!(browser.run("return window.hacked ?? 'safe'").await, "safe");
    browser.was_quiet(&[]).await;
}

#[tokio::test]
async fn a_name_cannot_reorder_what_stands_beside_it() {
    let service = Ground::sqlite().start();
    let thread = service.thread("demo/names");
    let id = say(&thread, "A\u{202e}nn\u{200b}\u{2066}", "plain").await;
    let browser = Browser::open().await;
    browser.goto(&thread).await;
    shows(&browser, &["plain"]).await;
    let name = browser
        .run("return document.querySelector('.comment-author').textContent")
        .await;
    assert_eq!(name, "Ann");
    browser.click(&format!("#comment-{id} .reply")).await;
    let line = browser.text(".replying").await;
    assert!(line.starts_with("Replying to Ann"), "{line}");
    browser.was_quiet(&[]).await;
}

async fn is_text(browser: &Browser, id: &str) {
    let css = format!("#comment-{id}");
    let name = browser.text(&format!("{css} .comment-author")).await;
    assert_eq!(name, "<img src=x onerror=hacked=1>nnA");
    let words = browser.text(&format!("{css} .comment-body")).await;
    for part in [
        "<script>window.hacked = 1</script>",
        "onerror=",
        "data-hx-get",
        "hx-on:htmx:load",
        "hx-partial",
        "</article>",
        "srcdoc",
    ] {
        assert!(words.contains(part), "{part} is not in: {words}");
    }
    let alien = "script, img, iframe, svg, form, hx-partial, [style], [onload], [onerror]";
    let found = browser
        .run(&format!(
            "const body = document.querySelector('{css} .comment-body');
             return [...body.querySelectorAll('*')].filter((element) => element.matches('{alien}')
                || element.id || element.name || /^javascript:/.test(element.href)
                || element.getAttributeNames().some((name) => /hx-/.test(name))).length"
        ))
        .await;
    assert_eq!(found, 0);
    assert_eq!(
        browser
            .run("return document.querySelectorAll('#composer').length")
            .await,
        1
    );
}
