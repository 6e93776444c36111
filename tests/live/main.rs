//! Live: what arrives on the socket of a thread, as the page of a reader applies it.

#[macro_use]
#[path = "../support/both.rs"]
mod both;
#[path = "../support/mod.rs"]
mod support;
#[path = "../support/web.rs"]
mod web;

mod catching_up;
mod crowd;
mod ends;
mod many_sockets;
mod slow;
mod watcher;
