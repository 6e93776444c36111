//! The composer's form: its fields, their limits, and what to say when one is wrong.

use std::time::Duration;

use actix_web::{
    FromRequest, HttpRequest,
    error::UrlencodedError,
    web::{Form, FormConfig, Payload},
};
use serde::Deserialize;
use validator::{Validate, ValidationError, ValidationErrors};

use super::{Service, origins};
use crate::{
    domain::{
        site::Site,
        thread::{AddComment, Author},
        values::{
            AuthorName, Body, CommandId, CommentId, Email, PageUrl, Timestamp, ValueError, Website,
        },
    },
    repository::ThreadKey,
    views::Composer,
};

/// The largest form: 20,000 characters of four bytes, each byte written as `%XX`, and some.
const LARGEST: usize = 256 * 1024;
/// The longest page title that is kept; a longer one is cut.
const LONGEST_TITLE: usize = 200;
/// Without a key the same words count as the same wish for so long, in milliseconds: a form that
/// is sent twice at once is one wish.
const KEYLESS_WISH: i64 = 10 * 60 * 1000;

/// How long a form may take to arrive.
const SLOWEST: Duration = Duration::from_secs(20);

/// Why a form could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// More than a comment can be.
    TooLarge,
    /// It did not arrive in time.
    TooSlow,
    /// It is of another type, or broken.
    NotAForm,
}

/// Reads the form of a request.
pub async fn read(request: &HttpRequest, payload: Payload) -> Result<CommentForm, Unreadable> {
    let mut payload = payload.into_inner();
    let reading = Form::<CommentForm>::from_request(request, &mut payload);
    match tokio::time::timeout(SLOWEST, reading).await {
        Ok(Ok(form)) => Ok(form.into_inner()),
        Ok(Err(error)) => match error.as_error() {
            Some(UrlencodedError::Overflow { .. }) => Err(Unreadable::TooLarge),
            _ => Err(Unreadable::NotAForm),
        },
        Err(_) => Err(Unreadable::TooSlow),
    }
}

/// The limit, for the route table.
pub fn limits() -> FormConfig {
    FormConfig::default().limit(LARGEST)
}

/// What the composer sends. A missing field is an empty one.
#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct CommentForm {
    #[validate(custom(function = "name"))]
    pub name: String,
    #[validate(custom(function = "body"))]
    pub body: String,
    #[validate(custom(function = "email"))]
    pub email: String,
    #[validate(custom(function = "website"))]
    pub website: String,
    pub parent: String,
    pub url: String,
    pub title: String,
    /// Names the wish. Only a script fills it: a page may be cached, and would give all its readers
    /// the same.
    #[validate(length(max = 100))]
    pub key: String,
}

impl CommentForm {
    /// The command that the form asks for, and its id; or what is wrong with which field.
    pub fn command(
        &self,
        key: &ThreadKey,
        site: &Site,
        service: &Service,
        now: Timestamp,
    ) -> Result<(CommandId, AddComment), ValidationErrors> {
        self.validate()?;
        let id = self.command_id(key, now);
        let allowed = |origin: &str| origins::is_known(service, site, origin);
        let command = AddComment {
            site: key.site.clone(),
            post: key.post.clone(),
            id: CommentId::of_command(&id),
            parent: self.parent().map_err(|error| wrong("parent", error))?,
            author: Author {
                name: AuthorName::parse(&self.name).map_err(|error| wrong("name", error))?,
                email: optional(&self.email, Email::parse)
                    .map_err(|error| wrong("email", error))?,
                website: optional(&self.website, Website::parse)
                    .map_err(|error| wrong("website", error))?,
            },
            body: Body::parse(&self.body).map_err(|error| wrong("body", error))?,
            url: PageUrl::parse(&self.url, allowed),
            title: Some(self.title.trim())
                .filter(|title| !title.is_empty())
                .map(|title| {
                    title
                        .chars()
                        .filter(|c| !c.is_control())
                        .take(LONGEST_TITLE)
                        .collect()
                }),
            at: now,
        };
        Ok((id, command))
    }

    /// The comment that is answered, if any.
    pub fn parent(&self) -> Result<Option<CommentId>, ValueError> {
        optional(&self.parent, CommentId::parse)
    }

    /// The form again, with all that was typed.
    pub fn composer(&self) -> Composer {
        Composer {
            name: self.name.clone(),
            email: self.email.clone(),
            website: self.website.clone(),
            body: self.body.clone(),
            url: self.url.clone(),
            title: self.title.clone(),
            ..Composer::default()
        }
    }

    fn command_id(&self, key: &ThreadKey, now: Timestamp) -> CommandId {
        let wish = if self.key.is_empty() {
            (now.millis() / KEYLESS_WISH).to_string()
        } else {
            format!("key {}", self.key)
        };
        let stream = key.stream().to_string();
        CommandId::digest(&[
            &stream,
            &wish,
            &self.parent,
            &self.name,
            &self.email,
            &self.body,
        ])
    }
}

/// Writes what is wrong beside its field.
pub fn explain(errors: &ValidationErrors, composer: &mut Composer) {
    let said = |field: &str| {
        let error = errors.field_errors().get(field)?.first().cloned();
        error.map(|error| {
            error
                .message
                .map_or_else(|| "This does not fit.".to_owned(), String::from)
        })
    };
    composer.name_error = said("name");
    composer.body_error = said("body");
    composer.email_error = said("email");
    composer.website_error = said("website");
    if let Some(text) = said("parent").or_else(|| said("key")) {
        composer.error = Some(crate::views::FormError::text(text));
    }
}

fn name(raw: &str) -> Result<(), ValidationError> {
    AuthorName::parse(raw)
        .map(drop)
        .map_err(|error| sentence("The name", error))
}

fn body(raw: &str) -> Result<(), ValidationError> {
    Body::parse(raw)
        .map(drop)
        .map_err(|error| sentence("The comment", error))
}

fn email(raw: &str) -> Result<(), ValidationError> {
    optional(raw, Email::parse)
        .map(drop)
        .map_err(|error| sentence("The address", error))
}

fn website(raw: &str) -> Result<(), ValidationError> {
    optional(raw, Website::parse)
        .map(drop)
        .map_err(|error| sentence("The website", error))
}

fn optional<T>(
    raw: &str,
    parse: impl Fn(&str) -> Result<T, ValueError>,
) -> Result<Option<T>, ValueError> {
    if raw.trim().is_empty() {
        Ok(None)
    } else {
        parse(raw).map(Some)
    }
}

fn sentence(what: &str, error: ValueError) -> ValidationError {
    ValidationError::new("value").with_message(format!("{what} {error}.").into())
}

fn wrong(field: &'static str, error: ValueError) -> ValidationErrors {
    let mut errors = ValidationErrors::new();
    errors.add(field, sentence("This", error));
    errors
}
