//! `kill -9`, of the service and of Redis, in the midst of posting.

use crate::{
    both::Store,
    posting::{Crowd, assert_kept},
    support::service::until,
    web::Visitor,
};

on_both! { a_killed_service_keeps_what_it_acknowledged }

/// How often; `AFTERWORD_TEST_ROUNDS=10` for more than a short look.
fn rounds() -> u32 {
    std::env::var("AFTERWORD_TEST_ROUNDS").map_or(2, |rounds| rounds.parse().unwrap())
}

async fn a_killed_service_keeps_what_it_acknowledged(store: Store) {
    let mut service = store.start();
    let (address, listen) = (service.url.clone(), format!("127.0.0.1:{}", service.port));
    let crowd = Crowd::gather(&address);
    for _ in 0..rounds() {
        crowd.acknowledge(40).await;
        service.kill9();
        service = store.start_at(&listen, &[]);
    }
    crowd.acknowledge(40).await;
    let promised = crowd.go_home().await;
    println!(
        "{} comments acknowledged over {} kills",
        promised.len(),
        rounds()
    );
    assert_kept(&store, &address, &promised).await;
    service.kill9();
    let _service = store.start_at(&listen, &[]);
    assert_kept(&store, &address, &promised).await;
}

#[tokio::test]
async fn a_killed_redis_keeps_what_was_acknowledged() {
    let mut store = Store::redis();
    let service = store.start();
    let crowd = Crowd::gather(&service.url);
    for _ in 0..rounds() {
        crowd.acknowledge(40).await;
        let redis = store.redis.as_mut().unwrap();
        redis.kill9();
        redis.restart();
    }
    crowd.acknowledge(40).await;
    let promised = crowd.go_home().await;
    println!(
        "{} comments acknowledged over {} kills of Redis",
        promised.len(),
        rounds()
    );
    assert_kept(&store, &service.url, &promised).await;
    let visitor = Visitor::of(&service);
    until("the service is ready again", async || {
        (visitor.get("/health/ready").await.status == 200).then_some(())
    })
    .await;
}
