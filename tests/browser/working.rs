//! Work that a script does for a comment where the site wants it, and nobody notices.

use afterword::{
    domain::moderation::PROOF_BITS,
    domain::values::{PostKey, SiteKey},
    http::proof::Proof,
    repository::ThreadKey,
};
use reqwest::Client;
use serde_json::Value;

use crate::{
    browser::Browser,
    host_page::{Blog, snippet},
    steps::{comment, press, say, shows, write},
    support::service::Ground,
};

/// What JSON and forms write in other ways than people.
const WORDS: &str = "two\n\nlines \"é\"";

/// Keeps what the page sends, field after field, and how often it was drawn until then.
const LISTEN: &str = "window.sent = [];
    window.frames = 0;
    const draw = () => {
        frames++;
        requestAnimationFrame(draw);
    };
    draw();
    const send = window.fetch;
    window.fetch = (url, request) => {
        if (request?.body) sent.push({ ...Object.fromEntries(request.body), frames });
        return send(url, request);
    };";

/// The comments that were sent so far.
async fn sent(browser: &Browser) -> Vec<Value> {
    let sent = browser.run("return sent").await;
    sent.as_array().unwrap().clone()
}

fn is_solved(thread: &ThreadKey, sent: &Value) -> bool {
    let field = |name: &str| sent[name].as_str().unwrap_or_default();
    let proof = Proof {
        thread,
        key: field("key"),
        parent: field("parent"),
        name: field("name"),
        body: field("body"),
        nonce: field("proof"),
    };
    proof.is_solved(PROOF_BITS)
}

/// The composer says from now on how much is wanted.
async fn wants(browser: &Browser, bits: u32) {
    let want = format!("document.querySelector('#composer').dataset.proof = {bits}");
    browser.run(&want).await;
}

#[tokio::test]
async fn a_comment_comes_with_work_that_is_good_for_it_alone() {
    let (blog, ground) = (Blog::start(), Ground::sqlite());
    let service = blog.service_with_url(&ground);
    let (address, post) = (service.thread("blog/2026/%C3%A9"), "2026/é");
    let first = say(&address, "Ann", "first").await;
    let built = Client::new().get(format!("{address}?fragment=1")).send();
    let built = built.await.unwrap().text().await.unwrap();
    let wanted = format!(r#"<form id="composer" data-proof="{PROOF_BITS}""#);
    let built = built.replace(r#"<form id="composer""#, &wanted);
    blog.show("", &format!("{built}{}", snippet(&service)));
    let browser = Browser::open().await;
    browser.goto(&format!("{}/post", blog.origin)).await;
    let loaded = "return performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.endsWith('/proof.js') && responseEnd)";
    browser.wait("the widget loads what works", loaded).await;
    browser.run(LISTEN).await;
    let thread = ThreadKey {
        site: SiteKey::parse("blog").unwrap(),
        post: PostKey::parse(post).unwrap(),
    };

    comment(&browser, "Ben \"B\" É", WORDS).await;
    shows(&browser, &["first", WORDS]).await;
    let comments = sent(&browser).await;
    assert!(
        comments.len() == 1 && is_solved(&thread, &comments[0]),
        "{comments:?}"
    );
    // An answer, which is another wish.
    wants(&browser, PROOF_BITS).await;
    press(&browser, &format!("#comment-{first} .reply")).await;
    write(&browser, "an answer").await;
    shows(&browser, &["first", "> an answer", WORDS]).await;
    let mut comments = sent(&browser).await;
    assert!(is_solved(&thread, &comments[1]), "{comments:?}");
    let proof = comments[0]["proof"].clone();
    comments[1]["proof"] = proof;
    assert!(!is_solved(&thread, &comments[1]), "{comments:?}");

    // Nobody waits for long, nor sees the page stand still.
    wants(&browser, 33).await;
    write(&browser, "without").await;
    shows(&browser, &["first", "> an answer", WORDS, "without"]).await;
    let comments = sent(&browser).await;
    let drawn = |n: usize| comments[n]["frames"].as_u64().unwrap();
    assert_eq!(comments[2]["proof"], "");
    assert!(drawn(2) > drawn(1) + 20, "{comments:?}");
    browser.was_quiet(&[]).await;
}
