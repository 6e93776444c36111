//! Changing what was said, and saying things without words.

use super::{Comment, Judgement, Post, Rejection, Thread, ThreadEvent};
use crate::domain::values::{Actor, Body, CommentId, Identity, Reaction, Timestamp};

/// Put a comment in other words.
#[derive(Debug, Clone)]
pub struct EditComment {
    /// Which.
    pub id: CommentId,
    /// Who asks.
    pub by: Identity,
    /// The new words.
    pub body: Body,
    /// How long after it was said a comment can be edited, in milliseconds.
    pub within: i64,
    /// What the rules of the site make of the new words.
    pub judged: Judgement,
    /// Now.
    pub at: Timestamp,
}

/// Take a comment back. There is no limit of time: words belong to who said them.
#[derive(Debug, Clone)]
pub struct DeleteComment {
    /// Which.
    pub id: CommentId,
    /// Who asks.
    pub by: Identity,
    /// Now.
    pub at: Timestamp,
}

/// Like a comment, or no longer.
#[derive(Debug, Clone)]
pub struct LikeComment {
    /// Which.
    pub id: CommentId,
    /// Who.
    pub by: Actor,
    /// Whether.
    pub likes: bool,
    /// Now.
    pub at: Timestamp,
}

/// React to the post, in place of what one reacted before, or no longer.
#[derive(Debug, Clone)]
pub struct React {
    /// To which.
    pub post: Post,
    /// Who.
    pub by: Actor,
    /// How; not at all any more.
    pub reaction: Option<Reaction>,
    /// Now.
    pub at: Timestamp,
}

/// Let nobody comment, or everybody again.
#[derive(Debug, Clone)]
pub struct Lock {
    /// Where.
    pub post: Post,
    /// Whether.
    pub locked: bool,
    /// Now.
    pub at: Timestamp,
}

/// Let a comment stand before all others, or no longer.
#[derive(Debug, Clone)]
pub struct Pin {
    /// Which.
    pub id: CommentId,
    /// Whether.
    pub pinned: bool,
    /// Now.
    pub at: Timestamp,
}

impl EditComment {
    pub(super) fn decide(self, thread: &Thread) -> Result<Vec<ThreadEvent>, Rejection> {
        let Self {
            id,
            by,
            body,
            within,
            judged,
            at,
        } = self;
        let comment = own(thread, id, by)?;
        if comment.words().is_some_and(|said| said.body == body) {
            return Ok(Vec::new());
        }
        if thread.is_locked() {
            return Err(Rejection::Locked);
        }
        if !comment.is_editable(within, at) {
            return Err(Rejection::TooLate);
        }
        let body = Some(body);
        Ok(vec![ThreadEvent::CommentEdited {
            id,
            body,
            judged,
            at,
        }])
    }
}

impl DeleteComment {
    pub(super) fn decide(self, thread: &Thread) -> Result<Vec<ThreadEvent>, Rejection> {
        let Self { id, by, at } = self;
        match thread.comment(id) {
            Some(gone) if gone.words().is_none() && is_theirs(gone, by) => return Ok(Vec::new()),
            _ => own(thread, id, by)?,
        };
        Ok(vec![ThreadEvent::CommentDeleted { id, at }])
    }
}

impl LikeComment {
    pub(super) fn decide(self, thread: &Thread) -> Result<Vec<ThreadEvent>, Rejection> {
        let Self { id, by, likes, at } = self;
        let comment = there(thread, id)?;
        Ok(match (comment.is_liked_by(by), likes) {
            (false, true) => vec![ThreadEvent::CommentLiked { id, by, at }],
            (true, false) => vec![ThreadEvent::CommentUnliked { id, by, at }],
            _ => Vec::new(),
        })
    }
}

impl React {
    pub(super) fn decide(self, thread: &Thread) -> Result<Vec<ThreadEvent>, Rejection> {
        let Self {
            post,
            by,
            reaction,
            at,
        } = self;
        if thread.reaction_of(by) == reaction {
            return Ok(Vec::new());
        }
        let event = match reaction {
            Some(reaction) => ThreadEvent::PostReacted { reaction, by, at },
            None => ThreadEvent::PostUnreacted { by, at },
        };
        Ok(post.opens(thread, at).into_iter().chain([event]).collect())
    }
}

impl Lock {
    pub(super) fn decide(self, thread: &Thread) -> Vec<ThreadEvent> {
        let Self { post, locked, at } = self;
        if thread.is_locked() == locked {
            return Vec::new();
        }
        let event = match locked {
            true => ThreadEvent::ThreadLocked { at },
            false => ThreadEvent::ThreadUnlocked { at },
        };
        post.opens(thread, at).into_iter().chain([event]).collect()
    }
}

impl Pin {
    pub(super) fn decide(self, thread: &Thread) -> Result<Vec<ThreadEvent>, Rejection> {
        let Self { id, pinned, at } = self;
        let comment = there(thread, id)?;
        if comment.parent.is_some() {
            return Err(Rejection::NotTopLevel);
        }
        Ok(match (comment.pinned, pinned) {
            (false, true) => vec![ThreadEvent::CommentPinned { id, at }],
            (true, false) => vec![ThreadEvent::CommentUnpinned { id, at }],
            _ => Vec::new(),
        })
    }
}

impl Comment {
    /// Whether it may still be edited by its writer, `within` milliseconds after it was said.
    pub fn is_editable(&self, within: i64, now: Timestamp) -> bool {
        now.millis() - self.at.millis() < within
    }

    /// Whether this person likes it.
    pub fn is_liked_by(&self, actor: Actor) -> bool {
        self.likes.binary_search(&actor).is_ok()
    }
}

pub(super) fn there(thread: &Thread, id: CommentId) -> Result<&Comment, Rejection> {
    let comment = thread.comment(id).filter(|it| it.said.is_some());
    comment.map(|it| &**it).ok_or(Rejection::UnknownComment)
}

fn own(thread: &Thread, id: CommentId, by: Identity) -> Result<&Comment, Rejection> {
    let comment = thread.comment(id).filter(|it| it.words().is_some());
    let comment = comment.ok_or(Rejection::UnknownComment)?;
    match is_theirs(comment, by) {
        true => Ok(comment),
        false if comment.said.is_some() => Err(Rejection::NotYours),
        // Others do not learn that it is there.
        false => Err(Rejection::UnknownComment),
    }
}

fn is_theirs(comment: &Comment, by: Identity) -> bool {
    comment.by.is_some_and(|writer| by.is(writer))
}

#[cfg(test)]
mod tests;
