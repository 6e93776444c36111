//! Many write and several watch, on one node and on two: each comment once, in order.

use tokio::task::JoinSet;

use crate::{both::Store, support::service::Service, watcher::Watcher, web::Visitor};

on_both! { eight_write_and_four_watch }

const THREAD: &str = "demo/crowd";

/// 8 writers say 25 comments each.
async fn write(services: &[&Service]) {
    let mut writers = JoinSet::new();
    for writer in 0..8 {
        let visitor = Visitor::of(services[writer % services.len()]);
        writers.spawn(async move {
            for n in 0..25 {
                let body = format!("{n} by {writer}");
                let fields = [("name", "Ada"), ("body", &*body)];
                visitor.say(&format!("/thread/{THREAD}"), &fields).await;
            }
        });
    }
    writers.join_all().await;
}

/// Watches until all is there; answers with the versions in the order in which they came.
async fn watch(mut watcher: Watcher) -> Vec<u64> {
    watcher.until("200 comments", |page| page.v() == 201).await;
    assert_eq!((watcher.page.shown.len(), watcher.page.resets), (200, 0));
    assert_eq!(watcher.page.count, "200 comments");
    watcher.page.arrived.iter().map(|(v, _)| *v).collect()
}

async fn eight_write_and_four_watch(store: Store) {
    let service = store.start();
    let mut watching = JoinSet::new();
    for _ in 0..4 {
        watching.spawn(watch(Watcher::open(&service, THREAD).await));
    }
    write(&[&service]).await;
    for versions in watching.join_all().await {
        assert_eq!(
            versions,
            (2..=201).collect::<Vec<_>>(),
            "each once and in order"
        );
    }
}

#[tokio::test]
async fn two_nodes_on_one_redis_are_one_conversation() {
    let store = Store::redis();
    let (one, two) = (store.start(), store.start());
    let mut watching = JoinSet::new();
    for service in [&one, &two, &two] {
        watching.spawn(watch(Watcher::open(service, THREAD).await));
    }
    write(&[&one, &two]).await;
    for versions in watching.join_all().await {
        assert_eq!(
            versions,
            (2..=201).collect::<Vec<_>>(),
            "each once and in order"
        );
    }
    for service in [&one, &two] {
        let page = Visitor::of(service)
            .get(&format!("/thread/{THREAD}"))
            .await
            .page();
        assert_eq!(
            (page.words("h2"), page.comments().len()),
            ("200 comments".into(), 50)
        );
    }
    assert_eq!(store.log(THREAD), (1..=201).collect::<Vec<_>>());
}
