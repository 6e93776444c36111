//! `POST /thread/{site}/{post…}`: saying something. Whatever goes wrong, the words come back.

use std::sync::Arc;

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header::RETRY_AFTER},
    web::{Data, Path, Payload},
};

use super::{
    Service,
    authors::{self, Unfit},
    clock,
    door::{self, Door, Turned},
    drawing::Drawing,
    errors,
    forms::{self, CommentForm},
    judging, reacting,
    sender::Sender,
    target,
};
use crate::{
    domain::{
        site::Site,
        thread::{self, Rejection, Thread},
        values::{Body, CommentId, ValueError},
    },
    repository::{Changed, Refusal},
    views::{self, Audience, FormError, Typed, View, Words, words_for},
};

/// The handler.
pub async fn create(
    request: HttpRequest,
    path: Path<(String, String)>,
    payload: Payload,
    service: Data<Service>,
) -> HttpResponse {
    let entered = Door::enter::<CommentForm>(&request, path, payload, &service).await;
    let (door, form) = match entered {
        Ok(entered) => entered,
        Err(response) => return *response,
    };
    let answer = Answer { door: &door };
    let site = match door.admit(&service.limits).await {
        Ok(site) => site,
        Err(Turned::TooOften { seconds, site }) => {
            return answer.too_often(&form, &site, seconds).await;
        }
        Err(Turned::Away(error)) => {
            errors::log(&error, "finding the site of a comment");
            return answer.failed(&form, &Arc::default()).await;
        }
        Err(turned) => return door.turned_away(&turned),
    };
    let invalid = StatusCode::UNPROCESSABLE_ENTITY;
    let (mut sender, by) = door
        .sender
        .acting(&service, &request, &door.key.site, &form.key);
    let proven = judging::is_proven(&door, &form);
    let form = CommentForm {
        name: authors::name(&sender, &form),
        ..form
    };
    let command = form.command(&door.key, &site, &service, by, clock::now());
    let (id, mut command) = match command {
        Ok(command) => command,
        Err(errors) => {
            let explain = |typed: &mut Typed| forms::explain(&errors, door.words, typed);
            return answer
                .refused(&form, &site, invalid, "invalid", explain)
                .await;
        }
    };
    let rules = &site.settings().rules;
    let signed = match door.is_banned(&site) {
        true => Err(Unfit::Banned),
        false => authors::sign(&door, rules, &mut sender, &mut command).await,
    };
    if let Err(unfit) = signed {
        let (status, reason) = unfit.status();
        let explain = |typed: &mut Typed| unfit.explain(door.words, typed);
        return answer.refused(&form, &site, status, reason, explain).await;
    }
    let is_new = judging::judge(&door, &site, &form, proven, &mut command).await;
    let comment = command.id;
    if sender.role.is_none()
        && let Err(seconds) = service.pace.check(&door.key.site, by, is_new)
    {
        // Who asks again after a lost answer, or presses the button twice, is told what became of it.
        let decided = thread::decide(&*door.thread().await, command.clone().into());
        if decided.is_ok_and(|events| !events.is_empty()) {
            return answer.too_often(&form, &site, seconds).await;
        }
    }
    match service.repository.change(&door.key, id, command).await {
        // Without a key nobody can tell a lost answer from a second press of the button.
        Ok(changed) if changed.replayed && form.key.is_empty() => {
            answer.said(&form, &site, comment).await
        }
        Ok(changed) => match authors::left(&service, &sender).await {
            false => {
                service.pace.said(&door.key.site, by);
                answer.posted(&form, &site, &sender, comment, &changed)
            }
            true => answer.failed(&form, &site).await,
        },
        Err(Refusal::Rejected(Rejection::AlreadySaid(id))) => answer.said(&form, &site, id).await,
        Err(Refusal::Rejected(rejection)) => {
            let text = door.rejection(rejection);
            answer
                .refused(&form, &site, invalid, door::reason(rejection), |typed| {
                    typed.error = Some(FormError::text(text));
                })
                .await
        }
        Err(Refusal::Failed(error)) => {
            errors::log(&error, "storing a comment");
            answer.failed(&form, &site).await
        }
    }
}

/// `POST /preview/{site}/{post…}`: how a comment will look; nothing of it is kept.
pub async fn preview(
    request: HttpRequest,
    path: Path<(String, String)>,
    payload: Payload,
    service: Data<Service>,
) -> HttpResponse {
    let entered = Door::enter::<CommentForm>(&request, path, payload, &service).await;
    let (door, form) = match entered {
        Ok(entered) => entered,
        Err(response) => return *response,
    };
    let answer = Answer { door: &door };
    let site = match door.admit(&service.acts).await {
        Ok(site) => site,
        Err(Turned::TooOften { seconds, site }) if !target::is_htmx(&request) => {
            return answer.too_often(&form, &site, seconds).await;
        }
        Err(Turned::Away(_)) => Arc::default(),
        Err(turned) => return door.turned_away(&turned),
    };
    if let Err(ValueError::TooLong(max)) = Body::parse(&form.body) {
        let text = door.words.too_long("body", max);
        let invalid = StatusCode::UNPROCESSABLE_ENTITY;
        if target::is_htmx(&request) {
            return door.say(invalid, "invalid", &text);
        }
        return answer
            .refused(&form, &site, invalid, "invalid", |typed| {
                typed.body_error = Some(text);
            })
            .await;
    }
    let (markdown, words) = (service.markdown.clone(), form.body.clone());
    let html = views::off_worker(move || match words.trim() {
        "" => String::new(),
        _ => markdown.preview(&words),
    });
    let html = html.await;
    if target::is_htmx(&request) {
        let body = format!("<div class=\"comment-body\" dir=\"auto\">{html}</div>");
        return door.response(&site, StatusCode::OK).body(body);
    }
    answer
        .page(&form, &site, StatusCode::OK, |typed| {
            typed.preview = Some(html);
        })
        .await
}

