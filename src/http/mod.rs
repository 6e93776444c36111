//! HTTP: the route table, and one file for each noun behind it.
//!
//! A handler translates: request to command, result to view. No rules and no storage in here.

mod assets;
mod client;
mod comments;
mod demo;
mod errors;
mod forms;
mod headers;
mod health;
mod live;
mod origins;
mod pages;
mod threads;

use std::sync::Arc;

use actix_web::{
    Route, guard,
    web::{self, Data, ServiceConfig},
};
use url::Url;

use self::pages::Pages;
pub use self::{
    assets::prepare, client::RateLimits, demo::site as demo_site,
    headers::for_all as headers_for_all, origins::own_origins,
};
use crate::{
    domain::site::Site,
    live::{CatchUp, Hub},
    repository::Repository,
    telemetry::Metrics,
    views::{Markdown, assets::AssetUrls},
};

/// What the handlers work with; one for all of them.
pub struct Service {
    /// Threads and sites.
    pub repository: Arc<Repository>,
    /// Who watches what.
    pub hub: Arc<Hub>,
    /// Draws what pages miss.
    pub catch_up: Arc<CatchUp>,
    /// Draws comments.
    pub markdown: Arc<Markdown>,
    /// Counts.
    pub metrics: Arc<Metrics>,
    /// Where browsers reach us, if the settings say.
    pub public_url: Option<Url>,
    /// The origins that are ours, as far as they are known before a request comes.
    pub own_origins: Vec<String>,
    /// The site of the demo.
    pub demo: Arc<Site>,
    /// Who may comment how often.
    pub limits: RateLimits,
    /// The addresses of what pages load.
    pub assets: AssetUrls,
    /// The drawn pages.
    pub pages: Pages,
}

impl Service {
    /// What comes before an address where the HTML may end up on another host.
    fn base(&self) -> &str {
        self.public_url
            .as_ref()
            .map_or("", |url| url.as_str().trim_end_matches('/'))
    }
}

/// The route table.
pub fn routes(service: Arc<Service>) -> impl FnOnce(&mut ServiceConfig) {
    move |config| {
        config
            .app_data(Data::from(service))
            .app_data(forms::limits())
            .route("/thread/{site}/{post:.*}", get().to(threads::show))
            .route("/thread/{site}/{post:.*}", web::post().to(comments::create))
            .route("/live/{site}/{post:.*}", web::get().to(live::connect))
            .route("/embed.js", get().to(assets::embed))
            .route("/static/{hash}/{name}", get().to(assets::file))
            .route("/health/live", get().to(health::live))
            .route("/health/ready", get().to(health::ready))
            .route("/metrics", get().to(health::metrics))
            .route("/", get().to(demo::index))
            .route("/posts/{slug}", get().to(demo::post))
            .default_service(web::to(errors::not_found));
    }
}

/// GET, and HEAD with it (RFC 9110, section 9.3.2).
fn get() -> Route {
    web::route().guard(guard::Any(guard::Get()).or(guard::Head()))
}
