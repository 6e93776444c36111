//! The facts of a conversation.

use crate::domain::values::{
    AuthorName, Body, CommentId, Email, GuestId, PageUrl, PostKey, Reaction, SiteKey, Timestamp,
    Website,
};

/// Who wrote a comment, as they gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// Shown.
    pub name: AuthorName,
    /// Shown to nobody.
    pub email: Option<Email>,
    /// Shown as a link on the name.
    pub website: Option<Website>,
}

/// What a person gave away with a comment; all of it goes when the comment is deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Who.
    pub author: Author,
    /// What, as Markdown source.
    pub body: Body,
}

/// A fact about the conversation under a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ThreadEvent {
    /// The first comment, reaction or rule is about to follow: this is the post that the thread
    /// belongs to.
    ThreadOpened {
        /// The blog.
        site: SiteKey,
        /// Its page.
        post: PostKey,
        /// Where the page is, if the composer knew.
        url: Option<PageUrl>,
        /// What the page is called, if the composer knew; as hostile as any text.
        title: Option<String>,
        /// When.
        at: Timestamp,
    },
    /// Somebody said something.
    CommentAdded {
        /// Names it within the thread.
        id: CommentId,
        /// The comment that it answers.
        parent: Option<CommentId>,
        /// Who and what; none once it was redacted.
        said: Option<Said>,
        /// The browser that may change it.
        by: Option<GuestId>,
        /// When.
        at: Timestamp,
    },
    /// Its writer put it in other words.
    CommentEdited {
        /// Which.
        id: CommentId,
        /// The new words; none once they were redacted.
        body: Option<Body>,
        /// When.
        at: Timestamp,
    },
    /// Its writer took it back.
    CommentDeleted {
        /// Which.
        id: CommentId,
        /// When.
        at: Timestamp,
    },
    /// Somebody likes it.
    CommentLiked {
        /// Which.
        id: CommentId,
        /// Who.
        by: GuestId,
        /// When.
        at: Timestamp,
    },
    /// Somebody likes it no longer.
    CommentUnliked {
        /// Which.
        id: CommentId,
        /// Who.
        by: GuestId,
        /// When.
        at: Timestamp,
    },
    /// Somebody reacted to the post; it takes the place of what they reacted before.
    PostReacted {
        /// How.
        reaction: Reaction,
        /// Who.
        by: GuestId,
        /// When.
        at: Timestamp,
    },
    /// Somebody took their reaction back.
    PostUnreacted {
        /// Who.
        by: GuestId,
        /// When.
        at: Timestamp,
    },
    /// From now on the thread can only be read.
    ThreadLocked {
        /// When.
        at: Timestamp,
    },
    /// From now on people may comment again.
    ThreadUnlocked {
        /// When.
        at: Timestamp,
    },
    /// The comment stands before all others.
    CommentPinned {
        /// Which.
        id: CommentId,
        /// When.
        at: Timestamp,
    },
    /// The comment stands in its own place again.
    CommentUnpinned {
        /// Which.
        id: CommentId,
        /// When.
        at: Timestamp,
    },
}
