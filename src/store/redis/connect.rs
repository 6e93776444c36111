//! From a URL to a client and a pool, and all that can be wrong at the start.

use std::time::Duration;

use deadpool_redis::{Manager, Pool, PoolError, Runtime};
use redis::{
    AsyncConnectionConfig, Client, ConnectionInfo, IntoConnectionInfo, ProtocolVersion, RedisError,
};

const TIMEOUT: Duration = Duration::from_secs(2);
const POOL_SIZE: usize = 4;

/// Why a Redis cannot be the store; each says what to do.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// A scheme that may come later.
    #[error(
        "this version does not speak {scheme}:// yet, only redis://. Use redis://host:port/db{instead}"
    )]
    NotYet {
        /// As in the URL.
        scheme: String,
        /// How to live without it.
        instead: &'static str,
    },
    /// Not a URL of Redis.
    #[error(
        "the address of Redis is not of the form redis://[user:password@]host[:port][/db] ({0}); characters such as @ and / in a password are written %40 and %2F"
    )]
    Url(String),
    /// Nobody answers there.
    #[error(
        "Redis does not answer at {addr}: {reason}. Is it running, and does the address in AFTERWORD_STORE (or REDIS_ENDPOINT) point to it?"
    )]
    Unreachable {
        /// Host and port.
        addr: String,
        /// What came instead of an answer.
        reason: String,
    },
    /// The user or the password is wrong, or may too little.
    #[error(
        "Redis refuses the login or a command ({0}). Check the user and password in the URL; the user needs +@read +@write +@stream +@scripting +@connection +@transaction +info and the keys ~aw:*"
    )]
    Login(String),
    /// Older than what the scripts and checks rely on.
    #[error("this is Redis {0}; 7.0 or newer is needed. Upgrade Redis, or use Valkey")]
    TooOld(String),
    /// Memory pressure would delete comments.
    #[error(
        "Redis is set to `maxmemory-policy {0}`: when memory is full it would throw comments away. Set `maxmemory-policy noeviction` in redis.conf (or `redis-cli CONFIG SET maxmemory-policy noeviction`), or give Afterword a Redis of its own"
    )]
    Evicts(String),
    /// Nothing can be written there.
    #[error("this Redis is a replica and cannot be written to. Point the URL to its master, {0}")]
    Replica(String),
    /// Only one slot of sixteen thousand may be here.
    #[error(
        "this Redis is a node of a cluster, which this version does not speak yet. Use a Redis with `cluster-enabled no`"
    )]
    Cluster,
    /// Still reading its files.
    #[error(
        "Redis is still loading its files after {0} seconds. Wait until `redis-cli INFO persistence` shows loading:0 and start again"
    )]
    Loading(u64),
    /// `aw:meta` holds what no version wrote.
    #[error(
        "the key aw:meta is broken ({0}). Restore it from a backup: `HSET aw:meta partitions <count>` with the count that the log was created with"
    )]
    Meta(String),
    /// Anything else.
    #[error("Redis answers, but not as it should: {0}. Its log file tells more")]
    Failed(RedisError),
}

/// Parses the URL; connects to nothing yet.
pub(super) fn client(url: &str) -> Result<Client, OpenError> {
    let wrong = |reason: &dyn std::fmt::Display| OpenError::Url(reason.to_string());
    let (scheme, _) = url
        .split_once("://")
        .ok_or_else(|| wrong(&"it has no ://"))?;
    let instead = match scheme {
        "redis" => None,
        "rediss" => Some(", through a private network or a TLS tunnel such as stunnel"),
        "redis+sentinel" => Some(" of the master"),
        "redis+cluster" => Some(" of a Redis that is no cluster"),
        _ => return Err(wrong(&"it does not begin with redis://")),
    };
    if let Some(instead) = instead {
        return Err(OpenError::NotYet {
            scheme: scheme.to_owned(),
            instead,
        });
    }
    let info = url
        .into_connection_info()
        .map_err(|error| wrong(&error.category()))?;
    // Version 3 of the protocol tells of a lost connection before the next command is spent on it.
    let settings = info
        .redis_settings()
        .clone()
        .set_protocol(ProtocolVersion::RESP3);
    Client::open(info.set_redis_settings(settings)).map_err(|error| wrong(&error))
}

/// A few connections beside the shared one, for what must not queue behind it.
pub(super) fn pool(client: &Client) -> Result<Pool, OpenError> {
    let config = AsyncConnectionConfig::new()
        .set_connection_timeout(Some(TIMEOUT))
        .set_response_timeout(Some(TIMEOUT));
    let info: ConnectionInfo = client.get_connection_info().clone();
    let manager = Manager::new_with_config(info, config).map_err(OpenError::Failed)?;
    Pool::builder(manager)
        .max_size(POOL_SIZE)
        .runtime(Runtime::Tokio1)
        .wait_timeout(Some(TIMEOUT))
        .create_timeout(Some(TIMEOUT))
        .recycle_timeout(Some(TIMEOUT))
        .build()
        .map_err(|error| OpenError::Url(error.to_string()))
}

/// The first connection: here a wrong address or password shows.
pub(super) async fn checked_out(
    pool: &Pool,
    client: &Client,
) -> Result<deadpool_redis::Connection, OpenError> {
    pool.get().await.map_err(|error| match error {
        PoolError::Backend(error) if !error.is_io_error() => failed(error),
        error => OpenError::Unreachable {
            addr: client.get_connection_info().addr().to_string(),
            reason: error.to_string(),
        },
    })
}

/// What a command at the start failed for.
pub(super) fn failed(error: RedisError) -> OpenError {
    let login = error.kind() == redis::ErrorKind::AuthenticationFailed
        || matches!(error.code(), Some("NOAUTH" | "WRONGPASS" | "NOPERM"));
    if login {
        OpenError::Login(error.to_string())
    } else {
        OpenError::Failed(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_redis_is_spoken_yet() {
        assert!(client("redis://user:pass%40word@127.0.0.1:6379/2").is_ok());
        assert!(client("redis://localhost").is_ok());
        for later in [
            "rediss://h",
            "redis+sentinel://h/master",
            "redis+cluster://h",
        ] {
            let error = client(later).expect_err(later);
            assert!(matches!(error, OpenError::NotYet { .. }), "{error}");
            assert!(error.to_string().contains("yet"), "{error}");
        }
    }

    #[test]
    fn a_wrong_url_is_named_without_its_password() {
        for wrong in [
            "localhost:6379",
            "http://localhost",
            "redis://",
            "redis://u:secret@h:port",
        ] {
            let error = client(wrong).expect_err(wrong);
            assert!(matches!(error, OpenError::Url(_)), "{wrong}: {error}");
            assert!(!error.to_string().contains("secret"), "{error}");
        }
    }
}
