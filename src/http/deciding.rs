//! `POST /decide/{site}/{post…}`: what the staff decides in the thread itself.

use std::sync::Arc;

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Data, Path, Payload},
};
use serde::Deserialize;

use super::{Service, clock, door::Door, reacting, target};
use crate::domain::{
    site::Site,
    thread::{Command, Lock, Moderate, Pin, Post, Standing, Verdict},
    values::{AccountId, CommentId, DecisionId},
};

/// What the buttons send: each names what shall be, and its value the comment.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct DecideForm {
    approve: String,
    spam: String,
    reject: String,
    pin: String,
    unpin: String,
    /// A comment and the decision about it, with a dot between.
    undo: String,
    /// Whether the thread shall take no more comments: `on` or `off`.
    lock: String,
}

/// The handler.
pub async fn decide(
    request: HttpRequest,
    path: Path<(String, String)>,
    payload: Payload,
    service: Data<Service>,
) -> HttpResponse {
    let admitted = Door::admitted::<DecideForm>(&request, path, payload, &service).await;
    let (door, form, site) = match admitted {
        Ok(admitted) => admitted,
        Err(response) => return *response,
    };
    let by = match (&door.sender.member, door.sender.role) {
        (Some(member), Some(_)) => member.id,
        _ => {
            let text = &door.words.text.not_staff;
            return door.say(StatusCode::FORBIDDEN, "not_staff", text);
        }
    };
    let Some((id, command)) = form.command(&door, by) else {
        let text = &door.words.text.misfit;
        return door.say(StatusCode::UNPROCESSABLE_ENTITY, "invalid", text);
    };
    let wish = reacting::wish(&door.key);
    match service.repository.change(&door.key, wish, command).await {
        Ok(changed) => match id {
            Some(id) => reacting::done(&door, &site, &door.sender, id, &changed.thread),
            None => thread_done(&door, &site, &changed.thread),
        },
        Err(refusal) => reacting::not_done(&door, refusal),
    }
}

/// The whole thread is another now: for a script as for a form the page is loaded anew.
fn thread_done(
    door: &Door<'_>,
    site: &Arc<Site>,
    thread: &Arc<crate::domain::thread::Thread>,
) -> HttpResponse {
    let to = door.drawing(site, thread).place().action();
    match target::is_htmx(door.request) {
        true => door
            .response(site, StatusCode::OK)
            .insert_header(("hx-refresh", "true"))
            .finish(),
        false => reacting::see(door, &door.sender, &to),
    }
}

impl DecideForm {
    /// The first wish that is there, and the comment that it is about.
    fn command(&self, door: &Door<'_>, by: AccountId) -> Option<(Option<CommentId>, Command)> {
        let at = clock::now();
        let moderate = |id, verdict| {
            Command::Moderate(Moderate {
                ids: vec![id],
                verdict,
                by,
                decision: DecisionId::from_random(rand::random()),
                at,
            })
        };
        let id = |raw: &str| CommentId::parse(raw).ok();
        let standings = [
            (&self.approve, Standing::Published),
            (&self.spam, Standing::Spam),
            (&self.reject, Standing::Rejected),
        ];
        for (raw, to) in standings {
            if let Some(id) = id(raw) {
                return Some((Some(id), moderate(id, Verdict::Stand(to))));
            }
        }
        for (raw, pinned) in [(&self.pin, true), (&self.unpin, false)] {
            if let Some(id) = id(raw) {
                return Some((Some(id), Command::Pin(Pin { id, pinned, at })));
            }
        }
        if let Some((raw, decision)) = self.undo.split_once('.') {
            let decision = DecisionId::parse(decision).ok()?;
            let id = id(raw)?;
            return Some((Some(id), moderate(id, Verdict::Undo(decision))));
        }
        let locked = match &*self.lock {
            "on" => true,
            "off" => false,
            _ => return None,
        };
        let post = Post {
            site: door.key.site.clone(),
            post: door.key.post.clone(),
            url: None,
            title: None,
        };
        Some((None, Command::Lock(Lock { post, locked, at })))
    }
}
