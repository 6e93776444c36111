//! The staff at the desk, and in the thread itself.

use crate::{
    axe::is_accessible,
    browser::Browser,
    house::House,
    keyboard::keys,
    people::{MEMBER, closed, open_popup},
    steps::{comment, focus_is, id_of, press, reply, say, shows, told},
};

/// The names on the cards, each with a `+` if it is ticked and a `>` if the keys are there.
const CARDS: &str = "return [...document.querySelectorAll('.card')].map((card) =>
    (card === document.activeElement && card.matches('.current') ? '>' : '')
    + (card.querySelector('[name=c]').checked ? '+' : '') + card.querySelector('.who b').innerText)";

async fn cards(browser: &Browser, expected: &[&str]) {
    let what = format!("the cards {expected:?}");
    let is =
        format!("return JSON.stringify((() => {{ {CARDS} }})()) === JSON.stringify({expected:?})");
    let shown = browser.wait(&what, &is);
    if tokio::time::timeout(std::time::Duration::from_secs(15), shown)
        .await
        .is_err()
    {
        panic!("{} instead of {what}", browser.run(CARDS).await);
    }
}

#[tokio::test]
async fn the_desk_is_used_by_the_keyboard_alone() {
    let house = House::build();
    for name in ["Dora", "Carl", "Bert", "Anna"] {
        house.held("desk", name, name).await;
    }
    let browser = Browser::open().await;
    house.enters_as_owner(&browser).await;
    browser.goto(&house.at("/moderate")).await;
    browser.run("window.samePage = true").await;
    cards(&browser, &["Anna", "Bert", "Carl", "Dora"]).await;
    for (key, expected) in [
        ("j", vec![">Anna", "Bert", "Carl", "Dora"]),
        ("x", vec![">+Anna", "Bert", "Carl", "Dora"]),
        ("j", vec!["+Anna", ">Bert", "Carl", "Dora"]),
        ("a", vec!["+Anna", ">Carl", "Dora"]),
        ("j", vec!["+Anna", "Carl", ">Dora"]),
        ("s", vec!["+Anna", ">Carl"]),
        ("u", vec!["+Anna", ">Carl", "Dora"]),
        ("k", vec![">+Anna", "Carl", "Dora"]),
        ("j", vec!["+Anna", ">Carl", "Dora"]),
        ("d", vec!["+Anna", ">Dora"]),
    ] {
        keys(&browser, key).await;
        cards(&browser, &expected).await;
    }
    // What comes meanwhile is told, and moves nothing before one asks for it.
    house.held("desk", "Emma", "Emma").await;
    browser.find("[role=status] .pill").await;
    cards(&browser, &["+Anna", ">Dora"]).await;
    let waiting = "return document.querySelector('.tabs [aria-current] .number').innerText";
    assert_eq!(browser.run(waiting).await, "3");
    press(&browser, ".pill").await;
    cards(&browser, &[">Emma", "+Anna", "Dora"]).await;
    // In a field the keys are letters.
    browser.fill("[name=q]", "jads").await;
    cards(&browser, &["Emma", "+Anna", "Dora"]).await;
    assert_eq!(browser.run("return window.samePage").await, true);
    for (kind, names) in [
        ("published", vec!["Bert"]),
        ("rejected", vec!["Carl"]),
        ("spam", vec![]),
    ] {
        browser
            .goto(&house.at(&format!("/moderate?what={kind}")))
            .await;
        cards(&browser, &names).await;
    }
    browser.was_quiet(&[]).await;
}

#[tokio::test]
async fn the_desk_is_used_with_scripts_off() {
    let house = House::build();
    for name in ["Carl", "Bert", "Anna"] {
        house.held("desk", name, name).await;
    }
    let browser = Browser::without_scripts().await;
    house.enters_as_owner(&browser).await;
    browser.goto(&house.at("/moderate")).await;
    cards(&browser, &["Anna", "Bert", "Carl"]).await;
    assert_eq!(
        browser
            .run("return document.querySelector('.keys').hidden")
            .await,
        true
    );
    press(&browser, ".card:nth-child(2) [name=approve]").await;
    cards(&browser, &["Anna", "Carl"]).await;
    press(&browser, ".done [name=undo]").await;
    cards(&browser, &["Anna", "Bert", "Carl"]).await;
    for n in [1, 3] {
        browser
            .click(&format!(".card:nth-child({n}) [name=c]"))
            .await;
    }
    press(&browser, ".bulk [value=spam]").await;
    cards(&browser, &["Bert"]).await;
    assert!(
        browser
            .text(".done")
            .await
            .contains("Decided about 2 comments.")
    );
    browser.was_quiet(&[]).await;
}

