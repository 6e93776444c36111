//! Afterword: comments for a blog that belong to the blog.
//!
//! # The rooms
//!
//! | room | what it is for |
//! |---|---|
//! | [`app`] | the composition root: opens the store, wires, binds, stops in order |
//! | [`http`] | the route table, and one file for each noun behind it |
//! | [`live`] | who watches which thread, and the one who tells them |
//! | [`views`] | what people see: view structs, templates, Markdown made safe |
//! | [`mail`] | letters to people, handed to an SMTP server in the background |
//! | [`desk`] | what waits for a decision: a read model of all threads, and what it learned |
//! | [`providers`] | other services: OpenID Connect and GitHub vouch for people, Akismet knows spam |
//! | [`repository`] | loads and changes; a cache of folded state |
//! | [`store`] | the event store: a trait, and the two that fulfil it |
//! | [`spam`] | what the words of a comment tell about whether it is spam; pure |
//! | [`domain`] | what threads, sites and accounts are and which wishes they grant; pure |
//! | [`secrets`] | keyed hashes, signatures, and letters to ourselves |
//! | [`config`], [`telemetry`] | settings; logs and metrics |
//!
//! An arrow means "may use"; rooms may skip downwards, never upwards (`tests/architecture.rs`):
//!
//! ```text
//! main → app → http → live → repository → store → domain
//!              http, live → views → domain
//!              app, http → mail → domain, config, telemetry
//!              app, http → providers → domain, config
//!              app, http → secrets → domain
//!              app, http, live → desk → repository, store, spam → domain
//! ```
//!
//! # Six lives
//!
//! **A GET of a thread.** `http/threads.rs` → [`repository::Repository::thread`] (the fold, from
//! memory while the tail keeps it true) → `views/selection.rs` (which comments the page shows) →
//! [`views`] → `http/pages.rs` (drawn and compressed once per version, off the worker). A matching
//! `If-None-Match` ends before any drawing. For a guest `views/own.rs` draws their own comments
//! anew into the page of all.
//!
//! **A POST of a comment.** `http/comments.rs` (`http/door.rs` lets it in, `http/forms.rs` parses
//! it) → [`repository::Repository::change`] → [`domain::thread::decide`] →
//! [`store::EventStore::append`]. Stored: 303 to the comment. Refused: 422, the words kept. The
//! store away: 503, the words kept. Edits and deletions (`http/acting.rs`), likes and reactions
//! (`http/reacting.rs`) go the same way; a deletion redacts the log in the same append.
//!
//! Before that, `http/judging.rs` asks what the rules of the site make of it
//! ([`domain::moderation::judge`]), by what [`desk::Desk::past`] knows of its writer. What is held is
//! stored like the rest, apart from what everybody sees (`domain/thread/standing.rs`).
//!
//! **Somebody decides.** `http/moderate/` at the desk, `http/deciding.rs` in the thread →
//! [`repository::Repository::change`] with `Moderate` → `CommentModerated`. The tail tells
//! [`desk::Desk::observe`], and `desk/follow.rs` brings the read model up to it.
//!
//! **A fragment arrives.** [`store::EventStore::tail`] → [`live::Relay`] (is anyone watching?) →
//! [`views::live`] draws it once → [`live::Hub`] → each [`live::Socket`]. The handler of the POST
//! never touches the hub, so every writer is live, on every node.
//!
//! **Somebody signs in.** `http/signin/` on pages of our own: `letter.rs` sends a code
//! ([`mail::Mailer`]), `enter.rs` takes it, or `provider.rs` brings what another service vouches for
//! → [`repository::Repository::enter`] (the account of whoever holds the claim; a new one takes claim
//! and log in one append) → a session. `handover.rs` gives the thread that opened the window a
//! session of its site alone; `http/session.rs` says who is signed in, `http/sender.rs` who acts.
//!
//! **Somebody leaves.** `http/account/` → `ErasureBegun` in their log, which leaves a job →
//! `repository/work.rs` on whichever node is first → `WriterErased` in every thread of theirs, each
//! with its redactions; their claims and roles; last `AccountErased`, which empties their own log.

pub mod app;
pub mod config;
pub mod desk;
pub mod domain;
pub mod http;
pub mod live;
pub mod mail;
pub mod providers;
pub mod repository;
pub mod secrets;
pub mod spam;
pub mod store;
pub mod telemetry;
pub mod views;
