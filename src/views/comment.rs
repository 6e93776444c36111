//! A comment as it is drawn.

use std::sync::Arc;

use super::{
    Scene,
    audience::words_for,
    own::Acting,
    selection::{DEEPEST, Picked},
    words::{Around, Text},
};
use crate::domain::{
    thread::{Comment, Gone, Said, Standing, Thread},
    values::{CommentId, DecisionId, Role, Version},
};

/// One comment, ready for `templates/thread/comment.html`.
///
/// The partial leaves the comment open, so that its replies can follow.
pub struct Row<'a> {
    /// Names the comment.
    pub id: CommentId,
    /// The version that last changed it.
    pub v: Version,
    /// The comment inside which it is drawn.
    pub under: Option<CommentId>,
    /// Whom it answers, where the nesting does not show it.
    pub in_reply_to: Option<InReplyTo<'a>>,
    /// Who said what; none once it was deleted.
    pub said: Option<SaidRow<'a>>,
    /// Whether the owner of the blog wrote it.
    pub owner: bool,
    /// Whether somebody wrote it who decides about comments.
    pub moderator: bool,
    /// Whether its writer left for good and took it along.
    pub erased: bool,
    /// Whether it stands before all others.
    pub pinned: bool,
    /// When it was last edited, for people.
    pub edited: Option<String>,
    /// RFC 3339.
    pub datetime: String,
    /// For people.
    pub when: String,
    /// Where it is found: on the page of the blog, if that is known.
    pub permalink: String,
    /// Whether that is the page around the frame.
    pub on_blog: bool,
    /// How many like it, and whether the viewer does; none where nobody can.
    pub likes: Option<Likes>,
    /// Where to answer without scripts; none where nobody can.
    pub reply_href: Option<String>,
    /// Where to tell the staff about it; none where that makes no sense.
    pub report_href: Option<String>,
    /// What its writer can do.
    pub own: Option<Own>,
    /// A form about it, if that was asked for.
    pub acting: Option<Acting>,
    /// What to say of it that the others do not see.
    pub note: Option<&'static str>,
    /// What the staff can do.
    pub staff: Option<StaffPart>,
    /// Whether it was there and is not shown any more.
    pub removed: bool,
    /// What stands always.
    pub text: &'static Text,
}

/// Whom a comment answers.
pub struct InReplyTo<'a> {
    /// The comment.
    pub id: CommentId,
    /// The name of its author; none if it is gone.
    pub name: &'a str,
    /// What stands around the name.
    pub around: Around,
}

/// Who said what.
pub struct SaidRow<'a> {
    /// The name as given.
    pub name: &'a str,
    /// One or two letters of it.
    pub initials: String,
    /// 0 to 11: which of the avatar colours; the same for the same name.
    pub hue: u32,
    /// `http` or `https`.
    pub website: Option<&'a str>,
    /// Safe HTML.
    pub body: Arc<str>,
}

/// Who likes a comment.
pub struct Likes {
    /// How many.
    pub count: usize,
    /// Whether the viewer does.
    pub mine: bool,
}

/// What the staff can do with a comment, in the thread itself.
pub struct StaffPart {
    /// What takes a wish.
    pub action: String,
    /// Each with its label.
    pub wishes: Vec<(&'static str, &'static str)>,
    /// The decision that can be undone.
    pub undo: Option<DecisionId>,
}

/// What the writer of a comment can do with it.
pub struct Own {
    /// Where to edit it, while that is possible.
    pub edit_href: Option<String>,
    /// Where to delete it.
    pub delete_href: String,
}

impl<'a> Row<'a> {
    /// Draws a comment where it was picked for.
    pub fn new(scene: &Scene, thread: &'a Thread, picked: &Picked<'a>) -> Self {
        let comment = &**picked.comment;
        let said = words_for(scene.viewer.as_ref(), comment);
        let answered = comment
            .parent
            .filter(|parent| picked.under != Some(*parent))
            .and_then(|parent| thread.comment(parent));
        let is_public = comment.said.is_some();
        let can_reply = is_public && !thread.is_locked() && !scene.over;
        let own = Own::of(scene, thread, comment);
        let (permalink, on_blog) = permalink(scene, thread, comment.id);
        Self {
            id: comment.id,
            v: comment.v,
            under: picked.under,
            in_reply_to: answered.map(|parent| InReplyTo {
                id: parent.id,
                name: name(parent),
                around: scene.words.in_reply_to(),
            }),
            said: said.map(|said| SaidRow::new(scene, comment.id, said)),
            owner: is_owner(scene, comment),
            moderator: comment.role == Some(Role::Moderator),
            erased: comment.gone == Some(Gone::Erased),
            pinned: comment.pinned,
            edited: comment.edited.map(|at| scene.words.when(at.to_utc())),
            datetime: comment.at.to_string(),
            when: scene.words.when(comment.at.to_utc()),
            permalink,
            on_blog,
            likes: (is_public && scene.site.settings().likes).then(|| Likes {
                count: comment.likes.len(),
                mine: scene.viewer.as_ref().is_some_and(|it| it.likes(comment)),
            }),
            reply_href: can_reply
                .then(|| format!("{}#composer", scene.place.with("reply", comment.id))),
            report_href: (is_public && own.is_none() && comment.role.is_none())
                .then(|| scene.place.with("report", comment.id)),
            own,
            acting: None,
            note: said
                .filter(|_| !is_public)
                .map(|_| scene.words.note(comment.standing)),
            staff: StaffPart::of(scene, comment),
            removed: comment.withheld.is_some(),
            text: &scene.words.text,
        }
    }
}

