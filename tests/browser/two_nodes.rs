//! Two services on one Redis are one: what is said through the one is live on the other.

use crate::{
    browser::Browser,
    steps::{comment, id_of, reply, say, shows},
    support::{redis::RedisServer, service::Ground},
};

#[tokio::test]
async fn a_comment_crosses_from_one_service_to_the_other() {
    let redis = RedisServer::start();
    let here = Ground::redis(&redis).start();
    let there = Ground::redis(&redis).start();
    let browser = Browser::open().await;
    browser.goto(&here.thread("demo/nodes")).await;
    browser.run("window.samePage = true").await;

    let first = say(&there.thread("demo/nodes"), "Ann", "from there").await;
    shows(&browser, &["from there"]).await;
    reply(
        &there.thread("demo/nodes"),
        &first,
        "Ben",
        "also from there",
    )
    .await;
    shows(&browser, &["from there", "> also from there"]).await;

    comment(&browser, "Cleo", "from here").await;
    id_of(&browser, "from here").await;
    assert_eq!(browser.run("return window.samePage").await, true);
    let second = browser.client.new_window(false).await.unwrap().handle;
    browser.client.switch_to_window(second).await.unwrap();
    browser.goto(&there.thread("demo/nodes")).await;
    shows(&browser, &["from there", "> also from there", "from here"]).await;
    browser.was_quiet(&[]).await;
}
