//! What a page that is open gets: fragments for the socket, and for the answer to its form.

use std::sync::Arc;

use askama::Template;

use super::{
    Composer, Markdown, Rows, count,
    place::{Place, Resume},
    render,
};
use crate::domain::{
    Aggregate,
    thread::{Comment, Thread},
    values::Version,
};

/// Fragments that say themselves where they belong: raw HTML without `hx-swap-oob` would replace
/// the element that holds the connection.
#[derive(Template)]
#[template(path = "thread/live.html", whitespace = "minimize")]
struct Fragments<'a> {
    /// Up to where the page then shows the thread; none if it cannot tell.
    resume: Option<Resume>,
    /// `place` adds what is not there yet, `redraw` replaces all: the widget's own swap styles.
    swap: &'static str,
    comments: Rows<'a>,
    count: String,
}

/// What the socket sends to a page that shows the thread as it was at `after`.
pub fn live(place: &Place<'_>, thread: &Thread, after: Version, markdown: &Markdown) -> String {
    render(&Fragments {
        resume: Some(place.resume(thread.version())),
        swap: "place",
        comments: Rows::since(thread, after, &place.action(), markdown),
        count: count(thread),
    })
}

/// What the socket sends to a page that shows what the log no longer knows: everything.
pub fn reset(place: &Place<'_>, thread: &Thread, markdown: &Markdown) -> String {
    render(&Fragments {
        resume: Some(place.resume(thread.version())),
        swap: "redraw",
        comments: Rows::nested(thread, &place.action(), markdown),
        count: count(thread),
    })
}

/// The answer to a form that htmx sent: a fresh composer, and the comment for its place.
///
/// It carries no resume token: others may have commented in between, and the socket tells of them.
pub fn posted(
    place: &Place<'_>,
    thread: &Thread,
    comment: &Arc<Comment>,
    composer: &Composer,
    markdown: &Markdown,
) -> String {
    let comments = std::slice::from_ref(comment);
    let fragments = Fragments {
        resume: None,
        swap: "place",
        comments: Rows::flat(thread, comments, &place.action(), markdown),
        count: count(thread),
    };
    render(composer) + &render(&fragments)
}
