//! The first owner, invitations, roles, and names that nobody can borrow.

use crate::{
    both::Store,
    house::{blog, refuse, run},
    people::Post,
    support::service::until,
    thread_page::assert_valid,
    web::{Page, Visitor, words},
};

on_both! {
    a_link_makes_the_owner_once,
    a_moderator_is_of_one_site,
    whoever_is_signed_in_accepts_as_they_are,
    names_and_addresses_of_the_staff_cannot_be_borrowed,
    an_account_is_let_in_again_and_a_role_is_taken,
    a_banned_account_does_not_write,
}

const HERE: &str = "/thread/blog/2026/hello";

pub fn link(said: &str) -> String {
    let start = said
        .find("/invite?")
        .unwrap_or_else(|| panic!("no link in {said}"));
    said[start..].split_whitespace().next().unwrap().to_owned()
}

/// Opens an invitation under a name; answers with the browser that is signed in.
pub async fn accept(visitor: &Visitor, link: &str, name: &str) -> Visitor {
    let page = visitor.get(link).await;
    assert_eq!((page.status, page.cookie().as_str()), (200, ""));
    let page = page.page();
    assert_valid(&page);
    let token = page
        .one("input[name=token]")
        .attr("value")
        .unwrap()
        .to_owned();
    let nameless = visitor
        .post("/invite", &[("token", &token), ("name", " ")])
        .await;
    assert_eq!(nameless.status, 422);
    let entered = visitor
        .post("/invite", &[("token", &token), ("name", name)])
        .await;
    assert_eq!(
        (entered.status, entered.header("location")),
        (303, "/account")
    );
    visitor.with("cookie", &entered.cookie())
}

/// The badges of a comment.
fn badges(page: &Page, id: &str) -> Vec<String> {
    let comment = page.one(&format!("#comment-{id}"));
    let badge = scraper::Selector::parse(".badge").unwrap();
    comment.select(&badge).map(words).collect()
}

/// The browser of somebody who is signed in at home, once they went on to a thread.
pub async fn there(home: &Visitor, thread: &str) -> Visitor {
    let enter = thread.replacen("/thread/", "/enter/", 1);
    let entered = home.post(&enter, &[]).await;
    assert_eq!(entered.status, 303, "{}", entered.text());
    home.with("cookie", &entered.cookie())
}

async fn a_link_makes_the_owner_once(store: Store) {
    blog(&store);
    let service = store.start();
    let link = link(&run(&store, &["owner", "invite"]));
    let visitor = Visitor::of(&service);
    for _ in 0..3 {
        assert_eq!(
            visitor.get(&link).await.status,
            200,
            "looking uses nothing up"
        );
    }
    let ada = accept(&visitor, &link, "Ada Lovelace").await;
    let again = Visitor::of(&service).get(&link).await;
    let token = again
        .page()
        .one("input[name=token]")
        .attr("value")
        .unwrap()
        .to_owned();
    let late = visitor
        .post("/invite", &[("token", &token), ("name", "Eve")])
        .await;
    assert_eq!((late.status, late.cookie().as_str()), (422, ""));
    for wrong in ["/invite", "/invite?token=00"] {
        assert_eq!(visitor.get(wrong).await.status, 422);
    }
    let said = run(&store, &["staff", "list"]);
    assert!(said.contains(" owner * Ada Lovelace"), "{said}");
    let page = ada.get("/account").await.page();
    assert!(
        page.words(".stored").contains("Author"),
        "{}",
        page.words(".stored")
    );
    let ada = there(&ada, HERE).await;
    let id = ada.say(HERE, &[("body", "welcome")]).await;
    assert_eq!(badges(&visitor.get(HERE).await.page(), &id), ["Author"]);
}

