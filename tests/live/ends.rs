//! How a socket ends: by a stop, by nonsense from its page, and never by a neighbour's fault.

use std::time::Duration;

use futures_util::StreamExt;
use tokio_tungstenite::tungstenite::{
    Bytes, Message,
    protocol::frame::{
        Frame,
        coding::{CloseCode, Data, OpCode},
    },
};

use crate::{both::Store, support::service::Ground, watcher::Watcher, web::Visitor};

on_both! { a_stop_sends_pages_away_to_come_back }

const THREAD: &str = "demo/ends";

async fn say(visitor: &Visitor, words: &str) {
    visitor
        .say(
            &format!("/thread/{THREAD}"),
            &[("name", "Ada"), ("body", words)],
        )
        .await;
}

async fn a_stop_sends_pages_away_to_come_back(store: Store) {
    let mut service = store.start();
    say(&Visitor::of(&service), "before").await;
    let mut watchers = Vec::new();
    for _ in 0..3 {
        watchers.push(Watcher::open(&service, THREAD).await);
    }
    // One that watches something else, and one whose page never reads.
    watchers.push(Watcher::open(&service, "demo/elsewhere").await);
    let _silent = Watcher::open(&service, THREAD).await;
    service.terminate();
    for watcher in &mut watchers {
        assert_eq!(watcher.closed().await, Some(CloseCode::Restart));
    }
    let (took, well) = service.ended(Duration::from_secs(10));
    assert!(well, "after {took:?}");

    let service = store.start_at(&format!("127.0.0.1:{}", service.port), &[]);
    say(&Visitor::of(&service), "after").await;
    let token = format!("?after={}", watchers[0].page.token);
    let mut back = Watcher::after(&service, THREAD, &token).await;
    back.until("what was missed", |page| !page.shown.is_empty())
        .await;
    assert_eq!((back.page.texts(), back.page.resets), (vec!["after"], 0));
}

#[tokio::test]
async fn a_ping_is_answered_and_a_goodbye_returned() {
    let ground = Ground::sqlite();
    let service = ground.start();
    let mut watcher = Watcher::open(&service, THREAD).await;
    watcher
        .send(Message::Ping(Bytes::from_static(b"are you there")))
        .await;
    let pong = watcher.stream.next().await.unwrap().unwrap();
    assert_eq!(pong, Message::Pong(Bytes::from_static(b"are you there")));
    watcher.send(Message::Close(None)).await;
    watcher.closed().await;
}

#[tokio::test]
async fn nonsense_closes_the_socket_that_sent_it_only() {
    let ground = Ground::sqlite();
    let service = ground.start();
    let visitor = Visitor::of(&service);
    let mut neighbour = Watcher::open(&service, THREAD).await;
    let reserved = Frame::message(
        Bytes::from_static(b"x"),
        OpCode::Data(Data::Reserved(7)),
        true,
    );
    let orphan = Frame::message(Bytes::from_static(b"x"), OpCode::Data(Data::Continue), true);
    for (what, nonsense) in [
        ("long words", Message::Text("x".repeat(5_000).into())),
        ("long bytes", Message::Binary(vec![0; 1_000_000].into())),
        ("an opcode that is none", Message::Frame(reserved)),
        ("a continuation of nothing", Message::Frame(orphan)),
    ] {
        let mut watcher = Watcher::open(&service, THREAD).await;
        // The server may hang up before it has all of it.
        let _ = futures_util::SinkExt::send(&mut watcher.stream, nonsense).await;
        watcher.closed().await;
        say(&visitor, &format!("after {what}")).await;
    }
    neighbour.until("all comments", |page| page.v() == 5).await;
    assert_eq!(neighbour.page.shown.len(), 4);

    // What is allowed and means nothing changes nothing.
    let mut watcher = Watcher::open(&service, THREAD).await;
    watcher.send(Message::Text("{\"hello\": 1}".into())).await;
    watcher.send(Message::Binary(vec![0; 100].into())).await;
    say(&visitor, "still here").await;
    watcher
        .until("the last", |page| page.shown.len() == 5)
        .await;
}
