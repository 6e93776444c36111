//! Editing: by its writer and nobody else, while there is time, and every word kept when refused.

use crate::{
    both::Store,
    support::service::until,
    thread_page::assert_valid,
    watcher::Watcher,
    web::{Answer, Page, Visitor},
};

on_both! {
    its_writer_edits_it_without_scripts,
    its_writer_edits_it_with_htmx_and_a_header,
    nobody_else_edits_it,
    what_is_wrong_comes_back_with_the_words,
    the_time_to_edit_ends,
}

const HERE: &str = "/thread/demo/own";
const EDIT: &str = "/edit/demo/own";

/// A link of a comment on the page that this person gets.
async fn link(visitor: &Visitor, id: &str, css: &str) -> Option<String> {
    visitor.get(HERE).await.page().link(id, css)
}

/// What everybody reads of the only comment.
async fn read(visitor: &Visitor) -> String {
    let shown = visitor.get(HERE).await.page().comments();
    assert_eq!(shown.len(), 1);
    shown[0].text.clone()
}

async fn its_writer_edits_it_without_scripts(store: Store) {
    let service = store.start();
    let reader = Visitor::of(&service);
    let fields = [("name", "Ada"), ("body", "first *words*")];
    let (ada, id) = reader.write(HERE, &fields).await;
    let mut open = Watcher::open(&service, "demo/own").await;
    let form = link(&ada, &id, "a.edit").await.expect("a link to edit it");
    let page = ada.get(&form).await.page();
    assert_valid(&page);
    assert_eq!(page.words("form.editor textarea"), "first *words*");
    assert_eq!(page.one("form.editor [name=id]").attr("value"), Some(&*id));
    let action = page.one("form.editor").attr("action").unwrap().to_owned();
    assert!(
        page.of(&id, "form.editor").is_some(),
        "it stands in its comment"
    );
    let answer = ada
        .post(&action, &[("id", &id), ("body", "other **words**")])
        .await;
    assert_eq!((answer.status, answer.comment_id()), (303, id.clone()));
    let there = ada.get(answer.header("location")).await.page();
    assert_eq!(there.comments()[0].text, "other words");
    for visitor in [&ada, &reader] {
        let page = visitor.get(HERE).await.page();
        assert_valid(&page);
        assert_eq!(page.words(".comment-body strong"), "words");
        assert_eq!(page.words(".comment .edited"), "edited");
        assert_eq!(page.words("h2"), "1 comment");
    }
    open.until("the other words", |page| page.texts() == ["other words"])
        .await;
    // The same words again are no news.
    let again = ada
        .post(&action, &[("id", &id), ("body", "other **words**")])
        .await;
    assert_eq!((again.status, store.log("demo/own")), (303, vec![1, 2, 3]));
}

async fn its_writer_edits_it_with_htmx_and_a_header(store: Store) {
    let service = store.start();
    let reader = Visitor::of(&service);
    let said = reader
        .hx_post(HERE, &[("name", "Ada"), ("body", "before")])
        .await;
    let id = said.page().comments()[0].id.clone();
    let ada = reader.with("afterword-guest", said.header("afterword-guest"));
    let form = link(&ada, &id, "a.edit").await.expect("a link to edit it");
    let form = ada.hx_get(&form).await;
    assert_eq!(
        (form.status, form.header("cache-control")),
        (200, "no-store")
    );
    let form = form.page();
    assert_eq!(form.words("form.editor textarea"), "before");
    assert!(form.all("article, h2").is_empty(), "only the form");
    let answer = ada.hx_post(EDIT, &[("id", &id), ("body", "after")]).await;
    assert_eq!(answer.status, 200);
    let page = answer.page();
    assert_eq!(page.comments()[0].text, "after");
    assert!(page.all(".composer").is_empty(), "the form is gone");
    assert!(page.link(&id, "a.edit").is_some(), "it can be edited again");
    assert_eq!(read(&reader).await, "after");
}

