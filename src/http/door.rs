//! What every form goes through before anything is done: is there such a site, may this page send
//! forms to it, and does this network send too many.

use std::sync::Arc;

use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    http::{StatusCode, header::CACHE_CONTROL},
    web::{Data, Path, Payload},
};
use serde::de::DeserializeOwned;

use super::{
    RateLimits, Service,
    drawing::Drawing,
    errors,
    forms::{self, Unreadable},
    origins,
    pages::Variant,
    query::ThreadQuery,
    sender::Sender,
    target,
};
use crate::{
    domain::{
        site::{Banned, Site},
        thread::{Rejection, Thread},
    },
    repository::ThreadKey,
    store::StoreError,
    telemetry::By,
    views::{self, Order, Words},
};

/// One form on its way in.
pub struct Door<'a> {
    pub request: &'a HttpRequest,
    pub service: &'a Data<Service>,
    /// The thread that it is about.
    pub key: ThreadKey,
    /// How its sender sees the thread.
    pub variant: Variant,
    /// In which order the page of the form was sorted.
    pub order: Order,
    pub words: &'static Words,
    /// Who sends it.
    pub sender: Sender,
}

/// Who is turned away.
pub enum Turned {
    /// There is no such site.
    NoSite,
    /// From a page that may not send forms here.
    Foreign,
    /// Too many from one network.
    TooOften { seconds: u64, site: Arc<Site> },
    /// The store does not tell whether there is such a site.
    Away(StoreError),
}

impl<'a> Door<'a> {
    /// Opens for a form to the thread of this address, or answers that there can be none.
    fn open(
        request: &'a HttpRequest,
        path: Path<(String, String)>,
        service: &'a Data<Service>,
    ) -> Result<Self, Box<HttpResponse>> {
        let query = ThreadQuery::of(request);
        let lang = query.lang_for(request);
        let key = target::key(path)
            .map_err(|wrong| Box::new(errors::bad_address(service, lang, wrong)))?;
        let variant = Variant {
            fragment: target::is_htmx(request),
            ..Variant::of(request, &query, key.clone())
        };
        Ok(Self {
            request,
            service,
            key,
            words: Words::of(variant.lang),
            order: query.view.order,
            variant,
            sender: Sender::default(),
        })
    }

