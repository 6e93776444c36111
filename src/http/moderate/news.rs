//! `GET /moderate/news?after=N`: answers when the desk has changed since then, or after a while.

use std::time::Duration;

use actix_web::{HttpRequest, HttpResponse, http::header::CACHE_CONTROL, web::Data};

use super::Moderator;
use crate::http::Service;

/// How long an answer may take: less than proxies wait.
const LONGEST: u32 = 20;
/// How often it looks whether the node stops.
const STEP: Duration = Duration::from_secs(1);

/// The handler.
pub async fn show(request: HttpRequest, service: Data<Service>) -> HttpResponse {
    if let Err(response) = Moderator::enter(&request, &service).await {
        return *response;
    }
    let query = url::form_urlencoded::parse(request.query_string().as_bytes());
    let mut after =
        query.filter_map(|(name, value)| (name == "after").then(|| value.parse().ok())?);
    let after: u64 = after.next().unwrap_or_default();
    let mut progress = service.desk.progress();
    for _ in 0..LONGEST {
        if progress.borrow_and_update().changes != after || service.hub.is_stopping() {
            break;
        }
        // Whether it changed or not the loop looks.
        let _ = tokio::time::timeout(STEP, progress.changed()).await;
    }
    let changes = progress.borrow().changes;
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(changes)
}
