//! Who sends a request, as far as their browser proves it.

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponseBuilder};

use super::{Service, clock};
use crate::{
    domain::{
        account::Account,
        values::{AccountId, Actor, GuestId, Identity, Role, SessionId, SiteKey},
    },
    views::Viewer,
};

/// Somebody who is signed in.
#[derive(Debug, Clone)]
pub struct Member {
    /// Their account.
    pub id: AccountId,
    /// By which sign-in.
    pub session: SessionId,
    /// The site whose word alone let them in on our own pages: of other sites they reach nothing.
    pub confined: Option<SiteKey>,
    /// What is known of them.
    pub account: Arc<Account>,
}

/// Who sends a request; nobody in particular, if they never said anything and did not sign in.
#[derive(Debug, Clone, Default)]
pub struct Sender {
    /// The guest that the browser has been on this site.
    pub guest: Option<GuestId>,
    /// The account that they are signed in with on this site.
    pub member: Option<Member>,
    /// What they decide on this site.
    pub role: Option<Role>,
}

impl Service {
    /// Who sends this request to a site.
    pub async fn sender(&self, request: &HttpRequest, site: &SiteKey) -> Sender {
        let member = self.sessions.of(&self.repository, request, site).await;
        let role = match &member {
            Some(member) => self.role_of(member.id, site).await,
            None => None,
        };
        Sender {
            guest: self.guests.of(request, site),
            member,
            role,
        }
    }

    /// What an account decides on a site, as far as that can be known.
    pub async fn role_of(&self, account: AccountId, site: &SiteKey) -> Option<Role> {
        let staff = self.repository.staff().await.ok()?;
        staff.state.role(account, site)
    }

    /// What is drawn for them alone; none for whom there is nothing.
    pub fn viewer_for(&self, sender: &Sender) -> Option<Viewer> {
        sender.identity().actor()?;
        Some(Viewer {
            who: sender.identity(),
            account: sender.member.as_ref().map(|it| Arc::clone(&it.account)),
            is_staff: sender.role.is_some(),
            has_guest_past: false,
            edit_within: self.edit_within,
            now: clock::now(),
        })
    }
}

impl Sender {
    /// Whose things are theirs.
    pub fn identity(&self) -> Identity {
        Identity {
            account: self.member.as_ref().map(|member| member.id),
            guest: self.guest,
        }
    }

    /// As whom they act; a new guest if they are nobody yet. Who asks again with the same wish
    /// after a lost answer is still the one who asked first.
    pub fn acting(
        &self,
        service: &Service,
        request: &HttpRequest,
        site: &SiteKey,
        wish: &str,
    ) -> (Self, Actor) {
        let mut sender = self.clone();
        if let Some(actor) = sender.identity().actor() {
            return (sender, actor);
        }
        let guest = service.guests.of_or_new(request, site, wish);
        sender.guest = Some(guest);
        (sender, guest.into())
    }

    /// Lets the browser remember the guest.
    pub fn remember(&self, service: &Service, response: &mut HttpResponseBuilder, site: &SiteKey) {
        if let (Some(guest), None) = (self.guest, &self.member) {
            service.guests.remember(response, site, guest);
        }
    }
}
