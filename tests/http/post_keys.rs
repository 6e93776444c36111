//! Odd keys of posts and sites: each names one thread, by every way to it, or is refused.

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::{both::Store, support::service::Service, web::Visitor};

on_both! {
    a_key_that_looks_like_another_is_that_other,
    odd_keys_name_one_thread,
    impossible_keys_are_refused_in_words,
    dots_do_not_lead_elsewhere,
    looking_stores_nothing,
}

async fn odd_keys_name_one_thread(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let long = "%C3%BC".repeat(300);
    let long_key = "ü".repeat(300);
    for (path, key) in [
        ("%C3%BCber/stra%C3%9Fe", "über/straße"),
        ("%F0%9F%A6%80/%E6%97%A5%E6%9C%AC", "🦀/日本"),
        ("with%20spaces%20in/it", "with spaces in/it"),
        ("encoded%2Fslash", "encoded/slash"),
        ("/outer/slashes/", "outer/slashes"),
        ("", "/"),
        ("2026/100%25+1", "2026/100%+1"),
        ("what%3F/now%23here", "what?/now#here"),
        ("a%26b=c;d:e@f", "a&b=c;d:e@f"),
        ("%22%3E%3Cscript%3E", "\"><script>"),
        ("{curly}", "{curly}"),
        ("index.html", "index.html"),
        ("...", "..."),
        ("double//slash", "double//slash"),
        (&long, &long_key),
    ] {
        let address = format!("/thread/demo/{path}");
        let page = visitor.get(&address).await.page();
        let action = page.one("form.composer").attr("action").unwrap().to_owned();
        let answer = visitor
            .post(&action, &[("name", "Ada"), ("body", key)])
            .await;
        assert_eq!(answer.status, 303, "{key}");
        let after = answer.header("location").to_owned();
        for way in [&address, &action, &after] {
            let shown = visitor.get(way).await.page().comments();
            assert_eq!(shown.len(), 1, "{way}");
        }
        assert_eq!(store.log(&format!("demo/{key}")), [1, 2], "{key}");
        let live = page.one("#live").attr("data-socket").unwrap();
        assert_eq!(
            live.split('?').next().unwrap(),
            action.replacen("/thread/", "/live/", 1)
        );
    }
}

async fn impossible_keys_are_refused_in_words(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let long = "%C3%BC".repeat(301);
    for path in [
        &*long,
        "a%00b",
        "a%0Ab",
        "right%E2%80%AEleft",
        "zero%E2%80%8Bwidth",
    ] {
        for answer in [
            visitor.get(&format!("/thread/demo/{path}")).await,
            visitor
                .post(
                    &format!("/thread/demo/{path}"),
                    &[("name", "A"), ("body", "x")],
                )
                .await,
        ] {
            assert_eq!(answer.status, 400, "{path}");
            assert!(
                answer.page().words("main").contains("name of the post"),
                "{path}"
            );
        }
    }
    for site in [
        "nobody",
        "Demo",
        "a_b",
        "%2e%2e",
        "demo%2Fx",
        &"a".repeat(41),
    ] {
        let answer = visitor.get(&format!("/thread/{site}/x")).await;
        assert_eq!(answer.status, 404, "{site}");
        assert!(!answer.page().words("h1").is_empty());
    }
    assert!(
        visitor
            .get("/thread/nobody/x")
            .await
            .page()
            .words("main")
            .contains("site add")
    );
    assert_eq!(
        visitor
            .post("/thread/nobody/x", &[("name", "A"), ("body", "x")])
            .await
            .status,
        404
    );
}

/// Browsers resolve `..` before they ask; whoever asks for it by hand must not get a page whose
/// form, resolved by a browser, leads to another thread.
async fn dots_do_not_lead_elsewhere(store: Store) {
    let service = store.start();
    for path in [
        "..",
        "a/../b",
        "../../health/live",
        "%2e%2e/x",
        "a/%2E./b",
        "./a",
        "a/%2e",
    ] {
        let status = raw_status(&service, &format!("/thread/demo/{path}")).await;
        assert!(matches!(status, 400 | 404), "{path}: {status}");
    }
}

/// Asks without the tidying that URL libraries do.
async fn raw_status(service: &Service, path: &str) -> u16 {
    let mut stream = TcpStream::connect(("127.0.0.1", service.port))
        .await
        .unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer.split(' ').nth(1).unwrap().parse().unwrap()
}

async fn looking_stores_nothing(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    visitor.get("/thread/demo/first-look").await;
    let before = store.size();
    for n in 0..20 {
        for more in [
            "",
            "?fragment=1",
            "?reply=000000000000",
            "?theme=dark&url=x&title=y",
        ] {
            assert_eq!(
                visitor
                    .get(&format!("/thread/demo/unknown-{n}{more}"))
                    .await
                    .status,
                200
            );
        }
        visitor.get(&format!("/thread/nobody-{n}/x")).await;
        visitor
            .post(
                &format!("/thread/demo/refused-{n}"),
                &[("name", ""), ("body", "")],
            )
            .await;
    }
    assert_eq!(store.size(), before);
}

async fn a_key_that_looks_like_another_is_that_other(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let say = async |address: &str, words: &str| {
        visitor
            .say(address, &[("name", "Ada"), ("body", words)])
            .await;
    };
    say("/thread/demo/victim", "first").await;
    visitor.get("/thread/demo/victim").await;
    // Each of these once had a stream of its own, whose events were taken for the victim's.
    for (n, odd) in ["%2F%20victim", "%20/victim%20/", "//victim", "%2Fvictim"]
        .iter()
        .enumerate()
    {
        say(&format!("/thread/demo/{odd}"), &format!("odd {n}")).await;
    }
    say("/thread/demo/victim", "last").await;
    let texts = |page: crate::web::Page| -> Vec<String> {
        page.comments()
            .into_iter()
            .map(|comment| comment.text)
            .collect()
    };
    let shown = texts(visitor.get("/thread/demo/victim").await.page());
    assert_eq!(shown, ["first", "odd 0", "odd 1", "odd 2", "odd 3", "last"]);
    assert_eq!(store.log("demo/victim"), (1..=7).collect::<Vec<_>>());
}
