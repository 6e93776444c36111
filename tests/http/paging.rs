//! Long threads: a page at a time by plain links, and every comment is found once.

use std::collections::HashSet;

use tokio::task::JoinSet;

use crate::{
    both::Store,
    support::service::Service,
    thread_page::assert_valid,
    web::{Page, Visitor, words},
};

on_both! {
    a_hundred_and_twenty_comments_have_three_pages,
    a_long_conversation_goes_on_elsewhere,
    a_deep_conversation_says_who_answers_whom,
    every_comment_has_an_address_that_shows_it,
    nonsense_in_the_address_is_ignored,
    a_long_thread_has_a_short_page,
}

const HERE: &str = "/thread/demo/paging";

/// So many comments, by several writers; answers with their ids.
async fn many(service: &Service, thread: &'static str, count: usize, parent: &str) -> Vec<String> {
    let mut writers = JoinSet::new();
    for writer in 0..8 {
        let (visitor, parent) = (Visitor::of(service), parent.to_owned());
        writers.spawn(async move {
            let mut ids = Vec::new();
            for n in (writer..count).step_by(8) {
                let body = format!("comment {n:04}");
                let fields = [("name", "Ada"), ("body", &*body), ("parent", &*parent)];
                ids.push(visitor.say(thread, &fields).await);
            }
            ids
        });
    }
    writers.join_all().await.concat()
}

fn ids(page: &Page) -> Vec<String> {
    page.comments().into_iter().map(|it| it.id).collect()
}

/// The link to what follows, and its words.
fn rest(page: &Page, css: &str) -> Option<(String, String)> {
    let links = page.all(css);
    assert!(links.len() < 2, "one way on");
    let link = links.first()?;
    Some((link.attr("href").unwrap().to_owned(), words(*link)))
}

async fn a_hundred_and_twenty_comments_have_three_pages(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let all: HashSet<_> = many(&service, HERE, 120, "").await.into_iter().collect();
    let oldest = visitor.get(HERE).await.page();
    assert_eq!(oldest.words("h2"), "120 comments");
    let first = ids(&oldest);
    // Two like one from the middle, so that sorting is seen.
    let liked = &first[30];
    for _ in 0..2 {
        let answer = visitor.post("/like/demo/paging", &[("like", liked)]).await;
        assert_eq!(answer.status, 303);
    }
    let mut seen = Vec::new();
    for sort in ["oldest", "newest", "liked"] {
        let front = visitor.get(HERE).await.page();
        let ways = front.all("nav.sort a");
        let way = ways
            .iter()
            .find(|way| way.attr("href").unwrap().contains(sort));
        let mut address = way.unwrap().attr("href").unwrap().to_owned();
        let (mut pages, mut told) = (Vec::new(), Vec::new());
        loop {
            let page = visitor.get(&address).await.page();
            assert_valid(&page);
            assert!(!page.words("nav.sort a[aria-current]").is_empty());
            pages.push(ids(&page));
            let Some((next, text)) = rest(&page, "#comments > .rest a") else {
                break;
            };
            told.push(text);
            address = next;
        }
        let lengths: Vec<_> = pages.iter().map(Vec::len).collect();
        assert_eq!(lengths, [50, 50, 20], "{sort}");
        assert_eq!(told, ["Show 70 more comments", "Show 20 more comments"]);
        let shown = pages.concat();
        assert_eq!(
            shown.iter().cloned().collect::<HashSet<_>>(),
            all,
            "each once"
        );
        seen.push(shown);
    }
    assert!(
        seen[0].iter().eq(seen[1].iter().rev()),
        "newest is oldest backwards"
    );
    assert_eq!(&seen[2][0], liked);
    // A page that begins in the middle is the same for all, and is kept.
    let next = rest(&oldest, "#comments > .rest a").unwrap().0;
    let (one, two) = (visitor.get(&next).await, visitor.get(&next).await);
    assert_eq!(
        (one.header("etag"), &one.body),
        (two.header("etag"), &two.body)
    );
    // After posting on a long thread, one is led to one's comment.
    let answer = visitor
        .post(HERE, &[("name", "Bob"), ("body", "the last")])
        .await;
    let there = visitor.get(answer.header("location")).await.page();
    there.one(&format!("#comment-{}", answer.comment_id()));
}

async fn a_long_conversation_goes_on_elsewhere(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let top = visitor.say(HERE, &[("name", "Ada"), ("body", "top")]).await;
    let next = visitor
        .say(HERE, &[("name", "Ada"), ("body", "next")])
        .await;
    let replies: HashSet<_> = many(&service, HERE, 100, &top).await.into_iter().collect();
    let page = visitor.get(HERE).await.page();
    assert_valid(&page);
    assert_eq!(ids(&page).len(), 2 + 25);
    assert_eq!(
        ids(&page).last(),
        Some(&next),
        "the next one is not pushed away"
    );
    let mut found: Vec<_> = ids(&page)[1..26].to_vec();
    let mut link = rest(&page, ".rest a");
    assert_eq!(
        link.as_ref().unwrap().1,
        "Continue this thread (75 more replies)"
    );
    while let Some((address, _)) = link {
        let page = visitor.get(&address).await.page();
        assert_valid(&page);
        let shown = ids(&page);
        assert_eq!(shown[0], top, "it begins with what it is about");
        found.extend_from_slice(&shown[1..]);
        assert!(page.words(".one-conversation").contains("one conversation"));
        let all = page.one(".one-conversation a").attr("href").unwrap();
        assert_eq!(visitor.resolve(all).path(), HERE);
        link = rest(&page, ".rest a");
    }
    assert_eq!(found.len(), 100);
    assert_eq!(found.iter().cloned().collect::<HashSet<_>>(), replies);
    let answer = [("name", "Bob"), ("body", "the last"), ("parent", &*top)];
    let answer = visitor.post(HERE, &answer).await;
    let there = visitor.get(answer.header("location")).await.page();
    there.one(&format!("#comment-{}", answer.comment_id()));
}

