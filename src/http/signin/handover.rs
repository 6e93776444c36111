//! `POST /session/…` and `/signout/…`: what the thread does with the code that a window handed it,
//! or with the token of its blog, and how that ends.

use std::sync::Arc;

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header::ORIGIN},
    web::{Data, Path, Payload},
};
use serde::Deserialize;

use super::{
    away,
    enter::{Handed, open_session},
    sso::{self, NotIn},
};
use crate::{
    domain::{
        account::{Account, Command},
        site::Site,
        values::{AccountId, Actor, SessionId},
    },
    http::{Service, clock, door::Door, errors, headers, sender::Member, target},
    repository::NotGranted,
    views::{self, View},
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct SessionForm {
    code: String,
    /// What the blog says of its reader, in place of a code.
    jwt: String,
}

/// The handler of `POST /session/…`.
pub async fn session(
    request: HttpRequest,
    path: Path<(String, String)>,
    payload: Payload,
    service: Data<Service>,
) -> HttpResponse {
    let admitted = Door::admitted::<SessionForm>(&request, path, payload, &service).await;
    let (door, form, site) = match admitted {
        Ok(admitted) => admitted,
        Err(response) => return *response,
    };
    let now = clock::now();
    if !form.jwt.is_empty() {
        return match sso::enter(&door, &site, &form.jwt, now).await {
            Ok((account, session)) => signed_in(door, &site, account, session).await,
            Err(NotIn::Refused(reason)) => sso::refused(&door, &reason),
            Err(NotIn::NotGranted(error)) => failed(&door, error),
        };
    }
    let handed = service.secrets.open::<Handed>("handover", &form.code, now);
    let origin = request.headers().get(ORIGIN);
    let origin = origin.and_then(|origin| origin.to_str().ok());
    let fits = |handed: &Handed| {
        handed.site == door.key.site.as_str() && origin == Some(handed.origin.as_str())
    };
    let wrong = || {
        let invalid = StatusCode::UNPROCESSABLE_ENTITY;
        door.say(invalid, "handover", &door.words.text.code_wrong)
    };
    let Some(handed) = handed.filter(fits) else {
        return wrong();
    };
    let once = service.secrets.claim_of_once("handover", &form.code);
    match service.repository.use_once(&once, super::LETTER).await {
        Ok(true) => {}
        Ok(false) => return wrong(),
        Err(error) => return away(&service, door.variant.lang, &error),
    }
    let account = AccountId(handed.account);
    match service.repository.account_now(account).await {
        Ok(known) if is_in(&known, &handed.session) => {}
        Ok(_) => return wrong(),
        Err(error) => return away(&service, door.variant.lang, &error),
    }
    let there = Some(door.key.site.clone());
    match open_session(&request, &service, account, there, now).await {
        Ok(session) => signed_in(door, &site, account, session).await,
        Err(error) => failed(&door, error),
    }
}

/// Whether the sign-in is still good.
fn is_in(account: &Account, session: &str) -> bool {
    let session = SessionId::parse(session);
    session.is_ok_and(|session| account.session(session).is_some())
}

/// They are who they say: the page keeps that, and draws what is theirs.
async fn signed_in(
    mut door: Door<'_>,
    site: &Arc<Site>,
    account: AccountId,
    session: SessionId,
) -> HttpResponse {
    let service = door.service;
    let loaded = match service.repository.account(account).await {
        Ok(loaded) => loaded.state,
        Err(error) => return failed(&door, error.into()),
    };
    door.sender.member = Some(Member {
        id: account,
        session,
        confined: None,
        account: loaded,
    });
    door.sender.role = service.role_of(account, &door.key.site).await;
    let thread = door.thread().await;
    let drawing = door.drawing(site, &thread);
    let mut response = door.response(site, StatusCode::OK);
    let sessions = &service.sessions;
    sessions.keep(&mut response, &door.key.site, account, session);
    response.body(views::own_part(&drawing.scene(), &thread, View::default()))
}

/// The handler of `POST /signout/…`.
pub async fn sign_out(
    request: HttpRequest,
    path: Path<(String, String)>,
    payload: Payload,
    service: Data<Service>,
) -> HttpResponse {
    let admitted = Door::admitted::<SessionForm>(&request, path, payload, &service).await;
    let (mut door, _, site) = match admitted {
        Ok(admitted) => admitted,
        Err(response) => return *response,
    };
    let (was, role) = (door.sender.member.take(), door.sender.role.take());
    if let Some(member) = &was {
        let revoke = Command::RevokeSession(member.session);
        let revoked = service
            .repository
            .change_account(member.id, revoke, clock::now());
        if let Err(error @ NotGranted::Failed(_)) = revoked.await {
            return failed(&door, error);
        }
    }
    if !target::is_htmx(&request) {
        let thread = Arc::default();
        let to = door.drawing(&site, &thread).place().action();
        let mut response = headers::see_other(&to);
        service.sessions.drop(&mut response, &door.key.site);
        return response.finish();
    }
    let thread = door.thread().await;
    let drawing = door.drawing(&site, &thread);
    let mut response = door.response(&site, StatusCode::OK);
    service.sessions.drop(&mut response, &door.key.site);
    let was = was.map(|member| (Actor::Account(member.id), role));
    response.body(views::signed_out(&drawing.scene(), &thread, was))
}

fn failed(door: &Door<'_>, error: NotGranted) -> HttpResponse {
    errors::log(&error.into(), "signing in or out");
    let text = &door.words.text.not_done;
    door.say(StatusCode::SERVICE_UNAVAILABLE, "store", text)
}
