//! Why a reader reports a comment.

/// One of a small set: what a person would write beside it would be their words about another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReportReason {
    /// It advertises.
    Spam,
    /// It insults, threatens or hates.
    Abuse,
    /// It tells what is private about somebody.
    Private,
    /// It breaks the law.
    Illegal,
    /// It is about something else.
    OffTopic,
}

impl ReportReason {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Spam,
        Self::Abuse,
        Self::Private,
        Self::Illegal,
        Self::OffTopic,
    ];

    /// Its name in forms and in the log.
    pub fn name(self) -> &'static str {
        match self {
            Self::Spam => "spam",
            Self::Abuse => "abuse",
            Self::Private => "private",
            Self::Illegal => "illegal",
            Self::OffTopic => "off-topic",
        }
    }

    /// Reads what [`ReportReason::name`] says.
    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == raw)
    }
}
