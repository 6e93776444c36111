//! Somebody leaves for good, while others have what they said before their eyes.

use std::time::{Duration, Instant};

use crate::{
    browser::Browser,
    host_page::enter_thread,
    people::sign_in,
    stage::Stage,
    steps::{comment, id_of, press, reply, shows, told, value, write},
    window::Window,
};

const EMAIL: &str = "mortimer@zwiebel.example";
const SOON: Duration = Duration::from_secs(2);

/// Whether anything of this is in the page, in attributes and hidden fields as well.
const FOUND: &str = "const page = document.documentElement.outerHTML +
        [...document.querySelectorAll('input, textarea')].map(({ value }) => value);
    return ['Xylophon', 'Mortimer', 'zwiebel'].filter((word) => page.includes(word)).join()";

#[tokio::test]
async fn others_see_it_go() {
    let stage = Stage::set().await;
    let (writer, reader) = (
        Browser::blocking_third_parties().await,
        Browser::blocking_third_parties().await,
    );
    stage.visit(&writer).await;
    let blog = writer.window().await;
    sign_in(&writer, &stage.smtp, EMAIL).await;
    comment(&writer, "Mortimer", "Xylophon and more").await;
    let id = id_of(&writer, "Xylophon and more").await;
    let thread = stage.service.thread("blog/post");
    reply(&thread, &id, "Ben", "an answer").await;
    stage.visit(&reader).await;
    shows(&reader, &["Xylophon and more", "> an answer"]).await;
    told(&reader, 3).await;
    // Somebody who is answering them sees their name beside the words.
    press(&reader, &format!("#comment-{id} .reply")).await;
    assert_eq!(reader.run(FOUND).await, "Xylophon,Mortimer");
    reader.run("window.samePage = true").await;

    writer.open_tab().await;
    writer.goto(&format!("{}/account", stage.wire.url)).await;
    writer.find(".listed .said").await;
    writer.click("[name=sure]").await;
    press(&writer, ".danger").await;
    writer
        .wait(
            "they have left",
            "return location.pathname === '/account/erase'",
        )
        .await;
    let left = Instant::now();
    let erased = "return document.querySelector('.comment-author').innerText === '[erased]'";
    reader.wait("it is erased", erased).await;
    shows(&reader, &["", "> an answer"]).await;
    reader
        .wait(
            "nothing of it is left",
            &format!("return !(() => {{ {FOUND} }})()"),
        )
        .await;
    let took = left.elapsed();
    println!("gone after {took:?}");
    assert!(took < SOON, "{took:?}");
    assert_eq!(reader.run("return window.samePage").await, true);
    stage.come_back(&reader).await;
    shows(&reader, &["", "> an answer"]).await;
    assert_eq!(reader.run(FOUND).await, "");
    // Their own page did not know it yet, and they are asked who they are now.
    writer.look_at(&blog).await;
    enter_thread(&writer).await;
    write(&writer, "one more thing").await;
    writer.find("#composer-email").await;
    let body = value(&writer, "#composer [name=body]").await;
    assert_eq!(body, "one more thing");
    writer.was_quiet(&["422"]).await;
    reader.was_quiet(&[]).await;
}
