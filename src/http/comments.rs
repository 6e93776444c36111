//! `POST /thread/{site}/{post…}`: saying something. Whatever goes wrong, the words come back.

use std::time::{SystemTime, UNIX_EPOCH};

use actix_web::{
    HttpRequest, HttpResponse,
    error::UrlencodedError,
    http::{
        StatusCode,
        header::{CACHE_CONTROL, LOCATION, RETRY_AFTER},
    },
    web::{Data, Form, Path, Query},
};

use super::{
    Service, errors,
    forms::{self, CommentForm},
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
const NOT_A_FORM: &str = "This did not arrive as a form. Please try again.";
const SAID: &str = "You have said this already.";
const NO_PARENT: &str = "The comment that you answer is not here any more. You can post your words as a comment of their own.";

/// The handler.
pub async fn create(
    request: HttpRequest,
    path: Path<(String, String)>,
    query: Query<ShowQuery>,
    form: Result<Form<CommentForm>, actix_web::Error>,
    service: Data<Service>,
) -> HttpResponse {
    let key = match threads::key(path) {
        Ok(key) => key,
        Err(wrong) => return errors::bad_address(&service, wrong),
    };
    let variant = Variant {
        key,
        fragment: false,
        theme: query.theme(),
    };
    let answer = Answer {
        request: &request,
        service: &service,
        variant: &variant,
    };
    let form = match form {
        Ok(form) => form.into_inner(),
        Err(error) => return answer.unreadable(&error),
    };
    let site = match threads::site(&service, &variant.key.site).await {
        Ok(Some(site)) => site,
        Ok(None) => return errors::unknown_site(&service),
        Err(error) => {
            errors::log(&error, "finding the site of a comment");
            return answer.failed(&form, &Site::default()).await;
        }
    };
    if !origins::is_allowed(&request, &service, &site) {
        answer.count("origin");
        return errors::foreign_origin(&service);
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
            let explain = |composer: &mut Composer<'_>| forms::explain(&errors, composer);
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
    service: &'a Service,
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
        explain: impl FnOnce(&mut Composer<'_>),
    ) -> HttpResponse {
        self.count(reason);
        let (thread, notice) = match self.service.repository.thread(&self.variant.key).await {
            Ok(loaded) => (loaded.state, (!loaded.fresh).then_some(threads::STALE)),
            Err(_) => (std::sync::Arc::<Thread>::default(), Some(threads::AWAY)),
        };
        let mut composer = form.composer();
        composer.action = threads::place(self.service, self.variant).action();
        let parent = form.parent().ok().flatten();
        composer.reply_to = parent
            .and_then(|id| thread.comment(id))
            .map(|parent| &**parent);
        explain(&mut composer);

        let htmx = threads::is_htmx(self.request);
        let mut response = threads::page_response(self.service, site, status);
        response.insert_header((CACHE_CONTROL, "no-store"));
        if htmx {
            response.body(views::render(&composer))
        } else {
            response.body(threads::document(
                self.service,
                self.variant,
                &thread,
                composer,
                notice,
            ))
        }
    }

    /// Nothing to keep: the words did not arrive. With a script they are still in the form.
    fn unreadable(&self, error: &actix_web::Error) -> HttpResponse {
        self.count("unreadable");
        let too_large = matches!(
            error.as_error::<UrlencodedError>(),
            Some(UrlencodedError::Overflow { .. })
        );
        let (status, text) = if too_large {
            (StatusCode::PAYLOAD_TOO_LARGE, TOO_LARGE)
        } else {
            (StatusCode::BAD_REQUEST, NOT_A_FORM)
        };
        if threads::is_htmx(self.request) {
            let html = format!("<div data-hx-swap-oob=\"innerHTML:#composer-error\">{text}</div>");
            return HttpResponse::build(status)
                .insert_header(("hx-reswap", "none"))
                .content_type("text/html; charset=utf-8")
                .body(html);
        }
        errors::page(
            self.service,
            status,
            "Not posted",
            &format!("{text} Your browser's back button brings your words back."),
        )
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
