//! The time, for what is said and for what is good only so long.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::domain::values::Timestamp;

/// The time.
pub fn now() -> Timestamp {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    Timestamp::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
