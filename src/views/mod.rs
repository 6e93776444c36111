//! What people see: view structs, their templates, and Markdown made safe.
//!
//! One partial, `templates/thread/comment.html`, draws a comment in the page, in the answer to a
//! form, and on the socket.

pub mod assets;
mod comment;
mod composer;
pub mod demo;
mod markdown;
mod page;
mod thread;

use askama::Template;

pub use self::{
    comment::Rows,
    composer::{Composer, FormError},
    markdown::Markdown,
    page::Page,
    thread::{Place, Theme, ThreadDocument, ThreadFragment, live, posted, reset},
};

/// Renders a template. Ours write to a string and format nothing that can fail.
pub fn render(template: &impl Template) -> String {
    template
        .render()
        .expect("writing to a string does not fail")
}
