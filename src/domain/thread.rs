//! A thread: the conversation under one post.

mod adding;
mod changing;
mod command;
mod event;
#[cfg(test)]
mod given;
mod moderating;
mod people;
mod redaction;
mod standing;
mod state;
mod tree;

pub use adding::{AddComment, Post, REPEAT_WINDOW};
pub use changing::{DeleteComment, EditComment, LikeComment, Lock, Pin, React};
pub use command::{Command, Rejection, decide};
pub use event::{Author, Said, ThreadEvent};
pub use moderating::{Moderate, Report, ReportComment, Verdict};
pub use people::{AdoptGuest, EraseWriter, comments_by};
pub use redaction::redactions;
pub use standing::{Decider, Decision, Judgement, Standing};
pub use state::{Change, Thread};
pub use tree::{Comment, Gone, Tree, Written};
