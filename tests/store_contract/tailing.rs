//! Following the feeds.

use std::{collections::HashSet, sync::Arc};

use afterword::domain::values::AccountId;
use afterword::store::{Recorded, StreamId, TailItem};
use tokio::task::JoinSet;

use crate::{Place, given::*};

fn of_stream(heard: &[Arc<Recorded>], stream: &StreamId) -> Vec<Arc<Recorded>> {
    let mine = heard.iter().filter(|recorded| recorded.stream == *stream);
    mine.cloned().collect()
}

pub async fn everything_after_the_beginning_arrives_in_order<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let mut tail = store.tail().await.unwrap();
    let mut streams: Vec<StreamId> = (0..20).map(|n| post(&n.to_string())).collect();
    streams.push(StreamId::Account(AccountId(17)));
    streams.push(StreamId::Site(site("blog")));
    let mut sent = JoinSet::new();
    for stream in streams.clone() {
        let store = store.clone();
        sent.spawn(async move {
            for n in 0..10 {
                let two = comments([format!("{stream} {n}"), format!("{stream} {n} too")]);
                add(&*store, wish(&stream, two)).await;
            }
        });
    }
    sent.join_all().await;
    let heard = next_events(&mut tail, streams.len() * 20).await;
    for stream in &streams {
        assert_eq!(of_stream(&heard, stream), log(&*store, stream).await);
    }
}

pub async fn nothing_from_before_arrives<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let stream = post("a");
    add(&*store, wish(&stream, comments([1, 2]))).await;
    let mut tail = store.tail().await.unwrap();
    let new = add(&*store, wish(&stream, comments([3]))).await;
    assert_eq!(next_events(&mut tail, 1).await, new);
}

/// The tests run on one thread: whatever `tail` left for its task to do has not been done yet when
/// the append begins.
pub async fn the_tail_is_registered_before_it_is_returned<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    for n in 0..10 {
        let mut tail = store.tail().await.unwrap();
        let new = add(&*store, wish(&post("a"), comments([n]))).await;
        assert_eq!(next_events(&mut tail, 1).await, new);
    }
}

pub async fn two_tails_hear_the_same<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let mut dropped = store.tail().await.unwrap();
    let (mut one, mut other) = (store.tail().await.unwrap(), store.tail().await.unwrap());
    add(&*store, wish(&post("a"), comments([1]))).await;
    next_events(&mut dropped, 1).await;
    drop(dropped);
    add(&*store, wish(&post("a"), comments(2..=5))).await;
    for tail in [&mut one, &mut other] {
        assert_eq!(events(&next_events(tail, 5).await), comments(1..=5));
    }
}

/// Whoever applied a tailed event goes on from its cursor, in a stream that shares its partition
/// with others and was written at the same moment.
pub async fn one_cursor_is_good_for_tail_and_log<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let mut tail = store.tail().await.unwrap();
    let home = post("0").partition(store.partitions());
    let streams: Vec<StreamId> = (0..)
        .map(|n: u32| post(&n.to_string()))
        .filter(|stream| stream.partition(store.partitions()) == home)
        .take(3)
        .collect();
    let mut sent = JoinSet::new();
    for n in 0..60 {
        let store = store.clone();
        let wish = wish(&streams[n % 3], comments([n, n + 100]));
        sent.spawn(async move { add(&*store, wish).await });
    }
    let appended = sent.join_all().await.concat();
    let heard = next_events(&mut tail, appended.len()).await;
    for recorded in &appended {
        assert!(heard.contains(recorded), "{recorded:?}");
    }
    for recorded in heard {
        let rest = store.read(&recorded.stream, recorded.cursor).await.unwrap();
        assert_eq!(
            versions(&rest),
            Vec::from_iter(recorded.cursor.v.0 + 1..=40),
            "after {:?}",
            recorded.cursor
        );
    }
}

pub async fn every_partition_has_a_heartbeat<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let mut tail = store.tail().await.unwrap();
    for _ in 0..2 {
        let mut silent: HashSet<u16> = (0..store.partitions()).collect();
        while !silent.is_empty() {
            if let TailItem::Heartbeat(partition) = next(&mut tail).await {
                silent.remove(&partition.0);
            }
        }
    }
}

pub async fn a_slow_receiver_misses_nothing<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let mut tail = store.tail().await.unwrap();
    let stream = post("a");
    for hundred in 0..30 {
        let hundred = comments(hundred * 100..(hundred + 1) * 100);
        add(&*store, wish(&stream, hundred)).await;
    }
    let mut heard = Vec::new();
    let mut gap = false;
    while heard.len() < 3000 && !gap {
        match next(&mut tail).await {
            TailItem::Event(recorded) => heard.push(recorded),
            // A store may give up on a receiver, if it says so.
            TailItem::Gap(_) => gap = true,
            TailItem::Heartbeat(_) => {}
            TailItem::Forked(partition) => panic!("forked {partition:?}"),
        }
    }
    let known = heard.len() as u64;
    assert_eq!(versions(&heard), Vec::from_iter(1..=known));
}

pub async fn closing_ends_the_tail<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let mut tail = store.tail().await.unwrap();
    let new = add(&*store, wish(&post("a"), comments([1]))).await;
    assert_eq!(next_events(&mut tail, 1).await, new);
    store.close().await;
    let ended = async { while tail.recv().await.is_some() {} };
    tokio::time::timeout(PATIENCE, ended).await.unwrap();
}
