//! What a reader sees: the real service in a real browser, Chromium unless a test says Firefox.
//!
//! Each test has a service, a thread and a browser of its own, and ends by asking whether the page
//! was quiet: no errors, no breach of the content policy, no request to anybody else.

#[path = "../support/bidi.rs"]
mod bidi;
#[path = "../support/browser.rs"]
mod browser;
#[path = "../support/chromedriver.rs"]
mod chromedriver;
#[path = "../support/firefox.rs"]
mod firefox;
#[path = "../support/firefox_process.rs"]
mod firefox_process;
#[path = "../support/proxy.rs"]
mod proxy;
#[path = "../support/smtp.rs"]
mod smtp;
#[path = "../support/mod.rs"]
mod support;
#[path = "../support/window.rs"]
mod window;
#[path = "../support/wire.rs"]
mod wire;

mod accessible;
mod axe;
mod bad_network;
mod blocked_cookies;
mod commenting;
mod composing;
mod counters;
mod desk;
mod drafts;
mod embedding;
mod embedding_origins;
mod embedding_single_page;
mod embedding_without;
mod hidden_tab;
mod host_page;
mod hostile;
mod house;
mod keyboard;
mod layout;
mod leaving;
mod likes_and_reactions;
mod moderating;
mod moving_in;
mod moving_in_oddly;
mod own_comment;
mod own_pages;
mod people;
mod politely;
mod reading;
mod scenery;
mod scripts_off;
mod second_window;
mod signing_in;
mod signing_in_plainly;
mod signing_in_safely;
mod signing_in_writing;
mod single_sign_on;
mod stage;
mod static_site;
mod steps;
mod two_nodes;
mod weight;
mod without_loss;
mod working;
