//! Delivering: once, in the end, and without holding anybody up.

use std::time::{Duration, Instant};

use afterword::mail::{Letter, Patience};

use crate::{
    given::{Log, Post, late, letter, soon},
    smtp::{Mood, SmtpServer},
    support::service::until,
};

#[tokio::test]
async fn a_letter_arrives_once_as_it_was_written() {
    let server = SmtpServer::start().await;
    let url = server.url().replace("127", "ada:p%40ss@127");
    let post = Post::to(&url, soon());
    post.mailer.send(Letter {
        html: Some("<p>Über</p>".to_owned()),
        ..letter("bob@x.example")
    });
    post.send("eve@x.example");
    post.mailer.close().await;
    let mails = server.mails();
    assert_eq!(mails.len(), 2);
    assert_eq!(post.count("sent"), 2);
    for (mail, to) in mails.iter().zip(["bob@x.example", "eve@x.example"]) {
        assert_eq!((&*mail.from, &*mail.to), ("blog@x.example", to));
        assert_eq!(mail.subject(), "Grüße aus Zürich");
        assert_eq!(mail.text(), "secret words\n.\n..\nÜber 🎉\n");
    }
    assert_eq!(mails[0].html().as_deref(), Some("<p>Über</p>"));
    assert_eq!(mails[1].html(), None);
    let commands = server.commands();
    assert!(commands.contains(&"EHLO x.example".to_owned()));
    // \0ada\0p@ss
    assert!(commands.contains(&"AUTH PLAIN AGFkYQBwQHNz".to_owned()));
}

#[tokio::test]
async fn what_is_put_off_is_tried_again() {
    let server = SmtpServer::start().await;
    server.set(Mood::Later(3));
    let post = Post::to(&server.url(), soon());
    post.send("bob@x.example");
    post.until("sent", 1).await;
    assert_eq!((server.offers(), server.mails().len()), (4, 1));
}

#[tokio::test]
async fn what_is_put_off_for_too_long_is_given_up() {
    let server = SmtpServer::start().await;
    server.set(Mood::Later(5));
    let post = Post::to(&server.url(), soon());
    post.send("bob@x.example");
    post.until("failed", 1).await;
    assert_eq!((server.offers(), server.mails().len()), (4, 0));
}

#[tokio::test]
async fn a_server_that_is_away_for_a_while_gets_it_then() {
    let log = Log::listen();
    let server = SmtpServer::start().await;
    let (port, url) = (server.port, server.url());
    drop(server);
    let refuses = async || std::net::TcpStream::connect(("127.0.0.1", port)).err();
    until("the port is closed", refuses).await;
    let patience = Patience {
        between: vec![Duration::from_millis(50); 200],
        ..soon()
    };
    let post = Post::to(&url, patience);
    post.send("bob@x.example");
    until("a try fails", async || {
        log.has("is tried again").then_some(())
    })
    .await;
    let server = SmtpServer::start_at(port).await;
    post.until("sent", 1).await;
    assert_eq!(server.mails().len(), 1);
}

#[tokio::test]
async fn what_is_refused_is_given_up_and_the_log_keeps_the_secret() {
    let log = Log::listen();
    let server = SmtpServer::start().await;
    server.set(Mood::Never);
    let post = Post::to(&server.url(), soon());
    post.send("bob@x.example");
    post.until("failed", 1).await;
    assert_eq!(server.offers(), 1);
    assert!(log.has("a letter is given up") && log.has("550"));
    for secret in [
        "bob",
        "x.example",
        "nobody of that name",
        "secret",
        "Zürich",
    ] {
        assert!(!log.has(secret), "{secret}: {}", log.text());
    }
    server.set(Mood::Good);
    post.send("eve@x.example");
    post.until("sent", 1).await;
}

#[tokio::test]
async fn one_that_is_put_off_holds_up_no_other() {
    let server = SmtpServer::start().await;
    server.set(Mood::Later(1));
    let post = Post::to(&server.url(), late());
    post.send("bob@x.example");
    post.send("eve@x.example");
    post.until("sent", 1).await;
    assert_eq!(server.mails()[0].to, "eve@x.example");
}

#[tokio::test]
async fn a_server_that_hangs_holds_up_nobody() {
    let server = SmtpServer::start().await;
    server.set(Mood::Hang);
    let post = Post::to(&server.url(), late());
    post.send("bob@x.example");
    let is_hanging = async || (server.connections() > 0).then_some(());
    until("the first one hangs", is_hanging).await;
    let began = Instant::now();
    // One is under way, so 999 more fit.
    for _ in 0..1004 {
        post.send("bob@x.example");
    }
    assert!(began.elapsed() < Duration::from_secs(10), "it waits");
    assert_eq!(post.count("dropped"), 5);
    assert_eq!(post.count("failed") + post.count("sent"), 0);
}

#[tokio::test]
async fn a_try_takes_so_long_and_no_longer() {
    let server = SmtpServer::start().await;
    server.set(Mood::Hang);
    let patience = Patience {
        each: Duration::from_millis(30),
        ..soon()
    };
    let post = Post::to(&server.url(), patience);
    post.send("bob@x.example");
    post.until("failed", 1).await;
    assert_eq!(server.connections(), 4);
}

#[tokio::test]
async fn without_encryption_a_server_is_told_nothing() {
    let log = Log::listen();
    for (scheme, tries) in [("smtp", 1), ("smtps", 4)] {
        let server = SmtpServer::start().await;
        let url = format!("{scheme}://ada:password@127.0.0.1:{}", server.port);
        let post = Post::to(&url, soon());
        post.send("bob@x.example");
        post.until("failed", 1).await;
        assert_eq!(server.connections(), tries);
        let commands = server.commands();
        let greeting = |command: &String| command.starts_with("EHLO") || command == "QUIT";
        assert!(commands.iter().all(greeting), "{commands:?}");
    }
    assert!(log.has("STARTTLS is not supported"), "{}", log.text());
}
