//! The tables of the desk, and where their file is. All of it can be thrown away: the feeds hold
//! everything that is in here.

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

use rusqlite::Connection;

/// A file of another layout is thrown away.
const LAYOUT: i64 = 1;

const TABLES: &str = "
    CREATE TABLE comments (
        row        INTEGER PRIMARY KEY,
        site       TEXT NOT NULL,
        post       TEXT NOT NULL,
        id         TEXT NOT NULL,
        at         INTEGER NOT NULL,
        standing   TEXT NOT NULL,
        -- Since when it stands so.
        since      INTEGER NOT NULL,
        actor      TEXT,
        network    TEXT,
        name       TEXT,
        email      TEXT,
        website    TEXT,
        body       TEXT NOT NULL,
        parent     TEXT,
        role       TEXT,
        edited     INTEGER,
        -- The same words have the same.
        digest     INTEGER NOT NULL,
        rule       TEXT NOT NULL,
        why        TEXT,
        reports    INTEGER NOT NULL DEFAULT 0,
        -- The last decision after the rules.
        decision   TEXT,
        decided_by TEXT,
        -- What the classifier was told: 1 that it is spam, 0 that it is not.
        learned    INTEGER,
        UNIQUE (site, post, id)
    ) STRICT;
    CREATE INDEX comments_queue ON comments (standing, at, row, site);
    CREATE INDEX comments_all ON comments (at, row, site);
    CREATE INDEX comments_reported ON comments (reports, at, row, site) WHERE reports > 0;
    CREATE INDEX comments_person ON comments (actor, site, standing);
    CREATE INDEX comments_network ON comments (network) WHERE network IS NOT NULL;
    CREATE INDEX comments_digest ON comments (digest);
    CREATE INDEX comments_decision ON comments (decision) WHERE decision IS NOT NULL;
    -- Which hosts a comment leads to.
    CREATE TABLE hosts (site TEXT NOT NULL, host TEXT NOT NULL, row INTEGER NOT NULL,
        PRIMARY KEY (site, host, row)) STRICT, WITHOUT ROWID;
    CREATE INDEX hosts_row ON hosts (row);
    -- Every decision about every comment, in the order in which this node learned of them.
    CREATE TABLE decisions (
        n        INTEGER PRIMARY KEY AUTOINCREMENT,
        decision TEXT NOT NULL,
        site     TEXT NOT NULL,
        post     TEXT NOT NULL,
        id       TEXT NOT NULL,
        origin   TEXT NOT NULL,
        standing TEXT NOT NULL,
        by       TEXT NOT NULL,
        at       INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX decisions_of ON decisions (decision);
    CREATE INDEX decisions_about ON decisions (site, post, id);
    CREATE TABLE threads (site TEXT NOT NULL, post TEXT NOT NULL, title TEXT, url TEXT,
        PRIMARY KEY (site, post)) STRICT, WITHOUT ROWID;
    -- Up to where each stream is in here.
    CREATE TABLE streams (stream TEXT PRIMARY KEY, v INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    -- Up to where the feeds are: the epoch of the log, and an entry of each partition.
    CREATE TABLE place (partition INTEGER PRIMARY KEY, ms INTEGER NOT NULL, seq INTEGER NOT NULL)
        STRICT;
    CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    PRAGMA user_version = 1;
";

/// Drops what was read, so that all of it is read again.
pub const EMPTY: &str = "
    DELETE FROM comments; DELETE FROM hosts; DELETE FROM decisions; DELETE FROM threads;
    DELETE FROM streams; DELETE FROM place; DELETE FROM meta;
";

/// A file that nobody else uses.
pub struct Place {
    pub path: PathBuf,
    _lock: File,
    _folder: Option<tempfile::TempDir>,
}

impl Place {
    /// In the data folder; where that cannot be written, or another node has its desk there, in a
    /// folder that goes with the process.
    pub fn find(data: &Path) -> std::io::Result<Self> {
        match Self::in_folder(data) {
            Ok(place) => Ok(place),
            Err(error) => {
                tracing::info!(%error, data = %data.display(), "the desk is not kept in the data folder");
                let folder = tempfile::tempdir()?;
                let place = Self::in_folder(folder.path())?;
                Ok(Self {
                    _folder: Some(folder),
                    ..place
                })
            }
        }
    }

    /// In this folder; fails if another node uses it.
    pub fn in_folder(folder: &Path) -> std::io::Result<Self> {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)?;
        let open = |name: &str| {
            let mut options = OpenOptions::new();
            options.append(true).create(true).mode(0o600);
            options.open(folder.join(name))
        };
        let lock = open("desk.lock")?;
        lock.try_lock()?;
        open("desk.db")?;
        Ok(Self {
            path: folder.join("desk.db"),
            _lock: lock,
            _folder: None,
        })
    }

    /// Whether somebody asks for the desk to be made anew; that is asked once.
    pub fn is_asked_anew(&self) -> bool {
        fs::remove_file(self.path.with_extension("rebuild")).is_ok()
    }

    /// Asks the node that uses the file to make it anew.
    pub fn ask_anew(folder: &Path) -> std::io::Result<()> {
        File::create(folder.join("desk.rebuild")).map(drop)
    }

    /// Throws the file away.
    pub fn clear(&self) {
        for suffix in ["", "-wal", "-shm"] {
            let mut path = self.path.clone().into_os_string();
            path.push(suffix);
            // It may not be there.
            let _ = fs::remove_file(path);
        }
    }
}

/// Opens the file for writing; one of another layout, or a broken one, begins anew.
pub fn open_writable(place: &Place) -> rusqlite::Result<Connection> {
    match open(place) {
        Ok(Some(db)) => Ok(db),
        outcome => {
            if let Err(error) = outcome {
                tracing::warn!(%error, "the desk cannot be read, and is made anew");
            }
            place.clear();
            let db = open(place)?;
            db.ok_or(rusqlite::Error::InvalidQuery)
        }
    }
}

/// None if it is of another layout.
fn open(place: &Place) -> rusqlite::Result<Option<Connection>> {
    let db = Connection::open(&place.path)?;
    db.set_prepared_statement_cache_capacity(64);
    // What is lost with the power is read again; what people took back leaves no trace.
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON;
         PRAGMA busy_timeout = 5000; PRAGMA cache_size = -4096;",
    )?;
    let layout: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    match layout {
        LAYOUT => Ok(Some(db)),
        0 => {
            db.execute_batch(&format!("BEGIN;{TABLES}COMMIT;"))?;
            Ok(Some(db))
        }
        _ => Ok(None),
    }
}

/// Opens a connection that only reads.
pub fn open_readable(place: &Place) -> rusqlite::Result<Connection> {
    let db = Connection::open(&place.path)?;
    db.set_prepared_statement_cache_capacity(64);
    db.execute_batch("PRAGMA query_only = ON; PRAGMA busy_timeout = 5000;")?;
    Ok(db)
}
