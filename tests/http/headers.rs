//! What every answer carries, and what pages may load and be framed by.

use std::collections::{BTreeMap, BTreeSet};

use reqwest::Method;

use crate::{
    both::Store,
    support::service::Ground,
    web::{Answer, Visitor},
};

on_both! { every_kind_of_answer_is_guarded, pages_are_framed_by_the_site_and_us_only }

const HERE: &str = "/thread/blog/hello";

/// A policy by directive.
fn policy(answer: &Answer) -> BTreeMap<String, BTreeSet<String>> {
    let policy = answer.header("content-security-policy");
    let directives = policy.split(';').map(|directive| {
        let mut words = directive.split_whitespace().map(str::to_owned);
        (words.next().unwrap(), words.collect())
    });
    directives.collect()
}

fn set(words: &[&str]) -> BTreeSet<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

async fn every_kind_of_answer_is_guarded(store: Store) {
    let service = store.start_with(&[("AFTERWORD_RATE_LIMIT", "4/h")]);
    let visitor = Visitor::of(&service);
    let here = "/thread/demo/guarded";
    let page = visitor.get(here).await;
    let tag = page.header("etag").to_owned();
    let html = page.page();
    let styles = html
        .one("link[rel=stylesheet]")
        .attr("href")
        .unwrap()
        .to_owned();
    let get = async |address: &str| visitor.get(address).await;
    let with = async |name: &str, value: &str| {
        Answer::to(visitor.request(Method::GET, here).header(name, value)).await
    };
    let form = [("name", "Ada"), ("body", "words")];
    let answers = [
        (200, get(here).await),
        (200, get(&format!("{here}?fragment=1")).await),
        (304, with("If-None-Match", &tag).await),
        (303, visitor.post(here, &form).await),
        (422, visitor.post(here, &form).await),
        (422, visitor.hx_post(here, &[("name", "")]).await),
        (
            200,
            visitor
                .hx_post(here, &[("name", "Ada"), ("body", "more")])
                .await,
        ),
        (
            429,
            visitor
                .post(here, &[("name", "Ada"), ("body", "most")])
                .await,
        ),
        (
            413,
            visitor.post(here, &[("body", &"x".repeat(300_000))]).await,
        ),
        (
            400,
            Answer::to(visitor.request(Method::POST, here).body("x")).await,
        ),
        (400, get("/thread/demo/a%00b").await),
        (200, get(&format!("{here}?theme=dark&theme=light")).await),
        (404, get("/thread/nobody/x").await),
        (404, get("/nothing/here").await),
        (404, Answer::to(visitor.request(Method::DELETE, here)).await),
        (404, get("/static/000000000000/none.js").await),
        (400, get("/live/demo/guarded").await),
        (200, get(&styles).await),
        (200, get("/embed.js").await),
        (200, get("/health/live").await),
        (200, get("/health/ready").await),
        (200, get("/metrics").await),
        (200, get("/").await),
        (200, get("/posts/bringing-the-comments-home").await),
    ];
    for (n, (status, answer)) in answers.iter().enumerate() {
        assert_eq!(answer.status, *status, "answer {n}");
        assert_eq!(
            answer.header("x-content-type-options"),
            "nosniff",
            "answer {n}"
        );
        assert_eq!(
            answer.header("referrer-policy"),
            "strict-origin-when-cross-origin",
            "{n}"
        );
        assert!(
            answer.header("permissions-policy").contains("camera=()"),
            "answer {n}"
        );
        let html = answer.header("content-type").starts_with("text/html");
        if html && answer.text().contains("<!doctype html>") {
            let policy = policy(answer);
            assert_eq!(policy["default-src"], set(&["'none'"]), "answer {n}");
            assert_eq!(policy["base-uri"], set(&["'none'"]));
            for (directive, sources) in &policy {
                let lax = [
                    "'unsafe-inline'",
                    "'unsafe-eval'",
                    "data:",
                    "*",
                    "https:",
                    "http:",
                ];
                assert!(
                    lax.iter().all(|lax| !sources.contains(*lax)),
                    "{n}: {directive}"
                );
            }
            let page = answer.page();
            assert!(
                page.all("style, [style], script:not([src])").is_empty(),
                "answer {n}"
            );
        }
    }
}

async fn pages_are_framed_by_the_site_and_us_only(store: Store) {
    let origins = ["https://blog.example", "https://www.blog.example:8443"];
    let add = ["site", "add", "blog", origins[0], origins[1]];
    assert!(store.run(&add).status.success());
    assert!(
        store
            .run(&["site", "add", "other", "https://other.example"])
            .status
            .success()
    );
    let service = store.start();
    let visitor = Visitor::of(&service);
    let ours = [
        service.url.clone(),
        format!("http://localhost:{}", service.port),
    ];
    let expected = set(&["'self'", &ours[0], &ours[1], origins[0], origins[1]]);
    let page = visitor.get(HERE).await;
    let held = visitor
        .request(Method::GET, HERE)
        .header("If-None-Match", page.header("etag"));
    for answer in [
        Answer::to(held).await,
        visitor.post(HERE, &[("name", ""), ("body", "x")]).await,
        visitor.get(&format!("{HERE}?reply=000000000000")).await,
        page,
    ] {
        assert_eq!(policy(&answer)["frame-ancestors"], expected);
        assert_eq!(policy(&answer)["form-action"], set(&["'self'"]));
    }
    let other = policy(&visitor.get("/thread/other/x").await);
    assert!(!other["frame-ancestors"].contains(origins[0]));
}

#[tokio::test]
async fn with_a_public_address_only_that_one_is_ours() {
    let ground = Ground::sqlite();
    assert!(
        ground
            .run(&["site", "add", "blog", "https://blog.example"])
            .status
            .success()
    );
    // Nobody is told which port it became, so it is asked first.
    let listen = format!("127.0.0.1:{}", ground.start().port);
    let public = "https://comments.example";
    let service = ground.start_at(&listen, &[("AFTERWORD_PUBLIC_URL", public)]);
    let visitor = Visitor::of(&service);
    let answer = visitor.get(HERE).await;
    let expected = set(&["'self'", public, "https://blog.example"]);
    assert_eq!(policy(&answer)["frame-ancestors"], expected);
    // A fragment may stand on another host: its addresses are whole.
    let fragment = visitor.get(&format!("{HERE}?fragment=1")).await.page();
    let action = fragment.one("form.composer").attr("action");
    assert_eq!(action, Some("https://comments.example/thread/blog/hello"));
    for (origin, status) in [
        (public, 303),
        ("https://blog.example", 303),
        (&*service.url, 403),
    ] {
        let request = visitor.request(Method::POST, HERE).header("Origin", origin);
        let answer = Answer::to(request.form(&[("name", "Ada"), ("body", origin)])).await;
        assert_eq!(answer.status, status, "{origin}");
    }
}
