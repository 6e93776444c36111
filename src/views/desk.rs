//! The desk of those who look after the comments: the queue.

mod about;
mod row;

use askama::Template;

pub use self::{
    about::{DecisionRow, DeskHistory, DeskLink, DeskLog, DeskSettings, Entry, What},
    row::DeskRow,
};
use super::{
    assets::AssetUrls,
    words::{Text, Words},
};
use crate::domain::{moderation::Rule, values::DecisionId};

/// A page of comments.
#[derive(Template)]
#[template(path = "desk/queue.html", whitespace = "minimize")]
pub struct DeskPage {
    /// What it loads.
    pub assets: AssetUrls,
    /// In which language.
    pub words: &'static Words,
    /// The same.
    pub text: &'static Text,
    /// The kinds of comments.
    pub tabs: Vec<DeskTab>,
    /// What was just decided.
    pub done: Option<Done>,
    /// The sites that can be chosen.
    pub sites: Vec<String>,
    /// The one that is.
    pub site: Option<String>,
    /// The kind of comments that is shown.
    pub what: &'static str,
    /// The rule that decided about those that are shown.
    pub rule: Option<Rule>,
    /// The words that they have.
    pub searched: String,
    /// The person or network that they are of.
    pub whom: Option<Whom>,
    /// Whether only those of a thread, a person or a network are shown.
    pub narrowed: bool,
    /// The query of the page, which its forms bring back.
    pub back: String,
    /// The comments.
    pub rows: Vec<DeskRow>,
    /// How many there are in all.
    pub total: u32,
    /// Where the others are.
    pub next_href: Option<String>,
    /// Whether the desk knows everything.
    pub caught_up: bool,
    /// By which the script learns that something has changed.
    pub changes: u64,
}

/// A kind of comments.
pub struct DeskTab {
    /// Where they are.
    pub href: String,
    /// Whether they are shown.
    pub current: bool,
    /// Its name in addresses.
    pub name: &'static str,
    /// Its name.
    pub label: &'static str,
    /// How many there are, where that matters.
    pub count: Option<u32>,
}

/// What was just decided.
pub struct Done {
    /// Names it.
    pub decision: DecisionId,
    /// About how many comments, up to now.
    pub comments: u32,
    /// About how many it will be, while it is being carried out.
    pub of: Option<u32>,
}

/// A person or a network, and whether what comes from there is welcome.
pub struct Whom {
    /// On which site.
    pub site: String,
    /// Names it.
    pub value: String,
    /// Which of the two.
    pub is_network: bool,
    /// Whether it is banned.
    pub banned: bool,
}

impl DeskPage {
    /// A page without comments.
    pub fn new(assets: AssetUrls, words: &'static Words) -> Self {
        Self {
            assets,
            words,
            text: &words.text,
            tabs: Vec::new(),
            done: None,
            sites: Vec::new(),
            site: None,
            what: "",
            rule: None,
            searched: String::new(),
            whom: None,
            narrowed: false,
            back: String::new(),
            rows: Vec::new(),
            total: 0,
            next_href: None,
            caught_up: true,
            changes: 0,
        }
    }

    fn is_asked(&self, rule: &Rule) -> bool {
        self.rule == Some(*rule)
    }

    fn rules(&self) -> [Rule; Rule::ALL.len()] {
        Rule::ALL
    }
}
