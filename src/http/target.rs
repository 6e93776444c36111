//! What a request is about: which thread, which site, and whether htmx asks.

use std::sync::Arc;

use actix_web::{HttpRequest, web::Path};

use super::{Service, errors::BadAddress};
use crate::{
    domain::{
        site::Site,
        values::{PostKey, SiteKey},
    },
    repository::ThreadKey,
    store::StoreError,
};

/// Which thread an address names, or what about it is wrong.
pub fn key(path: Path<(String, String)>) -> Result<ThreadKey, BadAddress> {
    let (site, post) = path.into_inner();
    let site = SiteKey::parse(&site).map_err(|_| BadAddress::Site)?;
    let post = PostKey::parse(&post).map_err(|_| BadAddress::Post)?;
    Ok(ThreadKey { site, post })
}

/// The site, if there is one of that key; the demo's exists until the first real one does.
pub async fn site(service: &Service, key: &SiteKey) -> Result<Option<Arc<Site>>, StoreError> {
    if key.is_demo() && !service.repository.any_site() {
        return Ok(Some(Arc::clone(&service.demo)));
    }
    let site = service.repository.site(key).await?.state;
    Ok(Some(site).filter(|site| !site.origins().is_empty()))
}

/// Whether htmx sent the request.
pub fn is_htmx(request: &HttpRequest) -> bool {
    request
        .headers()
        .get("hx-request")
        .is_some_and(|value| value == "true")
}
