//! The drawer: where letters go while somebody develops without an SMTP server.

use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{SystemTime, UNIX_EPOCH},
};

use super::{Letter, same};
use crate::domain::values::{Email, Timestamp};

/// The most letters that are kept; older ones go.
const MOST: usize = 50;

/// A letter that was not sent, for the page of a developer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// When it was written.
    pub at: Timestamp,
    /// The letter.
    pub letter: Letter,
}

/// The last letters, in memory only.
#[derive(Default)]
pub(super) struct Drawer(Mutex<VecDeque<Kept>>);

impl Drawer {
    pub(super) fn keep(&self, letter: Letter) {
        let Letter {
            to, subject, text, ..
        } = &letter;
        tracing::info!(
            "AFTERWORD_SMTP is not set, so here is a letter to {}: {subject}\n{text}",
            to.as_str()
        );
        let mut letters = self.lock();
        letters.truncate(MOST - 1);
        letters.push_front(Kept { at: now(), letter });
    }

    /// Newest first.
    pub(super) fn letters(&self) -> Vec<Kept> {
        self.lock().iter().cloned().collect()
    }

    pub(super) fn forget(&self, to: &Email) {
        self.lock().retain(|kept| !same(&kept.letter.to, to));
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<Kept>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    Timestamp::from_millis(since.map_or(0, |since| since.as_millis() as i64))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(to: &str, subject: usize) -> Letter {
        Letter {
            to: Email::parse(to).unwrap(),
            subject: subject.to_string(),
            text: String::new(),
            html: None,
        }
    }

    #[test]
    fn the_last_letters_are_kept_newest_first() {
        let drawer = Drawer::default();
        for n in 0..MOST + 3 {
            drawer.keep(letter("ada@x.example", n));
        }
        let subjects: Vec<_> = drawer
            .letters()
            .into_iter()
            .map(|k| k.letter.subject)
            .collect();
        let expected: Vec<_> = (3..MOST + 3).rev().map(|n| n.to_string()).collect();
        assert_eq!(subjects, expected);
    }

    #[test]
    fn who_is_forgotten_has_no_letters() {
        let drawer = Drawer::default();
        drawer.keep(letter("Ada@X.example", 0));
        drawer.keep(letter("bob@x.example", 1));
        drawer.forget(&Email::parse("ada@x.example").unwrap());
        let left = drawer.letters();
        assert_eq!(left.len(), 1);
        assert_eq!(left[0].letter.subject, "1");
    }
}
