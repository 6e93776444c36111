//! Signing in by another service: who it says they are, and what is not believed.

use serde_json::Value;

use crate::{
    both::Store,
    openid::{Mood, Person, Provider},
    people::Post,
    thread_page::assert_valid,
    web::{Answer, Visitor},
};

on_both! {
    the_first_time_opens_an_account_and_the_second_finds_it,
    a_verified_address_is_the_same_person,
    an_address_that_nobody_vouches_for_is_nobodys,
    what_the_token_leaves_out_is_asked_for,
    github_knows_people_by_number,
    a_window_hands_over_by_a_provider_as_well,
    the_full_page_leads_back_to_the_post,
    what_no_cookie_holds_leads_back_to_the_thread,
    a_way_in_is_removed_and_the_last_one_stays,
}

const ADA: &str = "ada@blog.example";

/// The service with mail and a provider.
pub struct Vouching {
    pub post: Post,
    pub provider: Provider,
}

impl Vouching {
    pub async fn of(store: &Store) -> Self {
        let provider = Provider::start().await;
        let settings = provider.settings();
        let settings: Vec<_> = settings.iter().map(|(key, it)| (*key, &**it)).collect();
        let post = Post::with(store, &settings).await;
        Self { post, provider }
    }

    pub fn visitor(&self) -> Visitor {
        Visitor::of(&self.post.service)
    }

    /// Follows the link of the sign-in page to the provider; answers with the browser, which now
    /// keeps what it was given, and where the provider sends it back to.
    pub async fn there(&self, signin: &str, key: &str) -> (Visitor, String) {
        let visitor = self.visitor();
        let page = visitor.get(signin).await.page();
        assert_valid(&page);
        let link = page.one(&format!(".ways a[href^='/provider/{key}']"));
        let sent = visitor.get(link.attr("href").unwrap()).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
        let cookies = sent.headers.get_all("set-cookie").iter();
        for cookie in cookies.map(|cookie| cookie.to_str().unwrap()) {
            assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
        }
        let returned = Visitor::at(&self.provider.url);
        let returned = returned.get(sent.header("location")).await;
        assert_eq!(returned.status, 302, "{}", returned.text());
        let back = returned.header("location").to_owned();
        assert!(back.starts_with(&format!("{}/provider/{key}/back?", self.post.service.url)));
        (visitor.with("cookie", &sent.cookie()), back)
    }

    /// There and back again.
    pub async fn through(&self, signin: &str, key: &str) -> Answer {
        let (browser, back) = self.there(signin, key).await;
        browser.get(&back).await
    }

    /// Signs in for our own pages; answers with a browser that is.
    async fn at_home(&self, key: &str) -> Visitor {
        let entered = self.through("/signin", key).await;
        assert_eq!(
            (entered.status, entered.header("location")),
            (303, "/account"),
            "{}",
            entered.text()
        );
        self.visitor().with("cookie", &entered.cookie())
    }
}

/// What is stored about who is signed in.
async fn stored(visitor: &Visitor) -> Value {
    serde_json::from_str(visitor.get("/account.json").await.text()).unwrap()
}

async fn the_first_time_opens_an_account_and_the_second_finds_it(store: Store) {
    let vouching = Vouching::of(&store).await;
    let provider = &vouching.provider;
    assert!(
        provider.seen().is_empty(),
        "nothing is asked before it is needed"
    );
    let ada = vouching.at_home("oidc").await;
    let first = stored(&ada).await;
    assert_eq!(
        (&first["name"], &first["email"]),
        (&"Ada Lovelace".into(), &ADA.into())
    );
    assert_eq!(
        first["ways_to_sign_in"],
        serde_json::json!(["Example & Co"])
    );
    // The address may change there, the name may be changed here, and the keys may change.
    let mut moved = Person::new("1815", "countess@blog.example");
    moved.name = None;
    provider.meets(moved);
    provider.changes_keys();
    let again = stored(&vouching.at_home("oidc").await).await;
    for key in ["account", "name", "email", "ways_to_sign_in"] {
        assert_eq!(first[key], again[key], "{key}");
    }
    provider.meets(Person::new("1852", "bob@blog.example"));
    let bob = stored(&vouching.at_home("oidc").await).await;
    assert_ne!(first["account"], bob["account"]);
    let seen = provider.seen();
    let asked = |path: &str| seen.iter().filter(|it| *it == path).count();
    assert_eq!(asked("/keys"), 2, "once, and when the key was not known");
    assert_eq!(asked("/userinfo"), 0);
    for told in ["1815", "1852"] {
        assert!(!store.holds(told) && !store.keys().contains(told));
    }
}

