//! A long thread is read page by page, sorted and collapsed, and each comment is found again.

use serde_json::json;

use crate::{
    browser::Browser,
    host_page::{Blog, enter_thread, leave_thread, snippet},
    steps::{focus_is, holds, press, reply, say, told},
    support::service::{Ground, until},
};

/// 110 comments on the post, and 40 replies to the first of them; the ids of both.
async fn long(thread: &str) -> (Vec<String>, Vec<String>) {
    let (mut roots, mut replies) = (Vec::new(), Vec::new());
    for n in 1..=110 {
        roots.push(say(thread, "Ann", &format!("comment {n}")).await);
    }
    for n in 1..=40 {
        replies.push(reply(thread, &roots[0], "Ben", &format!("reply {n}")).await);
    }
    (roots, replies)
}

async fn shown(browser: &Browser) -> Vec<String> {
    let ids =
        "return [...document.querySelectorAll('article.comment')].map(({ id }) => id.slice(8))";
    let ids = browser.run(ids).await;
    let ids = ids.as_array().unwrap().iter();
    ids.map(|id| id.as_str().unwrap().to_owned()).collect()
}

async fn shows_so_many(browser: &Browser, count: usize) {
    let count = format!("return document.querySelectorAll('article.comment').length === {count}");
    browser.wait("so many comments", &count).await;
}

async fn in_order(browser: &Browser, order: &str) {
    let order = format!("return document.querySelector('#comments').dataset.order === '{order}'");
    browser.wait("the order", &order).await;
}

const MORE: &str = "#comments > .rest a";
const REST: &str = "#comments .comment .rest a";

#[tokio::test]
async fn page_by_page_in_place() {
    let service = Ground::sqlite().start();
    let thread = service.thread("demo/long");
    let (roots, replies) = long(&thread).await;
    let browser = Browser::open().await;
    browser.goto(&thread).await;
    told(&browser, 151).await;
    browser.run("window.samePage = true").await;
    browser.fill("#composer-body", "a draft").await;

    for order in ["newest", "oldest"] {
        press(&browser, &format!(".sort a[href*='sort={order}']")).await;
        in_order(&browser, order).await;
        focus_is(
            &browser,
            &format!(".sort a[href*='sort={order}'][aria-current]"),
        )
        .await;
        holds(&browser, "#thread > #composer [name=body]", "a draft").await;
        let first = if order == "newest" {
            &roots[109]
        } else {
            &roots[0]
        };
        assert_eq!(&shown(&browser).await[0], first);
    }
    assert_eq!(shown(&browser).await.len(), 75);
    assert_eq!(
        browser.text(REST).await,
        "Continue this thread (15 more replies)"
    );
    assert_eq!(browser.text(MORE).await, "Show 60 more comments");

    // A comment that arrives before its page does.
    let late = say(&thread, "Cleo", "late").await;
    let to_late = reply(&thread, &late, "Dan", "to the late one").await;
    told(&browser, 153).await;
    shows_so_many(&browser, 77).await;
    press(&browser, REST).await;
    shows_so_many(&browser, 92).await;
    focus_is(&browser, &format!("#comment-{}", replies[25])).await;
    press(&browser, MORE).await;
    shows_so_many(&browser, 142).await;
    focus_is(&browser, &format!("#comment-{}", roots[50])).await;
    press(&browser, MORE).await;
    shows_so_many(&browser, 152).await;
    browser
        .wait("no more", "return !document.querySelector('.rest')")
        .await;
    let mut all = vec![roots[0].clone()];
    all.extend(replies.iter().chain(&roots[1..]).cloned());
    all.extend([late.clone(), to_late]);
    assert_eq!(shown(&browser).await, all);
    holds(&browser, "#composer-body", "a draft").await;

    // Collapsed, its replies are out of the way.
    let summary = format!("#comment-{late} > details > summary");
    let displayed =
        format!("return document.querySelector('#replies-{late} .comment').checkVisibility()");
    for visible in [false, true] {
        press(&browser, &summary).await;
        let script = format!("{displayed} === {visible}");
        browser.wait("collapsed and back", &script).await;
    }
    assert_eq!(browser.run("return window.samePage").await, true);

    // A link of its own leads to a comment wherever it stands.
    for id in [&roots[105], &replies[38]] {
        browser
            .goto(&format!("{thread}?comment={id}#comment-{id}"))
            .await;
        focus_or_target(&browser, id).await;
    }
    browser.was_quiet(&[]).await;
}

