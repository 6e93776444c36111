//! `/home`: from a thread to one's own account, for who was signed in by their blog. They may have no
//! address to which a letter could go, so the thread that is drawn for them has a link that is good
//! once.
//!
//! Not a form: the cookie of a frame goes with none that opens a window of its own.

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Data, Payload},
};
use serde::Deserialize;

use super::{LETTER, Whither, away, enter::finish, is_from_us, sso};
use crate::{
    domain::{
        account::Account,
        site::Site,
        values::{AccountId, Timestamp},
    },
    http::{Service, door, errors, forms, query},
    views::{Step, Words},
};

/// What the link is sealed for.
const HOME: &str = "home";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct HomeForm {
    link: String,
}

/// The link, for an account that this site alone signs in: what a site knows of somebody opens
/// nothing that is more than the site's.
pub fn link(
    service: &Service,
    site: &Site,
    id: AccountId,
    account: &Account,
    now: Timestamp,
) -> Option<String> {
    let [method] = account.methods() else {
        return None;
    };
    if account.address().is_some() || method.provider != sso::provider(site) {
        return None;
    }
    let until = Timestamp::from_millis(now.millis() + LETTER);
    let code = service.secrets.seal(HOME, &id.0, until);
    Some(format!("/home?code={code}"))
}

/// `GET /home`: a button, so that who only looks at links does nothing.
pub async fn show(request: HttpRequest, service: Data<Service>) -> HttpResponse {
    let whither = Whither::home(query::lang(&request));
    let query = request.query_string().as_bytes();
    let code = url::form_urlencoded::parse(query).find(|(name, _)| name == "code");
    let code = code.map_or_else(String::new, |(_, code)| code.into_owned());
    let Some(id) = service.secrets.open(HOME, &code, door::now()) else {
        return old(&service, &whither);
    };
    let account = match service.repository.account(AccountId(id)).await {
        Ok(account) => account.state,
        Err(error) => return away(&service, whither.lang, &error),
    };
    let name = account.name().map_or("", |name| name.as_str());
    let step = Step::Link {
        action: "/home".to_owned(),
        link: code,
        email: name.to_owned(),
    };
    whither.page(&service, StatusCode::OK, step)
}

/// `POST /home`.
pub async fn enter(request: HttpRequest, payload: Payload, service: Data<Service>) -> HttpResponse {
    let whither = Whither::home(query::lang(&request));
    if !is_from_us(&request, &service) {
        return errors::foreign_origin(&service, whither.lang);
    }
    let form: HomeForm = forms::read(&request, payload).await.unwrap_or_default();
    let now = door::now();
    let Some(id) = service.secrets.open(HOME, &form.link, now) else {
        return old(&service, &whither);
    };
    let once = service.secrets.claim_of_once(HOME, &form.link);
    match service.repository.use_once(&once, LETTER).await {
        Ok(true) => finish(&request, &service, &whither, AccountId(id), false, now).await,
        Ok(false) => old(&service, &whither),
        Err(error) => away(&service, whither.lang, &error),
    }
}

fn old(service: &Service, whither: &Whither) -> HttpResponse {
    let text = &Words::of(whither.lang).text;
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    errors::page(service, whither.lang, status, &text.sign_in, &text.home_old)
}
