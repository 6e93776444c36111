//! What the desk makes of the words of a comment: where they lead, and what a classifier learns.

use rusqlite::Row;

use crate::{
    domain::{
        thread::{Author, Said},
        values::{AuthorName, Body, Website},
    },
    spam::{Links, Tokens},
};

/// The hosts that a website of a writer leads to.
pub fn website_hosts(website: Option<&str>) -> Vec<String> {
    let hosts = website.map(|url| Links::of(&format!("<{url}>")).hosts);
    hosts.unwrap_or_default()
}

/// A row of name, website and body as a classifier takes it.
pub fn tokens(row: &Row<'_>) -> rusqlite::Result<Tokens> {
    let name: Option<String> = row.get(0)?;
    let website: Option<String> = row.get(1)?;
    let author = name.and_then(|name| AuthorName::parse(&name).ok());
    let author = author.map(|name| Author {
        name,
        email: None,
        website: website.and_then(|url| Website::parse(&url).ok()),
    });
    let body: String = row.get(2)?;
    Ok(match Body::parse(&body) {
        Ok(body) => Tokens::of(&Said {
            author,
            body,
            network: None,
        }),
        Err(_) => Tokens::default(),
    })
}
