//! What people see: view structs, their templates, words in their language, and Markdown made safe.
//!
//! One partial, `templates/thread/comment.html`, draws a comment in the page, in the answer to a
//! form, and on the socket.

mod account;
mod aside;
pub mod assets;
mod audience;
mod comment;
mod composer;
pub mod demo;
mod desk;
mod highlight;
mod invite;
mod lang;
mod latest;
mod live;
mod mailbox;
mod markdown;
mod own;
mod page;
mod place;
mod reactions;
mod rows;
mod scene;
mod selection;
mod signin;
mod thread;
mod view;
mod who;
mod words;

use askama::Template;

use self::rows::Rows;
pub use self::{
    account::{AccountPage, Asked, OwnComment, OwnData, OwnEntry},
    aside::{Aside, off_worker},
    audience::{Audience, words_for},
    composer::{Composer, FormError, Typed},
    desk::{
        DecisionRow, DeskHistory, DeskLink, DeskLog, DeskPage, DeskRow, DeskSettings, DeskTab,
        Done, Entry, What, Whom,
    },
    invite::InvitePage,
    lang::Lang,
    latest::{Latest, LatestRow},
    live::{changed, live, posted, reacted, reset},
    mailbox::{LetterRow, MailboxPage},
    markdown::Markdown,
    own::{Acting, own_part, signed_out, with_own},
    page::Page,
    place::{Place, Theme},
    reactions::Reactions,
    scene::{Scene, Viewer},
    signin::{Handover, OtherWay, SignIn, Step},
    thread::{ThreadDocument, ThreadFragment},
    view::{Cursor, Order, View},
    words::{Text, Words},
};

/// Text as HTML.
pub fn escaped(text: &str) -> String {
    #[derive(Template)]
    #[template(source = "{{ text }}", ext = "html")]
    struct Escaped<'a> {
        text: &'a str,
    }
    render(&Escaped { text })
}

/// Renders a template. Ours write to a string and format nothing that can fail.
pub fn render(template: &impl Template) -> String {
    template
        .render()
        .expect("writing to a string does not fail")
}
