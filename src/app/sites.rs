//! Which blogs there are: what the command line asks, answered from the store, or by the running
//! service that owns it.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Result, ensure};
use serde::{Deserialize, Serialize};

use super::{control, open_store};
use crate::{
    config::{Config, StoreUrl},
    domain::{
        site::SetOrigins,
        values::{Origin, SiteKey, Timestamp},
    },
    repository::Repository,
    store::sqlite,
};

/// What can be asked.
#[derive(Debug, Serialize, Deserialize)]
pub enum Request {
    /// Let a site live on these origins.
    SetOrigins {
        /// The site's key.
        site: String,
        /// At least one.
        origins: Vec<String>,
    },
    /// Which sites there are.
    Sites,
}

/// Adds a site, or changes the origins of one; answers with lines for the person who asked.
pub async fn add(config: &Config, site: &SiteKey, origins: &[Origin]) -> Result<Vec<String>> {
    let origins = origins
        .iter()
        .map(|origin| origin.as_str().to_owned())
        .collect();
    ask(
        config,
        Request::SetOrigins {
            site: site.to_string(),
            origins,
        },
    )
    .await
}

/// The sites, a line each.
pub async fn list(config: &Config) -> Result<Vec<String>> {
    ask(config, Request::Sites).await
}

async fn ask(config: &Config, request: Request) -> Result<Vec<String>> {
    let store = match (open_store(config).await, config.store_url()) {
        (Ok(store), _) => store,
        (Err(error), StoreUrl::Sqlite(path)) if is_in_use(&error) => {
            return control::ask(&path, &request)
                .await
                .map_err(|why| error.context(why));
        }
        (Err(error), _) => return Err(error),
    };
    let repository = Repository::new(std::sync::Arc::clone(&store)).await?;
    let lines = answer(&repository, request).await;
    store.close().await;
    lines
}

/// Does what was asked.
pub async fn answer(repository: &Repository, request: Request) -> Result<Vec<String>> {
    match request {
        Request::SetOrigins { site, origins } => {
            let key = SiteKey::parse(&site)?;
            ensure!(!origins.is_empty(), "a site has at least one origin");
            let parsed: Result<Vec<_>, _> = origins.iter().map(|raw| Origin::parse(raw)).collect();
            let since = SystemTime::now().duration_since(UNIX_EPOCH)?;
            let at = Timestamp::from_millis(since.as_millis() as i64);
            let news = repository
                .set_origins(
                    &key,
                    SetOrigins {
                        origins: parsed?,
                        at,
                    },
                )
                .await?;
            let state = if news {
                "is set up for"
            } else {
                "was already set up for"
            };
            Ok(vec![format!("{key} {state} {}", origins.join(" "))])
        }
        Request::Sites => {
            let mut lines = Vec::new();
            for key in repository.site_keys().await? {
                let site = repository.site(&key).await?.state;
                let origins: Vec<_> = site.origins().iter().map(Origin::as_str).collect();
                lines.push(format!("{key} {}", origins.join(" ")));
            }
            Ok(lines)
        }
    }
}

fn is_in_use(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(sqlite::OpenError::InUse { .. }))
}
