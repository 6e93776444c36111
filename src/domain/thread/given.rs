//! Words for the tests of threads: given events, when a command, then events or a rejection.

use super::{
    AddComment, Author, Command, DeleteComment, EditComment, Judgement, LikeComment, Lock,
    Moderate, Pin, Post, React, Rejection, ReportComment, Standing, Thread, ThreadEvent, Verdict,
    decide,
};
use crate::domain::{
    Aggregate,
    values::{
        AccountId, Actor, AuthorName, Body, CommandId, CommentId, DecisionId, GuestId, Identity,
        NetworkHash, PostKey, Reaction, ReportReason, SiteKey, Timestamp,
    },
};

/// The time of every command that says no other.
pub const NOW: i64 = 1_000;

/// The comment that this command adds.
pub fn id(key: &str) -> CommentId {
    CommentId::of_command(&CommandId::digest(&[key]))
}

/// A browser of that name.
pub fn guest(name: &str) -> GuestId {
    GuestId::from_random(u64::from(crc32fast::hash(name.as_bytes())) << 8)
}

pub fn at() -> Timestamp {
    Timestamp::from_millis(NOW)
}

pub fn post() -> Post {
    Post {
        site: SiteKey::parse("blog").unwrap(),
        post: PostKey::parse("hello").unwrap(),
        url: None,
        title: Some("Hello".into()),
    }
}

pub fn comment(key: &str, name: &str, body: &str) -> AddComment {
    AddComment {
        post: post(),
        id: id(key),
        parent: None,
        author: Author {
            name: AuthorName::parse(name).unwrap(),
            email: None,
            website: None,
        },
        body: Body::parse(body).unwrap(),
        by: Some(guest(name).into()),
        role: None,
        network: None,
        judged: Judgement::default(),
        open_for: None,
        at: at(),
    }
}

fn holds() -> Judgement {
    Judgement {
        held: true,
        ..Judgement::default()
    }
}

/// The same, and a rule holds it.
pub fn held(key: &str, name: &str, body: &str) -> Command {
    AddComment {
        judged: holds(),
        ..comment(key, name, body)
    }
    .into()
}

/// In other words, which a rule holds.
pub fn held_edit(key: &str, name: &str, body: &str) -> Command {
    match edit(key, name, body, NOW) {
        Command::Edit(edit) => Command::Edit(EditComment {
            judged: holds(),
            ..edit
        }),
        other => other,
    }
}

fn decision(n: u64) -> DecisionId {
    DecisionId::from_random(n << 4)
}

fn moderates(key: &str, verdict: Verdict, n: u64) -> Command {
    Command::Moderate(Moderate {
        ids: vec![id(key)],
        verdict,
        by: AccountId(1),
        decision: decision(n),
        at: at(),
    })
}

/// The staff decides, for the nth time.
pub fn stands(key: &str, to: Standing, n: u64) -> Command {
    moderates(key, Verdict::Stand(to), n)
}

/// The nth decision undoes another.
pub fn undoes(key: &str, other: u64, n: u64) -> Command {
    moderates(key, Verdict::Undo(decision(other)), n)
}

/// Somebody reports a comment; three hold it.
pub fn reports(key: &str, name: &str, network: &str) -> Command {
    let network = u64::from(crc32fast::hash(network.as_bytes())) << 8;
    Command::Report(ReportComment {
        id: id(key),
        by: guest(name).into(),
        network: Some(NetworkHash::from_digest(network)),
        reason: ReportReason::Spam,
        hold_at: Some(3),
        decision: decision(99),
        at: at(),
    })
}

pub fn says(key: &str, name: &str, body: &str) -> Command {
    comment(key, name, body).into()
}

/// Ada answers.
pub fn answers(key: &str, parent: &str, body: &str) -> Command {
    let parent = Some(id(parent));
    AddComment {
        parent,
        ..comment(key, "Ada", body)
    }
    .into()
}

