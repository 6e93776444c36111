//! Who may read our answers from another origin: the pages of a site, in which its threads may be
//! built in (Fetch standard, section 3.3). No cookie goes with such requests.

use actix_web::{
    Error, HttpResponse,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Method,
        header::{
            ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
            ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE,
            ACCESS_CONTROL_REQUEST_HEADERS, ACCESS_CONTROL_REQUEST_METHOD, HeaderMap, HeaderValue,
            ORIGIN, VARY,
        },
    },
    middleware::Next,
    web::Data,
};

use super::{Service, guest, origins, session, target};
use crate::domain::values::SiteKey;

/// What is about a thread; the second part of the path is its site.
const ABOUT_THREADS: [&str; 9] = [
    "thread", "preview", "edit", "delete", "like", "react", "session", "signout", "adopt",
];

/// Answers the question before a request, and lets pages of the site read the answers to theirs.
pub async fn for_sites<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let Some(origin) = known_origin(&request).await else {
        return Ok(next.call(request).await?.map_into_left_body());
    };
    let asks = request.method() == Method::OPTIONS
        && request
            .headers()
            .contains_key(ACCESS_CONTROL_REQUEST_METHOD);
    if asks {
        let headers = request.headers().get(ACCESS_CONTROL_REQUEST_HEADERS);
        let headers = headers.cloned();
        let mut response = HttpResponse::NoContent();
        response
            .insert_header((ACCESS_CONTROL_ALLOW_METHODS, "GET, POST"))
            .insert_header((ACCESS_CONTROL_MAX_AGE, "7200"));
        if let Some(headers) = headers {
            response.insert_header((ACCESS_CONTROL_ALLOW_HEADERS, headers));
        }
        let mut response = request.into_response(response.finish());
        allow(response.headers_mut(), origin);
        return Ok(response.map_into_right_body());
    }
    let mut response = next.call(request).await?;
    allow(response.headers_mut(), origin);
    Ok(response.map_into_left_body())
}

fn allow(headers: &mut HeaderMap, origin: HeaderValue) {
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    headers.append(VARY, HeaderValue::from_static("origin"));
    let expose = format!(
        "{}, {}, hx-reswap, hx-redirect, retry-after",
        guest::HEADER,
        session::HEADER
    );
    if let Ok(expose) = HeaderValue::from_str(&expose) {
        headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, expose);
    }
}

/// The origin of the request, if it is one of the site's that the path names.
async fn known_origin(request: &ServiceRequest) -> Option<HeaderValue> {
    let origin = request.headers().get(ORIGIN)?.clone();
    let mut path = request.path().split('/').skip(1);
    if !ABOUT_THREADS.contains(&path.next()?) {
        return None;
    }
    let key = SiteKey::parse(path.next()?).ok()?;
    let service = request.app_data::<Data<Service>>()?.clone();
    let site = target::site(&service, &key).await.ok()??;
    origins::is_known(&service, &site, origin.to_str().ok()?).then_some(origin)
}
