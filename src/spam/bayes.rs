//! What the spam of one site looks like, learned from what its moderators decide.
//!
//! Naive Bayes over the words that a comment has, each counted once, against all the words of its
//! label: what Metsis, Androutsopoulos and Paliouras ("Spam Filtering with Naive Bayes – Which Naive
//! Bayes?", CEAS 2006) found best, and what spam padded with innocent words cannot turn against the
//! people who use them. What is known of a rare word is smoothed as Robinson does ("A Statistical
//! Approach to the Spam Problem", Linux Journal 107, 2003).

use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
};

use super::Tokens;

/// What a word counts as before anybody has used it, and how many comments that is worth
/// (Robinson's x and s, with SpamBayes' figures).
const PRIOR: f64 = 0.5;
const PRIOR_WEIGHT: f64 = 0.45;

/// Only so many of a comment's words are heard, the strongest, so that a long text of a person
/// around it does not shout spam down.
const HEARD: usize = 20;

/// By how much the words of a comment repeat each other. Naive Bayes takes each for a witness of
/// its own and is too sure of itself; with this divisor comments of whose probability it says 0.8
/// are spam about that often, or more.
const REPEATED: f64 = 2.0;

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
    /// That it is spam, 0 to 1, were spam as frequent as all else. A half says that its words tell
    /// nothing.
    pub probability: f32,
    /// The words that weighed most, heaviest first, each with its own probability.
    pub words: Vec<(String, f32)>,
}

/// Counts the words of a site's spam and of its other comments.
///
/// Words are kept as keyed hashes, so that none can be read from memory. One costs 29 to 57 bytes,
/// since the table doubles when it is full: 6.3 MiB for [`Bayes::MOST`] of them.
#[derive(Debug, Clone, Default)]
pub struct Bayes {
    words: HashMap<u64, Counted>,
    key: RandomState,
    comments: PerLabel<u32>,
    /// Those of all comments.
    tokens: PerLabel<u64>,
    /// How often it has learned: the clock by which words grow old.
    turn: u32,
}

/// In how many comments a word was.
#[derive(Debug, Clone, Default)]
struct Counted {
    comments: PerLabel<u32>,
    /// When it was learned last.
    turn: u32,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct PerLabel<T> {
    spam: T,
    ham: T,
}

impl Bayes {
    /// How many comments of each label it must have learned before it says anything: so one
    /// mistaken decision is a tenth of what it knows at most. With fewer it would find less than
    /// half of the spam anyway (of text messages 9 % with one or two, 45 % with eight or nine).
    pub const ENOUGH: u32 = 10;

    /// How many words it keeps.
    pub const MOST: usize = 200_000;

    /// Learns that a comment of these tokens is so.
    pub fn learn(&mut self, tokens: &Tokens, label: Label) {
        self.turn += 1;
        for token in tokens.iter() {
            let word = self.words.entry(self.key.hash_one(token)).or_default();
            *word.comments.of(label) += 1;
            word.turn = self.turn;
        }
        *self.comments.of(label) += 1;
        *self.tokens.of(label) += tokens.iter().len() as u64;
        if self.words.len() > Self::MOST {
            self.forget_rare(Self::MOST / 4 * 3);
        }
    }

    /// Takes back exactly what learning the same tokens with the same label did: a word that no
    /// other comment had is gone. Of words that were forgotten for want of room and learned again
    /// since, it takes back what others taught.
    pub fn unlearn(&mut self, tokens: &Tokens, label: Label) {
        for token in tokens.iter() {
            let hash = self.key.hash_one(token);
            if let Some(word) = self.words.get_mut(&hash) {
                let comments = word.comments.of(label);
                *comments = comments.saturating_sub(1);
                if word.total() == 0 {
                    self.words.remove(&hash);
                }
            }
        }
        let comments = self.comments.of(label);
        *comments = comments.saturating_sub(1);
        let of_all = self.tokens.of(label);
        *of_all = of_all.saturating_sub(tokens.iter().len() as u64);
    }

    /// What it makes of a comment; nothing before it has learned enough.
    pub fn weigh(&self, tokens: &Tokens) -> Option<Weighed> {
        if self.comments.spam.min(self.comments.ham) < Self::ENOUGH {
            return None;
        }
        let known = tokens.iter().filter_map(|token| {
            let word = self.words.get(&self.key.hash_one(token))?;
            Some((token, self.probability(word)))
        });
        let mut heard: Vec<(&str, f64)> = known.collect();
        heard.sort_by(|(_, a), (_, b)| (b - 0.5).abs().total_cmp(&(a - 0.5).abs()));
        heard.truncate(HEARD);
        let log_odds: f64 = heard.iter().map(|(_, p)| (p / (1.0 - p)).ln()).sum();
        let told = heard.iter().take(TOLD);
        Some(Weighed {
            probability: (1.0 / (1.0 + (-log_odds / REPEATED).exp())) as f32,
            words: told
                .map(|(word, p)| ((*word).to_owned(), *p as f32))
                .collect(),
        })
    }

    /// That a comment is spam which has this word.
    fn probability(&self, word: &Counted) -> f64 {
        let in_spam = f64::from(word.comments.spam);
        let in_ham = f64::from(word.comments.ham);
        // A comment without tokens teaches nothing; no share is of nothing.
        let all_spam = self.tokens.spam.max(1) as f64;
        let all_ham = self.tokens.ham.max(1) as f64;
        let share_of_spam = in_spam / all_spam;
        let share_of_ham = in_ham / all_ham;
        // However much spam has a word: where few comments of people are known, that none of them
        // has it says little.
        let seen = in_spam * (all_ham / all_spam).min(1.0) + in_ham;
        let told = share_of_spam / (share_of_spam + share_of_ham);
        (PRIOR_WEIGHT * PRIOR + seen * told) / (PRIOR_WEIGHT + seen)
    }

    /// Forgets the rarest words and, among the equally rare, those that were learned longest ago,
    /// until about so many are left. Most words of any language are used once.
    fn forget_rare(&mut self, left: usize) {
        let mut worth: Vec<_> = self.words.values().map(Counted::worth).collect();
        let excess = worth.len().saturating_sub(left);
        if excess > 0 {
            let (_, last, _) = worth.select_nth_unstable(excess - 1);
            let last = *last;
            self.words.retain(|_, word| word.worth() > last);
        }
    }
}

impl Counted {
    fn total(&self) -> u32 {
        self.comments.spam + self.comments.ham
    }

    fn worth(&self) -> (u32, u32) {
        (self.total(), self.turn)
    }
}

impl<T> PerLabel<T> {
    fn of(&mut self, label: Label) -> &mut T {
        match label {
            Label::Spam => &mut self.spam,
            Label::Ham => &mut self.ham,
        }
    }
}

#[cfg(test)]
mod tests;
