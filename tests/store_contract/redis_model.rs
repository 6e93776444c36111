//! The keys and fields on Redis, as `docs/redis.md` shows them; and what is refused at the start.

use std::{collections::HashMap, time::Duration};

use afterword::{
    domain::{Event, values::Version},
    store::{
        ClaimKey, EventStore, StoreError, StreamId,
        redis::{OpenError, RedisStore},
    },
};
use redis::{FromRedisValue, aio::MultiplexedConnection};

use crate::{given::*, redis_server::RedisServer};

type Entries = Vec<(String, Vec<String>)>;

pub async fn raw(server: &RedisServer) -> MultiplexedConnection {
    let client = redis::Client::open(server.url()).unwrap();
    client.get_multiplexed_async_connection().await.unwrap()
}

pub async fn ask<T: FromRedisValue>(connection: &mut MultiplexedConnection, words: &[&str]) -> T {
    let mut command = redis::cmd(words[0]);
    command.arg(&words[1..]);
    command.query_async(connection).await.unwrap()
}

#[tokio::test]
async fn logs_and_feeds_are_as_documented() {
    let server = RedisServer::start();
    let store = RedisStore::open(&server.url()).await.unwrap();
    let raw = &mut raw(&server).await;
    let meta: HashMap<String, String> = ask(raw, &["HGETALL", "aw:meta"]).await;
    let documented = [("partitions", "16"), ("epoch", "1")];
    assert_eq!(meta, documented.map(|(k, v)| (k.into(), v.into())).into());

    let stream = post("2026/hello");
    let given = wish(&stream, comments(["Hi"]));
    let command = given.command;
    let stored = add(&store, given).await;
    let tag = format!("aw:{{p{:02}}}", stream.partition(16).0);
    let payload = r#"{"id":"ID","name":"Ada","body":"Hi","at":"2026-11-24T09:00:00.125Z"}"#;
    let Event::Thread(afterword::domain::thread::ThreadEvent::CommentAdded { id, .. }) =
        &stored[0].event
    else {
        panic!("{stored:?}");
    };
    let payload = payload.replace("ID", &id.to_string());
    let fields = [
        "v",
        "1",
        "event_type",
        "CommentAdded",
        "event_payload",
        &payload,
    ];

    let key = format!("{tag}:post:blog/2026/hello:log");
    let log: Entries = ask(raw, &["XRANGE", &key, "-", "+"]).await;
    let entry = stored[0].cursor.entry;
    let entry = format!("{}-{}", entry.0, entry.1);
    assert_eq!(log, [(entry.clone(), fields.map(String::from).to_vec())]);
    assert_eq!(ask::<u64>(raw, &["XLEN", &key]).await, 1);

    let feed = format!("{tag}:feed");
    let read: Vec<(String, Entries)> = ask(raw, &["XREAD", "STREAMS", &feed, "0"]).await;
    let mut with_stream = vec!["stream".to_owned(), "post:blog/2026/hello".to_owned()];
    // The words of people are in the log only.
    with_stream.extend(fields[..4].iter().map(|field| (*field).to_owned()));
    assert_eq!(read, [(feed, vec![(entry, with_stream)])]);

    let seen = format!("{tag}:idem:{command}");
    assert_eq!(ask::<String>(raw, &["GET", &seen]).await, "1");
    let seconds: i64 = ask(raw, &["TTL", &seen]).await;
    assert!((86_000..=86_400).contains(&seconds), "{seconds}");
    let every: Vec<String> = ask(raw, &["KEYS", "*"]).await;
    assert_eq!(every.len(), 4, "{every:?}");
}

