//! `cargo bench --bench desk`: the moderators' desk when a hundred thousand comments wait.
//!
//! The comments are appended to the store as they are; all else is asked of the running service as
//! a browser asks it. "The button" is when it answers, "all" is when the desk shows what came of it.

#[path = "desk/moderator.rs"]
mod moderator;
#[path = "../tests/support/mod.rs"]
mod support;
#[path = "../tests/support/web.rs"]
mod web;

use std::{
    fs,
    time::{Duration, Instant},
};

use afterword::{
    domain::{
        Event,
        moderation::Rule,
        thread::{Author, Judgement, Said, ThreadEvent},
        values::{
            AuthorName, Body, CommandId, CommentId, GuestId, NetworkHash, PostKey, SiteKey,
            Timestamp,
        },
    },
    store::{Append, EventStore, Expect, StreamId, redis::RedisStore, sqlite::SqliteStore},
};
use moderator::Moderator;
use support::{
    redis::RedisServer,
    service::{Ground, Service},
};

const THREADS: u64 = 1_000;
/// How many comments wait in each thread.
const EACH: u64 = 100;
const ALL: usize = (THREADS * EACH) as usize;
/// How often a page is asked for.
const ASKED: usize = 50;
/// 2026-01-01, and a second from one comment to the next.
const BEGAN: i64 = 1_767_225_600_000;

#[actix_web::main]
async fn main() {
    println!("| {ALL} comments in {THREADS} threads wait | SQLite | Redis |");
    println!("|---|---|---|");
    let ground = Ground::sqlite();
    let path = ground.folder().join("afterword.db");
    let store = || async { SqliteStore::open(&path).await.unwrap() };
    let sqlite = measure(&ground, async || {
        let store = store().await;
        fill(&store).await;
        store.close().await;
    })
    .await;
    let server = RedisServer::start();
    let redis = measure(&Ground::redis(&server), async || {
        let store = RedisStore::open(&server.url()).await.unwrap();
        fill(&store).await;
        store.close().await;
    })
    .await;
    for ((what, sqlite), (_, redis)) in sqlite.into_iter().zip(redis) {
        println!("| {what} | {sqlite} | {redis} |");
    }
}

