//! What is stored about somebody is theirs to see, to change and to take away.

use serde_json::Value;

use crate::{
    both::Store,
    people::{Letter, Post, enter},
    support::service::until,
    thread_page::assert_valid,
    web::Visitor,
};

on_both! {
    the_page_shows_all_that_is_stored,
    it_can_be_taken_away_as_json,
    a_profile_is_changed_and_wrong_words_are_kept,
    a_session_is_ended_from_afar,
    nobody_else_sees_it,
    an_address_is_changed_by_a_letter,
}

const HERE: &str = "/thread/demo/own-data";
const ADA: &str = "ada@blog.example";

async fn written(post: &Post) -> (Visitor, String) {
    let member = post.member(HERE, ADA).await;
    let id = member
        .say(HERE, &[("name", "Ada"), ("body", "a **word**")])
        .await;
    (member, id)
}

async fn the_page_shows_all_that_is_stored(store: Store) {
    let post = Post::of(&store).await;
    let (_, id) = written(&post).await;
    let ada = post.at_home(ADA).await;
    let answer = ada.get("/account").await;
    assert_eq!(
        (answer.status, answer.header("cache-control")),
        (200, "no-store")
    );
    let policy = answer.header("content-security-policy");
    assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
    let page = answer.page();
    assert_valid(&page);
    let text = page.words("main");
    for word in [ADA, "demo/own-data", "a **word**"] {
        assert!(text.contains(word), "{word} in {text}");
    }
    assert_eq!(page.one("#name").attr("value"), Some("Ada"));
    let link = page
        .all(".listed a")
        .into_iter()
        .find_map(|a| a.attr("href"));
    assert!(link.unwrap().ends_with(&format!("#comment-{id}")));
    // For the window, for the thread, and this one.
    assert_eq!(page.all("form[action='/account/sessions'] input").len(), 3);
}

async fn it_can_be_taken_away_as_json(store: Store) {
    let post = Post::of(&store).await;
    let (_, id) = written(&post).await;
    let bob = Visitor::of(&post.service);
    bob.say(HERE, &[("name", "Bob"), ("body", "somebody else's")])
        .await;
    let ada = post.at_home(ADA).await;
    let answer = ada.get("/account.json").await;
    assert!(answer.header("content-disposition").contains("attachment"));
    assert_eq!(answer.header("content-type"), "application/json");
    let json: Value = serde_json::from_str(answer.text()).unwrap();
    assert_eq!(
        (&json["email"], &json["name"]),
        (&ADA.into(), &"Ada".into())
    );
    let comment = &json["comments"][0];
    assert_eq!(
        (&comment["id"], &comment["body"]),
        (&Value::from(id), &"a **word**".into())
    );
    assert_eq!(
        (&comment["site"], &comment["post"]),
        (&"demo".into(), &"own-data".into())
    );
    assert_eq!(json["sessions"].as_array().unwrap().len(), 3);
    assert_eq!(json["roles"], serde_json::json!([]));
    let types: Vec<_> = json["entries"].as_array().unwrap().iter().collect();
    let types: Vec<_> = types
        .iter()
        .map(|it| it["event_type"].as_str().unwrap())
        .collect();
    for wanted in [
        "AccountOpened",
        "EmailVerified",
        "ProfileChanged",
        "CommentAdded",
    ] {
        assert!(types.contains(&wanted), "{wanted} in {types:?}");
    }
    assert!(!answer.text().contains("somebody else's"));
}

async fn a_profile_is_changed_and_wrong_words_are_kept(store: Store) {
    let post = Post::of(&store).await;
    let (member, _) = written(&post).await;
    let ada = post.at_home(ADA).await;
    let wrong = [("name", " "), ("website", "javascript:alert(1)")];
    let refused = ada.post("/account/profile", &wrong).await;
    assert_eq!(refused.status, 422);
    let page = refused.page();
    assert_valid(&page);
    assert_eq!(
        page.one("#website").attr("value"),
        Some("javascript:alert(1)")
    );
    assert!(page.words("#name-error").contains("missing"));
    assert!(page.words("#website-error").contains("https://"));
    let right = [("name", "Ada Lovelace"), ("website", "ada.example")];
    let changed = ada.post("/account/profile", &right).await;
    assert_eq!(
        (changed.status, changed.header("location")),
        (303, "/account")
    );
    let id = member.say(HERE, &[("body", "under another name")]).await;
    let page = member.get(HERE).await.page();
    let shown = page.comments();
    assert_eq!(
        shown.iter().map(|it| &*it.author).collect::<Vec<_>>(),
        ["Ada", "Ada Lovelace"]
    );
    let author = page
        .of(&id, ".comment-author a")
        .expect("a link on the name");
    assert_eq!(author.attr("href"), Some("https://ada.example/"));
}

