//! The rules of a site: what waits, what does not, and what its writer is told.

use afterword::{
    domain::{
        moderation::PROOF_BITS,
        values::{PostKey, SiteKey},
    },
    http::{now, proof::Proof},
    repository::ThreadKey,
};

use crate::{
    akismet::{AkismetServer, Mood},
    both::Store,
    house::{HERE, blog, refuse, run},
    people::Post,
    staff::{accept, link, there},
    support::service::{Service, until},
    web::{Answer, Visitor},
};

on_both! {
    rules_are_told_and_refused_in_words,
    the_writer_is_told_that_it_waits,
    everything_waits_but_for_the_staff,
    the_hidden_field_and_haste_are_suspicious,
    words_and_hosts_of_the_list_wait,
    the_same_words_elsewhere_wait,
    the_first_comments_wait_until_they_are_approved,
    many_links_and_new_hosts_wait_unless_their_writer_is_known,
    work_is_wanted_of_those_who_are_not_known,
    akismet_has_the_last_word,
    only_some_may_comment,
}

/// Chooses rules, and waits until the service knows.
async fn set(store: &Store, service: &Service, flags: &[&str]) -> String {
    let reader = Visitor::of(service);
    let tag = async || reader.get(HERE).await.header("etag").to_owned();
    let before = tag().await;
    let said = run(store, &[&["site", "set", "blog"], flags].concat());
    until("the rules are known", async || {
        (tag().await != before).then_some(())
    })
    .await;
    said
}

fn is_held(answer: &Answer) -> bool {
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.header("location").contains("held=")
}

/// Whether it waits when somebody new says it.
async fn waits(service: &Service, body: &str, more: &[(&str, &str)]) -> bool {
    let fields = [&[("name", "Ada"), ("body", body)], more].concat();
    is_held(&Visitor::of(service).post(HERE, &fields).await)
}

async fn staff(store: &Store, service: &Service) -> Visitor {
    let invitation = run(store, &["staff", "invite", "--site", "blog"]);
    let home = accept(&Visitor::of(service), &link(&invitation), "Sue Staff").await;
    there(&home, HERE).await
}

async fn approve(staff: &Visitor, id: &str) {
    let wish = [("approve", id)];
    let done = staff.post("/decide/blog/2026/hello", &wish).await;
    assert_eq!(done.status, 303);
}

async fn rules_are_told_and_refused_in_words(store: Store) {
    blog(&store);
    let service = store.start();
    let said = run(&store, &["site", "set", "blog"]);
    let rules = "who everybody, hold-all off, hold-first 0, links 3, words 0, publish-known on, \
                 suspicion on, proof off, akismet off, close-after none, reports 3";
    assert!(said.ends_with(rules), "{said}");
    let list = store.folder().join("words.txt");
    std::fs::write(&list, "Casino\n\nbad.example\n").unwrap();
    let flags = ["--words-file", list.to_str().unwrap(), "--links", "none"];
    let said = set(&store, &service, &flags).await;
    assert!(said.contains("links none, words 2,"), "{said}");
    let said = set(
        &store,
        &service,
        &["--close-after", "30", "--reports", "none"],
    )
    .await;
    assert!(
        said.contains("words 2,") && said.ends_with("close-after 30, reports none"),
        "{said}"
    );
    for (flags, says) in [
        (["--who", "friends"], "everybody, members or staff"),
        (["--links", "many"], "number, or none"),
        (["--words-file", "/nowhere/at/all"], "No such file"),
        (["--close-after", "0"], "at least"),
    ] {
        refuse(
            &store,
            &[&["site", "set", "blog"], &flags[..]].concat(),
            says,
        );
    }
}

