//! The contract on SQLite.

use std::{sync::Arc, time::Duration};

use afterword::{
    domain::{Queue, values::AccountId},
    store::{EventStore, StreamId, sqlite::SqliteStore},
};

use crate::{
    Place, any_file_holds, contract,
    given::{add, email_verified, wish},
};

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

/// One process owns the file, so whoever had a job before this one began is no more.
#[tokio::test]
async fn a_job_of_a_process_that_is_no_more_waits_for_no_lease() {
    let place = OnSqlite::fresh().await;
    let store = place.open().await;
    let (account, lease) = (StreamId::Account(AccountId(1)), Duration::from_secs(3600));
    add(
        &*store,
        wish(&account, vec![email_verified("ada@blog.example")]),
    )
    .await;
    assert_eq!(store.work(Queue::Claims, lease).await.unwrap().len(), 1);
    assert!(store.work(Queue::Claims, lease).await.unwrap().is_empty());
    store.close().await;
    drop(store);

    let store = place.open().await;
    let again = store.work(Queue::Claims, lease).await.unwrap();
    assert_eq!(again.iter().map(|job| job.attempt).collect::<Vec<_>>(), [2]);
    store.close().await;
    drop(store);

    // What may be what ends the process keeps its wait.
    let store = place.open().await;
    assert!(store.work(Queue::Claims, lease).await.unwrap().is_empty());
}
