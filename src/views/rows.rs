//! Comments in the order in which they are drawn, each closed where its replies end.

use std::collections::HashSet;

use askama::Template;

use super::{
    Audience, Scene,
    comment::{Row, picked},
    selection::{Item, Picked, items},
    view::View,
};
use crate::domain::{
    thread::{Change, Thread},
    values::CommentId,
};

const CLOSE: &str = "</div>\n</details>\n</article>\n";

/// A list of comments, ready for `templates/thread/comments.html`.
#[derive(Template)]
#[template(path = "thread/comments.html", whitespace = "minimize")]
pub struct Rows<'a> {
    drawn: Vec<(String, Drawn<'a>)>,
    /// The end tags that remain after the last.
    closes: String,
}

/// What stands in a list.
enum Drawn<'a> {
    Comment(Box<Row<'a>>),
    Rest(Rest),
}

/// The way to what a page has no room for.
struct Rest {
    href: String,
    /// What of that page goes here.
    select: String,
    text: String,
}

impl<'a> Rows<'a> {
    /// What a page shows.
    pub fn page(scene: &Scene, thread: &'a Thread, view: View) -> Self {
        let mut open = 0;
        let to = Audience::of(scene.viewer.as_ref(), thread);
        let drawn = items(thread, view, &to).into_iter().map(|item| {
            let (level, opens, drawn) = match item {
                Item::Comment(picked) => {
                    let row = Row::new(scene, thread, &picked);
                    (picked.level, 1, Drawn::Comment(Box::new(row)))
                }
                Item::Rest { under, from, left } => {
                    let rest = Rest {
                        href: further(scene, view, Some(under), from),
                        select: format!("#replies-{under} > *"),
                        text: scene.words.rest(left),
                    };
                    (1, 0, Drawn::Rest(rest))
                }
                Item::More { from, left } => {
                    let rest = Rest {
                        href: further(scene, view, None, from),
                        select: "#comments > *".to_owned(),
                        text: scene.words.more(left),
                    };
                    (0, 0, Drawn::Rest(rest))
                }
            };
            let closes = CLOSE.repeat(open - level);
            open = level + opens;
            (closes, drawn)
        });
        let drawn = drawn.collect();
        Self {
            drawn,
            closes: CLOSE.repeat(open),
        }
    }

    /// These comments, each on its own.
    pub fn flat(
        scene: &Scene,
        thread: &'a Thread,
        comments: impl IntoIterator<Item = Picked<'a>>,
    ) -> Self {
        let rows = comments.into_iter().map(|picked| {
            let row = Row::new(scene, thread, &picked);
            (String::new(), Drawn::Comment(Box::new(row)))
        });
        let mut drawn: Vec<_> = rows.collect();
        for (closes, _) in drawn.iter_mut().skip(1) {
            CLOSE.clone_into(closes);
        }
        let closes = CLOSE.repeat(usize::from(!drawn.is_empty()));
        Self { drawn, closes }
    }

    /// What these changes made of comments, each once.
    pub fn changed(scene: &Scene, thread: &'a Thread, changes: &[Change]) -> Self {
        let mut seen = HashSet::new();
        let comments = changes.iter().filter_map(|change| match change {
            Change::Comment(id) if seen.insert(*id) => thread.comment(*id),
            _ => None,
        });
        let comments: Vec<_> = comments.map(|it| picked(thread, it)).collect();
        Self::flat(scene, thread, comments)
    }

    /// What a page shows of the comments that are drawn otherwise for this viewer, and of this one.
    pub fn own(scene: &Scene, thread: &'a Thread, view: View, also: Option<CommentId>) -> Self {
        let to = Audience::of(scene.viewer.as_ref(), thread);
        let concerned = items(thread, view, &to)
            .into_iter()
            .filter_map(|item| match item {
                Item::Comment(it) => Some(it),
                _ => None,
            });
        let viewer = scene.viewer.as_ref();
        let concerned = concerned.filter(|it| {
            also == Some(it.comment.id)
                || viewer.is_some_and(|viewer| viewer.is_concerned(it.comment))
        });
        Self::flat(scene, thread, concerned.collect::<Vec<_>>())
    }

    /// The comments, without what closes them.
    pub fn rows(&mut self) -> impl Iterator<Item = &mut Row<'a>> {
        self.drawn.iter_mut().filter_map(|(_, drawn)| match drawn {
            Drawn::Comment(row) => Some(&mut **row),
            Drawn::Rest(_) => None,
        })
    }
}

fn further(
    scene: &Scene,
    view: View,
    under: Option<crate::domain::values::CommentId>,
    from: super::view::Cursor,
) -> String {
    let from = Some(from);
    let next = View {
        under,
        from,
        ..view
    };
    next.address(&scene.place.action())
}
