//! How many comments each of many posts has, as a page of another origin asks for it.

use std::{
    process::Command,
    time::{Duration, Instant},
};

use crate::{
    both::Store,
    support::{
        redis::RedisServer,
        service::{Ground, until},
    },
    web::Visitor,
};

on_both! { each_post_is_counted_as_it_was_asked_for, a_call_has_a_limit }

async fn each_post_is_counted_as_it_was_asked_for(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    for (post, count) in [("one", 1), ("2026/%C3%BCber%20100%25+1", 3)] {
        for n in 0..count {
            let body = format!("comment {n}");
            let fields = [("name", "Ada"), ("body", body.as_str())];
            visitor.say(&format!("/thread/demo/{post}"), &fields).await;
        }
    }
    // Twice the same, twice the same in other words, one that cannot be, one that nobody wrote to.
    let posts = "post=one&post=one&post=/one/&post=/2026/%C3%BCber+100%25%2B1/\
                 &post=a/../b&post=a%00b&post=none&lang=en";
    let words = visitor.get(&format!("/counts/demo?{posts}")).await;
    assert_eq!(words.status, 200);
    assert_eq!(words.header("content-type"), "application/json");
    assert_eq!(words.header("access-control-allow-origin"), "*");
    assert_eq!(words.header("cache-control"), "public, max-age=10");
    assert_eq!(
        words.text(),
        r#"{"/2026/über 100%+1/":"3 comments","/one/":"1 comment","none":"Comments","one":"1 comment"}"#
    );
    let numbers = visitor
        .get(&format!("/counts/demo?{posts}&as=number"))
        .await;
    assert_eq!(
        numbers.text(),
        r#"{"/2026/über 100%+1/":"3","/one/":"1","none":"0","one":"1"}"#
    );
    let nothing = visitor.get("/counts/demo").await;
    assert_eq!((nothing.status, nothing.text()), (200, "{}"));
    for site in ["nobody", "No Site"] {
        let unknown = visitor.get(&format!("/counts/{site}?post=one")).await;
        assert_eq!(unknown.status, 404);
        assert_eq!(unknown.header("access-control-allow-origin"), "*");
    }
}

async fn a_call_has_a_limit(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let fields = [("name", "Ada"), ("body", "words")];
    visitor.say("/thread/demo/p99", &fields).await;
    let ask = async |count: usize| {
        let posts: Vec<_> = (0..count).map(|n| format!("post=p{n}")).collect();
        // The same again does not count.
        visitor
            .get(&format!(
                "/counts/demo?{}&post=p1&post=/p1/",
                posts.join("&")
            ))
            .await
    };
    let fits = ask(100).await;
    assert_eq!(fits.text().matches(":\"Comments\"").count(), 100);
    assert!(fits.text().contains(r#""p99":"1 comment""#), "{fits:?}");
    let refused = ask(101).await;
    assert_eq!(refused.status, 400);
    assert!(refused.page().words("main").contains("at most 100 posts"));
}

#[tokio::test]
async fn what_is_known_is_told_while_the_store_is_away() {
    let mut redis = RedisServer::start();
    let service = Ground::redis(&redis).start();
    let visitor = Visitor::of(&service);
    let fields = [("name", "Ada"), ("body", "words")];
    visitor.say("/thread/demo/known", &fields).await;
    redis.kill9();
    let many: String = (0..99).map(|n| format!("post=p{n}&")).collect();
    until("the answer is marked", async || {
        let known = visitor.get(&format!("/counts/demo?{many}post=known")).await;
        assert_eq!(
            (known.status, known.text()),
            (200, r#"{"known":"1 comment"}"#)
        );
        (known.header("cache-control") == "no-store").then_some(())
    })
    .await;
    let unknown = visitor.get(&format!("/counts/demo?{many}")).await;
    assert_eq!(unknown.status, 503);
    assert_eq!(unknown.header("access-control-allow-origin"), "*");
}

#[tokio::test]
async fn a_hundred_posts_do_not_queue_behind_a_redis_that_hangs() {
    let redis = RedisServer::start();
    let service = Ground::redis(&redis).start();
    let visitor = Visitor::of(&service);
    let fields = [("name", "Ada"), ("body", "words")];
    visitor.say("/thread/demo/known", &fields).await;
    let pid = redis.pid().to_string();
    let stopped = Command::new("kill").args(["-STOP", &pid]).status();
    assert!(stopped.unwrap().success());
    let many: String = (0..99).map(|n| format!("post=p{n}&")).collect();
    let began = Instant::now();
    let known = visitor.get(&format!("/counts/demo?{many}post=known")).await;
    assert_eq!(
        (known.status, known.text()),
        (200, r#"{"known":"1 comment"}"#)
    );
    let took = began.elapsed();
    assert!(took < Duration::from_secs(12), "they took {took:?}");
}
