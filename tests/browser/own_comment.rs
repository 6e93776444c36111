//! Whoever wrote a comment edits and deletes it in place, with cookies, without, and without
//! anything.

use serde_json::json;

use crate::{
    browser::Browser,
    host_page::{Blog, enter_thread, leave_thread, snippet},
    steps::{comment, drawn_anew, edit, focus_is, id_of, press, say, shows, told, value},
    support::service::Ground,
};

const GUEST: &str = "return 'guest' in document.querySelector('#thread').dataset";

#[tokio::test]
async fn it_is_edited_and_deleted_in_place_and_others_see_it() {
    let service = Ground::sqlite().start();
    let thread = service.thread("demo/own");
    let first = say(&thread, "Ben", "first").await;
    let browser = Browser::open().await;
    browser.goto(&thread).await;
    browser.run("window.samePage = true").await;
    comment(&browser, "Ann", "my *wrods*").await;
    let id = id_of(&browser, "my wrods").await;
    assert_eq!(browser.run(GUEST).await, false);
    let (writer, reader) = (
        browser.client.window().await.unwrap(),
        browser.client.new_window(true).await.unwrap().handle,
    );
    let look = async |window: &fantoccini::wd::WindowHandle| {
        let window = window.clone();
        browser.client.switch_to_window(window).await.unwrap();
    };
    look(&reader).await;
    browser.goto(&thread).await;
    shows(&browser, &["first", "my wrods"]).await;
    look(&writer).await;

    // Only one's own has the links.
    let others = format!("return document.querySelector('#comment-{first} :is(.edit, .delete)')");
    assert_eq!(browser.run(&others).await, json!(null));
    let (text, links) = (format!("#edit-{id}"), format!("#comment-{id} .edit"));
    press(&browser, &links).await;
    focus_is(&browser, &text).await;
    assert_eq!(value(&browser, &text).await, "my *wrods*");
    press(&browser, &format!("#acting-{id} .cancel")).await;
    focus_is(&browser, &links).await;

    // A form that is open takes the focus from nothing else.
    press(&browser, &links).await;
    focus_is(&browser, &text).await;
    browser
        .fill("#composer [name=body]", "something else")
        .await;
    say(&thread, "Cleo", "third").await;
    told(&browser, 4).await;
    focus_is(&browser, "#composer [name=body]").await;
    press(&browser, &format!("#comment-{first} .like")).await;
    browser
        .wait(
            "the like",
            &format!(
                "return document.querySelector('#comment-{first} .like span').textContent === '1'"
            ),
        )
        .await;
    focus_is(&browser, &format!("#comment-{first} .like")).await;

    // What is refused stays as it was typed.
    let long = "document.querySelector(arguments[0]).value = 'ä'.repeat(20001)";
    let arguments = vec![json!(text)];
    browser.client.execute(long, arguments).await.unwrap();
    press(&browser, &format!("#acting-{id} button")).await;
    let refused = format!("#acting-{id} .form-error:not(:empty)");
    assert!(browser.text(&refused).await.contains("too long"));
    assert_eq!(value(&browser, &text).await.chars().count(), 20_001);
    focus_is(&browser, &text).await;

    // All is drawn anew, but not the form.
    browser.fill(&text, "half a change").await;
    drawn_anew(&browser, "3 comments").await;
    browser.find(&links).await;
    assert_eq!(value(&browser, &text).await, "half a change");
    focus_is(&browser, &text).await;

    browser.fill(&text, "my **words**").await;
    press(&browser, &format!("#acting-{id} button")).await;
    shows(&browser, &["first", "my words", "third"]).await;
    focus_is(&browser, &links).await;
    assert_eq!(
        browser.text(&format!("#comment-{id} .edited")).await,
        "edited"
    );
    look(&reader).await;
    shows(&browser, &["first", "my words", "third"]).await;
    assert_eq!(
        browser.text(&format!("#comment-{id} strong")).await,
        "words"
    );

    // The cookie tells who one is, in the other window as well.
    look(&writer).await;
    assert_eq!(browser.run("return window.samePage").await, true);
    browser.client.refresh().await.unwrap();
    shows(&browser, &["first", "my words", "third"]).await;
    assert_eq!(browser.run(GUEST).await, true);
    browser.run("window.samePage = true").await;
    let delete = format!("#comment-{id} .delete");
    press(&browser, &delete).await;
    focus_is(&browser, &format!("#acting-{id} button")).await;
    let question = browser.text(&format!("#farewell-{id}")).await;
    assert_eq!(question, "Delete this comment for good?");
    press(&browser, &format!("#acting-{id} .cancel")).await;
    focus_is(&browser, &delete).await;
    press(&browser, &delete).await;
    press(&browser, &format!("#acting-{id} button")).await;
    shows(&browser, &["first", "", "third"]).await;
    focus_is(&browser, &format!("#comment-{id}")).await;
    assert_eq!(browser.text("#comment-count").await, "2 comments");
    let left = format!(
        "return document.querySelector('#comment-{id} :is(.acting, .edit, .delete, .reply)')"
    );
    assert_eq!(browser.run(&left).await, json!(null));
    assert_eq!(browser.run("return window.samePage").await, true);

    look(&reader).await;
    shows(&browser, &["first", "", "third"]).await;
    let author = browser
        .text(&format!("#comment-{id} .comment-author"))
        .await;
    assert_eq!(author, "This comment was deleted.");
    browser.client.refresh().await.unwrap();
    shows(&browser, &["first", "third"]).await;
    browser.was_quiet(&["422"]).await;
}

