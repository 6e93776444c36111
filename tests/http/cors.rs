//! Pages of a site, on another origin than ours, may read the answers to what they send.

use reqwest::Method;

use crate::{
    both::Store,
    web::{Answer, Visitor},
};

on_both! { pages_of_the_site_may_read_and_no_others }

const BLOG: &str = "https://blog.example";

async fn ask(visitor: &Visitor, method: Method, path: &str, origin: &str) -> Answer {
    let request = visitor
        .request(method, path)
        .header("origin", origin)
        .header("access-control-request-method", "POST")
        .header(
            "access-control-request-headers",
            "hx-request,afterword-guest",
        );
    Answer::to(request).await
}

async fn pages_of_the_site_may_read_and_no_others(store: Store) {
    for (site, origin) in [("blog", BLOG), ("other", "https://other.example")] {
        let added = store.run(&["site", "add", site, origin]);
        assert!(added.status.success());
    }
    let service = store.start();
    let visitor = Visitor::of(&service);
    for verb in ["thread", "preview", "edit", "delete", "like", "react"] {
        let path = format!("/{verb}/blog/2026/hello");
        let allowed = ask(&visitor, Method::OPTIONS, &path, BLOG).await;
        assert_eq!(allowed.status, 204, "{verb}");
        assert_eq!(allowed.header("access-control-allow-origin"), BLOG);
        let headers = allowed.header("access-control-allow-headers");
        assert_eq!(headers, "hx-request,afterword-guest");
        for foreign in ["https://other.example", "https://evil.example", "null"] {
            let refused = ask(&visitor, Method::OPTIONS, &path, foreign).await;
            assert_ne!(refused.status, 204, "{verb} {foreign}");
            assert!(!refused.headers.contains_key("access-control-allow-origin"));
        }
    }
    let read = ask(&visitor, Method::GET, "/thread/blog/2026/hello", BLOG).await;
    assert_eq!(read.header("access-control-allow-origin"), BLOG);
    let exposed = read.header("access-control-expose-headers");
    assert!(exposed.contains("afterword-guest"), "{exposed}");
    // No cookie goes along, so none needs to be allowed.
    assert!(
        !read
            .headers
            .contains_key("access-control-allow-credentials")
    );
    let other = ask(&visitor, Method::GET, "/metrics", BLOG).await;
    assert!(!other.headers.contains_key("access-control-allow-origin"));
}
