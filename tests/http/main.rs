//! HTTP as hosts, browsers and readers rely on it: the real service, asked from outside.

#[macro_use]
#[path = "../support/both.rs"]
mod both;
#[path = "../support/mod.rs"]
mod support;
#[path = "../support/web.rs"]
mod web;

mod assets;
mod away;
mod caching;
mod form;
mod headers;
mod health;
mod hostile;
mod odd_bodies;
mod once;
mod origins;
mod post_keys;
mod rate;
mod settings;
mod sites;
mod start;
mod thread_page;
mod turned_away;