async fn a_verified_address_is_the_same_person(store: Store) {
    let vouching = Vouching::of(&store).await;
    let by_mail = vouching.post.at_home(ADA).await;
    vouching
        .provider
        .meets(Person::new("1815", "Ada@BLOG.example"));
    let by_provider = vouching.at_home("oidc").await;
    let account = stored(&by_provider).await["account"].clone();
    assert_eq!(stored(&by_mail).await["account"], account);
    assert!(
        by_mail
            .get("/account")
            .await
            .text()
            .contains("Example &#38; Co")
    );
    // The other way round.
    vouching
        .provider
        .meets(Person::new("1852", "bob@blog.example"));
    let by_provider = vouching.at_home("oidc").await;
    let by_mail = vouching.post.at_home("bob@blog.example").await;
    let bob = stored(&by_mail).await["account"].clone();
    assert_eq!(stored(&by_provider).await["account"], bob);
    assert_ne!(account, bob);
}

async fn an_address_that_nobody_vouches_for_is_nobodys(store: Store) {
    let vouching = Vouching::of(&store).await;
    let ada = stored(&vouching.post.at_home(ADA).await).await;
    for (subject, verified) in [("1", Some(false)), ("2", None)] {
        vouching.provider.meets(Person {
            verified,
            ..Person::new(subject, ADA)
        });
        let eve = vouching.at_home("oidc").await;
        let other = stored(&eve).await;
        assert_ne!(ada["account"], other["account"]);
        assert_eq!(other["email"], Value::Null);
        assert!(!eve.get("/account").await.text().contains(ADA));
        // It is the same account the next time.
        let again = stored(&vouching.at_home("oidc").await).await;
        assert_eq!(again["account"], other["account"]);
        // GitHub says so in its own way.
        let verified = Some(false);
        vouching.provider.meets(Person {
            verified,
            ..Person::new(subject, ADA)
        });
        let eve = stored(&vouching.at_home("github").await).await;
        assert_ne!(ada["account"], eve["account"]);
        assert_eq!(eve["email"], Value::Null);
    }
    let still = stored(&vouching.post.at_home(ADA).await).await;
    assert_eq!(still["ways_to_sign_in"], serde_json::json!([]));
}

async fn what_the_token_leaves_out_is_asked_for(store: Store) {
    let vouching = Vouching::of(&store).await;
    vouching.provider.meets(Person {
        apart: true,
        ..Person::new("1815", ADA)
    });
    let ada = stored(&vouching.at_home("oidc").await).await;
    assert_eq!(
        (&ada["name"], &ada["email"]),
        (&"Ada Lovelace".into(), &ADA.into())
    );
    vouching.provider.set(Mood::OtherSubject);
    assert_eq!(vouching.through("/signin", "oidc").await.status, 422);
}

async fn github_knows_people_by_number(store: Store) {
    let vouching = Vouching::of(&store).await;
    let by_mail = stored(&vouching.post.at_home(ADA).await).await;
    let ada = stored(&vouching.at_home("github").await).await;
    assert_eq!(ada["account"], by_mail["account"]);
    assert_eq!(ada["ways_to_sign_in"], serde_json::json!(["GitHub"]));
    // The same number elsewhere is somebody else.
    vouching
        .provider
        .meets(Person::new("1815", "bob@blog.example"));
    let bob = stored(&vouching.at_home("oidc").await).await;
    assert_ne!(ada["account"], bob["account"]);
    let again = stored(&vouching.at_home("github").await).await;
    assert_eq!(ada["account"], again["account"]);
    // Without a name the login is one; a code is good once.
    vouching.provider.meets(Person {
        name: None,
        ..Person::new("7", "eve@blog.example")
    });
    let (browser, back) = vouching.there("/signin", "github").await;
    let eve = browser.get(&back).await;
    let eve = vouching.visitor().with("cookie", &eve.cookie());
    assert_eq!(stored(&eve).await["name"], "ada");
    assert_eq!(browser.get(&back).await.status, 422);
}

