//! Who comments during a flood: the machines of several campaigns, and people.

use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
    rc::Rc,
    time::{Duration, Instant},
};

use reqwest::Method;

use crate::{
    campaigns::Campaign,
    people::People,
    spin::Chance,
    stream::Written,
    support::service::Service,
    web::{Answer, Visitor},
};

pub const SPAM: usize = 10_000;
pub const PEOPLE: usize = 50;
/// How long the flood takes, if the service keeps up.
pub const LASTS: Duration = Duration::from_secs(60);
const THREADS: usize = 20;
/// From so many networks the machines send; a fifth of all comes from the first few.
const NETWORKS: usize = 2_000;
const BUSY_NETWORKS: usize = 10;
const MACHINES: usize = 16;
/// More than somebody new must wait between two comments.
const PAUSE: Duration = Duration::from_secs(31);
/// A person looks at a thread that often.
const READS: Duration = Duration::from_secs(2);

/// A comment that was sent, and what its sender saw.
pub struct Sent {
    /// Which kind of spam; none if a person wrote it.
    pub spam: Option<&'static str>,
    pub thread: String,
    pub status: u16,
    /// Where it is stored.
    pub id: Option<String>,
    /// Whether its sender is told that it waits.
    pub held: bool,
    /// When, since the flood began.
    pub at: Duration,
    pub took: Duration,
}

/// What all senders share.
pub struct Crowd {
    chance: Chance,
    people: People,
    campaigns: Vec<Campaign>,
    said: Vec<String>,
    cookies: HashMap<usize, String>,
    due: usize,
    began: Instant,
    pub sent: Vec<Sent>,
    /// How long people waited for a thread.
    pub read: Vec<Duration>,
}

type Shared = Rc<RefCell<Crowd>>;

impl Crowd {
    pub fn new() -> Shared {
        let mut chance = Chance::new(3);
        Rc::new(RefCell::new(Self {
            people: People::new(&mut chance),
            campaigns: Campaign::all(2, &mut chance),
            chance,
            said: vec!["Thanks, this is exactly what I was looking for.".to_owned()],
            cookies: HashMap::new(),
            due: 0,
            began: Instant::now(),
            sent: Vec::new(),
            read: Vec::new(),
        }))
    }

    /// What a machine sends next, when, and from which network; none after the last.
    fn spam(&mut self) -> Option<(Written, Duration, usize)> {
        if self.due == SPAM {
            return None;
        }
        let at = LASTS * self.due as u32 / SPAM as u32;
        // One campaign after the other joins, until four fifths of the time have passed.
        let all = self.campaigns.len();
        let joined = (all / 4 + self.due * all * 15 / (SPAM * 16)).min(all);
        self.due += 1;
        let chance = &mut self.chance;
        let network = match chance.percent(20) {
            true => chance.below(BUSY_NETWORKS),
            false => chance.below(NETWORKS),
        };
        let campaign = &self.campaigns[chance.below(joined) * 7 % all];
        let topic = &self.people.topics[chance.below(self.people.topics.len())];
        Some((campaign.write(topic, &self.said, chance), at, network))
    }
}

/// The thread of that number.
fn thread(n: usize) -> String {
    format!("/thread/blog/flood/{}", n % THREADS)
}

/// Sends all; answers when the last answer came.
pub async fn flood(service: &Service, crowd: &Shared) {
    crowd.borrow_mut().began = Instant::now();
    let machines = (0..MACHINES).map(|_| {
        let (visitor, crowd) = (Visitor::of(service), Rc::clone(crowd));
        tokio::task::spawn_local(machine(visitor, crowd))
    });
    let mut all: Vec<_> = machines.collect();
    let mut told = HashSet::new();
    for number in 0..PEOPLE {
        let mut borrowed = crowd.borrow_mut();
        let Crowd { chance, people, .. } = &mut *borrowed;
        // People repeat each other less than our sentences do.
        let mut next = || loop {
            let written = people.write(chance);
            if told.insert(written.body.to_lowercase()) {
                return written;
            }
        };
        let says = [next(), next()];
        let first = Duration::from_millis(chance.below(10_000) as u64);
        let second = first + PAUSE + Duration::from_millis(chance.below(10_000) as u64);
        let visitor = Visitor::of(service).with("x-forwarded-for", &format!("172.16.{number}.7"));
        let says = says.into_iter().zip([first, second]);
        let person = person(visitor, number, says.collect(), Rc::clone(crowd));
        all.push(tokio::task::spawn_local(person));
    }
    for task in all {
        task.await.unwrap();
    }
}

async fn machine(visitor: Visitor, crowd: Shared) {
    let began = crowd.borrow().began;
    loop {
        let Some((written, at, network)) = crowd.borrow_mut().spam() else {
            return;
        };
        tokio::time::sleep_until((began + at).into()).await;
        let to = thread(crowd.borrow_mut().chance.below(THREADS));
        // Some machines keep cookies, as browsers do.
        let keeps = network.is_multiple_of(3);
        let cookie = crowd.borrow().cookies.get(&network).cloned();
        let from = format!("10.{}.{}.7", network / 256, network % 256);
        let from = visitor.with("x-forwarded-for", &from);
        let from = match cookie.filter(|_| keeps) {
            Some(cookie) => from.with("cookie", &cookie),
            None => from,
        };
        let answer = say(&from, &to, &written, Some(written.kind), &crowd).await;
        let cookie = answer.cookie();
        if keeps && !cookie.is_empty() {
            crowd.borrow_mut().cookies.insert(network, cookie);
        }
    }
}

async fn person(
    mut visitor: Visitor,
    number: usize,
    says: Vec<(Written, Duration)>,
    crowd: Shared,
) {
    let began = crowd.borrow().began;
    let name = says[0].0.name.clone();
    let mut says = says.into_iter().peekable();
    let mut looks = 0;
    while began.elapsed() < LASTS {
        looks += 1;
        let here = thread(number * 7 + looks);
        let asked = Instant::now();
        let page = visitor.get(&here).await;
        assert_eq!(page.status, 200);
        crowd.borrow_mut().read.push(asked.elapsed());
        if let Some((written, _)) = says.next_if(|(_, at)| *at <= began.elapsed()) {
            let written = Written {
                name: name.clone(),
                ..written
            };
            let answer = say(&visitor, &here, &written, None, &crowd).await;
            if !answer.cookie().is_empty() {
                visitor = visitor.with("cookie", &answer.cookie());
            }
            crowd.borrow_mut().said.push(written.body);
        }
        tokio::time::sleep(READS).await;
    }
}

async fn say(
    visitor: &Visitor,
    to: &str,
    written: &Written,
    spam: Option<&'static str>,
    crowd: &Shared,
) -> Answer {
    let site = written.site.as_deref().unwrap_or_default();
    let fields = [
        ("name", written.name.as_str()),
        ("website", site),
        ("body", written.body.as_str()),
    ];
    let asked = Instant::now();
    let answer = Answer::to(visitor.request(Method::POST, to).form(&fields)).await;
    let took = asked.elapsed();
    let stored = answer.status == 303;
    let mut crowd = crowd.borrow_mut();
    let at = crowd.began.elapsed();
    crowd.sent.push(Sent {
        spam,
        thread: to.to_owned(),
        status: answer.status,
        id: stored.then(|| answer.comment_id()),
        held: stored && answer.header("location").contains("held="),
        at,
        took,
    });
    answer
}

impl Sent {
    /// What names it at the desk.
    pub fn reference(&self) -> Option<String> {
        let post = self.thread.strip_prefix("/thread/blog/")?;
        Some(format!("blog/{}/{post}", self.id.as_ref()?))
    }
}
