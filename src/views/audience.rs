//! Who sees which comments of a thread: what everybody sees, and what is there for one viewer alone.

use std::collections::HashSet;

use super::Viewer;
use crate::domain::{
    thread::{Comment, Said, Standing, Thread},
    values::CommentId,
};

/// Those for whom a thread is drawn.
#[derive(Debug, Default)]
pub struct Audience {
    /// What is drawn for them and not for all: what is withheld from the others, and the places in
    /// which it stands.
    also: HashSet<CommentId>,
}

impl Audience {
    /// Everybody, or this viewer.
    pub fn of(viewer: Option<&Viewer>, thread: &Thread) -> Self {
        let mut audience = Self::default();
        let Some(viewer) = viewer else {
            return audience;
        };
        for comment in thread.tree().iter().filter(|it| viewer.is_let_see(it)) {
            let mut place = Some(comment);
            while let Some(it) = place.filter(|it| audience.also.insert(it.id)) {
                place = it.parent.and_then(|parent| thread.comment(parent));
            }
        }
        audience
    }

    /// Whether a comment has a place in what they see.
    pub fn sees(&self, thread: &Thread, comment: &Comment) -> bool {
        thread.tree().is_shown(comment) || self.also.contains(&comment.id)
    }

    /// Whether they see what the others do not.
    pub fn sees_more(&self) -> bool {
        !self.also.is_empty()
    }
}

/// Who and what, as far as it is for this viewer; none of what is gone, or is not for them.
pub fn words_for<'a>(viewer: Option<&Viewer>, comment: &'a Comment) -> Option<&'a Said> {
    let withheld = comment.withheld.as_ref();
    let withheld = withheld.filter(|_| viewer.is_some_and(|it| it.is_let_see(comment)));
    comment.said.as_ref().or(withheld)
}

impl Viewer {
    /// Whether it is withheld from the others and not from them: from its writer nothing is, and
    /// from the staff nothing that waits.
    pub fn is_let_see(&self, comment: &Comment) -> bool {
        let waits = comment.standing == Standing::Pending;
        comment.withheld.is_some() && (self.wrote(comment) || self.is_staff && waits)
    }
}
