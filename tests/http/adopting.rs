//! What somebody said as a guest becomes their account's, if they want.

use crate::{both::Store, people::Post, web::Visitor};

on_both! {
    a_guest_takes_their_past_along,
    nobody_takes_what_they_did_not_say,
}

const HERE: &str = "/thread/demo/adopting";
const THERE: &str = "/thread/demo/also";

/// One browser with both cookies.
fn both(guest: &str, member: &str) -> String {
    format!("{guest}; {member}")
}

async fn a_guest_takes_their_past_along(store: Store) {
    let post = Post::of(&store).await;
    let nobody = Visitor::of(&post.service);
    let said = nobody
        .post(HERE, &[("name", "Ada"), ("body", "as a guest")])
        .await;
    let (id, guest) = (said.comment_id(), said.cookie());
    let as_guest = nobody.with("cookie", &guest);
    let elsewhere = as_guest
        .say(THERE, &[("name", "Ada"), ("body", "also")])
        .await;
    as_guest
        .post("/react/demo/adopting", &[("reaction", "love")])
        .await;

    let code = post.handed(HERE, "ada@blog.example").await;
    let asked = as_guest.request(reqwest::Method::POST, "/session/demo/adopting");
    let asked = asked
        .header("HX-Request", "true")
        .header("origin", &post.service.url);
    let entered = crate::web::Answer::to(asked.form(&[("code", &code)])).await;
    assert_eq!(entered.status, 200);
    // The offer comes with the answer, for there is something to take along.
    assert_eq!(entered.page().all(".adopt").len(), 1);
    let ada = nobody.with("cookie", &both(&guest, &entered.cookie()));
    assert!(
        ada.get(HERE).await.page().link(&id, "a.edit").is_some(),
        "hers either way"
    );
    let adopted = ada.hx_post("/adopt/demo/adopting", &[]).await;
    assert_eq!(adopted.status, 200);
    assert!(adopted.page().all(".adopt").is_empty());

    let phone = post.member(HERE, "ada@blog.example").await;
    for (thread, id) in [(HERE, &id), (THERE, &elsewhere)] {
        assert!(phone.get(thread).await.page().link(id, "a.edit").is_some());
        assert!(
            as_guest
                .get(thread)
                .await
                .page()
                .link(id, "a.edit")
                .is_none()
        );
    }
    let pressed = phone.get(HERE).await.page();
    assert_eq!(pressed.all("#reactions [aria-pressed=true]").len(), 1);
    let home = post.at_home("ada@blog.example").await;
    let text = home.get("/account").await.page().words("main");
    assert!(text.contains("as a guest") && text.contains("also"));
    // With scripts off the same form leads back.
    let again = ada.post("/adopt/demo/adopting", &[]).await;
    assert_eq!((again.status, again.header("location")), (303, HERE));
}

async fn nobody_takes_what_they_did_not_say(store: Store) {
    let post = Post::of(&store).await;
    let nobody = Visitor::of(&post.service);
    let (bob, id) = nobody
        .write(HERE, &[("name", "Bob"), ("body", "mine")])
        .await;
    let eve = post.member(HERE, "eve@blog.example").await;
    for visitor in [&eve, &nobody] {
        assert_eq!(
            visitor.hx_post("/adopt/demo/adopting", &[]).await.status,
            200
        );
    }
    let evil = eve.with("origin", "https://evil.example");
    assert_eq!(evil.post("/adopt/demo/adopting", &[]).await.status, 403);
    assert!(bob.get(HERE).await.page().link(&id, "a.edit").is_some());
    assert!(eve.get(HERE).await.page().link(&id, "a.edit").is_none());
}
