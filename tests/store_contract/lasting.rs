//! What is there after closing and opening again.

use std::time::Duration;

use afterword::{domain::values::Version, store::StreamId};

use crate::{Place, given::*};

pub async fn everything_is_there_after_opening_again<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    let (stream, claim) = (post("a"), email("a1"));
    let once = wish(&stream, comments(1..=3));
    let stored = add(&*store, once.clone()).await;
    add(
        &*store,
        wish(&StreamId::Site(site("blog")), vec![site_added()]),
    )
    .await;
    store
        .reserve(&claim, "me", Duration::from_secs(60))
        .await
        .unwrap();
    store.confirm(&claim, "me").await.unwrap();
    let id = store.next_id(&claim).await.unwrap();
    let (epoch, partitions) = (store.epoch(), store.partitions());
    store.close().await;
    drop(store);

    let store = place.open().await;
    assert_eq!((store.epoch(), store.partitions()), (epoch, partitions));
    assert_eq!(log(&*store, &stream).await, stored);
    assert_eq!(store.head(&stream).await.unwrap(), Version(3));
    assert_eq!(store.sites().await.unwrap(), [site("blog")]);
    assert_eq!(store.owner(&claim).await.unwrap(), Some("me".into()));
    assert!(store.next_id(&claim).await.unwrap() > id);
    assert_eq!(replayed(store.append(once).await), Version(3));
    let mut tail = store.tail().await.unwrap();
    let more = add(&*store, wish(&stream, comments([4]))).await;
    assert_eq!(versions(&more), [4]);
    assert_eq!(next_events(&mut tail, 1).await, more);
    store.close().await;
}

pub async fn a_healthy_store_says_so<P: Place>() {
    let place = P::fresh().await;
    let store = place.open().await;
    store.health().await.unwrap();
    assert!(store.epoch() >= 1);
    assert!(store.partitions() >= 1);
}
