//! `POST /thread/{site}/{post…}`: saying something. Whatever goes wrong, the words come back.

use std::{
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use actix_web::{
    HttpRequest, HttpResponse,
    http::{
        StatusCode,
        header::{CACHE_CONTROL, LOCATION, RETRY_AFTER},
    },
    web::{Data, Path, Payload},
};

use super::{
    Service, errors,
    forms::{self, CommentForm, Unreadable},
    origins,
    pages::Variant,
    threads::{self, ShowQuery},
};
use crate::{
    domain::{
        site::Site,
        thread::{Rejection, Thread},
        values::Timestamp,
    },
    repository::{Added, Refusal},
    telemetry::By,
    views::{self, Composer, FormError},
};

const NOT_STORED: &str = "Your comment could not be stored just now. Your words are still here: please send them again in a minute.";
const TOO_OFTEN: &str = "That was a lot in a short time. Your words are still here: please send them again in a minute.";
const TOO_LARGE: &str = "This is too much for one comment: at most 20,000 characters fit.";
const TOO_SLOW: &str = "Your words took too long to arrive. Please send them again.";
const LEFT_OUT: &str = "The comments are left out of this answer.";
const NO_SITE: &str =
    "The comments of this page are not set up any more. Your words are still here.";
const FOREIGN: &str = "This page may not send comments here. Your words are still here.";
const NOT_A_FORM: &str = "This did not arrive as a form. Please try again.";
const SAID: &str = "You have said this already.";
const NO_PARENT: &str = "The comment that you answer is not here any more. You can post your words as a comment of their own.";

/// The handler.
pub async fn create(
    request: HttpRequest,
    path: Path<(String, String)>,
    payload: Payload,
    service: Data<Service>,
) -> HttpResponse {
    let key = match threads::key(path) {
        Ok(key) => key,
        Err(wrong) => return errors::bad_address(&service, wrong),
    };
    let variant = Variant {
        key,
        fragment: false,
        theme: ShowQuery::of(&request).theme,
    };
    let answer = Answer {
        request: &request,
        service: &service,
        variant: &variant,
    };
    let form = match forms::read(&request, payload).await {
        Ok(form) => form,
        Err(unreadable) => return answer.unreadable(&unreadable),
    };
    let site = match threads::site(&service, &variant.key.site).await {
        Ok(Some(site)) => site,
        Ok(None) => return answer.turned_away("site", NO_SITE, errors::unknown_site),
        Err(error) => {
            errors::log(&error, "finding the site of a comment");
            return answer.failed(&form, &Site::default()).await;
        }
    };
    if !origins::is_allowed(&request, &service, &site) {
        return answer.turned_away("origin", FOREIGN, errors::foreign_origin);
    }
    if let Err(seconds) = service.limits.check(&request) {
        let mut response = answer
            .refused(
                &form,
                &site,
                StatusCode::TOO_MANY_REQUESTS,
                "rate",
                |composer| {
                    composer.error = Some(FormError::text(TOO_OFTEN));
                },
            )
            .await;
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
        return response;
    }
    let invalid = StatusCode::UNPROCESSABLE_ENTITY;
    let (id, command) = match form.command(&variant.key, &site, &service, now()) {
        Ok(command) => command,
        Err(errors) => {
            let explain = |composer: &mut Composer| forms::explain(&errors, composer);
            return answer
                .refused(&form, &site, invalid, "invalid", explain)
                .await;
        }
    };
    match service
        .repository
        .add_comment(&variant.key, id, command)
        .await
    {
        // Without a key nobody can tell a lost answer from a second press of the button.
        Ok(added) if added.replayed && form.key.is_empty() => {
            answer.said(&form, &site, added.id).await
        }
        Ok(added) => answer.posted(&form, &site, &added),
        Err(Refusal::Rejected(Rejection::AlreadySaid(id))) => answer.said(&form, &site, id).await,
        Err(Refusal::Rejected(Rejection::UnknownParent)) => {
            answer
                .refused(&form, &site, invalid, "parent", |composer| {
                    composer.error = Some(FormError::text(NO_PARENT));
                })
                .await
        }
        Err(Refusal::Failed(error)) => {
            errors::log(&error, "storing a comment");
            answer.failed(&form, &site).await
        }
    }
}

/// Answers one form.
struct Answer<'a> {
    request: &'a HttpRequest,
    service: &'a Data<Service>,
    variant: &'a Variant,
}

