//! Appending: what is written, what is refused, what is recognised.

use afterword::{
    domain::{
        Event,
        moderation::Rule,
        site::SiteEvent,
        thread::{Author, Judgement, Said, ThreadEvent},
        values::{
            AccountId, AuthorName, Body, CommandId, CommentId, Email, GuestId, Origin, PageUrl,
            PostKey, Role, Version, Website,
        },
    },
    store::{Append, Appended, Expect, StreamId},
};
use tokio::task::JoinSet;

use crate::{Place, given::*};

pub async fn every_kind_of_event_comes_back_as_it_was<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let id = |raw: &str| CommentId::of_command(&CommandId::digest(&[raw]));
    let thread = vec![
        Event::Thread(ThreadEvent::ThreadOpened {
            site: site("blog"),
            post: PostKey::parse("2026/hello").unwrap(),
            url: PageUrl::parse("https://blog.example/2026/hello/", |_| true),
            title: Some("\"Hello\" \u{1f980} <script>".into()),
            at: at(),
        }),
        Event::Thread(ThreadEvent::ThreadOpened {
            site: site("blog"),
            post: PostKey::parse("2026/hello").unwrap(),
            url: None,
            title: None,
            at: at(),
        }),
        comment("first\nsecond line\n\n    code \\ \" ' \u{1f980} \u{e9}"),
        Event::Thread(ThreadEvent::CommentAdded {
            id: id("reply"),
            parent: Some(id("parent")),
            said: Some(Said {
                author: Some(Author {
                    name: AuthorName::parse("Bob").unwrap(),
                    email: Some(Email::parse("bob@example.org").unwrap()),
                    website: Some(Website::parse("bob.example").unwrap()),
                }),
                body: Body::parse("a reply").unwrap(),
                network: None,
            }),
            by: Some(GuestId::from_random(1 << 40).into()),
            role: Some(Role::Owner),
            judged: Judgement {
                held: true,
                rule: Rule::Links,
                why: Some("3 \u{1f980}".to_owned()),
            },
            at: at(),
        }),
    ];
    let sites = vec![
        site_added(),
        Event::Site(SiteEvent::SiteOriginsChanged {
            origins: ["https://a.example", "http://localhost:1313"]
                .map(|origin| Origin::parse(origin).unwrap())
                .to_vec(),
            at: at(),
        }),
    ];
    for (stream, given) in [
        (post("2026/hello"), thread),
        (StreamId::Site(site("blog")), sites),
        (StreamId::Account(AccountId(17)), vec![account_opened()]),
    ] {
        assert_eq!(store.head(&stream).await.unwrap(), Version(0));
        assert_eq!(log(&*store, &stream).await, []);
        let appended = add(&*store, wish(&stream, given.clone())).await;
        assert_eq!(events(&appended), given);
        assert_eq!(log(&*store, &stream).await, appended);
        let count = given.len() as u64;
        assert_eq!(store.head(&stream).await.unwrap(), Version(count));
    }
}

pub async fn versions_count_up_across_appends<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let stream = post("a");
    let first = add(&*store, wish(&stream, comments(1..=3))).await;
    let second = add(&*store, wish(&stream, comments(4..=4))).await;
    let third = add(&*store, wish(&stream, comments(5..=9))).await;
    assert_eq!(versions(&first), [1, 2, 3]);
    assert_eq!(versions(&second), [4]);
    assert_eq!(versions(&third), [5, 6, 7, 8, 9]);
    let all = log(&*store, &stream).await;
    assert_eq!(events(&all), comments(1..=9));
    assert_eq!(all, [first, second, third].concat());
    assert!(all.is_sorted_by(|a, b| a.cursor.entry < b.cursor.entry));
}

pub async fn an_expectation_that_holds_is_accepted<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let stream = post("a");
    for (expect, at) in [
        (Expect::NoStream, 1),
        (Expect::Exact(Version(1)), 2),
        (Expect::Any, 3),
        (Expect::Exact(Version(3)), 4),
    ] {
        let appended = add(&*store, expecting(expect, wish(&stream, comments([at])))).await;
        assert_eq!(versions(&appended), [at]);
    }
    let empty = post("b");
    let zero = expecting(Expect::Exact(Version(0)), wish(&empty, comments([1])));
    assert_eq!(versions(&add(&*store, zero).await), [1]);
}

