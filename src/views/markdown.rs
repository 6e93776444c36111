//! Markdown in, a small allow-listed HTML out.
//!
//! The parser escapes raw HTML, and then a sanitiser with a list of our own has the last word. No
//! image survives, since each would tell its host who reads; nothing that a script or a style
//! could hang on to does either.

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
    ("code", &[]),
    ("del", &[]),
    ("em", &[]),
    ("hr", &[]),
    ("li", &[]),
    ("ol", &["start"]),
    ("p", &[]),
    ("pre", &[]),
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
    rendered: Cache<[u8; 32], Arc<str>, Bytes>,
}

impl Default for Markdown {
    fn default() -> Self {
        Self {
            rendered: Cache::with_weighter(20_000, KEPT, Bytes),
        }
    }
}

impl Markdown {
    /// The HTML of a comment.
    pub fn html(&self, source: &str) -> Arc<str> {
        let digest: [u8; 32] = Sha256::digest(source.as_bytes()).into();
        if let Some(html) = self.rendered.get(&digest) {
            return html;
        }
        let html: Arc<str> = to_html(source).into();
        self.rendered.insert(digest, Arc::clone(&html));
        html
    }
}

fn to_html(source: &str) -> String {
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, source, &OPTIONS);
    if is_deeper(root, DEEPEST) {
        return plain(source);
    }
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
struct Bytes;

impl Weighter<[u8; 32], Arc<str>> for Bytes {
    fn weight(&self, _: &[u8; 32], html: &Arc<str>) -> u64 {
        html.len() as u64 + 64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_becomes_html() {
        assert_eq!(
            to_html("**a** ~~b~~\nc"),
            "<p><strong>a</strong> <del>b</del><br>\nc</p>\n"
        );
        assert_eq!(
            to_html("see https://a.example/x"),
            "<p>see <a href=\"https://a.example/x\" target=\"_blank\" rel=\"nofollow ugc noopener\">https://a.example/x</a></p>\n"
        );
        assert_eq!(to_html("# Big"), "<p>Big</p>\n");
        assert_eq!(
            to_html("```rust\nlet a = 1 < 2;\n```"),
            "<pre><code>let a = 1 &lt; 2;\n</code></pre>\n"
        );
    }

    #[test]
    fn an_image_becomes_a_link_and_loads_nothing() {
        let html = to_html("![a cat](https://t.example/pixel.gif \"x\")");
        assert!(html.contains("<a href=\"https://t.example/pixel.gif\"") && html.contains("a cat"));
        assert!(!html.contains("<img"));
    }

    #[test]
    fn nothing_hostile_survives() {
        for hostile in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt&colon;alert(1))",
            "[x](data:text/html;base64,PHNjcmlwdD4=)",
            "![x](javascript:alert(1))",
            "<div id=\"comments\" name=x style=\"position:fixed\" hx-get=\"/x\" data-hx-get=\"/y\">",
            "<a href=\"https://a.example\" onclick=\"x()\" hx-post=\"/z\">a</a>",
            "```\"onload=alert(1)\nx\n```",
            "<svg><style><img src=x onerror=alert(1)></style></svg>",
            "<template><script>x</script></template><hx-partial hx-target=body>x</hx-partial>",
            "[x](/relative) [y](//host/x)",
        ] {
            let html = to_html(hostile);
            let tree = scraper::Html::parse_fragment(&html);
            let all = scraper::Selector::parse("*").unwrap();
            for element in tree.select(&all).skip(1) {
                let tag = element.value().name();
                let (_, attributes) = ALLOWED
                    .iter()
                    .find(|(allowed, _)| *allowed == tag)
                    .unwrap_or_else(|| panic!("{tag} in {html}"));
                for (name, value) in element.value().attrs() {
                    let fixed = matches!(name, "rel" | "target") && tag == "a";
                    assert!(fixed || attributes.contains(&name), "{name} in {html}");
                    let safe =
                        name != "href" || value.starts_with("http") || value.starts_with("mailto:");
                    assert!(safe, "{value} in {html}");
                }
            }
        }
    }

    #[test]
    fn a_comment_nested_without_end_is_shown_as_text() {
        for unit in [">", "> ", "1. ", "* "] {
            let source = unit.repeat(20_000 / unit.len());
            let html = to_html(&format!("{source}deep\n<b>"));
            assert!(
                html.starts_with("<p>") && html.ends_with("deep<br>\n&lt;b&gt;</p>\n"),
                "{unit:?}"
            );
            assert!(!html.contains("<blockquote>") && !html.contains("<li>"));
        }
        assert!(to_html(">>> deep").contains("<blockquote>"));
    }

    #[test]
    fn a_comment_of_nothing_but_markup_is_shown_as_text() {
        let addresses = "a@b.c ".repeat(3_000);
        assert_eq!(to_html(&addresses), format!("<p>{addresses}</p>\n"));
        assert_eq!(to_html(&"a@b.c ".repeat(50)).matches("<a ").count(), 50);
    }

    #[test]
    fn what_people_write_is_kept_as_text() {
        assert_eq!(to_html("a <b> c & d"), "<p>a &lt;b&gt; c &amp; d</p>\n");
    }
}
