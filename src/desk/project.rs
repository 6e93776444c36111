//! Events into rows: what each fact about a thread changes of the desk.

use rusqlite::{Connection, OptionalExtension, params};

use super::words;
use crate::{
    domain::{
        thread::{Decider, Judgement, Said, Standing, ThreadEvent},
        values::{Actor, CommentId, PostKey, SiteKey, Timestamp},
    },
    spam::{Links, Tokens},
};

/// What the classifier is to learn or to forget: a comment of a site, and whether it is spam.
#[derive(Debug)]
pub struct Lesson {
    pub site: SiteKey,
    pub tokens: Tokens,
    pub spam: bool,
    /// It was learned before, and counts no more.
    pub forget: bool,
}

/// What came of the events of a batch.
#[derive(Debug, Default)]
pub struct Outcome {
    pub lessons: Vec<Lesson>,
    /// Words left the rows: they must leave the write-ahead log as well.
    pub took_back: bool,
}

/// One thread whose events are taken up.
pub struct Projection<'a> {
    pub db: &'a Connection,
    pub site: &'a SiteKey,
    pub post: &'a PostKey,
    pub outcome: &'a mut Outcome,
}

/// The digest by which the same words are found: without case, white space and punctuation, for
/// these vary where a text is sent many times.
pub fn digest(body: &str) -> i64 {
    let letters = body.chars().filter(|c| c.is_alphanumeric());
    let plain: String = letters.flat_map(char::to_lowercase).collect();
    let hash = <sha2::Sha256 as sha2::Digest>::digest(plain.as_bytes());
    i64::from_le_bytes(std::array::from_fn(|n| hash[n]))
}

