//! What a page that is open gets: fragments for the socket, and for the answer to its forms.

use std::collections::HashSet;

use askama::Template;

use super::{
    Composer, Reactions, Rows, Scene, Typed, View, comment::picked, place::Resume, render,
};
use crate::domain::{
    Aggregate,
    thread::{Change, Comment, Thread},
    values::{CommentId, Reaction, Version},
};

/// Fragments that say themselves where they belong: raw HTML without `hx-swap-oob` would replace
/// the element that holds the connection.
#[derive(Default, Template)]
#[template(path = "thread/live.html", whitespace = "minimize")]
struct Fragments<'a> {
    /// Up to where the page then shows the thread; none if it cannot tell.
    resume: Option<Resume>,
    /// `place` adds what is not there yet when nobody reads there, `own` at once, `redraw` replaces
    /// all: the widget's own swap styles.
    swap: &'static str,
    comments: Option<Rows<'a>>,
    /// How many like which comment.
    likes: Vec<(CommentId, usize)>,
    /// How many reacted to the post in which way.
    reactions: Vec<(&'static str, usize)>,
    locked: Option<bool>,
    count: String,
}

/// What the socket sends to a page that shows the thread as it was at `after`.
pub fn live(scene: &Scene, thread: &Thread, after: Version) -> String {
    let changes: Vec<_> = thread.changes_after(after).collect();
    let mut seen = HashSet::new();
    let likes = changes.iter().filter_map(|change| match change {
        Change::Likes(id) if seen.insert(*id) => Some((*id, thread.comment(*id)?.likes.len())),
        _ => None,
    });
    let reactions = changes.contains(&Change::Reactions).then(|| {
        let all = Reaction::ALL.into_iter();
        all.map(|it| (it.name(), thread.reacted(it))).collect()
    });
    render(&Fragments {
        resume: Some(scene.place.resume(thread.version())),
        swap: "place",
        comments: Some(Rows::changed(scene, thread, &changes)),
        likes: likes.collect(),
        reactions: reactions.unwrap_or_default(),
        locked: changes
            .contains(&Change::Lock)
            .then_some(thread.is_locked()),
        count: scene.words.count(thread.count()),
    })
}

/// What the socket sends to a page that shows what the log no longer knows: the first page anew.
pub fn reset(scene: &Scene, thread: &Thread) -> String {
    render(&Fragments {
        resume: Some(scene.place.resume(thread.version())),
        swap: "redraw",
        comments: Some(Rows::page(scene, thread, View::default())),
        count: scene.words.count(thread.count()),
        ..Fragments::default()
    })
}

/// The answer to a composer that htmx sent: a fresh one, and the comment for its place.
///
/// It carries no resume token: others may have commented in between, and the socket tells of them.
pub fn posted(
    scene: &Scene,
    thread: &Thread,
    comment: &std::sync::Arc<Comment>,
    fresh: Typed,
) -> String {
    render(&Composer::new(scene, fresh))
        + &render(&Fragments {
            swap: "own",
            comments: Some(Rows::flat(scene, thread, [picked(thread, comment)])),
            count: scene.words.count(thread.count()),
            ..Fragments::default()
        })
}

/// The answer to what somebody did to a comment: the comment as they see it now.
pub fn changed(scene: &Scene, thread: &Thread, comment: &std::sync::Arc<Comment>) -> String {
    render(&Fragments {
        swap: "own",
        comments: Some(Rows::flat(scene, thread, [picked(thread, comment)])),
        count: scene.words.count(thread.count()),
        ..Fragments::default()
    })
}

/// The answer to a reaction to the post: the buttons as this person sees them now.
pub fn reacted(scene: &Scene, thread: &Thread) -> String {
    Reactions::new(scene, thread).map_or_else(String::new, |reactions| render(&reactions))
}
