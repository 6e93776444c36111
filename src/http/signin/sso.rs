//! `POST /session/…` with the token of a blog that knows its readers: docs/single-sign-on.md.
//!
//! Their accounts are of that site alone. Nothing in a token links to another account, so no blog
//! becomes somebody else.

use actix_web::{
    HttpResponse,
    http::{StatusCode, header::CACHE_CONTROL},
};

use super::{device::device, enter::open_session};
use crate::{
    domain::{
        account::{Command, Method},
        site::Site,
        values::{AccountId, Origin, SessionId, Timestamp},
    },
    http::door::Door,
    repository::{NotGranted, Proof},
    secrets::jwt::{self, Refused},
};

/// How young a sign-in must be to be taken again, in milliseconds: a day. Where a browser keeps
/// nothing each page would open another.
const SAME: i64 = 24 * 60 * 60 * 1000;

/// Why a token signs nobody in.
pub enum NotIn {
    /// It is not good; for whoever makes them.
    Refused(String),
    /// The account or its store says no.
    NotGranted(NotGranted),
}

/// Signs in whom the token names.
pub async fn enter(
    door: &Door<'_>,
    site: &Site,
    token: &str,
    now: Timestamp,
) -> Result<(AccountId, SessionId), NotIn> {
    let key = &door.key.site;
    let secrets = &door.service.secrets;
    let Some(generation) = site.sso() else {
        return Err(NotIn::Refused("this site signs nobody in".to_owned()));
    };
    let reader = jwt::verify(token, &secrets.sso_key(key, generation), key, now)?;
    let proof = Proof::Method(Method {
        provider: provider(site),
        claim: secrets.claim_of_identity(&format!("sso:{key}"), &reader.subject),
    });
    let repository = &door.service.repository;
    let account = repository.enter(&proof, Some(reader.name.clone()), now);
    let account = account.await?;
    let profile = Command::ChangeProfile {
        name: reader.name,
        website: reader.website,
    };
    let known = repository.change_account(account, profile, now).await?;
    if let Some(member) = &door.sender.member
        && member.id == account
    {
        return Ok((account, member.session));
    }
    let device = device(door.request);
    let since = Timestamp::from_millis(now.millis() - SAME);
    let session = match known.session_since(key, device.as_deref(), since) {
        Some(session) => session.id,
        None => {
            let there = Some(key.clone());
            open_session(door.request, door.service, account, there, now).await?
        }
    };
    Ok((account, session))
}

/// What the site is called among the ways to sign in.
pub fn provider(site: &Site) -> String {
    let first = site.origins().first().map_or("", Origin::as_str);
    first
        .split_once("://")
        .map_or(first, |(_, host)| host)
        .to_owned()
}

/// The page stays as it is: its reader is a guest, and whoever made the token finds the reason in
/// the answer.
pub fn refused(door: &Door<'_>, reason: &str) -> HttpResponse {
    door.count("sso");
    HttpResponse::build(StatusCode::UNPROCESSABLE_ENTITY)
        .insert_header(("hx-reswap", "none"))
        .insert_header((CACHE_CONTROL, "no-store"))
        .content_type("text/plain; charset=utf-8")
        .body(format!("The token signs nobody in: {reason}.\n"))
}

impl From<Refused> for NotIn {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused.to_string())
    }
}

impl From<NotGranted> for NotIn {
    fn from(error: NotGranted) -> Self {
        match error {
            NotGranted::Failed(_) => Self::NotGranted(error),
            // It went just now.
            _ => Self::Refused("the account is not there any more".to_owned()),
        }
    }
}