impl Answer<'_> {
    /// Stored: to the comment; or, for htmx, the comment and a fresh composer.
    fn posted(&self, form: &CommentForm, site: &Site, added: &Added) -> HttpResponse {
        if !added.replayed {
            self.service.metrics.comments_added.inc();
        }
        let place = threads::place(self.service, self.variant);
        let to = format!("{}#comment-{}", place.action(), added.id);
        if !threads::is_htmx(self.request) {
            return HttpResponse::SeeOther()
                .insert_header((LOCATION, to))
                .insert_header((CACHE_CONTROL, "no-store"))
                .finish();
        }
        let mut response = threads::page_response(self.service, site, StatusCode::OK);
        response.insert_header((CACHE_CONTROL, "no-store"));
        let Some(comment) = added.thread.comment(added.id) else {
            // Stored, but the store went away before this node could read it.
            return response.insert_header(("hx-redirect", to)).finish();
        };
        let fresh = Composer {
            action: place.action(),
            name: form.name.clone(),
            email: form.email.clone(),
            website: form.website.clone(),
            ..Composer::default()
        };
        response.body(views::posted(
            &place,
            &added.thread,
            comment,
            &fresh,
            &self.service.markdown,
        ))
    }

    /// Stored already, a while ago.
    async fn said(
        &self,
        form: &CommentForm,
        site: &Site,
        id: crate::domain::values::CommentId,
    ) -> HttpResponse {
        self.refused(
            form,
            site,
            StatusCode::UNPROCESSABLE_ENTITY,
            "said",
            |composer| {
                composer.error = Some(FormError {
                    text: SAID.to_owned(),
                    comment: Some(id),
                });
            },
        )
        .await
    }

    /// Not stored, by our fault.
    async fn failed(&self, form: &CommentForm, site: &Site) -> HttpResponse {
        let status = StatusCode::SERVICE_UNAVAILABLE;
        let mut response = self
            .refused(form, site, status, "store", |composer| {
                composer.error = Some(FormError::text(NOT_STORED));
            })
            .await;
        response.headers_mut().insert(RETRY_AFTER, 10.into());
        response
    }

    /// Not stored: the same page again, the words kept, what is wrong beside its field.
    async fn refused(
        &self,
        form: &CommentForm,
        site: &Site,
        status: StatusCode,
        reason: &'static str,
        explain: impl FnOnce(&mut Composer),
    ) -> HttpResponse {
        self.count(reason);
        let (mut thread, mut notice) = match self.service.repository.thread(&self.variant.key).await
        {
            Ok(loaded) => (loaded.state, (!loaded.fresh).then_some(threads::STALE)),
            Err(_) => (Arc::<Thread>::default(), Some(threads::AWAY)),
        };
        let mut composer = form.composer();
        composer.action = threads::place(self.service, self.variant).action();
        let parent = form.parent().ok().flatten();
        composer.reply_to = parent.and_then(|id| thread.comment(id)).cloned();
        explain(&mut composer);

        let mut response = threads::page_response(self.service, site, status);
        response.insert_header((CACHE_CONTROL, "no-store"));
        if threads::is_htmx(self.request) {
            return response.body(views::render(&composer));
        }
        if status == StatusCode::TOO_MANY_REQUESTS {
            // Whoever sends too much does not get a long thread drawn for each.
            (thread, notice) = (Arc::default(), Some(LEFT_OUT));
        }
        let variant = self.variant.clone();
        let body = threads::document(self.service, variant, thread, composer, notice).await;
        response.body(body)
    }

    /// Nothing to keep: the words did not arrive.
    fn unreadable(&self, unreadable: &Unreadable) -> HttpResponse {
        let (status, text) = match unreadable {
            Unreadable::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, TOO_LARGE),
            Unreadable::TooSlow => (StatusCode::REQUEST_TIMEOUT, TOO_SLOW),
            Unreadable::NotAForm => (StatusCode::BAD_REQUEST, NOT_A_FORM),
        };
        self.turned_away("unreadable", text, |service| {
            let text = format!("{text} Your browser's back button brings your words back.");
            errors::page(service, status, "Not posted", &text)
        })
    }

    /// There is no thread to show the form in: a page that says so. With a script the words are
    /// still in the form, which must then stay: what is wrong goes above it.
    fn turned_away(
        &self,
        reason: &'static str,
        text: &str,
        page: impl FnOnce(&Service) -> HttpResponse,
    ) -> HttpResponse {
        self.count(reason);
        let page = page(self.service);
        if !threads::is_htmx(self.request) {
            return page;
        }
        HttpResponse::build(page.status())
            .insert_header(("hx-reswap", "none"))
            .insert_header((CACHE_CONTROL, "no-store"))
            .content_type("text/html; charset=utf-8")
            .body(format!(
                "<div data-hx-swap-oob=\"innerHTML:#composer-error\">{text}</div>"
            ))
    }

    fn count(&self, reason: &'static str) {
        let by: By = [("reason", reason)];
        self.service
            .metrics
            .comments_refused
            .get_or_create(&by)
            .inc();
    }
}

fn now() -> Timestamp {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    Timestamp::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
