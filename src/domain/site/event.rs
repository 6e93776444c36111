//! The facts about a site.

use crate::domain::values::{Origin, Timestamp};

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
}