    /// The same, and reads the form, or answers why it cannot be read.
    pub async fn enter<F: DeserializeOwned + 'static>(
        request: &'a HttpRequest,
        path: Path<(String, String)>,
        payload: Payload,
        service: &'a Data<Service>,
    ) -> Result<(Self, F), Box<HttpResponse>> {
        let mut door = Self::open(request, path, service)?;
        let form = forms::read(request, payload).await;
        // Only now: a form may take long to arrive, and its sender may have left meanwhile.
        door.sender = service.sender(request, &door.key.site).await;
        match form {
            Ok(form) => Ok((door, form)),
            Err(unreadable) => Err(Box::new(door.unreadable(&unreadable))),
        }
    }

    /// The same for who only acts, and lets them in.
    pub async fn admitted<F: DeserializeOwned + 'static>(
        request: &'a HttpRequest,
        path: Path<(String, String)>,
        payload: Payload,
        service: &'a Data<Service>,
    ) -> Result<(Self, F, Arc<Site>), Box<HttpResponse>> {
        let (door, form) = Self::enter(request, path, payload, service).await?;
        match door.admit(&service.acts).await {
            Ok(site) => Ok((door, form, site)),
            Err(turned) => Err(Box::new(door.turned_away(&turned))),
        }
    }

    /// Turns away who was banned from the site: for what they may not do.
    pub fn unless_banned<F>(
        admitted: (Self, F, Arc<Site>),
    ) -> Result<(Self, F, Arc<Site>), Box<HttpResponse>> {
        let door = &admitted.0;
        match door.is_banned(&admitted.2) {
            true => Err(Box::new(door.say(
                StatusCode::FORBIDDEN,
                "banned",
                &door.words.text.banned,
            ))),
            false => Ok(admitted),
        }
    }

    /// Whether the sender was banned from the site: their account, or their browser.
    pub fn is_banned(&self, site: &Site) -> bool {
        let member = self.sender.member.as_ref();
        let guest = self.sender.guest.map(Banned::Guest);
        member.is_some_and(|member| member.account.is_banned(&self.key.site))
            || guest.is_some_and(|guest| site.is_banned(guest))
    }

    /// Lets the form in, or tells why not.
    pub async fn admit(&self, limits: &RateLimits) -> Result<Arc<Site>, Turned> {
        let site = target::site(self.service, &self.key.site).await;
        let site = site.map_err(Turned::Away)?.ok_or(Turned::NoSite)?;
        if !origins::is_allowed(self.request, self.service, &site) {
            return Err(Turned::Foreign);
        }
        match limits.check(self.request) {
            Ok(()) => Ok(site),
            Err(seconds) => Err(Turned::TooOften { seconds, site }),
        }
    }

    /// The thread; an empty one if it cannot be read.
    pub async fn thread(&self) -> Arc<Thread> {
        let loaded = self.service.repository.thread(&self.key).await;
        loaded.map(|loaded| loaded.state).unwrap_or_default()
    }

    /// The thread as its sender sees it.
    pub fn drawing(&self, site: &Arc<Site>, thread: &Arc<Thread>) -> Drawing {
        Drawing {
            service: self.service.clone(),
            variant: self.variant.clone(),
            site: Arc::clone(site),
            thread: Arc::clone(thread),
            viewer: self.service.viewer_for(&self.sender),
        }
    }

    /// The beginning of an answer that is nobody else's.
    pub fn response(&self, site: &Arc<Site>, status: StatusCode) -> HttpResponseBuilder {
        let thread = Arc::default();
        let mut response = self.drawing(site, &thread).response(status);
        response.insert_header((CACHE_CONTROL, "no-store"));
        response
    }

    /// Nothing to keep: the words did not arrive.
    fn unreadable(&self, unreadable: &Unreadable) -> HttpResponse {
        let text = &self.words.text;
        let (status, what) = match unreadable {
            Unreadable::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, &text.too_large),
            Unreadable::TooSlow => (StatusCode::REQUEST_TIMEOUT, &text.too_slow),
            Unreadable::NotAForm => (StatusCode::BAD_REQUEST, &text.not_a_form),
        };
        self.stop("unreadable", what, |service| {
            let what = format!("{what} {}", text.back_button);
            errors::page(service, self.variant.lang, status, &text.not_posted, &what)
        })
    }

    /// There is no thread to show the form in: a page that says so.
    pub fn turned_away(&self, turned: &Turned) -> HttpResponse {
        let text = &self.words.text;
        let lang = self.variant.lang;
        match turned {
            Turned::NoSite => self.stop("site", &text.no_site, |service| {
                errors::unknown_site(service, lang)
            }),
            Turned::Foreign => self.stop("origin", &text.foreign, |service| {
                errors::foreign_origin(service, lang)
            }),
            Turned::TooOften { seconds, .. } => {
                let mut response = self.say(StatusCode::TOO_MANY_REQUESTS, "rate", &text.too_often);
                let header = actix_web::http::header::RETRY_AFTER;
                response.headers_mut().insert(header, (*seconds).into());
                response
            }
            Turned::Away(error) => {
                errors::log(error, "finding the site of a form");
                self.say(StatusCode::SERVICE_UNAVAILABLE, "store", &text.not_done)
            }
        }
    }

    /// Says what went wrong, and leaves the page as it is where a script can.
    pub fn say(&self, status: StatusCode, reason: &'static str, what: &str) -> HttpResponse {
        let title = &self.words.text.not_posted;
        self.stop(reason, what, |service| {
            errors::page(service, self.variant.lang, status, title, what)
        })
    }

    /// There is no form any more in which the words could stay, so the page says them.
    pub fn keep_words(&self, status: StatusCode, words: &str) -> HttpResponse {
        let text = &self.words.text;
        let what = format!("{} {words}", text.closed);
        errors::page(
            self.service,
            self.variant.lang,
            status,
            &text.not_posted,
            &what,
        )
    }

    /// With a script the words are still in the form, which must then stay: what is wrong goes
    /// above it.
    fn stop(
        &self,
        reason: &'static str,
        text: &str,
        page: impl FnOnce(&Service) -> HttpResponse,
    ) -> HttpResponse {
        self.count(reason);
        let page = page(self.service);
        if !target::is_htmx(self.request) {
            return page;
        }
        let above = match self.request.path().split('/').nth(1) {
            Some("thread" | "preview") => "composer-error",
            _ => "thread-error",
        };
        HttpResponse::build(page.status())
            .insert_header(("hx-reswap", "none"))
            .insert_header((CACHE_CONTROL, "no-store"))
            .content_type("text/html; charset=utf-8")
            .body(format!(
                "<div data-hx-swap-oob=\"innerHTML:#{above}\">{}</div>",
                views::escaped(text)
            ))
    }

    /// What a person is told about a wish that was refused.
    pub fn rejection(&self, rejection: Rejection) -> &'static str {
        let text = &self.words.text;
        match rejection {
            Rejection::AlreadySaid(_) => &text.said,
            Rejection::UnknownParent => &text.no_parent,
            Rejection::UnknownComment => &text.no_comment,
            Rejection::NotYours => &text.not_yours,
            Rejection::TooLate => &text.too_late,
            Rejection::Locked => &text.closed,
            Rejection::NotTopLevel => &text.misfit,
        }
    }

    /// Counts a form that came to nothing.
    pub fn count(&self, reason: &'static str) {
        let by: By = [("reason", reason)];
        let refused = &self.service.metrics.comments_refused;
        refused.get_or_create(&by).inc();
    }
}

/// The name of a rejection in the metrics.
pub fn reason(rejection: Rejection) -> &'static str {
    match rejection {
        Rejection::AlreadySaid(_) => "said",
        Rejection::UnknownParent => "parent",
        Rejection::UnknownComment => "comment",
        Rejection::NotYours => "foreign_comment",
        Rejection::TooLate => "late",
        Rejection::Locked => "locked",
        Rejection::NotTopLevel => "reply",
    }
}
