//! `GET` and `POST /invite`: a link from the command line makes somebody of the staff, or lets them
//! in again. Whoever has the link needs no address and no password.

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Data, Payload, Query},
};
use serde::Deserialize;

use super::{
    Service, clock, errors, forms, headers,
    invitation::{DAY, Invitation},
    query,
    sender::Member,
    signin::{away, is_from_us, open_session, own_name},
};
use crate::{
    domain::{
        account::Method,
        staff::Appoint,
        values::{AccountId, AuthorName, SiteKey, Timestamp},
    },
    repository::Proof,
    views::{self, InvitePage, Lang, Words},
};

/// What an account that was opened by an invitation says of how.
const BY_INVITATION: &str = "Invitation";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct InviteQuery {
    token: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct InviteForm {
    token: String,
    name: String,
}

/// Shows what the link is for: a button, so that who only looks does nothing.
pub async fn show(
    request: HttpRequest,
    query: Query<InviteQuery>,
    service: Data<Service>,
) -> HttpResponse {
    let lang = query::lang(&request);
    let token = query.into_inner().token;
    match service
        .secrets
        .open::<Invitation>("invitation", &token, clock::now())
    {
        Some(invitation) => {
            let status = StatusCode::OK;
            page(&request, &service, lang, status, &invitation, token, None).await
        }
        None => old(&service, lang),
    }
}

/// Accepts.
pub async fn accept(
    request: HttpRequest,
    payload: Payload,
    service: Data<Service>,
) -> HttpResponse {
    let lang = query::lang(&request);
    if !is_from_us(&request, &service) {
        return errors::foreign_origin(&service, lang);
    }
    let form: InviteForm = forms::read(&request, payload).await.unwrap_or_default();
    let now = clock::now();
    let opened = service
        .secrets
        .open::<Invitation>("invitation", &form.token, now);
    let Some(invitation) = opened else {
        return old(&service, lang);
    };
    match invitation.is_late(&service).await {
        Ok(false) => {}
        Ok(true) => return old(&service, lang),
        Err(error) => return away(&service, lang, &error),
    }
    let member = member(&request, &service).await;
    let known = invitation.account.map(AccountId);
    let known = known.or(member.map(|member| member.id));
    let name = match (known, AuthorName::parse(&form.name)) {
        (Some(_), _) => None,
        (None, Ok(name)) => Some(name),
        (None, Err(error)) => {
            let words = Words::of(lang);
            let wrong = words.wrong_name(error);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            let wrong = Some((form.name, wrong));
            return page(
                &request,
                &service,
                lang,
                status,
                &invitation,
                form.token,
                wrong,
            )
            .await;
        }
    };
    let nonce = invitation.nonce.to_string();
    let once = service.secrets.claim_of_once("invitation", &nonce);
    match service.repository.use_once(&once, DAY).await {
        Ok(true) => {}
        Ok(false) => return old(&service, lang),
        Err(error) => return away(&service, lang, &error),
    }
    let entered = match known {
        Some(known) => Ok(known),
        None => {
            let method = Method {
                provider: BY_INVITATION.to_owned(),
                claim: service.secrets.claim_of_identity("invitation", &nonce),
            };
            service
                .repository
                .enter(&Proof::Method(method), name, now)
                .await
        }
    };
    match entered {
        Ok(account) => settle(&request, &service, lang, &invitation, account, now).await,
        Err(error) => away(&service, lang, &error.into()),
    }
}

/// Who is signed in; not on the word of a blog, which would get the role with them.
async fn member(request: &HttpRequest, service: &Service) -> Option<Member> {
    let member = service.sessions.at_home(&service.repository, request).await;
    member.filter(|member| member.confined.is_none())
}

async fn settle(
    request: &HttpRequest,
    service: &Data<Service>,
    lang: Lang,
    invitation: &Invitation,
    account: AccountId,
    now: Timestamp,
) -> HttpResponse {
    if let Some(role) = invitation.role() {
        let site = invitation.site.as_deref().map(SiteKey::parse).transpose();
        let Ok(site) = site else {
            return old(service, lang);
        };
        let appoint = Appoint {
            account,
            site,
            role: Some(role),
            at: now,
        };
        if let Err(error) = service.repository.appoint(appoint).await {
            return away(service, lang, &error);
        }
    }
    let session = match open_session(request, service, account, None, now).await {
        Ok(session) => session,
        Err(error) => return away(service, lang, &error.into()),
    };
    let mut response = headers::see_other("/account");
    service
        .sessions
        .keep_at_home(&mut response, account, session);
    response.finish()
}

async fn page(
    request: &HttpRequest,
    service: &Data<Service>,
    lang: Lang,
    status: StatusCode,
    invitation: &Invitation,
    token: String,
    wrong: Option<(String, String)>,
) -> HttpResponse {
    let member = member(request, service).await;
    let account = match invitation.account.map(AccountId) {
        Some(id) => service.repository.account(id).await.ok().map(|it| it.state),
        None => member.map(|member| member.account),
    };
    let known = account.map(|account| account.called().to_owned());
    let (name, name_error) = wrong.unzip();
    let page = InvitePage {
        assets: &service.assets,
        lang,
        role: invitation.role(),
        site: invitation.site.clone().unwrap_or_else(|| own_name(service)),
        known,
        token,
        name: name.unwrap_or_default(),
        name_error,
    };
    headers::private_page(status, &[]).body(views::render(&page))
}

fn old(service: &Service, lang: Lang) -> HttpResponse {
    let text = &Words::of(lang).text;
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    errors::page(
        service,
        lang,
        status,
        &text.invitation,
        &text.invitation_old,
    )
}
