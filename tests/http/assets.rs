//! The files that browsers load: small, kept for good, and all of them our own.

use std::io::Write;

use flate2::{Compression, write::GzEncoder};
use reqwest::{Method, header::ACCEPT_ENCODING};

use crate::{
    support::service::{Ground, Service},
    web::{Answer, Visitor},
};

async fn plain(service: &Service, address: &str, encoding: &str) -> Answer {
    let client = reqwest::Client::builder()
        .no_gzip()
        .no_brotli()
        .build()
        .unwrap();
    let request = client
        .get(format!("{}{address}", service.url))
        .header(ACCEPT_ENCODING, encoding);
    Answer::to(request).await
}

#[tokio::test]
async fn what_a_page_loads_is_kept_for_good() {
    let service = Ground::sqlite().start();
    let visitor = Visitor::of(&service);
    let mut addresses = Vec::new();
    for page in [
        "/thread/demo/x",
        "/",
        "/posts/bringing-the-comments-home",
        "/nothing",
    ] {
        let page = visitor.get(page).await.page();
        for (css, attribute) in [("script[src]", "src"), ("link[rel=stylesheet]", "href")] {
            let of = |element: scraper::ElementRef<'_>| element.attr(attribute).unwrap().to_owned();
            addresses.extend(page.all(css).into_iter().map(of));
        }
    }
    addresses.sort();
    addresses.dedup();
    assert!(addresses.len() >= 4, "{addresses:?}");
    for address in addresses.iter().filter(|address| *address != "/embed.js") {
        assert!(address.starts_with("/static/"), "{address} is not ours");
        let whole = plain(&service, address, "identity").await;
        assert_eq!(whole.status, 200);
        assert_eq!(
            whole.header("cache-control"),
            "public, max-age=31536000, immutable"
        );
        let kind = if address.ends_with(".js") {
            "text/javascript"
        } else {
            "text/css"
        };
        assert!(whole.header("content-type").starts_with(kind), "{address}");
        for encoding in ["gzip", "br"] {
            let small = plain(&service, address, encoding).await;
            assert_eq!(small.header("content-encoding"), encoding);
            assert!(small.body.len() < whole.body.len(), "{address}");
            let request = visitor
                .request(Method::GET, address)
                .header(ACCEPT_ENCODING, encoding);
            assert_eq!(small.header("vary"), "accept-encoding");
            assert_eq!(Answer::to(request).await.status, 200);
        }
        assert_eq!(visitor.get(address).await.body, whole.body);
    }
}

#[tokio::test]
async fn another_builds_address_gets_ours_for_this_once() {
    let service = Ground::sqlite().start();
    let visitor = Visitor::of(&service);
    let stale = visitor.get("/static/000000000000/widget.js").await;
    assert_eq!(
        (stale.status, stale.header("cache-control")),
        (200, "no-cache")
    );
    assert_eq!(
        visitor
            .get("/static/000000000000/../../etc/passwd")
            .await
            .status,
        404
    );
    assert_eq!(visitor.get("/static/x/none.css").await.status, 404);
    let tag = stale.header("etag");
    for tags in [
        tag.to_owned(),
        format!("\"x\", {tag}"),
        tag.replacen("W/", "", 1),
    ] {
        let request = visitor.request(Method::GET, "/static/000000000000/widget.js");
        let answer = Answer::to(request.header("If-None-Match", &tags)).await;
        assert_eq!((answer.status, answer.body.len()), (304, 0), "{tags}");
    }
}

#[tokio::test]
async fn the_script_tells_the_licence_of_what_is_in_it_and_no_comments_of_ours() {
    let service = Ground::sqlite().start();
    let visitor = Visitor::of(&service);
    let answer = visitor.get("/static/000000000000/widget.js").await;
    let script = answer.text();
    assert!(script.starts_with("/*! htmx 4.0.1"), "{script}");
    assert!(script.lines().next().unwrap().contains("Zero-Clause BSD"));
    assert!(
        !script.contains("Comments in their place"),
        "it is minified"
    );
    let style = visitor.get("/static/000000000000/widget.css").await;
    assert!(!style.text().contains("/*") && style.text().contains(".comment-body{"));
}

#[tokio::test]
async fn what_blogs_embed_is_small_and_open_to_every_blog() {
    let service = Ground::sqlite().start();
    for (address, limit) in [
        ("/embed.js", 1_536),
        ("/count.js", 800),
        ("/moving.js", 2_816),
        ("/sso.js", 640),
        ("/proof.js", 896),
    ] {
        let whole = plain(&service, address, "identity").await;
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&whole.body).unwrap();
        let size = encoder.finish().unwrap().len();
        assert!(size <= limit, "{address}: {size} bytes with gzip -9");
        let sent = plain(&service, address, "gzip").await;
        let size = sent.body.len();
        assert!(size <= limit, "{address}: {size} bytes sent");
        assert_eq!(whole.header("access-control-allow-origin"), "*");
        assert!(whole.header("content-type").starts_with("text/javascript"));
        let caching = whole.header("cache-control");
        assert!(caching.contains("max-age=600"), "{address}: {caching}");
        assert!(
            !caching.contains("immutable"),
            "its address never changes: {address}"
        );
        let request = Visitor::of(&service).request(Method::GET, address);
        let held = request.header("If-None-Match", whole.header("etag"));
        assert_eq!(Answer::to(held).await.status, 304, "{address}");
    }
}
