//! The events of accounts and of the staff, as the log holds them.

use serde::{Deserialize, Serialize};

use super::{BrokenPayload, json, missing, parse, value, wrong};
use crate::domain::{
    account::{AccountEvent, Address, Method},
    staff::StaffEvent,
    values::{
        AccountId, AuthorName, ClaimKey, Email, Role, SessionId, SiteKey, Timestamp, Website,
    },
};

/// Each type of event has some of these.
#[derive(Default, Serialize, Deserialize)]
struct Wire {
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    provider: Option<String>,
    /// Without a claim an entry was redacted.
    #[serde(skip_serializing_if = "Option::is_none")]
    claim: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    session: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    site: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    device: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    keeps_words: Option<bool>,
    at: String,
}

impl Wire {
    fn at(at: &Timestamp) -> Self {
        Self {
            at: at.to_string(),
            ..Self::default()
        }
    }

    fn address(address: Option<&Address>, at: &Timestamp) -> Self {
        Self {
            email: address.map(|address| address.email.as_str().to_owned()),
            claim: address.map(|address| address.claim.as_str().to_owned()),
            ..Self::at(at)
        }
    }

    fn claim(claim: Option<&ClaimKey>, at: &Timestamp) -> Self {
        Self {
            claim: claim.map(|claim| claim.as_str().to_owned()),
            ..Self::at(at)
        }
    }

    fn on(site: Option<&SiteKey>, at: &Timestamp) -> Self {
        Self {
            site: site.map(SiteKey::to_string),
            ..Self::at(at)
        }
    }
}

/// The `event_type` and `event_payload` of an event of an account.
pub fn encode(event: &AccountEvent) -> (&'static str, String) {
    let (event_type, wire) = match event {
        AccountEvent::AccountOpened { at } => ("AccountOpened", Wire::at(at)),
        AccountEvent::EmailVerified { address, at } => {
            ("EmailVerified", Wire::address(address.as_ref(), at))
        }
        AccountEvent::EmailChanged { address, at } => {
            ("EmailChanged", Wire::address(address.as_ref(), at))
        }
        AccountEvent::EmailChangeUndone { claim, at } => {
            ("EmailChangeUndone", Wire::claim(claim.as_ref(), at))
        }
        AccountEvent::ProfileChanged { name, website, at } => {
            let wire = Wire {
                name: name.as_ref().map(|name| name.as_str().to_owned()),
                website: website.as_ref().map(|site| site.as_str().to_owned()),
                ..Wire::at(at)
            };
            ("ProfileChanged", wire)
        }
        AccountEvent::MethodAdded { method, at } => {
            let wire = Wire {
                provider: method.as_ref().map(|method| method.provider.clone()),
                claim: method.as_ref().map(|it| it.claim.as_str().to_owned()),
                ..Wire::at(at)
            };
            ("MethodAdded", wire)
        }
        AccountEvent::MethodRemoved { claim, at } => {
            ("MethodRemoved", Wire::claim(claim.as_ref(), at))
        }
        AccountEvent::SessionOpened {
            session,
            site,
            device,
            at,
        } => {
            let wire = Wire {
                session: Some(session.to_string()),
                device: device.clone(),
                ..Wire::on(site.as_ref(), at)
            };
            ("SessionOpened", wire)
        }
        AccountEvent::SessionRevoked { session, at } => {
            let wire = Wire {
                session: Some(session.to_string()),
                ..Wire::at(at)
            };
            ("SessionRevoked", wire)
        }
        AccountEvent::SessionsRevoked { at } => ("SessionsRevoked", Wire::at(at)),
        AccountEvent::AccountBanned { site, at } => ("AccountBanned", Wire::on(Some(site), at)),
        AccountEvent::AccountUnbanned { site, at } => ("AccountUnbanned", Wire::on(Some(site), at)),
        AccountEvent::ErasureBegun { keeps_words, at } => {
            let wire = Wire {
                keeps_words: Some(*keeps_words),
                ..Wire::at(at)
            };
            ("ErasureBegun", wire)
        }
        AccountEvent::AccountErased { at } => ("AccountErased", Wire::at(at)),
    };
    (event_type, json(&wire))
}

/// The `event_type` and `event_payload` of an event of the staff.
pub fn encode_staff(event: &StaffEvent) -> (&'static str, String) {
    let (event_type, account, site, role, at) = match event {
        StaffEvent::StaffAppointed {
            account,
            site,
            role,
            at,
        } => ("StaffAppointed", account, site, Some(*role), at),
        StaffEvent::StaffDismissed { account, site, at } => {
            ("StaffDismissed", account, site, None, at)
        }
    };
    let wire = Wire {
        account: Some(account.to_string()),
        role: role.map(|role| role.name().to_owned()),
        ..Wire::on(site.as_ref(), at)
    };
    (event_type, json(&wire))
}

