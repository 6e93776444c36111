//! Whether a comment is shown, and who or what decided that.

use crate::domain::{
    moderation::Rule,
    values::{AccountId, DecisionId, Timestamp, Version},
};

/// What became of a comment. The words of one that is not published are kept, so that each decision
/// can be undone; only its writer takes them away for good.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Everybody sees it.
    #[default]
    Published,
    /// It waits for a decision. Its writer sees it, and the staff.
    Pending,
    /// It was taken for spam.
    Spam,
    /// It was decided that it shall not be shown.
    Rejected,
}

impl Standing {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Pending, Self::Published, Self::Spam, Self::Rejected];

    /// Its name in forms and in the log.
    pub fn name(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Pending => "pending",
            Self::Spam => "spam",
            Self::Rejected => "rejected",
        }
    }

    /// Reads what [`Standing::name`] says.
    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == raw)
    }

    /// Whether everybody sees what stands so.
    pub fn is_public(self) -> bool {
        self == Self::Published
    }
}

/// What the rules of a site made of a comment when it came, or was edited.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Judgement {
    /// Whether it was shown at once.
    pub held: bool,
    /// The rule that decided: the first that had something to say.
    pub rule: Rule,
    /// What about the comment made it decide so, for the staff: a host, a word, a number.
    pub why: Option<String>,
}

impl Judgement {
    /// The same without what it repeats of what was said.
    pub fn without_why(&self) -> Self {
        Self {
            why: None,
            ..self.clone()
        }
    }

    /// How the comment stands after it.
    pub fn standing(&self) -> Standing {
        match self.held {
            true => Standing::Pending,
            false => Standing::Published,
        }
    }
}

/// Who decided about a comment after the rules had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Decider {
    /// One of the staff.
    Staff(AccountId),
    /// So many readers reported it.
    Reports,
}

/// What was decided last about a comment after the rules had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// Names it.
    pub id: DecisionId,
    /// By whom.
    pub by: Decider,
    /// How it stood before.
    pub from: Standing,
    /// The version of the event that says so.
    pub v: Version,
    /// When.
    pub at: Timestamp,
}
