//! Caching: a page that has not changed is not sent again, and every encoding says the same.

use std::io::Read;

use flate2::read::GzDecoder;
use reqwest::{Method, header::ACCEPT_ENCODING};

use crate::{
    both::Store,
    web::{Answer, Visitor},
};

on_both! {
    a_page_that_is_held_is_not_sent_again,
    a_comment_changes_the_tag,
    every_encoding_says_the_same,
    variants_have_tags_of_their_own,
    head_tells_what_get_would,
}

const HERE: &str = "/thread/demo/cached";

async fn held(visitor: &Visitor, address: &str, tags: &str) -> Answer {
    let request = visitor
        .request(Method::GET, address)
        .header("If-None-Match", tags);
    Answer::to(request).await
}

async fn a_page_that_is_held_is_not_sent_again(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    visitor.say(HERE, &[("name", "Ada"), ("body", "one")]).await;
    let first = visitor.get(HERE).await;
    let tag = first.header("etag");
    let strong = tag.strip_prefix("W/").unwrap_or(tag);
    assert!(
        strong.starts_with('"') && strong.ends_with('"') && strong.len() > 4,
        "{tag}"
    );
    for tags in [
        tag.to_owned(),
        strong.to_owned(),
        format!("W/{strong}"),
        format!("\"other\", {tag}"),
        format!("\"a\",W/\"b\" ,  {strong}  , \"c\""),
        "*".to_owned(),
    ] {
        let answer = held(&visitor, HERE, &tags).await;
        assert_eq!((answer.status, answer.body.len()), (304, 0), "{tags}");
        assert_eq!(answer.header("etag"), tag);
        // RFC 9110, section 15.4.5: what a 200 would have said to caches.
        for name in ["cache-control", "vary", "content-security-policy"] {
            assert_eq!(answer.header(name), first.header(name), "{name}");
        }
    }
    for tags in ["\"other\"", "", "W/\"\"", "garbage", "\"a\", \"b\""] {
        assert_eq!(held(&visitor, HERE, tags).await.status, 200, "{tags:?}");
    }
    assert_eq!(first.header("cache-control"), "no-cache");
}

async fn a_comment_changes_the_tag(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let mut tag = visitor.get(HERE).await.header("etag").to_owned();
    for n in 1..=3 {
        assert_eq!(held(&visitor, HERE, &tag).await.status, 304);
        visitor
            .say(HERE, &[("name", "Ada"), ("body", &n.to_string())])
            .await;
        let fresh = held(&visitor, HERE, &tag).await;
        assert_eq!(fresh.status, 200, "one's own comment is there at once");
        assert_eq!(fresh.page().comments().len(), n);
        assert_ne!(fresh.header("etag"), tag);
        fresh.header("etag").clone_into(&mut tag);
    }
    let elsewhere = visitor.get("/thread/demo/other").await;
    assert_ne!(elsewhere.header("etag"), "");
    assert_eq!(held(&visitor, "/thread/demo/other", &tag).await.status, 200);
}

async fn every_encoding_says_the_same(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    for n in 0..20 {
        let body = format!("comment {n}, which says much the same as the others");
        visitor.say(HERE, &[("name", "Ada"), ("body", &body)]).await;
    }
    let plain = reqwest::Client::builder()
        .no_gzip()
        .no_brotli()
        .build()
        .unwrap();
    let ask = async |encodings: &str| {
        let request = plain
            .get(service.thread("demo/cached"))
            .header(ACCEPT_ENCODING, encodings);
        Answer::to(request).await
    };
    let identity = ask("identity").await;
    assert_eq!(identity.header("content-encoding"), "");
    for (encodings, expected) in [
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("gzip;q=0", ""),
        ("BR", "br"),
        ("nonsense", ""),
        ("", ""),
    ] {
        let answer = ask(encodings).await;
        assert_eq!(answer.header("content-encoding"), expected, "{encodings}");
        assert!(answer.header("vary").contains("accept-encoding"));
        assert!(answer.header("vary").contains("hx-request"));
        let mut decoded = Vec::new();
        match expected {
            "gzip" => GzDecoder::new(&answer.body[..])
                .read_to_end(&mut decoded)
                .unwrap(),
            "br" => brotli::Decompressor::new(&answer.body[..], 4096)
                .read_to_end(&mut decoded)
                .unwrap(),
            _ => (&answer.body[..]).read_to_end(&mut decoded).unwrap(),
        };
        assert_eq!(decoded, identity.body, "{encodings}");
        assert!(expected.is_empty() || answer.body.len() * 3 < identity.body.len());
        assert_eq!(
            answer.header("content-length"),
            answer.body.len().to_string()
        );
    }
}

async fn variants_have_tags_of_their_own(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    let mut tags = Vec::new();
    for more in [
        "",
        "?fragment=1",
        "?theme=dark",
        "?theme=light",
        "?theme=dark&fragment=1",
    ] {
        let answer = visitor.get(&format!("{HERE}{more}")).await;
        tags.push(answer.header("etag").to_owned());
    }
    let count = tags.len();
    tags.sort();
    tags.dedup();
    assert_eq!(tags.len(), count);
    let dark = visitor.get(&format!("{HERE}?theme=dark")).await.page();
    assert_eq!(dark.one("html").attr("data-theme"), Some("dark"));
    assert_eq!(
        visitor
            .get(&format!("{HERE}?theme=%22onload="))
            .await
            .status,
        200
    );
}

async fn head_tells_what_get_would(store: Store) {
    let service = store.start();
    let visitor = Visitor::of(&service);
    for address in [HERE, "/", "/embed.js", "/health/live", "/thread/nobody/x"] {
        let get = visitor.get(address).await;
        let head = Answer::to(visitor.request(Method::HEAD, address)).await;
        assert_eq!((head.status, head.body.len()), (get.status, 0), "{address}");
        for name in ["etag", "content-type", "cache-control", "vary"] {
            assert_eq!(head.header(name), get.header(name), "{address}: {name}");
        }
    }
}
