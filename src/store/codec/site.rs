//! The events of sites, as the log holds them.

use serde::{Deserialize, Serialize};

use super::{BrokenPayload, json, missing, parse, value, wrong};
use crate::domain::{
    moderation::{Notify, Rules, WhoMayComment, WordList},
    site::{Banned, Settings, SiteEvent},
    values::{AccountId, GuestId, NetworkHash, Origin, PageUrl, Timestamp},
};

#[derive(Serialize, Deserialize)]
struct Origins {
    origins: Vec<String>,
    at: String,
}

#[derive(Serialize, Deserialize)]
struct SettingsChanged {
    likes: bool,
    reactions: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    stylesheet: Option<String>,
    /// Nothing where they are those of a new site.
    #[serde(skip_serializing_if = "Option::is_none")]
    rules: Option<RulesWire>,
    at: String,
}

#[derive(Serialize, Deserialize)]
struct RulesWire {
    who: String,
    hold_all: bool,
    hold_first: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    most_links: Option<u32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    words: Vec<String>,
    publish_known: bool,
    suspicion: bool,
    proof: bool,
    akismet: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    close_after: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reports: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    notify: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct StaffTold {
    at: String,
}

#[derive(Serialize, Deserialize)]
struct SiteBanned {
    #[serde(skip_serializing_if = "Option::is_none")]
    guest: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    network: Option<String>,
    by: String,
    at: String,
}

#[derive(Serialize, Deserialize)]
struct OwnerRecognised {
    guest: String,
    at: String,
}

#[derive(Serialize, Deserialize)]
struct SsoKeyChanged {
    #[serde(skip_serializing_if = "Option::is_none")]
    generation: Option<u32>,
    at: String,
}

/// The `event_type` and `event_payload` of an event.
pub fn encode(event: &SiteEvent) -> (&'static str, String) {
    match event {
        SiteEvent::SiteAdded { origins, at } => ("SiteAdded", json(&Origins::of(origins, at))),
        SiteEvent::SiteOriginsChanged { origins, at } => {
            ("SiteOriginsChanged", json(&Origins::of(origins, at)))
        }
        SiteEvent::SiteSettingsChanged { settings, at } => {
            let wire = SettingsChanged {
                likes: settings.likes,
                reactions: settings.reactions,
                stylesheet: settings
                    .stylesheet
                    .as_ref()
                    .map(|url| url.as_str().to_owned()),
                rules: (settings.rules != Rules::default()).then(|| RulesWire::of(&settings.rules)),
                at: at.to_string(),
            };
            ("SiteSettingsChanged", json(&wire))
        }
        SiteEvent::SiteBanned { whom, by, at } => {
            ("SiteBanned", json(&SiteBanned::of(whom, by, at)))
        }
        SiteEvent::SiteUnbanned { whom, by, at } => {
            ("SiteUnbanned", json(&SiteBanned::of(whom, by, at)))
        }
        SiteEvent::StaffTold { at } => {
            let wire = StaffTold { at: at.to_string() };
            ("StaffTold", json(&wire))
        }
        SiteEvent::OwnerRecognised { guest, at } => {
            let wire = OwnerRecognised {
                guest: guest.to_string(),
                at: at.to_string(),
            };
            ("OwnerRecognised", json(&wire))
        }
        SiteEvent::SsoKeyChanged { generation, at } => {
            let wire = SsoKeyChanged {
                generation: *generation,
                at: at.to_string(),
            };
            ("SsoKeyChanged", json(&wire))
        }
    }
}

impl Origins {
    fn of(origins: &[Origin], at: &Timestamp) -> Self {
        let origins = origins.iter().map(|origin| origin.as_str().to_owned());
        Self {
            origins: origins.collect(),
            at: at.to_string(),
        }
    }
}

impl RulesWire {
    fn of(rules: &Rules) -> Self {
        Self {
            who: rules.who.name().to_owned(),
            hold_all: rules.hold_all,
            hold_first: rules.hold_first,
            most_links: rules.most_links,
            words: rules.words.entries().to_owned(),
            publish_known: rules.publish_known,
            suspicion: rules.suspicion,
            proof: rules.proof,
            akismet: rules.akismet,
            close_after: rules.close_after,
            reports: rules.reports,
            notify: Some(rules.notify)
                .filter(|it| *it != Notify::default())
                .map(|it| it.name().to_owned()),
            lang: rules.lang.clone(),
        }
    }

