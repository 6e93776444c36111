//! Signing in by another service when something is wrong: nobody is signed in, a page says so, and
//! other ways stay.

use std::time::{Duration, Instant};

use crate::{
    both::Store,
    openid::{Mood, Provider},
    support::service::Ground,
    thread_page::assert_valid,
    vouched::Vouching,
    web::{Answer, Visitor},
};

on_both! {
    what_belongs_to_another_sign_in_is_refused,
    a_token_that_is_not_right_in_all_is_refused,
    who_declines_is_told_so,
    a_provider_that_is_away_leaves_the_other_ways,
    a_provider_that_hangs_holds_nobody_else,
}

/// A page that says this, without anybody signed in.
async fn assert_refused(vouching: &Vouching, answer: &Answer, status: u16, words: &str) {
    let what = answer.text();
    assert_eq!(answer.status, status, "{what}");
    let page = answer.page();
    assert_valid(&page);
    assert!(page.words("main > [role=alert]").contains(words), "{what}");
    assert_eq!(
        (page.all("form#ask").len(), page.all(".ways a").len()),
        (1, 2)
    );
    let nobody = vouching.visitor().with("cookie", &answer.cookie());
    assert_eq!(
        nobody.get("/account").await.status,
        303,
        "somebody is signed in"
    );
}

async fn what_belongs_to_another_sign_in_is_refused(store: Store) {
    let vouching = Vouching::of(&store).await;
    let fails = "what came back does not belong to this sign-in";
    let (browser, back) = vouching.there("/signin", "oidc").await;
    let (other, others) = vouching.there("/signin", "oidc").await;
    let (start, state) = back.rsplit_once("&state=").unwrap();
    let elsewhere = back.replace("/provider/oidc/", "/provider/github/");
    let unknown = back.replace("/provider/oidc/", "/provider/google/");
    for (who, address) in [
        (&browser, &*others),
        (&browser, &*format!("{start}&state=")),
        (&browser, &*format!("{start}&state={state}x")),
        (&browser, start),
        (&browser, &*elsewhere),
        (&browser, &*unknown),
        (&other, &*back),
        (&vouching.visitor(), &*back),
        (
            &vouching.visitor().with("cookie", "afterword_provider=00"),
            &*back,
        ),
        (&vouching.visitor(), "/provider/oidc/back"),
    ] {
        let refused = who.get(address).await;
        assert_refused(&vouching, &refused, 422, fails).await;
    }
    assert!(!vouching.provider.seen().contains(&"/token".to_owned()));
    // None of that has spoilt it; once it was used, it is.
    assert_eq!(browser.get(&back).await.status, 303);
    let replayed = browser.get(&back).await;
    assert_refused(&vouching, &replayed, 422, fails).await;
    // A code of one sign-in is no good in another, though that is one's own.
    let (_, stolen) = vouching.there("/signin", "oidc").await;
    let code = stolen.split(['?', '&']).nth(1).unwrap();
    let state = others.rsplit_once('&').unwrap().1;
    let injected = format!("/provider/oidc/back?{code}&{state}");
    assert_refused(&vouching, &other.get(&injected).await, 422, fails).await;
    assert_eq!(vouching.visitor().get("/provider/google").await.status, 404);
}

async fn a_token_that_is_not_right_in_all_is_refused(store: Store) {
    let vouching = Vouching::of(&store).await;
    for mood in [
        Mood::OtherNonce,
        Mood::NoNonce,
        Mood::OtherAudience,
        Mood::OtherIssuer,
        Mood::Expired,
        Mood::OtherKey,
        Mood::Unsigned,
    ] {
        vouching.provider.set(mood);
        let (browser, back) = vouching.there("/signin", "oidc").await;
        let answer = browser.get(&back).await;
        assert_ne!(answer.status, 303, "{mood:?}");
        assert_refused(&vouching, &answer, 422, "what came back").await;
        let cookie = answer.header("set-cookie");
        assert!(cookie.contains("Max-Age=0"), "{mood:?}: {cookie}");
    }
    vouching.provider.set(Mood::Good);
    assert_eq!(vouching.through("/signin", "oidc").await.status, 303);
}

async fn who_declines_is_told_so(store: Store) {
    let vouching = Vouching::of(&store).await;
    vouching.provider.set(Mood::Declines);
    for key in ["oidc", "github"] {
        let answer = vouching.through("/signin/demo/people", key).await;
        assert_refused(&vouching, &answer, 422, "did not go on").await;
        let action = answer
            .page()
            .one("form#ask")
            .attr("action")
            .unwrap()
            .to_owned();
        assert!(action.starts_with("/signin/demo/people"), "{action}");
    }
}

