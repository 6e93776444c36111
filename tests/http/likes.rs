//! Likes: one for each person however often they press, counted for all and pressed for one.

use crate::{
    both::Store,
    support::service::until,
    thread_page::assert_valid,
    watcher::Watcher,
    web::{Page, Visitor, words},
};

on_both! {
    each_person_likes_once,
    likes_arrive_on_open_pages,
    htmx_gets_the_comment_with_its_button,
    what_cannot_be_liked_is_told,
    likes_can_be_switched_off,
}

const HERE: &str = "/thread/demo/likes";
const LIKE: &str = "/like/demo/likes";

/// How many like a comment, and whether this page's reader does.
fn likes(page: &Page, id: &str) -> (String, bool) {
    let button = page.of(id, "button.like").expect("a button");
    assert_eq!(button.attr("value"), Some(id));
    let pressed = button.attr("aria-pressed") == Some("true");
    let asks = if pressed { "unlike" } else { "like" };
    assert_eq!(button.attr("name"), Some(asks));
    let form = page.one(&format!("form#{}", button.attr("form").unwrap()));
    assert_eq!(form.attr("method"), Some("post"));
    (words(button).replace("Like", "").trim().to_owned(), pressed)
}

async fn seen(visitor: &Visitor, id: &str) -> (String, bool) {
    likes(&visitor.get(HERE).await.page(), id)
}

async fn each_person_likes_once(store: Store) {
    let service = store.start();
    let reader = Visitor::of(&service);
    let id = reader.say(HERE, &[("name", "Ada"), ("body", "good")]).await;
    assert_eq!(seen(&reader, &id).await, (String::new(), false));
    let pressed = reader.post(LIKE, &[("like", &id)]).await;
    assert_eq!((pressed.status, pressed.comment_id()), (303, id.clone()));
    let bob = reader.with("cookie", &pressed.cookie());
    assert_eq!(seen(&bob, &id).await, ("1".into(), true));
    assert_eq!(seen(&reader, &id).await, ("1".into(), false), "for all");
    for _ in 0..3 {
        assert_eq!(bob.post(LIKE, &[("like", &id)]).await.status, 303);
    }
    assert_eq!(seen(&bob, &id).await, ("1".into(), true));
    assert!(
        bob.get(HERE)
            .await
            .page()
            .all("a.edit, a.delete")
            .is_empty()
    );
    let pressed = reader.post(LIKE, &[("like", &id)]).await;
    let eve = reader.with("afterword-guest", pressed.header("afterword-guest"));
    assert_eq!(seen(&eve, &id).await, ("2".into(), true));
    for _ in 0..2 {
        assert_eq!(bob.post(LIKE, &[("unlike", &id)]).await.status, 303);
        assert_eq!(seen(&bob, &id).await, ("1".into(), false));
    }
    assert_eq!(seen(&eve, &id).await, ("1".into(), true));
    assert_valid(&eve.get(HERE).await.page());
    assert_eq!(
        store.log("demo/likes").len(),
        5,
        "what changes nothing is no news"
    );
}

async fn likes_arrive_on_open_pages(store: Store) {
    let service = store.start();
    let reader = Visitor::of(&service);
    let id = reader.say(HERE, &[("name", "Ada"), ("body", "good")]).await;
    let mut open = Watcher::open(&service, "demo/likes").await;
    let before = open.page.token.clone();
    let pressed = reader.post(LIKE, &[("like", &id)]).await;
    open.until("a like", |page| page.likes.contains_key(&id))
        .await;
    assert_eq!(open.page.likes[&id], "1");
    assert!(
        open.page.arrived.is_empty(),
        "the comment itself is as it was"
    );
    let mut back = Watcher::after(&service, "demo/likes", &format!("?after={before}")).await;
    back.until("what it missed", |page| !page.token.is_empty())
        .await;
    assert_eq!((&*back.page.likes[&id], back.page.resets), ("1", 0));
    let bob = reader.with("cookie", &pressed.cookie());
    bob.post(LIKE, &[("unlike", &id)]).await;
    open.until("no like", |page| page.likes[&id].is_empty())
        .await;
}

