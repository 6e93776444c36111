//! `GET /moderate`: the comments that wait, or others.

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web::Data};

use super::{
    Moderator,
    query::{self, DeskQuery},
};
use crate::{
    desk::What,
    domain::{
        site::{Banned, Site},
        thread::{Comment, Standing, Thread},
        values::Actor,
    },
    http::{Service, headers, signin},
    repository::ThreadKey,
    store::StoreError,
    views::{self, DeskPage, DeskRow, DeskTab, Done, Markdown, Place, Whom, Words},
};

/// How many comments are on a page.
const PAGE: usize = 25;

/// The handler.
pub async fn show(request: HttpRequest, service: Data<Service>) -> HttpResponse {
    let moderator = match Moderator::enter(&request, &service).await {
        Ok(moderator) => moderator,
        Err(response) => return *response,
    };
    let query = DeskQuery::of(&request);
    match page(&service, &moderator, &query).await {
        Ok(page) => {
            let draw = move || views::render(&page);
            headers::desk_page(StatusCode::OK).body(views::off_worker(draw).await)
        }
        Err(error) => signin::away(&service, moderator.lang, &error),
    }
}

async fn page(
    service: &Data<Service>,
    moderator: &Moderator,
    query: &DeskQuery,
) -> Result<DeskPage, StoreError> {
    let words = Words::of(moderator.lang);
    let filter = query.filter(moderator);
    let found = service.desk.page(filter.clone(), query.after, PAGE).await?;
    let total = service.desk.count(filter).await?;
    let mut rows = Vec::new();
    for row in &found.rows {
        let loaded = Loaded::read(service, &row.key).await?;
        if let Some(comment) = loaded.thread.comment(row.id).cloned() {
            rows.push(loaded.row(words, moderator, query, &comment));
        }
    }
    let last = found.rows.last().filter(|_| found.more);
    let next = last.map(|row| DeskQuery {
        after: Some((row.at.millis(), row.row)),
        done: None,
        ..query.clone()
    });
    let sites = moderator.sites.iter().map(|(key, _)| key.to_string());
    Ok(DeskPage {
        tabs: tabs(service, moderator, query).await?,
        done: done(service, moderator, query).await?,
        sites: sites.collect(),
        site: query.site.as_ref().map(ToString::to_string),
        what: query::name(query.what),
        rule: query.rule,
        searched: query.words.clone(),
        whom: whom(service, query).await?,
        narrowed: query.post.is_some() || query.actor.is_some() || query.network.is_some(),
        back: query.first().text(),
        next_href: next.map(|next| format!("/moderate?{}", next.text())),
        caught_up: service.desk.progress().borrow().caught_up,
        changes: service.desk.progress().borrow().changes,
        total,
        rows,
        ..DeskPage::new(service.assets.clone(), words)
    })
}

async fn tabs(
    service: &Service,
    moderator: &Moderator,
    query: &DeskQuery,
) -> Result<Vec<DeskTab>, StoreError> {
    let text = &Words::of(moderator.lang).text;
    let counts = service
        .desk
        .counts(moderator.keys(query.site.as_ref()))
        .await?;
    let tab = |what, label: &'static str, count| {
        let query = DeskQuery {
            what,
            ..DeskQuery::read(&site_alone(query))
        };
        DeskTab {
            href: format!("/moderate?{}", query.text()),
            current: false,
            name: query::name(what),
            label,
            count,
        }
    };
    let stands = What::Standing;
    let mut tabs = vec![
        tab(
            stands(Standing::Pending),
            &text.desk_pending,
            Some(counts.pending),
        ),
        tab(What::Reported, &text.desk_reported, Some(counts.reported)),
        tab(stands(Standing::Spam), &text.desk_spam, Some(counts.spam)),
        tab(
            stands(Standing::Rejected),
            &text.desk_rejected,
            Some(counts.rejected),
        ),
        tab(stands(Standing::Published), &text.desk_published, None),
        tab(What::All, &text.desk_all, None),
    ];
    for tab in &mut tabs {
        tab.current = tab.name == query::name(query.what);
    }
    Ok(tabs)
}

fn site_alone(query: &DeskQuery) -> String {
    let site = query.site.as_ref();
    site.map_or_else(String::new, |site| format!("site={site}"))
}

/// What was just decided, and how far that is.
async fn done(
    service: &Service,
    moderator: &Moderator,
    query: &DeskQuery,
) -> Result<Option<Done>, StoreError> {
    let Some(decision) = query.done else {
        return Ok(None);
    };
    if let Some(running) = service.bulks.of(decision, moderator.id()) {
        return Ok(Some(Done {
            decision,
            comments: running.done,
            of: Some(running.of),
        }));
    }
    let comments = service.desk.decided(decision).await?;
    Ok(Some(Done {
        decision,
        comments,
        of: None,
    }))
}

/// The person or the network that the page is about, and whether they may comment.
async fn whom(service: &Service, query: &DeskQuery) -> Result<Option<Whom>, StoreError> {
    let Some(key) = &query.site else {
        return Ok(None);
    };
    let site = service.repository.site(key).await?.state;
    let (value, is_network, banned) = match (query.actor, query.network) {
        (Some(Actor::Account(id)), _) => {
            let account = service.repository.account(id).await?.state;
            (
                Actor::Account(id).to_string(),
                false,
                account.is_banned(key),
            )
        }
        (Some(Actor::Guest(guest)), _) => {
            let banned = site.is_banned(Banned::Guest(guest));
            (Actor::Guest(guest).to_string(), false, banned)
        }
        (_, Some(network)) => {
            let banned = site.is_banned(Banned::Network(network));
            (network.to_string(), true, banned)
        }
        _ => return Ok(None),
    };
    Ok(Some(Whom {
        site: key.to_string(),
        value,
        is_network,
        banned,
    }))
}

/// A thread as the desk draws a comment of it.
pub struct Loaded {
    key: ThreadKey,
    site: Arc<Site>,
    pub thread: Arc<Thread>,
    markdown: Arc<Markdown>,
}

impl Loaded {
    pub async fn read(service: &Service, key: &ThreadKey) -> Result<Self, StoreError> {
        let (thread, site) = service.repository.thread_and_site(key).await?;
        Ok(Self {
            key: key.clone(),
            site,
            thread,
            markdown: Arc::clone(&service.markdown),
        })
    }

    pub fn row(
        &self,
        words: &'static Words,
        moderator: &Moderator,
        query: &DeskQuery,
        comment: &Comment,
    ) -> DeskRow {
        let place = Place::open(&self.key.site, &self.key.post, "", 0);
        let of = |query: DeskQuery| format!("/moderate?{}", query.first().text());
        let here = DeskQuery {
            what: What::All,
            site: Some(self.key.site.clone()),
            ..DeskQuery::read("")
        };
        let said = comment.words();
        let network = said.and_then(|said| said.network);
        let mut row = DeskRow::new(words, &self.markdown, &place, &self.thread, comment);
        row.person_href = comment.by.map(|actor| {
            of(DeskQuery {
                actor: Some(actor),
                ..here.clone()
            })
        });
        row.network_href = network.map(|network| {
            of(DeskQuery {
                network: Some(network),
                ..here.clone()
            })
        });
        row.thread_desk_href = of(DeskQuery {
            post: Some(self.key.post.clone()),
            ..here
        });
        row.shows_site = moderator.sites.len() > 1 && query.site.is_none();
        row.is_owner |= self.site.is_owner_of(comment.by);
        row
    }
}
