//! What Akismet thinks of a comment, and what it makes of one that it does not tell.

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use afterword::{
    config::Config,
    domain::values::Timestamp,
    providers::akismet::{Akismet, Checked, CommentType, Label, Verdict},
};
use clap::Parser;

use crate::{
    akismet::{AkismetServer, KEY, Mood, Told},
    support::service::{Ground, until},
    web::Visitor,
};

#[derive(Parser)]
struct Settings {
    #[command(flatten)]
    config: Config,
}

/// As the settings make it.
fn akismet(url: &str, key: &str) -> Akismet {
    let flags = ["", "--akismet-url", url, "--akismet-key", key];
    Akismet::of(&Settings::parse_from(flags).config).unwrap()
}

fn checked() -> Checked {
    Checked {
        blog: "https://blog.example".to_owned(),
        user_ip: "2001:db8::1".parse().ok(),
        user_agent: "Mozilla/5.0".to_owned(),
        referrer: "https://blog.example/".to_owned(),
        permalink: "https://blog.example/2026/hello".to_owned(),
        comment_type: CommentType::Reply,
        comment_author: "Ada & Élise".to_owned(),
        comment_author_email: "ada@blog.example".to_owned(),
        comment_author_url: String::new(),
        comment_content: "a=b&c\n\u{1f9d9} **yes**".to_owned(),
        comment_date_gmt: Timestamp::from_millis(1_800_000_000_000),
        blog_lang: "en".to_owned(),
    }
}

fn fields(told: &Told) -> BTreeMap<&str, &str> {
    let fields = told.fields.iter();
    fields.map(|(name, it)| (&**name, &**it)).collect()
}

/// The reason for which nothing is sure.
fn unsure(verdict: Verdict) -> String {
    match verdict {
        Verdict::Unsure(why) => why,
        sure => panic!("{sure:?}"),
    }
}

#[tokio::test]
async fn it_is_told_what_was_said_and_its_verdict_counts() {
    let server = AkismetServer::start().await;
    let akismet = akismet(&format!("{}/", server.url), KEY);
    for (mood, verdict) in [
        (Mood::Ham, Verdict::Ham),
        (Mood::Spam, Verdict::Spam { discard: false }),
        (Mood::Discard, Verdict::Spam { discard: true }),
    ] {
        server.set(mood);
        assert_eq!(akismet.check(&checked()).await, verdict);
    }
    let told = server.told();
    let expected = BTreeMap::from([
        ("api_key", KEY),
        ("blog", "https://blog.example"),
        ("user_ip", "2001:db8::1"),
        ("user_agent", "Mozilla/5.0"),
        ("referrer", "https://blog.example/"),
        ("permalink", "https://blog.example/2026/hello"),
        ("comment_type", "reply"),
        ("comment_author", "Ada & Élise"),
        ("comment_author_email", "ada@blog.example"),
        ("comment_content", "a=b&c\n\u{1f9d9} **yes**"),
        ("comment_date_gmt", "2027-01-15T08:00:00Z"),
        ("blog_lang", "en"),
        ("blog_charset", "UTF-8"),
    ]);
    assert_eq!(fields(&told[0]), expected);
    assert!(told.len() == 3 && told.iter().all(|it| it.call == "comment-check"));
}

#[tokio::test]
async fn an_odd_answer_is_no_verdict() {
    let server = AkismetServer::start().await;
    let akismet = akismet(&server.url, KEY);
    for mood in [Mood::Nonsense, Mood::Long, Mood::Broken, Mood::Redirects] {
        server.set(mood);
        let why = unsure(akismet.check(&checked()).await);
        assert!(!why.contains("offers") && !why.contains(KEY), "{why}");
    }
    server.set(Mood::Ham);
    assert_eq!(akismet.check(&checked()).await, Verdict::Ham);
    assert!(server.told().iter().all(|it| it.call == "comment-check"));
}

#[tokio::test]
async fn a_wrong_key_is_told_without_being_shown() {
    let server = AkismetServer::start().await;
    let why = unsure(akismet(&server.url, "hunter2").check(&checked()).await);
    assert!(why.contains("AFTERWORD_AKISMET_KEY"), "{why}");
    assert!(why.ends_with("nobody has the key …"), "{why}");
}

#[tokio::test]
async fn one_that_says_nothing_is_not_waited_for() {
    let server = AkismetServer::start().await;
    server.set(Mood::Hangs);
    let began = Instant::now();
    let why = unsure(akismet(&server.url, KEY).check(&checked()).await);
    assert!(why.contains("3s"), "{why}");
    assert!(began.elapsed() < Duration::from_secs(6));
    assert_eq!(server.told().len(), 1);
    let url = server.url.clone();
    drop(server);
    let gone = until("nobody listens", async || {
        let why = unsure(akismet(&url, KEY).check(&checked()).await);
        why.to_lowercase().contains("connect").then_some(why)
    });
    assert!(!gone.await.contains(KEY));
}

#[tokio::test]
async fn nothing_is_told_in_the_clear_where_the_settings_want_tls() {
    let server = AkismetServer::start().await;
    let url = server.url.replace("http:", "https:");
    unsure(akismet(&url, KEY).check(&checked()).await);
    assert!(server.told().is_empty());
}

#[tokio::test]
async fn it_learns_what_people_found() {
    let server = AkismetServer::start().await;
    let akismet = akismet(&server.url, KEY);
    let later = Checked {
        user_ip: None,
        user_agent: String::new(),
        comment_type: CommentType::Comment,
        ..checked()
    };
    for (label, call) in [(Label::Spam, "submit-spam"), (Label::Ham, "submit-ham")] {
        akismet.report(later.clone(), label);
        let told = until(call, async || {
            server.told().into_iter().find(|it| it.call == call)
        });
        let told = told.await;
        let fields = fields(&told);
        assert_eq!(fields["comment_type"], "comment");
        assert_eq!(fields["comment_content"], checked().comment_content);
        assert!(!fields.contains_key("user_ip") && !fields.contains_key("user_agent"));
    }
    // What fails is over for whoever reported it.
    server.set(Mood::Broken);
    akismet.report(later, Label::Ham);
    until("the report", async || {
        (server.told().len() == 3).then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_service_with_a_key_starts_and_asks_nothing_before_somebody_comments() {
    let server = AkismetServer::start().await;
    let service = Ground::sqlite().start_with(&server.settings());
    let page = Visitor::of(&service).get("/thread/demo/x").await;
    assert_eq!((page.status, server.told().len()), (200, 0));
}
