//! What the spam of one site looks like, learned from what its moderators decide.
//!
//! Words are counted by the comments that hold them (Robinson, "A Statistical Approach to the Spam
//! Problem", Linux Journal 107, 2003) and combined by Fisher's method, as SpamBayes does (Meyer and
//! Whateley, "SpamBayes: Effective open-source, Bayesian based, email classification system",
//! CEAS 2004). Of a comment with few or with contradicting words it says "about a half", where
//! plain naive Bayes would be sure of itself; so a few words never condemn anybody.

use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
};

use super::Tokens;

/// What a word counts as before anybody has used it, and how many comments that is worth.
const PRIOR: f64 = 0.5;
static PRIOR_WEIGHT_: std::sync::LazyLock<f64> = std::sync::LazyLock::new(|| {
    std::env::var("S")
        .ok()
        .and_then(|s| s.parse().ok())
        .unwrap_or(0.45)
});

/// Words nearer to a half than this say nothing, and only the strongest of a comment are heard: so
/// it cannot be drowned in innocent words. All four figures are SpamBayes'.
static TELLING_: std::sync::LazyLock<f64> = std::sync::LazyLock::new(|| {
    std::env::var("T")
        .ok()
        .and_then(|s| s.parse().ok())
        .unwrap_or(0.1)
});
static HEARD: std::sync::LazyLock<usize> = std::sync::LazyLock::new(|| {
    std::env::var("H")
        .ok()
        .and_then(|s| s.parse().ok())
        .unwrap_or(150)
});

/// How many words a moderator is told of.
const TOLD: usize = 8;

/// A decision of those who moderate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Label {
    /// Nobody wants to read it.
    Spam,
    /// A person said it.
    Ham,
}

/// What the words of a comment tell.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighed {
    /// That it is spam: 0 to 1. A half says that the words tell nothing.
    pub probability: f32,
    /// The words that weighed most, heaviest first, each with the probability that a comment which
    /// holds it is spam.
    pub words: Vec<(String, f32)>,
}

/// Counts the words of a site's spam and of its other comments.
///
/// Words are kept as keyed hashes, so that none can be read from memory. A word costs 33 bytes or
/// fewer when the table is full: 6.5 MiB for [`Bayes::MOST`] of them.
#[derive(Debug, Clone, Default)]
pub struct Bayes {
    words: HashMap<u64, Counted>,
    key: RandomState,
    spam: u32,
    ham: u32,
    spam_t: u64,
    ham_t: u64,
    /// How often it has learned: the clock by which words grow old.
    turn: u32,
}

/// In how many comments a word was.
#[derive(Debug, Clone, Copy, Default)]
struct Counted {
    spam: u32,
    ham: u32,
    /// When it was learned last.
    turn: u32,
}

impl Bayes {
    /// How many comments of each label it must have learned before it says anything.
    pub const ENOUGH: u32 = 10;

    /// How many words it keeps.
    pub const MOST: usize = 200_000;

    /// Learns that a comment of these tokens is so.
    pub fn learn(&mut self, tokens: &Tokens, label: Label) {
        self.turn += 1;
        match label {
            Label::Spam => self.spam_t += tokens.iter().len() as u64,
            Label::Ham => self.ham_t += tokens.iter().len() as u64,
        }
        for token in tokens.iter() {
            let word = self.words.entry(self.key.hash_one(token)).or_default();
            *word.of(label) += 1;
            word.turn = self.turn;
        }
        *self.of(label) += 1;
        self.forget_rare(Self::MOST);
    }

    /// Takes back exactly what learning the same tokens with the same label did; a word that no
    /// other comment had is gone. Once words were forgotten for want of room, it takes back as
    /// much of theirs as is there.
    pub fn unlearn(&mut self, tokens: &Tokens, label: Label) {
        for token in tokens.iter() {
            let hash = self.key.hash_one(token);
            if let Some(word) = self.words.get_mut(&hash) {
                let count = word.of(label);
                *count = count.saturating_sub(1);
                if word.total() == 0 {
                    self.words.remove(&hash);
                }
            }
        }
        let comments = self.of(label);
        *comments = comments.saturating_sub(1);
    }

