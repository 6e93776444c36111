//! Readers ask the staff to look at a comment.

use crate::{
    both::Store,
    house::{HERE, blog, run},
    staff::{accept, link, there},
    support::service::{Service, until},
    web::{Answer, Visitor},
};

on_both! {
    a_comment_is_reported_with_and_without_scripts,
    so_many_people_from_as_many_networks_hold_it,
    what_the_staff_approved_no_report_silences,
    it_can_be_switched_off,
}

const REPORT: &str = "/report/blog/2026/hello";
const PROXIES: (&str, &str) = ("AFTERWORD_TRUSTED_PROXIES", "127.0.0.0/8");

fn at(service: &Service, n: usize) -> Visitor {
    let address = format!("203.0.113.{n}");
    Visitor::of(service).with("x-forwarded-for", &address)
}

async fn report(reader: &Visitor, id: &str) -> Answer {
    let answer = reader
        .post(REPORT, &[("id", id), ("reason", "abuse")])
        .await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer
}

async fn is_shown(service: &Service, id: &str) -> bool {
    let page = Visitor::of(service).get(HERE).await.page();
    page.comments().iter().any(|comment| comment.id == id)
}

async fn staff(store: &Store, service: &Service) -> Visitor {
    let invitation = run(store, &["staff", "invite", "--site", "blog"]);
    let home = accept(&Visitor::of(service), &link(&invitation), "Sue Staff").await;
    there(&home, HERE).await
}

async fn a_comment_is_reported_with_and_without_scripts(store: Store) {
    blog(&store);
    let service = store.start_with(&[PROXIES]);
    let ada = Visitor::of(&service);
    let (ada, id) = ada.write(HERE, &[("name", "Ada"), ("body", "words")]).await;
    assert!(ada.get(HERE).await.page().link(&id, "a.report").is_none());
    let reader = at(&service, 1);
    let href = reader.get(HERE).await.page().link(&id, "a.report").unwrap();
    let page = reader.get(&href).await.page();
    let form = page.one("form[action='/report/blog/2026/hello']");
    assert_eq!(form.attr("method"), Some("post"));
    assert_eq!(page.one("form input[name=id]").attr("value"), Some(&*id));
    assert_eq!(page.all("form [name=reason]").len().max(5), 5);
    let answer = report(&reader, &id).await;
    let to = answer
        .header("location")
        .split('#')
        .next()
        .unwrap()
        .to_owned();
    let page = reader.get(&to).await.page();
    assert!(page.words(".notice").contains("Somebody will look"));
    assert_eq!(page.comments().len(), 1, "one report holds nothing");
    let answer = at(&service, 2)
        .hx_post(REPORT, &[("id", &*id), ("reason", "spam")])
        .await;
    assert_eq!(answer.status, 200);
    assert!(answer.text().contains("Somebody will look"));
    for (fields, status) in [
        ([("id", &*id), ("reason", "boredom")], 422),
        ([("id", ""), ("reason", "spam")], 422),
        ([("id", "0123456789ab"), ("reason", "spam")], 422),
    ] {
        assert_eq!(
            reader.post(REPORT, &fields).await.status,
            status,
            "{fields:?}"
        );
    }
    assert!(is_shown(&service, &id).await);
}

async fn so_many_people_from_as_many_networks_hold_it(store: Store) {
    blog(&store);
    let service = store.start_with(&[PROXIES]);
    let fields = [("name", "Ada"), ("body", "words")];
    let (ada, id) = Visitor::of(&service).write(HERE, &fields).await;
    // One person with one browser, from many networks.
    let cookie = report(&at(&service, 1), &id).await.cookie();
    for n in 2..=5 {
        report(&at(&service, n).with("cookie", &cookie), &id).await;
    }
    // Many browsers of one network.
    for _ in 0..4 {
        report(&at(&service, 1), &id).await;
    }
    assert!(is_shown(&service, &id).await);
    report(&at(&service, 2), &id).await;
    assert!(is_shown(&service, &id).await);
    report(&at(&service, 3), &id).await;
    assert!(!is_shown(&service, &id).await);
    let page = ada.get(HERE).await.page();
    assert!(page.of(&id, ".badge.note").is_some(), "its writer sees it");
    let late = at(&service, 4)
        .post(REPORT, &[("id", &id), ("reason", "spam")])
        .await;
    assert_eq!(late.status, 422);
}

async fn what_the_staff_approved_no_report_silences(store: Store) {
    blog(&store);
    let service = store.start_with(&[PROXIES]);
    let staff = staff(&store, &service).await;
    let fields = [("name", "Ada"), ("body", "words")];
    let id = Visitor::of(&service).say(HERE, &fields).await;
    for n in 1..=3 {
        report(&at(&service, n), &id).await;
    }
    assert!(!is_shown(&service, &id).await);
    let approve = [("approve", &*id)];
    let done = staff.post("/decide/blog/2026/hello", &approve).await;
    assert_eq!(done.status, 303);
    for n in 1..=9 {
        report(&at(&service, n), &id).await;
    }
    assert!(is_shown(&service, &id).await);
    // Of the staff nobody is silenced at all.
    let id = staff.say(HERE, &[("body", "from the house")]).await;
    assert!(
        at(&service, 1)
            .get(HERE)
            .await
            .page()
            .link(&id, "a.report")
            .is_none()
    );
    for n in 1..=9 {
        report(&at(&service, n), &id).await;
    }
    assert!(is_shown(&service, &id).await);
}

async fn it_can_be_switched_off(store: Store) {
    blog(&store);
    let service = store.start_with(&[PROXIES]);
    let fields = [("name", "Ada"), ("body", "words")];
    let id = Visitor::of(&service).say(HERE, &fields).await;
    let tag = async || {
        Visitor::of(&service)
            .get(HERE)
            .await
            .header("etag")
            .to_owned()
    };
    let set = async |most: &str| {
        let before = tag().await;
        run(&store, &["site", "set", "blog", "--reports", most]);
        until("it is known", async || {
            (tag().await != before).then_some(())
        })
        .await;
    };
    set("none").await;
    for n in 1..=9 {
        report(&at(&service, n), &id).await;
    }
    assert!(is_shown(&service, &id).await);
    set("1").await;
    let fields = [("name", "Bob"), ("body", "other words")];
    let other = Visitor::of(&service).say(HERE, &fields).await;
    report(&at(&service, 1), &other).await;
    assert!(!is_shown(&service, &other).await);
}
