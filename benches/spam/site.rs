//! A new site with the rules as it is shipped: what they make of the same comments, when the
//! moderators decide about each before the next one comes.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use afterword::{
    desk,
    domain::moderation::{self, Facts, Rule, Rules},
    spam::{Bayes, Label, Links, Tokens},
};

use super::{MISTAKEN, percent, said, spin::Chance, stream::Written};

/// Under so many posts the comments are.
const THREADS: usize = 20;
/// As at the desk: shorter words are said by many.
const SHORTEST: usize = 30;

/// What is known of the site so far.
#[derive(Default)]
struct Site {
    rules: Rules,
    bayes: Bayes,
    /// The hosts that shown comments lead to.
    hosts: HashSet<String>,
    /// In which threads the same was said.
    said: HashMap<String, BTreeSet<usize>>,
    /// How many comments of somebody were approved, and how many were not.
    past: HashMap<String, (u32, u32)>,
}

impl Site {
    fn facts(&self, written: &Written, thread: usize, tokens: &Tokens) -> Facts {
        let links = Links::of(&written.body);
        let is_new = |host: &&String| !self.hosts.contains(*host);
        let new_hosts = links.hosts.iter().filter(is_new).count() as u32;
        let mut hosts = desk::website_hosts(written.site.as_deref());
        hosts.extend(links.hosts);
        let length = written.body.chars().count();
        let said = self.said.get(&plain(&written.body));
        let elsewhere = said.map_or(0, |threads| {
            threads.iter().filter(|it| **it != thread).count()
        });
        let past = who(written).and_then(|who| self.past.get(who));
        let (approved, refused) = past.copied().unwrap_or_default();
        let weighed = self.bayes.weigh(tokens);
        Facts {
            length,
            text: format!("{}\n{}", written.name, written.body).to_lowercase(),
            hosts,
            links: links.number,
            new_hosts,
            elsewhere: match length >= SHORTEST {
                true => elsewhere as u32,
                false => 0,
            },
            approved,
            refused,
            learned: weighed.map(|weighed| (weighed.probability, String::new())),
            ..Facts::default()
        }
    }

    fn decided(&mut self, written: &Written, thread: usize, tokens: &Tokens, label: Label) {
        self.bayes.learn(tokens, label);
        let said = self.said.entry(plain(&written.body)).or_default();
        said.insert(thread);
        let (approved, refused) = match label {
            Label::Ham => (1, 0),
            Label::Spam => (0, 1),
        };
        if label == Label::Ham {
            self.hosts.extend(Links::of(&written.body).hosts);
            self.hosts
                .extend(desk::website_hosts(written.site.as_deref()));
        }
        if let Some(who) = who(written) {
            let past = self.past.entry(who.to_owned()).or_default();
            *past = (past.0 + approved, past.1 + refused);
        }
    }
}

/// Whoever comes back with the same browser; machines do not.
fn who(written: &Written) -> Option<&str> {
    (written.campaign.is_none() && !written.new).then_some(written.name.as_str())
}

/// As the desk finds the same words.
fn plain(body: &str) -> String {
    let letters = body.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// What came of a comment.
struct Judged {
    is_spam: bool,
    held: bool,
    rule: Rule,
}

/// Prints what the rules make of them.
pub fn replay(comments: &[Written]) {
    let mut site = Site::default();
    let mut chance = Chance::new(1);
    let judged: Vec<Judged> = comments
        .iter()
        .map(|written| {
            let tokens = Tokens::of(&said(written));
            let thread = chance.below(THREADS);
            let facts = site.facts(written, thread, &tokens);
            let judgement = moderation::judge(&site.rules, &facts);
            let is_spam = written.campaign.is_some();
            let label = match is_spam != (chance.below(1_000) < MISTAKEN) {
                true => Label::Spam,
                false => Label::Ham,
            };
            site.decided(written, thread, &tokens, label);
            Judged {
                is_spam,
                held: judgement.held,
                rule: judgement.rule,
            }
        })
        .collect();
    over_time(&judged);
    by_rule(&judged);
}

fn over_time(judged: &[Judged]) {
    println!("\n| all rules, comments | spam | held | recall | people | held | refused |");
    println!("|---|---|---|---|---|---|---|");
    let ends = [0, 50, 100, 250, 500, 1_000, 2_000, judged.len()];
    let row = |name: &str, some: &[Judged]| {
        let told = |spam: bool| {
            let of = some.iter().filter(|it| it.is_spam == spam);
            (of.clone().count(), of.filter(|it| it.held).count())
        };
        let ((spam, caught), (people, held)) = (told(true), told(false));
        let recall = percent(caught, spam);
        println!("| {name} | {spam} | {caught} | {recall} | {people} | {held} | 0 |");
    };
    for slice in ends.windows(2) {
        row(
            &format!("{} to {}", slice[0] + 1, slice[1]),
            &judged[slice[0]..slice[1]],
        );
    }
    row("all", judged);
}

fn by_rule(judged: &[Judged]) {
    println!("\n| rule | spam held | published | people held | published |");
    println!("|---|---|---|---|---|");
    let mut rules: BTreeMap<Rule, [usize; 4]> = BTreeMap::new();
    for it in judged {
        let place = usize::from(!it.is_spam) * 2 + usize::from(!it.held);
        rules.entry(it.rule).or_default()[place] += 1;
    }
    for (rule, [spam, spam_shown, people, people_shown]) in rules {
        let name = rule.name();
        println!("| {name} | {spam} | {spam_shown} | {people} | {people_shown} |");
    }
}
