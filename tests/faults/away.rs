//! Redis is away, or slow: what a person sees, and what happens when it is back.

use std::process::Command;

use crate::{both::Store, support::service::until, web::Visitor};

const HERE: &str = "/thread/demo/hello";

#[tokio::test]
async fn without_redis_pages_are_marked_words_are_kept_and_nothing_needs_a_restart() {
    let mut store = Store::redis();
    let service = store.start();
    let visitor = Visitor::of(&service);
    visitor
        .say(HERE, &[("name", "Ada"), ("body", "before the outage")])
        .await;
    assert!(visitor.get(HERE).await.page().all(".notice").is_empty());
    store.redis.as_mut().unwrap().kill9();

    let known = until("the known page is marked", async || {
        let answer = visitor.get(HERE).await;
        let marked = !answer.page().all(".notice").is_empty();
        (answer.status == 200 && marked).then_some(answer)
    })
    .await;
    assert_eq!(known.page().comments()[0].text, "before the outage");
    assert_eq!(known.header("cache-control"), "no-store");
    assert_eq!(visitor.get("/thread/demo/never-read").await.status, 503);
    assert_eq!(visitor.get("/health/ready").await.status, 503);
    assert_eq!(visitor.get("/health/live").await.status, 200);

    let words = "said into the outage";
    for htmx in [false, true] {
        let fields = [("name", "Bob"), ("body", words), ("website", "bob.example")];
        let answer = match htmx {
            false => visitor.post(HERE, &fields).await,
            true => visitor.hx_post(HERE, &fields).await,
        };
        assert_eq!(answer.status, 503);
        let page = answer.page();
        assert_eq!(
            (page.field("body").trim(), page.field("name").as_str()),
            (words, "Bob")
        );
        assert_eq!(page.field("website"), "bob.example");
        assert!(
            page.words("#composer-error")
                .contains("could not be stored")
        );
    }

    store.redis.as_mut().unwrap().restart();
    until("comments are taken again", async || {
        let answer = visitor
            .post(HERE, &[("name", "Bob"), ("body", words)])
            .await;
        (answer.status == 303).then_some(())
    })
    .await;
    let page = visitor.get(HERE).await.page();
    let texts: Vec<_> = page
        .comments()
        .into_iter()
        .map(|comment| comment.text)
        .collect();
    assert_eq!(texts, ["before the outage", words]);
    assert!(page.all(".notice").is_empty());
}

#[tokio::test]
async fn a_slow_answer_of_redis_never_makes_two_of_one() {
    let store = Store::redis();
    let service = store.start();
    let visitor = Visitor::of(&service);
    visitor
        .say(HERE, &[("name", "Ada"), ("body", "first")])
        .await;
    let redis = store.redis.as_ref().unwrap().pid().to_string();
    let signal = |name: &str| {
        let status = Command::new("kill").args([name, &redis]).status().unwrap();
        assert!(status.success());
    };

    signal("-STOP");
    let fields = [("name", "Bob"), ("body", "into the silence"), ("key", "k1")];
    let answer = visitor.post(HERE, &fields).await;
    signal("-CONT");
    assert_eq!(answer.status, 503, "nobody knows, so it is no success");
    assert_eq!(answer.page().field("body").trim(), "into the silence");
    until("the same wish is granted", async || {
        (visitor.post(HERE, &fields).await.status == 303).then_some(())
    })
    .await;
    let page = visitor.get(HERE).await.page();
    let texts: Vec<_> = page
        .comments()
        .into_iter()
        .map(|comment| comment.text)
        .collect();
    assert_eq!(texts, ["first", "into the silence"]);
}
