//! Who may comment on a site and what is held there, as the command line chooses it.

use std::fs;

use clap::Args;
use serde::{Deserialize, Serialize};

use super::request::on_off;
use crate::domain::moderation::{Rules, WhoMayComment, WordList};

/// The longest time after which a thread closes, in days: ten years.
const MOST_DAYS: u32 = 3_650;

/// What is not said stays as it is.
#[derive(Debug, Default, Serialize, Deserialize, Args)]
pub struct RuleFlags {
    /// Who may comment: everybody, members (whoever is signed in) or staff.
    #[arg(long, value_parser = who, value_name = "WHO")]
    who: Option<String>,
    /// Whether every comment waits for a decision: on or off.
    #[arg(long, value_parser = on_off, value_name = "on|off")]
    hold_all: Option<bool>,
    /// So many first comments of a person wait.
    #[arg(long, value_name = "N")]
    hold_first: Option<u32>,
    /// More links than this wait, if their writer is not known; or none for any number.
    #[arg(long, value_parser = limit, value_name = "N|none")]
    links: Option<Limit>,
    /// What has one of these words or hosts waits; separated by commas, in place of those before.
    #[arg(long, value_parser = words, value_name = "WORDS")]
    words: Option<String>,
    /// The same from a file, one a line.
    #[arg(long, value_parser = words_file, value_name = "PATH", conflicts_with = "words")]
    words_file: Option<String>,
    /// Whether who has been here before is published at once: on or off.
    #[arg(long, value_parser = on_off, value_name = "on|off")]
    publish_known: Option<bool>,
    /// Whether what looks like the work of a machine waits: on or off.
    #[arg(long, value_parser = on_off, value_name = "on|off")]
    suspicion: Option<bool>,
    /// Whether browsers are asked for some work, and what comes without it waits: on or off.
    #[arg(long, value_parser = on_off, value_name = "on|off")]
    proof: Option<bool>,
    /// Whether Akismet is asked, where the service has a key: on or off.
    #[arg(long, value_parser = on_off, value_name = "on|off")]
    akismet: Option<bool>,
    /// So many days after its first comment a thread takes no more; or none for never.
    #[arg(long, value_parser = days, value_name = "DAYS|none")]
    close_after: Option<Limit>,
    /// So many reports hold a comment; or none for never.
    #[arg(long, value_parser = reports, value_name = "N|none")]
    reports: Option<Limit>,
}

/// How much there may be. In JSON an option in an option would be read as not said.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
enum Limit {
    None,
    Most(u32),
}

impl Limit {
    fn most(self) -> Option<u32> {
        match self {
            Self::None => None,
            Self::Most(most) => Some(most),
        }
    }
}

impl RuleFlags {
    /// The rules of a site with what was chosen.
    pub fn apply(self, now: &Rules) -> Rules {
        let words = self.words.or(self.words_file);
        let words = words.and_then(|list| WordList::parse(&list));
        let limit = |chosen: Option<Limit>, now| chosen.map_or(now, Limit::most);
        Rules {
            who: self
                .who
                .and_then(|who| WhoMayComment::parse(&who))
                .unwrap_or(now.who),
            hold_all: self.hold_all.unwrap_or(now.hold_all),
            hold_first: self.hold_first.unwrap_or(now.hold_first),
            most_links: limit(self.links, now.most_links),
            words: words.unwrap_or_else(|| now.words.clone()),
            publish_known: self.publish_known.unwrap_or(now.publish_known),
            suspicion: self.suspicion.unwrap_or(now.suspicion),
            proof: self.proof.unwrap_or(now.proof),
            akismet: self.akismet.unwrap_or(now.akismet),
            close_after: limit(self.close_after, now.close_after),
            reports: limit(self.reports, now.reports),
            ..now.clone()
        }
    }
}

