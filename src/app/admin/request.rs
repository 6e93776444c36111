//! The words of the command line about sites and threads; the same go to a running service.

use clap::Subcommand;
use serde::{Deserialize, Serialize};

use crate::domain::values::{CommentId, Origin, SiteKey};

/// What can be asked.
#[derive(Debug, Serialize, Deserialize)]
pub enum Request {
    /// About sites.
    Site(SiteRequest),
    /// About threads.
    Thread(ThreadRequest),
}

/// What can be asked about sites.
#[derive(Debug, Serialize, Deserialize, Subcommand)]
pub enum SiteRequest {
    /// Add a site, or change the origins of one.
    Add {
        /// A short name: a-z, 0-9 and -.
        #[arg(value_parser = site_key)]
        key: String,
        /// Where its pages live, such as `https://blog.example`.
        #[arg(required = true, value_parser = origin)]
        origins: Vec<String>,
    },
    /// List the sites.
    List,
    /// Choose what readers of a site can do, and how it looks.
    Set {
        /// The key of the site.
        #[arg(value_parser = site_key)]
        key: String,
        /// Whether comments can be liked: on or off.
        #[arg(long, value_parser = on_off, value_name = "on|off")]
        likes: Option<bool>,
        /// Whether readers can react to a post: on or off.
        #[arg(long, value_parser = on_off, value_name = "on|off")]
        reactions: Option<bool>,
        /// A style sheet on one of the site's origins, or none.
        #[arg(long, value_name = "URL")]
        stylesheet: Option<String>,
    },
    /// Show the owner's badge on what this browser says: the one that wrote this comment.
    Owner {
        /// The key of the site.
        #[arg(value_parser = site_key)]
        key: String,
        /// The post under which the owner commented, such as 2026/hello.
        post: String,
        /// The id of the comment, as in its address after #comment-.
        #[arg(value_parser = comment_id)]
        comment: String,
    },
}

/// What can be asked about a thread.
#[derive(Debug, Serialize, Deserialize, Subcommand)]
pub enum ThreadRequest {
    /// Let a thread only be read.
    Lock {
        /// The key of the site.
        #[arg(value_parser = site_key)]
        site: String,
        /// The post, such as 2026/hello.
        post: String,
    },
    /// Let people comment again.
    Unlock {
        /// The key of the site.
        #[arg(value_parser = site_key)]
        site: String,
        /// The post, such as 2026/hello.
        post: String,
    },
    /// Let a comment stand before all others.
    Pin {
        /// The key of the site.
        #[arg(value_parser = site_key)]
        site: String,
        /// The post, such as 2026/hello.
        post: String,
        /// The id of the comment, as in its address after #comment-.
        #[arg(value_parser = comment_id)]
        comment: String,
    },
    /// Let it stand in its own place again.
    Unpin {
        /// The key of the site.
        #[arg(value_parser = site_key)]
        site: String,
        /// The post, such as 2026/hello.
        post: String,
        /// The id of the comment, as in its address after #comment-.
        #[arg(value_parser = comment_id)]
        comment: String,
    },
}

fn site_key(raw: &str) -> Result<String, String> {
    SiteKey::parse(raw)
        .map(|key| key.to_string())
        .map_err(|error| format!("the key {error}"))
}

fn origin(raw: &str) -> Result<String, String> {
    Origin::parse(raw)
        .map(|origin| origin.to_string())
        .map_err(|error| format!("it {error}"))
}

fn comment_id(raw: &str) -> Result<String, String> {
    let id = raw.trim_start_matches("#comment-");
    CommentId::parse(id)
        .map(|id| id.to_string())
        .map_err(|error| format!("it {error}"))
}

fn on_off(raw: &str) -> Result<bool, String> {
    match raw {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err("it is on or off".to_owned()),
    }
}
