//! Where a comment leads.

use std::borrow::Cow;

use comrak::{
    Arena, Options,
    arena_tree::NodeEdge,
    nodes::{Node, NodeValue},
};
use unicode_normalization::char::is_combining_mark;
use url::{Host, Url};

use super::{is_unspaced, seen};

/// What stands before `://`, also with the letters that keep an address from being found.
const SCHEMES: &[&str] = &["http", "https", "hxxp", "hxxps"];

/// Dots that a person reads as dots and a program does not.
const DISGUISED_DOTS: &[&str] = &["[.]", "(.)", "{.}", "[dot]", "(dot)", "{dot}"];

/// A longer host, in bytes, is nobody's (RFC 1035, section 2.3.4).
const LONGEST: usize = 255;

/// The addresses in a comment, whether the page makes links of them or not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// Their hosts, each once, the first [`Links::MOST`]: lower case, in the ASCII of IDNA
    /// (UTS 46), without `www.`.
    pub hosts: Vec<String>,
    /// How many addresses there are. One within another counts, since it is where a redirect
    /// leads; the text of a link does not, since it is the link's own.
    pub number: usize,
}

impl Links {
    /// How many hosts are kept.
    pub const MOST: usize = 40;

    /// Those in a comment's Markdown source. Code leads nowhere.
    pub fn of(source: &str) -> Self {
        let source = seen(source);
        let arena = Arena::new();
        let root = comrak::parse_document(&arena, &source, &Options::default());
        let mut links = Self::default();
        let mut within = 0;
        for edge in root.traverse() {
            match edge {
                NodeEdge::Start(node) => {
                    links.add(node, within > 0);
                    within += usize::from(is_link(node));
                }
                NodeEdge::End(node) => within -= usize::from(is_link(node)),
            }
        }
        links
    }

    fn add(&mut self, node: Node<'_>, within_link: bool) {
        let data = node.data.borrow();
        let (text, counts) = match &data.value {
            NodeValue::Link(link) | NodeValue::Image(link) => (as_browsers_read(&link.url), true),
            NodeValue::Text(text) => (Cow::from(text.as_ref()), !within_link),
            NodeValue::HtmlInline(html) => (html.into(), !within_link),
            NodeValue::HtmlBlock(block) => ((&block.literal).into(), true),
            _ => return,
        };
        for host in hosts(&text) {
            self.number += usize::from(counts);
            if self.hosts.len() < Self::MOST && !self.hosts.contains(&host) {
                self.hosts.push(host);
            }
        }
    }
}

/// They forgive much: `https:\\\\example.org` leads where it seems to.
fn as_browsers_read(address: &str) -> Cow<'_, str> {
    Url::parse(address).map_or(address.into(), |url| String::from(url).into())
}

fn is_link(node: Node<'_>) -> bool {
    let value = &node.data.borrow().value;
    matches!(value, NodeValue::Link(_) | NodeValue::Image(_))
}

/// The host of every address in a text, in order.
pub(super) fn hosts(text: &str) -> Vec<String> {
    if !text.contains(['.', '/']) {
        return Vec::new();
    }
    let text = undisguised(&text.to_ascii_lowercase());
    text.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | '"'))
        .flat_map(hosts_of_chunk)
        .collect()
}

fn undisguised(lower: &str) -> String {
    let mut text = Cow::Borrowed(lower);
    for dot in DISGUISED_DOTS {
        if text.contains(dot) {
            text = text.replace(dot, ".").into();
        }
    }
    text.into_owned()
}

fn hosts_of_chunk(chunk: &str) -> Vec<String> {
    let schemes = chunk.match_indices("://").filter_map(|(at, _)| {
        let known = SCHEMES.iter().any(|it| chunk[..at].ends_with(it));
        known.then(|| &chunk[at + 3..])
    });
    let without = chunk.match_indices("www.").filter_map(|(at, _)| {
        let begins = !chunk[..at].ends_with(in_name) && !chunk[..at].ends_with("://");
        begins.then(|| &chunk[at..])
    });
    let mut found: Vec<String> = schemes.chain(without).filter_map(host).collect();
    if found.is_empty() {
        found.extend(bare(chunk));
    }
    found
}

/// `example.org/page`: what people write who leave out the scheme. Without a path it could as well
/// be the name of a file or the end of a sentence.
fn bare(chunk: &str) -> Option<String> {
    let (before, _) = chunk.split_once('/')?;
    let start = before.rfind(|c| !in_name(c));
    let name = start.map_or(before, |at| {
        before[at..].trim_start_matches(|c| !in_name(c))
    });
    let (first, last) = name.rsplit_once('.')?;
    let domain = last.len() > 1 && last.bytes().all(|byte| byte.is_ascii_alphabetic());
    (domain && !first.is_empty()).then(|| host(name))?
}

