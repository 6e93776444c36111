//! The domain: what a thread is and which wishes it grants.
//!
//! Pure: no async, no I/O, no clock, no randomness. Times and ids come in as values.

pub mod account;
pub mod moderation;
pub mod site;
pub mod staff;
pub mod thread;
pub mod values;

use account::AccountEvent;
use site::SiteEvent;
use staff::StaffEvent;
use thread::ThreadEvent;
use values::{Actor, Version};

/// Any fact that the log of any entity can hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// About the conversation under a post.
    Thread(ThreadEvent),
    /// About a blog.
    Site(SiteEvent),
    /// About a person.
    Account(AccountEvent),
    /// About those who decide.
    Staff(StaffEvent),
    /// Written by a newer version of the program than this one: it counts in the numbering of its
    /// stream and changes nothing that this version knows.
    Unknown {
        /// The name that the log gives it.
        event_type: String,
    },
}

impl Event {
    /// Whether it holds what a person said or told about themselves, and may take back.
    pub fn has_words(&self) -> bool {
        match self {
            Self::Thread(
                ThreadEvent::CommentAdded { said: Some(_), .. }
                | ThreadEvent::CommentEdited { body: Some(_), .. },
            ) => true,
            Self::Account(event) => event.redacted().is_some(),
            _ => false,
        }
    }

    /// Whose doing it is, where that must be found again: what somebody said and liked.
    pub fn actor(&self) -> Option<Actor> {
        match self {
            Self::Thread(ThreadEvent::CommentAdded { by, .. }) => *by,
            Self::Thread(
                ThreadEvent::CommentLiked { by, .. }
                | ThreadEvent::CommentReported { by, .. }
                | ThreadEvent::PostReacted { by, .. },
            ) => Some(*by),
            Self::Thread(ThreadEvent::GuestAdopted { account, .. }) => {
                Some(Actor::Account(*account))
            }
            _ => None,
        }
    }

    /// The queue of those who must do something about it once it is stored.
    pub fn queue(&self) -> Option<Queue> {
        match self {
            Self::Account(event) if event.is_about_claims() => Some(Queue::Claims),
            _ => None,
        }
    }
}

impl From<ThreadEvent> for Event {
    fn from(event: ThreadEvent) -> Self {
        Self::Thread(event)
    }
}

impl From<SiteEvent> for Event {
    fn from(event: SiteEvent) -> Self {
        Self::Site(event)
    }
}

impl From<AccountEvent> for Event {
    fn from(event: AccountEvent) -> Self {
        Self::Account(event)
    }
}

impl From<StaffEvent> for Event {
    fn from(event: StaffEvent) -> Self {
        Self::Staff(event)
    }
}

/// Work that events leave behind: done at least once by whoever takes it first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Queue {
    /// Claims to confirm and to give back, and accounts to erase.
    Claims,
}

impl Queue {
    /// As it is stored.
    pub fn name(self) -> &'static str {
        match self {
            Self::Claims => "claims",
        }
    }
}

/// A state that is the fold of one stream.
pub trait Aggregate: Default + Clone + Send + Sync + 'static {
    /// Applies the event of version `v`; one that is not this state's to know only counts.
    fn apply(&mut self, v: Version, event: &Event);

    /// The version of the last event that was applied; 0 before the first.
    fn version(&self) -> Version;
}
