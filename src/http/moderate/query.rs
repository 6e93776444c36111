//! What follows `/moderate?`: which comments, and from where on.

use actix_web::HttpRequest;
use url::form_urlencoded::{Serializer, parse};

use super::Moderator;
use crate::{
    desk::{Filter, What},
    domain::{
        moderation::Rule,
        thread::Standing,
        values::{Actor, DecisionId, NetworkHash, PostKey, SiteKey},
    },
};

/// The query. What it does not understand counts as not said.
#[derive(Debug, Clone)]
pub struct DeskQuery {
    pub what: What,
    pub site: Option<SiteKey>,
    pub post: Option<PostKey>,
    pub actor: Option<Actor>,
    pub network: Option<NetworkHash>,
    pub rule: Option<Rule>,
    pub words: String,
    /// The place of the last comment of the page before.
    pub after: Option<(i64, i64)>,
    /// The decision that was just made, to be told of.
    pub done: Option<DecisionId>,
}

impl DeskQuery {
    pub fn of(request: &HttpRequest) -> Self {
        Self::read(request.query_string())
    }

    pub fn read(raw: &str) -> Self {
        let mut query = Self {
            what: What::Standing(Standing::Pending),
            site: None,
            post: None,
            actor: None,
            network: None,
            rule: None,
            words: String::new(),
            after: None,
            done: None,
        };
        for (name, value) in parse(raw.as_bytes()) {
            match &*name {
                "what" => query.what = what(&value),
                "site" => query.site = SiteKey::parse(&value).ok(),
                "post" => query.post = PostKey::parse(&value).ok(),
                "actor" => query.actor = Actor::parse(&value).ok(),
                "network" => query.network = NetworkHash::parse(&value).ok(),
                "rule" => query.rule = Rule::parse(&value),
                "q" => query.words = value.trim().chars().take(100).collect(),
                "after" => query.after = place(&value),
                "done" => query.done = DecisionId::parse(&value).ok(),
                _ => {}
            }
        }
        query
    }

    /// As it is written into addresses.
    pub fn text(&self) -> String {
        let mut text = Serializer::new(String::new());
        let mut add = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                text.append_pair(name, &value);
            }
        };
        let pending = What::Standing(Standing::Pending);
        let what = (self.what != pending).then(|| name(self.what).to_owned());
        add("what", what);
        add("site", self.site.as_ref().map(ToString::to_string));
        add("post", self.post.as_ref().map(ToString::to_string));
        add("actor", self.actor.map(|actor| actor.to_string()));
        add("network", self.network.map(|network| network.to_string()));
        add("rule", self.rule.map(|rule| rule.name().to_owned()));
        add(
            "q",
            Some(self.words.clone()).filter(|words| !words.is_empty()),
        );
        add("after", self.after.map(|(at, row)| format!("{at}.{row}")));
        add("done", self.done.map(|done| done.to_string()));
        text.finish()
    }

    /// The same from its beginning.
    pub fn first(&self) -> Self {
        Self {
            after: None,
            done: None,
            ..self.clone()
        }
    }

    /// What the desk is asked.
    pub fn filter(&self, moderator: &Moderator) -> Filter {
        Filter {
            sites: moderator.keys(self.site.as_ref()),
            what: self.what,
            post: self.post.clone(),
            actor: self.actor,
            network: self.network,
            rule: self.rule,
            words: self.words.clone(),
            decision: None,
            since: None,
        }
    }
}

/// The name of a kind of comments in addresses.
pub fn name(what: What) -> &'static str {
    match what {
        What::Standing(standing) => standing.name(),
        What::Reported => "reported",
        What::All => "all",
    }
}

fn what(raw: &str) -> What {
    match raw {
        "reported" => What::Reported,
        "all" => What::All,
        raw => What::Standing(Standing::parse(raw).unwrap_or(Standing::Pending)),
    }
}

fn place(raw: &str) -> Option<(i64, i64)> {
    let (at, row) = raw.split_once('.')?;
    Some((at.parse().ok()?, row.parse().ok()?))
}
