//! A comment as it is drawn, and how a thread of them nests.

use std::{collections::HashMap, sync::Arc};

use askama::Template;
use time::{format_description::FormatItem, macros::format_description};

use super::Markdown;
use crate::domain::{
    thread::{Comment, Thread},
    values::{CommentId, Version},
};

/// Replies are drawn inside what they answer down to this depth; deeper ones stand beside each
/// other and say whom they answer. The data knows no limit.
const DEEPEST: u32 = 4;

const CLOSE: &str = "</div>\n</article>\n";

const WHEN: &[FormatItem<'static>] =
    format_description!("[day padding:none] [month repr:long] [year], [hour]:[minute] UTC");

/// One comment, ready for `templates/thread/comment.html`.
///
/// The partial leaves the comment open, so that its replies can follow; whoever draws a list puts
/// [`Row::closes`] before each and [`Rows::closes`] at the end.
pub struct Row<'a> {
    /// Names the comment.
    pub id: CommentId,
    /// The version that last changed it.
    pub v: Version,
    /// The comment inside which it is drawn.
    pub under: Option<CommentId>,
    /// Whom it answers, where the nesting does not show it.
    pub in_reply_to: Option<&'a Comment>,
    /// The name as given.
    pub name: &'a str,
    /// One or two letters of it.
    pub initials: String,
    /// 0 to 11: which of the avatar colours; the same for the same name.
    pub hue: u32,
    /// `http` or `https`.
    pub website: Option<&'a str>,
    /// RFC 3339.
    pub datetime: String,
    /// For people.
    pub when: String,
    /// Safe HTML.
    pub body: Arc<str>,
    /// Where to answer without scripts.
    pub reply_href: String,
    /// The end tags of the comments that end before this one.
    pub closes: String,
}

/// Comments in the order in which they are drawn.
#[derive(Template)]
#[template(path = "thread/comments.html", whitespace = "minimize")]
pub struct Rows<'a> {
    /// The comments.
    pub rows: Vec<Row<'a>>,
    /// The end tags that remain after the last.
    pub closes: String,
}

impl<'a> Rows<'a> {
    /// The whole thread: each comment followed by its replies.
    pub fn nested(thread: &'a Thread, action: &str, markdown: &Markdown) -> Self {
        let comments = thread.comments();
        let mut roots = Vec::new();
        let mut under: HashMap<CommentId, Vec<&'a Comment>> = HashMap::new();
        // Parents come before their replies, so where a parent is drawn is known by then.
        let mut drawn: HashMap<CommentId, Option<CommentId>> =
            HashMap::with_capacity(comments.len());
        for comment in comments {
            let place = match comment.parent {
                Some(parent) if comment.depth > DEEPEST => drawn.get(&parent).copied().flatten(),
                parent => parent,
            };
            drawn.insert(comment.id, place);
            match place {
                Some(place) => under.entry(place).or_default().push(comment),
                None => roots.push(&**comment),
            }
        }

        let mut rows = Vec::with_capacity(comments.len());
        let mut open = 0;
        let mut next: Vec<(&'a Comment, usize)> =
            roots.into_iter().rev().map(|root| (root, 0)).collect();
        while let Some((comment, level)) = next.pop() {
            let place = drawn.get(&comment.id).copied().flatten();
            rows.push(row(thread, comment, place, action, markdown, open - level));
            open = level + 1;
            if let Some(replies) = under.get(&comment.id) {
                next.extend(replies.iter().rev().map(|reply| (*reply, level + 1)));
            }
        }
        Self {
            rows,
            closes: CLOSE.repeat(open),
        }
    }

    /// What changed after `v`, each on its own, in the order of the log.
    pub fn since(thread: &'a Thread, v: Version, action: &str, markdown: &Markdown) -> Self {
        let newer = thread
            .comments()
            .iter()
            .rev()
            .take_while(|comment| comment.v > v)
            .count();
        let start = thread.comments().len() - newer;
        Self::flat(thread, &thread.comments()[start..], action, markdown)
    }

    /// These comments, each on its own.
    pub fn flat(
        thread: &'a Thread,
        comments: &'a [Arc<Comment>],
        action: &str,
        markdown: &Markdown,
    ) -> Self {
        let rows: Vec<_> = comments
            .iter()
            .enumerate()
            .map(|(n, comment)| {
                let place = drawn_under(thread, comment);
                row(thread, comment, place, action, markdown, usize::from(n > 0))
            })
            .collect();
        let closes = CLOSE.repeat(usize::from(!rows.is_empty()));
        Self { rows, closes }
    }
}

/// The comment inside which this one is drawn.
fn drawn_under(thread: &Thread, comment: &Comment) -> Option<CommentId> {
    let mut parent = thread.comment(comment.parent?)?;
    while parent.depth >= DEEPEST {
        parent = thread.comment(parent.parent?)?;
    }
    Some(parent.id)
}

fn row<'a>(
    thread: &'a Thread,
    comment: &'a Comment,
    under: Option<CommentId>,
    action: &str,
    markdown: &Markdown,
    closes: usize,
) -> Row<'a> {
    let in_reply_to = comment
        .parent
        .filter(|parent| under != Some(*parent))
        .and_then(|parent| thread.comment(parent));
    let at = comment.at.to_utc();
    let separator = if action.contains('?') { '&' } else { '?' };
    Row {
        id: comment.id,
        v: comment.v,
        under,
        in_reply_to: in_reply_to.map(|parent| &**parent),
        name: comment.author.name.as_str(),
        initials: initials(comment.author.name.as_str()),
        hue: crc32fast::hash(comment.author.name.as_str().as_bytes()) % 12,
        website: comment.author.website.as_ref().map(|site| site.as_str()),
        datetime: comment.at.to_string(),
        when: at
            .format(WHEN)
            .expect("a calendar date has all that the format asks for"),
        body: markdown.html(comment.body.as_str()),
        reply_href: format!("{action}{separator}reply={}#composer", comment.id),
        closes: CLOSE.repeat(closes),
    }
}

