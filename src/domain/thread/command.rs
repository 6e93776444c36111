//! The wishes that a thread grants or refuses.

use super::{Author, Thread, ThreadEvent};
use crate::domain::values::{Body, CommentId, PageUrl, PostKey, SiteKey, Timestamp};

/// Say something under a post.
#[derive(Debug, Clone)]
pub struct AddComment {
    /// The blog.
    pub site: SiteKey,
    /// Its page.
    pub post: PostKey,
    /// The id that the comment will have; it follows from the command's own id.
    pub id: CommentId,
    /// The comment that is answered.
    pub parent: Option<CommentId>,
    /// Who.
    pub author: Author,
    /// What.
    pub body: Body,
    /// Where the page is; kept with the first comment only.
    pub url: Option<PageUrl>,
    /// What the page is called; kept with the first comment only.
    pub title: Option<String>,
    /// Now.
    pub at: Timestamp,
}

/// Why a wish was refused; the person can do something about each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rejection {
    /// The same author has just said the same in the same place.
    AlreadySaid(CommentId),
    /// The comment that was to be answered is not in this thread.
    UnknownParent,
}

/// Within this time the same words of the same author in the same place are taken for a second
/// press of the button: ten minutes, in milliseconds.
pub const REPEAT_WINDOW: i64 = 10 * 60 * 1000;

/// The events that grant the wish, or why not. A command whose comment is there already yields
/// nothing new.
pub fn decide(thread: &Thread, command: AddComment) -> Result<Vec<ThreadEvent>, Rejection> {
    if thread.comment(command.id).is_some() {
        return Ok(Vec::new());
    }
    if command
        .parent
        .is_some_and(|parent| thread.comment(parent).is_none())
    {
        return Err(Rejection::UnknownParent);
    }
    if let Some(said) = already_said(thread, &command) {
        return Err(Rejection::AlreadySaid(said));
    }

    let AddComment {
        site,
        post,
        id,
        parent,
        author,
        body,
        url,
        title,
        at,
    } = command;
    let opened = (!thread.is_open()).then_some(ThreadEvent::ThreadOpened {
        site,
        post,
        url,
        title,
        at,
    });
    let added = ThreadEvent::CommentAdded {
        id,
        parent,
        author,
        body,
        at,
    };
    Ok(opened.into_iter().chain([added]).collect())
}

fn already_said(thread: &Thread, command: &AddComment) -> Option<CommentId> {
    thread
        .comments()
        .iter()
        .rev()
        .take_while(|comment| command.at.millis() - comment.at.millis() < REPEAT_WINDOW)
        .find(|comment| {
            comment.parent == command.parent
                && comment.author.name == command.author.name
                && comment.author.email == command.author.email
                && comment.body == command.body
        })
        .map(|comment| comment.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Aggregate,
        values::{AuthorName, CommandId, Version},
    };

    fn id(key: &str) -> CommentId {
        CommentId::of_command(&CommandId::digest(&[key]))
    }

    fn says(key: &str, name: &str, body: &str) -> AddComment {
        AddComment {
            site: SiteKey::parse("blog").unwrap(),
            post: PostKey::parse("hello").unwrap(),
            id: id(key),
            parent: None,
            author: Author {
                name: AuthorName::parse(name).unwrap(),
                email: None,
                website: None,
            },
            body: Body::parse(body).unwrap(),
            url: None,
            title: Some("Hello".into()),
            at: Timestamp::from_millis(1_000),
        }
    }

    fn given(commands: &[AddComment]) -> Thread {
        let mut thread = Thread::default();
        for command in commands {
            for event in decide(&thread, command.clone()).unwrap() {
                thread.evolve(thread.version().next(), &event);
            }
        }
        thread
    }

    fn when(thread: &Thread, command: AddComment) -> Result<Vec<&'static str>, Rejection> {
        let name = |event: &ThreadEvent| match event {
            ThreadEvent::ThreadOpened { .. } => "opened",
            ThreadEvent::CommentAdded { .. } => "added",
        };
        decide(thread, command).map(|events| events.iter().map(name).collect())
    }

    #[test]
    fn the_first_comment_opens_the_thread() {
        assert_eq!(
            when(&given(&[]), says("1", "Ada", "hi")),
            Ok(vec!["opened", "added"])
        );
        let open = given(&[says("1", "Ada", "hi")]);
        assert_eq!(when(&open, says("2", "Bob", "ho")), Ok(vec!["added"]));
    }

    #[test]
    fn the_same_command_twice_yields_nothing_new() {
        let open = given(&[says("1", "Ada", "hi")]);
        assert_eq!(when(&open, says("1", "Ada", "hi")), Ok(vec![]));
    }

    #[test]
    fn the_same_words_within_minutes_have_been_said() {
        let open = given(&[says("1", "Ada", "hi"), says("2", "Bob", "ho")]);
        let again = says("3", "Ada", "hi");
        assert_eq!(
            when(&open, again.clone()),
            Err(Rejection::AlreadySaid(id("1")))
        );

        let later = Timestamp::from_millis(1_000 + REPEAT_WINDOW);
        assert_eq!(
            when(
                &open,
                AddComment {
                    at: later,
                    ..again.clone()
                }
            ),
            Ok(vec!["added"])
        );
        assert_eq!(when(&open, says("3", "Eve", "hi")), Ok(vec!["added"]));
        let elsewhere = AddComment {
            parent: Some(id("2")),
            ..again
        };
        assert_eq!(when(&open, elsewhere), Ok(vec!["added"]));
    }

    #[test]
    fn a_reply_needs_its_parent() {
        let reply = AddComment {
            parent: Some(id("1")),
            ..says("2", "Bob", "ho")
        };
        assert_eq!(
            when(&given(&[]), reply.clone()),
            Err(Rejection::UnknownParent)
        );
        assert_eq!(
            when(&given(&[says("1", "Ada", "hi")]), reply),
            Ok(vec!["added"])
        );
    }

    #[test]
    fn evolving_twice_with_the_same_comment_shows_it_once() {
        let mut thread = given(&[says("1", "Ada", "hi")]);
        let again = decide(&Thread::default(), says("1", "Ada", "hi")).unwrap();
        thread.evolve(Version(3), &again[1]);
        assert_eq!((thread.comments().len(), thread.version()), (1, Version(3)));
    }
}
