//! `cargo bench --bench flood`: ten thousand pieces of spam while people talk, on a new site with
//! the limits and rules as shipped; and how a moderator clears the desk.
//!
//! A fifth into the flood the moderator takes some of the spam that is shown for spam and approves
//! some of what people said: from then on the classifier has learned enough to be asked. Most of the
//! campaigns begin later. The texts are those of `benches/spam`.

#[path = "spam/campaigns.rs"]
mod campaigns;
#[path = "flood/crowd.rs"]
mod crowd;
#[path = "desk/moderator.rs"]
mod moderator;
#[path = "spam/people.rs"]
mod people;
#[path = "spam/spin.rs"]
mod spin;
#[path = "spam/stream.rs"]
#[allow(dead_code, reason = "the flood has an order of its own")]
mod stream;
#[path = "../tests/support/mod.rs"]
mod support;
#[path = "../tests/support/web.rs"]
mod web;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    rc::Rc,
    time::{Duration, Instant},
};

use crowd::{Crowd, LASTS, Sent};
use moderator::Moderator;
use support::{redis::RedisServer, service::Ground};
use web::Visitor;

/// So many comments of each kind the moderator decides about during the flood.
const TAUGHT: usize = 20;
const SETTINGS: [(&str, &str); 3] = [
    ("AFTERWORD_RATE_LIMIT", "4/s,30/m,100/10m"),
    ("AFTERWORD_PACE", "5s,30s"),
    ("AFTERWORD_TRUSTED_PROXIES", "127.0.0.1/32"),
];

#[actix_web::main]
async fn main() {
    let server = RedisServer::start();
    for (name, ground) in [
        ("SQLite", Ground::sqlite()),
        ("Redis", Ground::redis(&server)),
    ] {
        println!("\n{name}");
        measure(&ground).await;
    }
}

async fn measure(ground: &Ground) {
    let added = ground.run(&["site", "add", "blog", "https://blog.example"]);
    assert!(added.status.success());
    let service = ground.start_with(&SETTINGS);
    let owner = Moderator::of(ground, &service).await;
    let crowd = Crowd::new();
    let teaching = async {
        tokio::time::sleep(LASTS / 5).await;
        let (spam, people) = {
            let sent = &crowd.borrow().sent;
            let shown = |it: &&Sent| it.id.is_some() && !it.held;
            let some = |spam: bool| {
                let shown = sent.iter().rev().filter(shown);
                let of_kind = shown.filter(|it| it.spam.is_some() == spam);
                of_kind.take(TAUGHT).filter_map(Sent::reference).collect()
            };
            (some(true), some(false))
        };
        tick(&owner, "spam", spam).await;
        tick(&owner, "approve", people).await;
    };
    let began = Instant::now();
    tokio::join!(crowd::flood(&service, &crowd), teaching);
    let took = began.elapsed();
    let crowd = Rc::into_inner(crowd).expect("nobody sends any more");
    let crowd = crowd.into_inner();
    let sent = &crowd.sent;
    let stored = sent.iter().filter(|it| it.id.is_some()).count();
    owner.until("all", stored).await;

    println!("\nThe flood took {:.0} s.", took.as_secs_f64());
    let rows = rows(ground);
    came_of(sent);
    over_time(sent);
    by_rule(sent, &rows);
    seen_by_people(sent, &crowd.read);
    clear(&owner, sent, &rows).await;

    let mut shown = BTreeSet::new();
    for thread in sent.iter().map(|it| &it.thread).collect::<BTreeSet<_>>() {
        let page = Visitor::of(&service).get(thread).await.page();
        shown.extend(
            page.comments()
                .into_iter()
                .filter(|it| !it.gone)
                .map(|it| it.id),
        );
    }
    let people = sent.iter().filter(|it| it.spam.is_none());
    let people: BTreeSet<String> = people.filter_map(|it| it.id.clone()).collect();
    println!(
        "\nShown afterwards: {} comments; of people, {}; of spam, {}.",
        shown.len(),
        shown.intersection(&people).count(),
        shown.difference(&people).count()
    );
    assert_eq!(shown, people);
}

/// Decides about comments that are ticked.
async fn tick(owner: &Moderator, to: &str, references: Vec<String>) {
    let ticked = references.iter().map(|it| ("c", it.as_str()));
    let fields: Vec<_> = ticked.chain([("do", to)]).collect();
    owner.press(&fields).await;
}

/// How each comment stands, and by which rule, as the desk has it.
fn rows(ground: &Ground) -> HashMap<String, (String, String)> {
    let desk = rusqlite::Connection::open(ground.folder().join("desk.db")).unwrap();
    let mut query = desk
        .prepare("SELECT id, standing, rule FROM comments")
        .unwrap();
    let rows = query.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))));
    rows.unwrap().map(Result::unwrap).collect()
}