/// It is what the address names, it is in sight, and its words light up.
async fn focus_or_target(browser: &Browser, id: &str) {
    let script = format!(
        "const comment = document.querySelector('#comment-{id}:target');
         return comment && comment.getBoundingClientRect().top < innerHeight
            && getComputedStyle(comment.querySelector('.comment-body')).animationName === 'arrive'"
    );
    browser.wait("the comment is found", &script).await;
}

#[tokio::test]
async fn page_by_page_with_scripts_off() {
    let service = Ground::sqlite().start();
    let thread = service.thread("demo/long");
    let (roots, replies) = long(&thread).await;
    let browser = Browser::without_scripts().await;
    browser.goto(&thread).await;
    let mut seen = Vec::new();
    for count in [75, 50, 10] {
        shows_so_many(&browser, count).await;
        seen.extend(shown(&browser).await);
        if count > 10 {
            browser.click(MORE).await;
        }
    }
    browser.goto(&thread).await;
    browser.click(REST).await;
    shows_so_many(&browser, 16).await;
    let rest = shown(&browser).await;
    assert_eq!(rest[0], roots[0], "what they answer stands above them");
    seen.extend(rest.into_iter().skip(1));
    seen.sort();
    let mut all = [roots.clone(), replies].concat();
    all.sort();
    assert_eq!(seen, all);

    browser.goto(&thread).await;
    browser.click(".sort a[href*='sort=newest']").await;
    in_order(&browser, "newest").await;
    assert_eq!(shown(&browser).await[0], roots[109]);
    browser.was_quiet(&[]).await;
}

#[tokio::test]
async fn a_link_to_the_post_shows_a_comment_of_the_third_page() {
    let (blog, ground) = (Blog::start(), Ground::sqlite());
    let service = blog.service(&ground);
    let (roots, replies) = long(&service.thread("blog/long")).await;
    blog.show(
        "",
        &format!(
            "<p style='height:2000px'>A long post</p>{}",
            snippet(&service)
        ),
    );
    let browser = Browser::open().await;
    browser
        .goto(&format!("{}/long#comment-{}", blog.origin, roots[105]))
        .await;
    is_found(&browser, &roots[105]).await;
    // Somebody follows a link of the post to a comment that is not here.
    for id in [&replies[38], &roots[3]] {
        browser
            .run(&format!("location.hash = '#comment-{id}'"))
            .await;
        is_found(&browser, id).await;
    }
    browser.was_quiet(&[]).await;
}

async fn is_found(browser: &Browser, id: &str) {
    until("the comment is in sight of the blog's reader", async || {
        browser.find("iframe").await.enter_frame().await.ok()?;
        let top = format!(
            "const comment = document.querySelector('#comment-{id}:target');
             return comment && getComputedStyle(comment.querySelector('.comment-body')).animationName === 'arrive'
                && comment.getBoundingClientRect().top"
        );
        let top = browser.client.execute(&top, Vec::new()).await;
        leave_thread(browser).await;
        let above = "return [document.querySelector('iframe').getBoundingClientRect().top, innerHeight]";
        let above = browser.run(above).await;
        let y = above[0].as_f64()? + top.ok().filter(|top| *top != json!(false))?.as_f64()?;
        (0.0..above[1].as_f64()? - 50.0).contains(&y).then_some(())
    })
    .await;
    enter_thread(browser).await;
    leave_thread(browser).await;
}
