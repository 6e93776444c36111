//! An account: a person known to us, on a stream of their own, `account:{id}:log`.

mod command;
mod event;
mod state;

pub use command::{Command, Rejection, decide};
pub use event::{AccountEvent, Address, Method};
pub use state::{Account, Erasure, MAX_SESSIONS, Session};
