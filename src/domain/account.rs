//! An account: a person known to us, on a stream of their own, `account:{id}:log`.

use super::values::Timestamp;

/// A fact about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AccountEvent {
    /// The first event of an account: its e-mail address was claimed in the same step.
    AccountOpened {
        /// When.
        at: Timestamp,
    },
}
