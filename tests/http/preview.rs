//! The preview: how a comment will look, drawn as it will be and kept nowhere.

use reqwest::Method;

use crate::{
    both::Store,
    hostile::assert_harmless,
    support::service::Ground,
    thread_page::assert_valid,
    web::{Answer, Visitor},
};

on_both! {
    without_scripts_the_page_keeps_the_words,
    htmx_gets_the_rendering_alone,
    nothing_hostile_is_drawn,
}

const HERE: &str = "/thread/demo/preview";
const PREVIEW: &str = "/preview/demo/preview";

async fn without_scripts_the_page_keeps_the_words(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let parent = visitor.say(HERE, &[("name", "Ada"), ("body", "top")]).await;
    let page = visitor.get(HERE).await.page();
    let button = page.one(".composer [formaction]");
    assert!(
        button.attr("formnovalidate").is_some(),
        "also before the name is there"
    );
    let to = button.attr("formaction").unwrap();
    let fields = [
        ("name", ""),
        ("body", "**bold** words"),
        ("email", "not an address"),
        ("website", "x"),
        ("parent", &*parent),
        ("title", "A title"),
        ("url", "https://blog.example/a"),
    ];
    let answer = visitor.post(to, &fields).await;
    assert_eq!(
        (answer.status, answer.header("cache-control")),
        (200, "no-store")
    );
    assert_eq!(
        answer.header("set-cookie"),
        "",
        "looking makes nobody a guest"
    );
    let page = answer.page();
    assert_valid(&page);
    assert_eq!(page.words("#preview strong"), "bold");
    for (name, value) in fields {
        assert_eq!(page.field(name), value, "{name}");
    }
    assert!(page.words(".replying").contains("Ada"));
    assert!(
        page.all("[aria-invalid]").is_empty(),
        "nothing was sent yet"
    );
    assert_eq!(page.comments().len(), 1);
    let again = visitor.post(to, &[("name", "Ada"), ("body", " \n ")]).await;
    assert_eq!(
        (again.status, again.page().words("#preview")),
        (200, String::new())
    );
    assert_eq!(store.log("demo/preview"), [1, 2]);
}

async fn htmx_gets_the_rendering_alone(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let answer = visitor.hx_post(PREVIEW, &[("body", "*soft* `code`")]).await;
    assert_eq!(
        (answer.status, answer.header("cache-control")),
        (200, "no-store")
    );
    let page = answer.page();
    assert_eq!(page.words(".comment-body em"), "soft");
    assert!(page.all("form, article, h2").is_empty());
    for empty in ["", " \r\n\t "] {
        let page = visitor.hx_post(PREVIEW, &[("body", empty)]).await.page();
        assert_eq!(page.words(".comment-body"), "");
    }
    // What is too long to be posted is not drawn either.
    let long = "ä".repeat(20_001);
    let told = visitor.hx_post(PREVIEW, &[("body", &long)]).await;
    assert_eq!((told.status, told.header("hx-reswap")), (422, "none"));
    assert!(told.text().contains("at most 20000 characters fit"));
    let page = visitor.post(PREVIEW, &[("body", &long)]).await;
    assert_eq!(
        (page.status, page.page().field("body").trim()),
        (422, &*long)
    );
    let large = "x".repeat(300_000);
    for answer in [
        visitor.hx_post(PREVIEW, &[("body", &large)]).await,
        visitor.post(PREVIEW, &[("body", &large)]).await,
    ] {
        assert_eq!(answer.status, 413);
        assert!(answer.text().contains("at most 20,000 characters"));
    }
    let elsewhere = visitor.post("/preview/nobody/x", &[("body", "x")]).await;
    assert_eq!(elsewhere.status, 404);
    let foreign = visitor
        .request(Method::POST, PREVIEW)
        .header("Origin", "https://evil.example");
    let foreign = Answer::to(foreign.form(&[("body", "x")])).await;
    assert_eq!(foreign.status, 403);
    assert_eq!(
        visitor.get(PREVIEW).await.status,
        404,
        "there is nothing to get"
    );
}

async fn nothing_hostile_is_drawn(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    for body in crate::hostile::BODIES {
        let answer = visitor
            .post(PREVIEW, &[("name", "M"), ("body", body)])
            .await;
        assert_eq!(answer.status, 200);
        let page = answer.page();
        assert_harmless(&page);
        assert_eq!(page.field("body"), *body);
        let alone = visitor.hx_post(PREVIEW, &[("body", body)]).await.page();
        assert!(
            alone
                .all("script, img, iframe, style, form, [onclick], [style]")
                .is_empty()
        );
        assert_eq!(alone.words(".comment-body"), page.words("#preview"));
        // It looks as the comment then does.
        let fields = [("name", "M"), ("body", *body)];
        let id = visitor.say("/thread/demo/posted", &fields).await;
        let posted = visitor.get("/thread/demo/posted").await.page();
        let shown = posted.comments().into_iter().find(|it| it.id == id);
        assert_eq!(shown.unwrap().text, page.words("#preview"));
    }
    assert!(store.log("demo/preview").is_empty());
}

#[tokio::test]
async fn looking_too_often_keeps_the_words_too() {
    let ground = Ground::sqlite();
    let service = ground.start_with(&[("AFTERWORD_RATE_LIMIT", "1/h")]);
    let visitor = Visitor::of(&service);
    // Looking costs less than speaking, so more of it is allowed; and it takes nothing from that.
    for n in 0..4 {
        let answer = visitor.hx_post(PREVIEW, &[("body", "words")]).await;
        assert_eq!(answer.status, 200, "{n}");
    }
    let fields = [("name", "Ada"), ("body", "kept")];
    let page = visitor.post(PREVIEW, &fields).await;
    assert_eq!(page.page().field("body"), "kept");
    assert!(page.page().words("#composer-error").contains("still here"));
    // With a script the form is there still, and stays.
    let told = visitor.hx_post(PREVIEW, &fields).await;
    assert_eq!(told.header("hx-reswap"), "none");
    assert!(told.text().contains("#composer-error") && told.text().contains("still here"));
    for answer in [page, told] {
        assert_eq!(answer.status, 429);
        assert!(answer.header("retry-after").parse::<u64>().unwrap() > 0);
    }
    visitor
        .say(HERE, &[("name", "Ada"), ("body", "kept")])
        .await;
}