    /// What it makes of a comment; nothing before it has learned enough.
    pub fn weigh(&self, tokens: &Tokens) -> Option<Weighed> {
        if self.spam.min(self.ham) < Self::ENOUGH {
            return None;
        }
        let telling = tokens.iter().filter_map(|token| {
            let probability = self.probability(self.words.get(&self.key.hash_one(token))?);
            ((probability - 0.5).abs() >= *TELLING_).then_some((token, probability))
        });
        let mut telling: Vec<(&str, f64)> = telling.collect();
        telling.sort_by(|(_, a), (_, b)| (b - 0.5).abs().total_cmp(&(a - 0.5).abs()));
        if std::env::var("SIDE").is_ok() {
            let (mut a, mut b) = (0, 0);
            telling.retain(|(_, p)| {
                let c = if *p > 0.5 { &mut a } else { &mut b };
                *c += 1;
                *c <= *HEARD
            });
        } else {
            telling.truncate(*HEARD);
        }
        let told = telling.iter().take(TOLD);
        Some(Weighed {
            probability: combined(telling.iter().map(|(_, probability)| *probability)) as f32,
            words: told
                .map(|(word, p)| ((*word).to_owned(), *p as f32))
                .collect(),
        })
    }

    /// That a comment is spam which has this word: Robinson's f(w).
    fn probability(&self, word: &Counted) -> f64 {
        let multi = std::env::var("MULTI").is_ok();
        let (ns, nh) = if multi {
            (self.spam_t as f64, self.ham_t as f64)
        } else {
            (f64::from(self.spam), f64::from(self.ham))
        };
        let spam = f64::from(word.spam) / ns;
        let ham = f64::from(word.ham) / nh;
        let seen = match std::env::var("ADJ").as_deref() {
            Ok("1") => {
                let _ = 0;
                f64::from(word.spam) * (nh / ns).min(1.0) + f64::from(word.ham) * (ns / nh).min(1.0)
            }
            Ok("4") => {
                let _ = 0;
                f64::from(word.spam) * (nh / ns).min(1.0) + f64::from(word.ham)
            }
            Ok("2") => {
                let _ = 0;
                f64::from(word.spam) * (nh / ns).min(1.0).sqrt()
                    + f64::from(word.ham) * (ns / nh).min(1.0).sqrt()
            }
            Ok("3") => {
                let _ = 0;
                f64::from(word.spam) * (nh / ns).min(1.0).sqrt() + f64::from(word.ham)
            }
            _ => f64::from(word.total()),
        };
        (*PRIOR_WEIGHT_ * PRIOR + seen * spam / (spam + ham)) / (*PRIOR_WEIGHT_ + seen)
    }

    /// Forgets the rarest words and, among the equally rare, those that were learned longest ago,
    /// until a quarter of the room is free again: most words of any language are used once.
    fn forget_rare(&mut self, most: usize) {
        if self.words.len() <= most {
            return;
        }
        let mut worth: Vec<_> = self.words.values().map(Counted::worth).collect();
        let excess = self.words.len() - most / 4 * 3;
        let (_, last, _) = worth.select_nth_unstable(excess);
        let last = *last;
        self.words.retain(|_, word| word.worth() > last);
    }

    fn of(&mut self, label: Label) -> &mut u32 {
        match label {
            Label::Spam => &mut self.spam,
            Label::Ham => &mut self.ham,
        }
    }
}

impl Counted {
    fn of(&mut self, label: Label) -> &mut u32 {
        match label {
            Label::Spam => &mut self.spam,
            Label::Ham => &mut self.ham,
        }
    }

    fn total(&self) -> u32 {
        self.spam + self.ham
    }

    fn worth(&self) -> (u32, u32) {
        (self.total(), self.turn)
    }
}

/// Fisher's method on both sides: how surprising it is that so many words point to spam, less how
/// surprising it is that so many point away.
fn combined(probabilities: impl ExactSizeIterator<Item = f64> + Clone) -> f64 {
    let n = probabilities.len();
    if let Ok(c) = std::env::var("COMB") {
        let z: f64 = probabilities.map(|p| (p / (1.0 - p)).ln()).sum();
        let z = match c.as_str() {
            "nb" => {
                z / std::env::var("DAMP")
                    .ok()
                    .and_then(|s| s.parse().ok())
                    .unwrap_or(4.0)
            }
            "sqrt" => z / (n.max(1) as f64).sqrt(),
            _ => z / (1.0 + n as f64),
        };
        return 1.0 / (1.0 + (-z).exp());
    }
    let of_ham: f64 = probabilities.clone().map(f64::ln).sum();
    let of_spam: f64 = probabilities.map(|p| (1.0 - p).ln()).sum();
    (1.0 + chi_square_tail(-of_ham, n) - chi_square_tail(-of_spam, n)) / 2.0
}

/// The probability that chi-square with 2n degrees of freedom exceeds 2m.
fn chi_square_tail(m: f64, n: usize) -> f64 {
    let mut term = (-m).exp();
    let mut sum = term;
    for i in 1..n {
        term *= m / i as f64;
        sum += term;
    }
    if n == 0 { 1.0 } else { sum.min(1.0) }
}
