//! The facts of a conversation.

use crate::domain::values::{
    AuthorName, Body, CommentId, Email, PageUrl, PostKey, SiteKey, Timestamp, Website,
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

/// A fact about the conversation under a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ThreadEvent {
    /// The first comment is about to follow: this is the post that the thread belongs to.
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
        /// Who.
        author: Author,
        /// What, as Markdown source.
        body: Body,
        /// When.
        at: Timestamp,
    },
}
