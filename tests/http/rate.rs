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
async fn an_address_counts_behind_trusted_proxies_only() {
    for (trusted, expected) in [
        ("127.0.0.0/8", [303, 303, 429]),
        ("10.0.0.0/8", [303, 429, 429]),
    ] {
        let ground = Ground::sqlite();
        let settings = [
            ("AFTERWORD_RATE_LIMIT", "1/h"),
            ("AFTERWORD_TRUSTED_PROXIES", trusted),
        ];
        let service = ground.start_with(&settings);
        let visitor = Visitor::of(&service);
        let mut statuses = Vec::new();
        for (n, from) in ["192.0.2.1", "192.0.2.2", "9.9.9.9, 192.0.2.1"]
            .into_iter()
            .enumerate()
        {
            let request = visitor
                .request(Method::POST, HERE)
                .header("X-Forwarded-For", from);
            let request = request.form(&[("name", "Ada"), ("body", &*n.to_string())]);
            statuses.push(Answer::to(request).await.status);
        }
        assert_eq!(statuses, expected, "{trusted}");
    }
}
