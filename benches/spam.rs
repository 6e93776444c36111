//! `cargo bench --bench spam`: how much spam the words alone give away, and how many people are
//! taken for spammers.
//!
//! Each comment is weighed with what was learned from those before it, then learned as the
//! moderators decide, who err now and then. "Not sure" are people from a half on, and all whom it
//! met before it had learned enough; "caught" and "held" count from the limit on.
//!
//! The comments are made up from the sentences in `benches/spam/*.txt`. Such people repeat each
//! other more than real ones do, and so does such spam: compare the figures of two versions, and do
//! not take them for a promise. `cargo bench --bench spam -- FILE` reads real texts: lines of `spam`
//! or `ham`, a tab, the text. The UCI SMS Spam Collection has that form (doi:10.24432/C5CC84).

#[path = "spam/campaigns.rs"]
mod campaigns;
#[path = "spam/people.rs"]
mod people;
#[path = "spam/site.rs"]
mod site;
#[path = "spam/spin.rs"]
mod spin;
#[path = "spam/stream.rs"]
mod stream;

use std::{collections::BTreeSet, fs, hint::black_box, time::Instant};

use afterword::{
    domain::{
        thread::{Author, Said},
        values::{AuthorName, Body, Website},
    },
    spam::{Bayes, Label, Tokens},
};
use spin::Chance;
use stream::Written;

/// From this probability on a comment is held.
const HELD: f32 = 0.9;

/// How many of a thousand decisions of the moderators are wrong.
const MISTAKEN: usize = 10;

struct Seen {
    kind: &'static str,
    new: bool,
    label: Label,
    probability: Option<f32>,
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.find(|argument| !argument.starts_with("--"));
    let comments = match &file {
        Some(path) => read(path),
        None => stream::comments(3_000, 3_000, 7),
    };
    let (seen, bayes) = replay(&comments);
    over_time(&seen);
    by_limit(&seen);
    if file.is_none() {
        by_kind(&seen);
        by_mix();
        site::replay(&comments);
    }
    cost(&bayes, &comments);
}

fn replay(comments: &[Written]) -> (Vec<Seen>, Bayes) {
    let mut bayes = Bayes::default();
    let mut chance = Chance::new(1);
    let mut seen = Vec::new();
    for written in comments {
        let tokens = Tokens::of(&said(written));
        let (label, wrong) = match written.campaign {
            Some(_) => (Label::Spam, Label::Ham),
            None => (Label::Ham, Label::Spam),
        };
        let weighed = bayes.weigh(&tokens);
        seen.push(Seen {
            kind: written.kind,
            new: written.new,
            label,
            probability: weighed.map(|it| it.probability),
        });
        let mistaken = chance.below(1_000) < MISTAKEN;
        bayes.learn(&tokens, if mistaken { wrong } else { label });
    }
    (seen, bayes)
}

fn over_time(seen: &[Seen]) {
    heading("comments");
    let ends = [0, 50, 100, 250, 500, 1_000, 2_000, seen.len()];
    for slice in ends
        .windows(2)
        .filter(|it| it[0] < it[1] && it[1] <= seen.len())
    {
        row(
            &format!("{} to {}", slice[0] + 1, slice[1]),
            &seen[slice[0]..slice[1]],
        );
    }
    row("all", seen);
}

/// Other blogs, some with little but spam and some with little of it.
fn by_mix() {
    heading("people to spam");
    for (people, spam) in [(3_000, 300), (1_000, 1_000), (300, 3_000), (75, 3_000)] {
        let blogs = (10..15).map(|seed| stream::comments(people, spam, seed));
        let seen: Vec<Seen> = blogs.flat_map(|comments| replay(&comments).0).collect();
        row(&format!("{people} to {spam}, five blogs"), &seen);
    }
}

fn heading(first: &str) {
    println!("\n| {first} | spam | caught | recall | precision | people | held | not sure |");
    println!("|---|---|---|---|---|---|---|---|");
}

fn row(name: &str, seen: &[Seen]) {
    let [spam, people] = [Label::Spam, Label::Ham].map(|label| Told::of(seen, label));
    println!(
        "| {name} | {} | {} | {} | {} | {} | {} | {} |",
        spam.all,
        spam.held,
        percent(spam.held, spam.all),
        percent(spam.held, spam.held + people.held),
        people.all,
        people.held,
        people.unsure
    );
}

/// What came of comments.
#[derive(Default)]
struct Told {
    all: usize,
    held: usize,
    /// Nearer to spam than not, or before anything was known.
    unsure: usize,
}

