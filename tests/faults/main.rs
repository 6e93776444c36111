//! What must hold when things break: the real service, broken on purpose.

#[macro_use]
#[path = "../support/both.rs"]
mod both;
#[path = "../support/mod.rs"]
mod support;
#[path = "../support/web.rs"]
mod web;

mod away;
mod full_disk;
mod killed;
mod many;
mod posting;
mod stopped;
