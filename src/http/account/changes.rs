//! `POST /account/…`: what somebody changes of what is stored about them.

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Data, Payload},
};
use serde::{Deserialize, de::DeserializeOwned};

use super::{enter, page, saved};
use crate::{
    domain::{
        account::{Command, Rejection},
        values::{AuthorName, ClaimKey, SessionId, ValueError, Website},
    },
    http::{Service, carried, clock, errors, forms, query, sender::Member, signin},
    repository::NotGranted,
    views::{Asked, Lang, Words},
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ProfileForm {
    name: String,
    website: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct SessionForm {
    /// `all` for all.
    session: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct MethodForm {
    /// Its claim.
    method: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct EraseForm {
    /// `keep` or `take`.
    words: String,
    /// What they typed to be sure.
    sure: String,
}

/// `POST /account/profile`.
pub async fn profile(
    request: HttpRequest,
    payload: Payload,
    service: Data<Service>,
) -> HttpResponse {
    let (lang, member, form) = match admit::<ProfileForm>(&request, payload, &service).await {
        Ok(admitted) => admitted,
        Err(response) => return *response,
    };
    let words = Words::of(lang);
    let mut asked = Asked {
        name: Some(form.name.clone()),
        website: Some(form.website.clone()),
        ..Asked::default()
    };
    let name = AuthorName::parse(&form.name).map_err(|error| words.wrong_name(error));
    let website = match form.website.trim() {
        "" => Ok(None),
        raw => Website::parse(raw).map(Some).map_err(|error| match error {
            ValueError::TooLong(max) => words.too_long("website", max),
            _ => words.text.website_wrong.clone(),
        }),
    };
    match (name, website) {
        (Ok(name), Ok(website)) => {
            let command = Command::ChangeProfile { name, website };
            change(&service, lang, &member, command).await
        }
        (name, website) => {
            asked.name_error = name.err();
            asked.website_error = website.err();
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&service, lang, &member, status, asked).await
        }
    }
}

/// `POST /account/sessions`.
pub async fn end_session(
    request: HttpRequest,
    payload: Payload,
    service: Data<Service>,
) -> HttpResponse {
    let (lang, member, form) = match admit::<SessionForm>(&request, payload, &service).await {
        Ok(admitted) => admitted,
        Err(response) => return *response,
    };
    let command = match (SessionId::parse(&form.session), &*form.session) {
        (Ok(session), _) => Command::RevokeSession(session),
        (_, "all") => Command::RevokeSessions,
        _ => return saved(),
    };
    change(&service, lang, &member, command).await
}

/// `POST /account/methods`.
pub async fn remove_method(
    request: HttpRequest,
    payload: Payload,
    service: Data<Service>,
) -> HttpResponse {
    let (lang, member, form) = match admit::<MethodForm>(&request, payload, &service).await {
        Ok(admitted) => admitted,
        Err(response) => return *response,
    };
    let command = Command::RemoveMethod {
        claim: ClaimKey::from_log(form.method),
        force: false,
    };
    let removed = change(&service, lang, &member, command).await;
    if removed.status() != StatusCode::SEE_OTHER {
        return removed;
    }
    // Whoever came in by it goes out.
    let revoke = Command::RevokeOthers(member.session);
    change(&service, lang, &member, revoke).await
}

/// `POST /account/erase`.
pub async fn erase(request: HttpRequest, payload: Payload, service: Data<Service>) -> HttpResponse {
    let (lang, member, form) = match admit::<EraseForm>(&request, payload, &service).await {
        Ok(admitted) => admitted,
        Err(response) => return *response,
    };
    let text = &Words::of(lang).text;
    let keeps_words = match (&*form.words, form.sure.is_empty()) {
        ("keep", false) => true,
        ("take", false) => false,
        _ => {
            let asked = Asked {
                erase_error: Some(text.erase_unsure.clone()),
                ..Asked::default()
            };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return page(&service, lang, &member, status, asked).await;
        }
    };
    let command = Command::BeginErasure { keeps_words };
    let repository = &service.repository;
    let begun = repository.change_account(member.id, command, clock::now());
    if let Err(error) = begun.await {
        return signin::away(&service, lang, &error.into());
    }
    // What waits to be sent to them goes nowhere.
    if let Some(address) = member.account.address() {
        service.mailer.forget(&address.email);
    }
    let (title, what) = (&text.erased_title, &text.erased_text);
    let mut response = errors::page(&service, lang, StatusCode::OK, title, what);
    let mut gone = HttpResponse::Ok();
    service.sessions.drop_at_home(&mut gone);
    carried::add_cookies(&mut response, gone);
    response
}

pub async fn admit<F: DeserializeOwned + Default + 'static>(
    request: &HttpRequest,
    payload: Payload,
    service: &Data<Service>,
) -> Result<(Lang, Member, F), Box<HttpResponse>> {
    let lang = query::lang(request);
    if !signin::is_from_us(request, service) {
        return Err(Box::new(errors::foreign_origin(service, lang)));
    }
    if let Err(seconds) = service.acts.check(request) {
        return Err(Box::new(errors::too_often(service, lang, seconds)));
    }
    let member = enter(request, service).await?;
    let form = forms::read(request, payload).await.unwrap_or_default();
    Ok((lang, member, form))
}

async fn change(
    service: &Data<Service>,
    lang: Lang,
    member: &Member,
    command: Command,
) -> HttpResponse {
    let repository = &service.repository;
    match repository
        .change_account(member.id, command, clock::now())
        .await
    {
        Ok(_) => saved(),
        Err(NotGranted::Rejected(Rejection::LastWayIn)) => {
            let asked = Asked {
                way_error: Some(Words::of(lang).text.last_way_in.clone()),
                ..Asked::default()
            };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(service, lang, member, status, asked).await
        }
        Err(error) => signin::away(service, lang, &error.into()),
    }
}
