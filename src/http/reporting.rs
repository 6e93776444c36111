//! `POST /report/{site}/{post…}`: a reader asks the staff to look at a comment.

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Data, Path, Payload},
};
use serde::Deserialize;

use super::{Service, clock, door::Door, drawing::Drawing, reacting, target};
use crate::{
    domain::{
        thread::{Command, ReportComment},
        values::{CommentId, DecisionId, ReportReason},
    },
    views::{Acting, Typed, Words},
};

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ReportForm {
    id: String,
    reason: String,
}

/// The form that a link to `?report=` asks for.
pub async fn ask(drawing: Drawing, id: CommentId) -> HttpResponse {
    let words = Words::of(drawing.variant.lang);
    let comment = drawing.thread.comment(id).cloned();
    match comment.filter(|comment| comment.said.is_some()) {
        Some(comment) => {
            let acting = Acting::report(&drawing.scene(), &comment);
            let acting = Some((id, acting));
            drawing
                .now(StatusCode::OK, Typed::default(), None, acting)
                .await
        }
        None => {
            let notice = Some(&*words.text.no_comment);
            drawing
                .now(StatusCode::NOT_FOUND, Typed::default(), notice, None)
                .await
        }
    }
}

/// The handler.
pub async fn report(
    request: HttpRequest,
    path: Path<(String, String)>,
    payload: Payload,
    service: Data<Service>,
) -> HttpResponse {
    let admitted = Door::admitted::<ReportForm>(&request, path, payload, &service).await;
    let (door, form, site) = match admitted.and_then(Door::unless_banned) {
        Ok(admitted) => admitted,
        Err(response) => return *response,
    };
    let parsed = (
        CommentId::parse(&form.id),
        ReportReason::parse(&form.reason),
    );
    let (Ok(id), Some(reason)) = parsed else {
        let text = &door.words.text.misfit;
        return door.say(StatusCode::UNPROCESSABLE_ENTITY, "invalid", text);
    };
    let (sender, by) = door.sender.acting(&service, &request, &door.key.site, "");
    let command = Command::Report(ReportComment {
        id,
        by,
        network: service.network(&request).await.now,
        reason,
        hold_at: site.settings().rules.reports,
        decision: DecisionId::from_random(rand::random()),
        at: clock::now(),
    });
    let wish = reacting::wish(&door.key);
    let thread = match service.repository.change(&door.key, wish, command).await {
        Ok(changed) => changed.thread,
        Err(refusal) => return reacting::not_done(&door, refusal),
    };
    let place = door.drawing(&site, &thread).place();
    if target::is_htmx(&request) {
        return door.say(StatusCode::OK, "reported", &door.words.text.reported);
    }
    let to = format!("{}#comments", place.with("reported", 1));
    reacting::see(&door, &sender, &to)
}
