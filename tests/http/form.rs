//! The composer's form: stored and shown, or refused with every word kept and each error in place.

use crate::{
    both::Store,
    thread_page::assert_valid,
    web::{Answer, Page, Visitor},
};

on_both! {
    a_comment_is_stored_and_led_to,
    every_refusal_keeps_the_words,
    an_unknown_parent_keeps_the_words,
    a_second_press_is_told_and_led_to_the_first,
    twenty_thousand_characters_fit,
    htmx_gets_the_comment_and_a_fresh_composer,
    htmx_gets_the_composer_back_when_refused,
}

const HERE: &str = "/thread/demo/form";

type Fields<'a> = [(&'a str, &'a str)];

/// A good form with some fields changed.
fn form<'a>(changes: &Fields<'a>) -> Vec<(&'a str, &'a str)> {
    let good = [
        ("name", "Ada L."),
        ("body", "Some words,\r\nmore words"),
        ("email", "ada@example.org"),
        ("website", "https://ada.example/"),
        ("parent", ""),
        ("url", "https://blog.example/a"),
        ("title", "A \"title\""),
    ];
    let changed = |name| changes.iter().find(|(changed, _)| *changed == name);
    good.iter()
        .map(|(name, value)| (*name, changed(*name).map_or(*value, |(_, v)| *v)))
        .collect()
}

/// A browser sends line ends as CRLF and a parser reads them as LF.
fn assert_words_kept(page: &Page, fields: &Fields<'_>) {
    for (name, value) in fields
        .iter()
        .filter(|(name, _)| !matches!(*name, "parent" | "key"))
    {
        assert_eq!(page.field(name), value.replace("\r\n", "\n"), "{name}");
    }
}

async fn a_comment_is_stored_and_led_to(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let fields = form(&[]);
    let answer = visitor.post(&format!("{HERE}?theme=dark"), &fields).await;
    assert_eq!(
        (answer.status, answer.header("cache-control")),
        (303, "no-store")
    );
    let to = visitor.resolve(answer.header("location"));
    assert_eq!((to.path(), to.query()), (HERE, Some("theme=dark")));
    let page = visitor.get(to.as_str()).await.page();
    let shown = page.comments();
    assert_eq!(shown.len(), 1);
    assert_eq!(
        (&*shown[0].author, &*shown[0].text),
        ("Ada L.", "Some words, more words")
    );
    assert_eq!(to.fragment(), Some(&*format!("comment-{}", shown[0].id)));
    assert_eq!(
        page.field("body"),
        "",
        "the shared page has nobody's words in its form"
    );
    assert!(
        !visitor.get(HERE).await.text().contains("ada@example.org"),
        "an address is shown"
    );
    assert_eq!(store.log("demo/form"), [1, 2]);
}

async fn every_refusal_keeps_the_words(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let long_body = "x".repeat(20_001);
    let long_name = "ä".repeat(81);
    let long_mail = format!("{}@example.org", "a".repeat(250));
    let long_site = format!("https://ada.example/{}", "a".repeat(300));
    for (field, value, says) in [
        ("name", "", "The name is missing."),
        ("name", " \u{200b}\u{3164} ", "The name is missing."),
        (
            "name",
            &*long_name,
            "The name is too long: at most 80 characters fit.",
        ),
        ("body", "", "The comment is missing."),
        ("body", " \r\n \u{feff}", "The comment is missing."),
        (
            "body",
            &*long_body,
            "The comment is too long: at most 20000 characters fit.",
        ),
        (
            "email",
            "not an address",
            "The address does not look like name@example.org.",
        ),
        (
            "email",
            &*long_mail,
            "The address is too long: at most 254 characters fit.",
        ),
        (
            "website",
            "javascript:alert(1)",
            "The website does not look like https://example.org.",
        ),
        (
            "website",
            "ftp://ada.example",
            "The website does not look like https://example.org.",
        ),
        (
            "website",
            &*long_site,
            "The website is too long: at most 300 characters fit.",
        ),
    ] {
        let fields = form(&[(field, value)]);
        let answer = visitor.post(HERE, &fields).await;
        assert_eq!(
            (answer.status, answer.header("cache-control")),
            (422, "no-store"),
            "{says}"
        );
        let page = answer.page();
        assert_valid(&page);
        assert_words_kept(&page, &fields);
        assert_eq!(page.error_of(field).as_deref(), Some(says));
        assert_eq!(page.all("[aria-invalid]").len(), 1, "only {field} is wrong");
    }
    let fields = form(&[("name", ""), ("body", ""), ("email", "x"), ("website", "y")]);
    let page = visitor.post(HERE, &fields).await.page();
    for field in ["name", "body", "email", "website"] {
        assert!(
            page.error_of(field).is_some(),
            "all errors are told at once: {field}"
        );
    }
    assert!(store.log("demo/form").is_empty());
}

