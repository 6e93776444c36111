//! Many people after few addresses, and everything goes wrong on the way: on both stores there is
//! one owner for each address in the end, nothing is stuck, and nothing is doubled.

mod accounts;
mod amid;
mod faulty;
#[allow(dead_code, reason = "other tests stop it and start it again")]
#[path = "../support/redis.rs"]
mod redis_server;

use std::sync::Arc;

use afterword::store::{EventStore, redis::RedisStore, sqlite::SqliteStore};
use redis_server::RedisServer;

/// A store of SQLite in a folder that lasts as long.
async fn sqlite() -> (Arc<dyn EventStore>, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&folder.path().join("afterword.db")).await;
    (Arc::new(store.unwrap()), folder)
}

/// A store on a Redis that lasts as long.
async fn redis() -> (Arc<dyn EventStore>, RedisServer) {
    let server = RedisServer::start();
    let store = RedisStore::open(&server.url()).await;
    (Arc::new(store.unwrap()), server)
}

#[tokio::test]
async fn every_address_has_one_owner_on_sqlite() {
    let (store, _folder) = sqlite().await;
    accounts::run("SQLite", &store).await;
}

#[tokio::test]
async fn every_address_has_one_owner_on_redis() {
    let (store, _server) = redis().await;
    accounts::run("Redis", &store).await;
}

#[tokio::test]
async fn a_late_comment_is_taken_back_on_sqlite() {
    let (store, _folder) = sqlite().await;
    amid::a_late_comment_is_taken_back(&store).await;
}

#[tokio::test]
async fn a_late_comment_is_taken_back_on_redis() {
    let (store, _server) = redis().await;
    amid::a_late_comment_is_taken_back(&store).await;
}
