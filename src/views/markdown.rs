//! Markdown in, a small allow-listed HTML out.
//!
//! The parser escapes raw HTML, and then a sanitiser with a list of our own has the last word. No
//! image survives, since each would tell its host who reads; nothing that a script or a style
//! could hang on to does either, but for the classes of coloured code, which are ours alone.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, LazyLock},
};

use ammonia::{Builder, UrlRelative};
use comrak::{
    Arena, Options,
    arena_tree::NodeEdge,
    nodes::{Node, NodeLink, NodeValue},
};
use quick_cache::{Weighter, sync::Cache};
use sha2::{Digest, Sha256};

use super::highlight::{Ink, is_class};
use crate::domain::values::CommentId;

/// Quotes and lists nest this deep, and emphasis in emphasis. The sanitiser's work grows with the
/// square of the depth, and nobody means the twentieth quote in a quote: such a comment is shown as
/// the plain text that it is.
const DEEPEST: usize = 20;

/// The most bytes of HTML that a comment becomes, beside two for each of its own: a comment of
/// nothing but addresses would fill the page of its thread thirteen times over.
const MARKUP: usize = 32 * 1024;

/// How much rendered HTML is kept, in bytes.
const KEPT: u64 = 32 * 1024 * 1024;

/// The tags that a comment may have, with their attributes. Links get `rel` and `target` besides.
const ALLOWED: &[(&str, &[&str])] = &[
    ("a", &["href"]),
    ("blockquote", &[]),
    ("br", &[]),
    ("code", &["class"]),
    ("del", &[]),
    ("em", &[]),
    ("hr", &[]),
    ("li", &[]),
    ("ol", &["start"]),
    ("p", &[]),
    ("pre", &[]),
    ("span", &["class"]),
    ("strong", &[]),
    ("ul", &[]),
];

static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .tags(ALLOWED.iter().map(|(tag, _)| *tag).collect())
        .tag_attributes(
            ALLOWED
                .iter()
                .map(|(tag, attributes)| (*tag, attributes.iter().copied().collect()))
                .collect::<HashMap<_, HashSet<_>>>(),
        )
        .set_tag_attribute_value("a", "target", "_blank")
        .attribute_filter(|tag, name, value| {
            (name != "class" || is_class(tag, value)).then_some(value.into())
        })
        .link_rel(Some("nofollow ugc noopener"))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(UrlRelative::Deny);
    builder
});

static OPTIONS: LazyLock<Options<'static>> = LazyLock::new(|| {
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    // In a comment a new line is meant as one.
    options.render.hardbreaks = true;
    options.render.escape = true;
    options
});

/// Renders comments, and remembers what it rendered: a thread is drawn anew with each comment, but
/// only the new one has new words.
pub struct Markdown {
    rendered: Cache<CommentId, Rendered, Bytes>,
}

impl Default for Markdown {
    fn default() -> Self {
        Self {
            rendered: Cache::with_weighter(20_000, KEPT, Bytes),
        }
    }
}

impl Markdown {
    /// The HTML of a comment with these words.
    pub fn html(&self, id: CommentId, source: &str) -> Arc<str> {
        let of: [u8; 32] = Sha256::digest(source.as_bytes()).into();
        if let Some(rendered) = self.rendered.get(&id).filter(|it| it.of == of) {
            return rendered.html;
        }
        let html: Arc<str> = to_html(source).into();
        let rendered = Rendered {
            of,
            html: Arc::clone(&html),
        };
        self.rendered.insert(id, rendered);
        html
    }

    /// The HTML of words that are not a comment yet; nothing of it is kept.
    pub fn preview(&self, source: &str) -> String {
        to_html(source)
    }

    /// Forgets the words of a comment.
    pub fn forget(&self, id: CommentId) {
        self.rendered.remove(&id);
    }
}

fn to_html(source: &str) -> String {
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, source, &OPTIONS);
    if is_deeper(root, DEEPEST) {
        return plain(source);
    }
    let mut ink = Ink::default();
    for node in root.descendants() {
        let mut data = node.data.borrow_mut();
        match &mut data.value {
            // An image becomes a link to it, so that its words are not lost.
            NodeValue::Image(link) => {
                let link = NodeLink {
                    url: link.url.clone(),
                    title: String::new(),
                };
                data.value = NodeValue::Link(Box::new(link));
            }
            // A heading would tear the outline of the blog's page.
            NodeValue::Heading(_) => data.value = NodeValue::Paragraph,
            NodeValue::CodeBlock(block) => match ink.block(&block.info, &block.literal) {
                Some(html) => data.value = NodeValue::Raw(html),
                // Otherwise it would become a class.
                None => block.info.clear(),
            },
            _ => {}
        }
    }
    let mut html = String::with_capacity(source.len() * 2);
    comrak::format_html(root, &OPTIONS, &mut html).expect("writing to a string does not fail");
    let html = SANITISER.clean(&html).to_string();
    if html.len() > source.len() * 2 + MARKUP {
        return plain(source);
    }
    html
}

/// Walks without recursion: the tree may be as deep as the comment is long.
fn is_deeper(root: Node<'_>, limit: usize) -> bool {
    let mut depth = 0;
    root.traverse().any(|edge| {
        match edge {
            NodeEdge::Start(_) => depth += 1,
            NodeEdge::End(_) => depth -= 1,
        }
        depth > limit
    })
}

fn plain(source: &str) -> String {
    let escaped = source
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    format!("<p>{}</p>\n", escaped.replace('\n', "<br>\n"))
}

#[derive(Clone)]
struct Rendered {
    /// A digest of the words.
    of: [u8; 32],
    html: Arc<str>,
}

#[derive(Clone)]
struct Bytes;

impl Weighter<CommentId, Rendered> for Bytes {
    fn weight(&self, _: &CommentId, rendered: &Rendered) -> u64 {
        rendered.html.len() as u64 + 96
    }
}

#[cfg(test)]
mod tests;
