//! A thread: the conversation under one post.

mod command;
mod event;
mod state;

pub use command::{AddComment, Rejection, decide};
pub use event::{Author, ThreadEvent};
pub use state::{Comment, Thread};
