//! HTTP: the route table, and one file for each noun behind it.
//!
//! A handler translates: request to command, result to view. No rules and no storage in here.

mod account;
mod acting;
mod assets;
mod authors;
mod carried;
mod client;
mod clock;
mod comments;
mod cors;
mod counts;
mod deciding;
mod demo;
mod door;
mod drawing;
mod errors;
mod forms;
mod guest;
mod headers;
mod health;
mod invitation;
mod invite;
mod judging;
mod latest;
mod live;
mod mailbox;
mod moderate;
mod networks;
mod origins;
mod pace;
mod pages;
pub mod proof;
mod query;
mod reacting;
mod reporting;
mod sender;
mod session;
mod signin;
mod target;
mod threads;
mod windows;

use std::sync::Arc;

use actix_web::{
    HttpRequest, Route, guard,
    http::header,
    web::{self, Data, ServiceConfig},
};
use url::Url;

use self::pages::Pages;
pub use self::{
    assets::prepare,
    client::RateLimits,
    clock::now,
    cors::for_sites,
    demo::site as demo_site,
    guest::Guests,
    headers::for_all as headers_for_all,
    invitation::Invitation,
    mailbox::key as mailbox_key,
    moderate::{Bulks, tell as tell_staff},
    networks::Networks,
    origins::own_origins,
    pace::Pace,
    session::Sessions,
};
use crate::{
    desk::Desk,
    domain::site::Site,
    live::{CatchUp, Hub},
    mail::Mailer,
    providers::{Providers, akismet::Akismet},
    repository::Repository,
    secrets::Secrets,
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
    /// Who may do how often what costs less than a comment.
    pub acts: RateLimits,
    /// How long one person waits between two comments.
    pub pace: Pace,
    /// What is known of writers, and what waits for a decision.
    pub desk: Arc<Desk>,
    /// Decisions about many comments that are being carried out.
    pub bulks: Bulks,
    /// Hashes networks.
    pub networks: Networks,
    /// Who a browser is.
    pub guests: Guests,
    /// Who is signed in.
    pub sessions: Sessions,
    /// Claims, and letters to ourselves.
    pub secrets: Secrets,
    /// Sends mail.
    pub mailer: Arc<Mailer>,
    /// Other services that vouch for people.
    pub providers: Providers,
    /// Who is asked about spam, if anybody.
    pub akismet: Option<Akismet>,
    /// How often one network may ask for a letter.
    pub signins: RateLimits,
    /// How many letters one address may get.
    pub letters: RateLimits,
    /// How often a code may be tried.
    pub tries: RateLimits,
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

    /// Whether there is any way to sign in.
    pub fn offers_signin(&self) -> bool {
        self.mailer.can_send() || !self.providers.list().is_empty()
    }

    /// What comes before an address in a letter. What a browser calls us is taken only where it is
    /// this machine's own name: anybody can send a request that names another host.
    fn reachable(&self, request: &HttpRequest) -> Option<String> {
        if self.public_url.is_some() {
            return Some(self.base().to_owned());
        }
        let host = request.headers().get(header::HOST)?.to_str().ok()?;
        let origin = format!("http://{host}");
        self.own_origins.contains(&origin).then_some(origin)
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
            .route(
                "/report/{site}/{post:.*}",
                web::post().to(reporting::report),
            )
            .route("/decide/{site}/{post:.*}", web::post().to(deciding::decide))
            .route("/like/{site}/{post:.*}", web::post().to(reacting::like))
            .route("/react/{site}/{post:.*}", web::post().to(reacting::react))
            .route("/signin", get().to(signin::show_at_home))
            .route("/signin", web::post().to(signin::ask_at_home))
            .route("/signin/{site}/{post:.*}", get().to(signin::show))
            .route("/signin/{site}/{post:.*}", web::post().to(signin::ask))
            .route("/enter", web::post().to(signin::enter_at_home))
            .route("/enter/{site}/{post:.*}", web::post().to(signin::enter))
            .route("/provider/{key}", web::get().to(signin::begin_at_home))
            .route("/provider/{key}/back", web::get().to(signin::back))
            .route(
                "/provider/{key}/{site}/{post:.*}",
                web::get().to(signin::begin),
            )
            .route("/session/{site}/{post:.*}", web::post().to(signin::session))
            .route(
                "/signout/{site}/{post:.*}",
                web::post().to(signin::sign_out),
            )
            .route("/home", get().to(signin::show_home))
            .route("/home", web::post().to(signin::enter_home))
            .route("/account", get().to(account::show))
            .route("/account.json", get().to(account::json))
            .route("/account/email", web::post().to(account::change_email))
            .route(
                "/account/email/confirm",
                web::post().to(account::confirm_email),
            )
            .route("/invite", get().to(invite::show))
            .route("/invite", web::post().to(invite::accept))
            .route("/mail", get().to(mailbox::show))
            .route("/adopt/{site}/{post:.*}", web::post().to(signin::adopt))
            .route("/account/profile", web::post().to(account::profile))
            .route("/account/sessions", web::post().to(account::end_session))
            .route("/account/methods", web::post().to(account::remove_method))
            .route("/account/erase", web::post().to(account::erase))
            .route("/moderate", get().to(moderate::show))
            .route("/moderate", web::post().to(moderate::decide))
            .route("/moderate/ban", web::post().to(moderate::ban))
            .route("/moderate/link", get().to(moderate::link))
            .route("/moderate/link", web::post().to(moderate::follow))
            .route("/moderate/log", get().to(moderate::log))
            .route("/moderate/news", get().to(moderate::news))
            .route(
                "/moderate/history/{comment:.*}",
                get().to(moderate::history),
            )
            .route("/moderate/settings/{site}", get().to(moderate::settings))
            .route("/moderate/settings/{site}", web::post().to(moderate::save))
            .route("/latest/{site}", get().to(latest::show))
            .route("/counts/{site}", get().to(counts::show))
            .route("/embed.js", get().to(assets::embed))
            .route("/moving.js", get().to(assets::moving))
            .route("/sso.js", get().to(assets::sso))
            .route("/proof.js", get().to(assets::proof))
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
