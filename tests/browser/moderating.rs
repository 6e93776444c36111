//! What is held, seen from three sides: its writer, the other readers, and the staff at the desk.

use serde_json::json;

use crate::{
    browser::Browser,
    house::House,
    keyboard::{at, keys, tab_to},
    steps::{comment, focus_is, id_of, outline, say, shows, told},
    window::Window,
};

/// What is said of a comment that waits.
const HELD: &str = "Waits for approval: only you see it";

#[tokio::test]
async fn what_is_held_only_its_writer_sees_until_it_is_approved() {
    let house = House::build();
    let thread = house.thread("held");
    say(&thread, "Ann", "first").await;
    let (writer, other) = (Browser::open().await, Browser::open().await);
    for browser in [&writer, &other] {
        browser.goto(&thread).await;
        browser.run("window.samePage = true").await;
        told(browser, 2).await;
    }
    comment(&writer, "Wanda", &House::held_words("look")).await;
    writer.find(".comment.held .note").await;
    let id = writer
        .run("return document.querySelector('.held').id.slice('comment-'.length)")
        .await;
    let id = id.as_str().unwrap();
    let own = format!("#comment-{id}");
    assert_eq!(writer.text(&format!("{own} .note")).await, HELD);
    let said = "return document.querySelector('#announcer').textContent";
    assert_eq!(writer.run(said).await, HELD);
    assert_eq!(writer.text("#comment-count").await, "1 comment");
    focus_is(&writer, &own).await;
    assert_eq!(
        foot(&writer, id).await,
        json!(["edit", "delete"]),
        "nobody else can do anything with it"
    );

    // Others are told of what comes after it, but never of it.
    say(&thread, "Ann", "second").await;
    shows(&other, &["first", "second"]).await;
    assert_eq!(other.text("#comment-count").await, "2 comments");
    let trace = format!("return document.documentElement.outerHTML.includes({id:?})");
    assert_eq!(other.run(&trace).await, false);
    assert_eq!(other.messages_with(id).await, 0);

    let page = other.window().await;
    other.open_tab().await;
    house.enters_as_owner(&other).await;
    other.goto(&house.at("/moderate")).await;
    other.click(&format!("#card-{id} [name=approve]")).await;
    other.find(".done [name=undo]").await;
    other.look_at(&page).await;
    shows(&other, &["first", &House::held_words("look"), "second"]).await;
    assert_eq!(other.text("#comment-count").await, "3 comments");
    assert_eq!(foot(&other, id).await, json!(["like", "reply", "report"]));

    let free = format!("return !document.querySelector('{own} .note, {own}.held')");
    writer.wait("the note is gone", &free).await;
    let feet = json!(["like", "reply", "edit", "delete"]);
    let has = format!("return JSON.stringify(({FOOT})({id:?})) === JSON.stringify({feet})");
    writer.wait("it is as any other of one's own", &has).await;
    for browser in [&writer, &other] {
        assert_eq!(browser.run("return window.samePage").await, true);
        browser.was_quiet(&[]).await;
    }
}

#[tokio::test]
async fn with_scripts_off_what_is_held_is_shown_or_at_least_thanked_for() {
    let house = House::build();
    let thread = house.thread("plain");
    let browser = Browser::without_scripts().await;
    browser.goto(&thread).await;
    comment(&browser, "Wanda", &House::held_words("look")).await;
    assert_eq!(browser.text(".held .note").await, HELD);
    assert_eq!(browser.text(".held .comment-author").await, "Wanda");
    assert_eq!(
        browser
            .run("return !document.querySelector('.notice')")
            .await,
        true
    );
    browser.was_quiet(&[]).await;

    let browser = Browser::without_scripts_and_storage().await;
    browser.goto(&thread).await;
    comment(&browser, "Nora", &House::held_words("see")).await;
    let thanks = browser.text(".notice[role=status]").await;
    assert!(
        thanks.starts_with("Thank you. Your comment is kept"),
        "{thanks}"
    );
    assert_eq!(outline(&browser).await, [""; 0]);
    browser.was_quiet(&[]).await;
}

