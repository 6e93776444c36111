//! What else is at the desk: the decisions, the history of a comment, and the rules of a site.

use askama::Template;

use crate::{
    domain::{
        moderation::{Notify, Rules, WhoMayComment},
        thread::{Judgement, Standing},
        values::{DecisionId, ReportReason},
    },
    views::{
        assets::AssetUrls,
        words::{Text, Words},
    },
};

/// The decisions, the last first.
#[derive(Template)]
#[template(path = "desk/log.html", whitespace = "minimize")]
pub struct DeskLog {
    /// What it loads.
    pub assets: AssetUrls,
    /// In which language.
    pub words: &'static Words,
    /// The same.
    pub text: &'static Text,
    /// The decisions.
    pub rows: Vec<DecisionRow>,
    /// Where the earlier ones are.
    pub next_href: Option<String>,
}

/// A decision.
pub struct DecisionRow {
    /// Names it.
    pub decision: DecisionId,
    /// By whom; none if readers did by their reports.
    pub by: Option<String>,
    /// How the comments have stood since.
    pub to: Standing,
    /// About how many.
    pub comments: u32,
    /// How many of them still stand by it.
    pub in_force: u32,
    /// The site.
    pub site: String,
    /// The thread of the first of them.
    pub post: String,
    /// Where that is at the desk.
    pub href: String,
    /// For people.
    pub when: String,
    /// RFC 3339.
    pub datetime: String,
}

/// How a comment read before, and what was decided about it.
#[derive(Template)]
#[template(path = "desk/history.html", whitespace = "minimize")]
pub struct DeskHistory {
    /// What it loads.
    pub assets: AssetUrls,
    /// In which language.
    pub words: &'static Words,
    /// The same.
    pub text: &'static Text,
    /// All that happened, in order.
    pub entries: Vec<Entry>,
}

/// Something that happened to a comment.
pub struct Entry {
    /// For people.
    pub when: String,
    /// RFC 3339.
    pub datetime: String,
    /// What.
    pub what: What,
}

/// What happened to a comment.
pub enum What {
    /// It was said: its words, unless they were taken back, and what the rules made of it.
    Said(Option<String>, Judgement),
    /// It was put in other words.
    Edited(Option<String>, Judgement),
    /// It was decided how it stands: by somebody, or by the reports of readers.
    Decided(Standing, Option<String>),
    /// A reader reported it.
    Reported(ReportReason),
    /// Its writer took it back.
    Deleted,
}

/// The button of a link in a letter.
#[derive(Template)]
#[template(path = "desk/link.html", whitespace = "minimize")]
pub struct DeskLink<'a> {
    /// What it loads.
    pub assets: AssetUrls,
    /// In which language.
    pub words: &'static Words,
    /// The same.
    pub text: &'static Text,
    /// Who wrote the comment.
    pub name: &'a str,
    /// As it was typed.
    pub said: &'a str,
    /// What the button is called.
    pub label: &'a str,
    /// What it sends.
    pub token: &'a str,
}

/// The rules of a site, to be changed.
#[derive(Template)]
#[template(path = "desk/settings.html", whitespace = "minimize")]
pub struct DeskSettings {
    /// What it loads.
    pub assets: AssetUrls,
    /// In which language.
    pub words: &'static Words,
    /// The same.
    pub text: &'static Text,
    /// The site.
    pub site: String,
    /// Its rules.
    pub rules: Rules,
    /// The list of words, as typed.
    pub listed: String,
    /// What is wrong with it.
    pub words_error: Option<String>,
    /// Whether the settings of the service have a key for Akismet.
    pub has_akismet: bool,
}

impl DeskSettings {
    fn number(&self, number: &Option<u32>) -> String {
        number.map_or_else(String::new, |n| n.to_string())
    }
}
