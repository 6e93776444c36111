//! People sign up, change their addresses and leave, all after the same few addresses.

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use afterword::{
    domain::{
        account::{Account, Address, Command, Erasure, Method},
        values::{AccountId, ClaimKey, Email, Timestamp},
    },
    repository::{NotGranted, Proof, Repository},
    store::{EventStore, StoreError},
};

use crate::faulty::{Faulty, Trouble};

/// How many people try, one after the other, at so many things at a time.
const PEOPLE: u64 = 600;
const AT_ONCE: u64 = 24;
const ADDRESSES: u64 = 40;
/// How long an address is kept for who wants it, and how long a stalled process stands still.
const RESERVED: Duration = Duration::from_millis(20);
const STALL: Duration = Duration::from_millis(45);

#[derive(Default)]
struct Tried {
    entered: AtomicU64,
    changed: AtomicU64,
    taken: AtomicU64,
    left: AtomicU64,
}

pub async fn run(name: &str, store: &Arc<dyn EventStore>) {
    let (trouble, tried) = (Arc::new(Trouble::default()), Arc::new(Tried::default()));
    let mut people = tokio::task::JoinSet::new();
    for lane in 0..AT_ONCE {
        let (store, trouble, tried) = (store.clone(), trouble.clone(), tried.clone());
        people.spawn(async move {
            for n in (lane..PEOPLE).step_by(AT_ONCE as usize) {
                let (process, crashed) = Faulty::new(&store, &trouble, n << 32, 24, STALL);
                // Each is a process of its own: what it knew is gone with it.
                tokio::select! {
                    () = one(process, n, &tried) => {}
                    () = crashed.notified() => {}
                }
            }
        });
    }
    // Workers that crash as well, while all this goes on.
    let workers = tokio::spawn({
        let (store, trouble) = (store.clone(), trouble.clone());
        async move {
            for n in PEOPLE.. {
                let (process, crashed) = Faulty::new(&store, &trouble, n << 32, 60, STALL);
                tokio::select! {
                    () = crashed.notified() => {}
                    () = works(process, STALL) => {}
                }
            }
        }
    });
    while let Some(done) = people.join_next().await {
        done.unwrap();
    }
    workers.abort();
    // What the crashed reserved runs out, and a last worker ends what was begun.
    tokio::time::sleep(RESERVED).await;
    let last = Repository::new(Arc::clone(store)).await.unwrap();
    while !last
        .work_once(Duration::ZERO, now())
        .await
        .unwrap()
        .is_empty()
    {}

    let (owned, free) = check(store).await;
    let count = |n: &AtomicU64| n.load(Ordering::Relaxed);
    println!(
        "{name}: {PEOPLE} people after {ADDRESSES} addresses in {} steps, {} crashes, {} stalls; \
         {} signed up or in, {} changed, {} were told it is taken, {} left; in the end {owned} \
         addresses have one owner each, {free} have none, duplicates 0, stuck 0",
        count(&trouble.steps),
        count(&trouble.crashes),
        count(&trouble.stalls),
        count(&tried.entered),
        count(&tried.changed),
        count(&tried.taken),
        count(&tried.left),
    );
    assert!(count(&trouble.crashes) > PEOPLE / 10 && count(&trouble.stalls) > PEOPLE / 10);
    assert!(owned > ADDRESSES / 2 && count(&tried.changed) > 0 && count(&tried.left) > 0);
}

/// Works until the process crashes.
async fn works(process: Arc<Faulty>, lease: Duration) {
    let repository = Repository::new(process).await.unwrap();
    loop {
        if repository.work_once(lease, now()).await.unwrap().is_empty() {
            tokio::time::sleep(RESERVED).await;
        }
    }
}

