//! Unique values and the ids of accounts.

use std::{collections::HashSet, time::Duration};

use afterword::{
    domain::values::{AccountId, Version},
    store::{EventStore, Partition, StoreError, StreamId},
};
use tokio::task::JoinSet;

use crate::{Place, given::*};

const LONG: Duration = Duration::from_secs(3600);
const SHORT: Duration = Duration::from_millis(150);

/// Reserves a value after those under test, and waits until it has run out: so have they.
async fn when_the_limit_is_over(store: &dyn EventStore) {
    let clock = email("c10c");
    store.reserve(&clock, "nobody", SHORT).await.unwrap();
    eventually("a reservation runs out", async || {
        store.owner(&clock).await.unwrap().is_none()
    })
    .await;
}

pub async fn a_claim_is_taken_with_the_append<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let claim = email("a1");
    let id = store.next_id(&claim).await.unwrap();
    let (stream, owner) = (StreamId::Account(id), id.to_string());
    let open = wish(&stream, vec![account_opened()]);
    add(&*store, claiming(&claim, &owner, open)).await;
    assert_eq!(store.owner(&claim).await.unwrap(), Some(owner.clone()));

    // What the owner holds already, reserved or lasting, is no obstacle and lasts.
    let again = wish(&stream, vec![account_opened()]);
    add(&*store, claiming(&claim, &owner, again)).await;
    let reserved = email("a2");
    let id = store.next_id(&reserved).await.unwrap();
    store.reserve(&reserved, "me", SHORT).await.unwrap();
    let open = wish(&StreamId::Account(id), vec![account_opened()]);
    add(&*store, claiming(&reserved, "me", open)).await;
    when_the_limit_is_over(&*store).await;
    assert_eq!(store.owner(&claim).await.unwrap(), Some(owner));
    assert_eq!(store.owner(&reserved).await.unwrap(), Some("me".into()));
}

pub async fn a_taken_claim_refuses_the_append<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let mut tail = store.tail().await.unwrap();
    let claim = email("a1");
    store.reserve(&claim, "them", LONG).await.unwrap();
    let stream = StreamId::Account(store.next_id(&claim).await.unwrap());
    let refused = claiming(&claim, "me", wish(&stream, comments(["refused"])));
    taken(store.append(refused.clone()).await);
    assert_eq!(store.head(&stream).await.unwrap(), Version(0));
    assert_eq!(store.owner(&claim).await.unwrap(), Some("them".into()));

    // Once it is free, the very same command is granted.
    store.release(&claim, "them").await.unwrap();
    let granted = add(&*store, refused).await;
    assert_eq!(next_events(&mut tail, 1).await, granted);
    assert_eq!(log(&*store, &stream).await, granted);
}

pub async fn a_claim_must_share_the_partition<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let claim = email("a1");
    let elsewhere = StreamId::Account(AccountId(store.next_id(&claim).await.unwrap().0 + 1));
    let wrong = claiming(&claim, "me", wish(&elsewhere, vec![account_opened()]));
    let answer = store.append(wrong).await;
    assert!(
        matches!(answer, Err(StoreError::Unavailable(_))),
        "{answer:?}"
    );
    assert_eq!(store.head(&elsewhere).await.unwrap(), Version(0));
    assert_eq!(store.owner(&claim).await.unwrap(), None);
}

pub async fn a_value_has_one_owner_until_released<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let claim = email("a1");
    assert_eq!(store.owner(&claim).await.unwrap(), None);
    store.reserve(&claim, "me", LONG).await.unwrap();
    store.reserve(&claim, "me", LONG).await.unwrap();
    assert_eq!(store.owner(&claim).await.unwrap(), Some("me".into()));
    taken(store.reserve(&claim, "them", LONG).await);
    taken(store.confirm(&claim, "them").await);
    store.confirm(&claim, "me").await.unwrap();
    store.confirm(&claim, "me").await.unwrap();
    taken(store.reserve(&claim, "them", LONG).await);
    store.reserve(&email("a2"), "them", LONG).await.unwrap();

    // Others cannot give it back.
    store.release(&claim, "them").await.unwrap();
    assert_eq!(store.owner(&claim).await.unwrap(), Some("me".into()));
    store.release(&claim, "me").await.unwrap();
    assert_eq!(store.owner(&claim).await.unwrap(), None);
    store.release(&claim, "me").await.unwrap();
    store.reserve(&claim, "them", LONG).await.unwrap();
    assert_eq!(store.owner(&claim).await.unwrap(), Some("them".into()));
}