#[tokio::test]
async fn the_staff_decides_in_the_thread_and_a_reader_sees_it_live() {
    let house = House::build();
    let thread = house.thread("live");
    let first = say(&thread, "Ann", "first").await;
    let answered = say(&thread, "Sam", "answered").await;
    reply(&thread, &answered, "Ann", "the answer").await;
    let spam = say(&thread, "Sam", "buy this").await;
    let held = house.held("live", "Bob", "see").await;
    let (staff, reader) = (Browser::open().await, Browser::open().await);
    reader.goto(&thread).await;
    reader.run("window.samePage = true").await;
    house.enters_as_owner(&staff).await;
    staff.goto(&thread).await;
    // As everybody signs in: the window knows who it is.
    let page = open_popup(&staff).await;
    press(&staff, "#known button").await;
    closed(&staff, &page).await;
    staff.wait("one is signed in", MEMBER).await;
    staff.run("window.samePage = true").await;
    let button = |id: &str, name: &str| format!("#comment-{id} > .comment-foot > [name={name}]");
    let held_words = House::held_words("see");

    let all = ["first", "answered", "> the answer", "buy this"];
    shows(&reader, &all).await;
    let top = format!(
        "return document.querySelector('#comment-{spam}').getBoundingClientRect().top + scrollY"
    );
    staff.find(&button(&spam, "spam")).await;
    let before = staff.run(&top).await;
    press(&staff, &button(&spam, "spam")).await;
    shows(&reader, &["first", "answered", "> the answer", ""]).await;
    focus_is(&staff, &button(&spam, "undo")).await;
    assert_eq!(
        staff.run(&top).await,
        before,
        "nothing moves that is above it"
    );
    press(&staff, &button(&answered, "spam")).await;
    shows(&reader, &["first", "", "> the answer", ""]).await;
    assert_eq!(reader.text("#comment-count").await, "2 comments");
    for id in [&spam, &answered] {
        assert_eq!(
            reader
                .text(&format!("#comment-{id} > .comment-head .comment-author"))
                .await,
            "This comment is not shown."
        );
        press(&staff, &button(id, "undo")).await;
        reader
            .find(&format!("#comment-{id} > .comment-body > p"))
            .await;
        for part in ["like", "reply", "report"] {
            reader
                .find(&format!("#comment-{id} > .comment-foot > .{part}"))
                .await;
        }
    }
    shows(&reader, &all).await;

    // What waits the staff sees there as well.
    staff.find(&format!("#comment-{held}.held")).await;
    press(&staff, &button(&held, "approve")).await;
    shows(
        &reader,
        &["first", "answered", "> the answer", "buy this", &held_words],
    )
    .await;
    // What comes while the page is open can be decided about, too.
    let late = say(&thread, "Eve", "late").await;
    staff.wait("it came", "document.querySelector('.news')?.click();
        return [...document.querySelectorAll('.comment-body')].some((it) => it.innerText.trim() === 'late')").await;
    staff.find(&button(&late, "spam")).await;

    press(&staff, &button(&first, "pin")).await;
    reader
        .find(&format!("#comment-{first}.pinned .badge"))
        .await;
    focus_is(&staff, &button(&first, "unpin")).await;
    press(&staff, &button(&first, "unpin")).await;
    reader.find(&format!("#comment-{first}:not(.pinned)")).await;
    assert_eq!(staff.run("return window.samePage").await, true);
    assert_eq!(reader.run("return window.samePage").await, true);

    press(&staff, "#who [name=lock]").await;
    reader.find("#thread.locked").await;
    let fields = "return !document.querySelector('.composer')?.checkVisibility()";
    reader.wait("nobody can write", fields).await;
    press(&staff, ".closed [name=lock]").await;
    reader.find("#thread:not(.locked)").await;
    // Who signs out decides nothing any more.
    press(&staff, "#who .sign-out").await;
    let none = "return !document.querySelector('.decide, .member')";
    staff.wait("nothing to decide", none).await;
    comment(&reader, "Rita", "open again").await;
    id_of(&reader, "open again").await;
    for browser in [&staff, &reader] {
        browser.was_quiet(&[]).await;
    }
}

#[tokio::test]
async fn the_desk_is_accessible_and_fits_a_phone() {
    let house = House::build();
    let thread = house.thread("a-post-with-a-very-long-name-that-goes-on-and-on-and-on");
    house
        .held(
            "axe",
            "Benedikt Maximilian von Hohenstaufen",
            "Donaudampfschifffahrtsgesellschaftskapitän",
        )
        .await;
    let id = say(&thread, "Ann", "plain").await;
    let client = reqwest::Client::new();
    let report = thread.replacen("/thread/", "/report/", 1);
    let fields = [("id", &*id), ("reason", "abuse")];
    client.post(report).form(&fields).send().await.unwrap();
    let browser = Browser::open().await;
    house.enters_as_owner(&browser).await;
    browser.goto(&house.at("/moderate")).await;
    keys(&browser, "ja").await;
    browser.find(".done").await;
    house.held("axe", "Eve", "see").await;
    browser.find(".pill").await;
    for page in [
        "",
        "/moderate?what=all",
        "/moderate/settings/blog",
        "/moderate/log",
    ] {
        if !page.is_empty() {
            browser.goto(&house.at(page)).await;
        }
        browser
            .run("for (const it of document.querySelectorAll('details')) it.open = true")
            .await;
        browser.resize(390, 800).await;
        let wide = "return document.documentElement.scrollWidth <= innerWidth";
        assert_eq!(browser.run(wide).await, true, "{page}");
        browser.resize(1000, 800).await;
        is_accessible(&browser, page).await;
    }
    // In the thread as well.
    browser.goto(&format!("{thread}?report={id}")).await;
    browser.find(".acting [name=reason]").await;
    is_accessible(&browser, "the report").await;
    told(&browser, 3).await;
    browser.was_quiet(&[]).await;
}
