//! `GET /latest/{site}?count=…`: the latest comments of a site, as a fragment for its front page.

use std::{cmp::Reverse, sync::Arc};

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, VARY},
    web::{Data, Path},
};

use super::{Service, errors, query, target};
use crate::{
    domain::{
        site::Site,
        thread::{Comment, Thread},
        values::SiteKey,
    },
    repository::ThreadKey,
    views::{self, Lang, Latest, LatestRow, Place, Scene},
};

/// How many are shown if nobody says, and at most.
const COUNT: usize = 5;
const MOST: usize = 50;

/// The handler.
pub async fn show(
    request: HttpRequest,
    site: Path<String>,
    service: Data<Service>,
) -> HttpResponse {
    let lang = query::lang(&request);
    let Ok(key) = SiteKey::parse(&site) else {
        return errors::unknown_site(&service, lang);
    };
    let site = match target::site(&service, &key).await {
        Ok(Some(site)) => site,
        Ok(None) => return errors::unknown_site(&service, lang),
        Err(error) => {
            errors::log(&error, "finding a site");
            return HttpResponse::ServiceUnavailable().finish();
        }
    };
    let said = latest(&service, &key, count(&request)).await;
    let draw = {
        let service = service.clone();
        move || draw(&service, &key, &site, &said, lang)
    };
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .insert_header((CACHE_CONTROL, "public, max-age=10"))
        .insert_header((VARY, "accept-language"))
        .body(views::off_worker(draw).await)
}

fn count(request: &HttpRequest) -> usize {
    let query = request.query_string().as_bytes();
    let mut pairs = url::form_urlencoded::parse(query);
    let count = pairs.find_map(|(name, value)| (name == "count").then(|| value.parse().ok())?);
    count.unwrap_or(COUNT).min(MOST)
}

type Said = (ThreadKey, Arc<Thread>, Arc<Comment>);

/// The last so many comments that still have their words. A thread in which something was said
/// earlier than in `count` others has none of them.
async fn latest(service: &Service, site: &SiteKey, count: usize) -> Vec<Said> {
    let mut said: Vec<Said> = Vec::new();
    for post in service.repository.last_said(site) {
        let key = ThreadKey {
            site: site.clone(),
            post,
        };
        // The store is away: what it told so far is all there is to show.
        let Ok(loaded) = service.repository.thread(&key).await else {
            break;
        };
        let thread = loaded.state;
        let newest = said.iter().map(|(.., comment)| Reverse(comment.at));
        let mut newest: Vec<_> = newest.collect();
        newest.sort_unstable();
        let enough = newest.get(count.wrapping_sub(1)).copied();
        if enough.is_some_and(|least| thread.last_said().map(Reverse) > Some(least)) {
            break;
        }
        let alive = thread.tree().iter().rev().filter(|it| it.said.is_some());
        let alive: Vec<_> = alive.take(count).cloned().collect();
        said.extend(
            alive
                .into_iter()
                .map(|it| (key.clone(), Arc::clone(&thread), it)),
        );
    }
    said.sort_by_key(|(.., comment)| Reverse(comment.at));
    said.truncate(count);
    said
}

fn draw(service: &Service, site: &SiteKey, state: &Arc<Site>, said: &[Said], lang: Lang) -> String {
    let rows = said.iter().map(|(key, thread, comment)| {
        let epoch = service.repository.epoch();
        let place = Place::open(site, &key.post, service.base(), epoch);
        let markdown = Arc::clone(&service.markdown);
        let scene = Scene::for_all(place, Arc::clone(state), markdown, lang);
        LatestRow::new(&scene, thread, comment)
    });
    views::render(&Latest {
        lang,
        said: rows.collect(),
    })
}
