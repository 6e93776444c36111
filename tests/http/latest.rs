//! The latest comments of a site, for its front page.

use std::time::Duration;

use crate::{
    both::Store,
    support::service::until,
    web::{Answer, Visitor, words},
};

on_both! { the_last_comments_of_all_threads_come_first, it_is_short_and_says_where }

/// What each line says, the newest first.
fn lines(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    let page = answer.page();
    page.all(".afterword-latest li q")
        .into_iter()
        .map(words)
        .collect()
}

async fn the_last_comments_of_all_threads_come_first(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let latest = async |query: &str| {
        lines(&visitor.get(&format!("/latest/demo{query}")).await)
            .into_iter()
            .filter(|line| line.starts_with("remark"))
            .collect::<Vec<_>>()
    };
    let mut last = String::new();
    for n in 0..6 {
        let at = format!("/thread/demo/post-{}", n % 3);
        let words = format!("remark **{n}**");
        last = visitor.say(&at, &[("name", "Ada"), ("body", &words)]).await;
        // Comments of one millisecond have no order.
        tokio::time::sleep(Duration::from_millis(3)).await;
    }
    let newest = until("the node has heard of all", async || {
        let lines = latest("?count=4").await;
        (lines.first().map(String::as_str) == Some("remark 5")).then_some(lines)
    });
    assert_eq!(
        newest.await,
        ["remark 5", "remark 4", "remark 3", "remark 2"]
    );
    assert_eq!(latest("").await.len(), 5);
    assert_eq!(latest("?count=0").await.len(), 0);
    let page = visitor.get("/latest/demo?count=1").await.page();
    let href = page.one("li a").attr("href").unwrap();
    assert!(href.ends_with(&format!("#comment-{last}")), "{href}");
    drop(service);

    // It is found again in what is stored.
    let service = store.start();
    let visitor = Visitor::of(&service);
    let lines = lines(&visitor.get("/latest/demo?count=2").await);
    assert_eq!(lines, ["remark 5", "remark 4"]);
    assert_eq!(visitor.get("/latest/nobody").await.status, 404);
}

async fn it_is_short_and_says_where(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let long = "<b>hostile</b> & ".repeat(60);
    let fields = [
        ("name", "Ada"),
        ("body", long.as_str()),
        ("title", "A <post> & more"),
    ];
    visitor.say("/thread/demo/long", &fields).await;
    let answer = until("it is there", async || {
        let answer = visitor.get("/latest/demo?count=1&lang=de").await;
        answer.text().contains("hostile").then_some(answer)
    });
    let answer = answer.await;
    let page = answer.page();
    assert_eq!(page.words("li a"), "Ada: A <post> & more");
    assert_eq!(page.words("li q").chars().count(), 141);
    assert!(page.all("li b").is_empty());
    assert_eq!(page.one("ul").attr("lang"), Some("de"));
}
