//! Deciding about comments, and asking the staff to.

use super::{Comment, Decider, Rejection, Standing, Thread, ThreadEvent, changing::there};
use crate::domain::values::{
    AccountId, Actor, CommentId, DecisionId, NetworkHash, ReportReason, Timestamp,
};

/// Decide how comments stand from now on.
#[derive(Debug, Clone)]
pub struct Moderate {
    /// Which; those that are gone, or stand so already, stay as they are.
    pub ids: Vec<CommentId>,
    /// How.
    pub verdict: Verdict,
    /// Who decides.
    pub by: AccountId,
    /// Together with which others, in other threads too.
    pub decision: DecisionId,
    /// Now.
    pub at: Timestamp,
}

/// How comments shall stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// So.
    Stand(Standing),
    /// As before the last decision, if it is this one.
    Undo(DecisionId),
}

/// Tell the staff that a comment should not be here.
#[derive(Debug, Clone)]
pub struct ReportComment {
    /// Which.
    pub id: CommentId,
    /// Who.
    pub by: Actor,
    /// From which network, if that is known.
    pub network: Option<NetworkHash>,
    /// Why.
    pub reason: ReportReason,
    /// So many people from as many networks hold it; none for any number.
    pub hold_at: Option<u32>,
    /// The decision, if this is the report that holds it.
    pub decision: DecisionId,
    /// Now.
    pub at: Timestamp,
}

/// Somebody's report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Report {
    /// Who.
    pub by: Actor,
    /// From which network, if that is known.
    pub network: Option<NetworkHash>,
    /// Why.
    pub reason: ReportReason,
}

impl Moderate {
    pub(super) fn decide(self, thread: &Thread) -> Vec<ThreadEvent> {
        let comments = self.ids.iter().filter_map(|id| thread.comment(*id));
        let there = comments.filter(|comment| comment.words().is_some());
        let events = there.filter_map(|comment| {
            let to = match self.verdict {
                // A report that the staff lets pass is answered, though nothing else changes.
                Verdict::Stand(to) if to == comment.standing && comment.is_settled() => None,
                Verdict::Stand(to) => Some(to),
                Verdict::Undo(decision) => {
                    let last = comment.decided.filter(|last| last.id == decision);
                    last.map(|last| last.from)
                }
            };
            Some(ThreadEvent::CommentModerated {
                id: comment.id,
                to: to?,
                by: Decider::Staff(self.by),
                decision: self.decision,
                at: self.at,
            })
        });
        events.collect()
    }
}

impl Comment {
    /// Whether the staff has seen it as it stands, and nobody has reported it since.
    fn is_settled(&self) -> bool {
        let is_seen = !self.standing.is_public() || self.vouched;
        is_seen && self.reports.is_empty()
    }
}

impl ReportComment {
    pub(super) fn decide(self, thread: &Thread) -> Result<Vec<ThreadEvent>, Rejection> {
        let Self {
            id,
            by,
            network,
            reason,
            hold_at,
            decision,
            at,
        } = self;
        let comment = there(thread, id)?;
        if comment.is_reported_by(by) {
            return Ok(Vec::new());
        }
        let reported = ThreadEvent::CommentReported {
            id,
            by,
            network,
            reason,
            at,
        };
        let holds = hold_at.is_some_and(|most| comment.reporters(by, network) >= most as usize)
            && !comment.vouched
            && comment.role.is_none();
        let held = holds.then_some(ThreadEvent::CommentModerated {
            id,
            to: Standing::Pending,
            by: Decider::Reports,
            decision,
            at,
        });
        Ok([reported].into_iter().chain(held).collect())
    }
}

impl Comment {
    /// Whether this person has reported it since the staff last decided about it.
    pub fn is_reported_by(&self, actor: Actor) -> bool {
        self.reports.iter().any(|report| report.by == actor)
    }