/// The widget keeps who one is, and asks for what is one's own.
#[tokio::test]
async fn a_frame_without_cookies_knows_it_as_well() {
    let (blog, ground) = (Blog::start(), Ground::sqlite());
    let service = blog.service(&ground);
    blog.show("", &snippet(&service));
    let browser = Browser::open().await;
    browser.goto(&format!("{}/own", blog.origin)).await;
    enter_thread(&browser).await;
    comment(&browser, "Ann", "first").await;
    let id = id_of(&browser, "first").await;
    edit(&browser, &id, "second thoughts").await;
    shows(&browser, &["second thoughts"]).await;

    // Where frames have cookies of their own, those tell who one is.
    leave_thread(&browser).await;
    browser.client.refresh().await.unwrap();
    enter_thread(&browser).await;
    shows(&browser, &["second thoughts"]).await;
    assert_eq!(browser.run(GUEST).await, true);
    for (words, next) in [("second thoughts", "third"), ("third", "fourth")] {
        // What a browser does that keeps no cookies of others, between one visit and the next.
        browser
            .devtools("Network.clearBrowserCookies", json!({}))
            .await;
        leave_thread(&browser).await;
        browser.client.refresh().await.unwrap();
        enter_thread(&browser).await;
        shows(&browser, &[words]).await;
        assert_eq!(browser.run(GUEST).await, false, "drawn for nobody");
        let kept =
            "return Object.keys(localStorage).some((key) => key.startsWith('afterword-guest'))";
        assert_eq!(browser.run(kept).await, true);
        edit(&browser, &id, next).await;
        shows(&browser, &[next]).await;
    }
    press(&browser, &format!("#comment-{id} .delete")).await;
    press(&browser, &format!("#acting-{id} button")).await;
    shows(&browser, &[""]).await;
    browser.was_quiet(&[]).await;
}

#[tokio::test]
async fn where_nothing_may_be_stored_it_works_until_one_leaves() {
    let (blog, ground) = (Blog::start(), Ground::sqlite());
    let service = blog.service(&ground);
    blog.show("", &snippet(&service));
    let browser = Browser::without_storage().await;
    browser.goto(&format!("{}/own", blog.origin)).await;
    enter_thread(&browser).await;
    let stores = "try { return localStorage.length + 1 } catch { return 'refused' }";
    assert_eq!(browser.run(stores).await, "refused");
    comment(&browser, "Ann", "first").await;
    let id = id_of(&browser, "first").await;
    edit(&browser, &id, "second thoughts").await;
    shows(&browser, &["second thoughts"]).await;
    edit(&browser, &id, "third").await;
    shows(&browser, &["third"]).await;

    leave_thread(&browser).await;
    browser.client.refresh().await.unwrap();
    enter_thread(&browser).await;
    shows(&browser, &["third"]).await;
    let left = "return document.querySelector('.edit, .delete')";
    assert_eq!(browser.run(left).await, json!(null));
    assert_eq!(browser.run(GUEST).await, false);
    browser.was_quiet(&[]).await;
}

/// The socket tells of a comment while the answer to its writer is being drawn.
#[tokio::test]
async fn it_is_shown_as_ones_own_though_the_socket_tells_of_it_meanwhile() {
    let service = Ground::sqlite().start();
    let browser = Browser::open().await;
    browser.goto(&service.thread("demo/meanwhile")).await;
    browser.run(MEANWHILE).await;
    comment(&browser, "Ann", "mine").await;
    let id = id_of(&browser, "mine").await;
    focus_is(&browser, &format!("#comment-{id}.own")).await;
    assert_eq!(browser.run("return meanwhile").await, 1);
    browser.was_quiet(&[]).await;
}

/// Keeps what the socket says until the answer is in the page and has yet to settle.
const MEANWHILE: &str = "window.meanwhile = 0;
    const held = [], swap = htmx.swap.bind(htmx);
    const wait = (step) => setTimeout(() => held.length ? step() : wait(step), 5);
    htmx.swap = (ctx) => new Promise((done, fail) => {
        const go = () => swap(ctx).then(done, fail);
        ctx.response ? wait(go) : held.push(go);
    });
    document.addEventListener('htmx-before-settle', ({ target }) => {
        if (target.id === 'comments') while (held.length) { meanwhile++; held.pop()(); }
    });";
