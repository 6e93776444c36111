//! `GET /moderate/history/{site}/{id}/{post…}`: how a comment read before it was edited, and all
//! that was decided about it, from its log.

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Data, Path},
};

use super::{Moderator, deciding::Reference};
use crate::{
    domain::{
        Event,
        thread::{Decider, ThreadEvent},
        values::{CommentId, Timestamp},
    },
    http::{Service, errors, headers, signin},
    store::{Cursor, StoreError},
    views::{self, DeskHistory, Entry, What, Words},
};

/// The handler.
pub async fn show(
    request: HttpRequest,
    path: Path<String>,
    service: Data<Service>,
) -> HttpResponse {
    let moderator = match Moderator::enter(&request, &service).await {
        Ok(moderator) => moderator,
        Err(response) => return *response,
    };
    let reference = Reference::parse(&path);
    let reference = reference.filter(|it| moderator.role(&it.key.site).is_some());
    let Some(reference) = reference else {
        return errors::nothing_here(&service, moderator.lang);
    };
    match page(&service, &moderator, &reference).await {
        Ok(page) => headers::desk_page(StatusCode::OK).body(views::render(&page)),
        Err(error) => signin::away(&service, moderator.lang, &error),
    }
}

async fn page(
    service: &Service,
    moderator: &Moderator,
    reference: &Reference,
) -> Result<DeskHistory, StoreError> {
    let words = Words::of(moderator.lang);
    let log = service
        .repository
        .log(&reference.key, Cursor::default())
        .await?;
    let mut entries = Vec::new();
    for recorded in log {
        let Event::Thread(event) = &recorded.event else {
            continue;
        };
        let Some((at, what)) = told(service, event, reference.id).await? else {
            continue;
        };
        entries.push(Entry {
            when: words.when(at.to_utc()),
            datetime: at.to_string(),
            what,
        });
    }
    Ok(DeskHistory {
        assets: service.assets.clone(),
        words,
        text: &words.text,
        entries,
    })
}

/// What an event says of the comment, if it is about it.
async fn told(
    service: &Service,
    event: &ThreadEvent,
    about: CommentId,
) -> Result<Option<(Timestamp, What)>, StoreError> {
    Ok(match event {
        ThreadEvent::CommentAdded {
            id,
            said,
            judged,
            at,
            ..
        } if *id == about => {
            let body = said.as_ref().map(|said| said.body.as_str().to_owned());
            Some((*at, What::Said(body, judged.clone())))
        }
        ThreadEvent::CommentEdited {
            id,
            body,
            judged,
            at,
        } if *id == about => {
            let body = body.as_ref().map(|body| body.as_str().to_owned());
            Some((*at, What::Edited(body, judged.clone())))
        }
        ThreadEvent::CommentModerated { id, to, by, at, .. } if *id == about => {
            let by = match by {
                Decider::Staff(id) => {
                    let account = service.repository.account(*id).await?.state;
                    Some(account.called().to_owned())
                }
                Decider::Reports => None,
            };
            Some((*at, What::Decided(*to, by)))
        }
        ThreadEvent::CommentReported { id, reason, at, .. } if *id == about => {
            Some((*at, What::Reported(*reason)))
        }
        ThreadEvent::CommentDeleted { id, at } if *id == about => Some((*at, What::Deleted)),
        _ => None,
    })
}
