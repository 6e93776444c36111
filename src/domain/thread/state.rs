//! What a conversation is after all its events.

use std::{collections::HashMap, sync::Arc};

use super::{Author, ThreadEvent};
use crate::domain::{
    Aggregate, Event,
    values::{Body, CommentId, PageUrl, Timestamp, Version},
};

/// One comment as it stands now.
#[derive(Debug, PartialEq, Eq)]
pub struct Comment {
    /// Names it within the thread.
    pub id: CommentId,
    /// The version of the event that last changed it.
    pub v: Version,
    /// The comment that it answers.
    pub parent: Option<CommentId>,
    /// How many comments stand above it: 0 for one that answers the post itself.
    pub depth: u32,
    /// Who.
    pub author: Author,
    /// What, as Markdown source.
    pub body: Body,
    /// When it was said.
    pub at: Timestamp,
}

/// A thread's stream, folded. Comments are in the order in which they were said.
#[derive(Debug, Clone, Default)]
pub struct Thread {
    version: Version,
    open: bool,
    url: Option<PageUrl>,
    title: Option<String>,
    comments: Vec<Arc<Comment>>,
    places: HashMap<CommentId, usize>,
}

impl Thread {
    /// Applies one event; never refuses. A comment whose id is there already changes nothing.
    pub fn evolve(&mut self, v: Version, event: &ThreadEvent) {
        self.version = v;
        match event {
            ThreadEvent::ThreadOpened { url, title, .. } => {
                self.open = true;
                self.url.clone_from(url);
                self.title.clone_from(title);
            }
            ThreadEvent::CommentAdded {
                id,
                parent,
                author,
                body,
                at,
            } => {
                if self.places.contains_key(id) {
                    return;
                }
                let depth = parent
                    .and_then(|parent| self.comment(parent))
                    .map_or(0, |parent| parent.depth + 1);
                self.places.insert(*id, self.comments.len());
                self.comments.push(Arc::new(Comment {
                    id: *id,
                    v,
                    parent: *parent,
                    depth,
                    author: author.clone(),
                    body: body.clone(),
                    at: *at,
                }));
            }
        }
    }

    /// Whether anybody has said anything.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// What the page is called, if known; hostile text.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// Where the page is, if known.
    pub fn url(&self) -> Option<&PageUrl> {
        self.url.as_ref()
    }

    /// All comments, in the order in which they were said.
    pub fn comments(&self) -> &[Arc<Comment>] {
        &self.comments
    }

    /// The comment of that id.
    pub fn comment(&self, id: CommentId) -> Option<&Arc<Comment>> {
        self.places.get(&id).map(|place| &self.comments[*place])
    }
}

impl Aggregate for Thread {
    fn apply(&mut self, v: Version, event: &Event) {
        match event {
            Event::Thread(event) => self.evolve(v, event),
            _ => self.version = v,
        }
    }

    fn version(&self) -> Version {
        self.version
    }
}
