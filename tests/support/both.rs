//! The same test on each store, and a look at what the store then holds.
#![allow(
    dead_code,
    reason = "each test binary uses its own part of what they share"
)]

use std::ops::Deref;

use rusqlite::{Connection, OpenFlags};

use crate::support::{redis::RedisServer, service::Ground};

/// Makes two tests of each function `async fn name(store: Store)`: one for each store.
macro_rules! on_both {
    ($($name:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test]
            async fn $name() {
                super::$name(crate::both::Store::sqlite()).await;
            })*
        }
        mod redis {
            $(#[tokio::test]
            async fn $name() {
                super::$name(crate::both::Store::redis()).await;
            })*
        }
    };
}

/// An empty ground, and the Redis under it if that is where its events go.
pub struct Store {
    pub ground: Ground,
    pub redis: Option<RedisServer>,
}

impl Deref for Store {
    type Target = Ground;

    fn deref(&self) -> &Ground {
        &self.ground
    }
}

impl Store {
    pub fn sqlite() -> Self {
        Self {
            ground: Ground::sqlite(),
            redis: None,
        }
    }

    pub fn redis() -> Self {
        let server = RedisServer::start();
        Self {
            ground: Ground::redis(&server),
            redis: Some(server),
        }
    }

    /// The versions of all events in a thread's log, in the order of the log.
    pub fn log(&self, thread: &str) -> Vec<u64> {
        self.log_of(&format!("post:{thread}"))
    }

    /// The same of any stream.
    pub fn log_of(&self, stream: &str) -> Vec<u64> {
        match &self.redis {
            None => {
                let sql = "SELECT v FROM events WHERE stream = ? ORDER BY position";
                let db = self.database();
                let mut query = db.prepare(sql).unwrap();
                let rows = query
                    .query_map([stream], |row| row.get::<_, i64>(0))
                    .unwrap();
                rows.map(|v| v.unwrap().unsigned_abs()).collect()
            }
            Some(server) => {
                let mut redis = connect(server);
                // What a pattern of KEYS takes for itself is escaped.
                let name: String = stream
                    .chars()
                    .flat_map(|c| "*?[]^\\".contains(c).then_some('\\').into_iter().chain([c]))
                    .collect();
                let pattern = format!("aw:{{p??}}:{name}:log");
                let keys: Vec<String> = redis::cmd("KEYS").arg(pattern).query(&mut redis).unwrap();
                let [key] = &keys[..] else { return Vec::new() };
                let entries: Vec<(String, Vec<String>)> = redis::cmd("XRANGE")
                    .arg(key)
                    .arg("-")
                    .arg("+")
                    .query(&mut redis)
                    .unwrap();
                let v = |fields: &[String]| {
                    let at = fields.iter().position(|field| field == "v").unwrap();
                    fields[at + 1].parse().unwrap()
                };
                entries.iter().map(|(_, fields)| v(fields)).collect()
            }
        }
    }

    /// How much is stored: rows, or keys.
    pub fn size(&self) -> u64 {
        match &self.redis {
            None => {
                let sql = "SELECT (SELECT count(*) FROM events) + (SELECT count(*) FROM commands)";
                let rows: i64 = self
                    .database()
                    .query_row(sql, [], |row| row.get(0))
                    .unwrap();
                rows.unsigned_abs()
            }
            Some(server) => redis::cmd("DBSIZE").query(&mut connect(server)).unwrap(),
        }
    }

    /// Whether a file of the embedded store holds these words anywhere.
    pub fn holds(&self, words: &str) -> bool {
        let entries = std::fs::read_dir(self.folder()).unwrap();
        entries
            .filter_map(|entry| std::fs::read(entry.unwrap().path()).ok())
            .any(|bytes| bytes.windows(words.len()).any(|it| it == words.as_bytes()))
    }

    /// Every key of Redis and what is under it, as text; nothing on the other store.
    pub fn keys(&self) -> String {
        let Some(server) = &self.redis else {
            return String::new();
        };
        let mut redis = connect(server);
        let keys: Vec<String> = redis::cmd("KEYS").arg("*").query(&mut redis).unwrap();
        let mut all = String::new();
        for key in keys {
            let kind: String = redis::cmd("TYPE").arg(&key).query(&mut redis).unwrap();
            let ask: &[&str] = match kind.as_str() {
                "stream" => &["XRANGE", &key, "-", "+"],
                "set" => &["SMEMBERS", &key],
                "hash" => &["HGETALL", &key],
                _ => &["GET", &key],
            };
            let mut command = redis::cmd(ask[0]);
            let value: redis::Value = command.arg(&ask[1..]).query(&mut redis).unwrap();
            all.push_str(&format!("{key} {value:?}\n"));
        }
        all
    }

    fn database(&self) -> Connection {
        let path = self.folder().join("afterword.db");
        Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
    }
}

fn connect(server: &RedisServer) -> redis::Connection {
    redis::Client::open(server.url())
        .unwrap()
        .get_connection()
        .unwrap()
}
