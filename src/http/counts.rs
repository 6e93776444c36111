//! `GET /counts/{site}?post=…&post=…`: how many comments each of these posts has, for the lists and
//! links of a blog, which are on another origin.

use std::collections::BTreeMap;

use actix_web::{
    HttpRequest, HttpResponse,
    http::{
        StatusCode,
        header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, HeaderValue, VARY},
    },
    web::{Data, Path},
};
use tokio::task::JoinSet;

use super::{Service, errors, query, target};
use crate::{
    domain::{
        thread::Thread,
        values::{PostKey, SiteKey},
    },
    repository::ThreadKey,
    store::StoreError,
    views::{Lang, Words},
};

/// How many posts a call may ask about.
const POSTS: usize = 100;
/// How many threads are read at a time for one call.
const TOGETHER: usize = 8;

/// What is asked: `as=number` for the bare number, and posts. `lang` is the page's language.
#[derive(Default)]
struct CountsQuery {
    bare: bool,
    lang: Lang,
    /// Each post with the ways in which it was written.
    posts: BTreeMap<PostKey, Vec<String>>,
}

impl CountsQuery {
    /// A key that cannot be names nothing, so there is nothing to answer about it.
    fn of(request: &HttpRequest) -> Self {
        let mut query = Self {
            lang: query::lang(request),
            ..Self::default()
        };
        for (name, value) in url::form_urlencoded::parse(request.query_string().as_bytes()) {
            match &*name {
                "as" => query.bare = value == "number",
                "post" => {
                    if let Ok(post) = PostKey::parse(&value) {
                        let ways = query.posts.entry(post).or_default();
                        ways.push(value.into_owned());
                    }
                }
                _ => {}
            }
        }
        query
    }

    fn text(&self, thread: &Thread) -> String {
        if self.bare {
            thread.count().to_string()
        } else {
            Words::of(self.lang).count(thread.count())
        }
    }
}

/// The handler. Every page may read the answer, also that something was wrong.
pub async fn show(
    request: HttpRequest,
    site: Path<String>,
    service: Data<Service>,
) -> HttpResponse {
    let mut response = answer(&request, &site, &service).await;
    let any = HeaderValue::from_static("*");
    response
        .headers_mut()
        .insert(ACCESS_CONTROL_ALLOW_ORIGIN, any);
    response
}

async fn answer(request: &HttpRequest, site: &str, service: &Data<Service>) -> HttpResponse {
    let Ok(site) = SiteKey::parse(site) else {
        return errors::unknown_site(service, query::lang(request));
    };
    match target::site(service, &site).await {
        Ok(Some(_)) => {}
        Ok(None) => return errors::unknown_site(service, query::lang(request)),
        Err(error) => return away(service, &error),
    }
    let query = CountsQuery::of(request);
    if query.posts.len() > POSTS {
        return too_many(service);
    }
    let known = load(service, &site, query.posts.keys()).await;
    if let (true, Some(error)) = (known.threads.is_empty(), &known.failed) {
        return away(service, error);
    }
    let mut texts = BTreeMap::new();
    for (post, thread) in &known.threads {
        let text = query.text(thread);
        let ways = query.posts.get(post).into_iter().flatten();
        texts.extend(ways.map(|way| (way, text.clone())));
    }
    let caching = if known.fresh {
        "public, max-age=10"
    } else {
        "no-store"
    };
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, caching))
        .insert_header((VARY, "accept-language"))
        .json(texts)
}

/// What could be had.
struct Known {
    threads: Vec<(PostKey, std::sync::Arc<Thread>)>,
    fresh: bool,
    failed: Option<StoreError>,
}

/// Reads a few threads at a time. Once the store turns out to be away, the rest wait for it
/// together: what is known is then told after one time-out and not after many.
async fn load(
    service: &Data<Service>,
    site: &SiteKey,
    posts: impl Iterator<Item = &PostKey>,
) -> Known {
    let mut known = Known {
        threads: Vec::new(),
        fresh: true,
        failed: None,
    };
    let mut waiting = posts.cloned();
    let mut loads = JoinSet::new();
    loop {
        while (loads.len() < TOGETHER || !known.fresh)
            && let Some(post) = waiting.next()
        {
            let repository = service.repository.clone();
            let key = ThreadKey {
                site: site.clone(),
                post,
            };
            loads.spawn(async move { (repository.thread(&key).await, key.post) });
        }
        let Some(loaded) = loads.join_next().await else {
            return known;
        };
        match loaded.expect("reading a thread does not panic") {
            (Ok(thread), post) => {
                known.fresh &= thread.fresh;
                known.threads.push((post, thread.state));
            }
            (Err(error), _) => {
                known.fresh = false;
                known.failed = Some(error);
            }
        }
    }
}

fn away(service: &Service, error: &StoreError) -> HttpResponse {
    errors::log(error, "counting comments");
    let text = "The comments cannot be counted just now. Please try again in a minute.";
    let status = StatusCode::SERVICE_UNAVAILABLE;
    errors::page(service, Lang::En, status, "Not just now", text)
}

fn too_many(service: &Service) -> HttpResponse {
    let text = format!("One call may ask about at most {POSTS} posts. Ask again for the others.");
    errors::page(
        service,
        Lang::En,
        StatusCode::BAD_REQUEST,
        "Too many posts",
        &text,
    )
}
