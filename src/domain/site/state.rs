//! What is known of a site.

use std::collections::HashSet;

use super::{Banned, Settings, SiteEvent};
use crate::domain::{
    Aggregate, Event,
    values::{Actor, GuestId, Origin, Timestamp, Version},
};

/// A site's stream, folded. Without origins it does not exist.
#[derive(Debug, Clone, Default)]
pub struct Site {
    version: Version,
    origins: Vec<Origin>,
    settings: Settings,
    owners: Vec<GuestId>,
    banned: HashSet<Banned>,
    staff_told: Option<Timestamp>,
    sso: Option<u32>,
    /// The newest generation that there ever was: none comes twice.
    newest_sso: u32,
}

impl Site {
    /// Applies one event; never refuses.
    pub fn evolve(&mut self, v: Version, event: &SiteEvent) {
        self.version = v;
        match event {
            SiteEvent::SiteAdded { origins, .. }
            | SiteEvent::SiteOriginsChanged { origins, .. } => {
                self.origins.clone_from(origins);
            }
            SiteEvent::SiteSettingsChanged { settings, .. } => self.settings.clone_from(settings),
            SiteEvent::SiteBanned { whom, .. } => drop(self.banned.insert(*whom)),
            SiteEvent::SiteUnbanned { whom, .. } => drop(self.banned.remove(whom)),
            SiteEvent::StaffTold { at } => self.staff_told = Some(*at),
            SiteEvent::OwnerRecognised { guest, .. } => self.owners.push(*guest),
            SiteEvent::SsoKeyChanged { generation, .. } => {
                self.sso = *generation;
                self.newest_sso = generation.unwrap_or(self.newest_sso);
            }
        }
    }

    /// Where the blog lives; empty if there is no such site.
    pub fn origins(&self) -> &[Origin] {
        &self.origins
    }

    /// What its owner chose.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The generation of the key with which the blog signs its readers in, if it does.
    pub fn sso(&self) -> Option<u32> {
        self.sso
    }

    /// The generation that its next key is of.
    pub(super) fn next_sso(&self) -> u32 {
        self.newest_sso + 1
    }

    /// When the staff was last told of what waits.
    pub fn staff_told(&self) -> Option<Timestamp> {
        self.staff_told
    }

    /// Whether a browser or a network was banned.
    pub fn is_banned(&self, whom: Banned) -> bool {
        self.banned.contains(&whom)
    }

    /// All browsers and networks that were banned, in no order.
    pub fn banned(&self) -> impl Iterator<Item = Banned> {
        self.banned.iter().copied()
    }

    /// Whether the owner of the blog did it, with a browser that is known as theirs.
    pub fn is_owner_of(&self, by: Option<Actor>) -> bool {
        matches!(by, Some(Actor::Guest(guest)) if self.is_owner(guest))
    }

    /// Whether the owner of the blog writes with this browser.
    pub fn is_owner(&self, guest: GuestId) -> bool {
        self.owners.contains(&guest)
    }
}

impl Aggregate for Site {
    fn apply(&mut self, v: Version, event: &Event) {
        match event {
            Event::Site(event) => self.evolve(v, event),
            _ => self.version = v,
        }
    }

    fn version(&self) -> Version {
        self.version
    }
}
