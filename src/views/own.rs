//! What the writer of a comment can do with it, and the part of a page that is theirs alone.

use askama::Template;

use super::{
    FormError, Reactions, Scene,
    comment::{Row, picked},
    render,
    rows::Rows,
    view::View,
    who::WhoAlone,
    words::{Text, Words},
};
use crate::domain::{
    thread::{Comment, Thread},
    values::{Actor, CommentId, ReportReason, Role},
};

/// A form about one's own comment, in the place of its words or below them.
pub enum Acting {
    /// Other words for it.
    Edit(Editor),
    /// The last question before it is gone.
    Delete(Farewell),
    /// Why the staff should look at it.
    Report(Report),
}

/// The form to edit a comment.
#[derive(Template)]
#[template(path = "thread/editor.html", whitespace = "minimize")]
pub struct Editor {
    id: CommentId,
    action: String,
    cancel: String,
    body: String,
    error: Option<FormError>,
    text: &'static Text,
}

/// The form to delete a comment.
#[derive(Template)]
#[template(path = "thread/farewell.html", whitespace = "minimize")]
pub struct Farewell {
    id: CommentId,
    action: String,
    cancel: String,
    error: Option<FormError>,
    text: &'static Text,
}

/// The form to tell the staff about a comment.
#[derive(Template)]
#[template(path = "thread/report.html", whitespace = "minimize")]
pub struct Report {
    id: CommentId,
    action: String,
    cancel: String,
    words: &'static Words,
}

/// The beginning of a comment up to its replies: what is drawn of it for one viewer.
#[derive(Template)]
#[template(path = "thread/comment.html", whitespace = "minimize")]
struct Alone<'r, 'a> {
    comment: &'r Row<'a>,
}

impl Acting {
    /// A form with these words, or with the comment's own.
    pub fn edit(
        scene: &Scene,
        comment: &Comment,
        body: Option<&str>,
        error: Option<FormError>,
    ) -> Self {
        let said = comment.words().map_or("", |said| said.body.as_str());
        Self::Edit(Editor {
            id: comment.id,
            action: scene.place.of("edit"),
            cancel: scene.place.comment(comment.id),
            body: body.unwrap_or(said).to_owned(),
            error,
            text: &scene.words.text,
        })
    }

    /// The last question.
    pub fn delete(scene: &Scene, comment: &Comment, error: Option<FormError>) -> Self {
        Self::Delete(Farewell {
            id: comment.id,
            action: scene.place.of("delete"),
            cancel: scene.place.comment(comment.id),
            error,
            text: &scene.words.text,
        })
    }

    /// Why?
    pub fn report(scene: &Scene, comment: &Comment) -> Self {
        Self::Report(Report {
            id: comment.id,
            action: scene.place.of("report"),
            cancel: scene.place.comment(comment.id),
            words: scene.words,
        })
    }

    /// As HTML.
    pub fn html(&self) -> String {
        match self {
            Self::Edit(editor) => render(editor),
            Self::Delete(farewell) => render(farewell),
            Self::Report(report) => render(report),
        }
    }
}

/// The page of all, with the comments that are drawn otherwise for this viewer in the place of
/// those that are drawn for all; `acting` is a form for one of them.
pub fn with_own(
    mut page: String,
    scene: &Scene,
    thread: &Thread,
    view: View,
    mut acting: Option<(CommentId, Acting)>,
) -> String {
    let asked = acting.as_ref().map(|(id, _)| *id);
    let mut own = Rows::own(scene, thread, view, asked);
    // They come in the order of the page, so each is found after the one before.
    let mut after = 0;
    for row in own.rows() {
        if acting.as_ref().is_some_and(|(id, _)| *id == row.id) {
            row.acting = acting.take().map(|(_, acting)| acting);
        }
        let replies = format!("id=\"replies-{}\">", row.id);
        let Some((start, end)) = find(&page[after..], row.id, &replies) else {
            continue;
        };
        let drawn = render(&Alone { comment: row });
        page.replace_range(after + start..after + end, &drawn);
        after += start + drawn.len();
    }
    if let (Some(reactions), Some((start, end))) = (
        Reactions::new(scene, thread),
        between(&page, "<form id=\"reactions\"", "</form>"),
    ) {
        page.replace_range(start..end, &render(&reactions));
    }
    if let Some((start, end)) = between(&page, "<section id=\"who\"", "</section>")
        && scene.is_signed_in()
    {
        page.replace_range(start..end, &render(&WhoAlone::new(scene)));
    }
    if let Some((start, end)) = between(&page, "<section id=\"thread\"", ">")
        && scene.viewer.is_some()
        && !page[start..end].contains(" data-guest")
    {
        page.insert_str(end - 1, " data-guest");
    }
    page
}

/// From the beginning of a comment to the beginning of its replies.
fn find(page: &str, id: CommentId, replies: &str) -> Option<(usize, usize)> {
    // The words of a comment may have quotes, but no angle brackets, so they are in no tag.
    let named = format!(" id=\"comment-{id}\"");
    let mut markers = page.match_indices(&named);
    let (start, marker) = markers.find_map(|(marker, _)| {
        let start = page[..marker].rfind('<')?;
        page[start..].starts_with("<article ").then_some(())?;
        (!page[start..marker].contains('>')).then_some((start, marker))
    })?;
    let end = marker + page[marker..].find(replies)? + replies.len();
    Some((start, end))
}

/// From the beginning of `first` to the end of the next `last`.
fn between(page: &str, first: &str, last: &str) -> Option<(usize, usize)> {
    let start = page.find(first)?;
    let end = start + page[start..].find(last)? + last.len();
    Some((start, end))
}

/// The same comments as fragments, for a page whose browser keeps no cookie.
pub fn own_part(scene: &Scene, thread: &Thread, view: View) -> String {
    let reactions = Reactions::new(scene, thread).map(|reactions| render(&reactions));
    let mut part = render(&Rows::own(scene, thread, view, None)) + &reactions.unwrap_or_default();
    if scene.is_signed_in() {
        part.push_str(&render(&WhoAlone::new(scene)));
    }
    part
}

/// What was drawn for somebody who has signed out, as they see it now: of what is withheld nothing is
/// left but its place.
pub fn signed_out(scene: &Scene, thread: &Thread, was: Option<(Actor, Option<Role>)>) -> String {
    let theirs = |it: &Comment| {
        was.is_some_and(|(was, role)| role.is_some() || it.by == Some(was) || it.is_liked_by(was))
    };
    let drawn = |it: &Comment| thread.tree().is_shown(it) || it.withheld.is_some();
    let comments = thread.tree().iter();
    let comments = comments.filter(|it| drawn(it) && theirs(it));
    let picked: Vec<_> = comments.map(|it| picked(thread, it)).collect();
    let reactions = Reactions::new(scene, thread).map(|reactions| render(&reactions));
    render(&Rows::flat(scene, thread, picked))
        + &reactions.unwrap_or_default()
        + &render(&WhoAlone::new(scene))
}
