//! `POST /moderate/ban`: who does not comment on a site any more, and who may again.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Data, Payload},
};

use super::{Moderator, query::DeskQuery};
use crate::{
    domain::{
        account,
        site::{self, Banned},
        values::{Actor, NetworkHash, SiteKey},
    },
    http::{Service, clock, signin},
    repository::NotGranted,
    store::StoreError,
};

/// The handler.
pub async fn ban(request: HttpRequest, payload: Payload, service: Data<Service>) -> HttpResponse {
    let sent = Moderator::send(&request, payload, &service).await;
    let (moderator, fields) = match sent {
        Ok(sent) => sent,
        Err(response) => return *response,
    };
    let back = DeskQuery::read(fields.one("back")).first().text();
    let banned = fields.one("banned") == "yes";
    let site = SiteKey::parse(fields.one("site")).ok();
    let Some(site) = site.filter(|site| moderator.role(site).is_some()) else {
        return super::to(&back);
    };
    let actor = Actor::parse(fields.one("actor")).ok();
    let network = NetworkHash::parse(fields.one("network")).ok();
    let whom = match (actor, network) {
        (Some(Actor::Account(id)), _) => {
            let command = account::Command::Ban { site, banned };
            let repository = &service.repository;
            let changed = repository.change_account(id, command, clock::now()).await;
            return match changed {
                Err(NotGranted::Failed(error)) => away(&service, &moderator, &error),
                // Whoever has left for good cannot be banned.
                _ => super::to(&back),
            };
        }
        (Some(Actor::Guest(guest)), _) => Banned::Guest(guest),
        (None, Some(network)) => Banned::Network(network),
        (None, None) => return super::to(&back),
    };
    let command = site::Command::Ban {
        whom,
        banned,
        by: moderator.id(),
        at: clock::now(),
    };
    match service.repository.change_site(&site, command).await {
        Ok(_) => super::to(&back),
        Err(error) => away(&service, &moderator, &error),
    }
}

fn away(service: &Service, moderator: &Moderator, error: &StoreError) -> HttpResponse {
    signin::away(service, moderator.lang, error)
}