impl Row<'_> {
    /// What stands in the place of a name where nothing is said any more.
    pub fn gone(&self) -> &'static str {
        match (self.erased, self.removed) {
            (true, _) => &self.text.erased,
            (_, true) => &self.text.not_shown,
            _ => &self.text.gone,
        }
    }
}

impl StaffPart {
    fn of(scene: &Scene, comment: &Comment) -> Option<Self> {
        scene.viewer.as_ref().filter(|it| it.is_staff)?;
        comment.words()?;
        let text = &scene.words.text;
        let mut wishes = Vec::new();
        let mut offer = |name, label, is: bool| {
            if is {
                wishes.push((name, label));
            }
        };
        let public = comment.said.is_some();
        let unseen = !comment.vouched && !comment.reports.is_empty();
        offer("approve", &*text.approve, !public || unseen);
        offer("spam", &*text.mark_spam, comment.standing != Standing::Spam);
        let rejected = comment.standing == Standing::Rejected;
        offer("reject", &*text.remove, !rejected);
        let top = public && comment.parent.is_none();
        offer("pin", &*text.pin, top && !comment.pinned);
        offer("unpin", &*text.unpin, top && comment.pinned);
        Some(Self {
            action: scene.place.of("decide"),
            wishes,
            undo: comment.decided.map(|last| last.id),
        })
    }
}

impl<'a> SaidRow<'a> {
    fn new(scene: &Scene, id: CommentId, said: &'a Said) -> Self {
        let author = said.author.as_ref();
        let name = author.map_or(&*scene.words.text.nobody, |author| author.name.as_str());
        Self {
            name,
            initials: initials(name),
            hue: crc32fast::hash(name.as_bytes()) % 12,
            website: author.and_then(|author| Some(author.website.as_ref()?.as_str())),
            body: scene.markdown.html(id, said.body.as_str()),
        }
    }
}

impl Own {
    fn of(scene: &Scene, thread: &Thread, comment: &Comment) -> Option<Self> {
        let viewer = scene
            .viewer
            .as_ref()
            .filter(|viewer| viewer.wrote(comment))?;
        let editable = comment.is_editable(viewer.edit_within, viewer.now) && !thread.is_locked();
        Some(Self {
            edit_href: editable.then(|| scene.place.with("edit", comment.id)),
            delete_href: scene.place.with("delete", comment.id),
        })
    }
}

/// Whether the owner of the blog said it: with their account, or by a browser that is known as theirs.
fn is_owner(scene: &Scene, comment: &Comment) -> bool {
    scene.site.is_owner_of(comment.by) || comment.role == Some(Role::Owner)
}

/// The name of who wrote a comment; nobody's once it is gone.
pub fn name(comment: &Comment) -> &str {
    let said = comment.said.as_ref();
    let author = said.and_then(|said| said.author.as_ref());
    author.map_or("…", |author| author.name.as_str())
}

/// Where a comment is drawn on a page that shows the thread from its beginning.
pub fn picked<'a>(thread: &'a Thread, comment: &'a Arc<Comment>) -> Picked<'a> {
    let mut under = comment.parent.and_then(|parent| thread.comment(parent));
    while let Some(above) = under.filter(|above| above.depth >= DEEPEST) {
        under = above.parent.and_then(|parent| thread.comment(parent));
    }
    Picked {
        comment,
        under: under.map(|under| under.id),
        level: 0,
    }
}

/// Where a comment is found, and whether that is on the page of the blog.
pub fn permalink(scene: &Scene, thread: &Thread, id: CommentId) -> (String, bool) {
    match thread.url() {
        Some(url) => {
            let page = url.as_str().split('#').next().unwrap_or_default();
            (format!("{page}#comment-{id}"), true)
        }
        None => (scene.place.comment(id), false),
    }
}

/// One or two letters of a name.
pub fn initials(name: &str) -> String {
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

    #[test]
    fn initials_are_letters() {
        assert_eq!(initials("Ada King Lovelace"), "AL");
        assert_eq!(initials("ärger"), "Ä");
        assert_eq!(initials("<script>"), "S");
        assert_eq!(initials("🦀"), "");
    }
}
