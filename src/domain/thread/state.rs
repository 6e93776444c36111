//! What a conversation is after all its events.

use std::{collections::HashMap, sync::Arc};

use super::{Comment, ThreadEvent, Tree};
use crate::domain::{
    Aggregate, Event,
    values::{CommentId, GuestId, PageUrl, Reaction, Timestamp, Version},
};

/// What an event changed of what is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// A comment: new, edited, gone, pinned.
    Comment(CommentId),
    /// How many like a comment.
    Likes(CommentId),
    /// How many reacted to the post in which way.
    Reactions,
    /// Whether people may comment.
    Lock,
}

/// A thread's stream, folded.
#[derive(Debug, Clone, Default)]
pub struct Thread {
    version: Version,
    open: bool,
    locked: bool,
    url: Option<PageUrl>,
    title: Option<String>,
    tree: Tree,
    reactions: HashMap<GuestId, Reaction>,
    changes: Vec<(Version, Change)>,
}

impl Thread {
    /// Applies one event; never refuses. What was applied before, or is about a comment that is
    /// not there, changes nothing.
    pub fn evolve(&mut self, v: Version, event: &ThreadEvent) {
        self.version = v;
        match event {
            ThreadEvent::ThreadOpened { url, title, .. } => {
                self.open = true;
                self.url.clone_from(url);
                self.title.clone_from(title);
            }
            ThreadEvent::CommentAdded { id, .. } if self.comment(*id).is_some() => {}
            ThreadEvent::CommentAdded {
                id,
                parent,
                said,
                by,
                at,
            } => {
                self.tree.add(Comment {
                    id: *id,
                    n: 0,
                    v,
                    parent: *parent,
                    depth: 0,
                    said: said.clone(),
                    by: *by,
                    at: *at,
                    edited: None,
                    words: vec![(v, *at)],
                    likes: Vec::new(),
                    pinned: false,
                });
                self.changes.push((v, Change::Comment(*id)));
            }
            ThreadEvent::CommentEdited { id, body, at } => self.change(v, *id, |comment| {
                if let (Some(said), Some(body)) = (&mut comment.said, body) {
                    said.body = body.clone();
                }
                comment.edited = Some(*at);
                comment.words.push((v, *at));
            }),
            ThreadEvent::CommentDeleted { id, .. } => self.change(v, *id, |comment| {
                comment.said = None;
                comment.edited = None;
                comment.pinned = false;
                comment.likes = Vec::new();
            }),
            ThreadEvent::CommentPinned { id, .. } => {
                self.change(v, *id, |comment| comment.pinned = comment.said.is_some());
            }
            ThreadEvent::CommentUnpinned { id, .. } => {
                self.change(v, *id, |comment| comment.pinned = false);
            }
            ThreadEvent::CommentLiked { id, by, .. } => self.like(v, *id, *by, true),
            ThreadEvent::CommentUnliked { id, by, .. } => self.like(v, *id, *by, false),
            ThreadEvent::PostReacted { reaction, by, .. } => {
                self.reactions.insert(*by, *reaction);
                self.changes.push((v, Change::Reactions));
            }
            ThreadEvent::PostUnreacted { by, .. } => {
                self.reactions.remove(by);
                self.changes.push((v, Change::Reactions));
            }
            ThreadEvent::ThreadLocked { .. } => self.lock(v, true),
            ThreadEvent::ThreadUnlocked { .. } => self.lock(v, false),
        }
    }

    fn change(&mut self, v: Version, id: CommentId, change: impl FnOnce(&mut Comment)) {
        self.tree.change(id, |comment| {
            comment.v = v;
            change(comment);
        });
        self.changes.push((v, Change::Comment(id)));
    }

    fn like(&mut self, v: Version, id: CommentId, by: GuestId, likes: bool) {
        self.tree.change(id, |comment| {
            match (comment.likes.binary_search(&by), likes) {
                (Err(place), true) if comment.said.is_some() => comment.likes.insert(place, by),
                (Ok(place), false) => drop(comment.likes.remove(place)),
                _ => {}
            }
        });
        self.changes.push((v, Change::Likes(id)));
    }

    fn lock(&mut self, v: Version, locked: bool) {
        self.locked = locked;
        self.changes.push((v, Change::Lock));
    }

    /// Whether anything has happened.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Whether it can only be read.
    pub fn is_locked(&self) -> bool {
        self.locked
    }

    /// What the page is called, if known; hostile text.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// Where the page is, if known.
    pub fn url(&self) -> Option<&PageUrl> {
        self.url.as_ref()
    }

    /// How many comments there are; those that are gone do not count.
    pub fn count(&self) -> usize {
        self.tree.alive()
    }

    /// The comments.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The comment of that id, be it gone or not.
    pub fn comment(&self, id: CommentId) -> Option<&Arc<Comment>> {
        self.tree.get(id)
    }

    /// When a comment was last said.
    pub fn last_said(&self) -> Option<Timestamp> {
        self.tree.iter().next_back().map(|comment| comment.at)
    }

    /// How a person reacted to the post.
    pub fn reaction_of(&self, guest: GuestId) -> Option<Reaction> {
        self.reactions.get(&guest).copied()
    }

    /// How many reacted to the post in this way.
    pub fn reacted(&self, reaction: Reaction) -> usize {
        let all = self.reactions.values();
        all.filter(|other| **other == reaction).count()
    }

    /// What changed after `v`, in order; what changed twice comes twice.
    pub fn changes_after(&self, v: Version) -> impl Iterator<Item = Change> {
        let start = self.changes.partition_point(|(at, _)| *at <= v);
        self.changes[start..].iter().map(|(_, change)| *change)
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
