//! Names one decision of the staff, however many comments it is about.

use std::fmt;

use super::{ValueError, base32};

/// A decision: all that was decided with one press of a button, and is undone with one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DecisionId(u64);

impl DecisionId {
    /// From a random number, of which 60 bits count.
    pub fn from_random(random: u64) -> Self {
        Self(random >> 4)
    }

    /// Reads what [`fmt::Display`] writes.
    pub fn parse(raw: &str) -> Result<Self, ValueError> {
        base32::read(raw)
            .map(Self)
            .ok_or(ValueError::Malformed("is not the id of a decision"))
    }
}

impl fmt::Display for DecisionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        base32::write(self.0, f)
    }
}