async fn the_writer_is_told_that_it_waits(store: Store) {
    blog(&store);
    let service = store.start();
    set(&store, &service, &["--hold-all", "on"]).await;
    let nobody = Visitor::of(&service);
    let fields = [("name", "Ada"), ("body", "words that wait")];
    let answer = nobody.post(HERE, &fields).await;
    let id = answer.comment_id();
    let to = answer.header("location").to_owned();
    assert_eq!(to, format!("{HERE}?held={id}#comment-{id}"));
    let to = to.split('#').next().unwrap();
    let writer = nobody.with("cookie", &answer.cookie());
    let page = writer.get(to).await.page();
    let note = page.of(&id, ".badge.note").expect("it says that it waits");
    assert!(crate::web::words(note).contains("only you see it"));
    assert!(page.link(&id, "a.reply").is_none() && page.link(&id, "a.delete").is_some());
    // Whoever keeps no cookie is told on the page of all.
    let page = nobody.get(to).await.page();
    assert!(page.comments().is_empty());
    assert!(page.words(".notice").contains("once it has been approved"));
    // With a script the comment comes at once, and the form is empty.
    let fields = [("name", "Ada"), ("body", "more that waits")];
    let answer = writer.hx_post(HERE, &fields).await;
    assert_eq!(answer.status, 200);
    let page = answer.page();
    assert_eq!(page.field("body").trim(), "");
    let shown = page.comments();
    assert_eq!((shown.len(), &*shown[0].text), (1, "more that waits"));
    assert!(page.of(&shown[0].id, ".badge.note").is_some());
}

async fn everything_waits_but_for_the_staff(store: Store) {
    blog(&store);
    let service = store.start();
    let staff = staff(&store, &service).await;
    assert!(!waits(&service, "before", &[]).await);
    set(&store, &service, &["--hold-all", "on"]).await;
    assert!(waits(&service, "after", &[]).await);
    assert!(!is_held(
        &staff.post(HERE, &[("body", "from the house")]).await
    ));
    set(&store, &service, &["--hold-all", "off"]).await;
    assert!(!waits(&service, "at last", &[]).await);
}

async fn the_hidden_field_and_haste_are_suspicious(store: Store) {
    blog(&store);
    let service = store.start();
    let long = "many words ".repeat(30);
    let drawn = |before: i64| (now().millis() - before).to_string();
    for (n, more, expected) in [
        (0, ("subject", "x".to_owned()), true),
        (1, ("subject", String::new()), false),
        (2, ("drawn", drawn(0)), true),
        (3, ("drawn", drawn(60_000)), false),
        // A clock that is wrong, or nonsense, says nothing.
        (4, ("drawn", drawn(-60_000)), false),
        (5, ("drawn", "soon".to_owned()), false),
    ] {
        let body = format!("{n} {long}");
        let found = waits(&service, &body, &[(more.0, &more.1)]).await;
        assert_eq!(found, expected, "{n}");
    }
    set(&store, &service, &["--suspicion", "off"]).await;
    assert!(!waits(&service, "unseen", &[("subject", "x")]).await);
    assert!(!waits(&service, &format!("fast {long}"), &[("drawn", &drawn(0))]).await);
}

async fn words_and_hosts_of_the_list_wait(store: Store) {
    blog(&store);
    let service = store.start();
    set(
        &store,
        &service,
        &["--words", "Casino,free money,bad.example,賭博"],
    )
    .await;
    for (n, (body, expected)) in [
        ("a CASINO, they say", true),
        ("casinos are something else", false),
        ("free  money", false),
        ("get free money!", true),
        ("see <https://www.bad.example/x>", true),
        ("see <https://notbad.example/x>", false),
        ("この賭博は", true),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(
            waits(&service, &format!("{n} {body}"), &[]).await,
            expected,
            "{body}"
        );
    }
    for (field, value) in [
        ("name", "Casino Royale"),
        ("website", "https://bad.example"),
    ] {
        let mut fields = vec![("name", "Ada"), ("body", "nothing in the words")];
        fields.retain(|(name, _)| *name != field);
        fields.push((field, value));
        assert!(
            is_held(&Visitor::of(&service).post(HERE, &fields).await),
            "{field}"
        );
    }
}