async fn a_deep_conversation_says_who_answers_whom(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let mut chain: Vec<String> = Vec::new();
    for n in 0..60 {
        let (body, parent) = (format!("{n}"), chain.last().cloned().unwrap_or_default());
        let fields = [("name", "Ada"), ("body", &*body), ("parent", &*parent)];
        chain.push(visitor.say(HERE, &fields).await);
    }
    let (mut address, mut found) = (HERE.to_owned(), Vec::new());
    loop {
        let page = visitor.get(&address).await.page();
        assert_valid(&page);
        for comment in page.comments() {
            let n = chain.iter().position(|id| *id == comment.id).unwrap();
            let told = comment.answers.as_ref().or(comment.inside.as_ref());
            assert_eq!(told, n.checked_sub(1).map(|n| &chain[n]), "comment {n}");
            if !found.contains(&n) {
                found.push(n);
            }
        }
        match rest(&page, ".rest a") {
            Some((next, _)) => address = next,
            None => break,
        }
    }
    assert_eq!(found, (0..60).collect::<Vec<_>>());
}

async fn every_comment_has_an_address_that_shows_it(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let mut all = many(&service, HERE, 70, "").await;
    let first = visitor.get(HERE).await.page().comments()[0].id.clone();
    let replies = many(&service, HERE, 60, &first).await;
    all.extend(many(&service, HERE, 30, &replies[59]).await);
    all.extend(replies);
    for (n, id) in all.iter().enumerate().step_by(3) {
        let sort = ["", "&sort=newest", "&sort=liked"][n % 3];
        let page = visitor.get(&format!("{HERE}?comment={id}{sort}")).await;
        assert_eq!(page.status, 200);
        let page = page.page();
        page.one(&format!("#comment-{id}"));
        assert_eq!(page.words("h2"), "160 comments");
        // The form to answer it comes with it.
        let reply = page.link(id, "a.reply").unwrap();
        assert_eq!(visitor.get(&reply).await.page().field("parent"), *id);
    }
}

async fn nonsense_in_the_address_is_ignored(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    many(&service, HERE, 60, "").await;
    let plain = visitor.get(HERE).await.page();
    let first = ids(&plain);
    let last = &first[49];
    let huge = "9".repeat(400);
    for name in ["sort", "under", "from", "comment", "reply"] {
        for odd in [
            "",
            "x",
            "000000000000",
            "000000000000.5",
            "%F0%9F%A6%80%F0%9F%A6%80%F0%9F%A6%80",
            "%00%FF%E2%82",
            "-1",
            "../../etc/passwd",
            "%22%3E%3Cscript%3E1%3C/script%3E",
            &huge,
            &format!("{last}.{huge}"),
            &format!("{last}.-1"),
            &format!("{last}."),
            &format!("%C3%A4{last}"),
        ] {
            let answer = visitor.get(&format!("{HERE}?{name}={odd}")).await;
            assert_eq!(answer.status, 200, "{name}={odd}");
            let page = answer.page();
            assert_eq!(ids(&page), first, "{name}={odd}");
            assert_eq!(page.all("script").len(), 1);
        }
    }
    // What names a comment, but not one that fits.
    let from = format!("{HERE}?sort=liked&from={last}.18446744073709551615");
    assert_eq!(visitor.get(&from).await.status, 200);
    let both = format!("{HERE}?under={}&from={last}", first[0]);
    assert_eq!(ids(&visitor.get(&both).await.page()), first[..1]);
    let twice = format!("{HERE}?sort=newest&sort=x&from=x&from={last}");
    assert_eq!(
        ids(&visitor.get(&twice).await.page()).len(),
        10,
        "the last counts"
    );
    let own = visitor
        .get(&format!("{HERE}?own=1&under=x&from={huge}"))
        .await;
    assert_eq!(own.status, 200);
}

async fn a_long_thread_has_a_short_page(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    many(&service, "/thread/demo/short", 60, "").await;
    many(&service, "/thread/demo/long", 1_000, "").await;
    for more in ["", "?sort=newest", "?sort=liked", "?fragment=1"] {
        let short = visitor.get(&format!("/thread/demo/short{more}")).await;
        let long = visitor.get(&format!("/thread/demo/long{more}")).await;
        assert_eq!(long.page().comments().len(), 50);
        let (short, long) = (short.body.len(), long.body.len());
        assert!(long < short * 2 && short < long * 2, "{short} and {long}");
    }
    let page = visitor.get("/thread/demo/long").await.page();
    assert_eq!(page.words("h2"), "1000 comments");
}
