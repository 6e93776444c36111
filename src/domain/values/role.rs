//! What an account may do on a site.

/// A member of a site's staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Decides about comments.
    Moderator,
    /// Decides about everything.
    Owner,
}

impl Role {
    /// Both, the lesser first.
    pub const ALL: [Self; 2] = [Self::Moderator, Self::Owner];

    /// As it is stored and asked for.
    pub fn name(self) -> &'static str {
        match self {
            Self::Moderator => "moderator",
            Self::Owner => "owner",
        }
    }

    /// Reads what [`Role::name`] says.
    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == raw)
    }
}
