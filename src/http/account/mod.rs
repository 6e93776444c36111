//! `GET /account`: what is stored about somebody, and what they can do about it.

mod changes;
mod email;

use std::sync::Arc;

use actix_web::{
    HttpRequest, HttpResponse,
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_DISPOSITION},
    },
    web::Data,
};

pub use self::{
    changes::{end_session, erase, profile, remove_method},
    email::{change as change_email, confirm as confirm_email},
};
use super::{Service, clock, headers, query, sender::Member, signin};
use crate::{
    domain::{thread::comments_by, values::Actor},
    store::{StoreError, codec},
    views::{self, AccountPage, Asked, Lang, OwnComment, OwnData, OwnEntry, Place},
};

/// The handler.
pub async fn show(request: HttpRequest, service: Data<Service>) -> HttpResponse {
    let lang = query::lang(&request);
    let member = match enter(&request, &service).await {
        Ok(member) => member,
        Err(response) => return *response,
    };
    page(&service, lang, &member, StatusCode::OK, Asked::default()).await
}

/// `GET /account.json`: the same to take away.
pub async fn json(request: HttpRequest, service: Data<Service>) -> HttpResponse {
    let lang = query::lang(&request);
    let member = match enter(&request, &service).await {
        Ok(member) => member,
        Err(response) => return *response,
    };
    match data(&service, &member, true).await {
        Ok(data) => HttpResponse::Ok()
            .insert_header((CACHE_CONTROL, "no-store"))
            .insert_header((
                CONTENT_DISPOSITION,
                "attachment; filename=\"afterword.json\"",
            ))
            .content_type("application/json")
            .body(data.json()),
        Err(error) => signin::away(&service, lang, &error),
    }
}

/// Who is signed in on our own pages; else the way there.
async fn enter(
    request: &HttpRequest,
    service: &Data<Service>,
) -> Result<Member, Box<HttpResponse>> {
    let member = service.sessions.at_home(&service.repository, request).await;
    member.ok_or_else(|| Box::new(headers::see_other("/signin").finish()))
}

/// It was done: the page again.
fn saved() -> HttpResponse {
    headers::see_other("/account").finish()
}

/// The page, with what was asked for and could not be done.
async fn page(
    service: &Data<Service>,
    lang: Lang,
    member: &Member,
    status: StatusCode,
    asked: Asked,
) -> HttpResponse {
    let data = match data(service, member, false).await {
        Ok(data) => data,
        Err(error) => return signin::away(service, lang, &error),
    };
    let page = AccountPage::new(&service.assets, lang, &data, member.session, asked);
    headers::private_page(status, &[]).body(views::render(&page))
}

/// Everything that is stored about somebody; as it is stored only if that is asked for.
async fn data(
    service: &Data<Service>,
    member: &Member,
    with_entries: bool,
) -> Result<OwnData, StoreError> {
    let actor = Actor::Account(member.id);
    let repository = &service.repository;
    let mut comments = Vec::new();
    for key in repository.threads_of(actor, None).await? {
        let thread = repository.thread(&key).await?.state;
        let place = Place::open(&key.site, &key.post, "", 0);
        let url = |id| match thread.url() {
            Some(url) => format!("{}#comment-{id}", url.as_str()),
            None => place.comment(id),
        };
        let own = comments_by(&thread, actor);
        comments.extend(
            own.map(|comment| OwnComment::new(&key.site, &key.post, comment, url(comment.id))),
        );
    }
    let entries = match with_entries {
        true => repository.stored_about(member.id).await?,
        false => Vec::new(),
    };
    let entries = entries.iter().map(|entry| {
        let (event_type, payload) = codec::encode(&entry.event);
        OwnEntry {
            stream: entry.stream.to_string(),
            v: entry.cursor.v.0,
            event_type: event_type.to_owned(),
            event_payload: serde_json::from_str(&payload).unwrap_or_default(),
        }
    });
    let staff = repository.staff().await?.state;
    Ok(OwnData::new(
        member.id,
        Arc::clone(&member.account),
        &staff,
        comments,
        entries.collect(),
        clock::now(),
    ))
}
