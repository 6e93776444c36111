//! The wishes that a thread grants or refuses.

use super::{
    AddComment, AdoptGuest, DeleteComment, EditComment, EraseWriter, LikeComment, Lock, Moderate,
    Pin, React, ReportComment, Thread, ThreadEvent,
};
use crate::domain::values::CommentId;

/// A wish about a thread.
#[derive(Debug, Clone)]
pub enum Command {
    /// Say something.
    Add(AddComment),
    /// Put it in other words.
    Edit(EditComment),
    /// Take it back.
    Delete(DeleteComment),
    /// Like a comment, or no longer.
    Like(LikeComment),
    /// React to the post, or no longer.
    React(React),
    /// Let nobody comment, or everybody again.
    Lock(Lock),
    /// Let a comment stand before all others, or no longer.
    Pin(Pin),
    /// Decide about comments.
    Moderate(Moderate),
    /// Tell the staff about a comment.
    Report(ReportComment),
    /// Make what a guest did an account's.
    Adopt(AdoptGuest),
    /// Take back all that an account said, or its name from it.
    EraseWriter(EraseWriter),
}

impl From<AddComment> for Command {
    fn from(add: AddComment) -> Self {
        Self::Add(add)
    }
}

impl Command {
    /// Whether what it does is right whatever came meanwhile. The others look at the thread first,
    /// and what they saw must still be true when they write.
    pub fn commutes(&self) -> bool {
        matches!(self, Self::Add(_) | Self::Like(_) | Self::React(_))
    }
}

/// Why a wish was refused; the person can do something about each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rejection {
    /// The same author has just said the same in the same place.
    AlreadySaid(CommentId),
    /// The comment that was to be answered is not in this thread.
    UnknownParent,
    /// The comment is not in this thread, or not any more.
    UnknownComment,
    /// Somebody else wrote it.
    NotYours,
    /// The time in which it could be edited is over.
    TooLate,
    /// The thread can only be read.
    Locked,
    /// Only a comment on the post itself can stand before all others.
    NotTopLevel,
}

/// The events that grant the wish, or why not. A wish that is granted already yields nothing new.
pub fn decide(thread: &Thread, command: Command) -> Result<Vec<ThreadEvent>, Rejection> {
    match command {
        Command::Add(add) => add.decide(thread),
        Command::Edit(edit) => edit.decide(thread),
        Command::Delete(delete) => delete.decide(thread),
        Command::Like(like) => like.decide(thread),
        Command::React(react) => react.decide(thread),
        Command::Lock(lock) => Ok(lock.decide(thread)),
        Command::Pin(pin) => pin.decide(thread),
        Command::Moderate(moderate) => Ok(moderate.decide(thread)),
        Command::Report(report) => report.decide(thread),
        Command::Adopt(adopt) => Ok(adopt.decide(thread)),
        Command::EraseWriter(erase) => Ok(erase.decide(thread)),
    }
}
