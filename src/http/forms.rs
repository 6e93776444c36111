//! The composer's form: its fields, their limits, and what to say when one is wrong.

use std::time::Duration;

use actix_web::{
    FromRequest, HttpRequest,
    error::UrlencodedError,
    web::{Form, FormConfig, Payload},
};
use serde::{Deserialize, de::DeserializeOwned};
use validator::{Validate, ValidationError, ValidationErrors};

use super::{Service, origins};
use crate::{
    domain::{
        site::Site,
        thread::{AddComment, Author, Judgement, Post},
        values::{
            Actor, AuthorName, Body, CommandId, CommentId, Email, PageUrl, Timestamp, ValueError,
            Website,
        },
    },
    repository::ThreadKey,
    views::{FormError, Typed, Words},
};

/// The largest form: 20,000 characters of four bytes, each byte written as `%XX`, and some.
const LARGEST: usize = 256 * 1024;
/// The longest page title that is kept; a longer one is cut.
const LONGEST_TITLE: usize = 200;
/// Without a key the same words count as the same wish for so long, in milliseconds: a form that
/// is sent twice at once is one wish.
const KEYLESS_WISH: i64 = 10 * 60 * 1000;

/// The code of a value that is too long, and the name of its limit.
const TOO_LONG: &str = "too long";
const MAX: &str = "max";

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
pub async fn read<F: DeserializeOwned + 'static>(
    request: &HttpRequest,
    payload: Payload,
) -> Result<F, Unreadable> {
    let mut payload = payload.into_inner();
    let reading = Form::<F>::from_request(request, &mut payload);
    match tokio::time::timeout(SLOWEST, reading).await {
        Ok(Ok(form)) => Ok(form.into_inner()),
        Ok(Err(error)) => match error.as_error() {
            Some(UrlencodedError::Overflow { .. }) => Err(Unreadable::TooLarge),
            _ => Err(Unreadable::NotAForm),
        },
        Err(_) => Err(Unreadable::TooSlow),
    }
}

/// The fields of a form that may bring one name many times, in the order in which they came.
#[derive(Debug, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// The last of that name; empty if there is none.
    pub fn one(&self, name: &str) -> &str {
        let mut values = self.0.iter().rev().filter(|(other, _)| other == name);
        values.next().map_or("", |(_, value)| value)
    }

    /// All of that name.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        let values = self.0.iter().filter(move |(other, _)| other == name);
        values.map(|(_, value)| &**value)
    }
}

