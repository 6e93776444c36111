//! What a drawing depends on besides the thread itself.

use std::sync::Arc;

use super::{Lang, Markdown, Place, Words};
use crate::domain::{
    account::Account,
    site::Site,
    thread::{Comment, Thread},
    values::{Identity, Reaction, Timestamp},
};

/// Where and for whom a thread is drawn.
#[derive(Clone)]
pub struct Scene {
    /// Its addresses.
    pub place: Place,
    /// What its owner chose.
    pub site: Arc<Site>,
    /// Draws the words of comments.
    pub markdown: Arc<Markdown>,
    /// The words of the interface.
    pub words: &'static Words,
    /// Who looks; nobody where all are to see the same.
    pub viewer: Option<Viewer>,
    /// Whether people can sign in.
    pub offers_signin: bool,
    /// Whether the time in which the thread takes comments has passed.
    pub over: bool,
    /// When it is drawn, in milliseconds since 1970, where that may be told: in what is built ahead
    /// it would change with each building.
    pub drawn: Option<i64>,
    /// The way to the viewer's own account, where it is not by mail.
    pub home: Option<String>,
}

/// Somebody who said something here before, or signed in.
#[derive(Debug, Clone)]
pub struct Viewer {
    /// Who.
    pub who: Identity,
    /// Their account, if they are signed in.
    pub account: Option<Arc<Account>>,
    /// Whether they decide about comments here.
    pub is_staff: bool,
    /// Whether they said something in this thread as a guest, before they signed in.
    pub has_guest_past: bool,
    /// How long after it was said a comment can be edited, in milliseconds.
    pub edit_within: i64,
    /// Now.
    pub now: Timestamp,
}

impl Scene {
    /// The same for all who look, in this language.
    pub fn for_all(place: Place, site: Arc<Site>, markdown: Arc<Markdown>, lang: Lang) -> Self {
        Self {
            place,
            site,
            markdown,
            words: Words::of(lang),
            viewer: None,
            offers_signin: false,
            over: false,
            drawn: None,
            home: None,
        }
    }
}

impl Scene {
    /// Whether the viewer is signed in.
    pub fn is_signed_in(&self) -> bool {
        let viewer = self.viewer.as_ref();
        viewer.is_some_and(|viewer| viewer.account.is_some())
    }
}

impl Viewer {
    /// Whether they wrote it.
    pub fn wrote(&self, comment: &Comment) -> bool {
        comment.words().is_some() && comment.by.is_some_and(|writer| self.who.is(writer))
    }

    /// Whether they like it.
    pub fn likes(&self, comment: &Comment) -> bool {
        let actor = self.who.actor();
        actor.is_some_and(|actor| comment.is_liked_by(actor))
    }

    /// How they reacted to the post.
    pub fn reaction(&self, thread: &Thread) -> Option<Reaction> {
        thread.reaction_of(self.who.actor()?)
    }

    /// Whether something about it is drawn for them alone.
    pub fn is_concerned(&self, comment: &Comment) -> bool {
        let is_let_see = self.is_let_see(comment);
        self.is_staff || is_let_see || self.wrote(comment) || self.likes(comment)
    }
}
