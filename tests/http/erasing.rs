//! Somebody leaves for good: what they told is nowhere any more, on no node.

use std::{
    fs::File,
    io::Read,
    time::{Duration, Instant},
};

use crate::{
    both::Store,
    people::Post,
    support::service::{Service, until, until_within},
    watcher::Watcher,
    web::Visitor,
};

on_both! {
    who_leaves_takes_all_along,
    words_may_stay_without_a_name,
    the_same_address_begins_anew,
    an_erasure_that_a_crash_began_is_ended,
}

const HERE: &str = "/thread/blog/leaving";
const THERE: &str = "/thread/other/leaving";
const EMAIL: &str = "mortimer@zwiebel.example";
const NAME: &str = "Mortimer-Zwiebel";
const WORDS: &str = "Xylophon-Quagga-1729";
const WEBSITE: &str = "zwiebel-quagga.example";
const SECRETS: [&str; 4] = ["zwiebel.example", NAME, WORDS, WEBSITE];
const SECRET: (&str, &str) = ("AFTERWORD_SECRET", "the same secret on all of these nodes");

fn add_sites(store: &Store) {
    for site in ["blog", "other"] {
        let origin = format!("https://{site}.example");
        assert!(store.run(&["site", "add", site, &origin]).status.success());
    }
}

/// Somebody who told us a lot: the browser of their account, and their comment here.
async fn mortimer(post: &Post) -> (Visitor, String) {
    let home = post.at_home(EMAIL).await;
    let profile = [("name", NAME), ("website", WEBSITE)];
    assert_eq!(home.post("/account/profile", &profile).await.status, 303);
    let here = post.member(HERE, EMAIL).await;
    let id = here.say(HERE, &[("body", WORDS)]).await;
    let edit = [("id", &*id), ("body", "Xylophon-Quagga-1729 again")];
    assert_eq!(here.post("/edit/blog/leaving", &edit).await.status, 303);
    here.post("/like/blog/leaving", &[("like", &id)]).await;
    let there = post.member(THERE, EMAIL).await;
    for n in 0..3 {
        let body = format!("{WORDS} {n}");
        there.say(THERE, &[("body", &body)]).await;
    }
    (home, id)
}

async fn leave(home: &Visitor, words: &str) -> Instant {
    let unsure = home.post("/account/erase", &[("words", words)]).await;
    assert_eq!(unsure.status, 422, "nobody leaves by accident");
    let fields = [("words", words), ("sure", "yes")];
    let left = home.post("/account/erase", &fields).await;
    assert_eq!(left.status, 200, "{}", left.text());
    let at = Instant::now();
    assert!(!left.text().contains(EMAIL));
    at
}

/// Everything that anybody gets.
async fn told(service: &Service) -> String {
    let visitor = Visitor::of(service);
    let mut all = String::new();
    for path in [HERE, THERE] {
        for more in ["", "?fragment=1", "?lang=de", "?sort=newest", "?own=1"] {
            all.push_str(visitor.get(&format!("{path}{more}")).await.text());
        }
    }
    for path in ["/latest/blog", "/latest/other", "/account", "/metrics"] {
        all.push_str(visitor.get(path).await.text());
    }
    for thread in ["blog/leaving", "other/leaving"] {
        let mut anew = Watcher::after(service, thread, "?after=").await;
        all.push_str(&anew.next().await.expect("the socket says something"));
    }
    all
}