/// Answers one form.
struct Answer<'a> {
    door: &'a Door<'a>,
}

impl Answer<'_> {
    /// Stored: to the comment; or, for htmx, the comment and a fresh composer.
    fn posted(
        &self,
        form: &CommentForm,
        site: &Arc<Site>,
        sender: &Sender,
        id: CommentId,
        changed: &Changed,
    ) -> HttpResponse {
        let door = self.door;
        let service = door.service;
        if !changed.replayed {
            service.metrics.comments_added.inc();
        }
        let drawing = Drawing {
            viewer: service.viewer_for(sender),
            ..door.drawing(site, &changed.thread)
        };
        let scene = drawing.scene();
        let audience = Audience::of(drawing.viewer.as_ref(), &changed.thread);
        let first = View::with(door.order, &changed.thread, &audience, id) == View::default();
        let comment = changed.thread.comment(id);
        let is_held = comment.is_some_and(|comment| comment.said.is_none());
        let to = match first {
            // Whoever keeps no cookie is told as well.
            _ if is_held => format!("{}#comment-{id}", scene.place.with("held", id)),
            true => format!("{}#comment-{id}", scene.place.action()),
            false => scene.place.comment(id),
        };
        if !target::is_htmx(door.request) {
            return reacting::see(door, sender, &to);
        }
        let mut response = door.response(site, StatusCode::OK);
        sender.remember(service, &mut response, &door.key.site);
        let Some(comment) = comment else {
            // Stored, but the store went away before this node could read it.
            return response.insert_header(("hx-redirect", to)).finish();
        };
        let fresh = Typed {
            name: form.name.clone(),
            email: form.email.clone(),
            website: form.website.clone(),
            ..Typed::default()
        };
        response.body(views::posted(&scene, &changed.thread, comment, fresh))
    }

    /// Stored already, a while ago.
    async fn said(&self, form: &CommentForm, site: &Arc<Site>, id: CommentId) -> HttpResponse {
        let text = self.door.words.text.said.clone();
        let invalid = StatusCode::UNPROCESSABLE_ENTITY;
        // Somebody else may have said the same, and it waits: that is none of their business.
        let thread = self.door.thread().await;
        let viewer = self.door.service.viewer_for(&self.door.sender);
        let comment = thread.comment(id);
        let comment = comment.filter(|it| words_for(viewer.as_ref(), it).is_some());
        let comment = comment.map(|it| it.id);
        self.refused(form, site, invalid, "said", |typed| {
            typed.error = Some(FormError { text, comment });
        })
        .await
    }

    /// Not stored, by our fault.
    async fn failed(&self, form: &CommentForm, site: &Arc<Site>) -> HttpResponse {
        let text = self.door.words.text.not_stored.clone();
        let status = StatusCode::SERVICE_UNAVAILABLE;
        let mut response = self
            .refused(form, site, status, "store", |typed| {
                typed.error = Some(FormError::text(text));
            })
            .await;
        response.headers_mut().insert(RETRY_AFTER, 10.into());
        response
    }

    async fn too_often(&self, form: &CommentForm, site: &Arc<Site>, seconds: u64) -> HttpResponse {
        let text = self.door.words.text.too_often.clone();
        let status = StatusCode::TOO_MANY_REQUESTS;
        let mut response = self
            .refused(form, site, status, "rate", |typed| {
                typed.error = Some(FormError::text(text));
            })
            .await;
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
        response
    }

    /// Not stored: the same page again, the words kept, what is wrong beside its field.
    async fn refused(
        &self,
        form: &CommentForm,
        site: &Arc<Site>,
        status: StatusCode,
        reason: &'static str,
        explain: impl FnOnce(&mut Typed),
    ) -> HttpResponse {
        self.door.count(reason);
        self.page(form, site, status, explain).await
    }

    /// The page with the words as they were typed; for htmx the composer alone.
    async fn page(
        &self,
        form: &CommentForm,
        site: &Arc<Site>,
        status: StatusCode,
        explain: impl FnOnce(&mut Typed),
    ) -> HttpResponse {
        let door = self.door;
        let text = &Words::of(door.variant.lang).text;
        let (mut thread, mut notice) = match door.service.repository.thread(&door.key).await {
            Ok(loaded) => (loaded.state, (!loaded.fresh).then_some(&*text.stale)),
            Err(_) => (Arc::<Thread>::default(), Some(&*text.away)),
        };
        let mut typed = form.typed();
        let parent = form.parent().ok().flatten();
        let viewer = door.service.viewer_for(&door.sender);
        let audience = Audience::of(viewer.as_ref(), &thread);
        let parent = parent.and_then(|id| thread.comment(id));
        typed.reply_to = parent.filter(|it| audience.sees(&thread, it)).cloned();
        explain(&mut typed);
        if status == StatusCode::TOO_MANY_REQUESTS {
            // Whoever sends too much does not get a long thread drawn for each.
            (thread, notice) = (Arc::default(), Some(&*text.left_out));
        }
        let drawing = door.drawing(site, &thread);
        if target::is_htmx(door.request) {
            let composer = views::Composer::new(&drawing.scene(), typed);
            return door.response(site, status).body(views::render(&composer));
        }
        if thread.is_locked() && notice.is_none() {
            // There is no composer to keep the words in.
            return door.keep_words(status, &typed.body);
        }
        drawing.now(status, typed, notice, None).await
    }
}
