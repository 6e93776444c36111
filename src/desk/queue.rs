//! What the moderators look at: comments by how they stand, by writer, network, rule or words, and
//! the decisions that were made.

use rusqlite::{Connection, ToSql, params_from_iter};

use super::Desk;
use crate::{
    domain::{
        moderation::Rule,
        thread::Standing,
        values::{Actor, CommentId, DecisionId, NetworkHash, PostKey, SiteKey, Timestamp},
    },
    repository::ThreadKey,
    store::StoreError,
};

/// How many decisions are on a page.
const DECISIONS: usize = 50;

/// Which kind of comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// All that stand so.
    Standing(Standing),
    /// What readers have reported and nobody has looked at.
    Reported,
    /// All.
    All,
}

/// Which comments.
#[derive(Debug, Clone)]
pub struct Filter {
    /// On these sites alone: where the moderator may look.
    pub sites: Vec<SiteKey>,
    /// Which kind.
    pub what: What,
    /// Under this post.
    pub post: Option<PostKey>,
    /// Of this writer.
    pub actor: Option<Actor>,
    /// From this network.
    pub network: Option<NetworkHash>,
    /// About which this rule decided.
    pub rule: Option<Rule>,
    /// That have these words, in what was said or in the name.
    pub words: String,
    /// That this decision was about.
    pub decision: Option<DecisionId>,
    /// That stand so since a later time than this.
    pub since: Option<Timestamp>,
}

/// A comment on the desk.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its thread.
    pub key: ThreadKey,
    /// Names it there.
    pub id: CommentId,
    /// When it was said.
    pub at: Timestamp,
    /// Its place in the desk.
    pub row: i64,
}

/// Some comments, newest first.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// These.
    pub rows: Vec<Row>,
    /// Whether there are more.
    pub more: bool,
}

/// How many comments stand how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Wait.
    pub pending: u32,
    /// Were reported, and nobody has looked.
    pub reported: u32,
    /// Are taken for spam.
    pub spam: u32,
    /// Were rejected.
    pub rejected: u32,
}

/// One decision, about one comment or many.
#[derive(Debug, Clone)]
pub struct Decided {
    /// Names it.
    pub decision: DecisionId,
    /// About how many comments.
    pub comments: u32,
    /// How many of them still stand by it.
    pub in_force: u32,
    /// How they have stood since.
    pub to: Standing,
    /// By whom: an account, or `reports`.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// Where, if it was about one site.
    pub site: SiteKey,
    /// The first of the comments.
    pub first: (PostKey, CommentId),
    /// Its place in the log.
    pub n: i64,
}

impl Desk {
    /// Comments that fit, newest first, after the given place.
    pub async fn page(
        &self,
        filter: Filter,
        after: Option<(i64, i64)>,
        limit: usize,
    ) -> Result<Page, StoreError> {
        self.read(move |db| page(db, &filter, after, limit)).await
    }

    /// How many comments fit.
    pub async fn count(&self, filter: Filter) -> Result<u32, StoreError> {
        self.read(move |db| count(db, &filter)).await
    }

    /// How many comments of these sites stand how.
    pub async fn counts(&self, sites: Vec<SiteKey>) -> Result<Counts, StoreError> {
        self.read(move |db| {
            let count = |what| count(db, &Filter::of(sites.clone(), what));
            Ok(Counts {
                pending: count(What::Standing(Standing::Pending))?,
                reported: count(What::Reported)?,
                spam: count(What::Standing(Standing::Spam))?,
                rejected: count(What::Standing(Standing::Rejected))?,
            })
        })
        .await
    }

    /// All comments that fit, by thread.
    pub async fn by_thread(
        &self,
        filter: Filter,
    ) -> Result<Vec<(ThreadKey, Vec<CommentId>)>, StoreError> {
        self.read(move |db| by_thread(db, &filter)).await
    }

    /// About how many comments it was decided, as far as the desk knows.
    pub async fn decided(&self, decision: DecisionId) -> Result<u32, StoreError> {
        self.read(move |db| {
            let sql = "SELECT count(*) FROM decisions WHERE decision = ?";
            let mut query = db.prepare_cached(sql)?;
            query.query_row([decision.to_string()], |row| row.get(0))
        })
        .await
    }

    /// The decisions about comments of these sites, the last first, before the given place.
    pub async fn decisions(
        &self,
        sites: Vec<SiteKey>,
        before: Option<i64>,
    ) -> Result<Vec<Decided>, StoreError> {
        self.read(move |db| decisions(db, &sites, before)).await
    }
}

impl Filter {
    /// All of a kind on these sites.
    pub fn of(sites: Vec<SiteKey>, what: What) -> Self {
        Self {
            sites,
            what,
            post: None,
            actor: None,
            network: None,
            rule: None,
            words: String::new(),
            decision: None,
            since: None,
        }
    }
}

type Values = Vec<Box<dyn ToSql>>;

fn count(db: &Connection, filter: &Filter) -> rusqlite::Result<u32> {
    let (sql, values) = conditions(filter);
    let sql = format!("SELECT count(*) FROM comments WHERE {sql}");
    let mut query = db.prepare_cached(&sql)?;
    query.query_row(params_from_iter(values), |row| row.get(0))
}