async fn htmx_gets_the_comment_with_its_button(store: Store) {
    let service = store.start();
    let reader = Visitor::of(&service);
    let id = reader.say(HERE, &[("name", "Ada"), ("body", "good")]).await;
    let answer = reader.hx_post(LIKE, &[("like", &id)]).await;
    assert_eq!(
        (answer.status, answer.header("cache-control")),
        (200, "no-store")
    );
    let token = answer.header("afterword-guest");
    let page = answer.page();
    let place = page.one("[data-hx-swap-oob] > article").parent().unwrap();
    let place = place.value().as_element().unwrap();
    assert_eq!(place.attr("data-hx-swap-oob"), Some("own:#comments"));
    assert_eq!(
        place.attr("data-after"),
        None,
        "others may have said something"
    );
    let button = page.of(&id, "button.like").unwrap();
    assert_eq!(
        (button.attr("aria-pressed"), &*words(button)),
        (Some("true"), "Like 1")
    );
    let bob = reader.with("afterword-guest", token);
    let page = bob.hx_post(LIKE, &[("unlike", &id)]).await.page();
    let button = page.of(&id, "button.like").unwrap();
    assert_eq!(
        (button.attr("aria-pressed"), &*words(button)),
        (Some("false"), "Like")
    );
}

async fn what_cannot_be_liked_is_told(store: Store) {
    let service = store.start();
    let reader = Visitor::of(&service);
    let elsewhere = [("name", "Ada"), ("body", "elsewhere")];
    let elsewhere = reader.say("/thread/demo/elsewhere", &elsewhere).await;
    for odd in [
        "",
        "x",
        "000000000000",
        "\u{1f980}",
        "<b>x</b>",
        &elsewhere,
        &"9".repeat(9000),
    ] {
        for name in ["like", "unlike"] {
            let answer = reader.post(LIKE, &[(name, odd)]).await;
            assert_eq!(answer.status, 422, "{name}={odd}");
            assert!(!answer.page().words("main").is_empty());
            let answer = reader.hx_post(LIKE, &[(name, odd)]).await;
            assert_eq!((answer.status, answer.header("hx-reswap")), (422, "none"));
            let told = answer.page();
            let told = told.one("[data-hx-swap-oob='innerHTML:#thread-error']");
            assert!(!words(told).is_empty());
        }
    }
    assert!(store.log("demo/likes").is_empty());
    let nowhere = reader.post("/like/nobody/x", &[("like", &elsewhere)]).await;
    assert_eq!(nowhere.status, 404);
}

async fn likes_can_be_switched_off(store: Store) {
    let add = ["site", "add", "blog", "https://blog.example"];
    assert!(store.run(&add).status.success());
    let service = store.start();
    let reader = Visitor::of(&service);
    let here = "/thread/blog/likes";
    let one = reader.say(here, &[("name", "Ada"), ("body", "one")]).await;
    reader.say(here, &[("name", "Ada"), ("body", "two")]).await;
    assert_eq!(
        reader
            .post("/like/blog/likes", &[("like", &one)])
            .await
            .status,
        303
    );
    let orders = reader.get(here).await.page().all("nav.sort a").len();
    assert_eq!(orders, 3);
    let off = store.run(&["site", "set", "blog", "--likes", "off"]);
    assert!(off.status.success());
    until("the buttons are gone", async || {
        let page = reader.get(here).await.page();
        page.all("button.like").is_empty().then_some(())
    })
    .await;
    let page = reader.get(here).await.page();
    assert_eq!(page.all("nav.sort a").len(), 2, "nothing to sort by");
    for name in ["like", "unlike"] {
        let answer = reader.post("/like/blog/likes", &[(name, &one)]).await;
        assert_eq!(answer.status, 403);
        assert!(answer.page().words("main").contains("switched off"));
    }
    assert!(
        store
            .run(&["site", "set", "blog", "--likes", "on"])
            .status
            .success()
    );
    until("they are back with their counts", async || {
        let page = reader.get(here).await.page();
        let button = page.of(&one, "button.like")?;
        (words(button) == "Like 1").then_some(())
    })
    .await;
}