#[tokio::test]
async fn accounts_claims_and_sites_are_as_documented() {
    let server = RedisServer::start();
    let store = RedisStore::open(&server.url()).await.unwrap();
    let raw = &mut raw(&server).await;
    let claim = ClaimKey::email("00ff");
    let id = store.next_id(&claim).await.unwrap();
    let p = id.0 % 16;
    let tag = format!("aw:{{p{p:02}}}");
    assert_eq!(id.0, 16 + p);
    let sequence: u64 = ask(raw, &["GET", &format!("{tag}:seq:account")]).await;
    assert_eq!(sequence, 1);

    let key = format!("{tag}:email:00ff");
    let owner = id.to_string();
    let minute = Duration::from_secs(60);
    store.reserve(&claim, &owner, minute).await.unwrap();
    assert_eq!(ask::<String>(raw, &["GET", &key]).await, owner);
    let left: i64 = ask(raw, &["PTTL", &key]).await;
    assert!((1..=60_000).contains(&left), "{left}");
    store.confirm(&claim, &owner).await.unwrap();
    assert_eq!(ask::<i64>(raw, &["PTTL", &key]).await, -1);

    let opened = wish(&StreamId::Account(id), vec![account_opened()]);
    add(&store, claiming(&claim, &owner, opened)).await;
    let log = format!("{tag}:account:{id}:log");
    assert_eq!(ask::<u64>(raw, &["XLEN", &log]).await, 1);

    let blog = StreamId::Site(site("blog"));
    add(&store, wish(&blog, vec![site_added()])).await;
    let tag = format!("aw:{{p{:02}}}", blog.partition(16).0);
    let sites: Vec<String> = ask(raw, &["SMEMBERS", &format!("{tag}:sites")]).await;
    assert_eq!(sites, ["blog"]);
    let log = format!("{tag}:site:blog:log");
    assert_eq!(ask::<u64>(raw, &["XLEN", &log]).await, 1);
}

#[tokio::test]
async fn a_payload_that_nobody_understands_does_not_hide_the_rest() {
    let server = RedisServer::start();
    let store = RedisStore::open(&server.url()).await.unwrap();
    let raw = &mut raw(&server).await;
    let stream = post("a");
    add(&store, wish(&stream, comments([1]))).await;
    let key = format!("aw:{{p{:02}}}:{stream}:log", stream.partition(16).0);
    let broken = ["v", "2", "event_type", "CommentAdded", "event_payload", "{"];
    ask::<String>(raw, &[&["XADD", &key, "*"], &broken[..]].concat()).await;
    redis::cmd("XADD")
        .arg(&key)
        .arg(b"*")
        .arg(&[b"v", b"3"])
        .arg(b"event_type")
        .arg(b"FromTheFuture")
        .arg(b"event_payload")
        .arg(b"\xff\xfe")
        .exec_async(raw)
        .await
        .unwrap();
    add(&store, wish(&stream, comments([4]))).await;
    let stored = log(&store, &stream).await;
    assert_eq!(versions(&stored), [1, 2, 3, 4]);
    let unknown = |name: &str| Event::Unknown {
        event_type: name.into(),
    };
    assert_eq!(stored[1].event, unknown("CommentAdded"));
    assert_eq!(stored[2].event, unknown("FromTheFuture"));
    assert_eq!(stored[3].event, comment("4"));
}

/// A feed that was deleted by hand while the clock went back: the append must not stop half-way.
#[tokio::test]
async fn a_log_ahead_of_its_feed_still_takes_events() {
    let server = RedisServer::start();
    let store = RedisStore::open(&server.url()).await.unwrap();
    let raw = &mut raw(&server).await;
    let stream = post("a");
    let key = format!("aw:{{p{:02}}}:{stream}:log", stream.partition(16).0);
    let ahead = "99999999999999-0";
    let fields = [
        "v",
        "1",
        "event_type",
        "FromTheFuture",
        "event_payload",
        "{}",
    ];
    ask::<String>(raw, &[&["XADD", &key, ahead], &fields[..]].concat()).await;
    let mut tail = store.tail().await.unwrap();
    let stored = add(&store, wish(&stream, comments([2, 3]))).await;
    assert_eq!(versions(&stored), [2, 3]);
    assert_eq!(versions(&log(&store, &stream).await), [1, 2, 3]);
    for (heard, rest) in next_events(&mut tail, 2).await.iter().zip([&[3][..], &[]]) {
        let after = store.read(&stream, heard.cursor).await.unwrap();
        assert_eq!(versions(&after), rest);
    }
}

#[tokio::test]
async fn a_full_redis_writes_nothing_and_remembers_what_it_granted() {
    let server = RedisServer::start();
    let store = RedisStore::open(&server.url()).await.unwrap();
    let raw = &mut raw(&server).await;
    let stream = post("a");
    let granted = wish(&stream, comments([1]));
    add(&store, granted.clone()).await;
    ask::<()>(raw, &["CONFIG", "SET", "maxmemory", "1"]).await;
    let refused = wish(&stream, comments([2]));
    let answer = store.append(refused.clone()).await;
    assert!(
        matches!(answer, Err(StoreError::Unavailable(_))),
        "{answer:?}"
    );
    assert_eq!(replayed(store.append(granted).await), Version(1));
    assert_eq!(versions(&log(&store, &stream).await), [1]);
    ask::<()>(raw, &["CONFIG", "SET", "maxmemory", "0"]).await;
    assert_eq!(versions(&add(&store, refused).await), [2]);
}

