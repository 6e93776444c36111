//! A socket begins with what its page misses: nothing, the rest, or everything.

use crate::{both::Store, support::service::Service, watcher::Watcher, web::Visitor};

on_both! {
    only_what_is_missing_is_sent,
    a_token_that_says_nothing_brings_everything,
    an_empty_thread_goes_live_with_its_first_comment,
    replies_know_their_place,
}

const THREAD: &str = "demo/catching-up";

async fn say(service: &Service, words: &[&str]) -> Vec<String> {
    let visitor = Visitor::of(service);
    let mut ids = Vec::new();
    for words in words {
        ids.push(
            visitor
                .say(
                    &format!("/thread/{THREAD}"),
                    &[("name", "Ada"), ("body", words)],
                )
                .await,
        );
    }
    ids
}

async fn only_what_is_missing_is_sent(store: Store) {
    let service = store.start();
    say(&service, &["one", "two"]).await;
    let page = Watcher::open(&service, THREAD).await.page;
    assert_eq!(page.texts(), ["one", "two"]);
    say(&service, &["three", "four"]).await;

    let mut back = Watcher::after(&service, THREAD, &format!("?after={}", page.token)).await;
    back.until("the rest", |page| page.shown.len() == 2).await;
    assert_eq!(
        (back.page.texts(), back.page.resets),
        (vec!["three", "four"], 0)
    );
    assert_eq!((back.page.v(), &*back.page.count), (5, "4 comments"));

    // With the newest token nothing comes but what is new.
    let mut current =
        Watcher::after(&service, THREAD, &format!("?after={}", back.page.token)).await;
    say(&service, &["five"]).await;
    current
        .until("the next", |page| !page.shown.is_empty())
        .await;
    assert_eq!(
        (current.page.texts(), current.page.resets),
        (vec!["five"], 0)
    );
    back.until("the next", |page| page.shown.len() == 3).await;
    assert_eq!(back.page.arrived.len(), 3, "each once");
}

async fn a_token_that_says_nothing_brings_everything(store: Store) {
    let service = store.start();
    say(&service, &["one", "two", "three"]).await;
    let page = Watcher::open(&service, THREAD).await.page;
    let (epoch, v) = page.token.split_once('.').unwrap();
    let other: u64 = epoch.parse::<u64>().unwrap() + 7;
    for token in [
        format!("?after={other}.{v}"),
        "?after=0.2".to_owned(),
        format!("?after={epoch}.5"),
        format!("?after={epoch}.999999999999"),
        format!("?after={epoch}.0"),
        "?after=".to_owned(),
        "?after=garbage".to_owned(),
        "?after=-1.-1".to_owned(),
        "?after=99999999999999999999999.1".to_owned(),
        "?after=%FF%00".to_owned(),
        "?theme=dark".to_owned(),
        String::new(),
    ] {
        let mut watcher = Watcher::after(&service, THREAD, &token).await;
        watcher
            .until("everything", |page| !page.token.is_empty())
            .await;
        assert_eq!(watcher.page.texts(), ["one", "two", "three"], "{token}");
        assert_eq!(watcher.page.token, page.token);
        // A page drawn when nothing had been said needs no reset: all is new to it.
        let resets = u32::from(token != format!("?after={epoch}.0"));
        assert_eq!(watcher.page.resets, resets, "{token}");
    }
}

async fn an_empty_thread_goes_live_with_its_first_comment(store: Store) {
    let service = store.start();
    let mut watcher = Watcher::open(&service, THREAD).await;
    assert_eq!(watcher.page.v(), 0);
    say(&service, &["first"]).await;
    watcher
        .until("the first comment", |page| !page.shown.is_empty())
        .await;
    assert_eq!(
        (watcher.page.texts(), &*watcher.page.count),
        (vec!["first"], "1 comment")
    );
    assert_eq!((watcher.page.resets, watcher.page.v()), (0, 2));
}

async fn replies_know_their_place(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let here = format!("/thread/{THREAD}");
    let mut watcher = Watcher::open(&service, THREAD).await;
    let mut chain = vec![String::new()];
    for n in 0..8 {
        let body = n.to_string();
        let fields = [
            ("name", "Ada"),
            ("body", &*body),
            ("parent", chain.last().unwrap()),
        ];
        chain.push(visitor.say(&here, &fields).await);
    }
    watcher
        .until("the chain", |page| page.shown.len() == 8)
        .await;
    for page_comment in visitor.get(&here).await.page().comments() {
        let live = &watcher.page.shown[&page_comment.id];
        assert_eq!(
            (&live.answers, live.v),
            (&page_comment.answers, page_comment.v)
        );
    }
}
