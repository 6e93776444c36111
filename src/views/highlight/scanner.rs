//! One pass over code. It never goes back further than a line, so that nothing hostile is slow.

use super::{
    Class,
    grammar::{Language, Quote, Shape, lists},
};

/// A piece of the code: it begins where the one before ended.
pub(super) struct Span {
    pub(super) class: Option<Class>,
    pub(super) end: usize,
}

/// What the code is made of; the last span ends with the code.
pub(super) fn scan(language: &Language, code: &str) -> Vec<Span> {
    let mut scanner = Scanner {
        code,
        at: 0,
        spans: Vec::new(),
    };
    match language.shape {
        Shape::Words => scanner.words(language),
        Shape::Markup => scanner.markup(),
        Shape::Lines(prefixes) => scanner.lines(prefixes),
    }
    scanner.spans
}

struct Scanner<'a> {
    code: &'a str,
    at: usize,
    spans: Vec<Span>,
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        &self.code[self.at..]
    }

    fn before(&self) -> Option<char> {
        self.code[..self.at].chars().next_back()
    }

    /// Goes on by `len` bytes. Neighbours become one, also with nothing but space between them.
    fn take(&mut self, class: Option<Class>, len: usize) {
        let start = self.at;
        self.at += len;
        if let [.., first, gap] = &self.spans[..]
            && (first.class, gap.class) == (class, None)
            && gap.end == start
            && self.code[first.end..gap.end].trim().is_empty()
        {
            self.spans.pop();
        }
        match self.spans.last_mut() {
            Some(last) if last.class == class => last.end = self.at,
            _ => self.spans.push(Span {
                class,
                end: self.at,
            }),
        }
    }

    fn words(&mut self, language: &Language) {
        let mut last = "";
        while let Some(c) = self.rest().chars().next() {
            if let Some(len) = self.comment(language) {
                self.take(Some(Class::Comment), len);
            } else if let Some(len) = self.string(language, c) {
                let class = match self.is_key(language, len) {
                    true => Class::Type,
                    false => Class::String,
                };
                self.take(Some(class), len);
            } else if c.is_ascii_digit() {
                self.take(Some(Class::Number), number(self.rest()));
            } else if c.is_alphabetic() || c == '_' || language.start.contains(c) {
                let word = word(self.rest(), language);
                self.take(self.class_of(language, word, last), word.len());
                last = word;
            } else {
                self.take(None, c.len_utf8());
            }
        }
    }

    fn comment(&self, language: &Language) -> Option<usize> {
        let rest = self.rest();
        let (open, close) = language
            .comments
            .iter()
            .find(|(open, _)| rest.starts_with(open))?;
        // `a#b` and `${#a}` are none.
        let apart = |c: char| c.is_whitespace() || ";)]},".contains(c);
        if open.starts_with('#') && !self.before().is_none_or(apart) {
            return None;
        }
        let end = rest[open.len()..].find(close);
        Some(match end {
            Some(end) if *close == "\n" => open.len() + end,
            Some(end) => open.len() + end + close.len(),
            None => rest.len(),
        })
    }

    fn string(&self, language: &Language, c: char) -> Option<usize> {
        let rest = self.rest();
        if language.regexes && c == '/' {
            let before = self.code[..self.at].trim_end().chars().next_back();
            let begins = before.is_none_or(|c| "(,=:[!&|?{};".contains(c));
            return if begins { regex(rest) } else { None };
        }
        if language.lifetimes && c == '\'' {
            let mut after = rest.chars().skip(1);
            let escape = after.next() == Some('\\');
            if !escape && after.next() != Some('\'') {
                return None;
            }
        }
        // In `it's` and `x'` it is an apostrophe.
        if language.apostrophes && c == '\'' && self.before().is_some_and(char::is_alphanumeric) {
            return None;
        }
        let quote = language
            .quotes
            .iter()
            .find(|quote| rest.starts_with(quote.open))?;
        Some(quoted(rest, quote))
    }

    fn is_key(&self, language: &Language, len: usize) -> bool {
        let after = self.rest()[len..].trim_start_matches(' ');
        language.key.is_some_and(|key| after.starts_with(key)) && !after.starts_with("://")
    }

    fn class_of(&self, language: &Language, word: &str, last: &str) -> Option<Class> {
        let first = word.chars().next()?;
        let signed = |signs: &str| signs.contains(first) && word.len() > 1;
        let any_case = || lists(language.keywords, &word.to_ascii_lowercase());
        if self.is_key(language, word.len()) {
            return Some(Class::Type);
        }
        if lists(language.keywords, word) || signed("@#") || language.any_case && any_case() {
            return Some(Class::Keyword);
        }
        if lists(language.types, word) || signed("$") {
            return Some(Class::Type);
        }
        let after = &self.rest()[word.len()..];
        let called = after.starts_with('(')
            || language.lifetimes && ["!(", "![", "!{"].iter().any(|m| after.starts_with(m));
        if called || ["fn", "def", "func", "fun", "function"].contains(&last) {
            return Some(Class::Function);
        }
        // `MAX_SIZE` is a constant; `T` and `Vec` are types.
        let typed = word.len() == 1 || word.chars().any(char::is_lowercase);
        (language.capitals && first.is_uppercase() && typed).then_some(Class::Type)
    }

    fn markup(&mut self) {
        while !self.rest().is_empty() {
            let rest = self.rest();
            if rest.starts_with("<!--") {
                let len = rest.find("-->").map_or(rest.len(), |end| end + 3);
                self.take(Some(Class::Comment), len);
            } else if let Some(after) = rest.strip_prefix('<') {
                let sign = after.starts_with(['/', '!', '?']);
                self.take(None, 1 + usize::from(sign));
                if self.rest().starts_with(char::is_alphabetic) {
                    self.tag();
                }
            } else {
                self.take(None, rest.find('<').unwrap_or(rest.len()));
            }
        }
    }

    fn tag(&mut self) {
        let mut class = Class::Type;
        while let Some(c) = self.rest().chars().next() {
            let rest = self.rest();
            if c == '"' || c == '\'' {
                let len = rest[1..].find(c).map_or(rest.len(), |end| end + 2);
                self.take(Some(Class::String), len);
            } else if c.is_alphabetic() {
                let ends = |c: char| !c.is_alphanumeric() && !"-_:.@".contains(c);
                self.take(Some(class), rest.find(ends).unwrap_or(rest.len()));
                class = Class::Function;
            } else {
                self.take(None, c.len_utf8());
                if c == '>' {
                    return;
                }
            }
        }
    }

    fn lines(&mut self, prefixes: &[(&str, Class)]) {
        for line in self.code.split_inclusive('\n') {
            let known = prefixes.iter().find(|(prefix, _)| line.starts_with(prefix));
            self.take(known.map(|(_, class)| *class), line.len());
        }
    }
}

