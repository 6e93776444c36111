//! The contract on Redis.

use std::sync::Arc;

use afterword::store::{EventStore, redis::RedisStore};

use crate::{Place, contract, redis_server::RedisServer};

struct OnRedis(RedisServer);

impl Place for OnRedis {
    async fn fresh() -> Self {
        Self(RedisServer::start())
    }

    async fn open(&self) -> Arc<dyn EventStore> {
        Arc::new(RedisStore::open(&self.0.url()).await.unwrap())
    }
}

contract!(OnRedis);
