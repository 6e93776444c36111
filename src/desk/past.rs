//! What the desk knows of a writer and of their words before a comment is stored.

use rusqlite::{Connection, OptionalExtension, params};

use super::{Desk, project::digest};
use crate::{
    domain::values::{Actor, PostKey, SiteKey, Timestamp},
    store::StoreError,
};

/// A comment that has been shown for so long, and that nobody took away, is fine: a day.
const FINE_AFTER: i64 = 24 * 60 * 60 * 1000;
/// The same words elsewhere are looked for in so much time: a week.
const LATELY: i64 = 7 * FINE_AFTER;
/// Shorter words are said by many people: "Thank you very much!".
const SHORTEST: usize = 30;
/// More comments of one writer are not counted.
const MOST: u32 = 50;

/// What is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Past {
    /// How many of their comments the staff approved, or have been shown for a day.
    pub approved: u32,
    /// How many the staff took for spam or rejected.
    pub refused: u32,
    /// In how many other threads of the service the same was said lately.
    pub elsewhere: u32,
    /// How many of the hosts no shown comment of the site leads to.
    pub new_hosts: u32,
}

/// Whose, and what.
#[derive(Debug, Clone)]
pub struct Question {
    /// Where it is said.
    pub site: SiteKey,
    /// Under which post.
    pub post: PostKey,
    /// Who says it; nobody who was here before has none.
    pub by: Option<Actor>,
    /// The words.
    pub body: String,
    /// Where they lead.
    pub hosts: Vec<String>,
    /// Now.
    pub at: Timestamp,
}

impl Desk {
    /// What is known of a writer and their words. The desk may be a moment behind; whom it does not
    /// know yet is new to it.
    pub async fn past(&self, question: Question) -> Result<Past, StoreError> {
        self.read(move |db| past(db, &question)).await
    }
}

fn past(db: &Connection, question: &Question) -> rusqlite::Result<Past> {
    let mut past = Past::default();
    let site = question.site.as_str();
    let now = question.at.millis();
    if let Some(by) = question.by {
        (past.approved, past.refused) = db
            .prepare_cached(
                "SELECT coalesce(sum(standing = 'published'
                            AND (decided_by > '' AND decided_by <> 'reports' OR at < ?3)), 0),
                        coalesce(sum(standing IN ('spam', 'rejected')), 0)
                 FROM (SELECT standing, decided_by, at FROM comments
                       WHERE actor = ?1 AND site = ?2 LIMIT ?4)",
            )?
            .query_row(
                params![by.to_string(), site, now - FINE_AFTER, MOST],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )?;
    }
    if question.body.chars().count() >= SHORTEST {
        past.elsewhere = db
            .prepare_cached(
                "SELECT count(DISTINCT site || ' ' || post) FROM comments
                 WHERE digest = ?1 AND at > ?2 AND NOT (site = ?3 AND post = ?4)",
            )?
            .query_row(
                params![
                    digest(&question.body),
                    now - LATELY,
                    site,
                    question.post.as_str()
                ],
                |row| row.get(0),
            )?;
    }
    for host in &question.hosts {
        let known: Option<i64> = db
            .prepare_cached(
                "SELECT 1 FROM hosts JOIN comments USING (row)
                 WHERE hosts.site = ? AND host = ? AND standing = 'published' LIMIT 1",
            )?
            .query_row(params![site, host], |row| row.get(0))
            .optional()?;
        past.new_hosts += u32::from(known.is_none());
    }
    Ok(past)
}
