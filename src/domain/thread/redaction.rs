//! What must leave the log when a comment is deleted.

use super::{Thread, ThreadEvent};
use crate::domain::values::Version;

/// The entries of the log that hold words which these events take back, each as it shall read from
/// then on: the same fact without what a person gave away.
pub fn redactions(thread: &Thread, events: &[ThreadEvent]) -> Vec<(Version, ThreadEvent)> {
    let mut redactions = Vec::new();
    for event in events {
        let ThreadEvent::CommentDeleted { id, .. } = event else {
            continue;
        };
        let Some(comment) = thread.comment(*id) else {
            continue;
        };
        for (n, (v, at)) in comment.words.iter().enumerate() {
            let event = match n {
                0 => ThreadEvent::CommentAdded {
                    id: *id,
                    parent: comment.parent,
                    said: None,
                    by: comment.by,
                    at: *at,
                },
                _ => ThreadEvent::CommentEdited {
                    id: *id,
                    body: None,
                    at: *at,
                },
            };
            redactions.push((*v, event));
        }
    }
    redactions
}
