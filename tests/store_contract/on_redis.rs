//! The contract on Redis.

use std::sync::Arc;

use afterword::store::{EventStore, redis::RedisStore};

use redis::AsyncConnectionConfig;

use crate::{
    Place, any_file_holds, contract,
    given::{PATIENCE, eventually},
    redis_server::RedisServer,
};

struct OnRedis(RedisServer);

impl Place for OnRedis {
    async fn fresh() -> Self {
        Self(RedisServer::start())
    }

    async fn open(&self) -> Arc<dyn EventStore> {
        Arc::new(RedisStore::open(&self.0.url()).await.unwrap())
    }

    async fn holds(&self, words: &str) -> bool {
        let client = redis::Client::open(self.0.url()).unwrap();
        let patient = AsyncConnectionConfig::new().set_response_timeout(Some(PATIENCE));
        let raw = client.get_multiplexed_async_connection_with_config(&patient);
        let mut raw = raw.await.unwrap();
        let ask = async |raw: &mut _, words: &[&str]| -> String {
            let mut command = redis::cmd(words[0]);
            command.arg(&words[1..]).query_async(raw).await.unwrap()
        };
        ask(&mut raw, &["CONFIG", "SET", "aof-use-rdb-preamble", "no"]).await;
        ask(&mut raw, &["BGREWRITEAOF"]).await;
        eventually("the file is written anew", async || {
            let info = ask(&mut raw, &["INFO", "persistence"]).await;
            info.contains("aof_rewrite_in_progress:0") && info.contains("aof_rewrite_scheduled:0")
        })
        .await;
        any_file_holds(self.0.files(), words)
    }
}

contract!(OnRedis);
