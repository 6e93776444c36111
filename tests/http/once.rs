//! Sent twice, stored once: with a key, without one, one after the other and all at once.

use tokio::task::JoinSet;

use crate::{both::Store, web::Visitor};

on_both! {
    a_key_sent_twice_is_a_success_twice,
    a_key_with_other_words_is_another_wish,
    many_at_once_without_a_key_are_one,
    many_at_once_with_a_key_are_one,
    many_first_comments_at_once_are_all_there,
}

const HERE: &str = "/thread/demo/once";
/// Here somebody has spoken before. The first comment of a thread must be the first, which alone
/// keeps others out; after that only the id of the command does.
const OPEN: &str = "/thread/demo/once-open";

async fn a_key_sent_twice_is_a_success_twice(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let fields = [
        ("name", "Ada"),
        ("body", "once"),
        ("key", "0123456789abcdef"),
    ];
    let first = visitor.say(HERE, &fields).await;
    visitor
        .say(HERE, &[("name", "Bob"), ("body", "in between")])
        .await;
    assert_eq!(visitor.say(HERE, &fields).await, first);
    let htmx = visitor.hx_post(HERE, &fields).await;
    assert_eq!((htmx.status, &htmx.page().comments()[0].id), (200, &first));

    // The store remembers, not the process.
    drop(service);
    let service = store.start();
    let visitor = Visitor::of(&service);
    assert_eq!(visitor.say(HERE, &fields).await, first);
    assert_eq!(visitor.get(HERE).await.page().comments().len(), 2);
    assert_eq!(store.log("demo/once"), [1, 2, 3]);
}

async fn a_key_with_other_words_is_another_wish(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let one = visitor
        .say(HERE, &[("name", "Ada"), ("body", "one"), ("key", "k")])
        .await;
    let two = visitor
        .say(HERE, &[("name", "Eve"), ("body", "two"), ("key", "k")])
        .await;
    assert_ne!(one, two);
    let long = "k".repeat(101);
    let fields = [("name", "Ada"), ("body", "three"), ("key", &*long)];
    let refused = visitor.post(HERE, &fields).await;
    assert_eq!(
        (refused.status, &*refused.page().field("body")),
        (422, "three")
    );
    let elsewhere = [("name", "Ada"), ("body", "one"), ("key", "k")];
    visitor.say("/thread/demo/once-elsewhere", &elsewhere).await;
    assert_eq!(visitor.get(HERE).await.page().comments().len(), 2);
}

/// Sends the same form 16 times at once; answers with the sorted statuses and the ids led to.
async fn at_once(
    visitor: &Visitor,
    address: &'static str,
    fields: &[(&'static str, &'static str)],
) -> (Vec<u16>, Vec<String>) {
    let mut posts = JoinSet::new();
    for _ in 0..16 {
        let (visitor, fields) = (visitor.clone(), fields.to_vec());
        posts.spawn(async move {
            let answer = visitor.post(address, &fields).await;
            let id = match answer.status {
                303 => answer.comment_id(),
                _ => {
                    let page = answer.page();
                    assert_eq!(page.field("body"), "at once", "the words are kept");
                    page.one("#composer-error a").attr("href").unwrap()[9..].to_owned()
                }
            };
            (answer.status, id)
        });
    }
    let (mut statuses, mut ids): (Vec<_>, Vec<_>) = posts.join_all().await.into_iter().unzip();
    statuses.sort_unstable();
    ids.sort();
    ids.dedup();
    (statuses, ids)
}

async fn many_at_once_without_a_key_are_one(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    visitor
        .say(OPEN, &[("name", "Bob"), ("body", "the first")])
        .await;
    let fields = [("name", "Ada"), ("body", "at once")];
    for (address, log, before) in [(HERE, "demo/once", 1), (OPEN, "demo/once-open", 2)] {
        let (statuses, ids) = at_once(&visitor, address, &fields).await;
        assert_eq!(
            (statuses[0], &statuses[1..]),
            (303, &[422; 15][..]),
            "{address}"
        );
        let shown = visitor.get(address).await.page().comments();
        assert_eq!((ids.len(), &shown.last().unwrap().id), (1, &ids[0]));
        assert_eq!(
            store.log(log),
            (1..=before + 1).collect::<Vec<_>>(),
            "{address}"
        );
    }
}

async fn many_at_once_with_a_key_are_one(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    visitor
        .say(OPEN, &[("name", "Bob"), ("body", "the first")])
        .await;
    let fields = [("name", "Ada"), ("body", "at once"), ("key", "k")];
    for (address, log, before) in [(HERE, "demo/once", 1), (OPEN, "demo/once-open", 2)] {
        let (statuses, ids) = at_once(&visitor, address, &fields).await;
        assert_eq!((statuses, ids.len()), (vec![303; 16], 1), "{address}");
        assert_eq!(
            store.log(log),
            (1..=before + 1).collect::<Vec<_>>(),
            "{address}"
        );
    }
}

async fn many_first_comments_at_once_are_all_there(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let mut posts = JoinSet::new();
    for n in 0..16 {
        let visitor = visitor.clone();
        posts.spawn(async move {
            visitor
                .say(HERE, &[("name", "Ada"), ("body", &format!("first {n}"))])
                .await
        });
    }
    let mut said = posts.join_all().await;
    let mut shown: Vec<_> = visitor
        .get(HERE)
        .await
        .page()
        .comments()
        .into_iter()
        .map(|c| c.id)
        .collect();
    said.sort();
    shown.sort();
    assert_eq!(shown, said);
    assert_eq!(
        store.log("demo/once"),
        (1..=17).collect::<Vec<_>>(),
        "opened once"
    );
}
