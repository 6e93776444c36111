//! What a page shows.

use super::*;
use crate::domain::{
    Aggregate,
    thread::{Author, Judgement, Said, ThreadEvent},
    values::{AuthorName, Body, CommandId, GuestId, Timestamp},
};

pub fn id(n: usize) -> CommentId {
    CommentId::of_command(&CommandId::digest(&[&n.to_string()]))
}

/// A thread in which comment n answers the comment that `parents[n]` names.
pub fn thread(parents: impl IntoIterator<Item = Option<usize>>) -> Thread {
    let mut thread = Thread::default();
    let at = Timestamp::from_millis(0);
    for (n, parent) in parents.into_iter().enumerate() {
        let said = Said {
            author: Some(Author {
                name: AuthorName::parse("Ada").unwrap(),
                email: None,
                website: None,
            }),
            body: Body::parse("x").unwrap(),
            network: None,
        };
        let added = ThreadEvent::CommentAdded {
            id: id(n),
            parent: parent.map(id),
            said: Some(said),
            by: None,
            role: None,
            judged: Judgement::default(),
            at,
        };
        thread.evolve(thread.version().next(), &added);
    }
    thread
}

fn and(mut thread: Thread, events: impl IntoIterator<Item = ThreadEvent>) -> Thread {
    for event in events {
        thread.evolve(thread.version().next(), &event);
    }
    thread
}

fn liked(n: usize, by: u64) -> ThreadEvent {
    ThreadEvent::CommentLiked {
        id: id(n),
        by: GuestId::from_random(by << 4).into(),
        at: Timestamp::from_millis(0),
    }
}

fn deleted(n: usize) -> ThreadEvent {
    let at = Timestamp::from_millis(0);
    ThreadEvent::CommentDeleted { id: id(n), at }
}

/// The numbers of the comments on a page, and the view of what is left.
pub fn shown(thread: &Thread, view: View) -> (Vec<usize>, Option<View>) {
    let mut next = None;
    let mut numbers = Vec::new();
    for item in items(thread, view, &Audience::default()) {
        match item {
            Item::Comment(it) => numbers.push(it.comment.n),
            Item::More { from, .. } => {
                next = Some(View {
                    from: Some(from),
                    ..view
                })
            }
            Item::Rest { under, from, .. } if view.under.is_some() => {
                let (under, from) = (Some(under), Some(from));
                next = Some(View {
                    under,
                    from,
                    ..view
                });
            }
            Item::Rest { .. } => {}
        }
    }
    (numbers, next)
}

fn all_pages(thread: &Thread, first: View) -> Vec<usize> {
    let (mut numbers, mut next) = shown(thread, first);
    while let Some(view) = next {
        let (more, after) = shown(thread, view);
        // A conversation repeats its first comment on each page.
        numbers.extend(more.iter().skip(usize::from(view.under.is_some())));
        next = after;
    }
    numbers
}

fn by(order: Order) -> View {
    View {
        order,
        ..View::default()
    }
}

#[test]
fn pages_follow_each_other_without_gap_or_repetition_in_every_order() {
    let thread = thread((0..120).map(|_| None));
    let up: Vec<_> = (0..120).collect();
    let down: Vec<_> = (0..120).rev().collect();
    assert_eq!(shown(&thread, View::default()).0, up[..50]);
    assert_eq!(all_pages(&thread, View::default()), up);
    assert_eq!(all_pages(&thread, by(Order::Newest)), down);

    let liked = and(
        thread,
        [liked(70, 1), liked(70, 2), liked(3, 1), liked(90, 1)],
    );
    let pages = all_pages(&liked, by(Order::Liked));
    assert_eq!(pages[..4], [70, 3, 90, 0]);
    let mut sorted = pages;
    sorted.sort_unstable();
    assert_eq!(sorted, up);
}

#[test]
fn a_long_conversation_is_cut_and_goes_on_on_a_page_of_its_own() {
    let thread = thread((0..200).map(|n| (n > 0 && n < 180).then_some(n / 3)));
    let (first, _) = shown(&thread, View::default());
    assert_eq!(first.len(), 1 + REPLIES + 20);
    let left = items(&thread, View::default(), &Audience::default())
        .into_iter()
        .find_map(|item| match item {
            Item::Rest { left, .. } => Some(left),
            _ => None,
        });
    assert_eq!(left, Some(179 - REPLIES));
    let own = View {
        under: Some(id(0)),
        ..View::default()
    };
    let mut pages = all_pages(&thread, own);
    assert_eq!(pages[..10], first[..10]);
    pages.sort_unstable();
    assert_eq!(pages, (0..180).collect::<Vec<_>>());
}

#[test]
fn a_page_is_bounded_however_many_answer() {
    // A hundred comments on the post, each with thirty replies.
    let thread = thread((0..3_100).map(|n| (n >= 100).then_some(n % 100)));
    let (numbers, next) = shown(&thread, View::default());
    let roots = numbers.iter().filter(|n| **n < 100).count();
    let replies = 4 * REPLIES + 46 * FIRST_REPLIES;
    assert_eq!((roots, numbers.len()), (ROOTS, ROOTS + replies));
    assert!(next.is_some());
}

#[test]
fn a_chain_of_replies_is_drawn_to_a_depth() {
    let thread = thread((0..10_000).map(|n: usize| n.checked_sub(1)));
    let deepest = id(DEEPEST as usize - 1);
    for item in items(&thread, View::default(), &Audience::default())
        .iter()
        .skip(DEEPEST as usize)
    {
        match item {
            Item::Comment(it) => {
                assert_eq!((it.under, it.level), (Some(deepest), DEEPEST as usize));
            }
            Item::Rest { left, .. } => assert_eq!(*left, 9_999 - REPLIES),
            Item::More { .. } => panic!("there is one comment on the post itself"),
        }
    }
}

#[test]
fn what_is_gone_is_drawn_only_above_what_is_not() {
    let thread = thread([None, Some(0), Some(1), None, Some(3)]);
    let thread = and(thread, [deleted(0), deleted(1), deleted(3), deleted(4)]);
    assert_eq!(shown(&thread, View::default()).0, [0, 1, 2]);
    let unknown = View {
        under: Some(id(3)),
        from: Cursor::parse("000000000000.7"),
        ..View::default()
    };
    assert_eq!(
        unknown.known(&thread, &Audience::default()),
        View::default()
    );
}

#[test]
fn what_is_pinned_comes_first_and_once() {
    let at = Timestamp::from_millis(0);
    let pin = ThreadEvent::CommentPinned { id: id(70), at };
    let thread = and(thread((0..80).map(|_| None)), [pin]);
    for order in Order::ALL {
        let pages = all_pages(&thread, by(order));
        assert_eq!((pages[0], pages.len()), (70, 80), "{order:?}");
    }
}