async fn an_unknown_parent_keeps_the_words(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let there = visitor.say("/thread/demo/elsewhere", &form(&[])).await;
    for parent in ["000000000000", "garbage", "\u{fffd}", &there] {
        let fields = form(&[("parent", parent)]);
        let answer = visitor.post(HERE, &fields).await;
        assert_eq!(answer.status, 422, "{parent}");
        let page = answer.page();
        assert_valid(&page);
        assert_words_kept(&page, &fields);
        assert!(!page.words("#composer-error[role=alert]").is_empty());
        assert_eq!(
            page.field("parent"),
            "",
            "sent again, it is a comment of its own"
        );
    }
    assert!(store.log("demo/form").is_empty());
}

async fn a_second_press_is_told_and_led_to_the_first(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let fields = form(&[]);
    let first = visitor.say(HERE, &fields).await;
    let answer = visitor.post(HERE, &fields).await;
    assert_eq!(answer.status, 422);
    let page = answer.page();
    assert_valid(&page);
    assert_words_kept(&page, &fields);
    assert!(page.words("#composer-error").contains("said this already"));
    let link = page.one("#composer-error a").attr("href").unwrap();
    assert_eq!(link, format!("#comment-{first}"));
    page.one(link);
    assert_eq!(page.comments().len(), 1);
    assert_eq!(store.log("demo/form"), [1, 2]);
}

async fn twenty_thousand_characters_fit(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let body = "🦀".repeat(20_000);
    visitor.say(HERE, &form(&[("body", &body)])).await;
    let shown = visitor.get(HERE).await.page().comments();
    assert_eq!(shown[0].text, body);
    // As a browser counts and sends them: a line end is one character there and two on the way.
    let lines = "a\r\n".repeat(9_999) + "bc";
    visitor.say(HERE, &form(&[("body", &lines)])).await;
}

async fn htmx_gets_the_comment_and_a_fresh_composer(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let parent = visitor.say(HERE, &form(&[("body", "first")])).await;
    let answer = visitor.hx_post(HERE, &form(&[("parent", &parent)])).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert!(answer.header("vary").contains("hx-request"));
    let page = answer.page();
    let kept = [
        ("name", "Ada L."),
        ("email", "ada@example.org"),
        ("website", "https://ada.example/"),
    ];
    assert_words_kept(&page, &kept);
    for cleared in ["body", "parent"] {
        assert_eq!(page.field(cleared), "", "{cleared}");
    }
    assert!(page.all("[aria-invalid], .replying").is_empty());
    let comment = page.one("[data-hx-swap-oob] article.comment");
    assert_eq!(comment.attr("data-under"), Some(&*parent));
    assert_eq!(page.comments()[0].text, "Some words, more words");
    assert_eq!(visitor.get(HERE).await.page().comments().len(), 2);
}

async fn htmx_gets_the_composer_back_when_refused(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let parent = visitor.say(HERE, &form(&[])).await;
    let refused: Vec<Answer> = vec![
        visitor
            .hx_post(HERE, &form(&[("name", ""), ("parent", &parent)]))
            .await,
        visitor.hx_post(HERE, &form(&[("email", "x")])).await,
        visitor.hx_post(HERE, &form(&[])).await,
    ];
    for answer in &refused {
        assert_eq!(answer.status, 422);
        assert!(!answer.text().to_lowercase().contains("<html"));
        let page = answer.page();
        assert!(
            page.all("article.comment").is_empty(),
            "only the composer comes back"
        );
        assert_eq!(page.field("body"), "Some words,\nmore words");
    }
    assert_eq!(refused[0].page().field("parent"), parent);
    assert!(refused[0].page().words(".replying").contains("Ada L."));
    assert!(refused[0].page().error_of("name").is_some());
    assert!(
        refused[2]
            .page()
            .words("#composer-error")
            .contains("already")
    );
}