async fn the_same_words_elsewhere_wait(store: Store) {
    blog(&store);
    let service = store.start();
    let words = "The very same sentence under every post of every blog there is.";
    assert!(!waits(&service, words, &[]).await);
    let mut n = 0;
    let mut elsewhere = async |body: &str| {
        n += 1;
        let fields = [("name", "Eve"), ("body", body)];
        is_held(
            &Visitor::of(&service)
                .post(&format!("/thread/blog/other-{n}"), &fields)
                .await,
        )
    };
    until("the desk has heard of it", async || {
        elsewhere(words).await.then_some(())
    })
    .await;
    assert!(!elsewhere("Thank you!").await && !elsewhere("Thank you!").await);
    set(&store, &service, &["--suspicion", "off"]).await;
    assert!(!elsewhere(words).await);
}

async fn the_first_comments_wait_until_they_are_approved(store: Store) {
    blog(&store);
    let service = store.start();
    let staff = staff(&store, &service).await;
    set(&store, &service, &["--hold-first", "1"]).await;
    let first = [("name", "Ada"), ("body", "the first")];
    let answer = Visitor::of(&service).post(HERE, &first).await;
    assert!(is_held(&answer));
    let ada = Visitor::of(&service).with("cookie", &answer.cookie());
    let second = ada
        .post(HERE, &[("name", "Ada"), ("body", "the second")])
        .await;
    assert!(is_held(&second), "the first still waits");
    approve(&staff, &answer.comment_id()).await;
    let mut n = 0;
    until("she is known", async || {
        n += 1;
        let body = format!("another {n}");
        let said = ada.post(HERE, &[("name", "Ada"), ("body", &body)]).await;
        (!is_held(&said)).then_some(())
    })
    .await;
    assert!(
        waits(&service, "by somebody else", &[]).await,
        "a name proves nothing"
    );
}

async fn many_links_and_new_hosts_wait_unless_their_writer_is_known(store: Store) {
    blog(&store);
    let service = store.start();
    let staff = staff(&store, &service).await;
    let one_host = |n: usize| "<https://one.example/a> ".repeat(n);
    let hosts = |n: usize| {
        (0..n)
            .map(|n| format!("<https://{n}.example> "))
            .collect::<String>()
    };
    assert!(!waits(&service, &format!("a {}", one_host(3)), &[]).await);
    assert!(waits(&service, &format!("b {}", one_host(4)), &[]).await);
    assert!(!waits(&service, &format!("c {}", hosts(2)), &[]).await);
    let three = format!("d {}", hosts(2)) + "<https://x.example>";
    until("two of the hosts are known", async || {
        (!waits(&service, &format!("{three} {}", now().millis()), &[]).await).then_some(())
    })
    .await;
    let new = "<https://new1.example> <https://new2.example> <https://new3.example>";
    assert!(waits(&service, new, &[]).await);
    // Who is known may link.
    let fields = [("name", "Ada"), ("body", "fine")];
    let (ada, id) = Visitor::of(&service).write(HERE, &fields).await;
    approve(&staff, &id).await;
    let mut n = 0;
    until("she is known", async || {
        n += 1;
        let body = format!("{n} {}", hosts(6));
        let said = ada.post(HERE, &[("name", "Ada"), ("body", &body)]).await;
        (!is_held(&said)).then_some(())
    })
    .await;
    set(&store, &service, &["--links", "none", "--suspicion", "off"]).await;
    assert!(!waits(&service, &format!("e {}", hosts(30)), &[]).await);
    set(&store, &service, &["--links", "0"]).await;
    assert!(waits(&service, &format!("f {}", one_host(1)), &[]).await);
}