pub async fn one_of_sixteen_gets_the_value<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let mut asked = JoinSet::new();
    for n in 0..16 {
        let store = store.clone();
        let who = n.to_string();
        asked.spawn(async move {
            let answer = store.reserve(&email("a1"), &who, LONG).await;
            (who, answer)
        });
    }
    let (won, lost): (Vec<_>, Vec<_>) = asked
        .join_all()
        .await
        .into_iter()
        .partition(|(_, answer)| answer.is_ok());
    assert_eq!((won.len(), lost.len()), (1, 15));
    let owner = store.owner(&email("a1")).await.unwrap();
    assert_eq!(owner.as_ref(), Some(&won[0].0));
    lost.into_iter().for_each(|(_, answer)| taken(answer));
}

pub async fn a_reservation_ends_at_its_limit<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let claim = email("a1");
    store.reserve(&claim, "me", SHORT).await.unwrap();
    eventually("another gets the value", async || {
        match store.reserve(&claim, "them", LONG).await {
            Ok(()) => true,
            Err(StoreError::ClaimTaken) => false,
            Err(error) => panic!("{error}"),
        }
    })
    .await;
    assert_eq!(store.owner(&claim).await.unwrap(), Some("them".into()));
    // Too late: it is not mine to give back, nor to append with.
    store.release(&claim, "me").await.unwrap();
    let stream = StreamId::Account(store.next_id(&claim).await.unwrap());
    let late = claiming(&claim, "me", wish(&stream, vec![account_opened()]));
    taken(store.append(late).await);
}

pub async fn reserving_again_renews_the_limit<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let claim = email("a1");
    store.reserve(&claim, "me", SHORT).await.unwrap();
    store.reserve(&claim, "me", LONG).await.unwrap();
    when_the_limit_is_over(&*store).await;
    assert_eq!(store.owner(&claim).await.unwrap(), Some("me".into()));
}

pub async fn a_confirmed_value_outlives_the_limit<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let (once, again) = (email("a1"), email("a2"));
    store.reserve(&once, "me", SHORT).await.unwrap();
    store.confirm(&once, "me").await.unwrap();
    store.reserve(&again, "me", LONG).await.unwrap();
    store.confirm(&again, "me").await.unwrap();
    // Reserving what is confirmed puts no limit on it.
    store.reserve(&again, "me", SHORT).await.unwrap();
    when_the_limit_is_over(&*store).await;
    for claim in [once, again] {
        assert_eq!(store.owner(&claim).await.unwrap(), Some("me".into()));
        taken(store.reserve(&claim, "them", LONG).await);
    }
}

pub async fn what_was_lost_cannot_be_confirmed<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let claim = email("a1");
    store.reserve(&claim, "me", SHORT).await.unwrap();
    when_the_limit_is_over(&*store).await;
    store.reserve(&claim, "them", LONG).await.unwrap();
    taken(store.confirm(&claim, "me").await);
    assert_eq!(store.owner(&claim).await.unwrap(), Some("them".into()));
}

/// Whoever confirms late has written the event by now, and nobody else holds the value.
pub async fn what_ran_out_unclaimed_can_be_confirmed<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let claim = email("a1");
    store.reserve(&claim, "me", SHORT).await.unwrap();
    when_the_limit_is_over(&*store).await;
    store.confirm(&claim, "me").await.unwrap();
    taken(store.reserve(&claim, "them", LONG).await);
    assert_eq!(store.owner(&claim).await.unwrap(), Some("me".into()));
}

pub async fn ids_are_unique_and_in_the_partition_of_the_claim<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let mut asked = JoinSet::new();
    for n in 0..96 {
        let store = store.clone();
        let claim = email(&format!("{:x}", n % 24));
        asked.spawn(async move { (store.next_id(&claim).await.unwrap(), claim) });
    }
    let given = asked.join_all().await;
    let ids: HashSet<AccountId> = given.iter().map(|(id, _)| *id).collect();
    assert_eq!(ids.len(), 96);
    for (id, claim) in given {
        assert_eq!(
            StreamId::Account(id).partition(store.partitions()),
            Partition::of_name(claim.as_str(), store.partitions()),
        );
    }
}
