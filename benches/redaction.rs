//! `cargo bench --bench redaction`: how long a store is busy while a person's words leave a log.
//!
//! On Redis it is the time that the server itself counts for the script, since nobody else is served
//! meanwhile; beside it the same appends without a redaction.

#[path = "../tests/support/redis.rs"]
#[allow(dead_code, reason = "the tests stop it and start it again")]
mod redis_server;

use std::time::Instant;

use afterword::{
    domain::{
        Event,
        thread::{Author, Said, ThreadEvent},
        values::{
            AccountId, AuthorName, Body, CommandId, CommentId, PostKey, SiteKey, Timestamp, Version,
        },
    },
    store::{Append, EventStore, Expect, StreamId, redis::RedisStore, sqlite::SqliteStore},
};
use redis_server::RedisServer;

const WORDS: &str = "A comment of about three hundred characters, as people write them: a thought, \
    a **stress**, a [link](https://example.org/somewhere), and then some more words, since nobody \
    comes to the point at once. It goes on for a while, agrees with the post in general, and \
    differs from it in one small matter of taste.";
const ROUNDS: usize = 5;

#[actix_web::main]
async fn main() {
    println!("| entries of the log | taken back | Redis busy | SQLite, to the answer |");
    println!("|---|---|---|---|");
    for entries in [100, 1_000, 10_000] {
        for taken in [1, entries / 10, entries] {
            let redis = on_redis(entries, taken).await;
            let sqlite = on_sqlite(entries, taken).await;
            println!("| {entries} | {taken} | {redis:.2} ms | {sqlite:.2} ms |");
        }
    }
}

async fn on_redis(entries: usize, taken: usize) -> f64 {
    let server = RedisServer::start();
    let store = RedisStore::open(&server.url()).await.unwrap();
    let client = redis::Client::open(server.url()).unwrap();
    let mut raw = client.get_connection().unwrap();
    let mut busy = Vec::new();
    for round in 0..ROUNDS {
        fill(&store, round, entries).await;
        redis::cmd("CONFIG")
            .arg("RESETSTAT")
            .exec(&mut raw)
            .unwrap();
        store
            .append(takes_back(round, entries, taken))
            .await
            .unwrap();
        let stats: String = redis::cmd("INFO")
            .arg("commandstats")
            .query(&mut raw)
            .unwrap();
        let script = stats
            .lines()
            .find(|line| line.starts_with("cmdstat_evalsha:"));
        let usec = script.and_then(|line| line.split("usec=").nth(1)?.split(',').next());
        busy.push(usec.unwrap().parse::<f64>().unwrap() / 1_000.0);
    }
    median(busy)
}

async fn on_sqlite(entries: usize, taken: usize) -> f64 {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&folder.path().join("afterword.db"))
        .await
        .unwrap();
    let mut took = Vec::new();
    for round in 0..ROUNDS {
        fill(&store, round, entries).await;
        let began = Instant::now();
        store
            .append(takes_back(round, entries, taken))
            .await
            .unwrap();
        took.push(began.elapsed().as_secs_f64() * 1_000.0);
    }
    median(took)
}

async fn fill(store: &dyn EventStore, round: usize, entries: usize) {
    for part in 0..entries.div_ceil(500) {
        let ids = part * 500..entries.min(part * 500 + 500);
        let events = ids.map(|n| added(n, true));
        store
            .append(append(round, &format!("fill {part}"), events.collect()))
            .await
            .unwrap();
    }
}

fn takes_back(round: usize, entries: usize, taken: usize) -> Append {
    let erased = Event::Thread(ThreadEvent::WriterErased {
        account: AccountId(33),
        keeps_words: false,
        at: Timestamp::from_millis(0),
    });
    let every = entries / taken;
    let redact = (0..taken).map(|n| (Version((n * every) as u64 + 1), added(n * every, false)));
    Append {
        redact: redact.collect(),
        ..append(round, "erase", vec![erased])
    }
}

fn append(round: usize, what: &str, events: Vec<Event>) -> Append {
    let post = format!("round-{round}");
    Append {
        stream: StreamId::Post(
            SiteKey::parse("blog").unwrap(),
            PostKey::parse(&post).unwrap(),
        ),
        expect: Expect::Any,
        events,
        command: CommandId::digest(&[&post, what]),
        claim: None,
        redact: Vec::new(),
    }
}

fn added(n: usize, with_words: bool) -> Event {
    Event::Thread(ThreadEvent::CommentAdded {
        id: CommentId::of_command(&CommandId::digest(&[&n.to_string()])),
        parent: None,
        said: with_words.then(|| Said {
            author: Some(Author {
                name: AuthorName::parse("Writer").unwrap(),
                email: None,
                website: None,
            }),
            body: Body::parse(WORDS).unwrap(),
            network: None,
        }),
        by: Some(AccountId(33).into()),
        role: None,
        judged: Default::default(),
        at: Timestamp::from_millis(0),
    })
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
