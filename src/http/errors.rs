//! Answers for what went wrong, as pages: say little to the visitor, and log what we must mend.

use actix_web::{
    HttpResponse,
    http::{StatusCode, header::CACHE_CONTROL},
    web::Data,
};

use super::{Service, headers};
use crate::{
    store::StoreError,
    views::{self, Page},
};

/// A page with a title and a sentence.
pub fn page(service: &Service, status: StatusCode, title: &str, text: &str) -> HttpResponse {
    let mut response = HttpResponse::build(status);
    headers::framed_by_all(&mut response);
    response.insert_header((CACHE_CONTROL, "no-store"));
    let html = views::render(&Page {
        assets: &service.assets,
        title,
        text,
    });
    response.content_type("text/html; charset=utf-8").body(html)
}

/// There is no such address.
pub async fn not_found(service: Data<Service>) -> HttpResponse {
    page(
        &service,
        StatusCode::NOT_FOUND,
        "Nothing here",
        "There is no page at this address.",
    )
}

/// There is no such site: whoever set up the page must add it.
pub fn unknown_site(service: &Service) -> HttpResponse {
    let text = "The comments of this page are not set up yet. If it is yours, add it with: \
                afterword site add KEY https://your.blog";
    page(service, StatusCode::NOT_FOUND, "No such site", text)
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
pub fn bad_address(service: &Service, wrong: BadAddress) -> HttpResponse {
    let text = "The name of the post in this address is too long, or has characters that nobody \
                can see, or steps such as `..`.";
    match wrong {
        BadAddress::Site => unknown_site(service),
        BadAddress::Post => page(service, StatusCode::BAD_REQUEST, "No such post", text),
    }
}

/// The form came from a page that may not send it.
pub fn foreign_origin(service: &Service) -> HttpResponse {
    let text = "This form was sent from a page that does not belong to this site. \
                If the page is yours, add its origin with: afterword site add KEY ORIGIN";
    page(service, StatusCode::FORBIDDEN, "Not from here", text)
}

/// Logs a failure of the store once, where it is answered.
pub fn log(error: &StoreError, doing: &str) {
    tracing::error!(%error, "{doing} failed");
}
