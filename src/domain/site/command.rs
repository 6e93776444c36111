//! The wishes that a site grants.

use super::{Banned, Settings, Site, SiteEvent};
use crate::domain::{
    moderation::Rules,
    values::{AccountId, GuestId, Origin, PageUrl, Timestamp},
};

/// Let the site live on these origins; adds the site if it is new.
#[derive(Debug, Clone)]
pub struct SetOrigins {
    /// At least one.
    pub origins: Vec<Origin>,
    /// Now.
    pub at: Timestamp,
}

/// Choose something for the threads of a site; what is none stays as it is.
#[derive(Debug, Clone, Default)]
pub struct ChangeSettings {
    /// Whether comments can be liked.
    pub likes: Option<bool>,
    /// Whether readers can react to a post.
    pub reactions: Option<bool>,
    /// The style sheet; an inner none takes it away.
    pub stylesheet: Option<Option<PageUrl>>,
    /// Who may comment, and what is held.
    pub rules: Option<Rules>,
}

/// How the blog's own sign-in shall be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeSso {
    /// With a key: the present one, or else a first one.
    On,
    /// With a new key; the present one is good no more.
    New,
    /// Switched off.
    Off,
}

/// A wish about a site.
#[derive(Debug, Clone)]
pub enum Command {
    /// Where it lives.
    SetOrigins(SetOrigins),
    /// How its threads are.
    ChangeSettings(ChangeSettings, Timestamp),
    /// Whether somebody may comment.
    Ban {
        /// Whom.
        whom: Banned,
        /// Whether.
        banned: bool,
        /// Who decides.
        by: AccountId,
        /// Now.
        at: Timestamp,
    },
    /// The staff is being told of what waits.
    TellStaff(Timestamp),
    /// Who its owner is: whoever writes with this browser.
    RecogniseOwner(GuestId, Timestamp),
    /// How its readers are signed in by itself.
    ChangeSso(ChangeSso, Timestamp),
}

