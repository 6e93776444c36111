//! HTTP: the route table, and one file for each noun behind it.
//!
//! A handler translates: request to command, result to view. No rules and no storage in here.

mod acting;
mod assets;
mod client;
mod comments;
mod cors;
mod counts;
mod demo;
mod door;
mod drawing;
mod errors;
mod forms;
mod guest;
mod headers;
mod health;
mod latest;
mod live;
mod origins;
mod pages;
mod query;
mod reacting;
mod target;
mod threads;

use std::sync::Arc;

use actix_web::{
    HttpRequest, Route, guard,
    web::{self, Data, ServiceConfig},
};
use url::Url;

use self::pages::Pages;
pub use self::{
    assets::prepare, client::RateLimits, cors::for_sites, demo::site as demo_site, guest::Guests,
    headers::for_all as headers_for_all, origins::own_origins,
};
use crate::{
    domain::{
        site::Site,
        values::{GuestId, SiteKey},
    },
    live::{CatchUp, Hub},
    repository::Repository,
    telemetry::Metrics,
    views::{Markdown, Viewer, assets::AssetUrls},
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
    /// Who may do how often what costs less than a comment.
    pub acts: RateLimits,
    /// Who a browser is.
    pub guests: Guests,
    /// How long a comment can be edited, in milliseconds.
    pub edit_within: i64,
    /// The addresses of what pages load.
    pub assets: AssetUrls,
    /// The drawn pages.
    pub pages: Pages,
}

impl Service {
    /// What comes before an address where the HTML may end up on another host.
    pub fn base(&self) -> &str {
        base(self.public_url.as_ref())
    }

    /// Who looks, if they said something on this site before.
    fn viewer(&self, request: &HttpRequest, site: &SiteKey) -> Option<Viewer> {
        let guest = self.guests.of(request, site)?;
        Some(self.as_viewer(guest))
    }

    fn as_viewer(&self, guest: GuestId) -> Viewer {
        Viewer {
            guest,
            edit_within: self.edit_within,
            now: door::now(),
        }
    }
}

/// What comes before an address on a page of another host: the public URL, if there is one.
pub fn base(public_url: Option<&Url>) -> &str {
    public_url.map_or("", |url| url.as_str().trim_end_matches('/'))
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
            .route(
                "/preview/{site}/{post:.*}",
                web::post().to(comments::preview),
            )
            .route("/edit/{site}/{post:.*}", web::post().to(acting::edit))
            .route("/delete/{site}/{post:.*}", web::post().to(acting::delete))
            .route("/like/{site}/{post:.*}", web::post().to(reacting::like))
            .route("/react/{site}/{post:.*}", web::post().to(reacting::react))
            .route("/latest/{site}", get().to(latest::show))
            .route("/counts/{site}", get().to(counts::show))
            .route("/embed.js", get().to(assets::embed))
            .route("/moving.js", get().to(assets::moving))
            .route("/count.js", get().to(assets::count))
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