async fn who_leaves_takes_all_along(store: Store) {
    add_sites(&store);
    let logs = tempfile::tempdir().unwrap();
    let log = |name: &str| File::create(logs.path().join(name)).unwrap();
    let debug = ("AFTERWORD_LOG", "debug");
    let post = Post::logging(&store, &[SECRET, debug], log("one")).await;
    let other = store
        .redis
        .as_ref()
        .map(|_| store.start_logging(&[SECRET, debug], log("two")));
    let (home, id) = mortimer(&post).await;
    let reader = Visitor::of(&post.service);
    let reply = [("name", "Bob"), ("body", "an answer"), ("parent", &*id)];
    reader.say(HERE, &reply).await;
    let nodes = || std::iter::once(&post.service).chain(&other);
    let mut open = Vec::new();
    for node in nodes() {
        let known = told(node).await;
        for word in [NAME, WORDS, WEBSITE] {
            assert!(
                known.contains(word),
                "the test looks in the right place: {word}"
            );
        }
        open.push(Watcher::open(node, "blog/leaving").await);
    }
    let keys = store.keys();
    for word in SECRETS {
        assert!(store.redis.is_none() || keys.contains(word), "{word}");
        assert!(store.redis.is_some() || store.holds(word), "{word}");
    }

    // Any node takes it.
    let leaves = other
        .as_ref()
        .map_or(home.clone(), |other| home.moved_to(&other.url));
    let at = leave(&leaves, "take").await;
    for watcher in &mut open {
        let is_gone = |page: &crate::watcher::Applied| page.shown[&id].gone;
        watcher.until("it is gone", is_gone).await;
        assert_eq!(watcher.page.shown[&id].author, "[erased]");
    }
    for node in nodes() {
        until("no page tells it", async || {
            let told = told(node).await;
            (!SECRETS.iter().any(|word| told.contains(word))).then_some(())
        })
        .await;
    }
    println!(
        "forgotten by every page and open browser after {:?}",
        at.elapsed()
    );
    assert!(at.elapsed() < Duration::from_secs(2), "{:?}", at.elapsed());
    for word in SECRETS {
        until("no key and no file holds it", async || {
            let held = store.keys().contains(word) || store.redis.is_none() && store.holds(word);
            (!held).then_some(())
        })
        .await;
    }
    let page = reader.get(HERE).await.page();
    assert_eq!(
        page.comments().len(),
        2,
        "its place stays while there are replies"
    );
    assert_eq!(home.get("/account").await.status, 303);
    drop((post, other));
    for name in ["one", "two"] {
        let mut text = String::new();
        let Ok(mut file) = File::open(logs.path().join(name)) else {
            continue;
        };
        file.read_to_string(&mut text).unwrap();
        for word in SECRETS {
            assert!(!text.contains(word), "{word} in the log of node {name}");
        }
        assert!(
            store.redis.is_none() || !text.is_empty(),
            "the test reads the right file"
        );
    }
    let again = store.start_with(&[SECRET]);
    let told = told(&again).await;
    assert!(!SECRETS.iter().any(|word| told.contains(word)));
}

async fn words_may_stay_without_a_name(store: Store) {
    add_sites(&store);
    let post = Post::of(&store).await;
    let (home, id) = mortimer(&post).await;
    let reader = Visitor::of(&post.service);
    leave(&home, "keep").await;
    until("the name is gone", async || {
        let told = told(&post.service).await;
        let named = [NAME, "zwiebel"].iter().any(|word| told.contains(word));
        (!named).then_some(())
    })
    .await;
    let page = reader.get(HERE).await.page();
    let shown = page.comments();
    assert_eq!((&*shown[0].author, shown[0].gone), ("Somebody", false));
    assert!(shown[0].text.contains(WORDS), "{}", shown[0].text);
    assert!(page.of(&id, ".comment-author a").is_none());
    until("no key and no file holds the name", async || {
        let held = store.keys().contains(NAME) || store.redis.is_none() && store.holds(NAME);
        (!held).then_some(())
    })
    .await;
}

async fn the_same_address_begins_anew(store: Store) {
    add_sites(&store);
    let post = Post::of(&store).await;
    let (home, _) = mortimer(&post).await;
    leave(&home, "take").await;
    let anew = until("the address is free", async || {
        let visitor = Visitor::of(&post.service);
        let (waits, letter) = post.letter(&visitor, "/signin", EMAIL).await;
        let entered = crate::people::enter(&visitor, &waits, &letter.code()).await;
        (entered.status == 303).then(|| visitor.with("cookie", &entered.cookie()))
    })
    .await;
    let page = anew.get("/account").await.page();
    assert_eq!(page.one("#name").attr("value"), Some(""));
    assert!(page.words("main").contains("not written anything yet"));
}

/// A process that dies after the first step leaves the rest to the next one.
async fn an_erasure_that_a_crash_began_is_ended(store: Store) {
    add_sites(&store);
    let mut post = Post::with(&store, &[SECRET]).await;
    let (home, _) = mortimer(&post).await;
    let threads = 60;
    let here = post.member(HERE, EMAIL).await;
    for n in 0..threads {
        here.say(
            &format!("/thread/blog/many-{n}"),
            &[("body", &format!("{WORDS} of {n}"))],
        )
        .await;
    }
    let fields = [("words", "take"), ("sure", "yes")];
    let _ = home.post("/account/erase", &fields).await;
    post.service.kill9();
    let service = store.start_with(&[SECRET]);
    let visitor = Visitor::of(&service);
    for n in 0..threads {
        let gone = async || {
            let page = visitor.get(&format!("/thread/blog/many-{n}")).await;
            (!page.text().contains(&format!("{WORDS} of"))).then_some(())
        };
        // On Redis another node may still be at it: it is left alone until its lease of half a
        // minute ends.
        let limit = Duration::from_secs(60);
        until_within(limit, "the words are gone from every thread", gone).await;
    }
}
