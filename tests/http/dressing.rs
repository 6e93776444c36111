//! How a site looks by its owner's choice: a style sheet of its own, and the owner's badge.

use crate::{
    both::Store,
    house::{HERE, POST, blog, refuse, run},
    support::service::until,
    thread_page::assert_valid,
    watcher::Watcher,
    web::{Visitor, words},
};

on_both! { a_site_has_its_own_style_sheet, the_owner_has_a_badge }

async fn a_site_has_its_own_style_sheet(store: Store) {
    blog(&store);
    let service = store.start();
    let reader = Visitor::of(&service);
    let source = |policy: &str| {
        let styles = policy
            .split(';')
            .find(|part| part.trim().starts_with("style-src"));
        styles.unwrap().trim().to_owned()
    };
    for (sheet, allowed) in [
        (
            "https://blog.example/c.css?v=3",
            "https://blog.example/c.css",
        ),
        (
            "https://blog.example/a;script-src *,x\"><b>.css",
            "https://blog.example/a%3Bscript-src%20*%2Cx%22%3E%3Cb%3E.css",
        ),
    ] {
        let said = run(&store, &["site", "set", "blog", "--stylesheet", sheet]);
        assert!(said.starts_with("blog: likes on, reactions on, stylesheet https://blog.example/"));
        until("the page has it", async || {
            let answer = reader.get(HERE).await;
            let page = answer.page();
            let links = page.all("link[rel=stylesheet]");
            let own = links.get(1)?.attr("href").unwrap();
            let policy = answer.header("content-security-policy");
            assert_valid(&page);
            assert_eq!((links.len(), page.all("script").len()), (2, 1));
            (source(policy) == format!("style-src 'self' {allowed}")).then_some(())?;
            assert!(own.starts_with("https://blog.example/"));
            assert!(policy.contains("script-src 'self';"), "{policy}");
            Some(())
        })
        .await;
    }
    for foreign in [
        "https://evil.example/c.css",
        "/c.css",
        "javascript:1",
        "https://u:p@blog.example/c.css",
        "",
    ] {
        refuse(
            &store,
            &["site", "set", "blog", "--stylesheet", foreign],
            "not on an origin of blog",
        );
    }
    run(&store, &["site", "set", "blog", "--stylesheet", "none"]);
    until("the page has none", async || {
        let answer = reader.get(HERE).await;
        let policy = source(answer.header("content-security-policy"));
        (policy == "style-src 'self'").then_some(())
    })
    .await;
    assert_eq!(
        reader
            .get(HERE)
            .await
            .page()
            .all("link[rel=stylesheet]")
            .len(),
        1
    );
}

async fn the_owner_has_a_badge(store: Store) {
    blog(&store);
    let service = store.start();
    let reader = Visitor::of(&service);
    let (owner, first) = reader
        .write(HERE, &[("name", "Ada"), ("body", "mine")])
        .await;
    let other = reader
        .say(HERE, &[("name", "Ada"), ("body", "not mine")])
        .await;
    let said = run(&store, &["site", "owner", "blog", POST, &first]);
    assert!(said.contains("shows the owner's badge"), "{said}");
    let badge = |page: &crate::web::Page, id: &str| page.of(id, ".badge").map(words);
    until("the badge is there", async || {
        badge(&reader.get(HERE).await.page(), &first)
    })
    .await;
    let mut open = Watcher::open(&service, "blog/2026/hello").await;
    let later = owner
        .say(HERE, &[("name", "Someone"), ("body", "also mine")])
        .await;
    let html = open.next().await.expect("the comment comes");
    assert_eq!(
        badge(&crate::web::Page::read(&html), &later).as_deref(),
        Some("Author")
    );
    let page = reader.get(HERE).await.page();
    assert_eq!(badge(&page, &other), None, "a name is not enough");
    assert_eq!(page.all(".badge").len(), 2);
    assert_eq!(
        reader
            .get("/thread/blog/x")
            .await
            .page()
            .all(".badge")
            .len(),
        0
    );
}
