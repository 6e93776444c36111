//! Redis dies, stalls, forgets; other nodes write and notice.

use std::{
    collections::HashSet,
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use afterword::{
    domain::values::Version,
    store::{Appended, EventStore, StoreError, StreamId, TailItem, redis::RedisStore},
};
use tokio::{sync::mpsc::Receiver, task::JoinSet};

use crate::{
    given::*,
    redis_model::{ask, raw},
    redis_server::RedisServer,
};

/// What a caller may have to wait while Redis is away, and a little for a busy machine.
const ANSWER_WITHIN: Duration = Duration::from_millis(4500);

async fn open(server: &RedisServer) -> Arc<RedisStore> {
    Arc::new(RedisStore::open(&server.url()).await.unwrap())
}

/// The next item that is trouble.
async fn next_trouble(tail: &mut Receiver<TailItem>) -> TailItem {
    loop {
        match next(tail).await {
            TailItem::Event(_) | TailItem::Heartbeat(_) => {}
            trouble => return trouble,
        }
    }
}

#[tokio::test]
async fn another_node_is_heard() {
    let server = RedisServer::start();
    let (here, there) = (open(&server).await, open(&server).await);
    let mut tail = here.tail().await.unwrap();
    let first = add(&*there, wish(&post("a"), comments([1, 2]))).await;
    let second = add(&*here, wish(&post("a"), comments([3]))).await;
    assert_eq!(next_events(&mut tail, 3).await, [first, second].concat());
}

#[tokio::test]
async fn a_killed_redis_loses_nothing_and_doubles_nothing() {
    const TASKS: usize = 8;
    const EACH: usize = 40;
    let mut server = RedisServer::start();
    let store = open(&server).await;
    let mut tail = store.tail().await.unwrap();
    let granted = Arc::new(AtomicUsize::new(0));
    let mut tasks = JoinSet::new();
    for task in 0..TASKS {
        let (store, granted) = (store.clone(), granted.clone());
        tasks.spawn(async move {
            let stream = post(&(task % 3).to_string());
            let mut recorded = Vec::new();
            for n in 0..EACH {
                let wish = wish(&stream, comments([format!("{task} {n}")]));
                loop {
                    match store.append(wish.clone()).await {
                        Ok(Appended::New(new)) => break recorded.extend(new),
                        Ok(Appended::Replayed(_)) => break,
                        Err(StoreError::NotConfirmed(_) | StoreError::Unavailable(_)) => {
                            tokio::time::sleep(Duration::from_millis(5)).await;
                        }
                        Err(refused) => panic!("{refused}"),
                    }
                }
                granted.fetch_add(1, Ordering::Relaxed);
            }
            recorded
        });
    }
    for deaths in 1..=2 {
        eventually("a third is granted", async || {
            granted.load(Ordering::Relaxed) > deaths * TASKS * EACH / 3
        })
        .await;
        server.kill9();
        server.restart();
    }
    let new = tasks.join_all().await.concat();

    let heard = next_events(&mut tail, TASKS * EACH).await;
    let mut stored = Vec::new();
    for stream in ["0", "1", "2"].map(post) {
        let log = log(&*store, &stream).await;
        assert_eq!(versions(&log), Vec::from_iter(1..=log.len() as u64));
        let mine = heard.iter().filter(|heard| heard.stream == stream);
        assert_eq!(mine.cloned().collect::<Vec<_>>(), log);
        stored.extend(log);
    }
    for recorded in &new {
        assert!(stored.contains(recorded), "acknowledged, then lost");
    }
    let words = stored.iter().map(|stored| format!("{:?}", stored.event));
    assert_eq!(words.collect::<HashSet<_>>().len(), TASKS * EACH);
    assert_eq!(stored.len(), TASKS * EACH);
    assert_eq!(store.epoch(), 1);
}

#[tokio::test]
async fn a_dead_redis_is_unavailable_soon_and_back_by_itself() {
    let mut server = RedisServer::start();
    let store = open(&server).await;
    let stream = post("a");
    add(&*store, wish(&stream, comments([1]))).await;
    server.kill9();
    let refused = wish(&stream, comments([2]));
    // The first one may be sent before the connection's end is noticed: then nobody can tell.
    let answer = store.append(refused.clone()).await;
    assert!(answer.is_err(), "{answer:?}");
    for _ in 0..3 {
        let began = Instant::now();
        let answer = store.append(refused.clone()).await;
        assert!(
            matches!(answer, Err(StoreError::Unavailable(_))),
            "{answer:?}"
        );
        let answer = store.head(&stream).await;
        assert!(
            matches!(answer, Err(StoreError::Unavailable(_))),
            "{answer:?}"
        );
        assert!(store.health().await.is_err());
        assert!(began.elapsed() < ANSWER_WITHIN);
    }
    server.restart();
    // The very first call is answered, and the scripts, which Redis forgot, are loaded again.
    assert_eq!(store.head(&stream).await.unwrap(), Version(1));
    assert_eq!(versions(&add(&*store, refused).await), [2]);
    store.health().await.unwrap();
}

#[tokio::test]
async fn a_stalled_redis_confirms_nothing_until_it_is_asked_again() {
    let server = RedisServer::start();
    let store = open(&server).await;
    let stream = post("a");
    add(&*store, wish(&stream, comments([1]))).await;
    let signal = |name: &str| {
        let pid = server.pid().to_string();
        let sent = Command::new("kill").args([name, &pid]).status().unwrap();
        assert!(sent.success());
    };
    signal("-STOP");
    let began = Instant::now();
    let stalled = wish(&stream, comments([2]));
    let answer = store.append(stalled.clone()).await;
    assert!(
        matches!(answer, Err(StoreError::NotConfirmed(_))),
        "{answer:?}"
    );
    // Not even connected this time, hence certainly not written.
    let second = wish(&stream, comments([3]));
    let answer = store.append(second.clone()).await;
    assert!(
        matches!(answer, Err(StoreError::Unavailable(_))),
        "{answer:?}"
    );
    assert!(began.elapsed() < ANSWER_WITHIN);
    signal("-CONT");
    // Whether the first one was written is what nobody could tell; now it is, once.
    store.append(stalled).await.unwrap();
    store.append(second).await.unwrap();
    assert_eq!(events(&log(&*store, &stream).await), comments(1..=3));
}

#[tokio::test]
async fn a_log_that_was_lost_is_a_fork_on_every_node() {
    let server = RedisServer::start();
    let (here, there) = (open(&server).await, open(&server).await);
    let stream = post("a");
    let partition = stream.partition(16);
    add(&*here, wish(&stream, comments([1, 2]))).await;
    let mut tails = [here.tail().await.unwrap(), there.tail().await.unwrap()];
    add(&*here, wish(&stream, comments([3]))).await;
    for tail in &mut tails {
        next_events(tail, 1).await;
    }
    let raw = &mut raw(&server).await;
    ask::<()>(raw, &["FLUSHALL"]).await;
    // The feed begins anew, with higher ids than the lost one had.
    add(&*here, wish(&stream, comments(["anew"]))).await;
    ask::<u64>(raw, &["CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"]).await;
    for tail in &mut tails {
        let trouble = next_trouble(tail).await;
        assert!(
            matches!(trouble, TailItem::Forked(p) if p == partition),
            "{trouble:?}"
        );
    }
    assert_eq!((here.epoch(), there.epoch()), (2, 2));
    assert_eq!(ask::<u64>(raw, &["HGET", "aw:meta", "epoch"]).await, 2);
    assert_eq!(
        ask::<u64>(raw, &["HGET", "aw:meta", "partitions"]).await,
        16
    );
    // And both go on from there.
    let new = add(&*there, wish(&stream, comments(["more"]))).await;
    for tail in &mut tails {
        assert_eq!(next_events(tail, 1).await, new);
    }
    assert_eq!(open(&server).await.epoch(), 2);
}

#[tokio::test]
async fn a_lost_connection_alone_is_no_fork() {
    let server = RedisServer::start();
    let store = open(&server).await;
    let mut tail = store.tail().await.unwrap();
    let raw = &mut raw(&server).await;
    for n in 1..=3 {
        let new = add(&*store, wish(&post("a"), comments([n]))).await;
        assert_eq!(next_events(&mut tail, 1).await, new);
        ask::<u64>(raw, &["CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"]).await;
        // The idle shared connection is gone too; the next append must not be spent on it.
        eventually("only we are connected", async || {
            let clients: String = ask(raw, &["CLIENT", "LIST"]).await;
            !clients.contains("cmd=evalsha")
        })
        .await;
    }
    assert_eq!(store.epoch(), 1);
}

#[tokio::test]
async fn a_feed_trimmed_past_the_cursor_is_a_gap() {
    let server = RedisServer::start();
    let store = open(&server).await;
    let stream = post("a");
    let mut tail = store.tail().await.unwrap();
    // Nobody listens: once the queue is full the tail stands still, amid these.
    let full = tail.max_capacity();
    for hundred in 0..20 {
        let hundred = comments(hundred * 100..(hundred + 1) * 100);
        add(&*store, wish(&stream, hundred)).await;
    }
    eventually("the queue is full", async || tail.len() == full).await;
    let raw = &mut raw(&server).await;
    let feed = format!("aw:{{p{:02}}}:feed", stream.partition(16).0);
    ask::<u64>(raw, &["XTRIM", &feed, "MAXLEN", "10"]).await;
    ask::<u64>(raw, &["CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"]).await;
    let mut last = 0;
    let gap = loop {
        match next(&mut tail).await {
            TailItem::Event(recorded) => last = recorded.cursor.v.0,
            TailItem::Heartbeat(_) => {}
            trouble => break trouble,
        }
    };
    assert!(
        matches!(gap, TailItem::Gap(p) if p == stream.partition(16)),
        "{gap:?}"
    );
    assert!(last < 1990, "{last}");
    let heard = next_events(&mut tail, 10).await;
    assert_eq!(versions(&heard), Vec::from_iter(1991..=2000));
    assert_eq!(store.epoch(), 1);
}

#[tokio::test]
async fn a_trimmed_feed_that_was_read_to_its_end_is_no_gap() {
    let server = RedisServer::start();
    let store = open(&server).await;
    let stream = post("a");
    let mut tail = store.tail().await.unwrap();
    add(&*store, wish(&stream, comments([1, 2]))).await;
    next_events(&mut tail, 2).await;
    let raw = &mut raw(&server).await;
    let feed = format!("aw:{{p{:02}}}:feed", stream.partition(16).0);
    ask::<u64>(raw, &["XTRIM", &feed, "MAXLEN", "0"]).await;
    ask::<u64>(raw, &["CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"]).await;
    let new = add(&*store, wish(&stream, comments([3]))).await;
    assert_eq!(next_events(&mut tail, 1).await, new);
    assert_eq!(store.epoch(), 1);
}

#[tokio::test]
async fn a_dropped_tail_lets_go_of_its_connection() {
    let server = RedisServer::start();
    let store = open(&server).await;
    let tail = store.tail().await.unwrap();
    let raw = &mut raw(&server).await;
    let tails = async |raw: &mut _| {
        let clients: String = ask(raw, &["CLIENT", "LIST"]).await;
        clients.matches("cmd=xread").count()
    };
    eventually("it reads", async || tails(raw).await == 1).await;
    drop(tail);
    eventually("it reads no more", async || tails(raw).await == 0).await;

    let _tail = store.tail().await.unwrap();
    eventually("another reads", async || tails(raw).await == 1).await;
    store.close().await;
    eventually("closing ends it", async || tails(raw).await == 0).await;
}

#[tokio::test]
async fn sixteen_partitions_are_heard_from_one_connection() {
    let server = RedisServer::start();
    let store = open(&server).await;
    let mut tail = store.tail().await.unwrap();
    let streams: Vec<StreamId> = (0..200).map(|n| post(&n.to_string())).collect();
    for stream in &streams {
        add(&*store, wish(stream, comments([1]))).await;
    }
    let heard = next_events(&mut tail, streams.len()).await;
    let partitions = heard.iter().map(|heard| heard.stream.partition(16));
    assert_eq!(partitions.collect::<HashSet<_>>().len(), 16);
    let names = heard.iter().map(|heard| heard.stream.clone());
    assert_eq!(names.collect::<HashSet<_>>().len(), 200);
}
