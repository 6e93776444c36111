//! The headers that keep a page from doing what it should not.

use actix_web::{
    HttpResponseBuilder,
    http::{
        StatusCode,
        header::{
            CACHE_CONTROL, CONTENT_SECURITY_POLICY, LOCATION, REFERRER_POLICY,
            X_CONTENT_TYPE_OPTIONS,
        },
    },
    middleware::DefaultHeaders,
};

use crate::domain::{site::Site, values::Origin};

/// For every answer.
pub fn for_all() -> DefaultHeaders {
    DefaultHeaders::new()
        .add((X_CONTENT_TYPE_OPTIONS, "nosniff"))
        // Not `no-referrer`: forms of such a page would send `Origin: null`.
        .add((REFERRER_POLICY, "strict-origin-when-cross-origin"))
        .add((
            "permissions-policy",
            "camera=(), geolocation=(), microphone=(), browsing-topics=()",
        ))
}

/// Our own script and style and nothing else; framed by these origins and by us.
pub fn framed(response: &mut HttpResponseBuilder, own: &[String], site: &Site) {
    let sheet = site.settings().stylesheet.as_ref();
    let sheet = sheet.map_or(String::new(), |url| format!(" {}", url.for_policy()));
    let mut policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self'{sheet}; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
    );
    let site = site.origins().iter().map(Origin::as_str);
    let site = site.filter(|origin| !own.iter().any(|own| own == origin));
    for origin in own.iter().map(String::as_str).chain(site) {
        policy.push(' ');
        policy.push_str(origin);
    }
    response.insert_header((CONTENT_SECURITY_POLICY, policy));
}

/// A page without a form and without a script, which any page may frame: it tells whoever sets up
/// a blog what is missing.
pub fn framed_by_all(response: &mut HttpResponseBuilder) {
    let policy = "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'";
    response.insert_header((CONTENT_SECURITY_POLICY, policy));
}

/// The beginning of a page on which somebody proves who they are, or that shows what is theirs:
/// nobody keeps it, nobody frames it, and its forms lead to us and from there to the site (browsers
/// hold `form-action` against redirects as well).
pub fn private_page(status: StatusCode, site: &[Origin]) -> HttpResponseBuilder {
    let mut policy = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; \
                      frame-ancestors 'none'; form-action 'self'"
        .to_owned();
    for origin in site.iter().map(Origin::as_str) {
        policy.push(' ');
        policy.push_str(origin);
    }
    let mut response = HttpResponseBuilder::new(status);
    response
        .insert_header((CONTENT_SECURITY_POLICY, policy))
        .insert_header((CACHE_CONTROL, "no-store"))
        .content_type("text/html; charset=utf-8");
    response
}

/// The same for a page of the desk, whose script asks for other pages of it.
pub fn desk_page(status: StatusCode) -> HttpResponseBuilder {
    let mut response = private_page(status, &[]);
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
                  base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
    response.insert_header((CONTENT_SECURITY_POLICY, policy));
    response
}

/// The beginning of the way to another page; nobody keeps where it led.
pub fn see_other(to: &str) -> HttpResponseBuilder {
    let mut response = HttpResponseBuilder::new(StatusCode::SEE_OTHER);
    response
        .insert_header((LOCATION, to))
        .insert_header((CACHE_CONTROL, "no-store"));
    response
}

/// A page of our own that nobody frames and that frames only us.
pub fn own_page(response: &mut HttpResponseBuilder, base: &str) {
    let policy = format!(
        "default-src 'none'; script-src 'self' {base}; style-src 'self'; frame-src 'self' {base}; \
         form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    );
    response.insert_header((CONTENT_SECURITY_POLICY, policy));
}
