//! What the rules of a site make of a comment: gathers what they look at.

use actix_web::http::header::{HeaderName, REFERER, USER_AGENT};

use super::{Service, clock, door::Door, forms::CommentForm, networks::Network, proof::Proof};
use crate::{
    desk::{self, Past, Question},
    domain::{
        moderation::{self, Facts, PROOF_BITS, Rule},
        site::{Banned, Site},
        thread::{AddComment, Author, Judgement, Said},
        values::{Actor, Body},
    },
    providers::akismet::{Checked, CommentType, Verdict},
    repository::ThreadKey,
    spam::Links,
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
    /// Whether the browser did the work that the page asked for, where it asked.
    pub proven: Option<bool>,
}

/// What came of it.
pub struct Judged {
    /// What the rules make of it.
    pub judgement: Judgement,
    /// Whether its writer is new to the site.
    pub is_new: bool,
    facts: Facts,
}

impl Service {
    /// Judges words. What cannot be found out counts as not known.
    pub async fn judge(&self, matter: Matter<'_>) -> Judged {
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
        let facts = self.facts(&matter, links, past);
        Judged {
            judgement: moderation::judge(&matter.site.settings().rules, &facts),
            is_new: past.approved == 0 && !matter.is_staff,
            facts,
        }
    }

    fn facts(&self, matter: &Matter<'_>, links: Links, past: Past) -> Facts {
        let said = Said {
            author: matter.author.cloned(),
            body: matter.body.clone(),
            network: None,
        };
        let body = matter.body.as_str();
        let name = matter.author.map_or("", |author| author.name.as_str());
        let website = matter.author.and_then(|author| author.website.as_ref());
        let mut hosts = desk::website_hosts(website.map(|url| url.as_str()));
        hosts.extend(links.hosts);
        let weighed = self.desk.weigh(&matter.key.site, &said);
        let is_banned = |network| matter.site.is_banned(Banned::Network(network));
        Facts {
            is_staff: matter.is_staff,
            network_banned: matter.network.all().any(is_banned),
            trapped: matter.trapped,
            written_for: matter.written_for,
            length: body.chars().count(),
            text: format!("{name}\n{body}").to_lowercase(),
            hosts,
            links: links.number,
            new_hosts: past.new_hosts,
            elsewhere: past.elsewhere,
            approved: past.approved,
            refused: past.refused,
            proven: matter.proven,
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
    proven: bool,
    command: &mut AddComment,
) -> bool {
    let rules = &site.settings().rules;
    let network = door.service.network(door.request).await;
    command.network = network.now;
    command.open_for = rules.open_for();
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
        proven: rules.proof.then_some(proven),
    });
    let Judged {
        mut judgement,
        is_new,
        mut facts,
    } = judged.await;
    // Only what nothing else decides about leaves this machine.
    if rules.akismet
        && judgement.rule == Rule::Open
        && let Some(akismet) = &door.service.akismet
    {
        let verdict = akismet.check(&checked(door, site, command)).await;
        facts.akismet = Some(match verdict {
            Verdict::Ham => Some(false),
            Verdict::Spam { .. } => Some(true),
            Verdict::Unsure(why) => {
                tracing::warn!("Akismet was asked in vain, the comment is held: {why}");
                None
            }
        });
        judgement = moderation::judge(rules, &facts);
    }
    command.judged = judgement;
    is_new
}

/// Whether the form came with the work that the page asked for. Asked of the form as it came.
pub fn is_proven(door: &Door<'_>, form: &CommentForm) -> bool {
    let proof = Proof {
        thread: &door.key,
        key: &form.key,
        parent: &form.parent,
        name: &form.name,
        body: &form.body,
        nonce: &form.proof,
    };
    proof.is_solved(PROOF_BITS)
}

fn checked(door: &Door<'_>, site: &Site, command: &AddComment) -> Checked {
    let header = |name: HeaderName| {
        let value = door.request.headers().get(name);
        let value = value.and_then(|value| value.to_str().ok());
        value.unwrap_or_default().to_owned()
    };
    let author = &command.author;
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    Checked {
        blog: text(site.origins().first().map(|origin| origin.as_str())),
        user_ip: door.service.limits.address(door.request),
        user_agent: header(USER_AGENT),
        referrer: header(REFERER),
        permalink: text(command.post.url.as_ref().map(|url| url.as_str())),
        comment_type: match command.parent {
            Some(_) => CommentType::Reply,
            None => CommentType::Comment,
        },
        comment_author: author.name.as_str().to_owned(),
        comment_author_email: text(author.email.as_ref().map(|email| email.as_str())),
        comment_author_url: text(author.website.as_ref().map(|url| url.as_str())),
        comment_content: command.body.as_str().to_owned(),
        comment_date_gmt: command.at,
        blog_lang: door.variant.lang.tag().to_owned(),
    }
}
