//! Who a browser is: known by its token, on its site only, and to nobody else.

use std::{fs, os::unix::fs::PermissionsExt};

use crate::{
    both::Store,
    thread_page::assert_valid,
    web::{Answer, Visitor},
};

on_both! {
    a_page_for_a_guest_is_nobody_elses,
    a_token_is_for_one_site,
    a_token_survives_a_restart,
    words_cannot_pass_for_somebodys_comment,
    a_browser_without_cookies_gets_its_part,
    an_address_cannot_be_guessed,
}

const HERE: &str = "/thread/demo/guests";

async fn a_page_for_a_guest_is_nobody_elses(store: Store) {
    let service = store.start();
    let reader = Visitor::of(&service);
    let (ada, hers) = reader
        .write(HERE, &[("name", "Ada"), ("body", "hers")])
        .await;
    let (bob, his) = reader
        .write(HERE, &[("name", "Bob"), ("body", "his")])
        .await;
    for more in ["", "?fragment=1", "?sort=newest", "?lang=de"] {
        let address = format!("{HERE}{more}");
        for round in 0..2 {
            for (visitor, own, other) in [(&ada, &hers, &his), (&bob, &his, &hers)] {
                let answer = visitor.get(&address).await;
                assert_eq!(answer.header("cache-control"), "private, no-store");
                assert_eq!(answer.header("etag"), "", "what is not kept has no name");
                assert!(answer.header("vary").contains("cookie"));
                let page = answer.page();
                assert_eq!(page.comments().len(), 2, "{round}");
                page.one("#thread[data-guest]");
                assert!(page.link(own, "a.edit").is_some() && page.link(own, "a.delete").is_some());
                assert!(page.of(other, "a.edit, a.delete").is_none());
            }
            let shared = reader.get(&address).await;
            assert_eq!(shared.header("cache-control"), "no-cache");
            assert!(
                shared
                    .page()
                    .all("a.edit, a.delete, [data-guest]")
                    .is_empty()
            );
            assert!(shared.header("set-cookie").is_empty());
        }
        // What all share is never taken for the page of a guest.
        let tag = reader.get(&address).await.header("etag").to_owned();
        let held = ada.with("if-none-match", &tag).get(&address).await;
        assert_eq!(held.status, 200);
        assert!(held.page().link(&hers, "a.edit").is_some());
        let again = reader.with("if-none-match", &tag).get(&address).await;
        assert_eq!(again.status, 304);
    }
}

async fn a_token_is_for_one_site(store: Store) {
    for site in ["one", "two"] {
        let origin = format!("https://{site}.example");
        assert!(store.run(&["site", "add", site, &origin]).status.success());
    }
    let service = store.start();
    let reader = Visitor::of(&service);
    let said = reader
        .post("/thread/one/x", &[("name", "Ada"), ("body", "one")])
        .await;
    let (id, token) = (said.comment_id(), said.header("afterword-guest"));
    assert!(said.cookie().contains("afterword-one=") && !said.cookie().contains("-two="));
    let same = reader
        .post("/thread/two/x", &[("name", "Ada"), ("body", "one")])
        .await;
    let renamed = said.cookie().replace("afterword-one=", "afterword-two=");
    let there = same.comment_id();
    for thief in [
        reader.with("afterword-guest", token),
        reader.with("cookie", &said.cookie()),
        reader.with("cookie", &renamed),
    ] {
        let page = thief.get("/thread/two/x").await;
        assert_eq!(page.header("cache-control"), "no-cache", "nobody known");
        let answer = thief.post("/delete/two/x", &[("id", &there)]).await;
        assert_eq!(answer.status, 403);
    }
    let ada = reader.with("afterword-guest", token);
    let page = ada.get("/thread/one/x").await.page();
    assert!(page.link(&id, "a.delete").is_some());
    // Cut, changed, empty, repeated and not even ASCII: all as if there were none.
    let (guest, mac) = token.split_once('.').unwrap();
    let other = if mac.starts_with('0') { "1" } else { "0" };
    for forged in [
        format!("{guest}.{other}{}", &mac[1..]),
        format!("{guest}."),
        format!("{guest}.{}", &mac[..30]),
        format!("0000000000zz.{mac}"),
        format!("{token}{token}"),
        ".".to_owned(),
        "\u{1f980}".to_owned(),
        "a".repeat(4000),
    ] {
        for (name, value) in [
            ("afterword-guest", forged.clone()),
            ("cookie", format!("afterword-one={forged}")),
        ] {
            let thief = reader.with(name, &value);
            let answer = thief.get("/thread/one/x").await;
            assert_eq!(
                (answer.status, answer.header("cache-control")),
                (200, "no-cache")
            );
            let delete = thief.post("/delete/one/x", &[("id", &id)]).await;
            assert_eq!(delete.status, 403, "{value}");
        }
    }
    let mixed = format!("a=b; afterword-one=x.y; {}", said.cookie());
    let page = reader
        .with("cookie", &mixed)
        .get("/thread/one/x")
        .await
        .page();
    assert!(page.link(&id, "a.delete").is_some(), "the good one counts");
}

