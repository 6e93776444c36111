//! `/home`: from a thread to one's own account, for who was signed in by their blog. They may have no
//! address to which a letter could go, so the thread that is drawn for them has a link that is good
//! once.
//!
//! Not a form: the cookie of a frame goes with none that opens a window of its own.

use std::sync::Arc;

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Data, Payload},
};
use serde::{Deserialize, Serialize};

use super::{LETTER, Whither, away, is_from_us, open_session, sso};
use crate::{
    domain::{
        account::Account,
        site::Site,
        values::{AccountId, SiteKey, Timestamp},
    },
    http::{Service, clock, errors, forms, headers, query, target},
    views::{Step, Words},
};

/// What the link is sealed for.
const HOME: &str = "home";

/// What the link tells.
#[derive(Serialize, Deserialize)]
struct Home {
    account: u64,
    site: String,
    /// When it was drawn, in milliseconds.
    at: i64,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct HomeForm {
    link: String,
}

/// The link, for an account that this site alone signs in.
pub fn link(
    service: &Service,
    site: &Site,
    key: &SiteKey,
    id: AccountId,
    account: &Account,
    now: Timestamp,
) -> Option<String> {
    if !is_of_site_alone(account, site) {
        return None;
    }
    let home = Home {
        account: id.0,
        site: key.to_string(),
        at: now.millis(),
    };
    let until = Timestamp::from_millis(now.millis() + LETTER);
    let code = service.secrets.seal(HOME, &home, until);
    Some(format!("/home?code={code}"))
}

/// What a site knows of somebody opens nothing that is more than the site's.
fn is_of_site_alone(account: &Account, site: &Site) -> bool {
    let methods = account.methods();
    account.address().is_none() && methods.len() == 1 && methods[0].provider == sso::provider(site)
}

/// `GET /home`: a button, so that who only looks at links does nothing. It tells which blog says who
/// they are, since the name is the blog's word, too.
pub async fn show(request: HttpRequest, service: Data<Service>) -> HttpResponse {
    let whither = Whither::home(query::lang(&request));
    let query = request.query_string().as_bytes();
    let code = url::form_urlencoded::parse(query).find(|(name, _)| name == "code");
    let code = code.map_or_else(String::new, |(_, code)| code.into_owned());
    let (_, account, site) = match read(&service, &whither, &code).await {
        Ok(read) => read,
        Err(response) => return *response,
    };
    let name = account.name().map_or("", |name| name.as_str());
    let step = Step::Link {
        action: "/home".to_owned(),
        link: code,
        email: format!("{name} ({})", sso::provider(&site)),
    };
    whither.page(&service, StatusCode::OK, step)
}

/// `POST /home`: to one's own account, and from there to no other site.
pub async fn enter(request: HttpRequest, payload: Payload, service: Data<Service>) -> HttpResponse {
    let whither = Whither::home(query::lang(&request));
    if !is_from_us(&request, &service) {
        return errors::foreign_origin(&service, whither.lang);
    }
    let form: HomeForm = forms::read(&request, payload).await.unwrap_or_default();
    let now = clock::now();
    let (home, ..) = match read(&service, &whither, &form.link).await {
        Ok(read) => read,
        Err(response) => return *response,
    };
    let once = service.secrets.claim_of_once(HOME, &form.link);
    match service.repository.use_once(&once, LETTER).await {
        Ok(true) => {}
        Ok(false) => return old(&service, &whither),
        Err(error) => return away(&service, whither.lang, &error),
    }
    let (account, site) = home;
    let opened = open_session(&request, &service, account, Some(site.clone()), now).await;
    let session = match opened {
        Ok(session) => session,
        Err(error) => return away(&service, whither.lang, &error.into()),
    };
    let mut response = headers::see_other(&whither.back());
    let sessions = &service.sessions;
    sessions.keep_confined(&mut response, &site, account, session);
    response.finish()
}

/// Whose link it is, if it is still good: they have not signed out since it was drawn, and their
/// account has not become more than the site's.
async fn read(
    service: &Service,
    whither: &Whither,
    code: &str,
) -> Result<((AccountId, SiteKey), Arc<Account>, Arc<Site>), Box<HttpResponse>> {
    let gone = || Box::new(old(service, whither));
    let home: Home = service
        .secrets
        .open(HOME, code, clock::now())
        .ok_or_else(gone)?;
    let (id, key) = (AccountId(home.account), SiteKey::parse(&home.site));
    let key = key.map_err(|_| gone())?;
    let failed = |error| Box::new(away(service, whither.lang, &error));
    let account = service.repository.account_now(id).await.map_err(failed)?;
    let site = target::site(service, &key).await.map_err(failed)?;
    let site = site.ok_or_else(gone)?;
    let is_in = account
        .sessions()
        .iter()
        .any(|session| session.site.as_ref() == Some(&key) && session.at.millis() <= home.at);
    match is_in && is_of_site_alone(&account, &site) {
        true => Ok(((id, key), account, site)),
        false => Err(gone()),
    }
}

fn old(service: &Service, whither: &Whither) -> HttpResponse {
    let text = &Words::of(whither.lang).text;
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    errors::page(service, whither.lang, status, &text.sign_in, &text.home_old)
}
