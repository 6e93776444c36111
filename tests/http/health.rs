//! What operators ask: alive, ready, and how much was done.

use std::collections::HashMap;

use crate::{
    both::Store,
    support::service::{Service, until},
    web::Visitor,
};

on_both! { alive_and_ready, the_counters_count }

async fn alive_and_ready(mut store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let status = async |address: &str| visitor.get(address).await.status;
    assert_eq!(
        (status("/health/live").await, status("/health/ready").await),
        (200, 200)
    );
    let Some(redis) = &mut store.redis else {
        return;
    };
    redis.kill9();
    until("not ready", async || {
        (status("/health/ready").await == 503).then_some(())
    })
    .await;
    assert_eq!(
        status("/health/live").await,
        200,
        "a restart would not help"
    );
    redis.restart();
    until("ready again", async || {
        (status("/health/ready").await == 200).then_some(())
    })
    .await;
}

/// The counters by name and labels; fails on what is not OpenMetrics.
pub async fn counters(service: &Service) -> HashMap<String, f64> {
    let answer = Visitor::of(service).get("/metrics").await;
    assert!(
        answer
            .header("content-type")
            .starts_with("application/openmetrics-text")
    );
    let text = answer.text();
    assert!(text.ends_with("# EOF\n"), "{text}");
    let lines = text.lines().filter(|line| !line.starts_with("# "));
    let pair = |line: &str| {
        let (name, value) = line.rsplit_once(' ').unwrap_or_else(|| panic!("{line:?}"));
        (
            name.to_owned(),
            value.parse().unwrap_or_else(|_| panic!("{line:?}")),
        )
    };
    lines.map(pair).collect()
}

async fn the_counters_count(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let count = async |name: &str| counters(&service).await.get(name).copied().unwrap_or(0.0);
    assert_eq!(
        count("afterword_comments_added_total").await,
        0.0,
        "the demo's do not count"
    );

    let here = "/thread/demo/counted";
    let form = [("name", "Ada"), ("body", "one"), ("key", "k")];
    visitor.say(here, &form).await;
    visitor.say(here, &form).await;
    assert_eq!(
        count("afterword_comments_added_total").await,
        1.0,
        "a replay is not another"
    );
    visitor.post(here, &[("name", ""), ("body", "")]).await;
    visitor
        .post(here, &[("name", "Ada"), ("body", "one")])
        .await;
    for (reason, expected) in [("invalid", 1.0), ("said", 1.0), ("rate", 0.0)] {
        let name = format!("afterword_comments_refused_total{{reason=\"{reason}\"}}");
        assert_eq!(count(&name).await, expected, "{name}");
    }
    visitor.get(here).await;
    visitor.get(here).await;
    assert_eq!(
        count("afterword_thread_views_total{result=\"built\"}").await,
        1.0
    );
    assert_eq!(
        count("afterword_thread_views_total{result=\"cached\"}").await,
        1.0
    );
    assert_eq!(count("afterword_sockets").await, 0.0);
}
