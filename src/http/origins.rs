//! Whose pages may send forms and open sockets. Origins are compared as strings, never parsed.

use actix_web::{
    HttpRequest,
    http::header::{HOST, ORIGIN},
};
use url::Url;

use super::Service;
use crate::domain::{site::Site, values::Origin};

/// The origins that are ours before any request tells a host: the public URL and, when we listen
/// where only this machine or everybody reaches us, the names of this machine.
pub fn own_origins(public_url: Option<&Url>, port: u16) -> Vec<String> {
    match public_url {
        Some(url) => vec![url.origin().ascii_serialization()],
        None => vec![
            format!("http://127.0.0.1:{port}"),
            format!("http://localhost:{port}"),
        ],
    }
}

/// Whether the request comes from a page that may act on the site: one of its own, or one of ours.
///
/// Browsers send `Origin` with every form and socket, so a request without one comes from no page.
pub fn is_allowed(request: &HttpRequest, service: &Service, site: &Site) -> bool {
    let Some(origin) = request.headers().get(ORIGIN) else {
        return true;
    };
    let Ok(origin) = origin.to_str() else {
        return false;
    };
    is_known(service, site, origin) || is_ours(request, service, origin)
}

/// Whether it is one of ours; without a public URL the host that the browser asked for is one.
pub fn is_ours(request: &HttpRequest, service: &Service, origin: &str) -> bool {
    service.own_origins.iter().any(|own| own == origin)
        || (service.public_url.is_none() && is_same_host(request, origin))
}

/// Whether the origin is one of ours, or one of the site's.
pub fn is_known(service: &Service, site: &Site, origin: &str) -> bool {
    let site = site.origins().iter().map(Origin::as_str);
    let own = service.own_origins.iter().map(String::as_str);
    own.chain(site).any(|known| known == origin)
}

fn is_same_host(request: &HttpRequest, origin: &str) -> bool {
    let host = request
        .headers()
        .get(HOST)
        .and_then(|host| host.to_str().ok());
    let bare = origin
        .strip_prefix("http://")
        .or_else(|| origin.strip_prefix("https://"));
    host.is_some() && host == bare
}
