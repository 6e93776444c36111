//! Taking words back.

use afterword::{
    domain::values::Version,
    store::{Append, Expect},
};

use crate::{Place, given::*};

/// Deletes what was said as version `v`.
fn takes_back(words: &str, v: u64, expect: Expect) -> Append {
    Append {
        expect,
        redact: vec![(Version(v), redacted(words))],
        ..wish(&post("a"), vec![deleted(words)])
    }
}

pub async fn what_is_taken_back_is_gone_in_the_same_step<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let words = "sesame opens the mountain";
    let said = comments(["before", words, "after"]);
    let stored = add(&*store, wish(&post("a"), said)).await;
    let other = add(&*store, wish(&post("b"), comments([words]))).await;
    assert!(place.holds(words).await);

    let mut tail = store.tail().await.unwrap();
    let wish = takes_back(words, 2, Expect::Exact(Version(3)));
    let gone = add(&*store, wish.clone()).await;
    let now = log(&*store, &post("a")).await;
    assert_eq!(versions(&now), [1, 2, 3, 4]);
    assert_eq!(
        (&now[0], &now[2], &now[3]),
        (&stored[0], &stored[2], &gone[0])
    );
    assert_eq!(now[1].event, redacted(words));
    assert_eq!(now[1].cursor, stored[1].cursor);
    assert_eq!(next_events(&mut tail, 1).await, gone);
    assert_eq!(log(&*store, &post("b")).await, other);

    // The same wish again takes nothing back twice, and what follows goes on counting.
    assert_eq!(replayed(store.append(wish).await), Version(4));
    let more = add(&*store, super::given::wish(&post("a"), comments(["more"]))).await;
    assert_eq!(versions(&more), [5]);
    let rest = store.read(&post("a"), now[3].cursor).await.unwrap();
    assert_eq!(rest, more);

    let gone = takes_back(words, 1, Expect::Any);
    let gone = Append {
        stream: post("b"),
        ..gone
    };
    add(&*store, gone).await;
    assert!(!place.holds(words).await);
    assert!(place.holds("before").await);
}

pub async fn a_refused_append_redacts_nothing<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let stored = add(&*store, wish(&post("a"), comments([1, 2]))).await;
    let late = takes_back("1", 1, Expect::Exact(Version(1)));
    assert_eq!(conflict(store.append(late).await), Version(2));
    assert_eq!(log(&*store, &post("a")).await, stored);
}

pub async fn readers_and_writers_go_on_beside_a_redaction<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    for hundred in 0..15 {
        let said = comments(hundred * 100..(hundred + 1) * 100);
        add(&*store, wish(&post("a"), said)).await;
    }
    let reading = {
        let store = store.clone();
        tokio::spawn(async move {
            for _ in 0..40 {
                let read = versions(&log(&*store, &post("a")).await);
                let whole: Vec<_> = (1..=read.len() as u64).collect();
                assert_eq!(read, whole);
                assert!(read.len() >= 1500);
            }
        })
    };
    for n in 0..20_u64 {
        let words = (n * 70).to_string();
        add(&*store, takes_back(&words, n * 70 + 1, Expect::Any)).await;
        add(&*store, wish(&post("a"), comments([2000 + n]))).await;
    }
    reading.await.unwrap();
    let now = log(&*store, &post("a")).await;
    assert_eq!(now.len(), 1540);
    for n in 0..20_u64 {
        let words = (n * 70).to_string();
        assert_eq!(now[n as usize * 70].event, redacted(&words));
    }
    assert_eq!(now[1].event, comment("1"));
}

pub async fn what_was_taken_back_stays_gone_after_opening_again<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let words = "sesame opens the mountain";
    add(&*store, wish(&post("a"), comments([words]))).await;
    add(&*store, takes_back(words, 1, Expect::Any)).await;
    store.close().await;
    drop(store);
    let store = place.open().await;
    let now = log(&*store, &post("a")).await;
    assert_eq!(events(&now), [redacted(words), deleted(words)]);
    assert!(!place.holds(words).await);
}
