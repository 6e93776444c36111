//! The wishes that a site grants.

use super::{Site, SiteEvent};
use crate::domain::values::{Origin, Timestamp};

/// Let the site live on these origins; adds the site if it is new.
#[derive(Debug, Clone)]
pub struct SetOrigins {
    /// At least one.
    pub origins: Vec<Origin>,
    /// Now.
    pub at: Timestamp,
}

/// The events that grant the wish; none if it is granted already.
pub fn decide(site: &Site, command: SetOrigins) -> Vec<SiteEvent> {
    let SetOrigins { origins, at } = command;
    match site.origins() {
        [] => vec![SiteEvent::SiteAdded { origins, at }],
        known if known == origins => Vec::new(),
        _ => vec![SiteEvent::SiteOriginsChanged { origins, at }],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::values::Version;

    #[test]
    fn origins_are_set_once_and_changed_later() {
        let at = Timestamp::from_millis(0);
        let blog = vec![Origin::parse("https://blog.example").unwrap()];
        let moved = vec![Origin::parse("https://new.example").unwrap()];
        let mut site = Site::default();

        let added = decide(
            &site,
            SetOrigins {
                origins: blog.clone(),
                at,
            },
        );
        assert_eq!(
            added,
            [SiteEvent::SiteAdded {
                origins: blog.clone(),
                at
            }]
        );
        site.evolve(Version(1), &added[0]);

        assert_eq!(decide(&site, SetOrigins { origins: blog, at }), []);
        assert_eq!(
            decide(
                &site,
                SetOrigins {
                    origins: moved.clone(),
                    at
                }
            ),
            [SiteEvent::SiteOriginsChanged { origins: moved, at }]
        );
    }
}