/// Scripts on and nothing to decide: the field that people do not see takes no part in anything.
#[tokio::test]
async fn nobody_gets_to_the_field_that_is_there_for_programs() {
    let house = House::build();
    let browser = Browser::open().await;
    browser.goto(&house.thread("trap")).await;
    let trap = browser
        .run(
            "const { tabIndex, autocomplete, parentNode } = document.querySelector('[name=subject]');
            return [tabIndex, autocomplete, parentNode.inert]",
        )
        .await;
    assert_eq!(trap, json!([-1, "off", true]));
    browser
        .run("document.querySelector('#composer [name=body]').focus()")
        .await;
    let mut passed = Vec::new();
    for _ in 0..12 {
        keys(&browser, "\t").await;
        let name = browser
            .run("return document.activeElement.name ?? ''")
            .await;
        passed.push(name.as_str().unwrap().to_owned());
    }
    assert!(passed.iter().any(|it| it == "website"), "{passed:?}");
    assert!(passed.iter().all(|it| it != "subject"), "{passed:?}");
    browser
        .run("document.querySelector('[name=subject]').focus()")
        .await;
    focus_is_not(&browser, "[name=subject]").await;

    let tree = browser
        .devtools("Accessibility.getFullAXTree", json!({}))
        .await;
    let nodes = tree["nodes"].as_array().unwrap().iter();
    let fields: Vec<_> = nodes
        .filter(|node| node["ignored"] == false && node["role"]["value"] == "textbox")
        .map(|node| {
            node["name"]["value"]
                .as_str()
                .unwrap_or_default()
                .to_owned()
        })
        .collect();
    assert_eq!(fields.len(), 4, "{fields:?}");
    assert!(fields.iter().all(|name| !name.is_empty()), "{fields:?}");

    // The way back from the composer does not lead there either.
    browser
        .run("document.querySelector('#composer [type=submit]').focus()")
        .await;
    keys(&browser, "\u{E008}\t\u{E000}").await;
    focus_is_not(&browser, "[name=subject]").await;
    browser.was_quiet(&[]).await;
}

#[tokio::test]
async fn a_comment_is_reported() {
    let house = House::build();
    let thread = house.thread("reported");
    let id = say(&thread, "Ann", "rude words").await;
    let browser = Browser::open().await;
    browser.goto(&thread).await;
    let link = format!("#comment-{id} .report");
    tab_to(&browser, &link).await;
    keys(&browser, "\n").await;
    browser.find(".acting [name=reason]").await;
    tab_to(&browser, ".acting .cancel").await;
    keys(&browser, "\n").await;
    let left = "return !document.querySelector('.acting')";
    browser.wait("the form is gone", left).await;
    tab_to(&browser, &link).await;
    keys(&browser, "\n").await;
    browser.find(".acting [name=reason]").await;
    tab_to(&browser, ".acting [name=reason]").await;
    // The arrow goes to the next reason.
    keys(&browser, "\u{E015}").await;
    at(&browser, ".acting [value=abuse]:checked").await;
    tab_to(&browser, ".acting button").await;
    keys(&browser, "\n").await;
    let thanks = browser.text(".notice[role=status]").await;
    assert_eq!(thanks, "Thank you. Somebody will look at this comment.");
    shows(&browser, &["rude words"]).await;
    browser.was_quiet(&[]).await;

    let plain = Browser::without_scripts().await;
    plain.goto(&thread).await;
    plain.click(&link).await;
    plain.click(".acting [value=spam]").await;
    plain.click(".acting button").await;
    assert_eq!(plain.text(".notice").await, thanks);
    // What is closed can still be reported.
    house.lock("reported");
    plain.goto(&thread).await;
    plain.click(&link).await;
    plain.click(".acting [value=illegal]").await;
    plain.click(".acting button").await;
    assert_eq!(plain.text(".notice").await, thanks);
    plain.was_quiet(&[]).await;

    house.enters_as_owner(&browser).await;
    browser.goto(&house.at("/moderate?what=reported")).await;
    let told = browser.text(&format!("#card-{id} .reported")).await;
    assert!(
        told.contains("insults") && told.contains("spam (1)"),
        "{told}"
    );
    browser.was_quiet(&[]).await;
}

#[tokio::test]
async fn work_that_a_script_does_lets_a_comment_pass() {
    let house = House::build();
    let thread = house.thread("proof");
    let staff = Browser::open().await;
    house.enters_as_owner(&staff).await;
    staff.goto(&house.at("/moderate/settings/blog")).await;
    staff.click("[name=proof]").await;
    staff.click(".settings [type=submit]").await;
    staff.find("[name=proof][checked]").await;

    staff.goto(&thread).await;
    comment(&staff, "Ann", "proven words").await;
    let id = id_of(&staff, "proven words").await;
    staff.find(&format!("#comment-{id} .like")).await;
    assert_eq!(
        staff.run("return !document.querySelector('.note')").await,
        true
    );
    staff.was_quiet(&[]).await;

    let plain = Browser::without_scripts().await;
    plain.goto(&thread).await;
    comment(&plain, "Ben", "words alone").await;
    assert_eq!(plain.text(".held .note").await, HELD);
    shows(&plain, &["proven words", "words alone"]).await;
    plain.was_quiet(&[]).await;
}

/// What one can do with a comment, as the names of the buttons and links below it.
const FOOT: &str =
    "(id) => [...document.querySelectorAll(`#comment-${id} > .comment-foot > :not(.decide)`)]
    .map((it) => it.className)";

async fn foot(browser: &Browser, id: &str) -> serde_json::Value {
    browser.run(&format!("return ({FOOT})({id:?})")).await
}

async fn focus_is_not(browser: &Browser, css: &str) {
    let there = format!("return document.activeElement.matches({css:?})");
    assert_eq!(browser.run(&there).await, false, "the focus is on {css}");
}