async fn work_is_wanted_of_those_who_are_not_known(store: Store) {
    blog(&store);
    let service = store.start();
    let staff = staff(&store, &service).await;
    let nobody = Visitor::of(&service);
    let asks = async || {
        let page = nobody.get(HERE).await.page();
        page.one("form.composer")
            .attr("data-proof")
            .map(str::to_owned)
    };
    assert_eq!(asks().await, None);
    set(&store, &service, &["--proof", "on"]).await;
    assert_eq!(asks().await, Some(PROOF_BITS.to_string()));
    assert!(waits(&service, "without", &[("key", "a1")]).await);
    assert!(waits(&service, "wrong", &[("key", "a2"), ("proof", "1")]).await);
    let thread = ThreadKey {
        site: SiteKey::parse("blog").unwrap(),
        post: PostKey::parse("2026/hello").unwrap(),
    };
    let found = (0..u32::MAX).map(|nonce| nonce.to_string()).find(|nonce| {
        let proof = Proof {
            thread: &thread,
            key: "a3",
            parent: "",
            name: "Ada",
            body: "with work",
            nonce,
        };
        proof.is_solved(PROOF_BITS)
    });
    let more = [("key", "a3"), ("proof", &*found.unwrap())];
    assert!(!waits(&service, "with work", &more).await);
    assert!(
        waits(&service, "other words", &more).await,
        "it is good for one comment"
    );
    // Who is known need not work, unless nobody is to be published for that.
    let answer = nobody
        .post(HERE, &[("name", "Ada"), ("body", "fine")])
        .await;
    approve(&staff, &answer.comment_id()).await;
    let ada = nobody.with("cookie", &answer.cookie());
    let mut n = 0;
    let mut says = async || {
        n += 1;
        let body = format!("again {n}");
        is_held(&ada.post(HERE, &[("name", "Ada"), ("body", &body)]).await)
    };
    until("she is known", async || (!says().await).then_some(())).await;
    set(&store, &service, &["--publish-known", "off"]).await;
    assert!(says().await);
}

async fn akismet_has_the_last_word(store: Store) {
    blog(&store);
    let server = AkismetServer::start().await;
    let service = store.start_with(&server.settings());
    assert!(!waits(&service, "nobody is asked", &[]).await);
    assert!(server.told().is_empty());
    set(&store, &service, &["--akismet", "on"]).await;
    for (mood, expected) in [
        (Mood::Ham, false),
        (Mood::Spam, true),
        (Mood::Discard, true),
        (Mood::Nonsense, true),
        (Mood::Broken, true),
        (Mood::Redirects, true),
        (Mood::Hangs, true),
    ] {
        server.set(mood);
        let before = server.told().len();
        let body = format!("what of this? {mood:?}");
        assert_eq!(waits(&service, &body, &[]).await, expected, "{mood:?}");
        let told = server.told();
        assert_eq!(told.len(), before + 1, "{mood:?}");
        assert_eq!(told[before].fields["comment_content"], body);
    }
    // What a rule of our own holds leaves this machine for nobody's eyes.
    server.set(Mood::Ham);
    let before = server.told().len();
    assert!(waits(&service, "a trap", &[("subject", "x")]).await);
    assert_eq!(server.told().len(), before);
}

async fn only_some_may_comment(store: Store) {
    blog(&store);
    let post = Post::of(&store).await;
    let service = &post.service;
    let staff = staff(&store, service).await;
    let member = post.member(HERE, "ada@blog.example").await;
    let guest = Visitor::of(service);
    let people = [(&guest, "Gus"), (&member, "Ada"), (&staff, "")];
    for (who, allowed, says) in [
        ("members", [false, true, true], "sign in"),
        ("staff", [false, false, true], ""),
        ("everybody", [true, true, true], ""),
    ] {
        set(&store, service, &["--who", who]).await;
        for ((person, name), may) in people.into_iter().zip(allowed) {
            let body = format!("let **me** in as {who}");
            let fields = [("name", name), ("body", &*body)];
            let answer = person.post(HERE, &fields).await;
            if may {
                assert!(!is_held(&answer), "{who}");
                continue;
            }
            assert_eq!(answer.status, 403, "{who}");
            let page = answer.page();
            assert_eq!(page.field("body").trim(), body);
            let error = page.words("#composer-error");
            assert!(
                error.to_lowercase().contains(says) && !error.is_empty(),
                "{error}"
            );
            let answer = person.hx_post(HERE, &fields).await;
            assert_eq!(answer.status, 403, "{who}");
            assert_eq!(answer.page().field("body").trim(), body);
        }
    }
}