async fn a_session_is_ended_from_afar(store: Store) {
    let post = Post::of(&store).await;
    let (member, id) = written(&post).await;
    let ada = post.at_home(ADA).await;
    let page = ada.get("/account").await.page();
    let sessions = page.all("form[action='/account/sessions'] input[name=session]");
    let there = sessions[1].attr("value").unwrap().to_owned();
    assert!(member.get(HERE).await.page().link(&id, "a.edit").is_some());
    let ended = ada.post("/account/sessions", &[("session", &there)]).await;
    assert_eq!(ended.status, 303);
    assert!(member.get(HERE).await.page().link(&id, "a.edit").is_none());
    assert_eq!(ada.get("/account").await.status, 200, "this one goes on");
}

async fn nobody_else_sees_it(store: Store) {
    let post = Post::of(&store).await;
    let (member, _) = written(&post).await;
    let bob = post.at_home("bob@blog.example").await;
    for path in ["/account", "/account.json"] {
        let text = bob.get(path).await;
        assert!(!text.text().contains(ADA) && !text.text().contains("a **word**"));
        for nobody in [&member, &Visitor::of(&post.service)] {
            let away = nobody.get(path).await;
            assert_eq!((away.status, away.header("location")), (303, "/signin"));
        }
    }
}

async fn an_address_is_changed_by_a_letter(store: Store) {
    let post = Post::of(&store).await;
    let (member, id) = written(&post).await;
    let ada = post.at_home(ADA).await;
    let bob = post.at_home("bob@blog.example").await;
    let change = async |email: &str| {
        let before = post.smtp.mails().len();
        let asked = ada.post("/account/email", &[("email", email)]).await;
        assert_eq!(asked.status, 200, "{}", asked.text());
        let sent = asked
            .page()
            .one("input[name=sent]")
            .attr("value")
            .unwrap()
            .to_owned();
        let letter = until("a letter", async || {
            post.smtp.mails().into_iter().nth(before)
        })
        .await;
        assert!(letter.to.contains(email));
        (sent, Letter(letter.text()).code())
    };
    let confirm = async |sent: &str, code: &str| {
        ada.post("/account/email/confirm", &[("sent", sent), ("code", code)])
            .await
    };
    // Somebody else's stays theirs, also for who reads their letters.
    let (sent, code) = change("bob@blog.example").await;
    let taken = confirm(&sent, &code).await;
    assert_eq!(taken.status, 409);
    assert!(
        taken
            .page()
            .words("main")
            .contains("Somebody else has this address")
    );
    assert!(
        bob.get("/account")
            .await
            .text()
            .contains("bob@blog.example")
    );

    let (sent, code) = change("ada@new.example").await;
    let fields = [("sent", &*sent), ("code", &*code)];
    let stolen = bob.post("/account/email/confirm", &fields).await;
    assert_eq!(stolen.status, 422, "a letter is for whose account asked");
    assert_eq!(confirm(&sent, "2222-2222").await.status, 422);
    let before = post.smtp.mails().len();
    assert_eq!(confirm(&sent, &code).await.status, 303);
    assert_eq!(confirm(&sent, &code).await.status, 422, "once");
    // It may not have been she: whoever reads the old address is told, and not of the new one.
    let told = until("a letter to the old address", async || {
        post.smtp.mails().into_iter().nth(before)
    })
    .await;
    assert!(told.to.contains(ADA), "{}", told.to);
    assert_eq!(told.subject(), "Your address was changed");
    assert!(!told.text().contains("ada@new.example"), "{}", told.text());
    let text = ada.get("/account").await.page().words(".stored");
    assert!(
        text.contains("ada@new.example") && !text.contains(ADA),
        "{text}"
    );
    // By the new address she is who she was; the old one is free.
    let again = post.member(HERE, "ada@new.example").await;
    assert!(again.get(HERE).await.page().link(&id, "a.edit").is_some());
    let other = until("the old address is free", async || {
        let visitor = Visitor::of(&post.service);
        let (waits, letter) = post.letter(&visitor, "/signin", ADA).await;
        let entered = enter(&visitor, &waits, &letter.code()).await;
        let visitor = visitor.with("cookie", &entered.cookie());
        let text = visitor.get("/account").await.page().words("main");
        text.contains("not written anything yet").then_some(text)
    })
    .await;
    assert!(!other.contains("a **word**"));
    // Whoever was in by the old one is out, but for who changed it.
    assert!(member.get(HERE).await.page().link(&id, "a.edit").is_none());
    let wrong = ada.post("/account/email", &[("email", "nonsense")]).await;
    assert_eq!(
        (wrong.status, wrong.page().one("#email").attr("value")),
        (422, Some("nonsense"))
    );
}