type Table = Vec<(&'static str, String)>;

async fn measure(ground: &Ground, fill: impl AsyncFnOnce()) -> Table {
    let added = ground.run(&["site", "add", "blog", "https://blog.example"]);
    assert!(added.status.success());
    let service = ground.start();
    let owner = Moderator::of(ground, &service).await;
    let empty = memory(&service);
    drop(service);
    fill().await;
    assert!(ground.run(&["desk", "rebuild"]).status.success());

    let mut table = Table::new();
    let began = Instant::now();
    let service = ground.start();
    let owner = owner.moved_to(&service);
    owner.until("pending", ALL).await;
    table.push(("the desk is made from nothing", seconds(began.elapsed())));
    let size = |name: &str| fs::metadata(ground.folder().join(name)).map_or(0, |it| it.len());
    table.push(("desk.db", mib(size("desk.db"))));
    for (what, query) in [
        ("the first page", ""),
        ("the page after the first", "next"),
        ("the search for a word in 100", "?q=number7"),
        ("the search for a word in none", "?q=nowhere"),
        ("one rule", "?rule=links"),
        ("one thread", "?site=blog&post=bench/7"),
    ] {
        let query = match query {
            "next" => next(&owner).await,
            query => query.to_owned(),
        };
        table.push((what, asked(&owner, &query).await));
    }
    table.push(("memory of the process, empty", empty));
    table.push(("memory before the decisions", memory(&service)));
    let ids = [("all", "spam"), ("back", "")];
    let (button, all, undo) = owner.decide(&ids, "spam", ALL).await;
    table.push(("all are spam: the button", seconds(button)));
    table.push(("all are spam: all", seconds(all)));
    let began = Instant::now();
    drop(service);
    let service = ground.start();
    let owner = owner.moved_to(&service);
    owner.until("spam", ALL).await;
    table.push(("the next start", seconds(began.elapsed())));
    table.push(("memory after it", memory(&service)));
    let (button, all, _) = owner.decide(&[("undo", &undo)], "pending", ALL).await;
    table.push(("that is undone: the button", seconds(button)));
    table.push(("that is undone: all", seconds(all)));
    table.push(("memory after the decisions", memory(&service)));
    table.push(("desk.db after the decisions", mib(size("desk.db"))));
    table
}

/// Where the link to the next page leads.
async fn next(owner: &Moderator) -> String {
    let page = owner.look("").await;
    let href = page.one("[rel=next]").attr("href").unwrap().to_owned();
    href.strip_prefix("/moderate").unwrap().to_owned()
}

/// The median and the longest of some requests.
async fn asked(owner: &Moderator, query: &str) -> String {
    let mut took = Vec::new();
    for _ in 0..ASKED {
        let began = Instant::now();
        owner.look(query).await;
        took.push(began.elapsed());
    }
    took.sort();
    let millis = |it: Duration| it.as_secs_f64() * 1e3;
    format!(
        "{:.0} ms, at most {:.0} ms",
        millis(took[ASKED / 2]),
        millis(took[ASKED - 1])
    )
}

async fn fill(store: &dyn EventStore) {
    for thread in 0..THREADS {
        let site = SiteKey::parse("blog").unwrap();
        let post = PostKey::parse(&format!("bench/{thread}")).unwrap();
        let stream = StreamId::Post(site.clone(), post.clone());
        let at = |n: u64| Timestamp::from_millis(BEGAN + ((n * THREADS + thread) * 1_000) as i64);
        let opened = ThreadEvent::ThreadOpened {
            site,
            post,
            url: None,
            title: Some(format!("Post {thread}")),
            at: at(0),
        };
        let comments = (0..EACH).map(|n| held(thread, n, at(n)));
        let events = [opened].into_iter().chain(comments).map(Event::Thread);
        let append = Append {
            command: CommandId::digest(&[&stream.to_string()]),
            stream,
            expect: Expect::NoStream,
            events: events.collect(),
            claim: None,
            redact: Vec::new(),
        };
        store.append(append).await.unwrap();
    }
}

fn held(thread: u64, n: u64, at: Timestamp) -> ThreadEvent {
    let number = thread * EACH + n;
    let link = |it: u64| format!("https://shop-{}.example/{it}", number % 500);
    let words = format!(
        "Get the best offers of number{thread} for your garden, with {number} happy customers, and \
         see for yourself what they say: {} {} {} {}. It goes on for a while, since whoever sells \
         something does not come to the point at once.",
        link(1),
        link(2),
        link(3),
        link(4),
    );
    let id = CommandId::digest(&["comment", &number.to_string()]);
    ThreadEvent::CommentAdded {
        id: CommentId::of_command(&id),
        parent: None,
        said: Some(Said {
            author: Some(Author {
                name: AuthorName::parse(&format!("Seller {}", number % 700)).unwrap(),
                email: None,
                website: None,
            }),
            body: Body::parse(&words).unwrap(),
            network: Some(NetworkHash::from_digest((number % 2_000) << 8)),
        }),
        by: Some(GuestId::from_random(number << 8).into()),
        role: None,
        judged: Judgement {
            held: true,
            rule: Rule::Links,
            why: Some("4".to_owned()),
        },
        at,
    }
}

/// What the process holds in memory.
fn memory(service: &Service) -> String {
    let status = fs::read_to_string(format!("/proc/{}/status", service.pid())).unwrap();
    let line = status.lines().find_map(|it| it.strip_prefix("VmRSS:"));
    let kib = line.and_then(|it| it.trim().strip_suffix(" kB")?.parse().ok());
    mib(kib.unwrap_or(0) * 1024)
}

fn mib(bytes: u64) -> String {
    format!("{} MiB", bytes >> 20)
}

fn seconds(took: Duration) -> String {
    format!("{:.1} s", took.as_secs_f64())
}
