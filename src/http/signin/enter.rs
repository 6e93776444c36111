//! `POST /enter…`: with the code of a letter, its link, or the session that the browser has on our
//! own pages.

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header::RETRY_AFTER},
    web::{Data, Path, Payload},
};
use serde::{Deserialize, Serialize};

use super::{Pending, Whither, away, device::device, normal_code};
use crate::{
    domain::{
        account::{Address, Command},
        values::{AccountId, Email, SessionId, SiteKey, Timestamp},
    },
    http::{Service, carried, clock, errors, forms, headers},
    repository::{NotGranted, Proof},
    views::{Handover, Step, Words},
};

/// How long the code that a window hands over is good: one minute, in milliseconds.
const HANDOVER: i64 = 60 * 1000;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct EnterForm {
    /// What the browser kept while it waited for the letter.
    sent: String,
    /// What the letter told.
    code: String,
    /// What was opened from the letter.
    link: String,
}

impl EnterForm {
    fn typed(&self) -> (&str, &str) {
        (&self.sent, &self.code)
    }
}

/// What a window hands over: who signed in, for which site, and the page that may have it.
#[derive(Serialize, Deserialize)]
pub struct Handed {
    pub account: u64,
    pub site: String,
    pub origin: String,
    /// The sign-in on our own pages that it follows from: it is worth nothing once that has ended.
    pub session: String,
}

/// The handler for a site.
pub async fn enter(
    request: HttpRequest,
    path: Path<(String, String)>,
    payload: Payload,
    service: Data<Service>,
) -> HttpResponse {
    prove(&request, Some(path), payload, &service).await
}

/// The handler for our own pages.
pub async fn enter_at_home(
    request: HttpRequest,
    payload: Payload,
    service: Data<Service>,
) -> HttpResponse {
    prove(&request, None, payload, &service).await
}

async fn prove(
    request: &HttpRequest,
    path: Option<Path<(String, String)>>,
    payload: Payload,
    service: &Data<Service>,
) -> HttpResponse {
    let whither = match Whither::of_form(request, path, service).await {
        Ok(whither) => whither,
        Err(response) => return *response,
    };
    if let Err(seconds) = service.acts.check(request) {
        return errors::too_often(service, whither.lang, seconds);
    }
    let form: EnterForm = forms::read(request, payload).await.unwrap_or_default();
    let text = &Words::of(whither.lang).text;
    let now = clock::now();
    if form.sent.is_empty() && form.link.is_empty() {
        return match whither.member(request, service).await {
            Some(member) => {
                let known = Some(member.session);
                finish(request, service, &whither, member.id, known, now).await
            }
            None => whither.ask(request, service, None).await,
        };
    }
    let invalid = StatusCode::UNPROCESSABLE_ENTITY;
    let pending = match form.link.is_empty() {
        false => service.secrets.open::<Pending>("link", &form.link, now),
        true => {
            if let Err(seconds) = service.tries.check_name(&form.sent) {
                let status = StatusCode::TOO_MANY_REQUESTS;
                let wrong = Some(text.too_often_letters.as_str());
                let mut response = whither.code(service, status, form.typed(), wrong, now);
                response.headers_mut().insert(RETRY_AFTER, seconds.into());
                return response;
            }
            let pending = service.secrets.open::<Pending>("sent", &form.sent, now);
            pending.filter(|pending| pending.code == normal_code(&form.code))
        }
    };
    let Some(pending) = pending else {
        return match form.link.is_empty() {
            true => whither.code(service, invalid, form.typed(), Some(&text.code_wrong), now),
            false => whither.ask_again(request, service).await,
        };
    };
    let Ok(email) = Email::parse(&pending.email) else {
        return whither.ask_again(request, service).await;
    };
    // Link and code are of one letter, and that is good once. It is used up last: a store that goes
    // away meanwhile must not leave somebody with a letter that is good no more.
    let once = service.secrets.claim_of_once("letter", &pending.code);
    match service.repository.is_used(&once).await {
        Ok(false) => {}
        Ok(true) => return whither.ask_again(request, service).await,
        Err(error) => return away(service, whither.lang, &error),
    }
    let proof = Proof::Address(Address {
        claim: service.secrets.claim_of_email(&email),
        email,
    });
    let account = match service.repository.enter(&proof, None, now).await {
        Ok(account) => account,
        Err(error) => return away(service, whither.lang, &error.into()),
    };
    match service.repository.use_once(&once, super::LETTER).await {
        Ok(true) => finish(request, service, &whither, account, None, now).await,
        Ok(false) => whither.ask_again(request, service).await,
        Err(error) => away(service, whither.lang, &error),
    }
}

/// They are who they say: signed in on our own pages, and for the site that they came from.
pub async fn finish(
    request: &HttpRequest,
    service: &Data<Service>,
    whither: &Whither,
    account: AccountId,
    known: Option<SessionId>,
    now: Timestamp,
) -> HttpResponse {
    let mut response = headers::see_other(&whither.back());
    let at_home = match known {
        Some(known) => known,
        None => match open_session(request, service, account, None, now).await {
            Ok(session) => {
                let sessions = &service.sessions;
                sessions.keep_at_home(&mut response, account, session);
                session
            }
            Err(error) => return away(service, whither.lang, &error.into()),
        },
    };
    if let (Some((key, _)), Some(origin)) = (&whither.thread, &whither.opener) {
        let until = Timestamp::from_millis(now.millis() + HANDOVER);
        let handed = Handed {
            account: account.0,
            site: key.site.to_string(),
            origin: origin.clone(),
            session: at_home.to_string(),
        };
        let code = service.secrets.seal("handover", &handed, until);
        let handover = Handover {
            code,
            origin: origin.clone(),
        };
        let step = Step::Done {
            back: whither.back(),
            handover: Some(handover),
        };
        let mut page = whither.page(service, StatusCode::OK, step);
        carried::add_cookies(&mut page, response);
        return page;
    }
    if let Some((key, _)) = &whither.thread {
        let site = Some(key.site.clone());
        match open_session(request, service, account, site, now).await {
            Ok(session) => {
                let sessions = &service.sessions;
                sessions.keep_everywhere(&mut response, &key.site, account, session);
            }
            Err(error) => return away(service, whither.lang, &error.into()),
        }
    }
    response.finish()
}

/// Signs an account in: on a site, or on our own pages.
pub async fn open_session(
    request: &HttpRequest,
    service: &Data<Service>,
    account: AccountId,
    site: Option<SiteKey>,
    now: Timestamp,
) -> Result<SessionId, NotGranted> {
    let session = SessionId::from_random(rand::random());
    let command = Command::OpenSession {
        session,
        site,
        device: device(request),
    };
    let repository = &service.repository;
    repository.change_account(account, command, now).await?;
    Ok(session)
}
