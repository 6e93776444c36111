//! Reactions to the post: one for each person, also where nobody has commented.

use crate::{
    both::Store,
    support::service::until,
    thread_page::assert_valid,
    watcher::Watcher,
    web::{Page, Visitor, words},
};

on_both! {
    a_reaction_is_set_replaced_and_undone,
    reactions_arrive_on_open_pages,
    what_is_no_reaction_is_refused,
    reactions_can_be_switched_off,
}

const HERE: &str = "/thread/demo/reactions";
const REACT: &str = "/react/demo/reactions";

/// What has been pressed, by whom: `love 2*` is two, and this page's reader is one of them.
fn reacted(page: &Page) -> Vec<String> {
    let buttons = page.all("form#reactions button[name=reaction]");
    assert_eq!(buttons.len(), 5);
    let told = buttons.into_iter().filter_map(|button| {
        let id = button
            .descendent_elements()
            .find_map(|it| it.attr("id").filter(|id| id.starts_with("reacted-")))
            .unwrap();
        let name = id.strip_prefix("reacted-").unwrap();
        let count = page.words(&format!("#{id}"));
        let mine = button.attr("aria-pressed") == Some("true");
        // What is pressed asks to be undone.
        assert_eq!(button.attr("value"), Some(if mine { "" } else { name }));
        assert!(!words(button).is_empty(), "a button has a name");
        let star = if mine { "*" } else { "" };
        (!count.is_empty()).then(|| format!("{name} {count}{star}"))
    });
    told.collect()
}

async fn seen(visitor: &Visitor) -> Vec<String> {
    let page = visitor.get(HERE).await.page();
    assert_valid(&page);
    reacted(&page)
}

async fn a_reaction_is_set_replaced_and_undone(store: Store) {
    let service = store.start();
    let reader = Visitor::of(&service);
    assert!(seen(&reader).await.is_empty());
    // Nobody has commented here.
    let answer = reader.post(REACT, &[("reaction", "love")]).await;
    assert_eq!(answer.status, 303);
    let to = reader.resolve(answer.header("location"));
    assert_eq!((to.path(), to.fragment()), (HERE, Some("reactions")));
    let bob = reader.with("cookie", &answer.cookie());
    assert_eq!(seen(&bob).await, ["love 1*"]);
    assert_eq!(seen(&reader).await, ["love 1"]);
    for _ in 0..2 {
        assert_eq!(bob.post(REACT, &[("reaction", "love")]).await.status, 303);
    }
    assert_eq!(seen(&bob).await, ["love 1*"], "once however often");
    let answer = reader.hx_post(REACT, &[("reaction", "sad")]).await;
    assert_eq!(
        (answer.status, answer.header("cache-control")),
        (200, "no-store")
    );
    assert_eq!(reacted(&answer.page()), ["love 1", "sad 1*"]);
    assert!(answer.page().all("article, .composer, h2").is_empty());
    let eve = reader.with("afterword-guest", answer.header("afterword-guest"));
    assert_eq!(bob.post(REACT, &[("reaction", "sad")]).await.status, 303);
    assert_eq!(
        seen(&bob).await,
        ["sad 2*"],
        "one takes the place of the other"
    );
    for _ in 0..2 {
        assert_eq!(eve.post(REACT, &[("reaction", "")]).await.status, 303);
        assert_eq!(seen(&eve).await, ["sad 1"]);
    }
    let page = reader.get(HERE).await.page();
    assert_eq!(
        (page.words("h2"), page.comments().len()),
        ("Comments".into(), 0)
    );
    let counted = reader.get("/counts/demo?post=reactions&as=number").await;
    assert_eq!(counted.text(), r#"{"reactions":"0"}"#);
    // The first comment comes to a thread that is open already.
    reader
        .say(HERE, &[("name", "Ada"), ("body", "words")])
        .await;
    assert_eq!(seen(&bob).await, ["sad 1*"]);
    assert_eq!(store.log("demo/reactions").len(), 6);
}

async fn reactions_arrive_on_open_pages(store: Store) {
    let service = store.start();
    let reader = Visitor::of(&service);
    let mut open = Watcher::open(&service, "demo/reactions").await;
    let answer = reader.post(REACT, &[("reaction", "wow")]).await;
    open.until("wow", |page| {
        page.reacted.get("wow").is_some_and(|n| n == "1")
    })
    .await;
    let bob = reader.with("cookie", &answer.cookie());
    bob.post(REACT, &[("reaction", "laugh")]).await;
    open.until("laughter", |page| page.reacted["laugh"] == "1")
        .await;
    assert_eq!(open.page.reacted["wow"], "");
    assert!(open.page.arrived.is_empty());
}

async fn what_is_no_reaction_is_refused(store: Store) {
    let service = store.start();
    let reader = Visitor::of(&service);
    let long = "love".repeat(10_000);
    for odd in ["Love", "x", " love", "\u{1f980}", "<b>love</b>", &*long] {
        let answer = reader.post(REACT, &[("reaction", odd)]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.page().all("b").is_empty());
    }
    // To undo what was never done is no news, and opens nothing.
    assert_eq!(reader.post(REACT, &[("reaction", "")]).await.status, 303);
    assert_eq!(reader.post(REACT, &[]).await.status, 303);
    assert!(store.log("demo/reactions").is_empty());
}

async fn reactions_can_be_switched_off(store: Store) {
    let add = ["site", "add", "blog", "https://blog.example"];
    assert!(store.run(&add).status.success());
    let service = store.start();
    let reader = Visitor::of(&service);
    let here = "/thread/blog/reactions";
    reader.get(here).await.page().one("form#reactions");
    let off = store.run(&["site", "set", "blog", "--reactions", "off"]);
    assert!(off.status.success());
    until("the buttons are gone", async || {
        let page = reader.get(here).await.page();
        page.all("form#reactions").is_empty().then_some(())
    })
    .await;
    let fields = [("reaction", "love")];
    let answer = reader.post("/react/blog/reactions", &fields).await;
    assert_eq!(answer.status, 403);
    assert!(answer.page().words("main").contains("switched off"));
    assert!(store.log("blog/reactions").is_empty());
}
