//! Which comments are shown at once and which wait for a decision: the rules of a site, what they
//! look at, and which of them decides.
//!
//! Suspicious means held. No rule here refuses a comment or throws one away.

mod rules;

pub use rules::{Notify, Rules, WhoMayComment, WordList};

use super::thread::Judgement;

/// A rule that can decide about a comment. The first one that has something to say does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// Its writer is of the staff.
    Staff,
    /// The staff banned the network that it came from.
    Network,
    /// Every comment of the site is held.
    Everything,
    /// It filled a field that people do not see.
    Trap,
    /// It was written faster than a person writes.
    Haste,
    /// It has a word or a link of the site's list.
    Words,
    /// The same was said elsewhere.
    Duplicate,
    /// Its writer has been here before, and all of that was fine.
    Known,
    /// It is one of the first of its writer.
    First,
    /// It has many links, and its writer is not known.
    Links,
    /// It leads to hosts that no comment here led to, and its writer is not known.
    NewHosts,
    /// It came without the work that a page asks of a browser.
    Proof,
    /// Its words are like those that the staff took for spam.
    Learned,
    /// Akismet takes it for spam, or did not answer.
    Akismet,
    /// No other rule had anything against it.
    #[default]
    Open,
}

impl Rule {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Self; 15] = [
        Self::Staff,
        Self::Network,
        Self::Everything,
        Self::Trap,
        Self::Haste,
        Self::Words,
        Self::Duplicate,
        Self::Known,
        Self::First,
        Self::Links,
        Self::NewHosts,
        Self::Proof,
        Self::Learned,
        Self::Akismet,
        Self::Open,
    ];

    /// Its name in the log and in forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::Staff => "staff",
            Self::Network => "network",
            Self::Everything => "everything",
            Self::Trap => "trap",
            Self::Haste => "haste",
            Self::Words => "words",
            Self::Duplicate => "duplicate",
            Self::Known => "known",
            Self::First => "first",
            Self::Links => "links",
            Self::NewHosts => "new-hosts",
            Self::Proof => "proof",
            Self::Learned => "learned",
            Self::Akismet => "akismet",
            Self::Open => "open",
        }
    }

    /// Reads what [`Rule::name`] says.
    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == raw)
    }
}

/// What is known of a comment and its writer when the rules look at it.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Its writer is of the staff of the site.
    pub is_staff: bool,
    /// The staff banned its network.
    pub network_banned: bool,
    /// The field that nobody sees was filled.
    pub trapped: bool,
    /// For how long it was written, in milliseconds, where that is known.
    pub written_for: Option<i64>,
    /// How many characters it has.
    pub length: usize,
    /// The name, the website and the words, in lower case, for the word list.
    pub text: String,
    /// The hosts that it leads to.
    pub hosts: Vec<String>,
    /// How many links it has.
    pub links: usize,
    /// How many of the hosts no shown comment of the site leads to.
    pub new_hosts: u32,
    /// In how many other threads the same was said lately.
    pub elsewhere: u32,
    /// How many comments of its writer on this site are fine: the staff approved them, or they
    /// have been shown for a day.
    pub approved: u32,
    /// How many of its writer's comments the staff took for spam or rejected.
    pub refused: u32,
    /// Whether the browser did the work that the page asked for, where it asked.
    pub proven: Option<bool>,
    /// How likely it is spam by what the staff decided before, from 0 to 1, and the words that
    /// weighed most; none until enough was decided.
    pub learned: Option<(f32, String)>,
    /// What Akismet says, where it was asked: none if it did not answer.
    pub akismet: Option<Option<bool>>,
}

/// Faster than this nobody reads a page and writes a comment, in milliseconds; a few words take
/// less: ten milliseconds a character are a hundred characters a second.
const HASTE: i64 = 2_000;
/// See [`HASTE`].
const HASTE_A_CHARACTER: i64 = 10;
/// From this probability on what was learned counts: as in SpamBayes, where the answer is seldom
/// between the extremes.
const LEARNED: f32 = 0.9;
/// So many hosts that are new to the site are held, if their writer is new as well.
const NEW_HOSTS: u32 = 3;

/// How many zero bits are wanted of the work that a page asks for: some 16,000 hashes. That is a
/// twentieth of a second, or half a second where all is ten times as slow; with more, some would
/// have to be sent without.
pub const PROOF_BITS: u32 = 14;

/// Whether the writer has been here before, and all of that was fine.
fn is_known(facts: &Facts) -> bool {
    facts.approved > 0 && facts.refused == 0
}

/// What a rule has to say: whether the comment is held, and why.
fn ask(rule: Rule, rules: &Rules, facts: &Facts) -> Option<(bool, Option<String>)> {
    let hold = |wrong: bool, why: Option<String>| wrong.then_some((true, why));
    let publish = |fine: bool| fine.then_some((false, None));
    match rule {
        Rule::Staff => publish(facts.is_staff),
        Rule::Network => hold(facts.network_banned, None),
        Rule::Everything => hold(rules.hold_all, None),
        Rule::Trap => hold(rules.suspicion && facts.trapped, None),
        Rule::Haste => {
            let least = (facts.length as i64 * HASTE_A_CHARACTER).min(HASTE);
            let fast = facts.written_for.filter(|it| *it < least);
            let why = fast.map(|millis| format!("{:.1} s", millis as f64 / 1000.0));
            hold(rules.suspicion && fast.is_some(), why)
        }
        Rule::Words => {
            let found = rules.words.find(&facts.text, &facts.hosts);
            hold(found.is_some(), found)
        }
        Rule::Duplicate => {
            let elsewhere = facts.elsewhere;
            hold(
                rules.suspicion && elsewhere > 0,
                Some(elsewhere.to_string()),
            )
        }
        Rule::Known => publish(rules.publish_known && is_known(facts)),
        Rule::First => {
            let wanted = rules.hold_first;
            let why = format!("{} of {wanted}", facts.approved);
            hold(facts.approved < wanted, Some(why))
        }
        Rule::Links => {
            let many = rules.most_links.filter(|most| facts.links > *most as usize);
            let why = facts.links.to_string();
            hold(many.is_some() && !is_known(facts), Some(why))
        }
        Rule::NewHosts => {
            let many = rules.suspicion && facts.new_hosts >= NEW_HOSTS;
            hold(many && !is_known(facts), Some(facts.hosts.join(", ")))
        }
        Rule::Proof => hold(rules.proof && facts.proven == Some(false), None),
        Rule::Learned => {
            let (spam, words) = facts.learned.as_ref()?;
            let why = format!("{:.0} %: {words}", spam * 100.0);
            hold(rules.suspicion && *spam >= LEARNED, Some(why))
        }
        Rule::Akismet => match facts.akismet? {
            Some(spam) => hold(spam, None),
            None => hold(true, Some("?".to_owned())),
        },
        Rule::Open => publish(true),
    }
}

/// What the rules of a site make of a comment.
pub fn judge(rules: &Rules, facts: &Facts) -> Judgement {
    let mut asked = Rule::ALL
        .into_iter()
        .filter_map(|rule| Some((rule, ask(rule, rules, facts)?)));
    match asked.next() {
        Some((rule, (held, why))) => Judgement { held, rule, why },
        None => Judgement::default(),
    }
}

#[cfg(test)]
mod tests;
