//! What a conversation is after all its events.

use std::{collections::HashMap, sync::Arc};

use super::{
    Comment, Decider, Decision, Gone, Judgement, Report, Said, Standing, ThreadEvent, Tree, Written,
};
use crate::domain::{
    Aggregate, Event,
    values::{AccountId, Actor, CommentId, GuestId, PageUrl, Reaction, Timestamp, Version},
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
    opened: Option<Timestamp>,
    locked: bool,
    url: Option<PageUrl>,
    title: Option<String>,
    tree: Tree,
    reactions: HashMap<Actor, Reaction>,
    changes: Vec<(Version, Change)>,
}

impl Thread {
    /// Applies one event; never refuses. What was applied before, or is about a comment that is
    /// not there, changes nothing.
    pub fn evolve(&mut self, v: Version, event: &ThreadEvent) {
        self.version = v;
        match event {
            ThreadEvent::ThreadOpened { url, title, at, .. } => {
                self.opened = self.opened.or(Some(*at));
                self.url.clone_from(url);
                self.title.clone_from(title);
            }
            ThreadEvent::CommentAdded { id, .. } if self.comment(*id).is_some() => {}
            ThreadEvent::CommentAdded {
                id,
                parent,
                said,
                by,
                role,
                judged,
                at,
            } => {
                let (said, withheld) = match judged.held {
                    true => (None, said.clone()),
                    false => (said.clone(), None),
                };
                self.tree.add(Comment {
                    id: *id,
                    n: 0,
                    v,
                    parent: *parent,
                    depth: 0,
                    said,
                    withheld,
                    standing: judged.standing(),
                    decided: None,
                    reports: Vec::new(),
                    vouched: false,
                    gone: None,
                    by: *by,
                    role: *role,
                    at: *at,
                    edited: None,
                    written: vec![Written {
                        v,
                        at: *at,
                        judged: judged.clone(),
                    }],
                    likes: Vec::new(),
                    pinned: false,
                });
                if !judged.held {
                    self.changes.push((v, Change::Comment(*id)));
                }
            }
            ThreadEvent::CommentEdited {
                id,
                body,
                judged,
                at,
            } => self.change(v, *id, |comment| {
                if let (Some(said), Some(body)) = (comment.words_mut(), body) {
                    said.body = body.clone();
                }
                comment.edited = Some(*at);
                comment.written.push(Written {
                    v,
                    at: *at,
                    judged: judged.clone(),
                });
                if judged.held && comment.standing.is_public() {
                    comment.stand(judged.standing());
                }
            }),
            ThreadEvent::CommentModerated {
                id,
                to,
                by,
                decision,
                at,
            } => self.change(v, *id, |comment| {
                comment.decided = Some(Decision {
                    id: *decision,
                    by: *by,
                    from: comment.standing,
                    v,
                    at: *at,
                });
                if let Decider::Staff(_) = by {
                    comment.vouched = to.is_public();
                    comment.reports.clear();
                }
                comment.stand(*to);
            }),
            ThreadEvent::CommentReported {
                id,
                by,
                network,
                reason,
                ..
            } => self.tree.change(*id, |comment| {
                if comment.words().is_some() {
                    comment.reports.push(Report {
                        by: *by,
                        network: *network,
                        reason: *reason,
                    });
                }
            }),
            ThreadEvent::CommentDeleted { id, .. } => {
                self.change(v, *id, |comment| comment.go(Gone::Deleted));
            }
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
            ThreadEvent::GuestAdopted { guest, account, .. } => self.adopt(v, *guest, *account),
            ThreadEvent::WriterErased {
                account,
                keeps_words,
                ..
            } => self.erase(v, *account, *keeps_words),
            ThreadEvent::ThreadLocked { .. } => self.lock(v, true),
            ThreadEvent::ThreadUnlocked { .. } => self.lock(v, false),
        }
    }

    /// What nobody but its writer and the staff sees, before and after, is no news for the others.
    fn change(&mut self, v: Version, id: CommentId, change: impl FnOnce(&mut Comment)) {
        let is_seen = |thread: &Self| {
            let comment = thread.tree.get(id);
            comment.is_some_and(|it| thread.tree.is_shown(it))
        };
        let was_seen = is_seen(self);
        self.tree.change(id, |comment| {
            comment.v = v;
            change(comment);
        });
        if was_seen || is_seen(self) {
            self.changes.push((v, Change::Comment(id)));
        }
    }

    fn like(&mut self, v: Version, id: CommentId, by: Actor, likes: bool) {
        self.tree.change(id, |comment| {
            match (comment.likes.binary_search(&by), likes) {
                (Err(place), true) if comment.said.is_some() => comment.likes.insert(place, by),
                (Ok(place), false) => drop(comment.likes.remove(place)),
                _ => {}
            }
        });
        self.changes.push((v, Change::Likes(id)));
    }

