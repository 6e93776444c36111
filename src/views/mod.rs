//! What people see: view structs, their templates, and Markdown made safe.
//!
//! One partial, `templates/thread/comment.html`, draws a comment in the page, in the answer to a
//! form, and on the socket.

mod aside;
pub mod assets;
mod comment;
mod composer;
pub mod demo;
mod live;
mod markdown;
mod page;
mod place;
mod thread;

use askama::Template;

use crate::domain::thread::Thread;

use self::comment::Rows;
pub use self::{
    aside::{Aside, off_worker},
    composer::{Composer, FormError},
    live::{live, posted, reset},
    markdown::Markdown,
    page::Page,
    place::{Place, Theme},
    thread::{ThreadDocument, ThreadFragment},
};

/// Renders a template. Ours write to a string and format nothing that can fail.
pub fn render(template: &impl Template) -> String {
    template
        .render()
        .expect("writing to a string does not fail")
}

/// The heading of a thread.
fn count(thread: &Thread) -> String {
    match thread.comments().len() {
        0 => "Comments".to_owned(),
        1 => "1 comment".to_owned(),
        n => format!("{n} comments"),
    }
}
