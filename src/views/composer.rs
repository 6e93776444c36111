//! The form with which people comment, with what they have written so far.

use std::sync::Arc;

use askama::Template;

use crate::domain::{thread::Comment, values::CommentId};

/// The composer. Whatever goes wrong, the words of the person are in here.
#[derive(Default, Template)]
#[template(path = "thread/composer.html", whitespace = "minimize")]
pub struct Composer {
    /// Where the form goes.
    pub action: String,
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
    /// The comment that is answered.
    pub reply_to: Option<Arc<Comment>>,
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
