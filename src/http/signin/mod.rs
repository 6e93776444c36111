//! `GET /signin…`: a page of our own on which somebody proves who they are. It stands in no frame:
//! in a window of its own it hands the thread a code that can be used once, else it leads back.

mod adopt;
mod asking;
mod device;
mod enter;
mod errand;
mod handover;
mod home;
mod letter;
mod provider;
mod sso;

use std::sync::Arc;

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header::ORIGIN},
    web::{Data, Path},
};
use serde::{Deserialize, Serialize};

pub use self::{
    adopt::adopt,
    enter::{enter, enter_at_home, open_session},
    handover::{session, sign_out},
    home::{enter as enter_home, link as home_link, show as show_home},
    letter::{ask, ask_at_home, limits, normal_code, write},
    provider::{back, begin, begin_at_home},
};
use super::{Service, clock, errors, headers, origins, query, target};
use crate::{
    domain::{
        site::Site,
        values::{Origin, PageUrl, Timestamp},
    },
    repository::ThreadKey,
    views::{self, Lang, SignIn, Step, Words},
};

/// How long a letter is good: fifteen minutes, in milliseconds.
pub const LETTER: i64 = 15 * 60 * 1000;

/// What a letter proves, and the browser that asked for it keeps.
#[derive(Serialize, Deserialize)]
pub struct Pending {
    /// The address, as given.
    pub email: String,
    /// What the letter tells.
    pub code: String,
}

/// Where somebody signs in for, and where they go from there.
pub struct Whither {
    pub lang: Lang,
    /// The thread; none for our own pages.
    pub thread: Option<(ThreadKey, Arc<Site>)>,
    /// The page of the blog.
    pub back: Option<PageUrl>,
    /// The origin of the window that opened this one, if it may learn who signs in.
    pub opener: Option<String>,
}

/// The handler for a site.
pub async fn show(
    request: HttpRequest,
    path: Path<(String, String)>,
    service: Data<Service>,
) -> HttpResponse {
    match Whither::of(&request, Some(path), &service).await {
        Ok(whither) => whither.show(&request, &service).await,
        Err(response) => *response,
    }
}

/// The handler for our own pages.
pub async fn show_at_home(request: HttpRequest, service: Data<Service>) -> HttpResponse {
    match Whither::of(&request, None, &service).await {
        Ok(whither) => whither.show(&request, &service).await,
        Err(response) => *response,
    }
}

impl Whither {
    /// To our own pages.
    pub fn home(lang: Lang) -> Self {
        Self {
            lang,
            thread: None,
            back: None,
            opener: None,
        }
    }

    /// Reads the address; nothing of it is trusted, so it may come back in a form.
    pub async fn of(
        request: &HttpRequest,
        path: Option<Path<(String, String)>>,
        service: &Data<Service>,
    ) -> Result<Self, Box<HttpResponse>> {
        let (mut back, mut opener) = (None, None);
        for (name, value) in url::form_urlencoded::parse(request.query_string().as_bytes()) {
            match &*name {
                "url" => back = Some(value.into_owned()),
                "opener" => opener = Some(value.into_owned()),
                _ => {}
            }
        }
        let lang = query::lang(request);
        Self::read(request, path, lang, (back, opener), service).await
    }

    /// The same for a form, which comes from a page of ours.
    pub async fn of_form(
        request: &HttpRequest,
        path: Option<Path<(String, String)>>,
        service: &Data<Service>,
    ) -> Result<Self, Box<HttpResponse>> {
        let whither = Self::of(request, path, service).await?;
        match is_from_us(request, service) {
            true => Ok(whither),
            false => Err(Box::new(errors::foreign_origin(service, whither.lang))),
        }
    }

    /// The same from its parts: the page of the blog, and the window that opened this one.
    async fn read(
        request: &HttpRequest,
        path: Option<Path<(String, String)>>,
        lang: Lang,
        (back, opener): (Option<String>, Option<String>),
        service: &Data<Service>,
    ) -> Result<Self, Box<HttpResponse>> {
        let mut whither = Self::home(lang);
        if !service.offers_signin() {
            return Err(Box::new(errors::nothing_here(service, lang)));
        }
        let Some(path) = path else {
            return Ok(whither);
        };
        let key = target::key(path)
            .map_err(|wrong| Box::new(errors::bad_address(service, lang, wrong)))?;
        let site = match target::site(service, &key.site).await {
            Ok(Some(site)) => site,
            Ok(None) => return Err(Box::new(errors::unknown_site(service, lang))),
            Err(error) => return Err(Box::new(away(service, lang, &error))),
        };
        let known = |origin: &str| origins::is_known(service, &site, origin);
        whither.back = back.and_then(|url| PageUrl::parse(&url, known));
        let is_ours = |origin: &str| origins::is_ours(request, service, origin);
        whither.opener = opener.filter(|origin| known(origin) || is_ours(origin));
        if whither.back.is_none() {
            let thread = service.repository.thread(&key).await.ok();
            whither.back = thread.and_then(|thread| thread.state.url().cloned());
        }
        whither.thread = Some((key, site));
        Ok(whither)
    }

