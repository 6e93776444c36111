//! `afterword desk rebuild`: throws the moderators' desk of this node away; it reads the logs again.

use anyhow::{Context, Result};

use crate::{
    config::Config,
    desk::{Desk, Thrown},
};

/// Does it, or lets the node that runs here do it; answers with what happens then.
pub fn rebuild(config: &Config) -> Result<&'static str> {
    let thrown = Desk::throw_away(&config.data);
    let folder = config.data.display();
    let thrown = thrown.with_context(|| format!("the desk in {folder} cannot be thrown away"))?;
    Ok(match thrown {
        Thrown::Away => "the desk reads all threads at the next start",
        Thrown::Asked => "the service that runs here reads all threads anew within some seconds",
    })
}