/// Reads the fields of a form.
pub async fn fields(payload: Payload) -> Result<Fields, Unreadable> {
    let reading = payload.to_bytes_limited(LARGEST);
    match tokio::time::timeout(SLOWEST, reading).await {
        Ok(Ok(Ok(body))) => Ok(Fields(
            url::form_urlencoded::parse(&body).into_owned().collect(),
        )),
        Ok(Ok(Err(_))) => Err(Unreadable::NotAForm),
        Ok(Err(_)) => Err(Unreadable::TooLarge),
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
    /// People do not see it, and leave it empty.
    pub subject: String,
    /// When the form was drawn, in milliseconds since 1970.
    pub drawn: String,
    /// Names the wish. Only a script fills it: a page may be cached, and would give all its readers
    /// the same.
    #[validate(length(max = 100))]
    pub key: String,
    /// The number that a script found for this comment, if any. A wrong one is none: it refuses nothing.
    pub proof: String,
}

impl CommentForm {
    /// The command that the form asks for, and its id; or what is wrong with which field.
    pub fn command(
        &self,
        key: &ThreadKey,
        site: &Site,
        service: &Service,
        by: Actor,
        now: Timestamp,
    ) -> Result<(CommandId, AddComment), ValidationErrors> {
        self.validate()?;
        let id = self.command_id(service, key, now);
        let command = AddComment {
            post: self.post(key, site, service),
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
            by: Some(by),
            role: None,
            network: None,
            judged: Judgement::default(),
            open_for: None,
            at: now,
        };
        Ok((id, command))
    }

    /// The post, as far as the form knows it.
    fn post(&self, key: &ThreadKey, site: &Site, service: &Service) -> Post {
        let allowed = |origin: &str| origins::is_known(service, site, origin);
        Post {
            site: key.site.clone(),
            post: key.post.clone(),
            url: PageUrl::parse(&self.url, allowed),
            title: title(&self.title),
        }
    }

    /// The comment that is answered, if any.
    pub fn parent(&self) -> Result<Option<CommentId>, ValueError> {
        optional(&self.parent, CommentId::parse)
    }

    /// For how long it was written, if the form says when it was drawn. It can be made up: that a
    /// machine takes its time is all that is asked of it.
    pub fn written_for(&self, now: Timestamp) -> Option<i64> {
        let drawn: i64 = self.drawn.parse().ok()?;
        Some(now.millis().saturating_sub(drawn)).filter(|it| *it >= 0)
    }

    /// The form again, with all that was typed.
    pub fn typed(&self) -> Typed {
        Typed {
            name: self.name.clone(),
            email: self.email.clone(),
            website: self.website.clone(),
            body: self.body.clone(),
            url: self.url.clone(),
            title: self.title.clone(),
            drawn: self.drawn.clone(),
            ..Typed::default()
        }
    }

    /// Without the address, and keyed: the id of a comment follows from it, and tells nobody what
    /// was in the form.
    fn command_id(&self, service: &Service, key: &ThreadKey, now: Timestamp) -> CommandId {
        let wish = if self.key.is_empty() {
            (now.millis() / KEYLESS_WISH).to_string()
        } else {
            format!("key {}", self.key)
        };
        let stream = key.stream().to_string();
        let parts = [&wish, &self.parent, &self.name, &self.body].map(String::clone);
        CommandId::digest(&[&stream, &service.secrets.mac(&parts)])
    }
}

/// The title of a page as it is kept, if there is one.
pub fn title(raw: &str) -> Option<String> {
    let visible = raw.trim().chars().filter(|c| !c.is_control());
    let title: String = visible.take(LONGEST_TITLE).collect();
    Some(title).filter(|title| !title.is_empty())
}

/// Writes what is wrong beside its field.
pub fn explain(errors: &ValidationErrors, words: &Words, typed: &mut Typed) {
    let fields = errors.field_errors();
    let said = |field: &str| {
        let error = fields.get(field)?.first()?;
        let text = &words.text;
        Some(match (field, &*error.code) {
            (_, TOO_LONG) => {
                let max = error.params.get(MAX).and_then(serde_json::Value::as_u64);
                words.too_long(field, max.unwrap_or_default() as usize)
            }
            ("name", _) => text.name_missing.clone(),
            ("body", _) => text.body_missing.clone(),
            ("email", _) => text.email_wrong.clone(),
            ("website", _) => text.website_wrong.clone(),
            _ => text.misfit.clone(),
        })
    };
    typed.name_error = said("name");
    typed.body_error = said("body");
    typed.email_error = said("email");
    typed.website_error = said("website");
    if let Some(text) = said("parent").or_else(|| said("key")) {
        typed.error = Some(FormError::text(text));
    }
}

fn name(raw: &str) -> Result<(), ValidationError> {
    AuthorName::parse(raw).map(drop).map_err(coded)
}

fn body(raw: &str) -> Result<(), ValidationError> {
    Body::parse(raw).map(drop).map_err(coded)
}

fn email(raw: &str) -> Result<(), ValidationError> {
    optional(raw, Email::parse).map(drop).map_err(coded)
}

fn website(raw: &str) -> Result<(), ValidationError> {
    optional(raw, Website::parse).map(drop).map_err(coded)
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

fn coded(error: ValueError) -> ValidationError {
    match error {
        ValueError::TooLong(max) => {
            let mut coded = ValidationError::new(TOO_LONG);
            coded.add_param(MAX.into(), &max);
            coded
        }
        ValueError::Missing | ValueError::Malformed(_) => ValidationError::new("value"),
    }
}

fn wrong(field: &'static str, error: ValueError) -> ValidationErrors {
    let mut errors = ValidationErrors::new();
    errors.add(field, coded(error));
    errors
}
