//! `POST /edit/…` and `/delete/{site}/{post…}`: what the writer of a comment can do with it, and
//! the forms that ask for it.

use actix_web::{
    HttpRequest, HttpResponse,
    http::{
        StatusCode,
        header::{CACHE_CONTROL, RETRY_AFTER},
    },
    web::{Data, Path, Payload},
};
use serde::Deserialize;

use super::{
    Service, clock,
    door::{self, Door},
    drawing::Drawing,
    errors,
    judging::Matter,
    query::ThreadQuery,
    reacting, target,
};
use crate::{
    domain::{
        site::Site,
        thread::{Command, DeleteComment, EditComment, Judgement, Rejection},
        values::{Body, CommentId, ValueError},
    },
    repository::Refusal,
    views::{Acting, Audience, FormError, Typed, View, Words, words_for},
};

/// What both forms send.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ActForm {
    id: String,
    /// The new words; for editing only.
    body: String,
}

/// Shows the form that a link to `?edit=` or `?delete=` asks for: in the page, or alone for htmx.
pub async fn ask(request: &HttpRequest, drawing: Drawing, query: &ThreadQuery) -> HttpResponse {
    let words = Words::of(drawing.variant.lang);
    let id = query.edit.or(query.delete);
    let comment = id.and_then(|id| drawing.thread.comment(id));
    let viewer = drawing.viewer.as_ref();
    let comment = comment.filter(|it| words_for(viewer, it).is_some());
    let comment = comment.cloned();
    let allowed = match (&comment, viewer) {
        (None, _) => Err(&words.text.no_comment),
        (Some(comment), Some(viewer)) if viewer.wrote(comment) => {
            let late = !comment.is_editable(viewer.edit_within, viewer.now);
            match query.edit.is_some() && late {
                true => Err(&words.text.too_late),
                false => Ok(comment),
            }
        }
        _ => Err(&words.text.not_yours),
    };
    let scene = drawing.scene();
    let acting = match allowed {
        Ok(comment) if query.edit.is_some() => Ok(Acting::edit(&scene, comment, None, None)),
        Ok(comment) => Ok(Acting::delete(&scene, comment, None)),
        Err(text) => Err(text),
    };
    if target::is_htmx(request) {
        let html = match acting {
            Ok(acting) => acting.html(),
            Err(text) => format!("<p class=\"error\" role=\"alert\">{text}</p>"),
        };
        return drawing
            .response(StatusCode::OK)
            .insert_header((CACHE_CONTROL, "no-store"))
            .body(html);
    }
    match (acting, comment) {
        (Ok(acting), Some(comment)) => {
            let acting = Some((comment.id, acting));
            drawing
                .now(StatusCode::OK, Typed::default(), None, acting)
                .await
        }
        (acting, _) => {
            let notice = acting.err().map(String::as_str);
            drawing
                .now(StatusCode::FORBIDDEN, Typed::default(), notice, None)
                .await
        }
    }
}

/// The handler of `POST /edit/…`.
pub async fn edit(
    request: HttpRequest,
    path: Path<(String, String)>,
    payload: Payload,
    service: Data<Service>,
) -> HttpResponse {
    act(request, path, payload, service, true).await
}

/// The handler of `POST /delete/…`.
pub async fn delete(
    request: HttpRequest,
    path: Path<(String, String)>,
    payload: Payload,
    service: Data<Service>,
) -> HttpResponse {
    act(request, path, payload, service, false).await
}

