//! Stopping and forgetting: what waits is not lost by the one, and gone by the other.

use std::time::{Duration, Instant};

use crate::{
    given::{Post, email, late, soon},
    smtp::{Mood, SmtpServer},
    support::service::until,
};

#[tokio::test]
async fn a_stop_waits_for_what_is_queued() {
    let server = SmtpServer::start().await;
    let post = Post::to(&server.url(), soon());
    for _ in 0..20 {
        post.send("bob@x.example");
    }
    post.mailer.close().await;
    assert_eq!((server.mails().len(), post.count("sent")), (20, 20));
    post.send("bob@x.example");
    post.mailer.close().await;
    assert_eq!((server.mails().len(), post.count("dropped")), (20, 1));
}

#[tokio::test]
async fn a_stop_gives_what_was_put_off_one_more_try() {
    let server = SmtpServer::start().await;
    server.set(Mood::Later(2));
    let post = Post::to(&server.url(), late());
    post.send("bob@x.example");
    post.send("eve@x.example");
    let both = async || (server.offers() == 2).then_some(());
    until("both are put off", both).await;
    server.set(Mood::Later(1));
    post.mailer.close().await;
    assert_eq!(server.offers(), 4);
    assert_eq!((post.count("sent"), post.count("failed")), (1, 1));
}

#[tokio::test]
async fn a_stop_waits_for_no_server_that_hangs() {
    let server = SmtpServer::start().await;
    server.set(Mood::Hang);
    let post = Post::to(&server.url(), late());
    post.send("bob@x.example");
    post.send("eve@x.example");
    let began = Instant::now();
    post.mailer.close().await;
    assert!(began.elapsed() < Duration::from_secs(10));
    assert_eq!(post.count("failed"), 2);
}

#[tokio::test]
async fn who_is_forgotten_gets_no_letter() {
    let server = SmtpServer::start().await;
    server.set(Mood::Hang);
    let post = Post::to(&server.url(), soon());
    post.send("ada@x.example");
    let is_hanging = async || (server.connections() > 0).then_some(());
    until("the first one is under way", is_hanging).await;
    post.send("Ada@X.example");
    post.send("bob@x.example");
    post.mailer.forget(&email("ada@x.example"));
    server.set(Mood::Good);
    post.until("sent", 1).await;
    post.mailer.close().await;
    let mails = server.mails();
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].to, "bob@x.example");
}