fn in_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-')
}

/// The host at the start of what follows a scheme.
fn host(rest: &str) -> Option<String> {
    let authority = rest.split(['/', '\\', '?', '#']).next()?;
    let name = authority.rsplit('@').next()?;
    let ends = |c: char| {
        let joins = matches!(
            c,
            '-' | '.' | '_' | '%' | '\u{3002}' | '\u{ff0e}' | '\u{ff61}'
        );
        !joins && !c.is_alphanumeric() && !is_combining_mark(c)
    };
    let name = &name[..name.find(ends).unwrap_or(name.len())];
    // Where people write without spaces, the sentence goes on in the last label.
    let label = name.rfind('.').map_or(0, |at| at + 1);
    let latin = name[label..].starts_with(|c: char| c.is_ascii());
    let end = name[label..].find(is_unspaced).filter(|_| latin);
    let name = &name[..end.map_or(name.len(), |end| label + end)];
    let name = name.trim_matches(['.', '-', '_']);
    let short = (name.len() <= LONGEST).then_some(name)?;
    let host = Host::parse(short).ok()?.to_string();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    host.contains('.').then(|| host.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_an_address_is_found() {
        for (source, hosts, number) in [
            (
                "see https://example.org/a and http://EXAMPLE.org",
                "example.org",
                1 + 1,
            ),
            ("www.Example.org.", "example.org", 1),
            ("example.org/page, or so", "example.org", 1),
            ("<https://example.org>", "example.org", 1),
            ("[here](https://example.org \"title\")", "example.org", 1),
            (
                "[https://example.org](https://example.org)",
                "example.org",
                1,
            ),
            (
                "[https://bank.example](https://thief.example)",
                "thief.example bank.example",
                1,
            ),
            ("![](https://example.org/a.png)", "example.org", 1),
            ("[a][1]\n\n[1]: https://example.org", "example.org", 1),
            (
                "<a href=\"https://example.org/x\">buy</a>",
                "example.org",
                1,
            ),
            ("[url=https://example.org/x]buy[/url]", "example.org", 1),
            ("[x](https:\\\\example.org\\a)", "example.org", 1),
            ("hxxps://example[.]org/x", "example.org", 1),
            ("https://exam\u{200b}ple.org", "example.org", 1),
            ("https://user:word@example.org:8080/", "example.org", 1),
            (
                "https://a.example,https://b.example",
                "a.example b.example",
                2,
            ),
            (
                "https://go.example/?to=https://end.example/x",
                "go.example end.example",
                2,
            ),
            ("https://b\u{fc}cher.example", "xn--bcher-kva.example", 1),
            (
                "看看https://example.com吧，www.example.net很好",
                "example.com example.net",
                2,
            ),
            ("https://例え.テスト/x", "xn--r8jz45g.xn--zckzah", 1),
            ("http://1.2.3.4/x", "1.2.3.4", 1),
        ] {
            let found = Links::of(source);
            assert_eq!(found.hosts.join(" "), hosts, "{source}");
            assert_eq!(found.number, number, "{source}");
        }
    }

    #[test]
    fn what_only_looks_like_an_address_is_none() {
        for source in [
            "and/or, 1.5/2, e.g./i.e., ./configure, src/main.rs",
            "mailto:ada@example.org [me](mailto:ada@example.org)",
            "`curl https://example.org/x`",
            "```\nhttps://example.org\n```",
            "    https://example.org",
            "https:// http://localhost/ https://.",
            "[there](#top) [up](../a.html)",
        ] {
            assert_eq!(Links::of(source), Links::default(), "{source}");
        }
    }

    #[test]
    fn hostile_text_costs_no_more_than_other_text() {
        let many: String = (0..1_000)
            .map(|n| format!("https://h{n}.example "))
            .collect();
        assert_eq!(Links::of(&many).number, 1_000);
        assert_eq!(Links::of(&many).hosts.len(), Links::MOST);
        let long = format!("https://{}.example", "\u{fc}".repeat(19_000));
        assert_eq!(Links::of(&long), Links::default());
        for hostile in ["https://", "www.", "/.", "[", "(.)", "\u{200b}"] {
            Links::of(&hostile.repeat(20_000 / hostile.len()));
        }
    }
}
