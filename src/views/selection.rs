//! Which comments a page of a thread shows, and in which order: bounded, however long the thread.

use std::{cmp::Reverse, collections::HashMap, sync::Arc};

use super::{
    Audience,
    view::{Cursor, Order, View},
};
use crate::domain::{
    thread::{Comment, Thread},
    values::CommentId,
};

/// How many comments on the post itself are on a page.
const ROOTS: usize = 50;
/// How many replies below one of them are drawn there; the others are a link away.
const REPLIES: usize = 25;
/// How many replies are drawn on a page, but for the first few of each comment.
const ALL_REPLIES: usize = 100;
const FIRST_REPLIES: usize = 2;
/// How many replies are drawn where one conversation has a page of its own.
const OWN_PAGE: usize = 50;
/// Replies are drawn inside what they answer down to this depth; deeper ones stand beside each
/// other and say whom they answer. The data knows no limit.
pub const DEEPEST: u32 = 4;

/// What a page is made of, in the order in which it is drawn.
#[derive(Debug)]
pub enum Item<'a> {
    /// A comment.
    Comment(Picked<'a>),
    /// What is below `under` is not all here: so many more follow `from`.
    Rest {
        under: CommentId,
        from: Cursor,
        left: usize,
    },
    /// There are so many more comments on the post itself, after `from`.
    More { from: Cursor, left: usize },
}

/// A comment, and where it is drawn.
#[derive(Debug)]
pub struct Picked<'a> {
    pub comment: &'a Arc<Comment>,
    /// The comment inside which it stands.
    pub under: Option<CommentId>,
    /// Inside how many it stands.
    pub level: usize,
}

/// What a page shows to these.
pub fn items<'a>(thread: &'a Thread, view: View, to: &Audience) -> Vec<Item<'a>> {
    let tree = thread.tree();
    let mut items = Vec::new();
    let top = view.under.and_then(|id| tree.get(id));
    if let Some(top) = top.filter(|top| top.withheld.is_none() || to.sees(thread, top)) {
        conversation(thread, top, view.from, (OWN_PAGE, to), &mut items);
        return items;
    }
    let pinned = tree
        .roots()
        .filter(|root| root.pinned && view.from.is_none());
    let mut rest = in_order(thread, view, to);
    let more = rest.split_off(rest.len().min(ROOTS));
    let last = rest.last().map(|root| Cursor::after(root));
    let mut room = ALL_REPLIES;
    for root in pinned.chain(rest) {
        let limit = REPLIES.min(room).max(FIRST_REPLIES);
        let before = items.len();
        conversation(thread, root, None, (limit, to), &mut items);
        room = room.saturating_sub(limit.min(items.len() - before - 1));
    }
    if let (Some(from), false) = (last, more.is_empty()) {
        let left = more.len();
        items.push(Item::More { from, left });
    }
    items
}

/// The comments on the post itself from where the page begins, but for those that are pinned.
fn in_order<'a>(thread: &'a Thread, view: View, to: &Audience) -> Vec<&'a Arc<Comment>> {
    let tree = thread.tree();
    let from = view
        .from
        .and_then(|from| Some((tree.get(from.id)?.n, from)));
    let shown = |root: &&Arc<Comment>| to.sees(thread, root) && !root.pinned;
    let mut roots: Vec<_> = match view.order {
        Order::Oldest => {
            let after = from.map_or(0, |(n, _)| n + 1);
            tree.roots()
                .filter(|it| it.n >= after)
                .filter(shown)
                .collect()
        }
        Order::Newest => {
            let before = from.map_or(usize::MAX, |(n, _)| n);
            let roots = tree.roots().rev();
            roots.filter(|it| it.n < before).filter(shown).collect()
        }
        Order::Liked => tree.roots().filter(shown).collect(),
    };
    if view.order == Order::Liked {
        let key = |likes: usize, n: usize| (Reverse(likes), n);
        roots.sort_by_key(|it| key(it.likes.len(), it.n));
        if let Some((n, from)) = from {
            roots.retain(|it| key(it.likes.len(), it.n) > key(from.likes, n));
        }
    }
    roots
}

/// A comment, then what is below it, `limit` of it at most, from where the page begins.
fn conversation<'a>(
    thread: &'a Thread,
    top: &'a Arc<Comment>,
    from: Option<Cursor>,
    (limit, to): (usize, &Audience),
    items: &mut Vec<Item<'a>>,
) {
    let tree = thread.tree();
    let mut drawn = HashMap::from([(top.id, 0)]);
    items.push(Item::Comment(Picked {
        comment: top,
        under: None,
        level: 0,
    }));
    let below = descend(thread, top, to);
    let start = from.and_then(|from| below.iter().position(|(it, _)| it.id == from.id));
    let start = start.map_or(0, |last| last + 1);
    let end = below.len().min(start + limit);
    for (comment, under) in &below[start..end] {
        // What it stands in may be on the page before.
        let mut under = *under;
        while !drawn.contains_key(&under) {
            let parent = tree.get(under).and_then(|it| it.parent);
            under = parent.unwrap_or(top.id);
        }
        let level = drawn[&under] + 1;
        drawn.insert(comment.id, level);
        items.push(Item::Comment(Picked {
            comment,
            under: Some(under),
            level,
        }));
    }
    if end < below.len() {
        items.push(Item::Rest {
            under: top.id,
            from: Cursor::after(below[end - 1].0),
            left: below.len() - end,
        });
    }
}

/// All that is shown below a comment, each followed by its replies, with what it stands in.
fn descend<'a>(
    thread: &'a Thread,
    top: &'a Arc<Comment>,
    to: &Audience,
) -> Vec<(&'a Arc<Comment>, CommentId)> {
    let tree = thread.tree();
    let sees = |comment: &&Arc<Comment>| to.sees(thread, comment);
    let mut all = Vec::new();
    let mut open = vec![(top, 0)];
    while let Some((comment, level)) = open.pop() {
        let replies = tree.replies(comment).filter(sees);
        if level + 1 >= DEEPEST {
            let mut flat: Vec<_> = replies.collect();
            let mut next = 0;
            while let Some(reply) = flat.get(next).copied() {
                flat.extend(tree.replies(reply).filter(sees));
                next += 1;
            }
            flat.sort_by_key(|it| it.n);
            all.extend(flat.into_iter().map(|it| (it, comment.id)));
        } else {
            let first = open.len();
            open.extend(replies.map(|it| (it, level + 1)));
            open[first..].reverse();
        }
        if let Some((next, _)) = open.last() {
            all.push((*next, next.parent.unwrap_or(top.id)));
        }
    }
    all
}

#[cfg(test)]
pub mod tests;
