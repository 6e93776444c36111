//! Signing in by mail: by code or link, once, without telling who is known.

use reqwest::Method;

use crate::{
    both::Store,
    people::{Post, enter},
    web::{Answer, Visitor},
};

on_both! {
    a_code_signs_in_and_is_good_once,
    a_link_shows_a_button_and_that_signs_in,
    a_window_hands_over_a_code_for_one_page_and_once,
    the_full_page_leads_back_to_the_post,
    whoever_is_signed_in_need_not_ask_again,
    nobody_learns_whether_an_address_is_known,
    letters_are_limited_by_address_and_by_network,
    a_code_is_not_guessed,
    only_our_own_pages_sign_in,
    a_member_writes_under_their_own_name,
    who_signs_out_is_nobody_again,
}

const HERE: &str = "/thread/demo/people";

async fn a_code_signs_in_and_is_good_once(store: Store) {
    let post = Post::of(&store).await;
    let visitor = Visitor::of(&post.service);
    let first = visitor.get("/account").await;
    assert_eq!((first.status, first.header("location")), (303, "/signin"));
    let (waits, letter) = post.letter(&visitor, "/signin", "ada@blog.example").await;
    assert!(!waits.contains("ada"), "{waits}");
    assert!(
        visitor
            .get(&waits)
            .await
            .text()
            .contains("ada@blog.example")
    );

    let wrong = enter(&visitor, &waits, "2222-2222").await;
    assert_eq!(wrong.status, 422);
    assert!(
        wrong
            .page()
            .one("[role=alert]")
            .text()
            .collect::<String>()
            .contains("not the code")
    );
    // As people type it.
    let typed = letter.code().to_lowercase().replace('-', " ");
    let entered = enter(&visitor, &waits, &typed).await;
    assert_eq!(
        (entered.status, entered.header("location")),
        (303, "/account")
    );
    let ada = visitor.with("cookie", &entered.cookie());
    assert!(
        ada.get("/account")
            .await
            .text()
            .contains("ada@blog.example")
    );

    let again = enter(&visitor, &waits, &letter.code()).await;
    assert_eq!(again.status, 422);
    assert_eq!(again.cookie(), "");
    let link = visitor.get(&letter.link()).await.page();
    let action = link.one("form#link").attr("action").unwrap().to_owned();
    let value = link
        .one("input[name=link]")
        .attr("value")
        .unwrap()
        .to_owned();
    let again = visitor.post(&action, &[("link", &value)]).await;
    assert_eq!((again.status, again.cookie().as_str()), (422, ""));
}

async fn a_link_shows_a_button_and_that_signs_in(store: Store) {
    let post = Post::of(&store).await;
    let asks = Visitor::of(&post.service);
    let (_, letter) = post.letter(&asks, "/signin", "Ada@Blog.example").await;
    // It may be opened anywhere, and by programs that look into letters.
    let opens = Visitor::of(&post.service);
    for _ in 0..3 {
        let page = opens.get(&letter.link()).await;
        assert_eq!((page.status, page.cookie().as_str()), (200, ""));
    }
    let page = opens.get(&letter.link()).await.page();
    let action = page.one("form#link").attr("action").unwrap().to_owned();
    let value = page
        .one("input[name=link]")
        .attr("value")
        .unwrap()
        .to_owned();
    let entered = opens.post(&action, &[("link", &value)]).await;
    assert_eq!(entered.status, 303);
    let ada = opens.with("cookie", &entered.cookie());
    // The same person, however the address is written.
    let same = post.at_home("ada@BLOG.example").await;
    let id = async |visitor: &Visitor| {
        let json: serde_json::Value =
            serde_json::from_str(visitor.get("/account.json").await.text()).unwrap();
        json["account"].clone()
    };
    assert_eq!(id(&ada).await, id(&same).await);
    let old = opens.get("/signin?link=00").await;
    assert_eq!(old.status, 422);
}

