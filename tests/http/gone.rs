//! Deleting: the writer takes words back, and then they are nowhere.

use std::time::{Duration, Instant};

use crate::{
    both::Store,
    support::service::{Service, until},
    thread_page::assert_valid,
    watcher::Watcher,
    web::Visitor,
};

on_both! {
    its_writer_deletes_it_with_and_without_scripts,
    its_place_stays_while_there_are_replies,
    its_words_are_nowhere,
    what_is_gone_takes_nothing_any_more,
}

const HERE: &str = "/thread/demo/gone";
const DELETE: &str = "/delete/demo/gone";
const SECRET: &str = "Xylophon-Quagga-1729";
const NAME: &str = "Mortimer-Zwiebel";

async fn its_writer_deletes_it_with_and_without_scripts(store: Store) {
    let service = store.start();
    let reader = Visitor::of(&service);
    let (ada, one) = reader
        .write(HERE, &[("name", "Ada"), ("body", "one")])
        .await;
    let two = ada.say(HERE, &[("name", "Ada"), ("body", "two")]).await;
    let page = ada.get(HERE).await.page();
    let ask = page.link(&one, "a.delete").expect("a link to delete it");
    let asked = ada.get(&ask).await.page();
    assert_valid(&asked);
    assert!(asked.words("form.farewell").contains("for good?"));
    assert!(
        asked.of(&one, "form.farewell").is_some(),
        "beside its words"
    );
    let action = asked
        .one("form.farewell")
        .attr("action")
        .unwrap()
        .to_owned();
    let done = ada.post(&action, &[("id", &one)]).await;
    assert_eq!(done.status, 303);
    let left = ada.get(done.header("location")).await;
    assert_eq!((left.status, left.page().comments().len()), (200, 1));
    assert_eq!(reader.get(HERE).await.page().words("h2"), "1 comment");
    assert_eq!(
        ada.post(DELETE, &[("id", &one)]).await.status,
        303,
        "twice is fine"
    );

    let form = ada
        .hx_get(&page.link(&two, "a.delete").unwrap())
        .await
        .page();
    assert!(form.words("form.farewell button").contains("Delete"));
    assert!(form.all("article").is_empty());
    let done = ada.hx_post(DELETE, &[("id", &two)]).await;
    assert_eq!(done.status, 200);
    let page = done.page();
    assert!(page.comments()[0].gone && page.comments()[0].text.is_empty());
    assert!(page.of(&two, "a.edit, a.delete, a.reply, .like").is_none());
    let empty = reader.get(HERE).await.page();
    assert_eq!(
        (empty.words("h2"), empty.comments().len()),
        ("Comments".into(), 0)
    );
    assert_eq!(store.log("demo/gone").len(), 5);
}

async fn its_place_stays_while_there_are_replies(store: Store) {
    let service = store.start();
    let reader = Visitor::of(&service);
    let (ada, top) = reader
        .write(HERE, &[("name", NAME), ("body", SECRET)])
        .await;
    let fields = [("name", "Bob"), ("body", "an answer"), ("parent", &*top)];
    let (bob, reply) = reader.write(HERE, &fields).await;
    assert_eq!(ada.post(DELETE, &[("id", &top)]).await.status, 303);
    let answer = reader.get(HERE).await;
    assert!(!answer.text().contains(SECRET) && !answer.text().contains(NAME));
    let page = answer.page();
    assert_valid(&page);
    let shown = page.comments();
    assert!(shown[0].gone && shown[0].text.is_empty());
    assert_eq!(shown[0].author, "This comment was deleted.");
    assert_eq!(
        (&*shown[1].text, &shown[1].inside),
        ("an answer", &Some(top.clone()))
    );
    assert_eq!(page.words("h2"), "1 comment");
    assert!(page.of(&top, "a.reply, .like, .edited").is_none());
    // With the last reply goes its place.
    assert_eq!(bob.post(DELETE, &[("id", &reply)]).await.status, 303);
    let page = reader.get(HERE).await.page();
    assert!(page.comments().is_empty() && page.words("h2") == "Comments");
    assert_eq!(
        reader.get(&format!("{HERE}?comment={top}")).await.status,
        200
    );
}

