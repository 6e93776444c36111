//! For operators: is it alive, is it ready, what has it done.

use std::time::Duration;

use actix_web::{HttpResponse, web::Data};

use super::Service;

/// The process answers.
pub async fn live() -> HttpResponse {
    HttpResponse::Ok().body("alive\n")
}

/// The store answers, and no stop is under way: send visitors.
pub async fn ready(service: Data<Service>) -> HttpResponse {
    if service.hub.is_stopping() {
        return HttpResponse::ServiceUnavailable().body("stopping\n");
    }
    match tokio::time::timeout(Duration::from_secs(2), service.repository.health()).await {
        Ok(Ok(())) => HttpResponse::Ok().body("ready\n"),
        _ => HttpResponse::ServiceUnavailable().body("the store does not answer\n"),
    }
}

/// The counters, as OpenMetrics.
pub async fn metrics(service: Data<Service>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("application/openmetrics-text; version=1.0.0; charset=utf-8")
        .body(service.metrics.text())
}
