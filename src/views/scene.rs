//! What a drawing depends on besides the thread itself.

use std::sync::Arc;

use super::{Lang, Markdown, Place, Words};
use crate::domain::{
    site::Site,
    thread::Comment,
    values::{GuestId, Timestamp},
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
}

/// Somebody who said something here before.
#[derive(Debug, Clone, Copy)]
pub struct Viewer {
    /// Who.
    pub guest: GuestId,
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
        }
    }
}

impl Viewer {
    /// Whether they wrote it.
    pub fn wrote(&self, comment: &Comment) -> bool {
        comment.said.is_some() && comment.by == Some(self.guest)
    }

    /// Whether something about it is drawn for them alone.
    pub fn is_concerned(&self, comment: &Comment) -> bool {
        self.wrote(comment) || comment.is_liked_by(self.guest)
    }
}
