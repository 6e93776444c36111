//! Saying something under a post.

use super::{Author, Judgement, Rejection, Said, Thread, ThreadEvent};
use crate::domain::values::{
    Actor, Body, CommentId, NetworkHash, PageUrl, PostKey, Role, SiteKey, Timestamp,
};

/// Which post a thread belongs to; written down with the first event.
#[derive(Debug, Clone)]
pub struct Post {
    /// The blog.
    pub site: SiteKey,
    /// Its page.
    pub post: PostKey,
    /// Where the page is.
    pub url: Option<PageUrl>,
    /// What the page is called.
    pub title: Option<String>,
}

impl Post {
    /// What must come first, if nothing has come yet, or if nobody knew where the page is.
    pub(super) fn opens(self, thread: &Thread, at: Timestamp) -> Option<ThreadEvent> {
        let Self {
            site,
            post,
            url,
            title,
        } = self;
        let news = thread.url().is_none() && url.is_some();
        (!thread.is_open() || news).then_some(ThreadEvent::ThreadOpened {
            site,
            post,
            url,
            title,
            at,
        })
    }
}

/// Say something under a post.
#[derive(Debug, Clone)]
pub struct AddComment {
    /// Under which.
    pub post: Post,
    /// The id that the comment will have; it follows from the command's own id.
    pub id: CommentId,
    /// The comment that is answered.
    pub parent: Option<CommentId>,
    /// Who.
    pub author: Author,
    /// What.
    pub body: Body,
    /// Who may change it.
    pub by: Option<Actor>,
    /// On whose behalf of the blog, if they are of its staff.
    pub role: Option<Role>,
    /// From which network, if that is known.
    pub network: Option<NetworkHash>,
    /// What the rules of the site make of it.
    pub judged: Judgement,
    /// How long after its first event a thread takes comments, in milliseconds; none for ever.
    pub open_for: Option<i64>,
    /// Now.
    pub at: Timestamp,
}

/// Within this time the same words of the same author in the same place are taken for a second
/// press of the button: ten minutes, in milliseconds.
pub const REPEAT_WINDOW: i64 = 10 * 60 * 1000;

impl AddComment {
    pub(super) fn decide(self, thread: &Thread) -> Result<Vec<ThreadEvent>, Rejection> {
        if thread.comment(self.id).is_some() {
            return Ok(Vec::new());
        }
        if thread.is_locked() || thread.is_over(self.open_for, self.at) {
            return Err(Rejection::Locked);
        }
        let answers = |parent| thread.comment(parent).is_some_and(|it| it.said.is_some());
        if self.parent.is_some_and(|parent| !answers(parent)) {
            return Err(Rejection::UnknownParent);
        }
        if let Some(said) = self.already_said(thread) {
            return Err(Rejection::AlreadySaid(said));
        }
        let Self {
            post,
            id,
            parent,
            author,
            body,
            by,
            role,
            network,
            judged,
            open_for: _,
            at,
        } = self;
        let added = ThreadEvent::CommentAdded {
            id,
            parent,
            said: Some(Said {
                author: Some(author),
                body,
                network,
            }),
            by,
            role,
            judged,
            at,
        };
        Ok(post.opens(thread, at).into_iter().chain([added]).collect())
    }

    /// The address does not count: who guesses at it would learn whether it is right.
    fn already_said(&self, thread: &Thread) -> Option<CommentId> {
        let recent = thread.tree().iter().rev();
        let mut recent =
            recent.take_while(|comment| self.at.millis() - comment.at.millis() < REPEAT_WINDOW);
        let same = recent.find(|comment| {
            comment.parent == self.parent
                // Whether what is withheld is the same only its writer may learn.
                && (comment.said.is_some() || comment.by == self.by)
                && comment.words().is_some_and(|said| {
                    said.author
                        .as_ref()
                        .is_some_and(|author| author.name == self.author.name)
                        && said.body == self.body
                })
        });
        same.map(|comment| comment.id)
    }
}

#[cfg(test)]
mod tests {
    use super::{super::given::*, *};
    use crate::domain::values::{PageUrl, Reaction, Version};

    #[test]
    fn the_first_comment_opens_the_thread() {
        assert_eq!(when(&given([]), says("1", "Ada", "hi")), Ok("opened added"));
        let open = given([says("1", "Ada", "hi")]);
        assert_eq!(when(&open, says("2", "Bob", "ho")), Ok("added"));
    }

    #[test]
    fn where_the_page_is_may_become_known_later() {
        let reacted = given([reacts("Ada", Some(Reaction::Like))]);
        let url = PageUrl::parse("https://blog.example/hello", |_| true);
        let mut add = comment("1", "Ada", "hi");
        add.post.url.clone_from(&url);
        let known = given_also(reacted, [add.into()]);
        assert_eq!((known.url(), known.count()), (url.as_ref(), 1));
        assert_eq!(when(&known, says("2", "Bob", "ho")), Ok("added"));
    }

    #[test]
    fn the_same_command_twice_yields_nothing_new() {
        let open = given([says("1", "Ada", "hi")]);
        assert_eq!(when(&open, says("1", "Ada", "hi")), Ok(""));
        assert_eq!(
            when(&given_also(open, [locked()]), says("1", "Ada", "hi")),
            Ok("")
        );
    }

    #[test]
    fn the_same_words_within_minutes_have_been_said() {
        let open = given([says("1", "Ada", "hi"), says("2", "Bob", "ho")]);
        let refused = Err(Rejection::AlreadySaid(id("1")));
        assert_eq!(when(&open, says("3", "Ada", "hi")), refused);
        assert_eq!(when(&open, says("3", "Eve", "hi")), Ok("added"));
        assert_eq!(when(&open, answers("3", "2", "hi")), Ok("added"));
        let later = AddComment {
            at: Timestamp::from_millis(NOW + REPEAT_WINDOW),
            ..comment("3", "Ada", "hi")
        };
        assert_eq!(when(&open, later.into()), Ok("added"));
        let gone = given_also(open, [deletes("1")]);
        assert_eq!(when(&gone, says("3", "Ada", "hi")), Ok("added"));
    }

    #[test]
    fn a_reply_needs_its_parent() {
        let unknown = Err(Rejection::UnknownParent);
        assert_eq!(when(&given([]), answers("2", "1", "ho")), unknown);
        let open = given([says("1", "Ada", "hi")]);
        assert_eq!(when(&open, answers("2", "1", "ho")), Ok("added"));
        let gone = given_also(open, [deletes("1")]);
        assert_eq!(when(&gone, answers("2", "1", "ho")), unknown);
    }

    #[test]
    fn a_locked_thread_takes_nothing_more() {
        let locked = given([says("1", "Ada", "hi"), locked()]);
        assert_eq!(
            when(&locked, says("2", "Bob", "ho")),
            Err(Rejection::Locked)
        );
        let open = given_also(locked, [unlocked()]);
        assert_eq!(when(&open, says("2", "Bob", "ho")), Ok("added"));
    }

    #[test]
    fn evolving_twice_with_the_same_comment_shows_it_once() {
        let mut thread = given([says("1", "Ada", "hi")]);
        let again = comment("1", "Ada", "hi").decide(&Thread::default());
        thread.evolve(Version(3), &again.unwrap()[1]);
        assert_eq!((thread.count(), thread.tree().iter().len()), (1, 1));
    }
}