impl Told {
    fn of<'a>(seen: impl IntoIterator<Item = &'a Seen>, label: Label) -> Self {
        let mut told = Self::default();
        for it in seen.into_iter().filter(|it| it.label == label) {
            told.all += 1;
            told.held += usize::from(it.probability.is_some_and(|p| p >= HELD));
            told.unsure += usize::from(it.probability.is_none_or(|p| (0.5..HELD).contains(&p)));
        }
        told
    }
}

fn by_limit(seen: &[Seen]) {
    println!("\n| held from | recall | people held |");
    println!("|---|---|---|");
    for limit in [0.5, 0.8, 0.9, 0.95, 0.99] {
        let [(caught, spam), (held, people)] = [Label::Spam, Label::Ham].map(|label| {
            let of = seen.iter().filter(|it| it.label == label);
            let weighed: Vec<f32> = of.filter_map(|it| it.probability).collect();
            (
                weighed.iter().filter(|p| **p >= limit).count(),
                weighed.len(),
            )
        });
        println!(
            "| {limit} | {} | {held} of {people} |",
            percent(caught, spam)
        );
    }
}

fn by_kind(seen: &[Seen]) {
    for (label, name, new) in [
        (Label::Spam, "spam", "the first three of each campaign"),
        (Label::Ham, "people", "somebody who is new"),
    ] {
        println!("\n| {name} | number | held | not sure |");
        println!("|---|---|---|---|");
        let line = |name: &str, told: Told| {
            let [held, unsure] = [told.held, told.unsure].map(|it| percent(it, told.all));
            println!("| {name} | {} | {held} | {unsure} |", told.all);
        };
        let of_label = seen.iter().filter(|it| it.label == label);
        let kinds: BTreeSet<&str> = of_label.map(|it| it.kind).collect();
        for kind in kinds {
            line(
                kind,
                Told::of(seen.iter().filter(|it| it.kind == kind), label),
            );
        }
        line(new, Told::of(seen.iter().filter(|it| it.new), label));
    }
}

fn cost(bayes: &Bayes, comments: &[Written]) {
    let usual: Vec<Said> = comments
        .iter()
        .filter(|it| (250..350).contains(&it.body.chars().count()))
        .map(said)
        .collect();
    let words: Vec<&str> = comments.iter().map(|it| it.body.as_str()).collect();
    let longest: String = words.join(" ").chars().take(Body::MAX).collect();
    let longest = vec![Said {
        author: None,
        body: Body::parse(&longest).unwrap(),
        network: None,
    }];
    println!("\n| a comment of | its tokens | weighed | learned |");
    println!("|---|---|---|---|");
    for (name, comments) in [
        ("about 300 characters", usual),
        ("20,000 characters", longest),
    ] {
        let taken = each(&comments, |said| drop(black_box(Tokens::of(said))));
        let tokens: Vec<Tokens> = comments.iter().map(Tokens::of).collect();
        let weighed = each(&tokens, |tokens| drop(black_box(bayes.weigh(tokens))));
        let mut learning = bayes.clone();
        let learned = each(&tokens, |tokens| learning.learn(tokens, Label::Ham));
        println!("| {name} | {taken:.1} µs | {weighed:.1} µs | {learned:.1} µs |");
    }
}

/// Microseconds for one of them, in the quickest of the rounds: other programs only slow it down.
fn each<T>(of: &[T], mut what: impl FnMut(&T)) -> f64 {
    let rounds = (0..200).map(|_| {
        let began = Instant::now();
        of.iter().for_each(&mut what);
        began.elapsed()
    });
    let quickest = rounds.min().unwrap_or_default();
    quickest.as_secs_f64() * 1e6 / of.len() as f64
}

fn said(written: &Written) -> Said {
    let author = AuthorName::parse(&written.name).ok().map(|name| Author {
        name,
        email: None,
        website: written
            .site
            .as_deref()
            .and_then(|it| Website::parse(it).ok()),
    });
    Said {
        author,
        body: Body::parse(&written.body).unwrap(),
        network: None,
    }
}

fn read(path: &str) -> Vec<Written> {
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().filter_map(|line| line.split_once('\t'));
    let written = lines.map(|(label, body)| Written {
        kind: "read",
        campaign: (label == "spam").then_some(0),
        new: false,
        name: String::new(),
        site: None,
        body: body.to_owned(),
    });
    written.collect()
}

fn percent(part: usize, whole: usize) -> String {
    format!("{:.1} %", part as f64 * 100.0 / whole.max(1) as f64)
}
