//! Answers for what went wrong, as pages: say little to the visitor, and log what we must mend.

use actix_web::{
    HttpRequest, HttpResponse,
    http::{
        StatusCode,
        header::{CACHE_CONTROL, RETRY_AFTER},
    },
    web::Data,
};

use super::{Service, headers, query};
use crate::{
    store::StoreError,
    views::{self, Lang, Page, Words},
};

/// A page with a title and a sentence.
pub fn page(
    service: &Service,
    lang: Lang,
    status: StatusCode,
    title: &str,
    text: &str,
) -> HttpResponse {
    let mut response = HttpResponse::build(status);
    headers::framed_by_all(&mut response);
    response.insert_header((CACHE_CONTROL, "no-store"));
    let html = views::render(&Page {
        assets: &service.assets,
        lang,
        title,
        text,
    });
    response.content_type("text/html; charset=utf-8").body(html)
}

/// There is no such address.
pub async fn not_found(request: HttpRequest, service: Data<Service>) -> HttpResponse {
    nothing_here(&service, query::accepted(&request))
}

/// The same in a language that is known.
pub fn nothing_here(service: &Service, lang: Lang) -> HttpResponse {
    let text = &Words::of(lang).text;
    let (title, what) = (&text.nothing_here, &text.nothing_here_text);
    page(service, lang, StatusCode::NOT_FOUND, title, what)
}

/// There is no such site: whoever set up the page must add it.
pub fn unknown_site(service: &Service, lang: Lang) -> HttpResponse {
    let text = &Words::of(lang).text;
    page(
        service,
        lang,
        StatusCode::NOT_FOUND,
        &text.no_such_site,
        &text.no_such_site_text,
    )
}

/// What an address got wrong.
#[derive(Debug, Clone, Copy)]
pub enum BadAddress {
    /// No site can have such a key.
    Site,
    /// No post can have such a key.
    Post,
}

/// The address names nothing that can be.
pub fn bad_address(service: &Service, lang: Lang, wrong: BadAddress) -> HttpResponse {
    let text = &Words::of(lang).text;
    match wrong {
        BadAddress::Site => unknown_site(service, lang),
        BadAddress::Post => page(
            service,
            lang,
            StatusCode::BAD_REQUEST,
            &text.no_such_post,
            &text.no_such_post_text,
        ),
    }
}

/// The form came from a page that may not send it.
pub fn foreign_origin(service: &Service, lang: Lang) -> HttpResponse {
    let text = &Words::of(lang).text;
    page(
        service,
        lang,
        StatusCode::FORBIDDEN,
        &text.not_from_here,
        &text.not_from_here_text,
    )
}

/// Too many from one network: on a page of our own, where there are no words to keep.
pub fn too_often(service: &Service, lang: Lang, seconds: u64) -> HttpResponse {
    let text = &Words::of(lang).text;
    let status = StatusCode::TOO_MANY_REQUESTS;
    let what = &text.too_often_letters;
    let mut response = page(service, lang, status, &text.not_posted, what);
    response.headers_mut().insert(RETRY_AFTER, seconds.into());
    response
}

/// Logs a failure of the store once, where it is answered.
pub fn log(error: &StoreError, doing: &str) {
    tracing::error!(%error, "{doing} failed");
}
