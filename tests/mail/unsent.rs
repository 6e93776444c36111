//! Without a server: a developer reads the letters, and nobody else's are shown.

use std::sync::Arc;

use afterword::{mail::Mailer, telemetry::Metrics};

use crate::given::{Log, Post, email, letter, settings, soon};

#[tokio::test]
async fn a_developer_reads_the_letters() {
    for public in [
        None,
        Some("http://localhost:8080"),
        Some("http://blog.localhost"),
        Some("http://127.0.0.1:8080"),
        Some("http://[::1]"),
    ] {
        let log = Log::listen();
        let flags = public.map_or(vec![], |url| vec!["--public-url", url]);
        let post = Post::with(&settings(&flags), soon());
        assert!(post.mailer.can_send() && !post.mailer.is_real());
        post.send("bob@x.example");
        let kept = post.mailer.local().unwrap();
        assert_eq!(kept.len(), 1);
        assert_eq!(kept[0].letter, letter("bob@x.example"));
        assert!(log.has("bob@x.example") && log.has("Zürich") && log.has("secret words"));
        post.mailer.forget(&email("BOB@x.example"));
        assert_eq!(post.mailer.local(), Some(vec![]));
        post.mailer.close().await;
    }
}

#[tokio::test]
async fn in_public_nobody_does() {
    for public in ["https://comments.example", "http://10.0.0.1:8080"] {
        let log = Log::listen();
        let post = Post::with(&settings(&["--public-url", public]), soon());
        assert!(!post.mailer.can_send() && !post.mailer.is_real());
        post.send("bob@x.example");
        assert_eq!(post.mailer.local(), None);
        assert_eq!(post.count("dropped"), 1);
        assert!(log.has("AFTERWORD_SMTP is not set"));
        for secret in ["bob", "Zürich", "secret words"] {
            assert!(!log.has(secret), "{secret}: {}", log.text());
        }
    }
}

#[tokio::test]
async fn with_a_server_nothing_is_shown() {
    for url in [
        "smtp://ada:x@mail.example",
        "smtps://mail.example",
        "smtp://mail.example?tls=none",
    ] {
        let post = Post::to(url, soon());
        assert!(post.mailer.can_send() && post.mailer.is_real());
        assert_eq!(post.mailer.local(), None);
    }
}

#[tokio::test]
async fn a_server_wants_a_sender() {
    let config = settings(&["--smtp", "smtps://mail.example"]);
    let error = Mailer::new(&config, Arc::<Metrics>::default())
        .err()
        .unwrap();
    let said = error.to_string();
    assert!(
        said.contains("set AFTERWORD_MAIL_FROM, such as Blog <"),
        "{said}"
    );
}