fn word<'a>(rest: &'a str, language: &Language) -> &'a str {
    let inside = |c: char| c.is_alphanumeric() || c == '_' || language.inside.contains(c);
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let len = rest[first..].find(|c| !inside(c));
    len.map_or(rest, |len| &rest[..first + len])
}

fn number(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    (0..bytes.len())
        .find(|&at| match bytes[at] {
            b'.' => !digit(at + 1),
            byte => !byte.is_ascii_alphanumeric() && byte != b'_',
        })
        .unwrap_or(bytes.len())
}

/// A string that nothing ends goes on to the end of its line, or of the code.
fn quoted(rest: &str, quote: &Quote) -> usize {
    let mut at = quote.open.len();
    loop {
        let tail = &rest[at..];
        if tail.starts_with(quote.close) {
            return at + quote.close.len();
        }
        let mut chars = tail.chars();
        match chars.next() {
            None => return at,
            Some('\n') if !quote.lines => return at,
            Some('\\') if quote.escapes => {
                let next = chars.next().filter(|c| *c != '\n');
                at += 1 + next.map_or(0, char::len_utf8);
            }
            Some(c) => at += c.len_utf8(),
        }
    }
}

/// A slash that nothing ends in its line divides.
fn regex(rest: &str) -> Option<usize> {
    let (mut escaped, mut class) = (false, false);
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            '\n' => return None,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => class = true,
            ']' => class = false,
            '/' if !class => return Some(at + 1),
            _ => {}
        }
    }
    None
}
