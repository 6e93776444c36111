//! An invitation: sealed into a link, so that nothing of it is stored before it is accepted.

use serde::{Deserialize, Serialize};

use super::Service;
use crate::{
    domain::values::{AccountId, Role, SiteKey, Timestamp},
    secrets::Secrets,
    store::StoreError,
};

/// How long an invitation is good: a day, in milliseconds.
pub const DAY: i64 = 24 * 60 * 60 * 1000;

/// To what the link invites. It is good once.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Invitation {
    /// Names it.
    pub nonce: u64,
    /// As what; none only to sign in.
    pub role: Option<String>,
    /// Where; none for every site.
    pub site: Option<String>,
    /// The account that signs in again; none for a new one.
    pub account: Option<u64>,
    /// Whether it is good only until somebody owns the service.
    pub first: bool,
}

impl Invitation {
    /// To own a site, or every one.
    pub fn to_own(site: Option<SiteKey>) -> Self {
        Self::to(Role::Owner, site)
    }

    /// To own the whole service, unless somebody does by then.
    pub fn to_be_first() -> Self {
        Self {
            first: true,
            ..Self::to_own(None)
        }
    }

    /// To a role on a site, or on every one.
    pub fn to(role: Role, site: Option<SiteKey>) -> Self {
        Self {
            nonce: rand::random(),
            role: Some(role.name().to_owned()),
            site: site.map(|site| site.to_string()),
            account: None,
            first: false,
        }
    }

    /// To sign in as somebody who cannot otherwise.
    pub fn back(account: AccountId) -> Self {
        Self {
            nonce: rand::random(),
            account: Some(account.0),
            ..Self::default()
        }
    }

    /// As it is carried in the link.
    pub fn seal(&self, secrets: &Secrets, now: Timestamp) -> String {
        secrets.seal(
            "invitation",
            self,
            Timestamp::from_millis(now.millis() + DAY),
        )
    }

    /// Whether it is too late for it.
    pub async fn is_late(&self, service: &Service) -> Result<bool, StoreError> {
        let staff = service.repository.staff().await?.state;
        Ok(self.first && staff.has_owner())
    }

    pub fn role(&self) -> Option<Role> {
        self.role.as_deref().and_then(Role::parse)
    }
}
