//! What a reader can say about the post without words.

/// One of a small set; a person has at most one on each post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reaction {
    /// I agree, or am glad of it.
    Like,
    /// I love it.
    Love,
    /// It made me laugh.
    Laugh,
    /// It surprised me.
    Wow,
    /// It made me sad.
    Sad,
}

impl Reaction {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Like, Self::Love, Self::Laugh, Self::Wow, Self::Sad];

    /// Its name in forms and in the log.
    pub fn name(self) -> &'static str {
        match self {
            Self::Like => "like",
            Self::Love => "love",
            Self::Laugh => "laugh",
            Self::Wow => "wow",
            Self::Sad => "sad",
        }
    }

    /// The one of that name.
    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|reaction| reaction.name() == raw)
    }
}