fn conditions(filter: &Filter) -> (String, Values) {
    let mut all = Vec::new();
    let mut values: Values = Vec::new();
    let mut add = |condition: &str, value: String| {
        all.push(condition.to_owned());
        values.push(Box::new(value));
    };
    match filter.what {
        What::Standing(standing) => add("standing = ?", standing.name().to_owned()),
        What::Reported => add("reports > 0 AND standing <> ?", "spam".to_owned()),
        What::All => {}
    }
    if let Some(post) = &filter.post {
        add("post = ?", post.as_str().to_owned());
    }
    if let Some(actor) = filter.actor {
        add("actor = ?", actor.to_string());
    }
    if let Some(network) = filter.network {
        add("network = ?", network.to_string());
    }
    if let Some(rule) = filter.rule {
        add("rule = ?", rule.name().to_owned());
    }
    if let Some(decision) = filter.decision {
        add("decision = ?", decision.to_string());
    }
    for word in filter.words.split_whitespace() {
        let escaped = word
            .replace('\\', "\\\\")
            .replace('%', "\\%")
            .replace('_', "\\_");
        add(
            "(body || ' ' || coalesce(name, '')) LIKE ? ESCAPE '\\'",
            format!("%{escaped}%"),
        );
    }
    if let Some(since) = filter.since {
        all.push("since > ?".to_owned());
        values.push(Box::new(since.millis()));
    }
    let marks = vec!["?"; filter.sites.len()].join(", ");
    all.push(format!("site IN ({marks})"));
    for site in &filter.sites {
        values.push(Box::new(site.as_str().to_owned()));
    }
    (all.join(" AND "), values)
}

fn page(
    db: &Connection,
    filter: &Filter,
    after: Option<(i64, i64)>,
    limit: usize,
) -> rusqlite::Result<Page> {
    let (mut sql, mut values) = conditions(filter);
    if let Some((at, row)) = after {
        sql.push_str(" AND (at, row) < (?, ?)");
        values.push(Box::new(at));
        values.push(Box::new(row));
    }
    let sql = format!(
        "SELECT site, post, id, at, row FROM comments WHERE {sql} ORDER BY at DESC, row DESC LIMIT {}",
        limit + 1
    );
    let mut query = db.prepare_cached(&sql)?;
    let mut rows = query.query(params_from_iter(values))?;
    let mut page = Page::default();
    while let Some(row) = rows.next()? {
        if page.rows.len() == limit {
            page.more = true;
            break;
        }
        let (site, post, id): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if let Some((key, id)) = parsed(&site, &post, &id) {
            page.rows.push(Row {
                key,
                id,
                at: Timestamp::from_millis(row.get(3)?),
                row: row.get(4)?,
            });
        }
    }
    Ok(page)
}

fn by_thread(
    db: &Connection,
    filter: &Filter,
) -> rusqlite::Result<Vec<(ThreadKey, Vec<CommentId>)>> {
    let (sql, values) = conditions(filter);
    let sql = format!("SELECT site, post, id FROM comments WHERE {sql} ORDER BY site, post, row");
    let mut query = db.prepare_cached(&sql)?;
    let mut rows = query.query(params_from_iter(values))?;
    let mut threads: Vec<(ThreadKey, Vec<CommentId>)> = Vec::new();
    while let Some(row) = rows.next()? {
        let (site, post, id): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let Some((key, id)) = parsed(&site, &post, &id) else {
            continue;
        };
        match threads.last_mut() {
            Some((last, ids)) if *last == key => ids.push(id),
            _ => threads.push((key, vec![id])),
        }
    }
    Ok(threads)
}

/// What is in here was parsed before it was written.
fn parsed(site: &str, post: &str, id: &str) -> Option<(ThreadKey, CommentId)> {
    let site = SiteKey::parse(site).ok()?;
    let post = PostKey::parse(post).ok()?;
    Some((ThreadKey { site, post }, CommentId::parse(id).ok()?))
}

fn decisions(
    db: &Connection,
    sites: &[SiteKey],
    before: Option<i64>,
) -> rusqlite::Result<Vec<Decided>> {
    let marks = vec!["?"; sites.len()].join(", ");
    // The last rows first, so that a long log is not sorted as a whole.
    let sql = format!(
        "SELECT decision, count(*), max(n), min(at), site, post, id, standing, by,
                (SELECT count(*) FROM comments c WHERE c.decision = d.decision)
         FROM decisions d WHERE site IN ({marks}) AND n < ?
         GROUP BY decision ORDER BY max(n) DESC LIMIT {DECISIONS}"
    );
    let names = sites.iter().map(|site| site.as_str().to_owned());
    let mut values: Values = names.map(|name| Box::new(name) as Box<dyn ToSql>).collect();
    values.push(Box::new(before.unwrap_or(i64::MAX)));
    let mut query = db.prepare_cached(&sql)?;
    let rows = query.query_map(params_from_iter(values), |row| {
        let text = |n: usize| row.get::<_, String>(n);
        let parsed = (
            DecisionId::parse(&text(0)?),
            SiteKey::parse(&text(4)?),
            PostKey::parse(&text(5)?),
            CommentId::parse(&text(6)?),
            Standing::parse(&text(7)?),
        );
        let (Ok(decision), Ok(site), Ok(post), Ok(id), Some(to)) = parsed else {
            return Ok(None);
        };
        Ok(Some(Decided {
            decision,
            comments: row.get(1)?,
            n: row.get(2)?,
            at: Timestamp::from_millis(row.get(3)?),
            site,
            first: (post, id),
            to,
            by: text(8)?,
            in_force: row.get(9)?,
        }))
    })?;
    let rows: Vec<_> = rows.collect::<Result<_, _>>()?;
    Ok(rows.into_iter().flatten().collect())
}