async fn a_provider_that_is_away_leaves_the_other_ways(store: Store) {
    let vouching = Vouching::of(&store).await;
    let says = "does not answer as it should";
    for mood in [Mood::Broken, Mood::Redirects, Mood::Long] {
        vouching.provider.set(mood);
        let answer = vouching.visitor().get("/provider/oidc").await;
        assert_refused(&vouching, &answer, 503, says).await;
    }
    assert!(!vouching.provider.seen().contains(&"/elsewhere".to_owned()));
    vouching.provider.set(Mood::Good);
    let mut waiting = Vec::new();
    for key in ["oidc", "github"] {
        waiting.push(vouching.there("/signin", key).await);
    }
    let Vouching { post, provider } = vouching;
    let url = provider.url.clone();
    drop(provider);
    let provider = Provider::start().await;
    let vouching = Vouching { post, provider };
    assert!(reqwest::get(&url).await.is_err());
    for (browser, back) in waiting {
        assert_refused(&vouching, &browser.get(&back).await, 503, says).await;
    }
    vouching.post.at_home("ada@blog.example").await;
}

async fn a_provider_that_hangs_holds_nobody_else(store: Store) {
    let vouching = Vouching::of(&store).await;
    vouching.provider.set(Mood::Hangs);
    let visitor = vouching.visitor();
    let began = Instant::now();
    let all = async {
        let [a, b, c] = [0, 1, 2].map(|_| visitor.get("/provider/oidc"));
        tokio::join!(a, b, c)
    };
    let meanwhile = async {
        vouching.post.at_home("ada@blog.example").await;
        began.elapsed()
    };
    let ((first, _, last), meanwhile) = tokio::join!(all, meanwhile);
    let all = began.elapsed();
    assert!(
        meanwhile < Duration::from_secs(8),
        "mail waited {meanwhile:?}"
    );
    assert!(
        all > Duration::from_secs(9) && all < Duration::from_secs(18),
        "{all:?}"
    );
    for answer in [first, last] {
        assert_refused(&vouching, &answer, 503, "does not answer").await;
    }
}

#[tokio::test]
async fn without_mail_providers_are_the_only_way() {
    let ground = Ground::sqlite();
    let provider = Provider::start().await;
    let settings = provider.settings();
    let mut settings: Vec<_> = settings.iter().map(|(key, it)| (*key, &**it)).collect();
    settings.push(("AFTERWORD_PUBLIC_URL", "https://comments.example"));
    settings.push(("AFTERWORD_GOOGLE_CLIENT", "x.example:secret"));
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let listen = free.local_addr().unwrap().to_string();
    drop(free);
    let service = ground.start_at(&listen, &settings);
    let visitor = Visitor::of(&service);
    let page = visitor.get("/thread/demo/people").await.page();
    assert_eq!(page.all("a.sign-in").len(), 1);
    let page = visitor.get("/signin/demo/people").await.page();
    assert_valid(&page);
    assert!(page.all("form").is_empty());
    let names: Vec<_> = page
        .all(".ways a")
        .into_iter()
        .map(crate::web::words)
        .collect();
    let names: Vec<_> = names.iter().map(|name| &**name).collect();
    assert_eq!(
        names,
        [
            "Continue with Google",
            "Continue with GitHub",
            "Continue with Example & Co"
        ]
    );
    let asked = visitor
        .post("/signin", &[("email", "ada@blog.example")])
        .await;
    assert_eq!(asked.status, 404);
    // The address is the one that the settings tell, whatever the browser calls us.
    let sent = visitor.get("/provider/oidc").await;
    let to = sent.header("location");
    let back = "redirect_uri=https%3A%2F%2Fcomments.example%2Fprovider%2Foidc%2Fback";
    assert!(to.starts_with(&provider.url) && to.contains(back), "{to}");
    let cookie = sent.header("set-cookie");
    for part in [
        "__Host-afterword_provider=",
        "Secure",
        "HttpOnly",
        "SameSite=Lax",
        "Max-Age=600",
    ] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(cookie.len() < 4_096 && !cookie.contains("people"));
}

#[tokio::test]
async fn who_tries_too_often_waits() {
    let ground = Ground::sqlite();
    let provider = Provider::start().await;
    let settings = provider.settings();
    let mut settings: Vec<_> = settings.iter().map(|(key, it)| (*key, &**it)).collect();
    settings.push(("AFTERWORD_RATE_LIMIT", "1/h"));
    let service = ground.start_with(&settings);
    let visitor = Visitor::of(&service);
    // Nobody is sent anywhere under a name that is not ours.
    let misled = visitor.with("host", "evil.example");
    assert_eq!(misled.get("/provider/oidc").await.status, 503);
    for _ in 0..3 {
        assert_eq!(visitor.get("/provider/github").await.status, 303);
    }
    let refused = visitor.get("/provider/github").await;
    assert_eq!(refused.status, 429);
    assert!(!refused.header("retry-after").is_empty());
}