impl Projection<'_> {
    /// Takes up one event.
    pub fn apply(&mut self, event: &ThreadEvent) -> rusqlite::Result<()> {
        match event {
            ThreadEvent::ThreadOpened { url, title, .. } => {
                self.opened(title.as_deref(), url.as_ref().map(|url| url.as_str()))
            }
            ThreadEvent::CommentAdded {
                id,
                said: Some(said),
                judged,
                ..
            } => {
                self.added(event, said)?;
                self.judged(*id, judged)
            }
            ThreadEvent::CommentEdited {
                id,
                body: Some(body),
                judged,
                at,
            } => {
                self.edited(*id, body.as_str(), *at)?;
                self.judged(*id, judged)?;
                match judged.held {
                    true => self.hold(*id, *at),
                    false => Ok(()),
                }
            }
            ThreadEvent::CommentModerated {
                id,
                to,
                by,
                decision,
                at,
            } => self.moderated(*id, *to, by, &decision.to_string(), *at),
            ThreadEvent::CommentReported { id, .. } => self.set(
                "UPDATE comments SET reports = reports + 1 WHERE row = ?",
                *id,
            ),
            ThreadEvent::CommentDeleted { id, .. } => self.gone(*id),
            ThreadEvent::WriterErased {
                account,
                keeps_words,
                ..
            } => self.erased(&Actor::Account(*account), *keeps_words),
            ThreadEvent::GuestAdopted { guest, account, .. } => {
                let (was, is) = (Actor::Guest(*guest), Actor::Account(*account));
                self.db
                    .prepare_cached(
                        "UPDATE comments SET actor = ? WHERE actor = ? AND site = ? AND post = ?",
                    )?
                    .execute(params![
                        is.to_string(),
                        was.to_string(),
                        self.site.as_str(),
                        self.post.as_str()
                    ])?;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn opened(&self, title: Option<&str>, url: Option<&str>) -> rusqlite::Result<()> {
        self.db
            .prepare_cached("INSERT OR REPLACE INTO threads VALUES (?, ?, ?, ?)")?
            .execute(params![self.site.as_str(), self.post.as_str(), title, url])?;
        Ok(())
    }

    fn added(&self, event: &ThreadEvent, said: &Said) -> rusqlite::Result<()> {
        let ThreadEvent::CommentAdded {
            id,
            parent,
            by,
            role,
            judged,
            at,
            ..
        } = event
        else {
            return Ok(());
        };
        let author = said.author.as_ref();
        let website = author.and_then(|author| Some(author.website.as_ref()?.as_str()));
        let body = said.body.as_str();
        let row = self
            .db
            .prepare_cached(
                "INSERT OR IGNORE INTO comments (site, post, id, at, since, standing, actor, network, name,
                     email, website, body, parent, role, digest, rule)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
            )?
            .insert(params![
                self.site.as_str(),
                self.post.as_str(),
                id.to_string(),
                at.millis(),
                at.millis(),
                judged.standing().name(),
                by.map(|by| by.to_string()),
                said.network.map(|network| network.to_string()),
                author.map(|author| author.name.as_str()),
                author.and_then(|author| Some(author.email.as_ref()?.as_str())),
                website,
                body,
                parent.map(|parent| parent.to_string()),
                role.map(|role| role.name()),
                digest(body),
            ]);
        match row {
            Ok(row) => self.link(row, body, website),
            // It is there already.
            Err(rusqlite::Error::StatementChangedRows(0)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    fn link(&self, row: i64, body: &str, website: Option<&str>) -> rusqlite::Result<()> {
        let own = words::website_hosts(website);
        for host in Links::of(body).hosts.into_iter().chain(own) {
            self.db
                .prepare_cached("INSERT OR IGNORE INTO hosts VALUES (?, ?, ?)")?
                .execute(params![self.site.as_str(), host, row])?;
        }
        Ok(())
    }

    fn edited(&mut self, id: CommentId, body: &str, at: Timestamp) -> rusqlite::Result<()> {
        let Some(row) = self.row(id)? else {
            return Ok(());
        };
        self.unlearn(row)?;
        let website: Option<String> = self
            .db
            .prepare_cached(
                "UPDATE comments SET body = ?, digest = ?, edited = ?, learned = NULL WHERE row = ?
                 RETURNING website",
            )?
            .query_row(params![body, digest(body), at.millis(), row], |row| {
                row.get(0)
            })?;
        self.unlink(row)?;
        self.link(row, body, website.as_deref())
    }

    fn judged(&self, id: CommentId, judged: &Judgement) -> rusqlite::Result<()> {
        let Some(row) = self.row(id)? else {
            return Ok(());
        };
        self.db
            .prepare_cached("UPDATE comments SET rule = ?, why = ? WHERE row = ?")?
            .execute(params![judged.rule.name(), judged.why, row])?;
        Ok(())
    }

    /// What was turned down already stays so.
    fn hold(&self, id: CommentId, at: Timestamp) -> rusqlite::Result<()> {
        let Some(row) = self.row(id)? else {
            return Ok(());
        };
        self.db
            .prepare_cached(
                "UPDATE comments SET standing = ?, since = ?
                 WHERE row = ? AND standing = 'published'",
            )?
            .execute(params![Standing::Pending.name(), at.millis(), row])?;
        Ok(())
    }

    fn moderated(
        &mut self,
        id: CommentId,
        to: Standing,
        by: &Decider,
        decision: &str,
        at: Timestamp,
    ) -> rusqlite::Result<()> {
        let Some(row) = self.row(id)? else {
            return Ok(());
        };
        let (by, is_staff) = match by {
            Decider::Staff(account) => (account.to_string(), true),
            Decider::Reports => ("reports".to_owned(), false),
        };
        let from: String = self
            .db
            .prepare_cached("SELECT standing FROM comments WHERE row = ?")?
            .query_row([row], |row| row.get(0))?;
        self.db
            .prepare_cached(
                "INSERT INTO decisions (decision, site, post, id, origin, standing, by, at)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            )?
            .execute(params![
                decision,
                self.site.as_str(),
                self.post.as_str(),
                id.to_string(),
                from,
                to.name(),
                by,
                at.millis()
            ])?;
        self.unlearn(row)?;
        let learned = match (is_staff, to) {
            (true, Standing::Spam) => Some(true),
            (true, Standing::Published) => Some(false),
            _ => None,
        };
        self.db
            .prepare_cached(
                "UPDATE comments SET standing = ?, since = ?, decision = ?, decided_by = ?, learned = ?,
                     reports = iif(?, 0, reports)
                 WHERE row = ?",
            )?
            .execute(params![
                to.name(),
                at.millis(),
                decision,
                by,
                learned,
                is_staff,
                row
            ])?;
        if let Some(spam) = learned {
            self.lesson(row, spam, false)?;
        }
        Ok(())
    }

    fn gone(&mut self, id: CommentId) -> rusqlite::Result<()> {
        match self.row(id)? {
            Some(row) => self.take_away(row),
            None => Ok(()),
        }
    }

    fn erased(&mut self, who: &Actor, keeps_words: bool) -> rusqlite::Result<()> {
        let mut query = self
            .db
            .prepare_cached("SELECT row FROM comments WHERE actor = ? AND site = ? AND post = ?")?;
        let of = params![who.to_string(), self.site.as_str(), self.post.as_str()];
        let rows = query.query_map(of, |row| row.get(0))?;
        for row in rows.collect::<Result<Vec<i64>, _>>()? {
            if !keeps_words {
                self.take_away(row)?;
                continue;
            }
            self.unlearn(row)?;
            self.db
                .prepare_cached(
                    "UPDATE comments SET name = NULL, email = NULL, website = NULL, network = NULL,
                         why = NULL, learned = NULL, role = NULL
                     WHERE row = ?",
                )?
                .execute([row])?;
            self.outcome.took_back = true;
        }
        Ok(())
    }

    fn take_away(&mut self, row: i64) -> rusqlite::Result<()> {
        self.unlearn(row)?;
        self.unlink(row)?;
        self.db
            .prepare_cached("DELETE FROM comments WHERE row = ?")?
            .execute([row])?;
        self.outcome.took_back = true;
        Ok(())
    }

    fn unlink(&self, row: i64) -> rusqlite::Result<()> {
        self.db
            .prepare_cached("DELETE FROM hosts WHERE row = ?")?
            .execute([row])?;
        Ok(())
    }

    fn unlearn(&mut self, row: i64) -> rusqlite::Result<()> {
        let learned: Option<bool> = self
            .db
            .prepare_cached("SELECT learned FROM comments WHERE row = ?")?
            .query_row([row], |row| row.get(0))?;
        match learned {
            Some(spam) => self.lesson(row, spam, true),
            None => Ok(()),
        }
    }

    fn lesson(&mut self, row: i64, spam: bool, forget: bool) -> rusqlite::Result<()> {
        let tokens = self
            .db
            .prepare_cached("SELECT name, website, body FROM comments WHERE row = ?")?
            .query_row([row], words::tokens)?;
        self.outcome.lessons.push(Lesson {
            site: self.site.clone(),
            tokens,
            spam,
            forget,
        });
        Ok(())
    }

    fn set(&self, sql: &str, id: CommentId) -> rusqlite::Result<()> {
        if let Some(row) = self.row(id)? {
            self.db.prepare_cached(sql)?.execute([row])?;
        }
        Ok(())
    }

    fn row(&self, id: CommentId) -> rusqlite::Result<Option<i64>> {
        self.db
            .prepare_cached("SELECT row FROM comments WHERE site = ? AND post = ? AND id = ?")?
            .query_row(
                params![self.site.as_str(), self.post.as_str(), id.to_string()],
                |row| row.get(0),
            )
            .optional()
    }
}
