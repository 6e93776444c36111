//! Given a conversation, when somebody changes it, then events or a rejection.

use super::{
    super::{given::*, redactions},
    *,
};
use crate::domain::{
    Aggregate,
    thread::{Change, Command},
    values::Version,
};

#[test]
fn only_its_writer_edits_a_comment_and_only_for_a_while() {
    let open = given([says("1", "Ada", "hi")]);
    assert_eq!(when(&open, edit("1", "Ada", "hello", NOW)), Ok("edited"));
    assert_eq!(when(&open, edit("1", "Ada", "hi", NOW)), Ok(""));
    let refused = |command| when(&open, command).unwrap_err();
    assert_eq!(refused(edit("1", "Bob", "hello", NOW)), Rejection::NotYours);
    assert_eq!(
        refused(edit("1", "Ada", "hello", NOW + 1_000)),
        Rejection::TooLate
    );
    assert_eq!(
        refused(edit("2", "Ada", "hello", NOW)),
        Rejection::UnknownComment
    );
    let locked = given_also(open, [locked()]);
    let refused = when(&locked, edit("1", "Ada", "hello", NOW));
    assert_eq!(refused, Err(Rejection::Locked));
}

#[test]
fn nobody_owns_what_was_said_without_a_token() {
    let mut without = comment("1", "Ada", "hi");
    without.by = None;
    let open = given([without.into()]);
    assert_eq!(when(&open, deletes("1")), Err(Rejection::NotYours));
}

#[test]
fn a_deleted_comment_has_no_words_and_never_gets_them_back() {
    let open = given([says("1", "Ada", "hi"), edit("1", "Ada", "hello", NOW)]);
    assert_eq!(open.comment(id("1")).unwrap().edited, Some(at()));
    let mut gone = given_also(open, [deletes("1")]);
    assert_eq!(gone.comment(id("1")).unwrap().said, None);
    let again = Command::Delete(DeleteComment {
        id: id("1"),
        by: guest("Ada").into(),
        at: at(),
    });
    assert_eq!((gone.count(), when(&gone, again)), (0, Ok("")));
    // Nobody else learns that it was there.
    assert_eq!(when(&gone, deletes("1")), Err(Rejection::UnknownComment));
    assert_eq!(
        when(&gone, edit("1", "Ada", "again", NOW)),
        Err(Rejection::UnknownComment)
    );
    let body = Some(Body::parse("again").unwrap());
    let late = ThreadEvent::CommentEdited {
        id: id("1"),
        body,
        judged: Judgement::default(),
        at: at(),
    };
    gone.evolve(Version(9), &late);
    assert_eq!(gone.comment(id("1")).unwrap().said, None);
}

#[test]
fn every_entry_that_holds_words_of_a_deleted_comment_is_redacted() {
    let said = [
        says("1", "Ada", "hi"),
        says("2", "Bob", "ho"),
        edit("1", "Ada", "sesame", NOW),
    ];
    let (open, mut log) = log(Thread::default(), said);
    let by = guest("Ada").into();
    let (id, at) = (id("1"), at());
    let events = DeleteComment { id, by, at }.decide(&open).unwrap();
    let redacted = redactions(&open, &events);
    let versions: Vec<_> = redacted.iter().map(|(v, _)| v.0).collect();
    assert_eq!(versions, [2, 4]);

    // The same conversation, told by what the log holds from then on.
    for (v, event) in redacted {
        log[v.0 as usize - 1] = event;
    }
    let mut told = Thread::default();
    for event in log.iter().chain(&events) {
        told.evolve(told.version().next(), event);
    }
    assert_eq!((told.count(), told.version()), (1, Version(5)));
    assert_eq!(told.comment(id).unwrap().said, None);
    assert!(!format!("{log:?}").contains("sesame"));
}

#[test]
fn a_tombstone_stands_while_something_below_it_has_words() {
    let thread = given([
        says("1", "Ada", "hi"),
        answers("2", "1", "a"),
        answers("3", "2", "b"),
        deletes("1"),
        deletes("2"),
    ]);
    let shown = |thread: &Thread, key| thread.tree().is_shown(thread.comment(id(key)).unwrap());
    assert_eq!(["1", "2", "3"].map(|key| shown(&thread, key)), [true; 3]);
    let gone = given_also(thread, [deletes("3")]);
    assert_eq!(["1", "2", "3"].map(|key| shown(&gone, key)), [false; 3]);
}

#[test]
fn a_person_likes_a_comment_once_and_may_stop() {
    let open = given([says("1", "Ada", "hi")]);
    assert_eq!(when(&open, likes("1", "Bob", false)), Ok(""));
    assert_eq!(when(&open, likes("1", "Bob", true)), Ok("liked"));
    let liked = given_also(open, [likes("1", "Bob", true), likes("1", "Eve", true)]);
    assert_eq!(liked.comment(id("1")).unwrap().likes.len(), 2);
    assert_eq!(when(&liked, likes("1", "Bob", true)), Ok(""));
    let one = given_also(liked, [likes("1", "Bob", false)]);
    assert_eq!(one.comment(id("1")).unwrap().likes, [guest("Eve").into()]);
}

#[test]
fn a_reaction_takes_the_place_of_the_one_before() {
    let love = Some(Reaction::Love);
    assert_eq!(when(&given([]), reacts("Ada", love)), Ok("opened reacted"));
    let thread = given([reacts("Ada", love), reacts("Bob", love)]);
    let thread = given_also(thread, [reacts("Ada", Some(Reaction::Wow))]);
    let counts = [Reaction::Love, Reaction::Wow].map(|it| thread.reacted(it));
    assert_eq!(counts, [1, 1]);
    let thread = given_also(thread, [reacts("Ada", None)]);
    assert_eq!(thread.reacted(Reaction::Wow), 0);
}

#[test]
fn a_pin_is_for_comments_on_the_post_itself() {
    let open = given([says("1", "Ada", "hi"), answers("2", "1", "ho")]);
    assert_eq!(when(&open, pins("1", true)), Ok("pinned"));
    assert_eq!(when(&open, pins("2", true)), Err(Rejection::NotTopLevel));
    let pinned = given_also(open, [pins("1", true)]);
    assert_eq!(when(&pinned, pins("1", true)), Ok(""));
    assert_eq!(when(&pinned, pins("1", false)), Ok("unpinned"));
}

#[test]
fn what_changed_is_told_from_any_version_on() {
    let thread = given([
        says("1", "Ada", "hi"),
        likes("1", "Bob", true),
        edit("1", "Ada", "hello", NOW),
        reacts("Bob", Some(Reaction::Wow)),
        locked(),
    ]);
    let after = |v| thread.changes_after(Version(v)).collect::<Vec<_>>();
    let one = Change::Comment(id("1"));
    let all = [
        one,
        Change::Likes(id("1")),
        one,
        Change::Reactions,
        Change::Lock,
    ];
    assert_eq!((after(0), after(2)), (all.to_vec(), all[1..].to_vec()));
    assert_eq!(after(6), []);
}
