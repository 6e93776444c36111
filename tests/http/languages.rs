//! Languages: each reader in their own, and no cache or socket mixes them.

use crate::{
    both::Store,
    thread_page::assert_valid,
    watcher::Watcher,
    web::{Page, Visitor},
};

on_both! {
    german_by_address_and_by_browser,
    what_is_wrong_is_said_in_ones_language,
    links_say_the_language_if_the_address_did,
    caches_never_mix_languages,
    each_socket_speaks_its_own,
}

const HERE: &str = "/thread/demo/languages";

/// Somebody whose browser asks for these languages.
fn wants(visitor: &Visitor, languages: &str) -> Visitor {
    visitor.with("accept-language", languages)
}

fn lang(page: &Page) -> String {
    let lang = page.one("html").attr("lang").unwrap();
    assert_eq!(page.one("#thread").attr("lang"), Some(lang));
    let words = match lang {
        "de" => "Kommentar abschicken",
        _ => "Post comment",
    };
    assert_eq!(page.words(".composer-end [type=submit]"), words);
    lang.to_owned()
}

async fn german_by_address_and_by_browser(store: Store) {
    let service = store.start();
    let reader = Visitor::of(&service);
    let fields = [("name", "Ada"), ("body", "Hallo")];
    let id = reader.say(HERE, &fields).await;
    for (accepts, query, expected) in [
        ("", "", "en"),
        ("de", "", "de"),
        ("de-AT,de;q=0.9,en;q=0.8", "", "de"),
        ("xx, de;q=0.3", "", "de"),
        ("de;q=0, en", "", "en"),
        ("tlh, qya", "", "en"),
        ("*", "", "en"),
        ("\u{e4}\u{f6}", "", "en"),
        ("", "?lang=de", "de"),
        ("de", "?lang=en", "en"),
        ("", "?lang=DE-ch", "de"),
        ("de", "?lang=tlh", "de"),
        ("", "?lang=tlh", "en"),
        ("", "?lang=%F0%9F%A6%80", "en"),
        ("", "?lang=", "en"),
    ] {
        let visitor = wants(&reader, accepts);
        let answer = visitor.get(&format!("{HERE}{query}")).await;
        assert!(answer.header("vary").contains("accept-language"));
        let page = answer.page();
        assert_valid(&page);
        assert!(expected.contains(&lang(&page)), "{accepts:?} {query:?}");
    }
    let page = wants(&reader, "de").get(HERE).await.page();
    assert_eq!(page.words("h2"), "1 Kommentar");
    assert_eq!(page.words(&format!("#comment-{id} a.reply")), "Antworten");
    assert_eq!(page.words("head > title"), "1 Kommentar");
    let counted = wants(&reader, "de")
        .get("/counts/demo?post=languages")
        .await;
    assert_eq!(counted.text(), r#"{"languages":"1 Kommentar"}"#);
}

async fn what_is_wrong_is_said_in_ones_language(store: Store) {
    let service = store.start();
    let reader = Visitor::of(&service);
    let german = wants(&reader, "de");
    let fields = [("name", ""), ("body", "Worte")];
    for answer in [
        german.post(HERE, &fields).await,
        german.hx_post(HERE, &fields).await,
        reader.post(&format!("{HERE}?lang=de"), &fields).await,
    ] {
        assert_eq!(answer.status, 422);
        let page = answer.page();
        assert_eq!(page.error_of("name").as_deref(), Some("Der Name fehlt."));
        assert_eq!(page.field("body"), "Worte");
    }
    let long = "x".repeat(20_001);
    let page = german
        .post(HERE, &[("name", "A"), ("body", &long)])
        .await
        .page();
    let told = page.error_of("body").unwrap();
    assert_eq!(
        told,
        "Der Kommentar ist zu lang: H\u{f6}chstens 20000 Zeichen passen hinein."
    );
    let (ada, id) = german
        .write(HERE, &[("name", "Ada"), ("body", "Meins")])
        .await;
    let empty = ada
        .post("/edit/demo/languages", &[("id", &id), ("body", "")])
        .await;
    assert_eq!(
        empty.page().words("form.editor [role=alert]"),
        "Der Kommentar fehlt."
    );
    let foreign = german.post("/delete/demo/languages", &[("id", &id)]).await;
    assert!(
        foreign
            .page()
            .words("main")
            .contains("mit einem anderen Browser")
    );
    let odd = german
        .post("/like/demo/languages?lang=en", &[("like", "x")])
        .await;
    assert_eq!(odd.page().words("main p"), "This does not fit.");
}

async fn links_say_the_language_if_the_address_did(store: Store) {
    let service = store.start();
    let reader = Visitor::of(&service);
    let fields = [("name", "Ada"), ("body", "Hallo")];
    let (ada, id) = reader.write(HERE, &fields).await;
    reader
        .say(HERE, &[("name", "Bob"), ("body", "Hallo")])
        .await;
    let ours = |page: &Page| -> Vec<String> {
        let all =
            page.all("#thread [href], #thread [action], #thread [formaction], #thread [data-own]");
        let names = ["href", "action", "formaction", "data-own"];
        let addresses = all
            .iter()
            .flat_map(|it| names.into_iter().filter_map(|name| it.attr(name)));
        let addresses = addresses.filter(|address| address.starts_with('/'));
        addresses.map(str::to_owned).collect()
    };
    let said = ours(&ada.get(&format!("{HERE}?lang=de")).await.page());
    assert!(said.len() >= 10, "{said:?}");
    for address in &said {
        assert!(address.contains("lang=de"), "{address}");
    }
    let unsaid = ours(&wants(&ada, "de").get(HERE).await.page());
    assert_eq!(unsaid.len(), said.len());
    for address in unsaid {
        assert!(!address.contains("lang="), "{address}");
    }
    let edited = [("id", &*id), ("body", "Tag")];
    let answer = ada.post("/edit/demo/languages?lang=de", &edited).await;
    let there = reader.get(answer.header("location")).await.page();
    assert_eq!(lang(&there), "de");
}

async fn caches_never_mix_languages(store: Store) {
    let service = store.start();
    let reader = Visitor::of(&service);
    reader
        .say(HERE, &[("name", "Ada"), ("body", "Hallo")])
        .await;
    let german = wants(&reader, "de");
    let said = format!("{HERE}?lang=de");
    for _ in 0..2 {
        assert_eq!(lang(&reader.get(HERE).await.page()), "en");
        assert_eq!(lang(&german.get(HERE).await.page()), "de");
        let page = reader.get(&said).await.page();
        assert_eq!(lang(&page), "de");
        let action = page.one("form#composer").attr("action").unwrap();
        assert!(action.contains("lang=de"));
    }
    let mut tags = Vec::new();
    for (visitor, address) in [(&reader, HERE), (&german, HERE), (&reader, &*said)] {
        let tag = visitor.get(address).await.header("etag").to_owned();
        let held = visitor.with("if-none-match", &tag).get(address).await;
        assert_eq!(held.status, 304);
        tags.push(tag);
    }
    for (n, (visitor, address)) in [(&german, HERE), (&reader, &*said), (&reader, HERE)]
        .into_iter()
        .enumerate()
    {
        let other = visitor.with("if-none-match", &tags[n]).get(address).await;
        assert_eq!(other.status, 200, "{address} is not {}", tags[n]);
    }
    // How many there are is cached for all who may read it, too.
    let counted = german.get("/counts/demo?post=languages").await;
    assert!(
        counted.header("vary").contains("accept-language"),
        "{counted:?}"
    );
}

async fn each_socket_speaks_its_own(store: Store) {
    let service = store.start();
    let reader = Visitor::of(&service);
    let mut english = Watcher::open(&service, "demo/languages").await;
    let mut german = Watcher::open_as(&wants(&reader, "de"), &service, "demo/languages").await;
    let mut said = Watcher::open(&service, "demo/languages?lang=de").await;
    let top = reader
        .say(HERE, &[("name", "Ada"), ("body", "Hallo")])
        .await;
    for (watcher, count) in [
        (&mut english, "1 comment"),
        (&mut german, "1 Kommentar"),
        (&mut said, "1 Kommentar"),
    ] {
        watcher
            .until("the comment", |page| !page.shown.is_empty())
            .await;
        assert_eq!(watcher.page.count, count);
    }
    for (watcher, reply) in [(english, "Reply"), (german, "Antworten")] {
        let after = watcher.page.token.clone();
        let lang = if reply == "Reply" { "en" } else { "de" };
        // Both what was missed and everything anew.
        for token in [
            format!("?after={after}&lang={lang}"),
            format!("?after=&lang={lang}"),
        ] {
            let mut back = Watcher::after(&service, "demo/languages", &token).await;
            let body = format!("an answer to {token}");
            let fields = [("name", "Bob"), ("body", &*body), ("parent", &*top)];
            let id = reader.say(HERE, &fields).await;
            let html = loop {
                let html = back.next().await.expect("something comes");
                if html.contains(&format!("id=\"comment-{id}\"")) {
                    break Page::read(&html);
                }
            };
            let link = html.of(&id, "a.reply").expect("a way to answer");
            assert_eq!(crate::web::words(link), reply);
        }
    }
}
