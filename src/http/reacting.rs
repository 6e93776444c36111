//! `POST /like/…` and `/react/{site}/{post…}`: what readers say without words.

use std::sync::Arc;

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Data, Path, Payload},
};
use serde::Deserialize;

use super::{
    Service, clock,
    door::{self, Door},
    drawing::Drawing,
    errors, forms, headers,
    sender::Sender,
    target,
};
use crate::{
    domain::{
        site::Site,
        thread::{Command, LikeComment, Post, React, Thread},
        values::{CommandId, CommentId, PageUrl, Reaction},
    },
    repository::{Refusal, ThreadKey},
    views,
};

/// What the buttons send: each tells what it asks for, so that pressing it twice undoes nothing.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ReactForm {
    /// The comment to like.
    like: String,
    /// The comment to like no longer.
    unlike: String,
    /// How to react to the post; empty for no longer.
    reaction: String,
    url: String,
    title: String,
}

/// The handler of `POST /like/…`.
pub async fn like(
    request: HttpRequest,
    path: Path<(String, String)>,
    payload: Payload,
    service: Data<Service>,
) -> HttpResponse {
    let admitted = Door::admitted::<ReactForm>(&request, path, payload, &service).await;
    let (door, form, site) = match admitted.and_then(Door::unless_banned) {
        Ok(admitted) => admitted,
        Err(response) => return *response,
    };
    let (raw, likes) = match form.like.is_empty() {
        true => (&form.unlike, false),
        false => (&form.like, true),
    };
    let Ok(id) = CommentId::parse(raw) else {
        let text = &door.words.text.misfit;
        return door.say(StatusCode::UNPROCESSABLE_ENTITY, "invalid", text);
    };
    if !site.settings().likes {
        return door.say(StatusCode::FORBIDDEN, "off", &door.words.text.switched_off);
    }
    let (sender, by) = door.sender.acting(&service, &request, &door.key.site, "");
    let at = clock::now();
    let command = Command::Like(LikeComment { id, by, likes, at });
    let wish = wish(&door.key);
    match service.repository.change(&door.key, wish, command).await {
        Ok(changed) => done(&door, &site, &sender, id, &changed.thread),
        Err(refusal) => not_done(&door, refusal),
    }
}

/// The handler of `POST /react/…`.
pub async fn react(
    request: HttpRequest,
    path: Path<(String, String)>,
    payload: Payload,
    service: Data<Service>,
) -> HttpResponse {
    let admitted = Door::admitted::<ReactForm>(&request, path, payload, &service).await;
    let (door, form, site) = match admitted.and_then(Door::unless_banned) {
        Ok(admitted) => admitted,
        Err(response) => return *response,
    };
    let reaction = Reaction::parse(&form.reaction);
    if reaction.is_none() && !form.reaction.is_empty() {
        let text = &door.words.text.misfit;
        return door.say(StatusCode::UNPROCESSABLE_ENTITY, "invalid", text);
    }
    if !site.settings().reactions {
        return door.say(StatusCode::FORBIDDEN, "off", &door.words.text.switched_off);
    }
    let (sender, by) = door.sender.acting(&service, &request, &door.key.site, "");
    let allowed = |origin: &str| super::origins::is_known(&service, &site, origin);
    let command = Command::React(React {
        post: Post {
            site: door.key.site.clone(),
            post: door.key.post.clone(),
            url: PageUrl::parse(&form.url, allowed),
            title: forms::title(&form.title),
        },
        by,
        reaction,
        at: clock::now(),
    });
    let changed = service
        .repository
        .change(&door.key, wish(&door.key), command);
    let thread = match changed.await {
        Ok(changed) => changed.thread,
        Err(refusal) => return not_done(&door, refusal),
    };
    let drawing = Drawing {
        viewer: service.viewer_for(&sender),
        ..door.drawing(&site, &thread)
    };
    if target::is_htmx(&request) {
        let mut response = door.response(&site, StatusCode::OK);
        sender.remember(&service, &mut response, &door.key.site);
        return response.body(views::reacted(&drawing.scene(), &thread));
    }
    let to = format!("{}#reactions", drawing.place().action());
    see(&door, &sender, &to)
}

/// Names a wish that is granted once however often it is sent, since it says what shall be.
pub fn wish(key: &ThreadKey) -> CommandId {
    let nonce = rand::random::<u128>().to_string();
    CommandId::digest(&[&key.stream().to_string(), "wish", &nonce])
}

/// Something was done about a comment: to it, or for htmx the comment as its sender sees it now.
pub fn done(
    door: &Door<'_>,
    site: &Arc<Site>,
    sender: &Sender,
    id: CommentId,
    thread: &Arc<Thread>,
) -> HttpResponse {
    let drawing = Drawing {
        viewer: door.service.viewer_for(sender),
        ..door.drawing(site, thread)
    };
    let scene = drawing.scene();
    match thread.comment(id) {
        Some(comment) if target::is_htmx(door.request) => {
            let mut response = door.response(site, StatusCode::OK);
            sender.remember(door.service, &mut response, &door.key.site);
            response.body(views::changed(&scene, thread, comment))
        }
        _ => see(door, sender, &scene.place.comment(id)),
    }
}

/// To where what was done is seen.
pub fn see(door: &Door<'_>, sender: &Sender, to: &str) -> HttpResponse {
    let mut response = headers::see_other(to);
    sender.remember(door.service, &mut response, &door.key.site);
    response.finish()
}

/// A wish came to nothing.
pub fn not_done(door: &Door<'_>, refusal: Refusal) -> HttpResponse {
    match refusal {
        Refusal::Rejected(rejection) => {
            let (reason, text) = (door::reason(rejection), door.rejection(rejection));
            door.say(StatusCode::UNPROCESSABLE_ENTITY, reason, text)
        }
        Refusal::Failed(error) => {
            errors::log(&error, "storing a reaction");
            let text = &door.words.text.not_done;
            door.say(StatusCode::SERVICE_UNAVAILABLE, "store", text)
        }
    }
}
