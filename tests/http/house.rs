//! What the owner of a blog decides on the command line, beside a running service or without one.

use crate::{
    both::Store,
    support::service::until,
    thread_page::assert_valid,
    watcher::Watcher,
    web::{Visitor, words},
};

on_both! {
    a_locked_thread_is_only_read,
    a_pinned_comment_comes_first,
    wrong_wishes_are_refused_in_words,
}

pub const HERE: &str = "/thread/blog/2026/hello";
pub const POST: &str = "2026/hello";

/// Runs the command line; answers with what it printed.
pub fn run(store: &Store, arguments: &[&str]) -> String {
    let output = store.run(arguments);
    let said = String::from_utf8([&output.stdout[..], &output.stderr].concat()).unwrap();
    assert!(output.status.success(), "{arguments:?}: {said}");
    said.trim_end().to_owned()
}

pub fn refuse(store: &Store, arguments: &[&str], says: &str) {
    let output = store.run(arguments);
    let said = String::from_utf8([&output.stdout[..], &output.stderr].concat()).unwrap();
    assert!(!output.status.success(), "{arguments:?}: {said}");
    assert!(said.contains(says), "{arguments:?}: {said}");
    assert!(
        !said.contains("panicked") && !said.contains("in use"),
        "{said}"
    );
}

pub fn blog(store: &Store) {
    run(store, &["site", "add", "blog", "https://blog.example"]);
}

async fn a_locked_thread_is_only_read(store: Store) {
    blog(&store);
    let service = store.start();
    let reader = Visitor::of(&service);
    let (ada, id) = reader
        .write(HERE, &[("name", "Ada"), ("body", "words")])
        .await;
    let mut open = Watcher::open(&service, "blog/2026/hello").await;
    let said = run(&store, &["thread", "lock", "blog", POST]);
    assert_eq!(said, "blog/2026/hello can only be read");
    open.until("the lock", |page| page.locked == Some(true))
        .await;
    let page = reader.get(HERE).await.page();
    assert_valid(&page);
    assert!(page.all("form.composer, a.reply").is_empty());
    assert!(page.words(".closed:not([hidden])").contains("closed"));
    assert_eq!(page.comments()[0].text, "words");
    let fields = [("name", "Bob"), ("body", "too <i>late</i>")];
    let refused = reader.post(HERE, &fields).await;
    assert_eq!(refused.status, 422);
    assert!(refused.page().words("main").contains("too <i>late</i>"));
    let refused = reader.hx_post(HERE, &fields).await;
    assert_eq!(
        (refused.status, refused.page().field("body")),
        (422, "too <i>late</i>".into())
    );
    assert!(refused.page().words("#composer-error").contains("closed"));
    let edit = [("id", &*id), ("body", "other words")];
    let refused = ada.post("/edit/blog/2026/hello", &edit).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused
            .page()
            .words("form.editor textarea")
            .contains("other words")
    );
    let page = ada.get(HERE).await.page();
    assert!(page.link(&id, "a.edit").is_none());
    assert!(
        page.link(&id, "a.delete").is_some(),
        "words belong to who said them"
    );
    let said = run(&store, &["thread", "unlock", "blog", POST]);
    assert_eq!(said, "blog/2026/hello takes comments");
    open.until("it is open", |page| page.locked == Some(false))
        .await;
    reader.say(HERE, &fields).await;
    // Where nobody has said anything, and nobody shall.
    run(&store, &["thread", "lock", "blog", "quiet"]);
    until("it is closed", async || {
        let page = reader.get("/thread/blog/quiet").await.page();
        page.all("form.composer").is_empty().then_some(())
    })
    .await;
    let refused = reader.post("/thread/blog/quiet", &fields).await;
    assert_eq!(refused.status, 422);
}

async fn a_pinned_comment_comes_first(store: Store) {
    blog(&store);
    let service = store.start();
    let reader = Visitor::of(&service);
    let one = reader.say(HERE, &[("name", "Ada"), ("body", "one")]).await;
    let (bob, two) = reader
        .write(HERE, &[("name", "Bob"), ("body", "two")])
        .await;
    let reply = [("name", "Eve"), ("body", "reply"), ("parent", &*one)];
    let reply = reader.say(HERE, &reply).await;
    let mut open = Watcher::open(&service, "blog/2026/hello").await;
    let address = format!("#comment-{two}");
    let said = run(&store, &["thread", "pin", "blog", POST, &address]);
    assert_eq!(said, "blog/2026/hello begins with this comment");
    open.until("the pinned one", |page| {
        page.arrived.iter().any(|(_, id)| *id == two)
    })
    .await;
    for sort in ["", "?sort=newest", "?sort=liked"] {
        let page = reader.get(&format!("{HERE}{sort}")).await.page();
        assert_valid(&page);
        let shown = page.comments();
        assert_eq!((shown[0].id.as_str(), shown.len()), (&*two, 3), "{sort}");
        assert_eq!(
            page.of(&two, ".badge").map(words).as_deref(),
            Some("Pinned")
        );
        assert!(page.of(&one, ".badge").is_none());
    }
    refuse(
        &store,
        &["thread", "pin", "blog", POST, &reply],
        "not a reply",
    );
    run(&store, &["thread", "unpin", "blog", POST, &two]);
    until("it is in its own place", async || {
        let page = reader.get(HERE).await.page();
        (page.comments()[0].id == one && page.of(&two, ".badge").is_none()).then_some(())
    })
    .await;
    // What is gone is not pinned.
    assert_eq!(
        bob.post("/delete/blog/2026/hello", &[("id", &two)])
            .await
            .status,
        303
    );
    refuse(
        &store,
        &["thread", "pin", "blog", POST, &two],
        "no such comment",
    );
}

async fn wrong_wishes_are_refused_in_words(store: Store) {
    // Without a service and then beside one; first there is only the demo, which is no site.
    for wish in [
        &["site", "set", "demo", "--likes", "off"][..],
        &["site", "owner", "demo", "hello", "000000000000"],
    ] {
        refuse(&store, wish, "demo");
    }
    blog(&store);
    for _ in 0..2 {
        let _service = store.start();
        for (wish, says) in [
            (&["thread", "lock", "nobody", "x"][..], "no site nobody"),
            (&["thread", "lock", "No Site", "x"], "a-z, 0-9 and -"),
            (&["thread", "lock", "blog"], "POST"),
            (&["thread", "lock", "blog", "a/../b"], "the post has steps"),
            (
                &["thread", "pin", "blog", "x", "000000000000"],
                "no such comment",
            ),
            (
                &["thread", "pin", "blog", "x", "nonsense"],
                "is not the id of a comment",
            ),
            (&["thread", "close", "blog", "x"], "close"),
            (
                &["site", "set", "nobody", "--likes", "on"],
                "no site nobody",
            ),
            (&["site", "set", "blog", "--likes", "maybe"], "on or off"),
            (
                &["site", "owner", "blog", "x", "000000000000"],
                "no comment 000000000000",
            ),
            (
                &["site", "owner", "blog", "x", "\u{1f980}"],
                "is not the id of a comment",
            ),
        ] {
            refuse(&store, wish, says);
        }
    }
    let said = run(&store, &["site", "set", "blog"]);
    assert!(said.starts_with("blog: likes on, reactions on, stylesheet none, who everybody"));
}
