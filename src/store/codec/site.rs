//! The events of sites, as the log holds them.

use serde::{Deserialize, Serialize};

use super::{BrokenPayload, json, parse, wrong};
use crate::domain::{
    site::{Settings, SiteEvent},
    values::{GuestId, Origin, PageUrl, Timestamp},
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
                at: at.to_string(),
            };
            ("SiteSettingsChanged", json(&wire))
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

/// The event of an `event_type` and `event_payload`; none if the type is of another kind of stream.
pub fn decode(event_type: &str, payload: &str) -> Option<Result<SiteEvent, BrokenPayload>> {
    let event = match event_type {
        "SiteAdded" => origins(payload).map(|(origins, at)| SiteEvent::SiteAdded { origins, at }),
        "SiteOriginsChanged" => {
            origins(payload).map(|(origins, at)| SiteEvent::SiteOriginsChanged { origins, at })
        }
        "SiteSettingsChanged" => settings_changed(payload),
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
