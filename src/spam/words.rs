//! What a comment is made of, for a classifier: words of any language, hosts, and who signs it.

use std::{borrow::Cow, collections::HashSet};

use unicode_normalization::{
    IsNormalized, UnicodeNormalization, char::is_combining_mark, is_nfkc_quick,
};

use super::{Links, is_unspaced, links, seen};
use crate::domain::{thread::Said, values::Body};

/// A longer word is cut: nobody's vocabulary needs more, and nobody's memory should.
const LONGEST: usize = 30;

/// A host counts as itself and as this many of the domains that it is in.
const DOMAINS: usize = 2;

/// What is said of every address and therefore tells nothing that the number of links does not.
const OF_ADDRESSES: &[&str] = &["http", "https", "www"];

/// The tokens of a comment, each once.
///
/// A word is itself. What is not a word has a name and a colon before it, which no word has:
///
/// | token | is |
/// |---|---|
/// | `host:example.org` | a host that it links, and each domain around it |
/// | `links:2` | how many addresses it has: 0 to 4, `many` |
/// | `name:ada` | a word of the name it is signed with |
/// | `site:example.org` | the host of the website it is signed with, and each domain around it |
/// | `digits:5` | a number of 4 digits or more, whatever it is |
/// | `odd:letters` | a word mixes letters of scripts that look alike |
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tokens(Vec<String>);

impl Tokens {
    /// The most that a comment has.
    pub const MAX: usize = 400;

    /// Takes a comment apart. The same words always give the same tokens.
    pub fn of(said: &Said) -> Self {
        let body = said.body.as_str();
        let found = Links::of(body);
        let mut tokens = vec![match found.number {
            few @ 0..5 => format!("links:{few}"),
            _ => "links:many".into(),
        }];
        let hosts = found.hosts.iter();
        tokens.extend(hosts.flat_map(|host| domains("host", host)));
        if let Some(author) = &said.author {
            words(author.name.as_str(), |word| {
                tokens.push(format!("name:{word}"))
            });
            let site = author.website.as_ref().map(|it| links::hosts(it.as_str()));
            let host = site.iter().flatten().take(1);
            tokens.extend(host.flat_map(|host| domains("site", host)));
        }
        let mut tokens = distinct(tokens);
        tokens.truncate(Self::MAX / 2);
        let before = tokens.len();
        words(body, |word| tokens.push(word));
        let mut tokens = distinct(tokens);
        // The beginning and the end: spam hides behind innocent words, or before them.
        let excess = tokens.len().saturating_sub(Self::MAX);
        if excess > 0 {
            let from = before + (Self::MAX - before) / 2;
            tokens.drain(from..from + excess);
        }
        Self(tokens)
    }

    /// Each token.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

fn distinct(tokens: Vec<String>) -> Vec<String> {
    let mut known = HashSet::with_capacity(tokens.len());
    let first: Vec<bool> = tokens.iter().map(|it| known.insert(it.as_str())).collect();
    let both = tokens.into_iter().zip(first);
    both.filter_map(|(token, first)| first.then_some(token))
        .collect()
}

/// The host, and the widest of the domains that it is in, but for the top.
fn domains<'a>(kind: &'a str, host: &'a str) -> impl Iterator<Item = String> + 'a {
    let dots = host.rmatch_indices('.').skip(1).take(DOMAINS);
    let wider = dots.map(|(at, _)| &host[at + 1..]);
    let is_number = host.ends_with(|c: char| c.is_ascii_digit());
    let wider = wider.filter(move |_| !is_number);
    wider.chain([host]).map(move |it| format!("{kind}:{it}"))
}

/// Each word of a text.
fn words(text: &str, mut each: impl FnMut(String)) {
    let text = normal(text);
    for run in text.split(|c: char| kind(c).is_none()) {
        let letters: Vec<char> = run.trim_matches('\'').chars().collect();
        for part in letters.chunk_by(|a, b| kind(*a) == kind(*b)) {
            match kind(part[0]) {
                Some(Kind::Spaced) => word(part, &mut each),
                // Each pair of neighbours, as search engines read them.
                Some(Kind::Unspaced) if part.len() > 1 => {
                    part.windows(2).for_each(|pair| each(pair.iter().collect()));
                }
                _ => part.iter().for_each(|sign| each(sign.to_string())),
            }
        }
    }
}

#[derive(PartialEq)]
enum Kind {
    /// A letter or digit of a script that parts words by spaces, or what stands among them.
    Spaced,
    /// A letter of a script that does not.
    Unspaced,
    /// Means something by itself: money, arrows, emoji.
    Sign,
}

fn kind(c: char) -> Option<Kind> {
    match c {
        _ if is_unspaced(c) => Some(Kind::Unspaced),
        '$'
        | '\u{a3}'
        | '\u{a5}'
        | '\u{20a0}'..='\u{20cf}'
        | '\u{2190}'..='\u{21ff}'
        | '\u{2600}'..='\u{27bf}'
        | '\u{1f300}'..='\u{1faff}' => Some(Kind::Sign),
        _ if c.is_alphanumeric() || c == '\'' || is_combining_mark(c) => Some(Kind::Spaced),
        _ => None,
    }
}

fn word(letters: &[char], each: &mut impl FnMut(String)) {
    if letters.len() < 2 && letters[0].is_ascii() {
        return;
    }
    let letters = &letters[..letters.len().min(LONGEST)];
    let mixed = letters.iter().any(char::is_ascii_alphabetic) && letters.iter().any(is_alike);
    let word: String = match mixed {
        true => latin(letters),
        false => letters.iter().collect(),
    };
    if mixed {
        each("odd:letters".into());
    }
    if letters.len() > 3 && letters.iter().all(char::is_ascii_digit) {
        each(format!("digits:{}", letters.len()));
    }
    if !OF_ADDRESSES.contains(&word.as_str()) {
        each(word);
    }
}

/// Letters in the form and the case that stand for all of their forms; one sign can stand for many
/// letters, of which no more count than a comment may have.
fn normal(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return text.to_ascii_lowercase().into();
    }
    let text = seen(text);
    let text = match is_nfkc_quick(text.chars()) {
        IsNormalized::Yes => text,
        _ => text.nfkc().take(Body::MAX).collect::<String>().into(),
    };
    text.to_lowercase().replace('\u{2019}', "'").into()
}

/// Greek and Cyrillic, many of which pass for Latin ones.
fn is_alike(c: &char) -> bool {
    matches!(c, '\u{0370}'..='\u{052f}')
}

/// The word that its letters pass for.
fn latin(letters: &[char]) -> String {
    let mut word = String::new();
    for c in letters {
        if is_alike(c) {
            word.extend(unicode_security::skeleton(c.encode_utf8(&mut [0; 4])));
        } else {
            word.push(*c);
        }
    }
    word
}

#[cfg(test)]
mod tests;