async fn a_window_hands_over_a_code_for_one_page_and_once(store: Store) {
    assert!(
        store
            .run(&["site", "add", "blog", "https://blog.example"])
            .status
            .success()
    );
    assert!(
        store
            .run(&["site", "add", "other", "https://other.example"])
            .status
            .success()
    );
    let post = Post::of(&store).await;
    let visitor = Visitor::of(&post.service);
    let session = async |path: &str, origin: &str, code: &str| {
        let asked = visitor
            .request(Method::POST, path)
            .header("HX-Request", "true");
        Answer::to(asked.header("origin", origin).form(&[("code", code)])).await
    };
    let own = post.service.url.clone();
    let code = post.handed("/thread/blog/a", "ada@blog.example").await;
    for (path, origin, code) in [
        ("/session/blog/a", "https://blog.example", &*code),
        ("/session/other/a", &*own, &*code),
        ("/session/blog/a", &*own, "00"),
    ] {
        let refused = session(path, origin, code).await;
        assert_eq!(
            (refused.status, refused.cookie().as_str()),
            (422, ""),
            "{path} {origin}"
        );
    }
    let evil = session("/session/blog/a", "https://evil.example", &code).await;
    assert_eq!(evil.status, 403);
    let entered = session("/session/blog/a", &own, &code).await;
    assert_eq!(entered.status, 200);
    assert!(entered.page().one("#who .member").text().count() > 0);
    assert_eq!(
        session("/session/blog/a", &own, &code).await.status,
        422,
        "once"
    );

    // What the page got is good for commenting there, and for nothing else.
    let token = entered.header("afterword-session");
    let ada = visitor.with("afterword-session", token);
    assert!(
        ada.get("/thread/blog/a")
            .await
            .page()
            .all("#who .member")
            .len()
            == 1
    );
    assert!(
        ada.get("/thread/other/a")
            .await
            .page()
            .all("#who .member")
            .is_empty()
    );
    assert_eq!(ada.get("/account").await.status, 303);
    let stolen = visitor.with("cookie", &format!("afterword={token}"));
    assert_eq!(stolen.get("/account").await.status, 303);
    // Nobody is told who may not be told.
    let opener = "/signin/blog/a?opener=https://evil.example";
    let page = visitor.get(opener).await.page();
    assert!(
        !page
            .one("form#ask")
            .attr("action")
            .unwrap()
            .contains("evil")
    );
}

async fn the_full_page_leads_back_to_the_post(store: Store) {
    assert!(
        store
            .run(&["site", "add", "blog", "https://blog.example"])
            .status
            .success()
    );
    let post = Post::of(&store).await;
    let visitor = Visitor::of(&post.service);
    let thread = visitor.get("/thread/blog/a").await.page();
    let signin = thread.one("a.sign-in").attr("href").unwrap().to_owned();
    let back = "https://blog.example/a?b=c";
    for (url, leads) in [(back, back), ("https://evil.example/", "/thread/blog/a")] {
        let address = format!("{signin}?url={url}");
        let page = visitor.get(&address).await;
        let policy = page.header("content-security-policy").to_owned();
        assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
        assert!(
            policy.contains("form-action 'self' https://blog.example"),
            "{policy}"
        );
        let action = page
            .page()
            .one("form#ask")
            .attr("action")
            .unwrap()
            .to_owned();
        let (waits, letter) = post.letter(&visitor, &action, "ada@blog.example").await;
        let entered = enter(&visitor, &waits, &letter.code()).await;
        assert_eq!((entered.status, entered.header("location")), (303, leads));
        let ada = visitor.with("cookie", &entered.cookie());
        assert_eq!(
            ada.get("/thread/blog/a")
                .await
                .page()
                .all("#who .member")
                .len(),
            1
        );
        assert_eq!(ada.get("/account").await.status, 200);
    }
}

async fn whoever_is_signed_in_need_not_ask_again(store: Store) {
    let post = Post::of(&store).await;
    let ada = post.at_home("ada@blog.example").await;
    let signin = HERE.replacen("/thread/", "/signin/", 1);
    let page = ada.get(&signin).await.page();
    let enter = page.one("form#known").attr("action").unwrap().to_owned();
    assert!(
        page.one("form#known")
            .text()
            .collect::<String>()
            .contains("ada@blog.example")
    );
    let entered = ada.post(&enter, &[]).await;
    assert_eq!(entered.status, 303);
    let there = Visitor::of(&post.service).with("cookie", &entered.cookie());
    assert_eq!(there.get(HERE).await.page().all("#who .member").len(), 1);
    let nobody = Visitor::of(&post.service).post(&enter, &[]).await;
    assert_eq!((nobody.status, nobody.cookie().as_str()), (200, ""));
}

async fn nobody_learns_whether_an_address_is_known(store: Store) {
    let post = Post::of(&store).await;
    post.at_home("ada@blog.example").await;
    let visitor = Visitor::of(&post.service);
    let mut answers = Vec::new();
    for email in ["ada@blog.example", "bob@blog.example"] {
        let asked = visitor.post("/signin", &[("email", email)]).await;
        let to = asked.header("location").to_owned();
        let page = visitor.get(&to).await;
        let sent = page.page();
        let sent = sent.one("input[name=sent]").attr("value").unwrap();
        let shape = page.text().replace(email, "X").replace(sent, "Y");
        let shape: String = shape.chars().filter(|c| !c.is_ascii_hexdigit()).collect();
        answers.push((asked.status, to.len(), page.status, shape));
    }
    assert_eq!(answers[0], answers[1]);
}

async fn letters_are_limited_by_address_and_by_network(store: Store) {
    let limited = [("AFTERWORD_RATE_LIMIT", "30/m")];
    let post = Post::with(&store, &limited).await;
    let visitor = Visitor::of(&post.service);
    let ask = async |email: &str| visitor.post("/signin", &[("email", email)]).await;
    for _ in 0..5 {
        assert_eq!(ask("ada@blog.example").await.status, 303);
    }
    for email in ["ada@blog.example", "ADA@blog.example"] {
        let refused = ask(email).await;
        assert_eq!(refused.status, 429);
        assert!(refused.header("retry-after").parse::<u64>().unwrap() > 60);
        assert!(
            refused.text().contains(email),
            "the address is still in the form"
        );
    }
    let mut sent = 0;
    while ask(&format!("a{sent}@blog.example")).await.status == 303 {
        sent += 1;
    }
    assert!(
        (12..=14).contains(&sent),
        "20 for one network, 5 + 2 were asked for before: {sent}"
    );
}

