//! What becomes of what somebody said when they sign in, and when they leave for good.

use super::{Comment, Thread, ThreadEvent};
use crate::domain::values::{AccountId, Actor, GuestId, Timestamp};

/// Make what a guest did an account's.
#[derive(Debug, Clone)]
pub struct AdoptGuest {
    /// Who they were.
    pub guest: GuestId,
    /// Who they are.
    pub account: AccountId,
    /// Now.
    pub at: Timestamp,
}

/// Take back all that an account said, or its name from it.
#[derive(Debug, Clone)]
pub struct EraseWriter {
    /// Whose.
    pub account: AccountId,
    /// Whether the words stay, without a name.
    pub keeps_words: bool,
    /// Now.
    pub at: Timestamp,
}

impl AdoptGuest {
    pub(super) fn decide(self, thread: &Thread) -> Vec<ThreadEvent> {
        let Self { guest, account, at } = self;
        let news = did_anything(thread, guest.into());
        let event = ThreadEvent::GuestAdopted { guest, account, at };
        news.then_some(event).into_iter().collect()
    }
}

impl EraseWriter {
    pub(super) fn decide(self, thread: &Thread) -> Vec<ThreadEvent> {
        let Self {
            account,
            keeps_words,
            at,
        } = self;
        let event = ThreadEvent::WriterErased {
            account,
            keeps_words,
            at,
        };
        let actor = Actor::Account(account);
        let touched = |it: &Comment| it.is_liked_by(actor) || it.is_reported_by(actor);
        let mut touched = thread.tree().iter().filter(|it| touched(it));
        let news = comments_by(thread, actor).any(|comment| !keeps_words || has_name(comment))
            || thread.reaction_of(actor).is_some()
            || touched.next().is_some();
        news.then_some(event).into_iter().collect()
    }
}

/// What an actor said in a thread and what of it is still there, in order.
pub fn comments_by(thread: &Thread, actor: Actor) -> impl Iterator<Item = &Comment> {
    let comments = thread.tree().iter().map(|comment| &**comment);
    comments.filter(move |comment| comment.by == Some(actor) && comment.words().is_some())
}

fn has_name(comment: &Comment) -> bool {
    let said = comment.words();
    said.is_some_and(|said| said.author.is_some())
}

fn did_anything(thread: &Thread, actor: Actor) -> bool {
    let mut comments = thread.tree().iter();
    let is_about = |comment: &Comment| {
        comment.by == Some(actor) || comment.is_liked_by(actor) || comment.is_reported_by(actor)
    };
    thread.reaction_of(actor).is_some() || comments.any(|comment| is_about(comment))
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Command, Gone, given::*, redactions},
        *,
    };
    use crate::domain::{
        Aggregate,
        values::{Identity, Reaction},
    };

    const ADA: AccountId = AccountId(33);

    fn adopts(name: &str) -> Command {
        Command::Adopt(AdoptGuest {
            guest: guest(name),
            account: ADA,
            at: at(),
        })
    }

    fn erases(keeps_words: bool) -> Command {
        Command::EraseWriter(EraseWriter {
            account: ADA,
            keeps_words,
            at: at(),
        })
    }

    #[test]
    fn what_a_guest_did_becomes_the_accounts() {
        let open = given([
            says("1", "Ada", "hi"),
            says("2", "Bob", "ho"),
            likes("2", "Ada", true),
            reacts("Ada", Some(Reaction::Love)),
        ]);
        let adopted = given_also(open, [adopts("Ada")]);
        assert_eq!(adopted.comment(id("1")).unwrap().by, Some(ADA.into()));
        assert_eq!(
            adopted.comment(id("2")).unwrap().by,
            Some(guest("Bob").into())
        );
        assert!(adopted.comment(id("2")).unwrap().is_liked_by(ADA.into()));
        assert_eq!(adopted.reaction_of(ADA.into()), Some(Reaction::Love));
        assert_eq!(adopted.reaction_of(guest("Ada").into()), None);
        assert_eq!(when(&adopted, adopts("Ada")), Ok(""));
        let edit = |by: Identity| edit_by("1", by, "hey");
        assert_eq!(when(&adopted, edit(ADA.into())), Ok("edited"));
        assert!(when(&adopted, edit(guest("Ada").into())).is_err());
    }

    #[test]
    fn a_like_of_both_counts_once() {
        let open = given([
            says("1", "Ada", "hi"),
            likes("1", "Eve", true),
            likes("1", "Bob", true),
        ]);
        let both = given_also(open, [adopts("Eve"), adopts("Bob")]);
        assert_eq!(both.comment(id("1")).unwrap().likes, [ADA.into()]);
    }

    #[test]
    fn who_leaves_takes_their_words_and_every_entry_that_held_them() {
        let commands = [
            says("1", "Ada", "hi"),
            edit("1", "Ada", "hey", NOW),
            says("2", "Bob", "ho"),
            adopts("Ada"),
        ];
        let open = given(commands.clone());
        let erased = given_also(open.clone(), [erases(false)]);
        let gone = erased.comment(id("1")).unwrap();
        assert!(gone.said.is_none() && gone.gone == Some(Gone::Erased) && erased.count() == 1);
        assert_eq!(when(&erased, erases(false)), Ok(""));

        let events = super::super::decide(&open, erases(false)).unwrap();
        let redacted = redactions(&open, &events);
        let versions: Vec<_> = redacted.iter().map(|(v, _)| v.0).collect();
        assert_eq!(versions, [2, 3]);
        // The log reads as it did, but for what was said.
        let (_, mut log) = log(Thread::default(), commands);
        for (v, event) in redacted {
            assert!(!format!("{event:?}").contains("Ada"));
            log[v.0 as usize - 1] = event;
        }
        log.extend(events);
        let mut again = Thread::default();
        for event in log {
            again.evolve(again.version().next(), &event);
        }
        assert_eq!(again.comment(id("1")), erased.comment(id("1")));
    }

    #[test]
    fn words_may_stay_without_a_name() {
        let open = given([
            says("1", "Ada", "hi"),
            edit("1", "Ada", "hey", NOW),
            says("2", "Bob", "ho"),
            likes("2", "Ada", true),
            reacts("Ada", Some(Reaction::Love)),
            adopts("Ada"),
        ]);
        let events = super::super::decide(&open, erases(true)).unwrap();
        let redacted = redactions(&open, &events);
        assert_eq!(redacted.len(), 1, "an edit holds no name");
        assert!(!format!("{redacted:?}").contains("Ada"));
        let erased = given_also(open, [erases(true)]);
        let said = erased.comment(id("1")).unwrap().said.as_ref().unwrap();
        assert_eq!((said.author.is_none(), said.body.as_str()), (true, "hey"));
        assert!(erased.comment(id("2")).unwrap().likes.is_empty());
        assert_eq!(erased.reaction_of(ADA.into()), None);
        assert_eq!(when(&erased, erases(true)), Ok(""));
    }
}
