//! Which part of a thread a page shows: the order, the conversation, where it begins.

use std::fmt;

use super::{
    Audience, place,
    selection::{Item, items},
};
use crate::domain::{
    thread::{Comment, Thread},
    values::CommentId,
};

/// In which order the comments on the post itself come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// As they were said.
    #[default]
    Oldest,
    /// The last word first.
    Newest,
    /// What most people like first.
    Liked,
}

impl Order {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Oldest, Self::Newest, Self::Liked];

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Oldest => "oldest",
            Self::Newest => "newest",
            Self::Liked => "liked",
        }
    }

    /// The one of that name.
    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.name() == raw)
    }
}

/// After which comment a page begins: its id, and how many liked it when the link was drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cursor {
    /// The last comment of the page before.
    pub id: CommentId,
    pub(super) likes: usize,
}

impl Cursor {
    /// Reads what [`fmt::Display`] writes.
    pub fn parse(raw: &str) -> Option<Self> {
        let (id, likes) = raw.split_once('.').unwrap_or((raw, "0"));
        Some(Self {
            id: CommentId::parse(id).ok()?,
            likes: likes.parse().ok()?,
        })
    }

    pub(super) fn after(comment: &Comment) -> Self {
        Self {
            id: comment.id,
            likes: comment.likes.len(),
        }
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.likes {
            0 => self.id.fmt(f),
            likes => write!(f, "{}.{likes}", self.id),
        }
    }
}

/// Which part of a thread.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct View {
    /// How the comments on the post itself are sorted.
    pub order: Order,
    /// Only what is below this comment.
    pub under: Option<CommentId>,
    /// Only what comes after this one.
    pub from: Option<Cursor>,
}

impl View {
    /// The same without what the thread does not know: an address may say anything.
    pub fn known(mut self, thread: &Thread, to: &Audience) -> Self {
        let tree = thread.tree();
        let shown = |id| tree.get(id).is_some_and(|comment| to.sees(thread, comment));
        self.under = self.under.filter(|id| shown(*id));
        self.from = self.from.filter(|from| tree.get(from.id).is_some());
        if let Some(from) = &mut self.from {
            // What an address says beside the point makes no other page.
            let sorted = self.order == Order::Liked && self.under.is_none();
            let most = tree.iter().map(|comment| comment.likes.len()).max();
            from.likes = if sorted {
                from.likes.min(most.unwrap_or(0))
            } else {
                0
            };
        }
        self
    }

    /// The address of a thread with what says which part of it this is.
    pub fn address(&self, thread: &str) -> String {
        let mut address = thread.to_owned();
        if self.order != Order::default() {
            place::add(&mut address, "sort", self.order.name());
        }
        if let Some(under) = self.under {
            place::add(&mut address, "under", under);
        }
        if let Some(from) = self.from {
            place::add(&mut address, "from", from);
        }
        address
    }

    /// The page on which a comment is found: the first one of all, or one of its conversation.
    pub fn with(order: Order, thread: &Thread, to: &Audience, id: CommentId) -> Self {
        let first = Self {
            order,
            ..Self::default()
        };
        let has = |view: &Self| {
            items(thread, *view, to)
                .iter()
                .any(|item| matches!(item, Item::Comment(it) if it.comment.id == id))
        };
        // What they do not see has no page, not even one that says so.
        let seen = thread.comment(id).filter(|it| to.sees(thread, it));
        let Some(comment) = seen.filter(|_| !has(&first)) else {
            return first;
        };
        let parents = std::iter::successors(Some(comment), |it| thread.comment(it.parent?));
        let parents: Vec<_> = parents.map(|it| it.id).collect();
        // The whole conversation if the comment is near its beginning, else from its parent on.
        let tops = [parents.last(), parents.get(1), parents.first()];
        let mut views = tops.into_iter().flatten().map(|top| Self {
            under: Some(*top),
            ..first
        });
        views.find(has).unwrap_or(first)
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::selection::tests::{id, shown, thread},
        *,
    };

    #[test]
    fn every_comment_has_a_page_that_shows_it() {
        let chain = (0..60).map(|n: usize| n.checked_sub(1));
        let flat = (60..200).map(|n| (n % 2 == 0).then_some(0));
        let thread = thread(chain.chain(flat));
        for n in 0..200 {
            let view = View::with(Order::Oldest, &thread, &Audience::default(), id(n));
            assert!(shown(&thread, view).0.contains(&n), "{n} {view:?}");
        }
        let first = View::with(Order::Oldest, &thread, &Audience::default(), id(3));
        assert_eq!(first, View::default());
    }

    #[test]
    fn a_cursor_reads_back() {
        for raw in ["0123456789ab", "0123456789ab.17"] {
            assert_eq!(Cursor::parse(raw).unwrap().to_string(), raw);
        }
        for wrong in ["", "x", "0123456789ab.", "0123456789ab.-1", ".1"] {
            assert_eq!(Cursor::parse(wrong), None, "{wrong}");
        }
    }
}
