//! The page of a thread: what a reader finds on it, empty and full.

use std::collections::HashSet;

use reqwest::Method;
use scraper::ElementRef;

use crate::{
    both::Store,
    web::{Answer, Page, Visitor, around, words},
};

on_both! {
    an_empty_thread_is_a_kind_and_valid_page,
    a_fragment_is_the_thread_alone,
    replies_stand_inside_what_they_answer,
    a_long_chain_stays_readable,
    the_reply_link_works_without_scripts,
}

const HERE: &str = "/thread/demo/hello";

/// What must hold for every document, whatever is in it.
pub fn assert_valid(page: &Page) {
    assert!(page.one("html").attr("lang").is_some());
    assert!(!page.words("head > title").is_empty());
    let ids: Vec<_> = page
        .all("[id]")
        .iter()
        .map(|e| e.attr("id").unwrap())
        .collect();
    let known: HashSet<_> = ids.iter().copied().collect();
    assert_eq!(known.len(), ids.len(), "an id is there twice");
    for (element, attribute) in [
        ("label", "for"),
        ("*", "aria-describedby"),
        ("*", "aria-labelledby"),
    ] {
        for element in page.all(&format!("{element}[{attribute}]")) {
            for id in element.attr(attribute).unwrap().split_whitespace() {
                assert!(known.contains(id), "{attribute}={id} leads nowhere");
            }
        }
    }
}

async fn an_empty_thread_is_a_kind_and_valid_page(store: Store) {
    let service = store.start();
    let answer = Visitor::of(&service).get(HERE).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    let page = answer.page();
    assert_valid(&page);
    assert_eq!(page.words("h2"), "Comments");
    assert_eq!(page.one("#comments").child_elements().count(), 0);
    assert!(page.words(".empty").contains("The first word is yours"));

    let form = page.one("form.composer");
    assert_eq!(
        (form.attr("method"), form.attr("action")),
        (Some("post"), Some(HERE))
    );
    let fields = page.all("form.composer [name]");
    let mut names: Vec<_> = fields
        .iter()
        .map(|field| field.attr("name").unwrap())
        .collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "body", "drawn", "email", "name", "parent", "subject", "title", "url", "website"
        ]
    );
    assert!(
        page.one("form.composer [type=submit]")
            .attr("name")
            .is_none()
    );
    for name in ["name", "body", "email", "website"] {
        let id = page.one(&format!("[name={name}]")).attr("id").unwrap();
        assert!(!page.words(&format!("label[for={id}]")).is_empty());
    }
}

async fn a_fragment_is_the_thread_alone(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    visitor
        .say(HERE, &[("name", "Ada"), ("body", "hello")])
        .await;
    let htmx = visitor
        .request(Method::GET, HERE)
        .header("HX-Request", "true");
    let fragments = [
        visitor.get(&format!("{HERE}?fragment=1")).await,
        Answer::to(htmx).await,
    ];
    for fragment in fragments {
        let text = fragment.text().to_lowercase();
        for no in ["<!doctype", "<html", "<head>", "<body", "<script", "<link"] {
            assert!(!text.contains(no), "{no} in a fragment");
        }
        let page = fragment.page();
        page.one("form.composer");
        assert_eq!(page.comments().len(), 1);
    }
    let whole = visitor.get(&format!("{HERE}?fragment=0")).await.page();
    assert_valid(&whole);
    assert_eq!(whole.comments().len(), 1);
}

async fn replies_stand_inside_what_they_answer(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let one = visitor.say(HERE, &[("name", "Ada"), ("body", "one")]).await;
    let two = visitor.say(HERE, &[("name", "Bob"), ("body", "two")]).await;
    let deep = visitor
        .say(HERE, &[("name", "Eve"), ("body", "deep"), ("parent", &one)])
        .await;
    let deeper = visitor
        .say(
            HERE,
            &[("name", "Ada"), ("body", "deeper"), ("parent", &deep)],
        )
        .await;

    let page = visitor.get(HERE).await.page();
    assert_valid(&page);
    assert_eq!(page.words("h2"), "4 comments");
    let shown = page.comments();
    let drawn: Vec<_> = shown
        .iter()
        .map(|c| (&c.id, c.inside.as_ref(), &*c.text))
        .collect();
    assert_eq!(
        drawn,
        [
            (&one, None, "one"),
            (&deep, Some(&one), "deep"),
            (&deeper, Some(&deep), "deeper"),
            (&two, None, "two"),
        ]
    );
    assert_eq!(shown.iter().map(|c| c.v).collect::<Vec<_>>(), [2, 4, 5, 3]);
    assert_eq!(
        shown.iter().map(|c| &*c.author).collect::<Vec<_>>(),
        ["Ada", "Eve", "Ada", "Bob"]
    );
    assert_eq!(page.all("#comments article.comment").len(), 4);
}

async fn a_long_chain_stays_readable(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let mut chain: Vec<String> = Vec::new();
    for n in 0..12 {
        let parent = chain.last().cloned().unwrap_or_default();
        let (name, body) = (format!("Reader {n}"), format!("reply {n}"));
        let fields = [("name", &*name), ("body", &*body), ("parent", &*parent)];
        chain.push(visitor.say(HERE, &fields).await);
    }
    let page = visitor.get(HERE).await.page();
    assert_valid(&page);
    assert_eq!(page.all("#comments article.comment").len(), 12);
    let shown = page.comments();
    for (n, comment) in shown.iter().enumerate() {
        assert_eq!(
            (&comment.id, &*comment.text),
            (&chain[n], &*format!("reply {n}"))
        );
        let parent = n.checked_sub(1).map(|before| &chain[before]);
        let told = comment.answers.as_ref().or(comment.inside.as_ref());
        assert_eq!(told, parent, "comment {n} does not say whom it answers");
    }
    for link in page.all(".in-reply-to") {
        let parent = page.one(link.attr("href").unwrap());
        let author = parent.attr("aria-label").unwrap().to_owned();
        assert_eq!(words(link), format!("in reply to {author}"));
    }
    let depth = |mut element: ElementRef<'_>| {
        let mut depth = 0;
        while let Some(above) = around(element) {
            (element, depth) = (above, depth + 1);
        }
        depth
    };
    let all = page.all("article.comment");
    let deepest = all.iter().map(|article| depth(*article)).max().unwrap();
    assert!((3..=6).contains(&deepest), "{deepest} comments around one");
}

async fn the_reply_link_works_without_scripts(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let first = visitor.say(HERE, &[("name", "Ada"), ("body", "one")]).await;
    let page = visitor.get(HERE).await.page();
    let link = page
        .one("article.comment a.reply")
        .attr("href")
        .unwrap()
        .to_owned();
    let page = visitor.get(&link).await.page();
    assert_valid(&page);
    assert_eq!(page.field("parent"), first);
    assert!(page.words(".replying").contains("Ada"));
    let action = page.one("form.composer").attr("action").unwrap().to_owned();
    let parent = page.field("parent");
    visitor
        .say(
            &action,
            &[("name", "Bob"), ("body", "two"), ("parent", &parent)],
        )
        .await;
    let shown = visitor.get(HERE).await.page().comments();
    assert_eq!(shown[1].inside.as_ref(), Some(&first));
}
