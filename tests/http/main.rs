//! HTTP as hosts, browsers and readers rely on it: the real service, asked from outside.

#[macro_use]
#[path = "../support/both.rs"]
mod both;
#[path = "../support/akismet.rs"]
mod akismet;
#[path = "../support/openid.rs"]
mod openid;
#[path = "../support/responder.rs"]
mod responder;
#[path = "../support/smtp.rs"]
mod smtp;
#[path = "../support/mod.rs"]
mod support;
#[path = "../live/watcher.rs"]
mod watcher;
#[path = "../support/web.rs"]
mod web;

mod adopting;
mod assets;
mod away;
mod caching;
mod confined;
mod cors;
mod counts;
mod desk;
mod dressing;
mod erasing;
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
mod own_data;
mod paging;
mod people;
mod post_keys;
mod preview;
mod rate;
mod reactions;
mod reports;
mod rules;
mod settings;
mod signing_in;
mod single_sign_on;
mod sites;
mod spam_asked;
mod staff;
mod start;
mod thread_page;
mod turned_away;
mod unbelieved;
mod unseen;
mod vouched;
