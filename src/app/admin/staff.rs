//! Who decides what: invitations that are good once, and who has a role where.

use anyhow::{Context, Result, anyhow, ensure};

use super::{Office, existing, request::StaffRequest};
use crate::{
    domain::{
        account::Command,
        staff::Appoint,
        values::{AccountId, Role, SiteKey, Timestamp},
    },
    http::Invitation,
    repository::NotGranted,
};

impl Office {
    /// A link by which whoever opens it first is of the staff.
    pub fn invite(&self, invitation: &Invitation, at: Timestamp) -> String {
        let token = invitation.seal(&self.secrets, at);
        format!("{}/invite?token={token}", self.base)
    }

    /// The line for a service that nobody owns yet.
    pub async fn owner_wanted(&self, at: Timestamp) -> Result<Option<String>> {
        let staff = self.repository.staff().await?.state;
        if staff.has_owner() {
            return Ok(None);
        }
        let link = self.invite(&Invitation::to_be_first(), at);
        Ok(Some(format!(
            "whoever opens this within a day owns it: {link}"
        )))
    }

    pub(super) async fn about_staff(
        &self,
        request: StaffRequest,
        at: Timestamp,
    ) -> Result<Vec<String>> {
        Ok(match request {
            StaffRequest::List => return self.list_staff().await,
            StaffRequest::Invite { site, role } => {
                let site = self.named(site).await?;
                let role = Role::parse(&role).context("a role is owner or moderator")?;
                let what = match &site {
                    Some(site) => format!("{} of {site}", role.name()),
                    None => format!("{} of every site", role.name()),
                };
                let link = self.invite(&Invitation::to(role, site), at);
                vec![format!("good once, for a day, to become {what}: {link}")]
            }
            StaffRequest::Link { account } => {
                let id = AccountId::parse(&account)?;
                let account = self.repository.account(id).await?.state;
                ensure!(account.is_open(), "there is no account {id}");
                let link = self.invite(&Invitation::back(id), at);
                vec![format!("good once, for a day, to sign in as {id}: {link}")]
            }
            StaffRequest::Ban { site, account } => vec![self.ban(&site, &account, true, at).await?],
            StaffRequest::Unban { site, account } => {
                vec![self.ban(&site, &account, false, at).await?]
            }
            StaffRequest::Remove { account, site } => {
                let site = self.named(site).await?;
                let account = AccountId::parse(&account)?;
                let wish = Appoint {
                    account,
                    site,
                    role: None,
                    at,
                };
                let news = self.repository.appoint(wish).await?;
                let what = if news { "has" } else { "had" };
                vec![format!("{account} {what} no such role any more")]
            }
        })
    }

    async fn ban(&self, site: &str, raw: &str, banned: bool, at: Timestamp) -> Result<String> {
        let site = existing(&self.repository, site).await?;
        let id = AccountId::parse(raw)?;
        let ban = Command::Ban {
            site: site.clone(),
            banned,
        };
        let changed = self.repository.change_account(id, ban, at).await;
        changed.map_err(|refusal| match refusal {
            NotGranted::Failed(error) => error.into(),
            _ => anyhow!("there is no account {id}"),
        })?;
        let may = if banned { "may not" } else { "may" };
        Ok(format!("{id} {may} comment on {site}"))
    }

    async fn list_staff(&self) -> Result<Vec<String>> {
        let staff = self.repository.staff().await?.state;
        let mut lines = Vec::new();
        for member in staff.members() {
            let account = self.repository.account(member.account).await?.state;
            let name = account.name().map_or("?", |name| name.as_str());
            let address = account.address().map_or("", |it| it.email.as_str());
            let site = member.site.as_ref().map_or("*", SiteKey::as_str);
            let (id, role) = (member.account, member.role.name());
            lines.push(
                format!("{id} {role} {site} {name} {address}")
                    .trim_end()
                    .to_owned(),
            );
        }
        Ok(lines)
    }

    async fn named(&self, site: Option<String>) -> Result<Option<SiteKey>> {
        match site {
            Some(key) => Ok(Some(existing(&self.repository, &key).await?)),
            None => Ok(None),
        }
    }
}