#[tokio::test]
async fn a_redis_that_evicts_is_refused() {
    let server = RedisServer::start_with(&["--maxmemory-policy", "allkeys-lru"]);
    let error = RedisStore::open(&server.url()).await.err().unwrap();
    assert!(matches!(&error, OpenError::Evicts(policy) if policy == "allkeys-lru"));
    let words = error.to_string();
    assert!(words.contains("maxmemory-policy noeviction"), "{words}");
}

#[tokio::test]
async fn a_redis_that_may_forget_starts_with_a_warning() {
    for (options, named) in [
        (&[][..], None),
        (&["--appendonly", "no"], Some("appendonly yes")),
        (&["--appendfsync", "everysec"], Some("appendfsync always")),
        (&["--rename-command", "CONFIG", ""], Some("appendfsync")),
    ] {
        let server = RedisServer::start_with(options);
        let store = RedisStore::open(&server.url()).await.unwrap();
        match (named, store.warnings()) {
            (None, []) => {}
            (Some(named), [warning]) => assert!(warning.contains(named), "{warning}"),
            (_, warnings) => panic!("{options:?}: {warnings:?}"),
        }
        store.health().await.unwrap();
    }
}

#[tokio::test]
async fn a_redis_that_does_not_let_us_in_says_so() {
    let mut server = RedisServer::start();
    let raw = &mut raw(&server).await;
    ask::<()>(raw, &["CONFIG", "SET", "requirepass", "sesame"]).await;
    let error = RedisStore::open(&server.url()).await.err().unwrap();
    assert!(matches!(error, OpenError::Login(_)), "{error}");
    let wrong = server.url().replace("//", "//:mellon@");
    let error = RedisStore::open(&wrong).await.err().unwrap();
    assert!(matches!(error, OpenError::Login(_)), "{error}");
    assert!(!error.to_string().contains("mellon"), "{error}");
    let right = server.url().replace("//", "//:sesame@");
    RedisStore::open(&right)
        .await
        .unwrap()
        .health()
        .await
        .unwrap();

    server.kill9();
    let error = RedisStore::open(&server.url()).await.err().unwrap();
    assert!(matches!(error, OpenError::Unreachable { .. }), "{error}");
    let address = format!("127.0.0.1:{}", server.port);
    assert!(error.to_string().contains(&address), "{error}");
}

#[tokio::test]
async fn a_user_needs_no_more_than_the_documented_rights() {
    let server = RedisServer::start();
    let raw = &mut raw(&server).await;
    let rights =
        "~aw:* +@read +@write +@stream +@scripting +@connection +@transaction +info +config|get";
    let shown = include_str!("../../docs/redis.md");
    rights
        .split(' ')
        .for_each(|right| assert!(shown.contains(right), "{right}"));
    let mut user = vec!["ACL", "SETUSER", "afterword", "on", ">sesame"];
    user.extend(rights.split(' '));
    ask::<()>(raw, &user).await;
    let url = server.url().replace("//", "//afterword:sesame@");
    let store = RedisStore::open(&url).await.unwrap();
    assert_eq!(store.warnings(), [""; 0]);
    let mut tail = store.tail().await.unwrap();
    let claim = ClaimKey::email("00ff");
    let id = store.next_id(&claim).await.unwrap();
    let opened = wish(&StreamId::Account(id), vec![account_opened()]);
    let new = add(&store, claiming(&claim, "me", opened)).await;
    assert_eq!(next_events(&mut tail, 1).await, new);
    assert_eq!(log(&store, &StreamId::Account(id)).await, new);
    add(&store, wish(&post("a"), comments(["sesame"]))).await;
    let mut gone = wish(&post("a"), vec![deleted("sesame")]);
    gone.redact = vec![(Version(1), redacted("sesame"))];
    add(&store, gone).await;
    assert_eq!(next_events(&mut tail, 2).await.len(), 2);
    store.recent("CommentAdded", 10).await.unwrap();
    store.confirm(&claim, "me").await.unwrap();
    store.sites().await.unwrap();
    // Twice, for a pooled connection is checked when it is used again.
    store.health().await.unwrap();
    store.health().await.unwrap();
}