async fn a_moderator_is_of_one_site(store: Store) {
    blog(&store);
    run(&store, &["site", "add", "other", "https://other.example"]);
    let service = store.start();
    let invite = ["staff", "invite", "--site", "blog"];
    let link = link(&run(&store, &invite));
    let visitor = Visitor::of(&service);
    let bob = accept(&visitor, &link, "Bob").await;
    for (thread, badge) in [(HERE, vec!["Moderator"]), ("/thread/other/a", vec![])] {
        let id = there(&bob, thread)
            .await
            .say(thread, &[("body", "hello")])
            .await;
        assert_eq!(badges(&visitor.get(thread).await.page(), &id), badge);
    }
    refuse(
        &store,
        &["staff", "invite", "--site", "nowhere"],
        "there is no site nowhere",
    );
    refuse(&store, &["staff", "invite", "--role", "king"], "moderator");
}

async fn whoever_is_signed_in_accepts_as_they_are(store: Store) {
    blog(&store);
    let post = Post::of(&store).await;
    let ada = post.at_home("ada@blog.example").await;
    let link = link(&run(&store, &["owner", "invite", "--site", "blog"]));
    let page = ada.get(&link).await.page();
    assert!(page.words("form button").contains("ada@blog.example"));
    let token = page
        .one("input[name=token]")
        .attr("value")
        .unwrap()
        .to_owned();
    assert_eq!(ada.post("/invite", &[("token", &token)]).await.status, 303);
    let said = run(&store, &["staff", "list"]);
    assert!(said.contains(" owner blog ? ada@blog.example"), "{said}");
}

async fn names_and_addresses_of_the_staff_cannot_be_borrowed(store: Store) {
    blog(&store);
    run(&store, &["site", "add", "other", "https://other.example"]);
    let post = Post::of(&store).await;
    let ada = post.at_home("ada@blog.example").await;
    let profile = [("name", "Ada Lovelace")];
    assert_eq!(ada.post("/account/profile", &profile).await.status, 303);
    let link = link(&run(&store, &["owner", "invite", "--site", "blog"]));
    let token = ada.get(&link).await.page();
    let token = token
        .one("input[name=token]")
        .attr("value")
        .unwrap()
        .to_owned();
    ada.post("/invite", &[("token", &token)]).await;

    let eve = Visitor::of(&post.service);
    for name in [
        "Ada Lovelace",
        "ada  LOVELACE",
        "\u{410}da Lovelace",
        "AdaLovelace",
    ] {
        let refused = eve
            .post(HERE, &[("name", name), ("body", "buy this")])
            .await;
        assert_eq!(refused.status, 422, "{name}");
        let page = refused.page();
        assert!(page.error_of("name").unwrap().contains("goes by this name"));
        assert_eq!(
            (page.field("name").as_str(), page.field("body").as_str()),
            (name, "buy this")
        );
    }
    // An address of hers is left out, and nobody learns that it is hers.
    for (email, kept) in [("ADA@blog.example", false), ("EVE@blog.example", true)] {
        let fields = [("name", "Eve"), ("email", email), ("body", email)];
        eve.say(HERE, &fields).await;
        let entry = format!("\"email\":\"{email}\"");
        let held = store.keys().contains(&entry.replace('"', "\\\"")) || store.holds(&entry);
        assert_eq!(held, kept, "{email}");
    }
    // Not by an account either, nor on a site on which she decides nothing.
    let member = post.member(HERE, "eve@blog.example").await;
    let fields = [("name", "Ada Lovelace"), ("body", "buy this")];
    assert_eq!(member.post(HERE, &fields).await.status, 422);
    eve.say("/thread/other/a", &fields).await;
    eve.say(HERE, &[("name", "Adam Lovelace"), ("body", "hello")])
        .await;
    let own = there(&ada, HERE).await;
    own.say(HERE, &[("body", "it is me")]).await;
    // A moderator who takes her name has another badge, and silences nobody.
    let invitation = run(&store, &["staff", "invite", "--site", "blog"]);
    let mallory = accept(&eve, &self::link(&invitation), "Mallory").await;
    assert_eq!(mallory.post("/account/profile", &profile).await.status, 303);
    let id = own.say(HERE, &[("body", "still me")]).await;
    assert_eq!(badges(&eve.get(HERE).await.page(), &id), ["Author"]);
}