async fn a_code_is_not_guessed(store: Store) {
    let limited = [("AFTERWORD_RATE_LIMIT", "30/m")];
    let post = Post::with(&store, &limited).await;
    let visitor = Visitor::of(&post.service);
    let (waits, letter) = post.letter(&visitor, "/signin", "ada@blog.example").await;
    for n in 0..10 {
        let code = format!("2222-222{}", n % 8 + 2);
        assert_eq!(enter(&visitor, &waits, &code).await.status, 422);
    }
    let late = enter(&visitor, &waits, &letter.code()).await;
    assert_eq!((late.status, late.cookie().as_str()), (429, ""));
}

async fn only_our_own_pages_sign_in(store: Store) {
    let post = Post::of(&store).await;
    let evil = Visitor::of(&post.service).with("origin", "https://evil.example");
    let asked = evil.post("/signin", &[("email", "ada@blog.example")]).await;
    assert_eq!(asked.status, 403);
    let ada = post.at_home("ada@blog.example").await;
    let forced = ada.with("origin", "https://evil.example");
    for path in [
        "/enter",
        "/account/profile",
        "/account/sessions",
        "/account/erase",
    ] {
        assert_eq!(
            forced.post(path, &[("name", "Eve")]).await.status,
            403,
            "{path}"
        );
    }
    for email in ["", "ada", "ada@blog.example\r\nbcc: eve@evil.example"] {
        let wrong = Visitor::of(&post.service)
            .post("/signin", &[("email", email)])
            .await;
        assert_eq!(wrong.status, 422, "{email:?}");
    }
    assert_eq!(post.smtp.mails().len(), 1);
}

async fn a_member_writes_under_their_own_name(store: Store) {
    let post = Post::of(&store).await;
    let ada = post.member(HERE, "ada@blog.example").await;
    let page = ada.get(HERE).await.page();
    assert_eq!(
        (
            page.all("#composer-name").len(),
            page.all("#composer-email").len()
        ),
        (1, 0)
    );
    let nameless = ada.post(HERE, &[("body", "first")]).await;
    assert_eq!(nameless.status, 422, "a name is needed once");
    let first = ada.say(HERE, &[("name", "Ada"), ("body", "first")]).await;
    // From then on it is the account's.
    assert!(ada.get(HERE).await.page().all("#composer-name").is_empty());
    let second = ada.say(HERE, &[("name", "Eve"), ("body", "second")]).await;
    let page = ada.get(HERE).await.page();
    for id in [&first, &second] {
        assert!(page.link(id, "a.edit").is_some());
    }
    assert!(
        page.comments()
            .iter()
            .all(|comment| comment.author == "Ada")
    );
    // Elsewhere they are the same; to others their comments are like all.
    let phone = post.member(HERE, "ada@blog.example").await;
    assert!(
        phone
            .get(HERE)
            .await
            .page()
            .link(&first, "a.edit")
            .is_some()
    );
    let reader = Visitor::of(&post.service);
    assert!(
        reader
            .get(HERE)
            .await
            .page()
            .link(&first, "a.edit")
            .is_none()
    );
    let like = HERE.replacen("/thread/", "/like/", 1);
    ada.post(&like, &[("like", &first)]).await;
    let pressed = |page: &crate::web::Page| page.all(".like[aria-pressed=true]").len();
    assert_eq!(pressed(&phone.get(HERE).await.page()), 1);
    assert_eq!(pressed(&reader.get(HERE).await.page()), 0);
}

async fn who_signs_out_is_nobody_again(store: Store) {
    let post = Post::of(&store).await;
    let ada = post.member(HERE, "ada@blog.example").await;
    let phone = post.member(HERE, "ada@blog.example").await;
    let id = ada.say(HERE, &[("name", "Ada"), ("body", "mine")]).await;
    let signout = HERE.replacen("/thread/", "/signout/", 1);
    let out = ada.hx_post(&signout, &[]).await;
    assert_eq!(out.status, 200);
    assert!(out.page().all("#who .member, a.edit").is_empty());
    assert_eq!(out.header("afterword-session"), "");
    // The token itself is good no more, wherever it is kept.
    let page = ada.get(HERE).await.page();
    assert!(page.all("#who .member").is_empty() && page.link(&id, "a.edit").is_none());
    assert!(phone.get(HERE).await.page().link(&id, "a.edit").is_some());
    let home = post.at_home("ada@blog.example").await;
    home.post("/account/sessions", &[("session", "all")]).await;
    assert!(phone.get(HERE).await.page().link(&id, "a.edit").is_none());
    assert_eq!(home.get("/account").await.status, 303);
}
