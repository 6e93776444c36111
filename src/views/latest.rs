//! The latest comments of a site: a list for its front page.

use std::sync::Arc;

use askama::Template;

use super::{
    Lang, Scene,
    comment::{name, permalink},
};
use crate::domain::thread::{Comment, Thread};

/// How much of a comment is shown, in characters.
const EXCERPT: usize = 140;

/// Comments of a site, the newest first.
#[derive(Template)]
#[template(path = "latest.html", whitespace = "minimize")]
pub struct Latest {
    /// Its language.
    pub lang: Lang,
    /// What was said.
    pub said: Vec<LatestRow>,
}

/// One of them.
pub struct LatestRow {
    href: String,
    name: String,
    /// What the page is called; the key of the post if nobody said.
    title: String,
    excerpt: String,
    datetime: String,
    when: String,
}

impl LatestRow {
    /// A comment of this thread.
    pub fn new(scene: &Scene, thread: &Thread, comment: &Arc<Comment>) -> Self {
        let body = comment.said.as_ref().map(|said| said.body.as_str());
        Self {
            href: permalink(scene, thread, comment.id).0,
            name: name(comment).to_owned(),
            title: thread
                .title()
                .unwrap_or(scene.place.post.as_str())
                .to_owned(),
            excerpt: excerpt(&scene.markdown.html(comment.id, body.unwrap_or_default())),
            datetime: comment.at.to_string(),
            when: scene.words.when(comment.at.to_utc()),
        }
    }
}

/// The beginning of a comment as plain text, from the HTML that the sanitiser let pass.
fn excerpt(html: &str) -> String {
    let mut text = String::new();
    let mut is_tag = false;
    for c in html.chars() {
        match c {
            '<' => is_tag = true,
            '>' => {
                is_tag = false;
                text.push(' ');
            }
            c if !is_tag => text.push(c),
            _ => {}
        }
    }
    for (entity, c) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, c);
    }
    let mut words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = words.char_indices().nth(EXCERPT) {
        words.truncate(end);
        words.push('…');
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_plain_and_short() {
        assert_eq!(
            excerpt("<p>a <b>b</b><br>c &lt;d&gt; &amp;amp;</p>"),
            "a b c <d> &amp;"
        );
        let long = excerpt(&format!("<p>{}</p>", "ä".repeat(200)));
        assert_eq!(long.chars().count(), EXCERPT + 1);
    }
}