pub fn edit(key: &str, name: &str, body: &str, at: i64) -> Command {
    Command::Edit(EditComment {
        id: id(key),
        by: guest(name).into(),
        body: Body::parse(body).unwrap(),
        within: 1_000,
        judged: Judgement::default(),
        at: Timestamp::from_millis(at),
    })
}

pub fn edit_by(key: &str, by: Identity, body: &str) -> Command {
    Command::Edit(EditComment {
        id: id(key),
        by,
        body: Body::parse(body).unwrap(),
        within: 1_000,
        judged: Judgement::default(),
        at: at(),
    })
}

/// Whoever wrote it deletes it.
pub fn deletes(key: &str) -> Command {
    Command::Delete(DeleteComment {
        id: id(key),
        by: Identity::default(),
        at: at(),
    })
}

pub fn likes(key: &str, name: &str, likes: bool) -> Command {
    Command::Like(LikeComment {
        id: id(key),
        by: guest(name).into(),
        likes,
        at: at(),
    })
}

pub fn reacts(name: &str, reaction: Option<Reaction>) -> Command {
    Command::React(React {
        post: post(),
        by: guest(name).into(),
        reaction,
        at: at(),
    })
}

pub fn locked() -> Command {
    lock(true)
}

pub fn unlocked() -> Command {
    lock(false)
}

fn lock(locked: bool) -> Command {
    Command::Lock(Lock {
        post: post(),
        locked,
        at: at(),
    })
}

pub fn pins(key: &str, pinned: bool) -> Command {
    Command::Pin(Pin {
        id: id(key),
        pinned,
        at: at(),
    })
}

pub fn given(commands: impl IntoIterator<Item = Command>) -> Thread {
    given_also(Thread::default(), commands)
}

pub fn given_also(thread: Thread, commands: impl IntoIterator<Item = Command>) -> Thread {
    log(thread, commands).0
}

/// What the commands make of the thread, and their events.
pub fn log(
    mut thread: Thread,
    commands: impl IntoIterator<Item = Command>,
) -> (Thread, Vec<ThreadEvent>) {
    let mut log = Vec::new();
    for mut command in commands {
        if let Command::Delete(delete) = &mut command {
            delete.by = match thread.comment(delete.id).and_then(|it| it.by) {
                Some(Actor::Guest(guest)) => guest.into(),
                Some(Actor::Account(account)) => account.into(),
                None => delete.by,
            };
        }
        for event in decide(&thread, command).unwrap() {
            thread.evolve(thread.version().next(), &event);
            log.push(event);
        }
    }
    (thread, log)
}

pub fn when(thread: &Thread, command: Command) -> Result<&'static str, Rejection> {
    let names: Vec<_> = decide(thread, command)?.iter().map(name).collect();
    Ok(names.join(" ").leak())
}

fn name(event: &ThreadEvent) -> &'static str {
    match event {
        ThreadEvent::ThreadOpened { .. } => "opened",
        ThreadEvent::CommentAdded { .. } => "added",
        ThreadEvent::CommentEdited { .. } => "edited",
        ThreadEvent::CommentModerated { .. } => "moderated",
        ThreadEvent::CommentReported { .. } => "reported",
        ThreadEvent::CommentDeleted { .. } => "deleted",
        ThreadEvent::CommentLiked { .. } => "liked",
        ThreadEvent::CommentUnliked { .. } => "unliked",
        ThreadEvent::PostReacted { .. } => "reacted",
        ThreadEvent::PostUnreacted { .. } => "unreacted",
        ThreadEvent::GuestAdopted { .. } => "adopted",
        ThreadEvent::WriterErased { .. } => "erased",
        ThreadEvent::ThreadLocked { .. } => "locked",
        ThreadEvent::ThreadUnlocked { .. } => "unlocked",
        ThreadEvent::CommentPinned { .. } => "pinned",
        ThreadEvent::CommentUnpinned { .. } => "unpinned",
    }
}
