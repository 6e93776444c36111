//! The words of the command line about sites and threads; the same go to a running service.

use clap::Subcommand;
use serde::{Deserialize, Serialize};

use super::rules::RuleFlags;
use crate::domain::values::{CommentId, Origin, SiteKey};

/// What can be asked.
#[derive(Debug, Serialize, Deserialize)]
pub enum Request {
    /// About sites.
    Site(SiteRequest),
    /// About threads.
    Thread(ThreadRequest),
    /// About those who decide.
    Staff(StaffRequest),
    /// About whoever owns it all.
    Owner(OwnerRequest),
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
        /// Who may comment, and what is held.
        #[command(flatten)]
        rules: RuleFlags,
    },
    /// Print the key with which a blog signs its own readers in: docs/single-sign-on.md.
    Sso {
        /// The key of the site.
        #[arg(value_parser = site_key)]
        key: String,
        /// Make another one, so that the present one is good no more.
        #[arg(long, conflicts_with = "off")]
        new: bool,
        /// Take no more tokens of this blog.
        #[arg(long)]
        off: bool,
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

/// What can be asked about the owner.
#[derive(Debug, Serialize, Deserialize, Subcommand)]
pub enum OwnerRequest {
    /// Print a link, good once and for a day, that makes whoever opens it the owner.
    Invite {
        /// Of this site only.
        #[arg(long, value_parser = site_key)]
        site: Option<String>,
    },
}

/// What can be asked about the staff.
#[derive(Debug, Serialize, Deserialize, Subcommand)]
pub enum StaffRequest {
    /// Print a link, good once and for a day, that gives whoever opens it a role.
    Invite {
        /// On this site only.
        #[arg(long, value_parser = site_key)]
        site: Option<String>,
        /// Which: moderator or owner.
        #[arg(long, value_parser = ["moderator", "owner"], default_value = "moderator")]
        role: String,
    },
    /// List who has which role where: account, role, site (* is every site), name, address.
    List,
    /// Print a link, good once and for a day, that lets this account in again.
    Link {
        /// As in the list.
        account: String,
    },
    /// Let an account comment on a site no more.
    Ban {
        /// The key of the site.
        #[arg(value_parser = site_key)]
        site: String,
        /// The account.
        account: String,
    },
    /// Let it comment there again.
    Unban {
        /// The key of the site.
        #[arg(value_parser = site_key)]
        site: String,
        /// The account.
        account: String,
    },
    /// Take a role away.
    Remove {
        /// As in the list.
        account: String,
        /// The role on this site; without it, the one on every site.
        #[arg(long, value_parser = site_key)]
        site: Option<String>,
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

pub(super) fn on_off(raw: &str) -> Result<bool, String> {
    match raw {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err("it is on or off".to_owned()),
    }
}