/// The rules in the words of the flags.
pub fn told(rules: &Rules) -> String {
    let state = |on| if on { "on" } else { "off" };
    let limit = |most: Option<u32>| most.map_or_else(|| "none".to_owned(), |most| most.to_string());
    let all = [
        ("who", rules.who.name().to_owned()),
        ("hold-all", state(rules.hold_all).to_owned()),
        ("hold-first", rules.hold_first.to_string()),
        ("links", limit(rules.most_links)),
        // Not the words themselves: there may be a thousand.
        ("words", rules.words.entries().len().to_string()),
        ("publish-known", state(rules.publish_known).to_owned()),
        ("suspicion", state(rules.suspicion).to_owned()),
        ("proof", state(rules.proof).to_owned()),
        ("akismet", state(rules.akismet).to_owned()),
        ("close-after", limit(rules.close_after)),
        ("reports", limit(rules.reports)),
    ];
    let all = all.map(|(name, value)| format!("{name} {value}"));
    all.join(", ")
}

fn who(raw: &str) -> Result<String, String> {
    let who = WhoMayComment::parse(raw).ok_or("it is everybody, members or staff")?;
    Ok(who.name().to_owned())
}

fn limit(raw: &str) -> Result<Limit, String> {
    match raw {
        "none" => Ok(Limit::None),
        _ => match raw.parse() {
            Ok(most) => Ok(Limit::Most(most)),
            Err(_) => Err("it is a number, or none".to_owned()),
        },
    }
}

fn days(raw: &str) -> Result<Limit, String> {
    let limit = limit(raw)?;
    match limit.most() {
        Some(0) => Err("a thread is open for a day at least; `thread lock` closes one".to_owned()),
        Some(MOST_DAYS..) => Err(format!("it is less than {MOST_DAYS}, or none")),
        _ => Ok(limit),
    }
}

fn reports(raw: &str) -> Result<Limit, String> {
    let limit = limit(raw)?;
    match limit.most() {
        Some(0) => Err("it takes one report at least; none for never".to_owned()),
        _ => Ok(limit),
    }
}

fn words(raw: &str) -> Result<String, String> {
    word_list(&raw.replace(',', "\n"))
}

/// Read here: a running service that is asked may stand in another folder.
fn words_file(path: &str) -> Result<String, String> {
    let raw = fs::read_to_string(path).map_err(|error| error.to_string())?;
    word_list(&raw)
}

fn word_list(raw: &str) -> Result<String, String> {
    let (most, longest) = (WordList::MOST, WordList::LONGEST);
    let list = WordList::parse(raw)
        .ok_or_else(|| format!("it has at most {most} entries of at most {longest} characters"))?;
    Ok(list.text())
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Debug, Parser)]
    struct Flags {
        #[command(flatten)]
        rules: RuleFlags,
    }

    fn chosen(flags: &str) -> Result<Rules, clap::Error> {
        let flags = Flags::try_parse_from(["set"].into_iter().chain(flags.split(' ')))?;
        // A running service is asked in JSON.
        let sent = serde_json::to_string(&flags.rules).unwrap();
        let rules: RuleFlags = serde_json::from_str(&sent).unwrap();
        Ok(rules.apply(&Rules::default()))
    }

    #[test]
    fn what_is_not_said_stays_as_it_is() {
        let rules = Rules {
            hold_first: 2,
            most_links: None,
            words: WordList::parse("casino").unwrap(),
            who: WhoMayComment::Members,
            ..Rules::default()
        };
        assert_eq!(RuleFlags::default().apply(&rules), rules);
    }

    #[test]
    fn each_flag_changes_its_rule() {
        let rules =
            chosen("--who staff --links none --words Casino,bad.example --close-after 30").unwrap();
        assert_eq!((rules.who, rules.most_links), (WhoMayComment::Staff, None));
        assert_eq!(rules.words.entries(), ["casino", "bad.example"]);
        assert_eq!(rules.close_after, Some(30));
        let told = told(&rules);
        for part in [
            "who staff",
            "links none",
            "words 2",
            "close-after 30",
            "reports 3",
        ] {
            assert!(told.contains(part), "{part} in {told}");
        }
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        for wrong in [
            "--who friends",
            "--hold-all yes",
            "--links many",
            "--hold-first -1",
            "--close-after 0",
            "--close-after 99999",
            "--reports 0",
            "--words-file /nowhere/at/all",
            "--words a --words-file b",
        ] {
            assert!(chosen(wrong).is_err(), "{wrong}");
        }
    }
}
