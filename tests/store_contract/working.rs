//! Work that events leave behind.

use std::{
    collections::HashSet,
    time::{Duration, Instant},
};

use afterword::{
    domain::{
        Queue,
        values::{AccountId, Version},
    },
    store::{EventStore, Expect, Job, StreamId},
};

use crate::{Place, given::*};

const LONG: Duration = Duration::from_secs(3600);
const NONE: Duration = Duration::ZERO;

fn account(n: u64) -> StreamId {
    StreamId::Account(AccountId(n))
}

async fn take(store: &dyn EventStore, lease: Duration) -> Vec<Job> {
    store.work(Queue::Claims, lease).await.unwrap()
}

pub async fn a_job_is_left_with_the_append_and_given_out_once<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    assert_eq!(take(&*store, LONG).await, []);
    let events = vec![account_opened(), email_verified("ada@blog.example")];
    let opening = wish(&account(17), events);
    add(&*store, opening.clone()).await;
    replayed(store.append(opening).await);
    add(&*store, wish(&post("a"), comments(["no work"]))).await;
    let jobs = take(&*store, LONG).await;
    let [job] = &jobs[..] else {
        panic!("{jobs:?}");
    };
    assert_eq!(
        (&job.stream, job.v, job.attempt),
        (&account(17), Version(2), 1)
    );
    assert_eq!(take(&*store, LONG).await, [], "somebody works on it");
    store.done(job).await.unwrap();
    store.done(job).await.unwrap();
    assert_eq!(take(&*store, NONE).await, []);
}

pub async fn a_job_that_is_not_done_is_given_out_again_after_longer_and_longer<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    add(
        &*store,
        wish(&account(1), vec![email_verified("ada@blog.example")]),
    )
    .await;
    for attempt in 1..=20 {
        let jobs = eventually_taken(&*store).await;
        assert_eq!((jobs.len(), jobs[0].attempt), (1, attempt));
    }
    // What comes after it is not held up.
    add(
        &*store,
        wish(&account(1), vec![email_verified("bob@blog.example")]),
    )
    .await;
    let lease = Duration::from_millis(20);
    let (mut before, mut waits) = (None, Vec::new());
    while waits.len() < 3 {
        let asked = Instant::now();
        let jobs = take(&*store, lease).await;
        if jobs.iter().any(|job| job.v == Version(2)) {
            // From the question, for the answer may be late.
            waits.extend(before.map(|before: Instant| before.elapsed()));
            before = Some(asked);
        }
    }
    for (n, wait) in waits.iter().enumerate() {
        assert!(*wait >= lease * 2_u32.pow(n as u32), "{waits:?}");
    }
}

/// A lease of nothing ends when the clock has gone on.
async fn eventually_taken(store: &dyn EventStore) -> Vec<Job> {
    let mut jobs = Vec::new();
    eventually("the job is given out", async || {
        jobs = take(store, NONE).await;
        !jobs.is_empty()
    })
    .await;
    jobs
}

pub async fn jobs_outlive_the_store_and_go_round<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    for n in 1..=40 {
        let event = email_verified(&format!("a{n}@blog.example"));
        add(&*store, wish(&account(n), vec![event])).await;
    }
    store.close().await;
    drop(store);
    let store = place.open().await;
    let mut seen = HashSet::new();
    while seen.len() < 40 {
        let jobs = take(&*store, LONG).await;
        assert!(!jobs.is_empty(), "{} of 40", seen.len());
        for job in jobs {
            assert!(seen.insert(job.stream.to_string()), "twice: {job:?}");
            store.done(&job).await.unwrap();
        }
    }
    assert_eq!(take(&*store, NONE).await, []);
}

pub async fn a_refused_append_leaves_no_job<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let late = wish(&account(1), vec![email_verified("ada@blog.example")]);
    conflict(
        store
            .append(expecting(Expect::Exact(Version(7)), late))
            .await,
    );
    assert_eq!(take(&*store, NONE).await, []);
}