    /// How many have reported it, with this one: a person counts once, and so does a network, or
    /// one person with many browsers could silence another.
    fn reporters(&self, by: Actor, network: Option<NetworkHash>) -> usize {
        let reports = self.reports.iter().map(|it| (it.by, it.network));
        let (mut actors, mut networks) = (Vec::new(), Vec::new());
        for (actor, network) in reports.chain([(by, network)]) {
            actors.push(actor);
            networks.extend(network);
        }
        let unknown = actors.len() - networks.len();
        networks.sort_unstable();
        networks.dedup();
        actors.len().min(networks.len() + unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::{super::given::*, *};
    use crate::domain::{
        Aggregate,
        values::{Reaction, Version},
    };

    fn standing(thread: &Thread, key: &str) -> (Standing, bool, usize) {
        let comment = thread.comment(id(key)).unwrap();
        (comment.standing, comment.said.is_some(), thread.count())
    }

    #[test]
    fn what_is_held_is_there_for_its_writer_and_the_staff_alone() {
        let open = given([held("1", "Ada", "hi"), says("2", "Bob", "ho")]);
        assert_eq!(standing(&open, "1"), (Standing::Pending, false, 1));
        let comment = open.comment(id("1")).unwrap();
        assert!(comment.withheld.is_some() && !open.tree().is_shown(comment));
        assert_eq!(open.changes_after(Version(0)).count(), 1);
        // Others cannot do anything to it, nor learn that it is there.
        let unknown = Err(Rejection::UnknownComment);
        assert_eq!(when(&open, likes("1", "Bob", true)), unknown);
        assert_eq!(when(&open, reports("1", "Bob", "net-1")), unknown);
        assert_eq!(when(&open, pins("1", true)), unknown);
        assert_eq!(
            when(&open, answers("3", "1", "ho")),
            Err(Rejection::UnknownParent)
        );
        assert_eq!(when(&open, says("4", "Eve", "hi")), Ok("added"));
        // Its writer may change it and take it back; the new words wait as well.
        let edited = given_also(open.clone(), [edit("1", "Ada", "hey", NOW)]);
        assert_eq!(standing(&edited, "1"), (Standing::Pending, false, 1));
        assert_eq!(edited.changes_after(open.version()).count(), 0);
        assert_eq!(when(&edited, edit("1", "Bob", "ho", NOW)), unknown);
        let before = edited.version();
        let gone = given_also(edited, [deletes("1")]);
        assert!(gone.comment(id("1")).unwrap().words().is_none());
        // What the others never saw is not gone for them either.
        assert_eq!(gone.changes_after(before).count(), 0);
    }

    #[test]
    fn every_decision_can_be_undone() {
        let open = given([held("1", "Ada", "hi")]);
        for to in Standing::ALL {
            let decided = given_also(open.clone(), [stands("1", to, 1)]);
            assert_eq!(standing(&decided, "1").0, to);
            assert_eq!(standing(&decided, "1").1, to == Standing::Published);
            let undone = given_also(decided.clone(), [undoes("1", 1, 2)]);
            assert_eq!(standing(&undone, "1").0, Standing::Pending);
            // Undoing is a decision itself.
            let redone = given_also(undone, [undoes("1", 2, 3)]);
            assert_eq!(standing(&redone, "1").0, to);
            // Somebody decided otherwise meanwhile: that stays.
            assert_eq!(when(&redone, undoes("1", 1, 4)), Ok(""));
        }
        let spam = given_also(open, [stands("1", Standing::Spam, 1)]);
        assert_eq!(when(&spam, stands("1", Standing::Spam, 2)), Ok(""));
    }

    #[test]
    fn what_is_taken_away_leaves_its_place_while_there_are_replies() {
        let open = given([
            says("1", "Bob", "hi"),
            answers("2", "1", "ho"),
            pins("1", true),
            likes("1", "Eve", true),
        ]);
        let spam = given_also(open, [stands("1", Standing::Spam, 1)]);
        let comment = spam.comment(id("1")).unwrap();
        assert_eq!((spam.count(), comment.pinned), (1, false));
        assert!(spam.tree().is_shown(comment));
        let back = given_also(spam, [undoes("1", 1, 2)]);
        let comment = back.comment(id("1")).unwrap();
        assert_eq!((back.count(), comment.likes.len()), (2, 1));
    }

    #[test]
    fn reports_of_several_people_from_several_networks_hold_a_comment_once() {
        let open = given([
            says("1", "Ada", "hi"),
            reacts("Bob", Some(Reaction::Love)),
            reports("1", "Bob", "net-1"),
            reports("1", "Eve", "net-1"),
            reports("1", "Max", "net-1"),
        ]);
        assert_eq!(standing(&open, "1").0, Standing::Published);
        assert_eq!(when(&open, reports("1", "Bob", "net-2")), Ok(""));
        let two = given_also(open, [reports("1", "Kim", "net-2")]);
        assert_eq!(
            when(&two, reports("1", "Lee", "net-3")),
            Ok("reported moderated")
        );
        let held = given_also(two, [reports("1", "Lee", "net-3")]);
        assert_eq!(standing(&held, "1").0, Standing::Pending);
        // The staff lets it stand: from then on no number of reports silences anybody.
        let mut fine = given_also(held, [stands("1", Standing::Published, 1)]);
        assert_eq!(standing(&fine, "1"), (Standing::Published, true, 1));
        for n in 0..9 {
            let report = reports("1", &format!("P{n}"), &format!("net-{n}"));
            assert_eq!(when(&fine, report.clone()), Ok("reported"));
            fine = given_also(fine, [report]);
        }
        // To look at them and to let it stand once more answers them.
        assert_eq!(
            when(&fine, stands("1", Standing::Published, 2)),
            Ok("moderated")
        );
        let answered = given_also(fine, [stands("1", Standing::Published, 2)]);
        assert!(answered.comment(id("1")).unwrap().reports.is_empty());
        assert_eq!(when(&answered, stands("1", Standing::Published, 3)), Ok(""));
    }

    #[test]
    fn an_edit_may_hold_what_was_shown_and_shows_nothing_that_waits() {
        let open = given([says("1", "Ada", "hi"), held_edit("1", "Ada", "buy")]);
        assert_eq!(standing(&open, "1"), (Standing::Pending, false, 0));
        let again = given_also(open, [edit("1", "Ada", "hi", NOW)]);
        assert_eq!(standing(&again, "1"), (Standing::Pending, false, 0));
    }
}
