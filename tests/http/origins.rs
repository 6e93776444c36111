//! Who may send forms and open sockets: the site's own pages and ours, and nobody else's.

use reqwest::Method;
use tokio_tungstenite::{
    connect_async,
    tungstenite::{Error, client::IntoClientRequest, http::HeaderValue},
};

use crate::{
    both::Store,
    support::service::Service,
    web::{Answer, Visitor},
};

on_both! { foreign_pages_are_refused, pages_of_the_site_and_ours_are_welcome }

const HERE: &str = "/thread/blog/hello";

async fn post(service: &Service, origin: &[u8], body: &str) -> u16 {
    let request = Visitor::of(service)
        .request(Method::POST, HERE)
        .header("Origin", HeaderValue::from_bytes(origin).unwrap())
        .form(&[("name", "Ada"), ("body", body)]);
    let answer = Answer::to(request).await;
    if answer.status == 403 {
        assert!(
            answer
                .page()
                .words("main")
                .contains("does not belong to this site")
        );
    }
    answer.status
}

/// 101, or the status with which the socket was refused.
async fn socket(service: &Service, origin: &[u8]) -> u16 {
    let address = format!("ws://127.0.0.1:{}/live/blog/hello", service.port);
    let mut request = address.into_client_request().unwrap();
    request
        .headers_mut()
        .insert("Origin", HeaderValue::from_bytes(origin).unwrap());
    match connect_async(request).await {
        Ok((_, response)) => response.status().as_u16(),
        Err(Error::Http(response)) => response.status().as_u16(),
        Err(error) => panic!("{error}"),
    }
}

async fn foreign_pages_are_refused(store: Store) {
    let add = ["site", "add", "blog", "https://blog.example"];
    assert!(store.run(&add).status.success());
    let service = store.start();
    let ports = format!("http://127.0.0.1:{}", service.port ^ 1);
    let hosts = format!("http://127.0.0.1.evil.example:{}", service.port);
    for origin in [
        "https://evil.example",
        "null",
        "",
        "garbage",
        "https://",
        "https://blog.example.evil.example",
        "https://evil.example/https://blog.example",
        "https://blog.example@evil.example",
        "https://blog.example/",
        "https://blog.example:444",
        "http://blog.example",
        "https://sub.blog.example",
        "https://blog.example, https://evil.example",
        "https://[::1",
        "file://",
        &ports,
        &hosts,
    ] {
        assert_eq!(
            post(&service, origin.as_bytes(), origin).await,
            403,
            "{origin:?}"
        );
        assert_eq!(socket(&service, origin.as_bytes()).await, 403, "{origin:?}");
    }
    assert_eq!(post(&service, b"https://\xff\xfe.example", "x").await, 403);
    assert_eq!(socket(&service, b"https://\xff\xfe.example").await, 403);
    assert!(store.log("blog/hello").is_empty());
}

async fn pages_of_the_site_and_ours_are_welcome(store: Store) {
    let add = [
        "site",
        "add",
        "blog",
        "https://blog.example",
        "http://localhost:1313",
    ];
    assert!(store.run(&add).status.success());
    let service = store.start();
    let (number, name) = (
        service.url.clone(),
        format!("http://localhost:{}", service.port),
    );
    for origin in [
        "https://blog.example",
        "http://localhost:1313",
        &number,
        &name,
    ] {
        assert_eq!(
            post(&service, origin.as_bytes(), origin).await,
            303,
            "{origin}"
        );
        assert_eq!(socket(&service, origin.as_bytes()).await, 101, "{origin}");
    }
    // No page sent it: a program without an Origin, as `curl`.
    let fields = [("name", "Ada"), ("body", "from a script")];
    Visitor::of(&service).say(HERE, &fields).await;
}