    fn read(self) -> Result<Rules, String> {
        Ok(Rules {
            who: WhoMayComment::parse(&self.who).ok_or_else(|| missing("who"))?,
            hold_all: self.hold_all,
            hold_first: self.hold_first,
            most_links: self.most_links,
            words: WordList::parse(&self.words.join("\n")).unwrap_or_default(),
            publish_known: self.publish_known,
            suspicion: self.suspicion,
            proof: self.proof,
            akismet: self.akismet,
            close_after: self.close_after,
            reports: self.reports,
            notify: self
                .notify
                .as_deref()
                .and_then(Notify::parse)
                .unwrap_or_default(),
            lang: self.lang,
        })
    }
}

impl SiteBanned {
    fn of(whom: &Banned, by: &AccountId, at: &Timestamp) -> Self {
        let (guest, network) = match whom {
            Banned::Guest(guest) => (Some(guest.to_string()), None),
            Banned::Network(network) => (None, Some(network.to_string())),
        };
        Self {
            guest,
            network,
            by: by.to_string(),
            at: at.to_string(),
        }
    }

    fn read(payload: &str) -> Result<(Banned, AccountId, Timestamp), String> {
        let wire: Self = parse(payload)?;
        let guest = value(wire.guest.as_deref(), GuestId::parse)?.map(Banned::Guest);
        let network = value(wire.network.as_deref(), NetworkHash::parse)?.map(Banned::Network);
        let whom = guest.or(network).ok_or_else(|| missing("guest"))?;
        let by = AccountId::parse(&wire.by).map_err(wrong)?;
        Ok((whom, by, Timestamp::parse(&wire.at).map_err(wrong)?))
    }
}

/// The event of an `event_type` and `event_payload`; none if the type is of another kind of stream.
pub fn decode(event_type: &str, payload: &str) -> Option<Result<SiteEvent, BrokenPayload>> {
    let event = match event_type {
        "SiteAdded" => origins(payload).map(|(origins, at)| SiteEvent::SiteAdded { origins, at }),
        "SiteOriginsChanged" => {
            origins(payload).map(|(origins, at)| SiteEvent::SiteOriginsChanged { origins, at })
        }
        "SiteSettingsChanged" => settings_changed(payload),
        "SiteBanned" => {
            SiteBanned::read(payload).map(|(whom, by, at)| SiteEvent::SiteBanned { whom, by, at })
        }
        "SiteUnbanned" => {
            SiteBanned::read(payload).map(|(whom, by, at)| SiteEvent::SiteUnbanned { whom, by, at })
        }
        "StaffTold" => parse(payload).and_then(|wire: StaffTold| {
            let at = Timestamp::parse(&wire.at).map_err(wrong)?;
            Ok(SiteEvent::StaffTold { at })
        }),
        "OwnerRecognised" => owner_recognised(payload),
        "SsoKeyChanged" => sso_key_changed(payload),
        _ => return None,
    };
    Some(event.map_err(|reason| BrokenPayload::new(event_type, reason)))
}

fn origins(payload: &str) -> Result<(Vec<Origin>, Timestamp), String> {
    let wire: Origins = parse(payload)?;
    let origins = wire.origins.iter().map(|raw| Origin::parse(raw));
    let origins = origins.collect::<Result<_, _>>().map_err(wrong)?;
    Ok((origins, Timestamp::parse(&wire.at).map_err(wrong)?))
}

fn settings_changed(payload: &str) -> Result<SiteEvent, String> {
    let wire: SettingsChanged = parse(payload)?;
    Ok(SiteEvent::SiteSettingsChanged {
        settings: Settings {
            likes: wire.likes,
            reactions: wire.reactions,
            stylesheet: wire.stylesheet.map(PageUrl::from_log),
            rules: match wire.rules {
                Some(rules) => rules.read()?,
                None => Rules::default(),
            },
        },
        at: Timestamp::parse(&wire.at).map_err(wrong)?,
    })
}

fn owner_recognised(payload: &str) -> Result<SiteEvent, String> {
    let wire: OwnerRecognised = parse(payload)?;
    Ok(SiteEvent::OwnerRecognised {
        guest: GuestId::parse(&wire.guest).map_err(wrong)?,
        at: Timestamp::parse(&wire.at).map_err(wrong)?,
    })
}

fn sso_key_changed(payload: &str) -> Result<SiteEvent, String> {
    let wire: SsoKeyChanged = parse(payload)?;
    Ok(SiteEvent::SsoKeyChanged {
        generation: wire.generation,
        at: Timestamp::parse(&wire.at).map_err(wrong)?,
    })
}
