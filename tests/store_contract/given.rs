//! Events, wishes and patience for the cases.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use afterword::{
    domain::{
        Event,
        account::{AccountEvent, Address},
        site::SiteEvent,
        thread::{Author, Judgement, Said, ThreadEvent},
        values::{
            Actor, AuthorName, Body, CommandId, CommentId, Email, GuestId, Origin, PostKey,
            SiteKey, Timestamp, Version,
        },
    },
    store::{
        Append, Appended, ClaimKey, Cursor, EventStore, Expect, Recorded, StoreError, StreamId,
        TailItem,
    },
};
use tokio::sync::mpsc::Receiver;

/// The longest wait for anything; only a failing case waits that long.
pub const PATIENCE: Duration = Duration::from_secs(30);

pub fn site(key: &str) -> SiteKey {
    SiteKey::parse(key).unwrap()
}

pub fn post(key: &str) -> StreamId {
    StreamId::Post(site("blog"), PostKey::parse(key).unwrap())
}

pub fn at() -> Timestamp {
    Timestamp::parse("2026-11-24T09:00:00.125Z").unwrap()
}

/// A command that nobody gave before.
pub fn command() -> CommandId {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    CommandId::digest(&[&NEXT.fetch_add(1, Ordering::Relaxed).to_string()])
}

pub fn comment(body: &str) -> Event {
    Event::Thread(ThreadEvent::CommentAdded {
        id: CommentId::of_command(&CommandId::digest(&[body])),
        parent: None,
        said: Some(Said {
            author: Some(Author {
                name: AuthorName::parse("Ada").unwrap(),
                email: None,
                website: None,
            }),
            body: Body::parse(body).unwrap(),
            network: None,
        }),
        by: None,
        role: None,
        judged: Judgement::default(),
        at: at(),
    })
}

pub fn guest(n: u64) -> GuestId {
    GuestId::from_random(n << 4)
}

pub fn said_by(actor: Actor) -> Event {
    match comment(&actor.to_string()) {
        Event::Thread(ThreadEvent::CommentAdded { id, said, at, .. }) => {
            Event::Thread(ThreadEvent::CommentAdded {
                id,
                parent: None,
                said,
                by: Some(actor),
                role: None,
                judged: Judgement::default(),
                at,
            })
        }
        other => other,
    }
}

/// The same comment once its words are gone.
pub fn redacted(body: &str) -> Event {
    match comment(body) {
        Event::Thread(ThreadEvent::CommentAdded { id, at, .. }) => {
            Event::Thread(ThreadEvent::CommentAdded {
                id,
                parent: None,
                said: None,
                by: None,
                role: None,
                judged: Judgement::default(),
                at,
            })
        }
        other => other,
    }
}

/// Somebody took this comment back.
pub fn deleted(body: &str) -> Event {
    let id = CommentId::of_command(&CommandId::digest(&[body]));
    Event::Thread(ThreadEvent::CommentDeleted { id, at: at() })
}

pub fn comments(bodies: impl IntoIterator<Item = impl ToString>) -> Vec<Event> {
    let bodies = bodies.into_iter();
    bodies.map(|body| comment(&body.to_string())).collect()
}

pub fn account_opened() -> Event {
    Event::Account(AccountEvent::AccountOpened { at: at() })
}

/// An event that leaves work behind.
pub fn email_verified(email: &str) -> Event {
    Event::Account(AccountEvent::EmailVerified {
        address: Some(Address {
            email: Email::parse(email).unwrap(),
            claim: ClaimKey::email("00ff"),
        }),
        at: at(),
    })
}

pub fn site_added() -> Event {
    Event::Site(SiteEvent::SiteAdded {
        origins: vec![Origin::parse("https://blog.example").unwrap()],
        at: at(),
    })
}

pub fn email(of: &str) -> ClaimKey {
    ClaimKey::email(of)
}

pub fn wish(stream: &StreamId, events: Vec<Event>) -> Append {
    Append {
        stream: stream.clone(),
        expect: Expect::Any,
        events,
        command: command(),
        claim: None,
        redact: Vec::new(),
    }
}

pub fn expecting(expect: Expect, wish: Append) -> Append {
    Append { expect, ..wish }
}

pub fn claiming(claim: &ClaimKey, owner: &str, wish: Append) -> Append {
    Append {
        claim: Some((claim.clone(), owner.to_owned())),
        ..wish
    }
}

/// Appends what must be new, and gives it as recorded.
pub async fn add(store: &dyn EventStore, wish: Append) -> Vec<Arc<Recorded>> {
    new(store.append(wish).await)
}

pub fn new(answer: Result<Appended, StoreError>) -> Vec<Arc<Recorded>> {
    match answer {
        Ok(Appended::New(recorded)) => recorded,
        other => panic!("not new: {other:?}"),
    }
}

pub fn replayed(answer: Result<Appended, StoreError>) -> Version {
    match answer {
        Ok(Appended::Replayed(version)) => version,
        other => panic!("not replayed: {other:?}"),
    }
}

pub fn conflict(answer: Result<Appended, StoreError>) -> Version {
    match answer {
        Err(StoreError::Conflict(version)) => version,
        other => panic!("no conflict: {other:?}"),
    }
}

pub fn taken<T: std::fmt::Debug>(answer: Result<T, StoreError>) {
    assert!(matches!(answer, Err(StoreError::ClaimTaken)), "{answer:?}");
}

/// The whole stream.
pub async fn log(store: &dyn EventStore, stream: &StreamId) -> Vec<Arc<Recorded>> {
    store.read(stream, Cursor::default()).await.unwrap()
}

pub fn versions(recorded: &[Arc<Recorded>]) -> Vec<u64> {
    recorded
        .iter()
        .map(|recorded| recorded.cursor.v.0)
        .collect()
}

pub fn events(recorded: &[Arc<Recorded>]) -> Vec<Event> {
    let events = recorded.iter().map(|recorded| recorded.event.clone());
    events.collect()
}

/// The next item of a tail; a test that waits for ever says so instead.
pub async fn next(tail: &mut Receiver<TailItem>) -> TailItem {
    tokio::time::timeout(PATIENCE, tail.recv())
        .await
        .expect("the tail tells something")
        .expect("the tail goes on")
}

/// The next so many events of a tail that must not report trouble meanwhile.
pub async fn next_events(tail: &mut Receiver<TailItem>, count: usize) -> Vec<Arc<Recorded>> {
    let mut heard = Vec::new();
    while heard.len() < count {
        match next(tail).await {
            TailItem::Event(recorded) => heard.push(recorded),
            TailItem::Heartbeat(_) => {}
            trouble => panic!("{trouble:?} after {} events", heard.len()),
        }
    }
    heard
}

/// Asks again until the answer is yes.
pub async fn eventually(what: &str, mut asked: impl AsyncFnMut() -> bool) {
    let began = Instant::now();
    while !asked().await {
        assert!(began.elapsed() < PATIENCE, "never: {what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}
