//! The form with which people comment, with what they have written so far.

use std::sync::Arc;

use askama::Template;

use super::{
    Scene,
    comment::name,
    who::Who,
    words::{Around, Text},
};
use crate::domain::{moderation::PROOF_BITS, thread::Comment, values::CommentId};

/// What a person wrote into the composer, and what is wrong with it.
#[derive(Debug, Default)]
pub struct Typed {
    /// The name as typed.
    pub name: String,
    /// The address as typed.
    pub email: String,
    /// The page as typed.
    pub website: String,
    /// The comment as typed.
    pub body: String,
    /// The blog's page, if a script told.
    pub url: String,
    /// Its title, if a script told.
    pub title: String,
    /// When the form was first drawn, if it was drawn before.
    pub drawn: String,
    /// The comment that is answered.
    pub reply_to: Option<Arc<Comment>>,
    /// How the words will look, as safe HTML.
    pub preview: Option<String>,
    /// What is wrong with the whole.
    pub error: Option<FormError>,
    /// What is wrong with the name.
    pub name_error: Option<String>,
    /// What is wrong with the address.
    pub email_error: Option<String>,
    /// What is wrong with the page.
    pub website_error: Option<String>,
    /// What is wrong with the words.
    pub body_error: Option<String>,
}

/// The composer. Whatever goes wrong, the words of the person are in here.
#[derive(Template)]
#[template(path = "thread/composer.html", whitespace = "minimize")]
pub struct Composer {
    action: String,
    preview_action: String,
    replying: Option<Replying>,
    who: Who,
    /// How much work is wanted with a comment, in bits; see `static/proof.js`.
    proof: Option<u32>,
    typed: Typed,
    drawn: String,
    text: &'static Text,
}

/// Whom the words answer.
struct Replying {
    id: CommentId,
    name: String,
    around: Around,
    cancel: String,
}

impl Composer {
    /// The form with these words.
    pub fn new(scene: &Scene, typed: Typed) -> Self {
        let replying = typed.reply_to.as_ref().map(|comment| Replying {
            id: comment.id,
            name: name(comment).to_owned(),
            around: scene.words.replying_to(),
            cancel: scene.place.action(),
        });
        Self {
            action: scene.place.action(),
            preview_action: scene.place.of("preview"),
            replying,
            who: Who::new(scene),
            drawn: match (&*typed.drawn, scene.drawn) {
                ("", Some(now)) => now.to_string(),
                (before, _) => before.to_owned(),
            },
            proof: scene.site.settings().rules.proof.then_some(PROOF_BITS),
            typed,
            text: &scene.words.text,
        }
    }
}

/// Something that is wrong with the form as a whole.
#[derive(Debug, Clone)]
pub struct FormError {
    /// What, and what to do.
    pub text: String,
    /// The comment that it is about.
    pub comment: Option<CommentId>,
}

impl FormError {
    /// Just words.
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            comment: None,
        }
    }
}
