//! What is known of a site.

use super::SiteEvent;
use crate::domain::{
    Aggregate, Event,
    values::{Origin, Version},
};

/// A site's stream, folded. Without origins it does not exist.
#[derive(Debug, Clone, Default)]
pub struct Site {
    version: Version,
    origins: Vec<Origin>,
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
        }
    }

    /// Where the blog lives; empty if there is no such site.
    pub fn origins(&self) -> &[Origin] {
        &self.origins
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
