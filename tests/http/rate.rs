//! The limit on comments: told when, and the words are kept.

use reqwest::Method;

use crate::{
    support::service::Ground,
    web::{Answer, Visitor},
};

const HERE: &str = "/thread/demo/rate";

#[tokio::test]
async fn one_too_many_is_told_when_to_come_back() {
    let ground = Ground::sqlite();
    let service = ground.start_with(&[("AFTERWORD_RATE_LIMIT", "2/m")]);
    let visitor = Visitor::of(&service);
    for n in 0..2 {
        visitor
            .say(HERE, &[("name", "Ada"), ("body", &n.to_string())])
            .await;
    }
    let fields = [("name", "Ada"), ("body", "three"), ("email", "a@b.example")];
    for answer in [
        visitor.post(HERE, &fields).await,
        visitor.hx_post(HERE, &fields).await,
    ] {
        assert_eq!(answer.status, 429);
        let seconds: u64 = answer.header("retry-after").parse().unwrap();
        assert!((1..=60).contains(&seconds), "{seconds}");
        let page = answer.page();
        for (name, value) in fields {
            assert_eq!(page.field(name), value);
        }
        assert!(page.words("#composer-error").contains("still here"));
    }
    let reading = visitor.get(HERE).await;
    assert_eq!((reading.status, reading.page().comments().len()), (200, 2));
}

#[tokio::test]
async fn every_window_holds_and_the_longest_wait_is_told() {
    for (limit, most, wait) in [
        ("2/60s,9/10m,9/h", 2, 30..=60),
        ("9/m,2/10m,9/h", 2, 540..=600),
        ("9/m,9/10m,2/h", 2, 3_540..=3_600),
        ("1/m,1/h,1/10m", 1, 3_540..=3_600),
    ] {
        let ground = Ground::sqlite();
        let service = ground.start_with(&[("AFTERWORD_RATE_LIMIT", limit)]);
        let visitor = Visitor::of(&service);
        for n in 0..most {
            visitor
                .say(HERE, &[("name", "Ada"), ("body", &n.to_string())])
                .await;
        }
        // However often: what is refused makes no wait longer.
        for _ in 0..9 {
            let fields = [("name", "Ada"), ("body", "one more")];
            let answer = visitor.post(HERE, &fields).await;
            assert_eq!(answer.status, 429, "{limit}");
            let seconds: u64 = answer.header("retry-after").parse().unwrap();
            assert!(wait.contains(&seconds), "{limit}: {seconds}");
        }
    }
}

/// The statuses of comments sent through a proxy from these addresses, at one an hour for each.
async fn sent_from(trusted: &str, addresses: &[&str]) -> Vec<u16> {
    let ground = Ground::sqlite();
    let settings = [
        ("AFTERWORD_RATE_LIMIT", "1/h"),
        ("AFTERWORD_TRUSTED_PROXIES", trusted),
    ];
    let service = ground.start_with(&settings);
    let visitor = Visitor::of(&service);
    let mut statuses = Vec::new();
    for (n, from) in addresses.iter().enumerate() {
        let request = visitor
            .request(Method::POST, HERE)
            .header("X-Forwarded-For", *from);
        let request = request.form(&[("name", "Ada"), ("body", &*n.to_string())]);
        statuses.push(Answer::to(request).await.status);
    }
    statuses
}

#[tokio::test]
async fn an_address_counts_behind_trusted_proxies_only() {
    let addresses = ["192.0.2.1", "192.0.2.2", "9.9.9.9, 192.0.2.1"];
    let trusted = sent_from("127.0.0.0/8", &addresses).await;
    assert_eq!(trusted, [303, 303, 429]);
    let others = sent_from("10.0.0.0/8", &addresses).await;
    assert_eq!(others, [303, 429, 429]);
}

#[tokio::test]
async fn ipv6_counts_by_64() {
    let addresses = [
        "2001:db8::1",
        "2001:db8::ffff:0:0:2",
        "2001:db8:0:1::1",
        "[2001:db8:0:1:8000::]:443",
        "192.0.2.1",
        "::ffff:192.0.2.1",
    ];
    let statuses = sent_from("127.0.0.0/8", &addresses).await;
    assert_eq!(statuses, [303, 429, 303, 429, 303, 429]);
}

#[tokio::test]
async fn one_person_waits_between_two_comments_and_keeps_the_words() {
    let ground = Ground::sqlite();
    let service = ground.start_with(&[
        ("AFTERWORD_RATE_LIMIT", "100/m"),
        ("AFTERWORD_PACE", "1s,20s"),
    ]);
    let first = [("name", "Ada"), ("body", "one"), ("key", "wish-1")];
    let (ada, id) = Visitor::of(&service).write(HERE, &first).await;
    let again = [("name", "Ada"), ("body", "two")];
    for answer in [
        ada.post(HERE, &again).await,
        ada.hx_post(HERE, &again).await,
    ] {
        assert_eq!(answer.status, 429);
        let seconds: u64 = answer.header("retry-after").parse().unwrap();
        assert!((2..=20).contains(&seconds), "she is new: {seconds}");
        assert_eq!(answer.page().field("body"), "two");
    }
    // An answer that was lost is no second comment.
    assert_eq!(ada.say(HERE, &first).await, id);
    let pressed_twice = ada.post(HERE, &[("name", "Ada"), ("body", "one")]).await;
    assert_eq!(pressed_twice.status, 422);
    // Others are not kept from anything.
    Visitor::of(&service)
        .say(HERE, &[("name", "Bob"), ("body", "me")])
        .await;
}
