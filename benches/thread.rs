//! `cargo bench`: the service beside its physical limit, in one run.
//!
//! Reading is compared with an actix-web server that answers a constant body of the same bytes;
//! writing with bare appends to the same store. Two loads never run at once; each pair runs in
//! turn, several times, and the medians and their ratio are what counts.

#[path = "../tests/support/mod.rs"]
mod support;

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use actix_web::{App, HttpResponse, HttpServer, web};
use afterword::{
    domain::{
        Event,
        thread::{Author, Said, ThreadEvent},
        values::{AuthorName, Body, CommandId, CommentId, PostKey, SiteKey, Timestamp},
    },
    store::{Append, EventStore, Expect, StreamId, redis::RedisStore, sqlite::SqliteStore},
};
use support::{redis::RedisServer, service::Ground};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

const READERS: usize = 32;
const WRITERS: usize = 64;
const ROUND: Duration = Duration::from_secs(2);
const ROUNDS: usize = 3;
const WORDS: &str = "A comment of about three hundred characters, as people write them: a thought, \
    a **stress**, a [link](https://example.org/somewhere), and then some more words, since nobody \
    comes to the point at once. It goes on for a while, agrees with the post in general, and \
    differs from it in one small matter of taste.";

#[actix_web::main]
async fn main() {
    println!("| what | a second | beside it | a second | ratio |");
    println!("|---|---|---|---|---|");
    let redis = RedisServer::start();
    for (name, ground) in [
        ("SQLite", Ground::sqlite()),
        ("Redis", Ground::redis(&redis)),
    ] {
        reading(name, &ground).await;
    }
    let folder = tempfile::tempdir().unwrap();
    let sqlite = SqliteStore::open(&folder.path().join("bare.db"))
        .await
        .unwrap();
    writing("SQLite", &Ground::sqlite(), Arc::new(sqlite)).await;
    let bare = RedisServer::start();
    let store = RedisStore::open(&bare.url()).await.unwrap();
    writing("Redis", &Ground::redis(&redis), Arc::new(store)).await;
}

/// A thread of 100 comments, in each form in which it travels.
async fn reading(name: &str, ground: &Ground) {
    let service = ground.start();
    for n in 0..100 {
        let form = format!(
            "name=Reader+{n}&body={n}+{}",
            WORDS.replace(' ', "+").replace('&', "%26")
        );
        let (head, _) = exchange(
            &mut connect(service.port).await,
            &post("/thread/demo/bench", &form),
        )
        .await;
        assert!(head.starts_with("HTTP/1.1 303"), "{head}");
    }
    for (what, header) in [
        ("plain", ""),
        ("gzip", "Accept-Encoding: gzip\r\n"),
        ("brotli", "Accept-Encoding: br\r\n"),
    ] {
        let request = get("/thread/demo/bench", header);
        let (head, body) = exchange(&mut connect(service.port).await, &request).await;
        compare(
            &format!("{name}: GET of 100 comments, {what}"),
            service.port,
            &request,
            &head,
            body,
        )
        .await;
    }
    let (head, _) = exchange(
        &mut connect(service.port).await,
        &get("/thread/demo/bench", ""),
    )
    .await;
    let etag = head
        .lines()
        .find_map(|line| line.strip_prefix("etag: "))
        .unwrap();
    let request = get("/thread/demo/bench", &format!("If-None-Match: {etag}\r\n"));
    let (head, body) = exchange(&mut connect(service.port).await, &request).await;
    assert!(head.starts_with("HTTP/1.1 304"));
    compare(&format!("{name}: 304"), service.port, &request, &head, body).await;
}

/// The same answer from a server that does nothing else.
async fn compare(what: &str, port: u16, request: &str, head: &str, body: Vec<u8>) {
    let status: u16 = head[9..12].parse().unwrap();
    let headers: Vec<(String, String)> = head
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(": "))
        .filter(|(name, _)| !matches!(*name, "date" | "content-length"))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let body = web::Bytes::from(body);
    let server = HttpServer::new(move || {
        let (headers, body) = (headers.clone(), body.clone());
        App::new().default_service(web::to(move || {
            let mut answer = HttpResponse::build(status.try_into().unwrap());
            for (name, value) in &headers {
                answer.insert_header((name.as_str(), value.as_str()));
            }
            std::future::ready(answer.body(body.clone()))
        }))
    })
    .workers(2)
    .bind("127.0.0.1:0")
    .unwrap();
    let constant = server.addrs()[0].port();
    let server = server.run();
    let handle = server.handle();
    let running = tokio::spawn(server);

    let request = request.to_owned();
    let ask = move |_, _| request.clone();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        theirs.push(load(constant, READERS, ask.clone()).await);
        ours.push(load(port, READERS, ask.clone()).await);
    }
    handle.stop(false).await;
    running.await.unwrap().unwrap();
    row(what, ours, "constant body", theirs);
}