async fn a_window_hands_over_by_a_provider_as_well(store: Store) {
    let vouching = Vouching::of(&store).await;
    let service = &vouching.post.service;
    let signin = format!("/signin/demo/people?opener={}", service.url);
    let entered = vouching.through(&signin, "oidc").await;
    assert_eq!(entered.status, 200, "{}", entered.text());
    let page = entered.page();
    let handover = page.one("#handover");
    assert_eq!(handover.attr("data-origin"), Some(&*service.url));
    let code = handover.attr("data-code").unwrap();
    let thread = vouching.visitor().with("origin", &service.url);
    let session = thread
        .hx_post("/session/demo/people", &[("code", code)])
        .await;
    assert_eq!(session.status, 200, "{}", session.text());
    let ada = vouching.visitor().with("cookie", &session.cookie());
    ada.say("/thread/demo/people", &[("body", "vouched for")])
        .await;
    let page = ada.get("/thread/demo/people").await.page();
    assert_eq!(page.comments()[0].author, "Ada Lovelace");
    // Another page that opens it gets the question, not the answer.
    for site in ["cross-site", "same-site", "none"] {
        let page = format!("/provider/oidc/demo/people?opener={}", service.url);
        let foreign = vouching.visitor().with("sec-fetch-site", site);
        let asked = foreign.get(&page).await;
        assert_eq!((asked.status, asked.cookie().as_str()), (200, ""), "{site}");
        assert!(!asked.page().all(".ways a").is_empty());
    }
    // Nobody is told who may not be told.
    let signin = "/signin/demo/people?opener=https://evil.example";
    let entered = vouching.through(signin, "oidc").await;
    assert_eq!(entered.status, 303);
}

async fn the_full_page_leads_back_to_the_post(store: Store) {
    let added = store.run(&["site", "add", "blog", "https://blog.example"]);
    assert!(added.status.success());
    let vouching = Vouching::of(&store).await;
    let long = format!("https://blog.example/a?b={}", "c".repeat(1_900));
    for (url, leads) in [
        ("https://blog.example/a?b=c", "https://blog.example/a?b=c"),
        ("https://evil.example/", "/thread/blog/a"),
        (&*long, &*long),
    ] {
        let signin = format!("/signin/blog/a?lang=de&url={url}");
        let (browser, back) = vouching.there(&signin, "oidc").await;
        let entered = browser.get(&back).await;
        assert_eq!((entered.status, entered.header("location")), (303, leads));
        let ada = vouching.visitor().with("cookie", &entered.cookie());
        let page = ada.get("/thread/blog/a").await.page();
        assert_eq!(page.all("#who .member").len(), 1);
        assert_eq!(ada.get("/account").await.status, 200);
        // The way back is still the one of this thread.
        let refused = browser.get(&back).await;
        assert_eq!(refused.status, 422);
        let page = refused.page();
        let action = page.one("form#ask").attr("action").unwrap();
        assert!(action.starts_with("/signin/blog/a?") && action.contains("lang=de"));
    }
}

async fn what_no_cookie_holds_leads_back_to_the_thread(store: Store) {
    let added = store.run(&["site", "add", "blog", "https://blog.example"]);
    assert!(added.status.success());
    let vouching = Vouching::of(&store).await;
    let post = "%F0%9F%A6%80".repeat(280);
    let long = format!("https://blog.example/a?b={}", "c".repeat(1_900));
    let signin = format!("/signin/blog/{post}?url={long}");
    let (browser, back) = vouching.there(&signin, "oidc").await;
    let entered = browser.get(&back).await;
    assert_eq!(entered.header("location"), format!("/thread/blog/{post}"));
}

async fn a_way_in_is_removed_and_the_last_one_stays(store: Store) {
    let vouching = Vouching::of(&store).await;
    let form = async |visitor: &Visitor| {
        let page = visitor.get("/account").await.page();
        assert_valid(&page);
        let field = page.one("form[action^='/account/methods'] [name=method]");
        field.attr("value").unwrap().to_owned()
    };
    // An address is another way in.
    let ada = vouching.at_home("oidc").await;
    let method = form(&ada).await;
    let forced = ada.with("origin", "https://evil.example");
    let refused = forced
        .post("/account/methods", &[("method", &method)])
        .await;
    assert_eq!(refused.status, 403);
    let removed = ada.post("/account/methods", &[("method", &method)]).await;
    assert_eq!(
        (removed.status, removed.header("location")),
        (303, "/account")
    );
    let page = ada.get("/account").await.page();
    assert!(page.all("form[action^='/account/methods']").is_empty());
    // Without one it is the only one.
    vouching.provider.meets(Person {
        email: None,
        ..Person::new("1852", "")
    });
    let bob = vouching.at_home("oidc").await;
    let method = form(&bob).await;
    let refused = bob.post("/account/methods", &[("method", &method)]).await;
    assert_eq!(refused.status, 422);
    let page = refused.page();
    assert_valid(&page);
    let said: Vec<_> = page.all("[role=alert]").into_iter().collect();
    let said: String = said.into_iter().flat_map(|it| it.text()).collect();
    assert!(said.contains("nobody could sign in"), "{said}");
    assert_eq!(form(&bob).await, method);
    vouching.at_home("oidc").await;
    // What is somebody else's is not theirs to remove.
    let twice = vouching.at_home("github").await;
    let other = twice.post("/account/methods", &[("method", &method)]).await;
    assert_eq!(other.status, 303);
    vouching.at_home("oidc").await;
}
