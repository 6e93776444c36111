//! The domain: what a thread is and which wishes it grants.
//!
//! Pure: no async, no I/O, no clock, no randomness. Times and ids come in as values.

pub mod account;
pub mod site;
pub mod thread;
pub mod values;

use account::AccountEvent;
use site::SiteEvent;
use thread::ThreadEvent;
use values::Version;

/// Any fact that the log of any entity can hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// About the conversation under a post.
    Thread(ThreadEvent),
    /// About a blog.
    Site(SiteEvent),
    /// About a person.
    Account(AccountEvent),
    /// Written by a newer version of the program than this one: it counts in the numbering of its
    /// stream and changes nothing that this version knows.
    Unknown {
        /// The name that the log gives it.
        event_type: String,
    },
}

impl Event {
    /// Whether it holds what a person said, and may take back.
    pub fn has_words(&self) -> bool {
        matches!(
            self,
            Self::Thread(
                ThreadEvent::CommentAdded { said: Some(_), .. }
                    | ThreadEvent::CommentEdited { body: Some(_), .. }
            )
        )
    }
}

/// A state that is the fold of one stream.
pub trait Aggregate: Default + Clone + Send + Sync + 'static {
    /// Applies the event of version `v`; one that is not this state's to know only counts.
    fn apply(&mut self, v: Version, event: &Event);

    /// The version of the last event that was applied; 0 before the first.
    fn version(&self) -> Version;
}
