//! `afterword site`: adding and listing blogs, and the demo that makes room for the first.

use std::process::Output;

use crate::{both::Store, support::service::until, web::Visitor};

on_both! { sites_are_added_changed_and_listed, wrong_words_are_refused_in_words, the_demo_makes_room }

fn said(output: &Output) -> String {
    String::from_utf8([&output.stdout[..], &output.stderr].concat()).unwrap()
}

async fn sites_are_added_changed_and_listed(store: Store) {
    let good = |arguments: &[&str]| {
        let output = store.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(good(&["site", "list"]), "");
    let added = good(&[
        "site",
        "add",
        "blog",
        "https://Blog.Example/",
        "http://localhost:1313",
    ]);
    assert_eq!(
        added,
        "blog is set up for https://blog.example http://localhost:1313\n"
    );
    let again = good(&[
        "site",
        "add",
        "blog",
        "https://blog.example",
        "http://localhost:1313",
    ]);
    assert!(again.contains("was already set up"), "{again}");
    good(&["site", "add", "a-second-1", "https://two.example"]);
    good(&["site", "add", "blog", "https://new.example"]);
    let list = good(&["site", "list"]);
    assert_eq!(
        list,
        "a-second-1 https://two.example\nblog https://new.example\n"
    );
}

async fn wrong_words_are_refused_in_words(store: Store) {
    for (arguments, says) in [
        (
            &["site", "add", "Blog", "https://blog.example"][..],
            "a-z, 0-9 and -",
        ),
        (
            &["site", "add", "", "https://blog.example"],
            "a-z, 0-9 and -",
        ),
        (
            &["site", "add", "a/b", "https://blog.example"],
            "a-z, 0-9 and -",
        ),
        (
            &["site", "add", "blog", "blog.example"],
            "is not an origin such as https://blog.example",
        ),
        (
            &["site", "add", "blog", "https://blog.example/path"],
            "is not an origin",
        ),
        (&["site", "add", "blog", "null"], "is not an origin"),
        (&["site", "add", "blog", "*"], "is not an origin"),
        (
            &["site", "add", "blog", "https://blog.example", "ftp://x"],
            "is not an origin",
        ),
        (&["site", "add", "blog"], "ORIGINS"),
        (&["site", "remove", "blog"], "remove"),
        (&["sites"], "site"),
    ] {
        let output = store.run(arguments);
        assert!(!output.status.success(), "{arguments:?}");
        let said = said(&output);
        assert!(said.contains(says), "{arguments:?}: {said}");
        assert!(!said.contains("panicked"), "{said}");
    }
    assert!(store.run(&["site", "list"]).stdout.is_empty());
}

async fn the_demo_makes_room(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let front = visitor.get("/").await.page();
    assert!(front.all("article.teaser").len() > 1);
    let post = front.all("article.teaser h2 a")[0]
        .attr("href")
        .unwrap()
        .to_owned();
    assert_eq!(visitor.get(&post).await.status, 200);
    let thread = format!("/thread/demo{post}");
    assert!(!visitor.get(&thread).await.page().comments().is_empty());

    let add = ["site", "add", "blog", "https://blog.example"];
    assert!(store.run(&add).status.success());
    let list = store.run(&["site", "list"]);
    assert_eq!(said(&list), "blog https://blog.example\n");
    until("the demo is off", async || {
        (visitor
            .get("/")
            .await
            .page()
            .all("article.teaser")
            .is_empty())
        .then_some(())
    })
    .await;
    assert_eq!(visitor.get(&post).await.status, 404);
    assert_eq!(visitor.get(&thread).await.status, 404);
    assert_eq!(
        visitor
            .post(&thread, &[("name", "A"), ("body", "x")])
            .await
            .status,
        404
    );
    assert_eq!(visitor.get("/thread/blog/x").await.status, 200);
}