    async fn show(self, request: &HttpRequest, service: &Data<Service>) -> HttpResponse {
        let now = clock::now();
        let mut link = None;
        for (name, value) in url::form_urlencoded::parse(request.query_string().as_bytes()) {
            match &*name {
                "link" => link = Some(value.into_owned()),
                "sent" => return self.code(service, StatusCode::OK, (&value, ""), None, now),
                _ => {}
            }
        }
        if let Some(link) = link {
            return match service.secrets.open::<Pending>("link", &link, now) {
                Some(Pending { email, .. }) => {
                    let action = self.address("enter", &[]);
                    self.page(
                        service,
                        StatusCode::OK,
                        Step::Link {
                            action,
                            link,
                            email,
                        },
                    )
                }
                None => self.ask_again(request, service).await,
            };
        }
        self.ask(request, service, None).await
    }

    /// The question for the code of a letter that was sent, with what was typed.
    fn code(
        &self,
        service: &Service,
        status: StatusCode,
        (sent, typed): (&str, &str),
        error: Option<&'static str>,
        now: Timestamp,
    ) -> HttpResponse {
        let email = service.secrets.open::<Pending>("sent", sent, now);
        let step = Step::Code {
            action: self.address("enter", &[]),
            again: self.address("signin", &[]),
            sent: sent.to_owned(),
            typed: typed.to_owned(),
            email: email.map_or_else(String::new, |pending| pending.email),
            error,
            is_local: service.mailer.local().is_some(),
        };
        self.page(service, status, step)
    }

    /// A page of the way in.
    pub fn page(&self, service: &Service, status: StatusCode, step: Step) -> HttpResponse {
        let site = self.thread.as_ref().map(|(_, site)| site.origins());
        let page = SignIn::new(&service.assets, self.lang, step);
        headers::private_page(status, site.unwrap_or_default()).body(views::render(&page))
    }

    /// This place under another verb, with more in its query.
    pub fn address(&self, verb: &str, more: &[(&str, &str)]) -> String {
        let mut address = match &self.thread {
            Some((key, _)) => views::Place::open(&key.site, &key.post, "", 0).of(verb),
            None => format!("/{verb}"),
        };
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        if let Some(back) = &self.back {
            query.append_pair("url", back.as_str());
        }
        if let Some(opener) = &self.opener {
            query.append_pair("opener", opener);
        }
        query.append_pair("lang", self.lang.tag());
        query.extend_pairs(more);
        address.push('?');
        address.push_str(&query.finish());
        address
    }

    /// Where they go once they are signed in.
    pub fn back(&self) -> String {
        match (&self.back, &self.thread) {
            (Some(url), _) => url.as_str().to_owned(),
            (None, Some((key, _))) => views::Place::open(&key.site, &key.post, "", 0).action(),
            (None, None) => "/account".to_owned(),
        }
    }

    /// What they sign in for, for people.
    pub fn name(&self, service: &Service) -> String {
        let host = |url: &url::Url| url.host_str().map(str::to_owned);
        let origin = self.thread.as_ref().and_then(|(_, site)| {
            let first = site.origins().first().map(Origin::as_str)?;
            host(&url::Url::parse(first).ok()?)
        });
        origin.unwrap_or_else(|| own_name(service))
    }
}

/// What we are called where no site is meant.
pub fn own_name(service: &Service) -> String {
    let host = service.public_url.as_ref().and_then(|url| url.host_str());
    host.unwrap_or("Afterword").to_owned()
}

/// The store does not answer.
pub fn away(service: &Service, lang: Lang, error: &crate::store::StoreError) -> HttpResponse {
    errors::log(error, "signing in");
    let text = &Words::of(lang).text;
    let status = StatusCode::SERVICE_UNAVAILABLE;
    errors::page(service, lang, status, &text.sign_in, &text.not_done)
}

/// Whether a form comes from a page of our own: what signs people in is sent from nowhere else.
pub fn is_from_us(request: &HttpRequest, service: &Service) -> bool {
    let Some(origin) = request.headers().get(ORIGIN) else {
        return true;
    };
    let origin = origin.to_str();
    origin.is_ok_and(|origin| origins::is_ours(request, service, origin))
}