fn came_of(sent: &[Sent]) {
    println!("\n| sent | number | published | held | turned away by limits | other |");
    println!("|---|---|---|---|---|---|");
    let line = |name: &str, fits: &dyn Fn(&Sent) -> bool| {
        let of: Vec<&Sent> = sent.iter().filter(|it| fits(it)).collect();
        let count = |fits: &dyn Fn(&Sent) -> bool| of.iter().filter(|it| fits(it)).count();
        let stored = |it: &Sent| it.status == 303;
        println!(
            "| {name} | {} | {} | {} | {} | {} |",
            of.len(),
            count(&|it| stored(it) && !it.held),
            count(&|it| it.held),
            count(&|it| it.status == 429),
            count(&|it| !stored(it) && it.status != 429),
        );
    };
    for kind in sent
        .iter()
        .filter_map(|it| it.spam)
        .collect::<BTreeSet<_>>()
    {
        line(kind, &|it| it.spam == Some(kind));
    }
    line("all spam", &|it| it.spam.is_some());
    line("people", &|it| it.spam.is_none());
}

fn over_time(sent: &[Sent]) {
    println!("\n| from second | spam stored | of it published |");
    println!("|---|---|---|");
    let mut by_time: BTreeMap<u64, (usize, usize)> = BTreeMap::new();
    for it in sent
        .iter()
        .filter(|it| it.spam.is_some() && it.id.is_some())
    {
        let entry = by_time.entry(it.at.as_secs() / 6 * 6).or_default();
        entry.0 += 1;
        entry.1 += usize::from(!it.held);
    }
    for (second, (stored, published)) in by_time {
        println!("| {second} | {stored} | {published} |");
    }
}

fn by_rule(sent: &[Sent], rows: &HashMap<String, (String, String)>) {
    let mut by_rule: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    for it in sent.iter().filter(|it| it.held) {
        let rule = it.id.as_ref().and_then(|id| rows.get(id));
        let rule = rule.map_or("?", |(_, rule)| rule.as_str());
        by_rule.entry(rule).or_default()[usize::from(it.spam.is_none())] += 1;
    }
    println!("\n| held by | spam | people |");
    println!("|---|---|---|");
    for (rule, [spam, people]) in by_rule {
        println!("| {rule} | {spam} | {people} |");
    }
}

fn seen_by_people(sent: &[Sent], read: &[Duration]) {
    println!("\n| during the flood | number | median | 99 of 100 | longest |");
    println!("|---|---|---|---|---|");
    let line = |name: &str, mut took: Vec<Duration>| {
        took.sort();
        let at = |of: usize| took[(took.len() * of / 100).min(took.len() - 1)].as_secs_f64() * 1e3;
        let number = took.len();
        println!(
            "| {name} | {number} | {:.1} ms | {:.1} ms | {:.1} ms |",
            at(50),
            at(99),
            at(100)
        );
    };
    let posts = |spam: bool| {
        let of_kind = sent.iter().filter(|it| it.spam.is_some() == spam);
        of_kind.map(|it| it.took).collect()
    };
    line("a person reads a thread", read.to_vec());
    line("a person comments", posts(false));
    line("spam comes", posts(true));
}

/// What the moderator does afterwards, in three steps.
async fn clear(owner: &Moderator, sent: &[Sent], rows: &HashMap<String, (String, String)>) {
    let standing = |it: &Sent| {
        let row = it.id.as_ref().and_then(|id| rows.get(id));
        row.map_or("", |(standing, _)| standing.as_str()).to_owned()
    };
    let some = |spam: bool, stands: &str| -> Vec<String> {
        let of_kind = sent.iter().filter(|it| it.spam.is_some() == spam);
        let some = of_kind.filter(|it| standing(it) == stands);
        some.filter_map(Sent::reference).collect()
    };
    let (held, shown) = (some(false, "pending"), some(true, "published"));
    let waits = held.len() + some(true, "pending").len();
    let people = held.len() + some(false, "published").len();
    println!("\n| the moderator | comments | the button answers after | all is done after |");
    println!("|---|---|---|---|");
    let line = |what: &str, number: usize, (button, all): (Duration, Duration)| {
        let (button, all) = (button.as_secs_f64(), all.as_secs_f64());
        println!("| {what} | {number} | {button:.2} s | {all:.2} s |");
    };
    for (what, to, ticked, tab, left) in [
        (
            "ticks what people said and approves it",
            "approve",
            &held,
            "pending",
            waits - held.len(),
        ),
        (
            "takes all that still waits for spam",
            "",
            &Vec::new(),
            "pending",
            0,
        ),
        (
            "ticks the spam that is shown",
            "spam",
            &shown,
            "published",
            people,
        ),
    ] {
        let ticks = ticked.iter().map(|it| ("c", it.as_str()));
        let fields: Vec<_> = match to {
            "" => vec![("all", "spam"), ("back", "")],
            to => ticks.chain([("do", to)]).collect(),
        };
        if fields.len() > 1 {
            let (button, all, _) = owner.decide(&fields, tab, left).await;
            let number = match to {
                "" => waits - held.len(),
                _ => ticked.len(),
            };
            line(what, number, (button, all));
        }
    }
}
