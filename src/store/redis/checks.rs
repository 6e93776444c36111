//! What a Redis must be before it is trusted with comments, and what is worth a warning.

use std::{collections::HashMap, time::Duration};

use redis::aio::ConnectionLike;
use tokio::time::Instant;

use super::connect::{OpenError, failed};

const LOADED_WITHIN: Duration = Duration::from_secs(30);
const LOOK_AGAIN_AFTER: Duration = Duration::from_millis(100);

/// Refuses a server that would lose comments by design; returns what may lose some by accident.
pub(super) async fn run(connection: &mut impl ConnectionLike) -> Result<Vec<String>, OpenError> {
    let info = loaded(connection).await?;
    let field = |name| info.get(name).map_or("", String::as_str);
    refuse(field)?;
    let fsync: Option<HashMap<String, String>> = redis::cmd("CONFIG")
        .arg("GET")
        .arg("appendfsync")
        .query_async(connection)
        .await
        // Hosted servers often forbid CONFIG; that is no reason not to start.
        .ok();
    let fsync = fsync.as_ref().and_then(|answer| answer.get("appendfsync"));
    Ok(
        durability_warning(field("aof_enabled"), fsync.map(String::as_str))
            .into_iter()
            .collect(),
    )
}

async fn loaded(
    connection: &mut impl ConnectionLike,
) -> Result<HashMap<String, String>, OpenError> {
    let began = Instant::now();
    loop {
        let info: String = redis::cmd("INFO")
            .query_async(connection)
            .await
            .map_err(failed)?;
        let info = fields(&info);
        if info.get("loading").is_none_or(|loading| loading == "0") {
            return Ok(info);
        }
        if began.elapsed() > LOADED_WITHIN {
            return Err(OpenError::Loading(LOADED_WITHIN.as_secs()));
        }
        tokio::time::sleep(LOOK_AGAIN_AFTER).await;
    }
}

fn fields(info: &str) -> HashMap<String, String> {
    info.lines()
        .filter_map(|line| line.trim_end().split_once(':'))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

fn refuse<'a>(field: impl Fn(&'static str) -> &'a str) -> Result<(), OpenError> {
    // Valkey reports the version of Redis that it is compatible with, 7.2 or newer.
    let version = field("redis_version");
    let major = version.split('.').next().and_then(|n| n.parse().ok());
    if major.unwrap_or(0) < 7 {
        return Err(OpenError::TooOld(version.to_owned()));
    }
    if field("redis_mode") == "cluster" {
        return Err(OpenError::Cluster);
    }
    if field("role") == "slave" {
        let master = format!("{}:{}", field("master_host"), field("master_port"));
        return Err(OpenError::Replica(master));
    }
    match field("maxmemory_policy") {
        "noeviction" => Ok(()),
        "" => Err(OpenError::Evicts("(not told by INFO)".to_owned())),
        policy => Err(OpenError::Evicts(policy.to_owned())),
    }
}

fn durability_warning(aof_enabled: &str, appendfsync: Option<&str>) -> Option<String> {
    if aof_enabled != "1" {
        return Some(
            "Redis runs with `appendonly no`: after a crash or a power cut every comment since the \
             last snapshot is gone. Set `appendonly yes` and `appendfsync always` in redis.conf \
             (or `redis-cli CONFIG SET appendonly yes`)"
                .to_owned(),
        );
    }
    match appendfsync {
        Some("always") => None,
        Some(other) => Some(format!(
            "Redis runs with `appendfsync {other}`: a power cut loses comments that were already \
             acknowledged, about the last second of them with `everysec`, more with `no`. Set \
             `appendfsync always` in redis.conf (or `redis-cli CONFIG SET appendfsync always`)"
        )),
        None => Some(
            "Redis does not tell its `appendfsync` (CONFIG GET is forbidden): unless it is \
             `always`, a power cut loses comments that were already acknowledged. Set `appendfsync \
             always` in redis.conf, or allow this user `+config|get`"
                .to_owned(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(info: &'static str) -> Result<(), OpenError> {
        let info = fields(info);
        refuse(|name| info.get(name).map_or("", String::as_str))
    }

    #[test]
    fn servers_that_lose_comments_by_design_are_refused() {
        assert!(refused("redis_version:7.0.0\r\nmaxmemory_policy:noeviction\r\n").is_ok());
        let old = refused("redis_version:6.2.14\nmaxmemory_policy:noeviction");
        assert!(matches!(old, Err(OpenError::TooOld(_))));
        let replica = refused("redis_version:7.2.4\nrole:slave\nmaster_host:h\nmaster_port:1");
        assert!(matches!(replica, Err(OpenError::Replica(master)) if master == "h:1"));
        let evicts = refused("redis_version:8.0.0\nmaxmemory_policy:volatile-ttl");
        assert!(matches!(evicts, Err(OpenError::Evicts(_))));
    }

    #[test]
    fn only_a_log_that_is_always_synced_is_silent() {
        assert_eq!(durability_warning("1", Some("always")), None);
        for (aof, fsync, named) in [
            ("0", Some("always"), "appendonly yes"),
            ("1", Some("everysec"), "appendfsync always"),
            ("1", None, "appendfsync"),
        ] {
            assert!(durability_warning(aof, fsync).is_some_and(|text| text.contains(named)));
        }
    }
}
