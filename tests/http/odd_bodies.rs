//! Bodies that no browser sends: too large, no form, fields missing, twice, or not in UTF-8.

use reqwest::Method;

use crate::{
    both::Store,
    web::{Answer, Page, Visitor},
};

on_both! {
    too_large_a_body_is_told,
    what_is_no_form_is_told,
    missing_fields_are_empty_ones,
    odd_encodings_do_no_harm,
}

const HERE: &str = "/thread/demo/odd";
const FORM: &str = "application/x-www-form-urlencoded";

async fn send(visitor: &Visitor, kind: &str, body: impl Into<reqwest::Body>, htmx: bool) -> Answer {
    let mut request = visitor
        .request(Method::POST, HERE)
        .header("Content-Type", kind)
        .body(body);
    if htmx {
        request = request.header("HX-Request", "true");
    }
    Answer::to(request).await
}

/// What a page or a fragment says, as htmx would put it beside the composer's button.
fn told(page: &Page, htmx: bool) -> String {
    if htmx {
        assert!(
            page.all("form").is_empty(),
            "the words that are in the form must stay"
        );
        page.words("[data-hx-swap-oob='innerHTML:#composer-error']")
    } else {
        page.words("main")
    }
}

async fn too_large_a_body_is_told(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    for size in [300_000, 5_000_000] {
        for htmx in [false, true] {
            let body = format!("name=Ada&body={}", "x".repeat(size));
            let answer = send(&visitor, FORM, body, htmx).await;
            assert_eq!(answer.status, 413, "{size}");
            assert!(told(&answer.page(), htmx).contains("at most 20,000 characters"));
            assert_eq!(answer.header("hx-reswap"), if htmx { "none" } else { "" });
        }
    }
    assert_eq!(visitor.get(HERE).await.page().comments().len(), 0);
}

async fn what_is_no_form_is_told(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    for (kind, body) in [
        ("application/json", "{\"name\":\"Ada\"}"),
        ("text/plain", "name=Ada&body=x"),
        ("multipart/form-data; boundary=x", "--x--"),
        ("", "name=Ada&body=x"),
        (FORM, "name=Ada&name=Bob&body=x"),
    ] {
        for htmx in [false, true] {
            let answer = send(&visitor, kind, body, htmx).await;
            assert_eq!(answer.status, 400, "{kind}");
            assert!(
                told(&answer.page(), htmx).contains("did not arrive as a form"),
                "{kind}"
            );
        }
    }
    assert!(store.log("demo/odd").is_empty());
}

async fn missing_fields_are_empty_ones(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    for (body, wrong) in [
        ("", &["name", "body"][..]),
        ("name=Ada", &["body"]),
        ("body=hello", &["name"]),
        ("unknown=x&body=hello", &["name"]),
    ] {
        let answer = send(&visitor, FORM, body, false).await;
        assert_eq!(answer.status, 422, "{body}");
        let page = answer.page();
        for field in ["name", "body"] {
            assert_eq!(
                page.error_of(field).is_some(),
                wrong.contains(&field),
                "{body}: {field}"
            );
        }
    }
    let kind = "application/x-www-form-urlencoded; charset=UTF-8";
    assert_eq!(
        send(&visitor, kind, "name=Ada&body=two+fields+suffice", false)
            .await
            .status,
        303
    );
}

async fn odd_encodings_do_no_harm(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    for (n, body) in [
        &b"name=A%FFda&body=not+%C3utf-8+%"[..],
        b"name=A\xffda&body=\xfe\xff raw",
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(send(&visitor, FORM, body, false).await.status, 303);
        let shown = visitor.get(HERE).await.page().comments();
        assert_eq!((shown.len(), &*shown[n].author), (n + 1, "A\u{fffd}da"));
    }
    let nul = send(&visitor, FORM, "name=A%00b&body=c%00d%08e", false).await;
    assert_eq!(nul.status, 303);
    let shown = visitor.get(HERE).await.page().comments();
    assert_eq!((&*shown[2].author, &*shown[2].text), ("Ab", "cde"));
}
