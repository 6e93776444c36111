//! What one blog says of its readers opens nothing of another, and nothing that people have made
//! their own; and what was handed out ends with the sign-in that it follows from.

use serde_json::{Value, json};

use crate::{
    both::Store,
    house::run,
    people::Post,
    single_sign_on::{HERE, SECRET, key, reader, sites, token},
    support::service::until,
    web::Visitor,
};

on_both! {
    the_word_of_a_blog_opens_no_other_site,
    what_became_ones_own_is_open_to_the_blog_no_more,
    a_code_that_was_handed_out_ends_with_the_sign_in,
    a_link_home_ends_with_the_sign_in,
}

const ADA: &str = "ada@blog.example";

/// The link from a thread to one's own account.
async fn link(visitor: &Visitor, thread: &str) -> String {
    let page = visitor.get(thread).await.page();
    let link = page.one("#who .member a").attr("href").unwrap().to_owned();
    assert!(link.starts_with("/home?code="), "{link}");
    link["/home?code=".len()..].to_owned()
}

/// A browser that opened the link; what it says of them is what the blog says.
async fn home(post: &Post, code: &str, blog: &str) -> Visitor {
    let window = Visitor::of(&post.service);
    let page = window.get(&format!("/home?code={code}")).await.page();
    assert!(page.words("form#link").contains(blog), "whose word it is");
    let entered = window.post("/home", &[("link", code)]).await;
    assert_eq!(entered.status, 303, "{}", entered.text());
    window.with("cookie", &entered.cookie())
}

async fn stored(visitor: &Visitor) -> Value {
    serde_json::from_str(visitor.get("/account.json").await.text()).unwrap()
}

async fn the_word_of_a_blog_opens_no_other_site(store: Store) {
    sites(&store);
    let post = Post::with(&store, &[SECRET]).await;
    let word = token(&key(&store, "other"), "other", "7", "Ada");
    let (there, id) = reader(&post.service, "other", &word).await;
    let code = link(&there, "/thread/other/2026/hello").await;
    let own = home(&post, &code, "other.example").await;
    assert_eq!(stored(&own).await["account"], json!(id));

    let signin = own.get("/signin/blog/2026/hello").await.page();
    assert!(signin.all("#known").is_empty() && !signin.all("#ask").is_empty());
    for address in [
        "/enter/blog/2026/hello",
        "/enter/blog/2026/hello?opener=https://blog.example",
    ] {
        let asked = own.post(address, &[]).await;
        assert_eq!((asked.status, asked.cookie().as_str()), (200, ""));
        let page = asked.page();
        assert!(page.all("#handover").is_empty() && !page.all("#ask").is_empty());
    }
    // Where it is from it is as good as any.
    let entered = own.post("/enter/other/2026/hello", &[]).await;
    assert_eq!(entered.status, 303);
    assert!(entered.cookie().contains("afterword.other"));

    // A role would be the blog's: whoever accepts is somebody new.
    let mut invite = store.command();
    invite
        .args(["staff", "invite", "--site", "blog"])
        .envs([SECRET]);
    let invitation = String::from_utf8(invite.output().unwrap().stdout).unwrap();
    let at = invitation.find("/invite?").unwrap();
    let address = invitation[at..].split_whitespace().next().unwrap();
    let page = own.get(address).await.page();
    let sealed = page
        .one("input[name=token]")
        .attr("value")
        .unwrap()
        .to_owned();
    let accepted = own
        .post("/invite", &[("token", &sealed), ("name", "Ann")])
        .await;
    assert_eq!(accepted.status, 303);
    let staff = run(&store, &["staff", "list"]);
    assert!(staff.contains(" moderator blog Ann"), "{staff}");
    assert!(!staff.contains(&format!("{id} ")), "{staff}");
}

async fn what_became_ones_own_is_open_to_the_blog_no_more(store: Store) {
    sites(&store);
    let post = Post::with(&store, &[SECRET]).await;
    let word = token(&key(&store, "blog"), "blog", "7", "Ada");
    // The blog can be its reader as often as it likes, and keeps a link for later.
    let (blog, _) = reader(&post.service, "blog", &word).await;
    let blog_home = home(&post, &link(&blog, HERE).await, "blog.example").await;
    let kept = link(&blog, HERE).await;
    let (ada, id) = reader(&post.service, "blog", &word).await;
    let own = home(&post, &link(&ada, HERE).await, "blog.example").await;
    assert_eq!(stored(&blog_home).await["account"], json!(id));

    let before = post.smtp.mails().len();
    let asked = own.post("/account/email", &[("email", ADA)]).await;
    let sent = asked.page();
    let sent = sent.one("input[name=sent]").attr("value").unwrap();
    let code = post.smtp.letter_after(before, ADA).await.code();
    let confirm = [("sent", sent), ("code", &*code)];
    let confirmed = own.post("/account/email/confirm", &confirm).await;
    assert_eq!(confirmed.status, 303, "{}", confirmed.text());

    assert!(own.get("/account").await.text().contains(ADA));
    let turned = blog_home.get("/account").await;
    assert_eq!(
        (turned.status, turned.header("location")),
        (303, "/signin"),
        "what it had open is closed"
    );
    let late = Visitor::of(&post.service)
        .post("/home", &[("link", &kept)])
        .await;
    assert_eq!((late.status, late.cookie().as_str()), (422, ""));
    // Its reader it still is, on its own pages alone.
    let (again, same) = reader(&post.service, "blog", &word).await;
    assert_eq!(same, id);
    let page = again.get(HERE).await.page();
    assert_eq!(page.one("#who .member a").attr("href"), Some("/account"));
}

async fn a_code_that_was_handed_out_ends_with_the_sign_in(store: Store) {
    sites(&store);
    let post = Post::with(&store, &[SECRET]).await;
    let handed = post.handed(HERE, ADA).await;
    let ada = post.at_home(ADA).await;
    let all = [("session", "all")];
    assert_eq!(ada.post("/account/sessions", &all).await.status, 303);
    let thread = Visitor::of(&post.service).with("origin", &post.service.url);
    let entered = thread
        .hx_post("/session/blog/2026/hello", &[("code", &handed)])
        .await;
    assert_eq!((entered.status, entered.cookie().as_str()), (422, ""));
}

async fn a_link_home_ends_with_the_sign_in(store: Store) {
    sites(&store);
    let post = Post::with(&store, &[SECRET]).await;
    let word = token(&key(&store, "blog"), "blog", "7", "Ada");
    let (ada, _) = reader(&post.service, "blog", &word).await;
    let (first, kept) = (link(&ada, HERE).await, link(&ada, HERE).await);
    let own = home(&post, &first, "blog.example").await;
    let all = [("session", "all")];
    assert_eq!(own.post("/account/sessions", &all).await.status, 303);
    let window = Visitor::of(&post.service);
    until("all are out", async || {
        let page = ada.get(HERE).await.page();
        page.all("#who .member").is_empty().then_some(())
    })
    .await;
    let late = window.post("/home", &[("link", &kept)]).await;
    assert_eq!((late.status, late.cookie().as_str()), (422, ""));
}
