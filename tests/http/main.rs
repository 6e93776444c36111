//! HTTP as hosts, browsers and readers rely on it: the real service, asked from outside.

#[macro_use]
#[path = "../support/both.rs"]
mod both;
#[path = "../support/mod.rs"]
mod support;
#[path = "../live/watcher.rs"]
mod watcher;
#[path = "../support/web.rs"]
mod web;

mod assets;
mod away;
mod caching;
mod cors;
mod counts;
mod dressing;
mod form;
mod gone;
mod guests;
mod headers;
mod health;
mod hostile;
mod house;
mod languages;
mod latest;
mod likes;
mod odd_bodies;
mod once;
mod origins;
mod own;
mod paging;
mod post_keys;
mod preview;
mod rate;
mod reactions;
mod settings;
mod sites;
mod start;
mod thread_page;
mod turned_away;
