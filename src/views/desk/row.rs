//! A comment on the desk.

use std::sync::Arc;

use crate::{
    domain::{
        moderation::Rule,
        thread::{Comment, Decider, Standing, Thread},
        values::{DecisionId, Role},
    },
    views::{
        Markdown, Place, Words,
        comment::{initials, name},
    },
};

/// A comment, with what decides about it.
pub struct DeskRow {
    /// Names it: `site/id/post`.
    pub reference: String,
    /// Names it on the page.
    pub id: String,
    /// Who.
    pub name: String,
    /// One or two letters of the name.
    pub initials: String,
    /// 0 to 11: which of the avatar colours.
    pub hue: u32,
    /// Their page.
    pub website: Option<String>,
    /// Safe HTML.
    pub body: Arc<str>,
    /// RFC 3339.
    pub datetime: String,
    /// For people.
    pub when: String,
    /// How it stands.
    pub standing: Standing,
    /// The rule that decided when it came or was edited.
    pub rule: Rule,
    /// Whether that rule held it.
    pub held: bool,
    /// What about the comment made it decide so.
    pub why: Option<String>,
    /// Whether readers held it by their reports.
    pub held_by_reports: bool,
    /// The decision that can be taken back.
    pub undo: Option<DecisionId>,
    /// Why readers reported it, and how many for that reason.
    pub reports: Vec<(&'static str, usize)>,
    /// Whom it answers, and the beginning of what they said.
    pub parent: Option<(String, String)>,
    /// Whether it was edited: then there is a history.
    pub edited: bool,
    /// Whether it stands before all others.
    pub pinned: bool,
    /// Whether it could.
    pub can_pin: bool,
    /// What the page of the blog is called.
    pub title: String,
    /// The site.
    pub site: String,
    /// Whether to tell which.
    pub shows_site: bool,
    /// Whether the owner of the blog wrote it.
    pub is_owner: bool,
    /// Where the thread is read.
    pub thread_href: String,
    /// The comments of the thread at the desk.
    pub thread_desk_href: String,
    /// Whether the thread takes no more comments.
    pub locked: bool,
    /// Everything by this person.
    pub person_href: Option<String>,
    /// Everything from this network.
    pub network_href: Option<String>,
}

/// How much of what is answered is shown, in characters.
const EXCERPT: usize = 160;

impl DeskRow {
    /// A comment of a thread.
    pub fn new(
        words: &'static Words,
        markdown: &Markdown,
        place: &Place,
        thread: &Thread,
        comment: &Comment,
    ) -> Self {
        let said = comment.words();
        let author = said.and_then(|said| said.author.as_ref());
        let called = author.map_or(&*words.text.nobody, |author| author.name.as_str());
        let judged = comment.judged().cloned().unwrap_or_default();
        let parent = comment.parent.and_then(|id| thread.comment(id));
        let thread_href = match thread.url() {
            Some(url) => url.as_str().to_owned(),
            None => place.action(),
        };
        let mut reports: Vec<(&'static str, usize)> = Vec::new();
        for report in &comment.reports {
            let reason = words.report_reason(&report.reason);
            match reports.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, count)) => *count += 1,
                None => reports.push((reason, 1)),
            }
        }
        let by_reports = comment.decided.filter(|last| last.by == Decider::Reports);
        Self {
            reference: format!("{}/{}/{}", place.site, comment.id, place.post),
            id: comment.id.to_string(),
            name: called.to_owned(),
            initials: initials(called),
            hue: crc32fast::hash(called.as_bytes()) % 12,
            website: author.and_then(|author| Some(author.website.as_ref()?.as_str().to_owned())),
            body: said.map_or_else(
                || Arc::from(""),
                |said| markdown.html(comment.id, said.body.as_str()),
            ),
            datetime: comment.at.to_string(),
            when: words.when(comment.at.to_utc()),
            standing: comment.standing,
            rule: judged.rule,
            held: judged.held,
            why: judged.why,
            held_by_reports: by_reports.is_some() && comment.standing == Standing::Pending,
            undo: comment.decided.map(|last| last.id),
            reports,
            parent: parent.map(|parent| {
                let said = parent.words().map_or("", |said| said.body.as_str());
                let excerpt: String = said.chars().take(EXCERPT).collect();
                (name(parent).to_owned(), excerpt)
            }),
            edited: comment.edited.is_some(),
            pinned: comment.pinned,
            can_pin: comment.said.is_some() && comment.parent.is_none(),
            title: thread.title().unwrap_or(place.post.as_str()).to_owned(),
            site: place.site.to_string(),
            shows_site: false,
            is_owner: comment.role == Some(Role::Owner),
            thread_href,
            thread_desk_href: String::new(),
            locked: thread.is_locked(),
            person_href: None,
            network_href: None,
        }
    }

    /// Whether there is something to approve: it is not shown, or reports wait for an answer.
    pub fn can_approve(&self) -> bool {
        !self.standing.is_public() || !self.reports.is_empty()
    }
}
