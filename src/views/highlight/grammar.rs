//! What there is to know about a language, to colour it.

use super::Class;

/// A language and how to read it. A list of words is one string, with a space between two.
pub(super) struct Language {
    /// What its class is called after.
    pub(super) name: &'static str,
    /// What else people write behind the fence.
    pub(super) aliases: &'static str,
    pub(super) shape: Shape,
    pub(super) keywords: &'static str,
    pub(super) types: &'static str,
    pub(super) comments: &'static [(&'static str, &'static str)],
    pub(super) quotes: &'static [Quote],
    /// What a word may begin with, beside letters.
    pub(super) start: &'static str,
    /// What a word may contain, beside letters and digits.
    pub(super) inside: &'static str,
    /// What follows the name of a value.
    pub(super) key: Option<char>,
    /// Keywords count in any case.
    pub(super) any_case: bool,
    /// `Capitals` are types.
    pub(super) capitals: bool,
    /// `/…/` may be a pattern.
    pub(super) regexes: bool,
    /// As in Rust, `'a` is no string and `a!(` is a call.
    pub(super) lifetimes: bool,
    /// A quote after a letter is an apostrophe.
    pub(super) apostrophes: bool,
}

/// What a language is made of.
pub(super) enum Shape {
    /// Words among strings and comments.
    Words,
    /// Tags among text.
    Markup,
    /// Lines that say with their first characters what they are.
    Lines(&'static [(&'static str, Class)]),
}

/// How a string begins and ends.
pub(super) struct Quote {
    pub(super) open: &'static str,
    pub(super) close: &'static str,
    pub(super) escapes: bool,
    /// Whether it may have lines.
    pub(super) lines: bool,
}

/// Whether the word is in the list.
pub(super) fn lists(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split(' ').any(|listed| listed == word)
}

pub(super) const fn quote(
    open: &'static str,
    close: &'static str,
    escapes: bool,
    lines: bool,
) -> Quote {
    Quote {
        open,
        close,
        escapes,
        lines,
    }
}

pub(super) const DOUBLE: Quote = quote("\"", "\"", true, false);
pub(super) const SINGLE: Quote = quote("'", "'", true, false);
pub(super) const TRIPLE: Quote = quote("\"\"\"", "\"\"\"", true, true);
pub(super) const BACKTICK: Quote = quote("`", "`", true, true);
pub(super) const LONG: Quote = quote("\"", "\"", true, true);
pub(super) const BARE: Quote = quote("'", "'", false, true);

/// Braces, `//` and two kinds of quotes: most languages differ little from this.
pub(super) const C_LIKE: Language = Language {
    name: "",
    aliases: "",
    shape: Shape::Words,
    keywords: "",
    types: "",
    comments: &[("//", "\n"), ("/*", "*/")],
    quotes: &[DOUBLE, SINGLE],
    start: "",
    inside: "",
    key: None,
    any_case: false,
    capitals: true,
    regexes: false,
    lifetimes: false,
    apostrophes: false,
};

/// The same with another comment.
pub(super) const HASH: Language = Language {
    comments: &[("#", "\n")],
    ..C_LIKE
};