async fn nobody_else_edits_it(store: Store) {
    let service = store.start();
    let stranger = Visitor::of(&service);
    let (ada, id) = stranger
        .write(HERE, &[("name", "Ada"), ("body", "hers")])
        .await;
    let elsewhere = [("name", "Bob"), ("body", "his")];
    let (bob, _) = stranger.write("/thread/demo/elsewhere", &elsewhere).await;
    let token = ada.get(HERE).await;
    assert_eq!(
        token.header("afterword-guest"),
        "",
        "reading gives no token"
    );
    let forged = format!("__Host-afterword-demo=0123456789ab.{}", "0".repeat(32));
    let forged = stranger.with("cookie", &forged);
    for visitor in [&stranger, &bob, &forged] {
        let page = visitor.get(HERE).await.page();
        assert!(
            page.all("a.edit, a.delete").is_empty(),
            "no links for others"
        );
        for ask in ["edit", "delete"] {
            let form = visitor.get(&format!("{HERE}?{ask}={id}")).await;
            assert_eq!(form.status, 403);
            assert!(form.page().all("form.editor, form.farewell").is_empty());
            assert!(form.page().words(".notice").contains("another browser"));
        }
        let form = visitor.hx_get(&format!("{HERE}?edit={id}")).await.page();
        assert!(form.words("[role=alert]").contains("another browser"));
        let fields = [("id", &*id), ("body", "not <b>hers</b>")];
        for answer in [
            visitor.post(EDIT, &fields).await,
            visitor.hx_post(EDIT, &fields).await,
        ] {
            assert_eq!(answer.status, 403);
            let html = answer.page();
            assert!(html.all("b").is_empty());
            let words: Vec<_> = html
                .all("main, form")
                .into_iter()
                .map(crate::web::words)
                .collect();
            assert!(words.concat().contains("another browser"), "{words:?}");
            assert!(words.concat().contains("not <b>hers</b>"), "{words:?}");
        }
        let delete = visitor.post("/delete/demo/own", &[("id", &id)]).await;
        assert_eq!(delete.status, 403);
    }
    assert_eq!(read(&stranger).await, "hers");
    assert_eq!(store.log("demo/own"), [1, 2]);
}

/// What a refused form has, alone or in its page.
fn assert_refused(answer: &Answer, words: &str, says: &str) -> Page {
    assert_eq!(
        (answer.status, answer.header("cache-control")),
        (422, "no-store")
    );
    let page = answer.page();
    let field: String = page.one("form.editor textarea").text().collect();
    assert_eq!(field.trim_start_matches('\n'), words);
    assert!(
        page.words("form.editor [role=alert]").contains(says),
        "{says}"
    );
    page
}

async fn what_is_wrong_comes_back_with_the_words(store: Store) {
    let service = store.start();
    let fields = [("name", "Ada"), ("body", "as it was")];
    let (ada, id) = Visitor::of(&service).write(HERE, &fields).await;
    let long = "ä".repeat(20_001);
    for (body, says) in [
        ("", "missing"),
        (" \u{200b} ", "missing"),
        (&*long, "at most 20000 characters"),
        ("</textarea><script>1</script>\u{0}", ""),
    ] {
        let fields = [("id", &*id), ("body", body)];
        let (page, alone) = (
            ada.post(EDIT, &fields).await,
            ada.hx_post(EDIT, &fields).await,
        );
        if says.is_empty() {
            assert_eq!((page.status, alone.status), (303, 200));
            assert_eq!(ada.get(HERE).await.page().all("script").len(), 1);
            continue;
        }
        let page = assert_refused(&page, body, says);
        assert_valid(&page);
        assert_eq!(page.comments()[0].text, "as it was");
        assert!(page.of(&id, "form.editor").is_some());
        assert!(assert_refused(&alone, body, says).all("article").is_empty());
    }
    for odd in [
        "",
        "x",
        "000000000000",
        "\u{1f980}",
        "../..",
        &"z".repeat(5000),
    ] {
        let answer = ada.post(EDIT, &[("id", odd), ("body", "words")]).await;
        assert_eq!(answer.status, 422, "{odd}");
        let asked = ada.get(&format!("{HERE}?edit={odd}")).await;
        assert!([200, 403].contains(&asked.status), "{odd}");
    }
}

async fn the_time_to_edit_ends(store: Store) {
    let service = store.start_with(&[("AFTERWORD_EDIT_WINDOW", "1s")]);
    let fields = [("name", "Ada"), ("body", "early")];
    let (ada, id) = Visitor::of(&service).write(HERE, &fields).await;
    until("the link is gone", async || {
        link(&ada, &id, "a.edit").await.is_none().then_some(())
    })
    .await;
    assert!(link(&ada, &id, "a.delete").await.is_some());
    let late = ada.get(&format!("{HERE}?edit={id}")).await;
    assert_eq!(late.status, 403);
    assert!(late.page().words(".notice").contains("is over"));
    let fields = [("id", &*id), ("body", "late")];
    assert_refused(&ada.post(EDIT, &fields).await, "late", "is over");
    assert_refused(&ada.hx_post(EDIT, &fields).await, "late", "is over");
    assert_eq!(read(&ada).await, "early");
    drop(service);
    let off = store.start_with(&[("AFTERWORD_EDIT_WINDOW", "off")]);
    let fields = [("name", "Bob"), ("body", "never")];
    let (bob, id) = Visitor::of(&off).write("/thread/demo/off", &fields).await;
    let page = bob.get("/thread/demo/off").await.page();
    assert!(page.link(&id, "a.edit").is_none() && page.link(&id, "a.delete").is_some());
    let fields = [("id", &*id), ("body", "after all")];
    assert_refused(
        &bob.post("/edit/demo/off", &fields).await,
        "after all",
        "is over",
    );
}
