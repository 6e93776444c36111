//! What a reader's browser loads under a post with a hundred comments, by its own counters.

use reqwest::Client;
use serde_json::Value;

use crate::{
    browser::Browser,
    host_page::{Blog, enter_thread, leave_thread, snippet},
    steps::{comment, id_of, reply, say, send},
    support::service::{Ground, until},
};

/// What is needed before one reads: the loader, the style, and the thread itself.
const READING: f64 = 17.0 * 1024.0;
/// The same with the script, of which htmx is 12 KB.
const ALL: f64 = 32.0 * 1024.0;

const WORDS: &str = "the a of and river morning window train because never whoever garden slowly \
    bridge remember coffee rather certain winter between letters under sister harbour machine \
    ordinary listen kitchen forgotten paper without thousand evening question station copper \
    answer field quietly believe second colour market distance grandfather every shadow table \
    across argument perhaps small history begin lantern weather almost other village story";

/// About 300 characters that no two comments share.
fn prose(seed: &mut u64) -> String {
    let words: Vec<_> = WORDS.split_whitespace().collect();
    let mut text = String::new();
    while text.len() < 300 {
        *seed = seed
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        let n = (*seed >> 33) as usize;
        text.push_str(words[n % words.len()]);
        text.push_str(if n.is_multiple_of(11) { ". " } else { " " });
    }
    text.truncate(299);
    text + "."
}

/// What came over the network for the document in the frame: its address, and how many bytes.
async fn transfers(browser: &Browser) -> Vec<(String, f64)> {
    let script =
        "return ['navigation', 'resource'].flatMap((kind) => performance.getEntriesByType(kind))
        .map((entry) => [entry.name, entry.transferSize])";
    let all = browser.run(script).await;
    let all = all.as_array().unwrap().iter();
    all.map(|entry| {
        (
            entry[0].as_str().unwrap().to_owned(),
            entry[1].as_f64().unwrap(),
        )
    })
    .collect()
}

/// The same for the loader, as the network tells it.
async fn loader(browser: &Browser) -> Option<(String, f64)> {
    let events = browser.network_events().await;
    let is_loader = |event: &&Value| {
        let url = event["response"]["url"].as_str();
        url.is_some_and(|url| url.ends_with("/embed.js"))
    };
    let answer = events.iter().find(is_loader)?;
    let url = answer["response"]["url"].as_str()?.to_owned();
    let finished = |event: &&Value| {
        event["requestId"] == answer["requestId"]
            && event["encodedDataLength"].is_number()
            && event["dataLength"].is_null()
    };
    let bytes = events.iter().find(finished)?["encodedDataLength"].as_f64()?;
    Some((url, bytes))
}

/// Waits until the page has been there for a while, as the pages of most posts have, and is as small
/// as it gets.
async fn stays(thread: &str) {
    let client = Client::builder().no_brotli().no_gzip().build().unwrap();
    let size = async || {
        let asked = client.get(thread).header("accept-encoding", "br");
        asked.send().await.unwrap().bytes().await.unwrap().len()
    };
    let first = size().await;
    until("the page gets smaller", async || {
        (size().await < first).then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_hundred_comments_are_light_and_move_nothing() {
    let (blog, ground) = (Blog::start(), Ground::sqlite());
    let service = blog.service(&ground);
    let thread = service.thread("blog/weight");
    let (mut seed, mut ids) = (7, Vec::<String>::new());
    // The first comment tells where the post is.
    let page = format!("{}/weight", blog.origin);
    let opening = [
        ("name", "Ann"),
        ("body", &*prose(&mut seed)),
        ("url", &*page),
    ];
    ids.push(send(&thread, &opening).await);
    for n in 1..100 {
        let name = format!(
            "{} {}",
            ["Ann", "Ben", "Cleo", "Dan", "Eva"][n % 5],
            (b'A' + (n % 26) as u8) as char
        );
        let words = prose(&mut seed);
        let id = match n % 3 {
            2 => reply(&thread, &ids[n - 1 - n % 2], &name, &words).await,
            _ => say(&thread, &name, &words).await,
        };
        ids.push(id);
    }
    let observe = "<script>window.shift = 0;
        new PerformanceObserver((list) => { for (const entry of list.getEntries()) shift += entry.value; })
            .observe({ type: 'layout-shift', buffered: true });</script>";
    blog.show(
        observe,
        &format!(
            "<h1>Hello</h1><p style='height:300px'>Words</p>{}",
            snippet(&service)
        ),
    );
    stays(&thread).await;
    let browser = Browser::open().await;
    browser.resize(1000, 800).await;
    browser.goto(&format!("{}/weight", blog.origin)).await;
    browser.find("iframe").await;
    enter_thread(&browser).await;
    // The script came last, so the socket is open soon after.
    browser
        .wait(
            "times are told",
            "return document.querySelector('.comment time').title",
        )
        .await;
    let mut ours = transfers(&browser).await;
    leave_thread(&browser).await;
    // The loader is of another origin than the page, and says nothing about itself there.
    let loader = until("the loader", async || loader(&browser).await).await;
    ours.push(loader);
    enter_thread(&browser).await;
    let sum = |needed: &[&str]| -> f64 {
        let of = |url: &str| needed.iter().any(|part| url.contains(part));
        ours.iter()
            .filter(|(url, _)| of(url))
            .map(|(_, bytes)| bytes)
            .sum()
    };
    for (url, bytes) in &ours {
        println!("{bytes:>8} bytes  {url}");
    }
    let (reading, all) = (sum(&["/embed.js", ".css", "/thread/"]), sum(&["/"]));
    println!(
        "{reading:>8} bytes before reading, {all} in {} requests and a socket",
        ours.len()
    );
    assert!(ours.iter().all(|(url, _)| url.starts_with(&service.url)));

    comment(&browser, "Fay", "a word of my own").await;
    id_of(&browser, "a word of my own").await;
    leave_thread(&browser).await;
    browser
        .run("scrollTo(0, document.body.scrollHeight / 2)")
        .await;
    reply(&thread, &ids[0], "Gus", "and one by somebody else").await;
    enter_thread(&browser).await;
    browser.wait("it arrived", "return !!document.querySelector('.news') || [...document.querySelectorAll('.comment-body')].some((body) => body.innerText === 'and one by somebody else')").await;
    leave_thread(&browser).await;
    let shift = browser.run("return shift").await.as_f64().unwrap();
    println!("layout shift of the blog's page: {shift}");
    assert!(shift <= 0.01, "{shift}");
    assert!(
        ours.len() < 5,
        "with the socket these are {} requests",
        ours.len() + 1
    );
    assert!(all <= ALL, "{all} bytes for everything");
    assert!(reading <= READING, "{reading} bytes before reading");
    browser.was_quiet(&[]).await;
}
