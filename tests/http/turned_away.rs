//! What is refused before there is a thread to show: with a script the words stay where they are.

use crate::{
    both::Store,
    web::{Answer, Visitor},
};

on_both! { a_form_that_is_turned_away_keeps_its_words, odd_queries_are_no_errors }

const HERE: &str = "/thread/demo/hello";

/// htmx swaps nothing into the form, and what is wrong goes above it.
fn assert_kept(answer: &Answer, status: u16) {
    assert_eq!(answer.status, status);
    assert_eq!(answer.header("hx-reswap"), "none");
    let page = answer.page();
    assert!(page.all("form, main").is_empty());
    assert!(
        !page
            .words("[data-hx-swap-oob='innerHTML:#composer-error']")
            .is_empty()
    );
}

async fn a_form_that_is_turned_away_keeps_its_words(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let fields = [("name", "Ada"), ("body", "precious")];
    let request = |address: &str| {
        let request = visitor
            .request(reqwest::Method::POST, address)
            .form(&fields);
        request.header("HX-Request", "true")
    };
    let foreign = request(HERE).header("Origin", "https://elsewhere.example");
    assert_kept(&Answer::to(foreign).await, 403);
    assert_kept(&Answer::to(request("/thread/nobody/hello")).await, 404);
    let odd = visitor
        .request(reqwest::Method::POST, HERE)
        .header("HX-Request", "true");
    assert_kept(&Answer::to(odd.body("precious")).await, 400);
}

async fn odd_queries_are_no_errors(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    for query in [
        "theme=a&theme=dark",
        "reply=&reply=x",
        "fragment&theme",
        "%ff=%ff",
        "&&=",
        "a=b",
    ] {
        assert_eq!(
            visitor.get(&format!("{HERE}?{query}")).await.status,
            200,
            "{query}"
        );
    }
    let twice = format!("{HERE}?theme=a&theme=dark");
    let answer = visitor
        .post(&twice, &[("name", "Ada"), ("body", "hi")])
        .await;
    assert_eq!(answer.status, 303);
    assert!(answer.header("location").contains("?theme=dark#comment-"));
}
