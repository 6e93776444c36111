//! The comments of a thread: in the order in which they were said, and under what they answer.

use std::{collections::HashMap, iter, sync::Arc};

use super::{Decision, Judgement, Report, Said, Standing};
use crate::domain::values::{Actor, CommentId, Role, Timestamp, Version};

/// Why a comment is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gone {
    /// Its writer took it back.
    Deleted,
    /// Its writer left for good.
    Erased,
}

/// One comment as it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Names it within the thread.
    pub id: CommentId,
    /// Its place in the order in which things were said: 0, 1, 2 …
    pub n: usize,
    /// The version of the event that last changed what is drawn of it, but for its likes.
    pub v: Version,
    /// The comment that it answers.
    pub parent: Option<CommentId>,
    /// How many comments stand above it: 0 for one that answers the post itself.
    pub depth: u32,
    /// Who and what, as everybody may see it; none if it was deleted, or is not published.
    pub said: Option<Said>,
    /// Who and what while it is not published: for its writer and the staff alone.
    pub withheld: Option<Said>,
    /// Whether it is published, and if not, what became of it.
    pub standing: Standing,
    /// What was decided last after that.
    pub decided: Option<Decision>,
    /// Who reported it since the staff last decided about it.
    pub reports: Vec<Report>,
    /// Whether the staff saw it and let it stand: then reports hold it no more.
    pub vouched: bool,
    /// Why it is gone, if it is.
    pub gone: Option<Gone>,
    /// Who may change it.
    pub by: Option<Actor>,
    /// On whose behalf of the blog it was said, if its writer was of the staff then.
    pub role: Option<Role>,
    /// When it was said.
    pub at: Timestamp,
    /// When it was last edited.
    pub edited: Option<Timestamp>,
    /// The entries of the log that hold its words, the last of which count.
    pub written: Vec<Written>,
    /// Who likes it, in order of their ids.
    pub likes: Vec<Actor>,
    /// Whether it stands before all others.
    pub pinned: bool,
}

/// An entry of the log that holds words of a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Which.
    pub v: Version,
    /// When.
    pub at: Timestamp,
    /// What the rules made of the comment then.
    pub judged: Judgement,
}

#[derive(Debug, Clone)]
struct Node {
    comment: Arc<Comment>,
    parent: Option<usize>,
    first_reply: Option<usize>,
    last_reply: Option<usize>,
    next: Option<usize>,
    /// How many comments below still have their words.
    below: usize,
}

/// Comments that answer comments. Flat, so that a copy of it is cheap.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    nodes: Vec<Node>,
    places: HashMap<CommentId, usize>,
    roots: Vec<usize>,
    alive: usize,
}

impl Tree {
    /// How many comments still have their words.
    pub fn alive(&self) -> usize {
        self.alive
    }

    /// All that was ever said, in order; also what is gone.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Arc<Comment>> + ExactSizeIterator {
        self.nodes.iter().map(|node| &node.comment)
    }

    /// The comment of that id, be it gone or not.
    pub fn get(&self, id: CommentId) -> Option<&Arc<Comment>> {
        self.places
            .get(&id)
            .map(|place| &self.nodes[*place].comment)
    }

    /// The comments that answer the post itself, in order.
    pub fn roots(&self) -> impl DoubleEndedIterator<Item = &Arc<Comment>> + ExactSizeIterator {
        self.roots.iter().map(|root| &self.nodes[*root].comment)
    }

    /// The replies to a comment, in order.
    pub fn replies(&self, comment: &Comment) -> impl Iterator<Item = &Arc<Comment>> {
        let first = self.nodes[comment.n].first_reply;
        iter::successors(first, |reply| self.nodes[*reply].next)
            .map(|reply| &self.nodes[reply].comment)
    }

    /// How many comments below this one still have their words.
    pub fn below(&self, comment: &Comment) -> usize {
        self.nodes[comment.n].below
    }

    /// Whether it has a place in the conversation: it has its words, or something below it has.
    pub fn is_shown(&self, comment: &Comment) -> bool {
        comment.said.is_some() || self.below(comment) > 0
    }

    /// Adds what was said last; `comment.n` and `depth` are found here.
    pub(super) fn add(&mut self, mut comment: Comment) {
        let place = self.nodes.len();
        let parent = comment.parent.and_then(|id| self.places.get(&id).copied());
        comment.n = place;
        comment.depth = parent.map_or(0, |parent| self.nodes[parent].comment.depth + 1);
        match parent {
            None => self.roots.push(place),
            Some(parent) => {
                let last = self.nodes[parent].last_reply.replace(place);
                match last {
                    Some(last) => self.nodes[last].next = Some(place),
                    None => self.nodes[parent].first_reply = Some(place),
                }
            }
        }
        let alive = comment.said.is_some();
        self.places.insert(comment.id, place);
        self.nodes.push(Node {
            comment: Arc::new(comment),
            parent,
            first_reply: None,
            last_reply: None,
            next: None,
            below: 0,
        });
        if alive {
            self.count(place, |n| n + 1);
        }
    }

    /// Changes a comment in place.
    pub(super) fn change(&mut self, id: CommentId, change: impl FnOnce(&mut Comment)) {
        let Some(place) = self.places.get(&id).copied() else {
            return;
        };
        let comment = Arc::make_mut(&mut self.nodes[place].comment);
        let was_alive = comment.said.is_some();
        change(comment);
        match (was_alive, comment.said.is_some()) {
            (true, false) => self.count(place, |n| n - 1),
            (false, true) => self.count(place, |n| n + 1),
            _ => {}
        }
    }

    fn count(&mut self, place: usize, change: impl Fn(usize) -> usize) {
        self.alive = change(self.alive);
        let mut above = self.nodes[place].parent;
        while let Some(parent) = above {
            self.nodes[parent].below = change(self.nodes[parent].below);
            above = self.nodes[parent].parent;
        }
    }
}
