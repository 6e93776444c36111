//! The secret of a service that was given none: made once, kept beside the data.

use std::{
    fs::{self, DirBuilder, OpenOptions},
    io::Write,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
};

use anyhow::{Context, Result, bail};

use crate::config::{Config, StoreUrl};

/// The secret of the settings; else the one beside the data, which is made the first time.
///
/// Several nodes on one Redis must be given the same, or a writer can change a comment only on the
/// node that took it.
pub fn secret(config: &Config) -> Vec<u8> {
    if let Some(secret) = &config.secret {
        return secret.as_bytes().to_owned();
    }
    kept(&config.data).unwrap_or_else(|error| {
        tracing::warn!(
            ?error,
            "no secret can be kept: after a restart nobody can change an earlier comment; set AFTERWORD_SECRET"
        );
        rand::random::<[u8; 32]>().to_vec()
    })
}

/// Tells the log where nodes on one Redis would not understand each other.
pub fn warn_if_alone(config: &Config) {
    if config.secret.is_none() && matches!(config.store_url(), StoreUrl::Redis(_)) {
        tracing::warn!(
            "AFTERWORD_SECRET is not set: other nodes on this Redis cannot tell who wrote what here"
        );
    }
}

/// Refuses to tell a key that another node would not know.
pub fn must_be_shared(config: &Config) -> Result<()> {
    if let (StoreUrl::Redis(_), None) = (config.store_url(), &config.secret) {
        bail!(
            "AFTERWORD_SECRET is not set, so each node on this Redis would have another key: give \
             all of them, and this command, the same"
        );
    }
    Ok(())
}

fn kept(folder: &Path) -> Result<Vec<u8>> {
    let path = folder.join("secret");
    if let Ok(secret) = fs::read(&path)
        && secret.len() == 32
    {
        return Ok(secret);
    }
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .with_context(|| format!("{} cannot be made", folder.display()))?;
    let secret = rand::random::<[u8; 32]>();
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&path)
        .with_context(|| format!("{} cannot be written", path.display()))?;
    file.write_all(&secret)?;
    file.sync_all()?;
    Ok(secret.to_vec())
}