/// Comments through form, rules and append, beside appends alone.
async fn writing(name: &str, ground: &Ground, bare: Arc<dyn EventStore>) {
    let service = ground.start();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        theirs.push(append(Arc::clone(&bare), round).await);
        let words = WORDS.replace(' ', "+");
        ours.push(
            load(service.port, WRITERS, move |client, n| {
                let form = format!("name=Writer+{client}&body={round}+{n}+{words}");
                post(&format!("/thread/demo/bench-{client}-{round}"), &form)
            })
            .await,
        );
    }
    row(
        &format!("{name}: POST of a comment, 64 clients, durable"),
        ours,
        "bare append",
        theirs,
    );
}

async fn append(store: Arc<dyn EventStore>, round: usize) -> f64 {
    let until = Instant::now() + ROUND;
    let writers = (0..WRITERS).map(|writer| {
        let store = Arc::clone(&store);
        tokio::spawn(async move {
            let post = PostKey::parse(&format!("bench-{writer}-{round}")).unwrap();
            let stream = StreamId::Post(SiteKey::parse("demo").unwrap(), post);
            let mut done = 0_u32;
            while Instant::now() < until {
                let command = CommandId::digest(&[&stream.to_string(), &done.to_string()]);
                let event = ThreadEvent::CommentAdded {
                    id: CommentId::of_command(&command),
                    parent: None,
                    said: Some(Said {
                        author: Some(Author {
                            name: AuthorName::parse("Writer").unwrap(),
                            email: None,
                            website: None,
                        }),
                        body: Body::parse(WORDS).unwrap(),
                        network: None,
                    }),
                    by: None,
                    role: None,
                    judged: Default::default(),
                    at: Timestamp::from_millis(0),
                };
                let append = Append {
                    stream: stream.clone(),
                    expect: Expect::Any,
                    events: vec![Event::Thread(event)],
                    command,
                    claim: None,
                    redact: Vec::new(),
                };
                store.append(append).await.unwrap();
                done += 1;
            }
            done
        })
    });
    sum(writers.collect()).await
}

/// Requests a second that this many connections get answered, each asking as soon as it may.
async fn load(
    port: u16,
    connections: usize,
    request: impl Fn(usize, u32) -> String + Clone + 'static,
) -> f64 {
    let until = Instant::now() + ROUND;
    let clients = (0..connections).map(|client| {
        let request = request.clone();
        tokio::task::spawn_local(async move {
            let mut stream = connect(port).await;
            let mut done = 0_u32;
            while Instant::now() < until {
                let (head, _) = exchange(&mut stream, &request(client, done)).await;
                assert!(matches!(&head[9..10], "2" | "3"), "{head}");
                done += 1;
            }
            done
        })
    });
    sum(clients.collect()).await
}

async fn sum(tasks: Vec<tokio::task::JoinHandle<u32>>) -> f64 {
    let mut all = 0;
    for task in tasks {
        all += task.await.unwrap();
    }
    f64::from(all) / ROUND.as_secs_f64()
}

fn row(what: &str, mut ours: Vec<f64>, beside: &str, mut theirs: Vec<f64>) {
    ours.sort_by(f64::total_cmp);
    theirs.sort_by(f64::total_cmp);
    let (ours, theirs) = (ours[ours.len() / 2], theirs[theirs.len() / 2]);
    println!(
        "| {what} | {ours:.0} | {beside} | {theirs:.0} | {:.2} |",
        ours / theirs
    );
}

async fn connect(port: u16) -> TcpStream {
    TcpStream::connect(("127.0.0.1", port)).await.unwrap()
}

fn get(path: &str, headers: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}\r\n")
}

fn post(path: &str, form: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\n\r\n{form}",
        form.len()
    )
}

/// One request on a kept connection; answers with the head and the body.
async fn exchange(stream: &mut TcpStream, request: &str) -> (String, Vec<u8>) {
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::with_capacity(64 * 1024);
    loop {
        assert_ne!(
            stream.read_buf(&mut answer).await.unwrap(),
            0,
            "the server hung up"
        );
        let Some(end) = answer.windows(4).position(|window| window == b"\r\n\r\n") else {
            continue;
        };
        let head = String::from_utf8(answer[..end].to_vec()).unwrap();
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "));
        let length = match head.get(9..12) {
            Some("304") => 0,
            _ => length.map_or(0, |length| length.parse().unwrap()),
        };
        while answer.len() < end + 4 + length {
            assert_ne!(
                stream.read_buf(&mut answer).await.unwrap(),
                0,
                "the server hung up"
            );
        }
        return (head, answer.split_off(end + 4));
    }
}