async fn an_account_is_let_in_again_and_a_role_is_taken(store: Store) {
    blog(&store);
    let service = store.start();
    let first = link(&run(&store, &["owner", "invite"]));
    let visitor = Visitor::of(&service);
    accept(&visitor, &first, "Ada").await;
    let said = run(&store, &["staff", "list"]);
    let id = said.split(' ').next().unwrap().to_owned();
    let back = link(&run(&store, &["staff", "link", &id]));
    let page = visitor.get(&back).await.page();
    assert!(page.words("form button").contains("Ada"));
    let token = page
        .one("input[name=token]")
        .attr("value")
        .unwrap()
        .to_owned();
    let entered = visitor.post("/invite", &[("token", &token)]).await;
    let ada = visitor.with("cookie", &entered.cookie());
    let json: serde_json::Value =
        serde_json::from_str(ada.get("/account.json").await.text()).unwrap();
    assert_eq!(json["account"], id);
    run(&store, &["staff", "remove", &id]);
    assert_eq!(run(&store, &["staff", "list"]), "");
    let own = there(&ada, HERE).await;
    let comment = own.say(HERE, &[("body", "no longer")]).await;
    assert!(badges(&visitor.get(HERE).await.page(), &comment).is_empty());
    refuse(&store, &["staff", "link", "999"], "there is no account 999");
}

async fn a_banned_account_does_not_write(store: Store) {
    blog(&store);
    run(&store, &["site", "add", "other", "https://other.example"]);
    let post = Post::of(&store).await;
    let eve = post.member(HERE, "eve@blog.example").await;
    eve.say(HERE, &[("name", "Eve"), ("body", "spam")]).await;
    let json: serde_json::Value = {
        let home = post.at_home("eve@blog.example").await;
        serde_json::from_str(home.get("/account.json").await.text()).unwrap()
    };
    let id = json["account"].as_str().unwrap();
    let said = run(&store, &["staff", "ban", "blog", id]);
    assert!(said.contains("may not comment"), "{said}");
    // Beside the service it is told by the tail.
    let mut tries = 0;
    let refused = until("the ban is known", async || {
        tries += 1;
        let answer = eve
            .post(HERE, &[("body", &format!("more spam {tries}"))])
            .await;
        (answer.status == 403).then_some(answer)
    })
    .await;
    let page = refused.page();
    assert!(page.words("#composer-error").contains("may not comment"));
    assert!(page.field("body").starts_with("more spam"));
    // Nor does she say it in other ways; to take her words back she is free.
    let spam = eve.get(HERE).await.page().comments()[0].id.clone();
    for (address, fields) in [
        ("/edit/blog/2026/hello", [("id", &*spam), ("body", "more")]),
        ("/like/blog/2026/hello", [("like", &*spam), ("url", "")]),
        (
            "/react/blog/2026/hello",
            [("reaction", "love"), ("url", "")],
        ),
        ("/adopt/blog/2026/hello", [("url", ""), ("title", "")]),
    ] {
        let refused = eve.post(address, &fields).await;
        assert_eq!(refused.status, 403, "{address}");
        assert!(refused.text().contains("may not comment"), "{address}");
    }
    let deleted = eve.post("/delete/blog/2026/hello", &[("id", &spam)]).await;
    assert_eq!(deleted.status, 303);
    let there = post.member("/thread/other/a", "eve@blog.example").await;
    there.say("/thread/other/a", &[("body", "elsewhere")]).await;
    run(&store, &["staff", "unban", "blog", id]);
    until("it is over", async || {
        let answer = eve.post(HERE, &[("body", "sorry")]).await;
        (answer.status == 303).then_some(())
    })
    .await;
}