/// Asks for everything that anybody gets.
async fn assert_nowhere(service: &Service, token: &str) {
    let visitor = Visitor::of(service);
    for more in [
        "",
        "?fragment=1",
        "?lang=de",
        "?sort=newest",
        "?theme=dark",
        "?own=1",
    ] {
        let page = visitor.get(&format!("{HERE}{more}")).await;
        assert_eq!(page.status, 200);
        assert!(
            !page.text().contains(SECRET) && !page.text().contains(NAME),
            "{more}"
        );
    }
    let counted = visitor.get("/counts/demo?post=gone&as=number").await;
    assert_eq!(counted.text(), r#"{"gone":"1"}"#);
    for after in [format!("?after={token}"), "?after=".to_owned()] {
        let mut back = Watcher::after(service, "demo/gone", &after).await;
        let html = back.next().await.expect("the socket says something");
        assert!(!html.contains(SECRET) && !html.contains(NAME), "{html}");
        back.page.apply(&html);
        assert_eq!(back.page.count, "1 comment");
    }
}

async fn its_words_are_nowhere(store: Store) {
    let secret = [("AFTERWORD_SECRET", "the same secret on all of these nodes")];
    let service = store.start_with(&secret);
    let other = store.redis.as_ref().map(|_| store.start_with(&secret));
    let reader = Visitor::of(&service);
    reader
        .say(HERE, &[("name", "Bob"), ("body", "stays")])
        .await;
    let before = Watcher::open(&service, "demo/gone").await.page.token;
    let fields = [
        ("name", NAME),
        ("body", SECRET),
        ("email", "m@zwiebel.example"),
    ];
    let (mortimer, id) = reader.write(HERE, &fields).await;
    let fields = [("id", &*id), ("body", "Xylophon-Quagga-1729 again")];
    assert_eq!(mortimer.post("/edit/demo/gone", &fields).await.status, 303);
    let mut open = Vec::new();
    for node in std::iter::once(&service).chain(&other) {
        let watcher = Watcher::open(node, "demo/gone").await;
        assert!(watcher.page.shown[&id].text.contains(SECRET));
        open.push(watcher);
    }
    // Any node takes it.
    let writer = other
        .as_ref()
        .map_or(mortimer.clone(), |other| mortimer.moved_to(&other.url));
    assert_eq!(writer.post(DELETE, &[("id", &id)]).await.status, 303);
    let deleted = Instant::now();
    for watcher in &mut open {
        watcher
            .until("it is gone", |page| page.shown[&id].gone)
            .await;
        assert_eq!(watcher.page.count, "1 comment");
    }
    assert!(
        deleted.elapsed() < Duration::from_secs(1),
        "{:?}",
        deleted.elapsed()
    );
    for node in std::iter::once(&service).chain(&other) {
        assert_nowhere(node, &before).await;
    }
    drop((service, other));
    let service = store.start_with(&secret);
    assert_nowhere(&service, &before).await;
    if store.redis.is_none() {
        for words in [SECRET, NAME, "m@zwiebel.example"] {
            until("no file holds the words", async || {
                (!store.holds(words)).then_some(())
            })
            .await;
        }
        assert!(store.holds("stays"), "the test looks in the right place");
    }
}

async fn what_is_gone_takes_nothing_any_more(store: Store) {
    let service = store.start();
    let reader = Visitor::of(&service);
    let (ada, id) = reader
        .write(HERE, &[("name", "Ada"), ("body", "top")])
        .await;
    reader
        .say(HERE, &[("name", "Bob"), ("body", "reply"), ("parent", &id)])
        .await;
    assert_eq!(ada.post(DELETE, &[("id", &id)]).await.status, 303);
    let fields = [("name", "Eve"), ("body", "too late"), ("parent", &*id)];
    for answer in [
        reader.post(HERE, &fields).await,
        reader.hx_post(HERE, &fields).await,
    ] {
        assert_eq!(answer.status, 422);
        let page = answer.page();
        assert_eq!(
            (page.field("body"), page.field("name")),
            ("too late".into(), "Eve".into())
        );
        assert!(page.words("#composer-error").contains("not here any more"));
    }
    let asked = reader.get(&format!("{HERE}?reply={id}&quote")).await.page();
    assert!(asked.all(".replying").is_empty() && asked.field("body").is_empty());
    let edit = ada
        .post("/edit/demo/gone", &[("id", &id), ("body", "kept words")])
        .await;
    assert_eq!(edit.status, 422);
    assert!(edit.page().words("body").contains("not here any more"));
    assert!(edit.text().contains("kept words"));
    for ask in ["edit", "delete"] {
        let form = ada.get(&format!("{HERE}?{ask}={id}")).await;
        assert_eq!(form.status, 403);
        assert!(form.page().words(".notice").contains("not here any more"));
    }
    let like = reader.post("/like/demo/gone", &[("like", &id)]).await;
    assert_eq!(like.status, 422);
    let unknown = ada.post(DELETE, &[("id", "000000000000")]).await;
    assert_eq!(unknown.status, 422);
}
