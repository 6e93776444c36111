//! The facts about a site.

use crate::domain::values::{GuestId, Origin, PageUrl, Timestamp};

/// What the owner of a blog may choose for its threads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Whether comments can be liked.
    pub likes: bool,
    /// Whether readers can react to a post.
    pub reactions: bool,
    /// A style sheet on one of the site's own origins, after ours.
    pub stylesheet: Option<PageUrl>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            likes: true,
            reactions: true,
            stylesheet: None,
        }
    }
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
    /// The owner of the blog writes with this browser.
    OwnerRecognised {
        /// Which.
        guest: GuestId,
        /// When.
        at: Timestamp,
    },
}
