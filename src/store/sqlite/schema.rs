//! The tables, how connections are set up, and the lock that keeps a second process out.

use std::{
    ffi::OsString,
    fs::{DirBuilder, File, OpenOptions},
    io::{Read, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

use rusqlite::{Connection, OpenFlags};

use super::OpenError;

/// The layout that this version reads and writes, kept in `PRAGMA user_version`.
const LAYOUT: i64 = 2;

const TABLES: &str = "
    -- Every event, in the order of the feed (position) and of its stream (v).
    CREATE TABLE events (
        position      INTEGER PRIMARY KEY AUTOINCREMENT,
        stream        TEXT NOT NULL,
        v             INTEGER NOT NULL,
        event_type    TEXT NOT NULL,
        event_payload TEXT NOT NULL,
        UNIQUE (stream, v)
    ) STRICT;
    -- Which command ids were seen, the version their stream then had, and until when they count.
    CREATE TABLE commands (id TEXT PRIMARY KEY, v INTEGER NOT NULL, expires INTEGER NOT NULL)
        STRICT, WITHOUT ROWID;
    -- Who holds which unique value; a reservation that is not confirmed expires (milliseconds).
    CREATE TABLE claims (name TEXT PRIMARY KEY, owner TEXT NOT NULL, expires INTEGER)
        STRICT, WITHOUT ROWID;
    -- In which streams an actor said or liked something.
    CREATE TABLE acted (actor TEXT NOT NULL, stream TEXT NOT NULL, PRIMARY KEY (actor, stream))
        STRICT, WITHOUT ROWID;
    -- What is left to be done; `due` is when it may be given out (again), in milliseconds.
    CREATE TABLE jobs (
        id       INTEGER PRIMARY KEY AUTOINCREMENT,
        queue    TEXT NOT NULL,
        stream   TEXT NOT NULL,
        v        INTEGER NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0,
        due      INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE sequences (name TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    -- The time, so that a file made anew is never taken for the one before it.
    INSERT INTO meta VALUES ('epoch', unixepoch());
    PRAGMA user_version = 2;
";

/// How long a connection waits for another one.
pub const PATIENCE: &str = "PRAGMA busy_timeout = 5000";

/// Opens the connection of the writer; answers with it and the epoch of the log.
pub fn open_writable(path: &Path) -> Result<(Connection, u64), OpenError> {
    let failed = |error: rusqlite::Error| inaccessible(path, &error.to_string());
    // SQLite gives the files beside it the same rights.
    OpenOptions::new()
        .append(true)
        .create(true)
        .mode(0o600)
        .open(path)
        .map_err(|error| inaccessible(path, &error.to_string()))?;
    let db = Connection::open(path).map_err(failed)?;
    db.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA secure_delete = ON;",
    )
    .and_then(|()| db.execute_batch(PATIENCE))
    .map_err(failed)?;
    let found = db
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .map_err(failed)?;
    match found {
        LAYOUT => {}
        0 => db
            .execute_batch(&format!("BEGIN;{TABLES}COMMIT;"))
            .map_err(failed)?,
        found => {
            let path = path.display().to_string();
            return Err(OpenError::Layout {
                path,
                found,
                known: LAYOUT,
            });
        }
    }
    let epoch: i64 = db
        .query_row("SELECT value FROM meta WHERE name = 'epoch'", [], |row| {
            row.get(0)
        })
        .map_err(failed)?;
    Ok((db, epoch.unsigned_abs()))
}

/// Opens a connection that only reads.
pub fn open_readable(path: &Path) -> rusqlite::Result<Connection> {
    let db = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    db.execute_batch(PATIENCE)?;
    Ok(db)
}

/// Held while this process owns the file; the system lets go of it even after `kill -9`.
pub struct FileLock {
    _file: File,
}

impl FileLock {
    /// Takes the lock beside the database file, and makes the folder if need be.
    pub fn take(database: &Path) -> Result<Self, OpenError> {
        let failed = |error: std::io::Error| inaccessible(database, &error.to_string());
        if let Some(folder) = database.parent() {
            // What people wrote and their addresses are in there, so it is for this user alone.
            DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(folder)
                .map_err(failed)?;
        }
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(lock_path(database))
            .map_err(failed)?;
        if file.try_lock().is_err() {
            let mut pid = String::new();
            let readable = file.read_to_string(&mut pid).is_ok() && !pid.trim().is_empty();
            return Err(OpenError::InUse {
                path: database.display().to_string(),
                pid: if readable {
                    pid.trim().to_owned()
                } else {
                    "unknown".to_owned()
                },
            });
        }
        file.set_len(0).map_err(failed)?;
        writeln!(file, "{}", std::process::id()).map_err(failed)?;
        Ok(Self { _file: file })
    }
}

fn lock_path(database: &Path) -> PathBuf {
    let mut name = OsString::from(database);
    name.push(".lock");
    PathBuf::from(name)
}

pub fn inaccessible(path: &Path, reason: &str) -> OpenError {
    OpenError::Inaccessible {
        path: path.display().to_string(),
        reason: reason.to_owned(),
    }
}
