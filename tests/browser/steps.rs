//! What people do in these tests, and what they see.

use std::time::{Duration, Instant};

use reqwest::{Client, header::LOCATION, redirect::Policy};
use serde_json::Value;

use crate::{browser::Browser, window::Window};

const PATIENCE: Duration = Duration::from_secs(30);

/// Somebody elsewhere comments on the thread at this address; answers with the comment's id.
pub async fn say(thread: &str, name: &str, body: &str) -> String {
    send(thread, &[("name", name), ("body", body)]).await
}

/// Somebody elsewhere answers a comment.
pub async fn reply(thread: &str, parent: &str, name: &str, body: &str) -> String {
    send(
        thread,
        &[("name", name), ("body", body), ("parent", parent)],
    )
    .await
}

/// The same with these fields.
pub async fn send(thread: &str, fields: &[(&str, &str)]) -> String {
    let client = Client::builder().redirect(Policy::none()).build().unwrap();
    let answer = client.post(thread).form(fields).send().await.unwrap();
    let to = answer.headers().get(LOCATION);
    let to = to.unwrap_or_else(|| panic!("not posted: {}", answer.status()));
    to.to_str()
        .unwrap()
        .split_once("#comment-")
        .unwrap()
        .1
        .to_owned()
}

/// Fills the composer and presses its button.
pub async fn comment(browser: &impl Window, name: &str, body: &str) {
    browser.fill("#composer [name=name]", name).await;
    write(browser, body).await;
}

/// The same when the name is there already.
pub async fn write(browser: &impl Window, body: &str) {
    browser.fill("#composer [name=body]", body).await;
    // By the keyboard: a pointer would miss what moves while its frame grows.
    browser.press("#composer [type=submit]").await;
}

/// The thread as it is drawn, from top to bottom: the words of each comment, with a `> ` for each
/// comment inside which it stands.
pub async fn outline(browser: &impl Window) -> Vec<String> {
    let script = "return [...document.querySelectorAll('#comments article.comment')].map((comment) => {
        let level = '';
        for (let above = comment; (above = above.parentElement.closest('article.comment')); ) level += '> ';
        return level + comment.querySelector('.comment-body').innerText.trim();
    })";
    let shown = match browser.attempt(script).await {
        Ok(shown) => shown,
        // While a page is being left there is nothing to look at.
        Err(error) => return vec![error],
    };
    let texts = shown.as_array().into_iter().flatten();
    texts.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Waits until the thread is drawn like this, and presses the pill that new comments wait behind.
pub async fn shows(browser: &impl Window, expected: &[&str]) {
    let began = Instant::now();
    loop {
        let shown = outline(browser).await;
        if shown == expected {
            return;
        }
        // Whoever waits for a comment looks at what is new.
        let look = "document.querySelector('.news')?.click()";
        browser.attempt(look).await.ok();
        if began.elapsed() > PATIENCE {
            let page = "return location.href + '\\n' + document.body.innerText";
            let page = browser.attempt(page).await;
            panic!("shown: {shown:#?}\nexpected: {expected:#?}\npage: {page:#?}");
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
}

/// Waits until the page's socket has told all up to this version of the thread. The first comment
/// of a thread is its second version.
pub async fn told(browser: &Browser, version: u32) {
    let script =
        format!("return document.querySelector('#live').dataset.socket.includes('.{version}&')");
    browser.wait("the socket tells it", &script).await;
}

/// The id of the comment with these words.
pub async fn id_of(browser: &impl Window, words: &str) -> String {
    let script = format!(
        "return [...document.querySelectorAll('article.comment')]
            .find((comment) => comment.querySelector('.comment-body').innerText.trim() === {words:?})
            ?.id.slice('comment-'.length)"
    );
    browser
        .wait(words, &script)
        .await
        .as_str()
        .unwrap()
        .to_owned()
}

/// Waits until this element has the focus.
pub async fn focus_is(browser: &impl Window, css: &str) {
    let script = format!("return !!document.activeElement?.matches({css:?})");
    browser
        .wait(&format!("the focus is on {css}"), &script)
        .await;
}

/// Presses a button or follows a link by the keyboard, as soon as it is there.
pub async fn press(browser: &impl Window, css: &str) {
    browser.press(css).await;
}

/// Opens the form of a comment, says it in other words, and saves them.
pub async fn edit(browser: &impl Window, id: &str, words: &str) {
    press(browser, &format!("#comment-{id} .edit")).await;
    focus_is(browser, &format!("#edit-{id}")).await;
    browser.fill(&format!("#edit-{id}"), words).await;
    press(browser, &format!("#acting-{id} button")).await;
}

/// Deletes a comment, and says that one is sure.
pub async fn delete(browser: &impl Window, id: &str) {
    press(browser, &format!("#comment-{id} .delete")).await;
    press(browser, &format!("#acting-{id} button")).await;
}

/// What a field holds.
pub async fn value(browser: &Browser, css: &str) -> String {
    let script = format!("return document.querySelector({css:?}).value");
    browser.run(&script).await.as_str().unwrap().to_owned()
}

/// Waits until the field holds this.
pub async fn holds(browser: &Browser, css: &str, text: &str) {
    let script = format!("return document.querySelector({css:?})?.value === {text:?}");
    browser
        .wait(&format!("{css} holds {text:?}"), &script)
        .await;
}

/// Lets the page find that the store has another life, as after a failover: it asks from a token
/// that nobody knows, and draws all comments anew.
pub async fn drawn_anew(browser: &Browser, count: &str) {
    let reset = "document.querySelector('#comment-count').textContent = '';
        const live = document.querySelector('#live');
        live.dataset.socket = live.dataset.socket.replace(/after=[\\d.]+/, 'after=999.1');
        dispatchEvent(new Event('online'))";
    browser.run(reset).await;
    let drawn =
        format!("return document.querySelector('#comment-count').textContent === '{count}'");
    browser.wait("the thread is drawn anew", &drawn).await;
}
