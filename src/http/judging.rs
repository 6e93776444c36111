//! What the rules of a site make of a comment: gathers what they look at.

use super::{Service, clock, door::Door, forms::CommentForm, networks::Network};
use crate::{
    desk::{self, Past, Question},
    domain::{
        moderation::{self, Facts},
        site::{Banned, Site},
        thread::{AddComment, Author, Judgement, Said},
        values::{Actor, Body},
    },
    repository::ThreadKey,
    spam::{Links, Tokens},
};

/// What is judged: words, and what is known of how they came.
pub struct Matter<'a> {
    /// Where.
    pub key: &'a ThreadKey,
    /// Its rules.
    pub site: &'a Site,
    /// Who says it.
    pub by: Option<Actor>,
    /// Whether they are of the staff.
    pub is_staff: bool,
    /// Under which name.
    pub author: Option<&'a Author>,
    /// What.
    pub body: &'a Body,
    /// From which network.
    pub network: Network,
    /// The field that nobody sees was filled.
    pub trapped: bool,
    /// For how long it was written, in milliseconds, where that is known.
    pub written_for: Option<i64>,
}

/// What came of it.
pub struct Judged {
    /// What the rules make of it.
    pub judgement: Judgement,
    /// Whether its writer is new to the site.
    pub is_new: bool,
}

impl Service {
    /// Judges words. What cannot be found out counts as not known.
    pub async fn judge(&self, matter: Matter<'_>) -> Judged {
        let website = matter.author.and_then(|author| author.website.as_ref());
        let links = Links::of(matter.body.as_str());
        let past = self.desk.past(Question {
            site: matter.key.site.clone(),
            post: matter.key.post.clone(),
            by: matter.by,
            body: matter.body.as_str().to_owned(),
            hosts: links.hosts.clone(),
            at: clock::now(),
        });
        let past = past.await.unwrap_or_else(|error| {
            super::errors::log(&error, "asking the desk");
            Past::default()
        });
        let mut own = desk::website_hosts(website.map(|url| url.as_str()));
        own.extend(links.hosts.iter().cloned());
        let facts = self.facts(&matter, links.number, own, past);
        Judged {
            judgement: moderation::judge(&matter.site.settings().rules, &facts),
            is_new: past.approved == 0 && !matter.is_staff,
        }
    }

    fn facts(&self, matter: &Matter<'_>, links: usize, hosts: Vec<String>, past: Past) -> Facts {
        let said = Said {
            author: matter.author.cloned(),
            body: matter.body.clone(),
            network: None,
        };
        let body = matter.body.as_str();
        let author = matter.author;
        let name = author.map_or("", |author| author.name.as_str());
        let weighed = self.desk.weigh(&matter.key.site, &Tokens::of(&said));
        let is_banned = |network| matter.site.is_banned(Banned::Network(network));
        Facts {
            is_staff: matter.is_staff,
            network_banned: matter.network.all().any(is_banned),
            trapped: matter.trapped,
            written_for: matter.written_for,
            length: body.chars().count(),
            text: format!("{name}\n{body}").to_lowercase(),
            links,
            hosts,
            new_hosts: past.new_hosts,
            elsewhere: past.elsewhere,
            approved: past.approved,
            refused: past.refused,
            proven: None,
            learned: weighed.map(|weighed| {
                let words = weighed.words.into_iter().map(|(word, _)| word);
                (weighed.probability, words.collect::<Vec<_>>().join(", "))
            }),
            akismet: None,
        }
    }
}

/// Lets the rules judge what a form says, and writes down what they made of it. Answers whether its
/// writer is new to the site.
pub async fn judge(
    door: &Door<'_>,
    site: &Site,
    form: &CommentForm,
    command: &mut AddComment,
) -> bool {
    let network = door.service.network(door.request).await;
    command.network = network.now;
    command.open_for = site.settings().rules.open_for();
    let judged = door.service.judge(Matter {
        key: &door.key,
        site,
        by: command.by,
        is_staff: command.role.is_some(),
        author: Some(&command.author),
        body: &command.body,
        network,
        trapped: !form.subject.is_empty(),
        written_for: form.written_for(command.at),
    });
    let judged = judged.await;
    command.judged = judged.judgement;
    judged.is_new
}
