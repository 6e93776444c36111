//! What a comment is made of, for a classifier: words of any language, hosts, and who signs it.

use std::{borrow::Cow, collections::HashSet};

use unicode_normalization::{
    IsNormalized, UnicodeNormalization, char::is_combining_mark, is_nfkc_quick,
};

use super::{Links, is_unspaced, links, seen};
use crate::domain::thread::Said;

/// A longer word is cut: nobody's vocabulary needs more, and nobody's memory should.
const LONGEST: usize = 30;

/// A comment counts at most this many hosts, and a host this many of the domains that it is in.
const HOSTS: usize = 40;
const DOMAINS: usize = 3;

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
        let hosts = found.hosts.iter().take(HOSTS);
        tokens.extend(hosts.flat_map(|host| domains("host", host)));
        if let Some(author) = &said.author {
            words(author.name.as_str(), |word| {
                tokens.push(format!("name:{word}"))
            });
            let site = author.website.as_ref().map(|it| links::hosts(it.as_str()));
            let hosts = site.iter().flatten();
            tokens.extend(hosts.flat_map(|host| domains("site", host)));
        }
        let mut tokens = distinct(tokens);
        let before = tokens.len();
        let mut last = String::new();
        let pairs = std::env::var("PAIRS").is_ok();
        let digits = std::env::var("DIGITS").is_ok();
        words(body, |word| {
            if pairs && !last.is_empty() {
                tokens.push(format!("{last} {word}"));
            }
            if digits && word.len() > 3 && word.bytes().all(|b| b.is_ascii_digit()) {
                tokens.push(format!("digits:{}", word.len()));
            }
            if pairs {
                last = word.clone();
            }
            tokens.push(word)
        });
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
    let both = tokens.iter().zip(first);
    both.filter(|(_, first)| *first)
        .map(|(it, _)| it.clone())
        .collect()
}

/// The host and the domains that it is in, widest last, but for the top.
fn domains<'a>(kind: &'a str, host: &'a str) -> impl Iterator<Item = String> + 'a {
    let parents = host.match_indices('.').map(|(at, _)| &host[at + 1..]);
    let parents =
        parents.filter(|it| it.contains('.') && !host.ends_with(|c: char| c.is_ascii_digit()));
    [host]
        .into_iter()
        .chain(parents)
        .take(DOMAINS)
        .map(move |domain| format!("{kind}:{domain}"))
}

/// Each word of a text. Scripts without spaces give each pair of neighbours instead, as search
/// engines read them; a sign that means something by itself is a word.
fn words(text: &str, mut each: impl FnMut(String)) {
    let text = normal(text);
    for run in text.split(|c: char| !is_of_word(c)) {
        let letters: Vec<char> = run.trim_matches('\'').chars().collect();
        for part in letters.chunk_by(|a, b| is_unspaced(*a) == is_unspaced(*b)) {
            if part.len() > 1 && is_unspaced(part[0]) {
                part.windows(2).for_each(|pair| each(pair.iter().collect()));
            } else if part.len() > 1 || !part[0].is_ascii_alphanumeric() {
                word(part, &mut each);
            }
        }
    }
}

fn word(letters: &[char], each: &mut impl FnMut(String)) {
    let letters = &letters[..letters.len().min(LONGEST)];
    let mut word: String = letters.iter().collect();
    let is_latin = |c: &char| c.is_ascii_alphabetic();
    if letters.iter().any(is_alike) && letters.iter().any(is_latin) {
        each("odd:letters".into());
        word = letters.iter().flat_map(|c| latin(*c)).collect();
    }
    if !OF_ADDRESSES.contains(&word.as_str()) {
        each(word);
    }
}

/// Letters in the form and the case that stand for all of their forms.
fn normal(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return text.to_ascii_lowercase().into();
    }
    let text = seen(text);
    let text = match is_nfkc_quick(text.chars()) {
        IsNormalized::Yes => text,
        _ => text.nfkc().collect::<String>().into(),
    };
    text.to_lowercase().replace('\u{2019}', "'").into()
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '\'' || is_combining_mark(c)
}

/// Greek and Cyrillic, many of which pass for Latin ones.
fn is_alike(c: &char) -> bool {
    matches!(c, '\u{0370}'..='\u{052f}')
}

/// What a letter passes for.
fn latin(c: char) -> impl Iterator<Item = char> {
    let mut utf8 = [0; 4];
    let alike: Vec<char> = match is_alike(&c) {
        true => unicode_security::skeleton(c.encode_utf8(&mut utf8)).collect(),
        false => vec![c],
    };
    alike.into_iter()
}