    fn adopt(&mut self, v: Version, guest: GuestId, account: AccountId) {
        let (guest, account) = (Actor::Guest(guest), Actor::Account(account));
        let theirs = |it: &Comment| {
            it.by == Some(guest) || it.is_liked_by(guest) || it.is_reported_by(guest)
        };
        for id in self.comments_where(theirs) {
            let mut fewer = false;
            self.tree.change(id, |comment| {
                if comment.by == Some(guest) {
                    comment.by = Some(account);
                }
                for report in &mut comment.reports {
                    if report.by == guest {
                        report.by = account;
                    }
                }
                if let Ok(place) = comment.likes.binary_search(&guest) {
                    comment.likes.remove(place);
                    match comment.likes.binary_search(&account) {
                        Ok(_) => fewer = true,
                        Err(place) => comment.likes.insert(place, account),
                    }
                }
            });
            if fewer {
                self.changes.push((v, Change::Likes(id)));
            }
        }
        if let Some(reaction) = self.reactions.remove(&guest) {
            self.reactions.entry(account).or_insert(reaction);
            self.changes.push((v, Change::Reactions));
        }
    }

    fn erase(&mut self, v: Version, account: AccountId, keeps_words: bool) {
        let writer = Some(Actor::Account(account));
        for id in self.comments_where(|it| it.by == writer && it.gone.is_none()) {
            self.change(v, id, |comment| {
                comment.role = None;
                match comment.words_mut() {
                    Some(said) if keeps_words => {
                        said.author = None;
                        said.network = None;
                        comment.forget_why();
                    }
                    _ => comment.go(Gone::Erased),
                }
            });
        }
        let actor = Actor::Account(account);
        for id in self.comments_where(|it| it.is_liked_by(actor)) {
            self.like(v, id, actor, false);
        }
        for id in self.comments_where(|it| it.is_reported_by(actor)) {
            let theirs = |report: &Report| report.by == actor;
            self.tree
                .change(id, |comment| comment.reports.retain(|it| !theirs(it)));
        }
        if self.reactions.remove(&actor).is_some() {
            self.changes.push((v, Change::Reactions));
        }
    }

    fn comments_where(&self, fits: impl Fn(&Comment) -> bool) -> Vec<CommentId> {
        let comments = self.tree.iter().filter(|comment| fits(comment));
        comments.map(|comment| comment.id).collect()
    }

    fn lock(&mut self, v: Version, locked: bool) {
        self.locked = locked;
        self.changes.push((v, Change::Lock));
    }

    /// Whether anything has happened.
    pub fn is_open(&self) -> bool {
        self.opened.is_some()
    }

    /// When the first thing happened.
    pub fn opened(&self) -> Option<Timestamp> {
        self.opened
    }

    /// Whether it can only be read.
    pub fn is_locked(&self) -> bool {
        self.locked
    }

    /// Whether the time in which it takes comments has passed, if it is limited: so many
    /// milliseconds from the first event on.
    pub fn is_over(&self, open_for: Option<i64>, now: Timestamp) -> bool {
        let opened = self.opened.map(Timestamp::millis);
        let ends = opened
            .zip(open_for)
            .map(|(at, long)| at.saturating_add(long));
        ends.is_some_and(|end| end <= now.millis())
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
        let mut said = self.tree.iter().rev().filter(|it| it.said.is_some());
        said.next().map(|comment| comment.at)
    }

    /// How a person reacted to the post.
    pub fn reaction_of(&self, actor: Actor) -> Option<Reaction> {
        self.reactions.get(&actor).copied()
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

impl Comment {
    /// Who and what, whether it is published or not: for its writer and the staff alone.
    pub fn words(&self) -> Option<&Said> {
        self.said.as_ref().or(self.withheld.as_ref())
    }

    /// What the rules made of it, last.
    pub fn judged(&self) -> Option<&Judgement> {
        self.written.last().map(|written| &written.judged)
    }

    /// Why a rule decided may repeat what was said.
    fn forget_why(&mut self) {
        for written in &mut self.written {
            written.judged.why = None;
        }
    }

    fn words_mut(&mut self) -> Option<&mut Said> {
        self.said.as_mut().or(self.withheld.as_mut())
    }

    /// What is published is `said`; everything else is withheld.
    fn stand(&mut self, to: Standing) {
        self.standing = to;
        let words = self.said.take().or(self.withheld.take());
        match to.is_public() {
            true => self.said = words,
            false => {
                self.withheld = words;
                self.pinned = false;
            }
        }
    }

    /// Its words are gone, and what was said about them.
    fn go(&mut self, why: Gone) {
        self.said = None;
        self.withheld = None;
        self.reports = Vec::new();
        self.forget_why();
        self.gone = Some(why);
        self.edited = None;
        self.pinned = false;
        self.likes = Vec::new();
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