/// One person: signs up, then does one thing more.
async fn one(process: Arc<Faulty>, n: u64, tried: &Tried) {
    let repository = Repository::new(process).await.unwrap();
    let entered = repository.enter(&address(n % ADDRESSES), None, now()).await;
    let Some(id) = told(entered, tried) else {
        return;
    };
    tried.entered.fetch_add(1, Ordering::Relaxed);
    let wanted = (n * 7 + n / 11) % ADDRESSES;
    let changed = match n % 4 {
        0 => {
            let leave = Command::BeginErasure { keeps_words: false };
            let leaving = repository.change_account(id, leave, now()).await;
            if told(leaving, tried).is_some() {
                tried.left.fetch_add(1, Ordering::Relaxed);
            }
            return;
        }
        1 => repository.claim(id, method(wanted), RESERVED, now()).await,
        _ => repository.claim(id, address(wanted), RESERVED, now()).await,
    };
    if told(changed, tried).is_some() {
        tried.changed.fetch_add(1, Ordering::Relaxed);
    }
}

fn told<T>(answer: Result<T, NotGranted>, tried: &Tried) -> Option<T> {
    match answer {
        Ok(value) => Some(value),
        Err(NotGranted::Taken) => {
            tried.taken.fetch_add(1, Ordering::Relaxed);
            None
        }
        // Somebody else signed in by the same address, and left or changed meanwhile.
        Err(NotGranted::Rejected(_) | NotGranted::Failed(StoreError::Conflict(_))) => None,
        Err(error) => panic!("{error:?}"),
    }
}

/// What must be true of every address and of every account, whatever happened.
async fn check(store: &Arc<dyn EventStore>) -> (u64, u64) {
    let repository = Repository::new(Arc::clone(store)).await.unwrap();
    let accounts = all_accounts(store, &repository).await;
    let mut claims: HashMap<&str, AccountId> = HashMap::new();
    for (id, account) in &accounts {
        for claim in account.held() {
            let before = claims.insert(claim.as_str(), *id);
            assert_eq!(before, None, "{claim:?} is {id}'s and somebody else's");
            let owner = repository.owner_of(claim).await.unwrap();
            assert_eq!(owner, Some(*id), "{claim:?} is in the log of {id}");
        }
        let done = matches!(account.erasure(), Erasure::No | Erasure::Done);
        assert!(done, "{id} is stuck between being there and not");
    }
    let (mut owned, mut free) = (0, 0);
    for n in 0..ADDRESSES {
        for proof in [address(n), method(n)] {
            let owner = repository.owner_of(proof.claim()).await.unwrap();
            let known = claims.get(proof.claim().as_str()).copied();
            assert_eq!(owner, known, "{proof:?} is held by nobody who knows of it");
            if let Proof::Address(_) = proof {
                owned += u64::from(owner.is_some());
                free += u64::from(owner.is_none());
            }
            // Nothing is stuck: whoever comes now gets it, or is let in to what is theirs.
            repository.enter(&proof, None, now()).await.unwrap();
        }
    }
    (owned, free)
}

async fn all_accounts(
    store: &Arc<dyn EventStore>,
    repository: &Repository,
) -> Vec<(AccountId, Arc<Account>)> {
    let mut accounts = Vec::new();
    for n in 0..ADDRESSES {
        for proof in [address(n), method(n)] {
            // One more than was ever given in this partition.
            let last = store.next_id(proof.claim()).await.unwrap().0;
            let partitions = u64::from(store.partitions());
            for id in (last % partitions..last).step_by(partitions as usize) {
                let id = AccountId(id);
                let account = repository.account(id).await.unwrap().state;
                if !accounts.iter().any(|(known, _)| *known == id) {
                    accounts.push((id, account));
                }
            }
        }
    }
    accounts
}

pub fn address(n: u64) -> Proof {
    Proof::Address(Address {
        email: Email::parse(&format!("person{n}@blog.example")).unwrap(),
        claim: ClaimKey::email(&format!("{n:08x}")),
    })
}

fn method(n: u64) -> Proof {
    Proof::Method(Method {
        provider: "Elsewhere".to_owned(),
        claim: ClaimKey::identity(&format!("{n:08x}")),
    })
}

pub fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    Timestamp::from_millis(since.as_millis() as i64)
}
