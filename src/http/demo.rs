//! The demo blog, until a first site is added.

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header::CACHE_CONTROL},
    web::{Data, Path},
};
use askama::Template;

use super::{Service, errors, headers, own_origins};
use crate::{
    domain::{
        site::{Site, SiteEvent},
        values::{Origin, Timestamp, Version},
    },
    views::{
        self, Lang,
        demo::{DemoIndex, DemoPage, POSTS},
    },
};

/// The demo's site: bound to the names of this machine, under which people try it out, also where
/// the settings tell another public URL.
pub fn site(port: u16) -> Site {
    let names = own_origins(None, port);
    let origins = names.iter().filter_map(|name| Origin::parse(name).ok());
    let added = SiteEvent::SiteAdded {
        origins: origins.collect(),
        at: Timestamp::from_millis(0),
    };
    let mut site = Site::default();
    site.evolve(Version::default(), &added);
    site
}

/// `GET /`.
pub async fn index(service: Data<Service>) -> HttpResponse {
    if service.repository.any_site() {
        let text = "Afterword keeps the comments of a blog. Read and write them under its posts.";
        return errors::page(&service, Lang::En, StatusCode::OK, "Afterword", text);
    }
    page(
        &service,
        &DemoIndex {
            assets: &service.assets,
            posts: POSTS,
        },
    )
}

/// `GET /posts/{slug}`.
pub async fn post(
    request: HttpRequest,
    slug: Path<String>,
    service: Data<Service>,
) -> HttpResponse {
    let post = POSTS.iter().find(|post| post.slug == *slug);
    match post.filter(|_| !service.repository.any_site()) {
        Some(post) => page(
            &service,
            &DemoPage {
                assets: &service.assets,
                base: service.base(),
                post,
            },
        ),
        None => errors::not_found(request, service).await,
    }
}

fn page(service: &Service, view: &impl Template) -> HttpResponse {
    let mut response = HttpResponse::Ok();
    headers::own_page(&mut response, service.base());
    response
        .insert_header((CACHE_CONTROL, "no-cache"))
        .content_type("text/html; charset=utf-8")
        .body(views::render(view))
}