async fn a_token_survives_a_restart(store: Store) {
    let service = store.start();
    let fields = [("name", "Ada"), ("body", "before")];
    let (ada, id) = Visitor::of(&service).write(HERE, &fields).await;
    let path = store.folder().join("secret");
    let secret = fs::metadata(&path).unwrap();
    assert_eq!(
        (secret.len(), secret.permissions().mode() & 0o777),
        (32, 0o600)
    );
    drop(service);
    let service = store.start();
    let ada = ada.moved_to(&service.url);
    let page = ada.get(HERE).await.page();
    assert!(page.link(&id, "a.edit").is_some());
    assert_eq!(
        ada.post("/delete/demo/guests", &[("id", &id)]).await.status,
        303
    );
    drop(service);
    // Another secret knows nobody.
    let fields = [("name", "Ada"), ("body", "again")];
    let other = [("AFTERWORD_SECRET", "a secret that nobody else has in here")];
    let service = store.start_with(&other);
    let (late, _) = Visitor::of(&service).write(HERE, &fields).await;
    let page = ada.moved_to(&service.url).get(HERE).await;
    assert!(page.page().all("a.delete").is_empty());
    assert_eq!(late.get(HERE).await.page().all("a.delete").len(), 1);
}

/// The page of a guest is made of the one that all share: their own comments are found in it.
async fn words_cannot_pass_for_somebodys_comment(store: Store) {
    let service = store.start();
    let reader = Visitor::of(&service);
    let (mallory, first) = reader.write(HERE, &[("name", "M"), ("body", "nice")]).await;
    let (ada, hers) = reader
        .write(HERE, &[("name", "Ada"), ("body", "hers")])
        .await;
    for trap in [
        format!(" id=\"comment-{hers}\" "),
        format!("<article id=\"comment-{hers}\"><div id=\"replies-{hers}\">"),
        format!(
            "`<article class=\"comment\" id=\"comment-{hers}\"`\n\n```\nid=\"replies-{hers}\">\n```"
        ),
        format!("[x](https://a.example/\" id=\"comment-{hers}\")"),
    ] {
        let fields = [("id", &*first), ("body", &*trap)];
        assert_eq!(mallory.post("/edit/demo/guests", &fields).await.status, 303);
        let page = ada.get(HERE).await.page();
        assert_valid(&page);
        let all = reader.get(HERE).await.page().comments();
        assert_eq!(page.comments(), all, "{trap}");
        assert!(page.link(&hers, "a.edit").is_some(), "{trap}");
        assert!(page.of(&first, "a.edit, a.delete").is_none(), "{trap}");
        let form = ada.get(&format!("{HERE}?edit={hers}")).await.page();
        assert!(form.of(&hers, "form.editor").is_some(), "{trap}");
    }
}

async fn a_browser_without_cookies_gets_its_part(store: Store) {
    let service = store.start();
    let reader = Visitor::of(&service);
    let mut said: Option<Answer> = None;
    let mut visitor = reader.clone();
    for n in 0..60 {
        let body = format!("comment {n}");
        let answer = visitor
            .post(HERE, &[("name", "Ada"), ("body", &body)])
            .await;
        visitor = reader.with("afterword-guest", answer.header("afterword-guest"));
        said = Some(answer);
    }
    let last = said.unwrap().comment_id();
    // The page as it comes without a cookie, and what its script then asks for.
    let first = reader.get(HERE).await.page();
    let more = first
        .one("#comments > .rest a")
        .attr("href")
        .unwrap()
        .to_owned();
    for (address, count, has_last) in [(HERE, 50, false), (&*more, 10, true)] {
        let page = reader.get(address).await.page();
        let own = page.one("#live").attr("data-own").unwrap();
        let answer = visitor.get(own).await;
        assert_eq!(answer.header("cache-control"), "private, no-store");
        let part = answer.page();
        assert_eq!(part.all("article a.delete").len(), count, "{address}");
        assert_eq!(part.comments().iter().any(|it| it.id == last), has_last);
        let stranger = reader.get(own).await;
        assert!(stranger.page().all("article").is_empty());
    }
}

/// Whoever says again what somebody said does not learn whether the address is theirs.
async fn an_address_cannot_be_guessed(store: Store) {
    let service = store.start();
    let reader = Visitor::of(&service);
    let fields = |email| [("name", "Ada"), ("email", email), ("body", "hers")];
    let hers = reader.say(HERE, &fields("ada@blog.example")).await;
    for guess in ["eve@blog.example", "ada@blog.example", ""] {
        let mut again = fields(guess).to_vec();
        again.push(("key", "another wish"));
        let refused = reader.post(HERE, &again).await;
        assert_eq!(refused.status, 422, "{guess}");
        assert!(refused.text().contains(&hers), "{guess}");
    }
}
