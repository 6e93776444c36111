//! The facts of a conversation.

use super::{Decider, Judgement, Standing};
use crate::domain::values::{
    AccountId, Actor, AuthorName, Body, CommentId, DecisionId, Email, GuestId, NetworkHash,
    PageUrl, PostKey, Reaction, ReportReason, Role, SiteKey, Timestamp, Website,
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
    /// Who; none once the account that wrote it was erased and left its words behind.
    pub author: Option<Author>,
    /// What, as Markdown source.
    pub body: Body,
    /// From which network, if that is known.
    pub network: Option<NetworkHash>,
}

impl ThreadEvent {
    /// The comment that it is about, if it is about what somebody said.
    pub fn comment(&self) -> Option<CommentId> {
        match self {
            Self::CommentAdded { id, .. }
            | Self::CommentEdited { id, .. }
            | Self::CommentModerated { id, .. }
            | Self::CommentDeleted { id, .. } => Some(*id),
            _ => None,
        }
    }
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
        /// Who may change it.
        by: Option<Actor>,
        /// On whose behalf of the blog it was said, if its writer was of the staff then.
        role: Option<Role>,
        /// What the rules of the site made of it.
        judged: Judgement,
        /// When.
        at: Timestamp,
    },
    /// Its writer put it in other words.
    CommentEdited {
        /// Which.
        id: CommentId,
        /// The new words; none once they were redacted.
        body: Option<Body>,
        /// What the rules of the site made of the new words. They may hold what was shown; they
        /// show nothing that waits.
        judged: Judgement,
        /// When.
        at: Timestamp,
    },
    /// It was decided how the comment stands from now on.
    CommentModerated {
        /// Which.
        id: CommentId,
        /// How.
        to: Standing,
        /// By whom.
        by: Decider,
        /// Together with which others.
        decision: DecisionId,
        /// When.
        at: Timestamp,
    },
    /// A reader thinks that it should not be here.
    CommentReported {
        /// Which.
        id: CommentId,
        /// Who.
        by: Actor,
        /// From which network, if that is known.
        network: Option<NetworkHash>,
        /// Why.
        reason: ReportReason,
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
        by: Actor,
        /// When.
        at: Timestamp,
    },
    /// Somebody likes it no longer.
    CommentUnliked {
        /// Which.
        id: CommentId,
        /// Who.
        by: Actor,
        /// When.
        at: Timestamp,
    },
    /// Somebody reacted to the post; it takes the place of what they reacted before.
    PostReacted {
        /// How.
        reaction: Reaction,
        /// Who.
        by: Actor,
        /// When.
        at: Timestamp,
    },
    /// Somebody took their reaction back.
    PostUnreacted {
        /// Who.
        by: Actor,
        /// When.
        at: Timestamp,
    },
    /// Whoever was this guest has signed in: what the guest did is the account's.
    GuestAdopted {
        /// Who they were.
        guest: GuestId,
        /// Who they are.
        account: AccountId,
        /// When.
        at: Timestamp,
    },
    /// A person took back all that they said, or their name from it.
    WriterErased {
        /// Who it was.
        account: AccountId,
        /// Whether the words stay, without a name.
        keeps_words: bool,
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