pub async fn an_expectation_that_fails_writes_nothing<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let mut tail = store.tail().await.unwrap();
    let (stream, empty) = (post("a"), post("b"));
    add(&*store, wish(&stream, comments([1, 2]))).await;
    for (stream, expect, at) in [
        (&stream, Expect::NoStream, 2),
        (&stream, Expect::Exact(Version(1)), 2),
        (&stream, Expect::Exact(Version(3)), 2),
        (&empty, Expect::Exact(Version(1)), 0),
    ] {
        let refused = wish(stream, comments(["refused"]));
        let refused = store.append(expecting(expect, refused)).await;
        assert_eq!(conflict(refused), Version(at), "{expect:?}");
        assert_eq!(store.head(stream).await.unwrap(), Version(at));
    }
    add(&*store, wish(&stream, comments([3]))).await;
    add(&*store, wish(&empty, comments([4]))).await;
    assert_eq!(events(&log(&*store, &stream).await), comments([1, 2, 3]));
    assert_eq!(events(&log(&*store, &empty).await), comments([4]));
    let heard = events(&next_events(&mut tail, 4).await);
    assert!(!heard.contains(&comment("refused")), "{heard:?}");
}

pub async fn a_repeated_command_is_replayed<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let mut tail = store.tail().await.unwrap();
    let stream = post("a");
    let once = wish(&stream, comments([1, 2]));
    add(&*store, once.clone()).await;
    add(&*store, wish(&stream, comments([3]))).await;
    for _ in 0..2 {
        let again = store.append(once.clone()).await;
        assert_eq!(replayed(again), Version(2), "the version it had then");
    }
    add(&*store, wish(&stream, comments([4]))).await;
    assert_eq!(events(&log(&*store, &stream).await), comments(1..=4));
    assert_eq!(events(&next_events(&mut tail, 4).await), comments(1..=4));
}

/// The stream has moved on because of the command itself: that is no conflict.
pub async fn a_repeated_command_is_replayed_whatever_it_expects<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let stream = post("a");
    let once = expecting(Expect::NoStream, wish(&stream, comments([1])));
    add(&*store, once.clone()).await;
    assert_eq!(replayed(store.append(once).await), Version(1));

    // A refused command was not granted: it may come again.
    let refused = expecting(Expect::NoStream, wish(&stream, comments([2])));
    conflict(store.append(refused.clone()).await);
    let granted = expecting(Expect::Exact(Version(1)), refused);
    assert_eq!(versions(&add(&*store, granted).await), [2]);
}

pub async fn one_command_sent_sixteen_times_at_once_is_new_once<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let stream = post("a");
    let once = wish(&stream, comments([1, 2]));
    let mut sent = JoinSet::new();
    for _ in 0..16 {
        let (store, once) = (store.clone(), once.clone());
        sent.spawn(async move { store.append(once).await.unwrap() });
    }
    let mut new = 0;
    for answer in sent.join_all().await {
        match answer {
            Appended::New(recorded) => {
                new += 1;
                assert_eq!(versions(&recorded), [1, 2]);
            }
            Appended::Replayed(version) => assert_eq!(version, Version(2)),
        }
    }
    assert_eq!(new, 1);
    assert_eq!(events(&log(&*store, &stream).await), comments([1, 2]));
}

pub async fn sixty_four_at_once_get_a_version_each<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let stream = post("a");
    let mut sent = JoinSet::new();
    for n in 0..64 {
        let (store, wish) = (store.clone(), wish(&stream, comments([n])));
        sent.spawn(async move { add(&*store, wish).await });
    }
    let mut appended = sent.join_all().await.concat();
    appended.sort_by_key(|recorded| recorded.cursor.v);
    assert_eq!(versions(&appended), Vec::from_iter(1..=64));
    assert_eq!(log(&*store, &stream).await, appended);
    let mut bodies: Vec<String> = events(&appended)
        .iter()
        .map(|event| format!("{event:?}"))
        .collect();
    bodies.sort();
    bodies.dedup();
    assert_eq!(bodies.len(), 64);
}

pub async fn a_post_key_may_hold_odd_characters<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let mut tail = store.tail().await.unwrap();
    let keys = [
        "/",
        "a b",
        "a:b:log",
        "a/b//c",
        "{p00}",
        "}{",
        "{}",
        "it's \"quoted\" \\ `ticked`",
        "100%&?x=y#z",
        "*?[a-z]",
        "\u{65e5}\u{672c}\u{8a9e}/\u{1f980}",
        "e\u{301}",
        "\u{e9}",
        "'; DROP TABLE events; --",
    ];
    for key in keys {
        add(&*store, wish(&post(key), comments([key]))).await;
    }
    let heard = next_events(&mut tail, keys.len()).await;
    for key in keys {
        let stored = log(&*store, &post(key)).await;
        assert_eq!(events(&stored), comments([key]));
        assert!(heard.contains(&stored[0]), "{key}");
    }
}

pub async fn a_body_may_be_as_long_as_allowed<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let mut tail = store.tail().await.unwrap();
    let long = "\u{1f980}".repeat(Body::MAX);
    let stream = post("a");
    let appended: Append = wish(&stream, comments([&long]));
    add(&*store, appended).await;
    assert_eq!(events(&log(&*store, &stream).await), comments([&long]));
    assert_eq!(events(&next_events(&mut tail, 1).await), comments([&long]));
}
