//! Reading while Redis is away: what is known is shown and marked, and nobody waits in a queue.

use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use crate::{
    support::{
        redis::RedisServer,
        service::{Ground, until},
    },
    web::Visitor,
};

const KNOWN: &str = "/thread/demo/known";

/// Readers that come together wait together, not one behind the other.
const TOGETHER: Duration = Duration::from_secs(12);

#[tokio::test]
async fn what_is_known_is_shown_and_marked() {
    let mut redis = RedisServer::start();
    let service = Ground::redis(&redis).start();
    let visitor = Visitor::of(&service);
    visitor
        .say(KNOWN, &[("name", "Ada"), ("body", "still here")])
        .await;
    redis.kill9();
    let marked = until("the page is marked", async || {
        let answer = visitor.get(KNOWN).await;
        assert_eq!(answer.status, 200);
        let page = answer.page();
        assert_eq!(page.comments()[0].text, "still here");
        page.all(".notice[role=status]").first()?;
        Some(answer)
    })
    .await;
    assert_eq!(
        (marked.header("cache-control"), marked.header("etag")),
        ("no-store", "")
    );

    let unknown = visitor.get("/thread/demo/unknown").await;
    assert_eq!(
        (unknown.status, unknown.header("cache-control")),
        (503, "no-store")
    );
    let page = unknown.page();
    assert!(page.words(".notice").contains("not lost"));

    let fields = [("name", "Ada"), ("body", "words"), ("email", "a@b.example")];
    for (address, notice) in [
        (KNOWN, "may be missing"),
        ("/thread/demo/unknown", "not lost"),
    ] {
        let refused = visitor.post(address, &fields).await;
        assert_eq!(refused.status, 503);
        let page = refused.page();
        assert!(page.words(".notice").contains(notice));
        assert!(page.words("#composer-error").contains("still here"));
        for (name, value) in fields {
            assert_eq!(page.field(name), value);
        }
    }
}

#[tokio::test]
async fn readers_do_not_queue_behind_a_redis_that_hangs() {
    let redis = RedisServer::start();
    let service = Ground::redis(&redis).start();
    let visitor = Visitor::of(&service);
    visitor
        .say(KNOWN, &[("name", "Ada"), ("body", "still here")])
        .await;
    let _hung = Hung::new(&redis);
    until("the tail is silent", async || {
        let page = visitor.get(KNOWN).await.page();
        (!page.all(".notice").is_empty()).then_some(())
    })
    .await;
    let began = Instant::now();
    let mut readers = JoinSet::new();
    for _ in 0..40 {
        let visitor = visitor.clone();
        readers.spawn(async move { visitor.get(KNOWN).await.status });
    }
    assert_eq!(readers.join_all().await, [200; 40]);
    assert!(
        began.elapsed() < TOGETHER,
        "40 readers took {:?}",
        began.elapsed()
    );
}

/// A Redis that is there and says nothing, until dropped.
struct Hung(String);

impl Hung {
    fn new(redis: &RedisServer) -> Self {
        signal("-STOP", &redis.pid().to_string());
        Self(redis.pid().to_string())
    }
}

impl Drop for Hung {
    fn drop(&mut self) {
        signal("-CONT", &self.0);
    }
}

fn signal(signal: &str, pid: &str) {
    std::process::Command::new("kill")
        .args([signal, pid])
        .status()
        .unwrap();
}
