//! The contract on SQLite.

use std::sync::Arc;

use afterword::store::{EventStore, sqlite::SqliteStore};

use crate::{Place, any_file_holds, contract};

struct OnSqlite(tempfile::TempDir);

impl Place for OnSqlite {
    async fn fresh() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    async fn open(&self) -> Arc<dyn EventStore> {
        let path = self.0.path().join("afterword.db");
        Arc::new(SqliteStore::open(&path).await.unwrap())
    }

    async fn holds(&self, words: &str) -> bool {
        any_file_holds(self.0.path(), words)
    }
}

contract!(OnSqlite);
