//! `GET /live/{site}/{post…}?after=…`: the websocket of a thread.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Data, Path, Payload},
};

use super::{Service, errors, origins, query, target};
use crate::live::{Resume, Socket};

/// The handler.
pub async fn connect(
    request: HttpRequest,
    path: Path<(String, String)>,
    payload: Payload,
    service: Data<Service>,
) -> actix_web::Result<HttpResponse> {
    let lang = query::lang(&request);
    let key = match target::key(path) {
        Ok(key) => key,
        Err(wrong) => return Ok(errors::bad_address(&service, lang, wrong)),
    };
    let site = match target::site(&service, &key.site).await {
        Ok(Some(site)) => site,
        Ok(None) => return Ok(errors::unknown_site(&service, lang)),
        Err(error) => {
            errors::log(&error, "finding the site of a socket");
            return Ok(HttpResponse::ServiceUnavailable().finish());
        }
    };
    if !origins::is_allowed(&request, &service, &site) {
        return Ok(errors::foreign_origin(&service, lang));
    }
    let (response, session, messages) = actix_ws::handle(&request, payload)?;
    let socket = Socket {
        // Before anything is read: what comes from now on waits in its queue.
        subscription: service.hub.subscribe(&key, lang),
        resume: after(&request),
        repository: service.repository.clone(),
        catch_up: service.catch_up.clone(),
        metrics: service.metrics.clone(),
    };
    actix_web::rt::spawn(socket.run(session, messages));
    Ok(response)
}

/// Where the page stands, if it says so.
fn after(request: &HttpRequest) -> Option<Resume> {
    let query = request.query_string().as_bytes();
    let mut pairs = url::form_urlencoded::parse(query);
    pairs.find_map(|(name, value)| (name == "after").then(|| Resume::parse(&value))?)
}