/// The event of an account; none if the type is of another kind of stream.
pub fn decode(event_type: &str, payload: &str) -> Option<Result<AccountEvent, BrokenPayload>> {
    let event = match event_type {
        "AccountOpened" | "EmailVerified" | "EmailChanged" | "EmailChangeUndone"
        | "ProfileChanged" | "MethodAdded" | "MethodRemoved" | "SessionOpened"
        | "SessionRevoked" | "SessionsRevoked" | "AccountBanned" | "AccountUnbanned"
        | "ErasureBegun" | "AccountErased" => {
            parse(payload).and_then(|wire| read(event_type, wire))
        }
        _ => return None,
    };
    Some(event.map_err(|reason| BrokenPayload::new(event_type, reason)))
}

fn read(event_type: &str, wire: Wire) -> Result<AccountEvent, String> {
    let at = Timestamp::parse(&wire.at).map_err(wrong)?;
    let site = || value(wire.site.as_deref(), SiteKey::parse);
    let there = || site()?.ok_or_else(|| missing("site"));
    let session =
        || value(wire.session.as_deref(), SessionId::parse)?.ok_or_else(|| missing("session"));
    Ok(match event_type {
        "AccountOpened" => AccountEvent::AccountOpened { at },
        "EmailVerified" => AccountEvent::EmailVerified {
            address: address(wire)?,
            at,
        },
        "EmailChanged" => AccountEvent::EmailChanged {
            address: address(wire)?,
            at,
        },
        "EmailChangeUndone" => AccountEvent::EmailChangeUndone {
            claim: wire.claim.map(ClaimKey::from_log),
            at,
        },
        "ProfileChanged" => AccountEvent::ProfileChanged {
            name: value(wire.name.as_deref(), AuthorName::parse)?,
            website: value(wire.website.as_deref(), Website::parse)?,
            at,
        },
        "MethodAdded" => {
            let both = wire.provider.zip(wire.claim);
            let method = both.map(|(provider, claim)| Method {
                provider,
                claim: ClaimKey::from_log(claim),
            });
            AccountEvent::MethodAdded { method, at }
        }
        "MethodRemoved" => AccountEvent::MethodRemoved {
            claim: wire.claim.map(ClaimKey::from_log),
            at,
        },
        "SessionOpened" => AccountEvent::SessionOpened {
            session: session()?,
            site: site()?,
            device: wire.device.clone(),
            at,
        },
        "SessionRevoked" => AccountEvent::SessionRevoked {
            session: session()?,
            at,
        },
        "SessionsRevoked" => AccountEvent::SessionsRevoked { at },
        "AccountBanned" => AccountEvent::AccountBanned { site: there()?, at },
        "AccountUnbanned" => AccountEvent::AccountUnbanned { site: there()?, at },
        "ErasureBegun" => AccountEvent::ErasureBegun {
            keeps_words: wire.keeps_words.ok_or_else(|| missing("keeps_words"))?,
            at,
        },
        _ => AccountEvent::AccountErased { at },
    })
}

fn address(wire: Wire) -> Result<Option<Address>, String> {
    let email = value(wire.email.as_deref(), Email::parse)?;
    let both = email.zip(wire.claim);
    Ok(both.map(|(email, claim)| Address {
        email,
        claim: ClaimKey::from_log(claim),
    }))
}

/// The event of the staff; none if the type is of another kind of stream.
pub fn decode_staff(event_type: &str, payload: &str) -> Option<Result<StaffEvent, BrokenPayload>> {
    let event = match event_type {
        "StaffAppointed" | "StaffDismissed" => {
            parse(payload).and_then(|wire| read_staff(event_type, &wire))
        }
        _ => return None,
    };
    Some(event.map_err(|reason| BrokenPayload::new(event_type, reason)))
}

fn read_staff(event_type: &str, wire: &Wire) -> Result<StaffEvent, String> {
    let account = value(wire.account.as_deref(), AccountId::parse)?;
    let account = account.ok_or_else(|| missing("account"))?;
    let site = value(wire.site.as_deref(), SiteKey::parse)?;
    let at = Timestamp::parse(&wire.at).map_err(wrong)?;
    let role = || wire.role.as_deref().and_then(Role::parse);
    Ok(match event_type {
        "StaffAppointed" => StaffEvent::StaffAppointed {
            account,
            site,
            role: role().ok_or_else(|| missing("role"))?,
            at,
        },
        _ => StaffEvent::StaffDismissed { account, site, at },
    })
}
