//! The secret of a service that was given none: made once, kept beside the data.

use std::{
    fs::{self, DirBuilder, OpenOptions},
    io::Write,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
};

use anyhow::{Context, Result};

use crate::config::{Config, StoreUrl};

/// The secret of the settings; else the one beside the data, which is made the first time.
///
/// Several nodes on one Redis must be given the same, or a writer can change a comment only on the
/// node that took it.
pub fn secret(config: &Config) -> Vec<u8> {
    if let Some(secret) = &config.secret {
        return secret.as_bytes().to_owned();
    }
    if let StoreUrl::Redis(_) = config.store_url() {
        tracing::warn!(
            "AFTERWORD_SECRET is not set: other nodes on this Redis cannot tell who wrote what here"
        );
    }
    kept(&config.data).unwrap_or_else(|error| {
        tracing::warn!(
            ?error,
            "no secret can be kept: after a restart nobody can change an earlier comment; set AFTERWORD_SECRET"
        );
        rand::random::<[u8; 32]>().to_vec()
    })
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