/// The events that grant the wish; none if it is granted already, or if there is no such site.
pub fn decide(site: &Site, command: Command) -> Vec<SiteEvent> {
    match command {
        Command::SetOrigins(SetOrigins { origins, at }) => match site.origins() {
            [] => vec![SiteEvent::SiteAdded { origins, at }],
            known if known == origins => Vec::new(),
            _ => vec![SiteEvent::SiteOriginsChanged { origins, at }],
        },
        _ if site.origins().is_empty() => Vec::new(),
        Command::ChangeSettings(change, at) => {
            let now = site.settings();
            let settings = Settings {
                likes: change.likes.unwrap_or(now.likes),
                reactions: change.reactions.unwrap_or(now.reactions),
                stylesheet: change.stylesheet.unwrap_or_else(|| now.stylesheet.clone()),
                rules: change.rules.unwrap_or_else(|| now.rules.clone()),
            };
            let changed = settings != *now;
            let event = SiteEvent::SiteSettingsChanged { settings, at };
            changed.then_some(event).into_iter().collect()
        }
        Command::Ban {
            whom,
            banned,
            by,
            at,
        } => {
            let event = match banned {
                true => SiteEvent::SiteBanned { whom, by, at },
                false => SiteEvent::SiteUnbanned { whom, by, at },
            };
            let news = site.is_banned(whom) != banned;
            news.then_some(event).into_iter().collect()
        }
        Command::TellStaff(at) => vec![SiteEvent::StaffTold { at }],
        Command::RecogniseOwner(guest, at) => {
            let news = !site.is_owner(guest);
            let event = SiteEvent::OwnerRecognised { guest, at };
            news.then_some(event).into_iter().collect()
        }
        Command::ChangeSso(change, at) => {
            let generation = match (change, site.sso()) {
                (ChangeSso::Off, _) => None,
                (ChangeSso::On, Some(present)) => Some(present),
                (ChangeSso::On, None) | (ChangeSso::New, _) => Some(site.next_sso()),
            };
            let news = generation != site.sso();
            let event = SiteEvent::SsoKeyChanged { generation, at };
            news.then_some(event).into_iter().collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::values::{NetworkHash, Version};

    #[test]
    fn origins_are_set_once_and_changed_later() {
        let at = Timestamp::from_millis(0);
        let blog = vec![Origin::parse("https://blog.example").unwrap()];
        let moved = vec![Origin::parse("https://new.example").unwrap()];
        let mut site = Site::default();

        let set = |origins: &[Origin]| {
            let origins = origins.to_owned();
            Command::SetOrigins(SetOrigins { origins, at })
        };
        let added = decide(&site, set(&blog));
        let origins = blog.clone();
        assert_eq!(added, [SiteEvent::SiteAdded { origins, at }]);
        site.evolve(Version(1), &added[0]);

        assert_eq!(decide(&site, set(&blog)), []);
        let changed = decide(&site, set(&moved));
        let origins = moved;
        assert_eq!(changed, [SiteEvent::SiteOriginsChanged { origins, at }]);
    }

    #[test]
    fn settings_change_one_by_one_and_only_on_a_site_that_is_there() {
        let at = Timestamp::from_millis(0);
        let without = |site: &Site| {
            let change = ChangeSettings {
                reactions: Some(false),
                ..ChangeSettings::default()
            };
            decide(site, Command::ChangeSettings(change, at))
        };
        let mut site = Site::default();
        assert_eq!(without(&site), []);
        let origins = vec![Origin::parse("https://blog.example").unwrap()];
        site.evolve(Version(1), &SiteEvent::SiteAdded { origins, at });
        site.evolve(Version(2), &without(&site)[0]);
        let settings = site.settings();
        assert_eq!((settings.likes, settings.reactions), (true, false));
        assert_eq!(without(&site), []);
    }

    #[test]
    fn an_owner_is_recognised_once() {
        let at = Timestamp::from_millis(0);
        let origins = vec![Origin::parse("https://blog.example").unwrap()];
        let mut site = Site::default();
        site.evolve(Version(1), &SiteEvent::SiteAdded { origins, at });
        let guest = GuestId::from_random(1 << 9);
        let recognise = Command::RecogniseOwner(guest, at);
        site.evolve(Version(2), &decide(&site, recognise.clone())[0]);
        assert!(site.is_owner(guest) && !site.is_owner(GuestId::from_random(0)));
        assert_eq!(decide(&site, recognise), []);
    }

    #[test]
    fn a_key_is_kept_until_another_is_wished_and_none_comes_twice() {
        let at = Timestamp::from_millis(0);
        let mut site = Site::default();
        let on = Command::ChangeSso(ChangeSso::On, at);
        assert_eq!(decide(&site, on), [], "there is no such site");
        let origins = vec![Origin::parse("https://blog.example").unwrap()];
        site.evolve(Version(1), &SiteEvent::SiteAdded { origins, at });
        // Given what came before, when this is wished, then this is the generation.
        for (wish, generation, news) in [
            (ChangeSso::Off, None, false),
            (ChangeSso::On, Some(1), true),
            (ChangeSso::On, Some(1), false),
            (ChangeSso::New, Some(2), true),
            (ChangeSso::Off, None, true),
            (ChangeSso::Off, None, false),
            (ChangeSso::On, Some(3), true),
        ] {
            let events = decide(&site, Command::ChangeSso(wish, at));
            let event = SiteEvent::SsoKeyChanged { generation, at };
            assert_eq!(events, Vec::from_iter(news.then_some(event)), "{wish:?}");
            for event in &events {
                site.evolve(Version(2), event);
            }
            assert_eq!(site.sso(), generation);
        }
    }

    #[test]
    fn a_ban_is_news_once_and_so_is_its_end() {
        let (at, by) = (Timestamp::from_millis(0), AccountId(1));
        let mut site = Site::default();
        let origins = vec![Origin::parse("https://blog.example").unwrap()];
        site.evolve(Version(1), &SiteEvent::SiteAdded { origins, at });
        let guest = Banned::Guest(GuestId::from_random(1 << 9));
        let network = Banned::Network(NetworkHash::from_digest(1 << 9));
        for (whom, banned, news) in [
            (guest, false, false),
            (guest, true, true),
            (guest, true, false),
            (network, true, true),
            (guest, false, true),
        ] {
            let command = Command::Ban {
                whom,
                banned,
                by,
                at,
            };
            let events = decide(&site, command);
            assert_eq!(!events.is_empty(), news, "{whom:?} {banned}");
            for event in &events {
                site.evolve(Version(2), event);
            }
            assert_eq!(site.is_banned(whom), banned);
        }
        assert_eq!(site.banned().collect::<Vec<_>>(), [network]);
    }
}
