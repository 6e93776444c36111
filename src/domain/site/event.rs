//! The facts about a site.

use crate::domain::{
    moderation::Rules,
    values::{AccountId, GuestId, NetworkHash, Origin, PageUrl, Timestamp},
};

/// What the owner of a blog may choose for its threads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Whether comments can be liked.
    pub likes: bool,
    /// Whether readers can react to a post.
    pub reactions: bool,
    /// A style sheet on one of the site's own origins, after ours.
    pub stylesheet: Option<PageUrl>,
    /// Who may comment, and what is held.
    pub rules: Rules,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            likes: true,
            reactions: true,
            stylesheet: None,
            rules: Rules::default(),
        }
    }
}

/// Whom the staff of a site can ban beside accounts, whose own log tells of theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Banned {
    /// A browser: what comes from it is refused.
    Guest(GuestId),
    /// A network: what comes from it is held, since more than one person may be there. It ends
    /// with the key of its hash.
    Network(NetworkHash),
}

/// A fact about a blog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SiteEvent {
    /// The blog became known, with the origins that may frame and post to its threads.
    SiteAdded {
        /// At least one.
        origins: Vec<Origin>,
        /// When.
        at: Timestamp,
    },
    /// From now on these origins count, and no others.
    SiteOriginsChanged {
        /// At least one.
        origins: Vec<Origin>,
        /// When.
        at: Timestamp,
    },
    /// From now on these settings count.
    SiteSettingsChanged {
        /// All of them.
        settings: Settings,
        /// When.
        at: Timestamp,
    },
    /// From now on the blog signs its readers in with the key of this generation, and with no other.
    SsoKeyChanged {
        /// None if it signs nobody in.
        generation: Option<u32>,
        /// When.
        at: Timestamp,
    },
    /// Who or what came from there does not comment any more.
    SiteBanned {
        /// Whom.
        whom: Banned,
        /// By whom.
        by: AccountId,
        /// When.
        at: Timestamp,
    },
    /// Who or what came from there may comment again.
    SiteUnbanned {
        /// Whom.
        whom: Banned,
        /// By whom.
        by: AccountId,
        /// When.
        at: Timestamp,
    },
    /// The staff was told of what waits.
    StaffTold {
        /// When; what has come since is news.
        at: Timestamp,
    },
    /// The owner of the blog writes with this browser.
    OwnerRecognised {
        /// Which.
        guest: GuestId,
        /// When.
        at: Timestamp,
    },
}