async fn act(
    request: HttpRequest,
    path: Path<(String, String)>,
    payload: Payload,
    service: Data<Service>,
    edits: bool,
) -> HttpResponse {
    let entered = Door::enter::<ActForm>(&request, path, payload, &service).await;
    let (door, form) = match entered {
        Ok(entered) => entered,
        Err(response) => return *response,
    };
    let invalid = StatusCode::UNPROCESSABLE_ENTITY;
    let Ok(id) = CommentId::parse(&form.id) else {
        return door.say(invalid, "invalid", &door.words.text.misfit);
    };
    let site = match door.admit(&service.acts).await {
        Ok(site) => site,
        Err(door::Turned::Away(error)) => {
            errors::log(&error, "finding the site of a comment");
            return refused(&door, &form, id, None).await;
        }
        Err(door::Turned::TooOften { seconds, .. }) => {
            let text = door.words.text.too_often.clone();
            let status = StatusCode::TOO_MANY_REQUESTS;
            let mut response = again(&door, &form, id, status, "rate", text).await;
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
            return response;
        }
        Err(turned) => return door.turned_away(&turned),
    };
    if edits && door.is_banned(&site) {
        let text = door.words.text.banned.clone();
        return again(&door, &form, id, StatusCode::FORBIDDEN, "banned", text).await;
    }
    let by = door.sender.identity();
    let at = clock::now();
    let command = if edits {
        let body = match Body::parse(&form.body) {
            Ok(body) => body,
            Err(error) => {
                let text = match error {
                    ValueError::TooLong(max) => door.words.too_long("body", max),
                    _ => door.words.text.body_missing.clone(),
                };
                return again(&door, &form, id, invalid, "invalid", text).await;
            }
        };
        let within = service.edit_within;
        let judged = judge(&door, &site, id, &body).await;
        Command::Edit(EditComment {
            id,
            by,
            body,
            within,
            judged,
            at,
        })
    } else {
        Command::Delete(DeleteComment { id, by, at })
    };
    let wish = reacting::wish(&door.key);
    match service.repository.change(&door.key, wish, command).await {
        Ok(changed) => reacting::done(&door, &site, &door.sender, id, &changed.thread),
        Err(Refusal::Rejected(rejection)) => refused(&door, &form, id, Some(rejection)).await,
        Err(Refusal::Failed(error)) => {
            errors::log(&error, "changing a comment");
            refused(&door, &form, id, None).await
        }
    }
}

/// What the rules make of the new words. They hold what an edit made suspicious, and of what was
/// known when it was first said they look at all but how it was written.
async fn judge(door: &Door<'_>, site: &Site, id: CommentId, body: &Body) -> Judgement {
    let thread = door.thread().await;
    let comment = thread.comment(id);
    let words = comment.and_then(|comment| comment.words());
    let judged = door.service.judge(Matter {
        key: &door.key,
        site,
        by: comment.and_then(|comment| comment.by),
        is_staff: door.sender.role.is_some(),
        author: words.and_then(|said| said.author.as_ref()),
        body,
        network: door.service.network(door.request).await,
        trapped: false,
        written_for: None,
        proven: None,
    });
    judged.await.judgement
}

/// Not done, by a rule or by our fault.
async fn refused(
    door: &Door<'_>,
    form: &ActForm,
    id: CommentId,
    rejection: Option<Rejection>,
) -> HttpResponse {
    let (status, reason, text) = match rejection {
        Some(Rejection::NotYours) => {
            let text = door.rejection(Rejection::NotYours);
            (StatusCode::FORBIDDEN, "foreign_comment", text)
        }
        Some(rejection) => {
            let text = door.rejection(rejection);
            let reason = door::reason(rejection);
            (StatusCode::UNPROCESSABLE_ENTITY, reason, text)
        }
        None => {
            let text = &*door.words.text.not_stored;
            (StatusCode::SERVICE_UNAVAILABLE, "store", text)
        }
    };
    again(door, form, id, status, reason, text.to_owned()).await
}

/// The same form again, with the words as they were typed and what is wrong with them.
async fn again(
    door: &Door<'_>,
    form: &ActForm,
    id: CommentId,
    status: StatusCode,
    reason: &'static str,
    text: String,
) -> HttpResponse {
    let thread = door.thread().await;
    let site = target::site(door.service, &door.key.site).await;
    let site = site.ok().flatten().unwrap_or_default();
    let mut drawing = door.drawing(&site, &thread);
    let viewer = drawing.viewer.as_ref();
    let comment = thread.comment(id);
    let Some(comment) = comment.filter(|it| words_for(viewer, it).is_some()) else {
        // There is no form that the words could stay in.
        return door.say(status, reason, format!("{text} {}", form.body).trim_end());
    };
    door.count(reason);
    let (scene, error) = (drawing.scene(), Some(FormError::text(text.clone())));
    let acting = match door.request.path().starts_with("/edit/") {
        true => Acting::edit(&scene, comment, Some(&form.body), error),
        false => Acting::delete(&scene, comment, error),
    };
    if target::is_htmx(door.request) {
        return door.response(&site, status).body(acting.html());
    }
    let mine = viewer.is_some_and(|viewer| viewer.wrote(comment));
    if !mine {
        let text = format!("{text} {}", form.body);
        return errors::page(
            door.service,
            door.variant.lang,
            status,
            &door.words.text.not_posted,
            &text,
        );
    }
    drawing.variant.view = {
        let to = Audience::of(drawing.viewer.as_ref(), &thread);
        View::with(door.order, &thread, &to, id)
    };
    let acting = Some((id, acting));
    drawing.now(status, Typed::default(), None, acting).await
}
