//! `/moderate`: the desk of those who look after the comments. Pages of our own, never in a frame.

mod banning;
mod bulk;
mod deciding;
mod history;
mod link;
mod log;
mod news;
mod notices;
mod query;
mod queue;
mod settings;

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Data, Payload},
};

pub use self::{
    banning::ban,
    bulk::Bulks,
    deciding::decide,
    history::show as history,
    link::{follow, show as link},
    log::show as log,
    news::show as news,
    notices::tell,
    queue::show,
    settings::{save, show as settings},
};
use super::{
    Service, errors,
    forms::{self, Fields},
    headers, query as addresses,
    sender::Member,
    signin,
};
use crate::{
    domain::values::{AccountId, Role, SiteKey},
    store::StoreError,
    views::{Lang, Words},
};

/// Somebody of the staff, at their desk.
pub struct Moderator {
    /// Their account.
    pub member: Member,
    /// The sites that they look after, and as what.
    pub sites: Vec<(SiteKey, Role)>,
    /// The language of their browser.
    pub lang: Lang,
}

impl Moderator {
    /// Lets the staff in, shows the others where to sign in, or what they may not do.
    pub async fn enter(
        request: &HttpRequest,
        service: &Data<Service>,
    ) -> Result<Self, Box<HttpResponse>> {
        let lang = addresses::lang(request);
        let member = service.sessions.at_home(&service.repository, request).await;
        let Some(member) = member else {
            return Err(Box::new(headers::see_other("/signin").finish()));
        };
        let sites = looked_after(service, &member).await;
        let sites = sites.map_err(|error| Box::new(signin::away(service, lang, &error)))?;
        if sites.is_empty() {
            let text = &Words::of(lang).text;
            let (status, title) = (StatusCode::FORBIDDEN, &text.moderate);
            let page = errors::page(service, lang, status, title, &text.not_staff);
            return Err(Box::new(page));
        }
        Ok(Self {
            member,
            sites,
            lang,
        })
    }

    /// The same for one who sends a form, with its fields.
    pub async fn send(
        request: &HttpRequest,
        payload: Payload,
        service: &Data<Service>,
    ) -> Result<(Self, Fields), Box<HttpResponse>> {
        if !signin::is_from_us(request, service) {
            let lang = addresses::lang(request);
            return Err(Box::new(errors::foreign_origin(service, lang)));
        }
        let moderator = Self::enter(request, service).await?;
        match forms::fields(payload).await {
            Ok(fields) => Ok((moderator, fields)),
            Err(_) => {
                let text = &Words::of(moderator.lang).text;
                let (status, title) = (StatusCode::BAD_REQUEST, &text.not_posted);
                let page = errors::page(service, moderator.lang, status, title, &text.not_a_form);
                Err(Box::new(page))
            }
        }
    }

    /// Who decides.
    pub fn id(&self) -> AccountId {
        self.member.id
    }

    /// Whether they look after a site.
    pub fn role(&self, site: &SiteKey) -> Option<Role> {
        let known = self.sites.iter().find(|(key, _)| key == site);
        known.map(|(_, role)| *role)
    }

    /// All sites that they look after, or the one that is asked for, if it is one of them.
    pub fn keys(&self, asked: Option<&SiteKey>) -> Vec<SiteKey> {
        let keys = self.sites.iter().map(|(key, _)| key);
        keys.filter(|key| asked.is_none_or(|asked| asked == *key))
            .cloned()
            .collect()
    }
}

/// The sites on which a member has a role; the one alone by whose word they are here.
async fn looked_after(
    service: &Service,
    member: &Member,
) -> Result<Vec<(SiteKey, Role)>, StoreError> {
    let repository = &service.repository;
    let staff = repository.staff().await?.state;
    let mut keys = repository.site_keys().await?;
    if !repository.any_site() {
        keys.extend(SiteKey::parse(SiteKey::DEMO));
    }
    let reach = |key: &SiteKey| member.confined.as_ref().is_none_or(|only| only == key);
    let sites = keys.into_iter().filter(reach).filter_map(|key| {
        let role = staff.role(member.id, &key)?;
        Some((key, role))
    });
    Ok(sites.collect())
}

/// Another page of the desk.
fn to(query: &str) -> HttpResponse {
    let to = match query {
        "" => "/moderate".to_owned(),
        query => format!("/moderate?{query}"),
    };
    headers::see_other(&to).finish()
}
