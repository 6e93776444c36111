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

/// The addresses in a comment, whether the page makes links of them or not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// Their hosts, each once, in the order of the comment: lower case, in the ASCII of IDNA
    /// (UTS 46), without `www.`.
    pub hosts: Vec<String>,
    /// How many addresses there are. One within another counts, since it is where a redirect
    /// leads; the text of a link does not, since it is the link's own.
    pub number: usize,
}

impl Links {
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
            // As browsers read it, who forgive much.
            NodeValue::Link(link) | NodeValue::Image(link) => (
                Url::parse(&link.url)
                    .map_or_else(|_| link.url.clone().into(), |url| String::from(url).into()),
                true,
            ),
            NodeValue::Text(text) => (Cow::from(text.as_ref()), !within_link),
            NodeValue::HtmlInline(html) => (html.into(), !within_link),
            NodeValue::HtmlBlock(block) => ((&block.literal).into(), true),
            _ => return,
        };
        for host in hosts(&text) {
            self.number += usize::from(counts);
            if !self.hosts.contains(&host) {
                self.hosts.push(host);
            }
        }
    }
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
    text.split(|c: char| c.is_whitespace() || "<>()[]\"".contains(c))
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
    let mut found: Vec<String> = schemes.filter_map(host).collect();
    if found.is_empty() {
        let at = chunk.find("www.").filter(|at| starts_name(chunk, *at));
        found.extend(at.map_or_else(|| bare(chunk), |at| host(&chunk[at..])));
    }
    found
}

fn starts_name(chunk: &str, at: usize) -> bool {
    !chunk[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
}

/// `example.org/page`: what people write who leave out the scheme. Without a path it could as well
/// be the name of a file or the end of a sentence.
fn bare(chunk: &str) -> Option<String> {
    let (before, _) = chunk.split_once('/')?;
    let in_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let start = before.rfind(|c| !in_name(c));
    let name = start.map_or(before, |at| {
        before[at..].trim_start_matches(|c| !in_name(c))
    });
    let (first, last) = name.rsplit_once('.')?;
    let domain = last.len() > 1 && last.bytes().all(|byte| byte.is_ascii_alphabetic());
    (domain && !first.is_empty()).then(|| host(name))?
}

/// The host at the start of what follows a scheme.
fn host(rest: &str) -> Option<String> {
    let authority = rest.split(['/', '\\', '?', '#']).next()?;
    let name = authority.rsplit('@').next()?;
    let ends = |c: char| {
        !(c.is_alphanumeric() || is_combining_mark(c) || "-._%\u{3002}\u{ff0e}\u{ff61}".contains(c))
    };
    let name = &name[..name.find(ends).unwrap_or(name.len())];
    // Where people write without spaces, the sentence goes on in the last label.
    let label = name.rfind('.').map_or(0, |at| at + 1);
    let latin = name[label..].starts_with(|c: char| c.is_ascii());
    let end = name[label..].find(is_unspaced).filter(|_| latin);
    let name = &name[..end.map_or(name.len(), |end| label + end)];
    let host = Host::parse(name.trim_end_matches(['.', '-', '_'])).ok()?;
    let host = host.to_string();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    host.contains('.').then(|| host.to_owned())
}
