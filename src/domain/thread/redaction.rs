//! What must leave the log when a comment is deleted, or its writer erased.

use super::{Comment, Said, Thread, ThreadEvent, Written, comments_by};
use crate::domain::values::{Actor, Version};

/// The entries of the log that hold words which these events take back, each as it shall read from
/// then on: the same fact without what a person gave away.
pub fn redactions(thread: &Thread, events: &[ThreadEvent]) -> Vec<(Version, ThreadEvent)> {
    let mut redactions = Vec::new();
    for event in events {
        match event {
            ThreadEvent::CommentDeleted { id, .. } => {
                let comment = thread.comment(*id);
                redactions.extend(comment.into_iter().flat_map(|it| wordless(it)));
            }
            ThreadEvent::WriterErased {
                account,
                keeps_words,
                ..
            } => {
                let comments = comments_by(thread, Actor::Account(*account));
                redactions.extend(comments.flat_map(|comment| match keeps_words {
                    false => wordless(comment),
                    true => nameless(comment),
                }));
            }
            _ => {}
        }
    }
    redactions
}

/// Every entry that holds its words, without them.
fn wordless(comment: &Comment) -> Vec<(Version, ThreadEvent)> {
    let entries = comment.written.iter().enumerate();
    let redacted = entries.map(|(n, written)| {
        let event = match n {
            0 => added(comment, written, None),
            _ => ThreadEvent::CommentEdited {
                id: comment.id,
                body: None,
                judged: written.judged.without_why(),
                at: written.at,
            },
        };
        (written.v, event)
    });
    redacted.collect()
}

/// The entry that holds the name of its writer, with the words as they were edited last, and
/// without the name.
fn nameless(comment: &Comment) -> Vec<(Version, ThreadEvent)> {
    let said = comment.words().map(|said| Said {
        author: None,
        body: said.body.clone(),
        network: None,
    });
    let first = comment.written.first();
    let redacted = first.map(|written| (written.v, added(comment, written, said)));
    redacted.into_iter().collect()
}

fn added(comment: &Comment, written: &Written, said: Option<Said>) -> ThreadEvent {
    ThreadEvent::CommentAdded {
        id: comment.id,
        parent: comment.parent,
        said,
        by: comment.by,
        role: None,
        judged: written.judged.without_why(),
        at: comment.at,
    }
}
