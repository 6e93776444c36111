//! Reading a stream, whole and from a cursor; the list of sites.

use std::collections::{BTreeSet, HashSet};

use afterword::{
    domain::{
        Event,
        thread::ThreadEvent,
        values::{AccountId, Actor, CommentId, Version},
    },
    store::{Cursor, EntryId, StreamId},
};

use crate::{Place, given::*};

pub async fn a_cursor_begins_after_what_was_read<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let stream = post("a");
    let mut all = add(&*store, wish(&stream, comments(1..=3))).await;
    all.extend(add(&*store, wish(&stream, comments(4..=6))).await);
    for read in 0..=all.len() {
        let after = match read {
            0 => Cursor::default(),
            n => all[n - 1].cursor,
        };
        assert_eq!(store.read(&stream, after).await.unwrap(), all[read..]);
    }
    let end = all[5].cursor;
    let more = add(&*store, wish(&stream, comments([7]))).await;
    assert_eq!(store.read(&stream, end).await.unwrap(), more);
}

/// Longer than any page that a store may read at a time.
pub async fn a_long_stream_is_read_whole<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let stream = post("a");
    let mut all = Vec::new();
    for hundred in 0..25 {
        let hundred = comments(hundred * 100..(hundred + 1) * 100);
        all.extend(add(&*store, wish(&stream, hundred)).await);
    }
    assert_eq!(log(&*store, &stream).await, all);
    assert_eq!(versions(&all), Vec::from_iter(1..=2500));
    let late = store.read(&stream, all[1233].cursor).await.unwrap();
    assert_eq!(late, all[1234..]);
}

pub async fn streams_do_not_mix<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    // Names that a careless separator would confuse.
    let streams = [
        post("a"),
        post("a:log"),
        post("a/log"),
        post("A"),
        StreamId::parse("post:blog-a/a").unwrap(),
        StreamId::Account(AccountId(1)),
        StreamId::Account(AccountId(17)),
        StreamId::Site(site("blog")),
    ];
    for round in 0..2 {
        for stream in &streams {
            let words = format!("{round} {stream}");
            add(&*store, wish(stream, comments([words]))).await;
        }
    }
    for stream in &streams {
        let stored = log(&*store, stream).await;
        let words = [format!("0 {stream}"), format!("1 {stream}")];
        assert_eq!(events(&stored), comments(words));
        assert_eq!(versions(&stored), [1, 2]);
        assert!(stored.iter().all(|recorded| recorded.stream == *stream));
    }
    let nobody = post("nobody wrote here");
    assert_eq!(store.head(&nobody).await.unwrap(), Version(0));
    assert_eq!(log(&*store, &nobody).await, []);
}

pub async fn sites_are_listed_once_and_in_order<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    assert_eq!(store.sites().await.unwrap(), []);
    for key in ["zoo", "blog", "a-b", "blog", "0"] {
        add(
            &*store,
            wish(&StreamId::Site(site(key)), vec![site_added()]),
        )
        .await;
    }
    // A post of a site that was never added makes no site.
    let stray = StreamId::parse("post:stray/a").unwrap();
    add(&*store, wish(&stray, comments([1]))).await;
    let listed = ["0", "a-b", "blog", "zoo"].map(site);
    assert_eq!(store.sites().await.unwrap(), listed);
}

pub async fn the_streams_that_were_written_last_come_first<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    assert_eq!(store.recent("CommentAdded", 100).await.unwrap(), []);
    for name in ["a", "b", "c", "a"] {
        // Redis names entries by the millisecond; two feeds do not tell which of two was first.
        tokio::time::sleep(std::time::Duration::from_millis(3)).await;
        add(&*store, wish(&post(name), comments([1]))).await;
    }
    add(&*store, wish(&post("b"), vec![deleted("1")])).await;
    let recent = store.recent("CommentAdded", 100).await.unwrap();
    assert_eq!(recent, ["a", "c", "b"].map(post));
    store.close().await;
    drop(store);
    let recent = place.open().await.recent("CommentAdded", 100).await;
    assert_eq!(recent.unwrap(), ["a", "c", "b"].map(post));
}

pub async fn the_threads_of_an_actor_are_found_until_they_are_forgotten<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let (ada, bob) = (Actor::Account(AccountId(33)), Actor::Guest(guest(1)));
    assert_eq!(store.streams_of(ada).await.unwrap(), []);
    for n in 0..20 {
        let wish = wish(&post(&n.to_string()), vec![said_by(ada), said_by(bob)]);
        add(&*store, wish).await;
    }
    add(&*store, wish(&post("bob"), vec![said_by(bob)])).await;
    let liked = Event::Thread(ThreadEvent::CommentLiked {
        id: CommentId::parse("0123456789ab").unwrap(),
        by: ada,
        at: at(),
    });
    add(&*store, wish(&post("liked"), vec![liked])).await;
    let names = async |actor| {
        let streams = store.streams_of(actor).await.unwrap();
        let names: BTreeSet<_> = streams.iter().map(StreamId::to_string).collect();
        assert_eq!(names.len(), streams.len(), "each once");
        names
    };
    assert_eq!(names(ada).await.len(), 21);
    assert!(names(ada).await.contains("post:blog/liked"));
    assert!(names(bob).await.contains("post:blog/bob"));
    assert_eq!(names(Actor::Guest(guest(2))).await.len(), 0);
    store.forget_actor(ada).await.unwrap();
    assert_eq!((names(ada).await.len(), names(bob).await.len()), (0, 21));
}

pub async fn what_changed_since_a_place_is_told_once<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let mut at = vec![EntryId::default(); usize::from(store.partitions())];
    let nothing = store.changed_since(&at, 10).await.unwrap();
    assert_eq!((nothing.streams, &nothing.upto), (Vec::new(), &at));
    for n in 0..40 {
        add(&*store, wish(&post(&(n % 20).to_string()), comments([1]))).await;
    }
    // A few at a time: each stream is told of, and the end is where nothing moves any more.
    let (mut told, mut steps) = (HashSet::new(), 0);
    loop {
        let changes = store.changed_since(&at, 1).await.unwrap();
        told.extend(changes.streams);
        if changes.upto == at {
            break;
        }
        (at, steps) = (changes.upto, steps + 1);
    }
    assert_eq!(told, (0..20).map(|n| post(&n.to_string())).collect());
    assert!(steps > 1);

    let recorded = add(&*store, wish(&post("late"), comments([1]))).await;
    store.close().await;
    drop(store);
    let store = place.open().await;
    let late = store.changed_since(&at, 10).await.unwrap();
    assert_eq!(late.streams, [post("late")]);
    // What a tail tells of is a place as well.
    let partition = post("late").partition(store.partitions());
    at[usize::from(partition.0)] = recorded.last().unwrap().cursor.entry;
    assert!(
        store
            .changed_since(&at, 10)
            .await
            .unwrap()
            .streams
            .is_empty()
    );
}