fn initials(name: &str) -> String {
    let mut words = name
        .split(' ')
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    let last = words.next_back();
    first
        .into_iter()
        .chain(last)
        .flat_map(char::to_uppercase)
        .take(2)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        thread::{Author, ThreadEvent},
        values::{AuthorName, Body, CommandId, Timestamp},
    };

    fn id(n: usize) -> CommentId {
        CommentId::of_command(&CommandId::digest(&[&n.to_string()]))
    }

    /// A thread in which comment n answers the comment that `parents[n]` names.
    fn thread(parents: &[Option<usize>]) -> Thread {
        let mut thread = Thread::default();
        for (n, parent) in parents.iter().enumerate() {
            thread.evolve(
                Version(n as u64 + 1),
                &ThreadEvent::CommentAdded {
                    id: id(n),
                    parent: parent.map(id),
                    author: Author {
                        name: AuthorName::parse("Ada").unwrap(),
                        email: None,
                        website: None,
                    },
                    body: Body::parse("x").unwrap(),
                    at: Timestamp::from_millis(0),
                },
            );
        }
        thread
    }

    #[test]
    fn replies_follow_what_they_answer_and_every_comment_is_closed() {
        let thread = thread(&[None, None, Some(0), Some(2), Some(0)]);
        let drawn = Rows::nested(&thread, "/t", &Markdown::default());
        let order: Vec<_> = drawn.rows.iter().map(|row| row.id).collect();
        assert_eq!(order, [0, 2, 3, 4, 1].map(id));
        let closes = |text: &str| text.matches("</article>").count();
        let closed: Vec<_> = drawn.rows.iter().map(|row| closes(&row.closes)).collect();
        assert_eq!((closed, closes(&drawn.closes)), (vec![0, 0, 0, 2, 2], 1));
    }

    #[test]
    fn a_chain_of_replies_is_drawn_to_a_depth_and_alike_everywhere() {
        let parents: Vec<_> = (0..10_000).map(|n: usize| n.checked_sub(1)).collect();
        let thread = thread(&parents);
        let markdown = Markdown::default();
        let nested = Rows::nested(&thread, "/t", &markdown);
        let deepest = id(DEEPEST as usize - 1);
        for row in &nested.rows[DEEPEST as usize..] {
            assert_eq!(row.under, Some(deepest));
        }
        assert_eq!(nested.rows[9_999].in_reply_to.unwrap().id, id(9_998));

        let flat = Rows::since(&thread, Version(9_990), "/t", &markdown);
        assert_eq!(flat.rows.len(), 10);
        for row in &flat.rows {
            assert_eq!(row.under, Some(deepest));
        }
    }

    #[test]
    fn initials_are_letters() {
        assert_eq!(initials("Ada King Lovelace"), "AL");
        assert_eq!(initials("ärger"), "Ä");
        assert_eq!(initials("<script>"), "S");
        assert_eq!(initials("🦀"), "");
    }
}
