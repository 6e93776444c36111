//! The staff: which accounts decide what on which site. One stream for all sites, `staff:log`, so
//! that whoever owns the whole service is found from every one of them.

use super::{
    Aggregate, Event,
    values::{AccountId, Role, SiteKey, Timestamp, Version},
};

/// A fact about the staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StaffEvent {
    /// The account has this role from now on, in place of the one before.
    StaffAppointed {
        /// Who.
        account: AccountId,
        /// Where; none for every site, also those to come.
        site: Option<SiteKey>,
        /// As what.
        role: Role,
        /// When.
        at: Timestamp,
    },
    /// The account has no role there any more.
    StaffDismissed {
        /// Who.
        account: AccountId,
        /// Where.
        site: Option<SiteKey>,
        /// When.
        at: Timestamp,
    },
}

/// A wish about the staff: that an account has this role there, or none.
#[derive(Debug, Clone)]
pub struct Appoint {
    /// Who.
    pub account: AccountId,
    /// Where; none for every site.
    pub site: Option<SiteKey>,
    /// As what; none to dismiss them.
    pub role: Option<Role>,
    /// Now.
    pub at: Timestamp,
}

/// One account with a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub account: AccountId,
    /// Where; none for every site.
    pub site: Option<SiteKey>,
    /// As what.
    pub role: Role,
}

/// The stream of the staff, folded.
#[derive(Debug, Clone, Default)]
pub struct Staff {
    version: Version,
    members: Vec<Member>,
}

/// The events that grant the wish; none if it is granted already.
pub fn decide(staff: &Staff, wish: Appoint) -> Vec<StaffEvent> {
    let Appoint {
        account,
        site,
        role,
        at,
    } = wish;
    let known = staff.at(account, &site).map(|member| member.role);
    match role {
        _ if known == role => Vec::new(),
        Some(role) => vec![StaffEvent::StaffAppointed {
            account,
            site,
            role,
            at,
        }],
        None => vec![StaffEvent::StaffDismissed { account, site, at }],
    }
}

impl Staff {
    /// Applies one event; never refuses.
    pub fn evolve(&mut self, v: Version, event: &StaffEvent) {
        self.version = v;
        let (StaffEvent::StaffAppointed { account, site, .. }
        | StaffEvent::StaffDismissed { account, site, .. }) = event;
        let same = |it: &Member| it.account == *account && it.site == *site;
        self.members.retain(|member| !same(member));
        if let StaffEvent::StaffAppointed { role, .. } = event {
            self.members.push(Member {
                account: *account,
                site: site.clone(),
                role: *role,
            });
        }
    }

    /// Whether anybody owns the whole service.
    pub fn has_owner(&self) -> bool {
        let owns = |it: &Member| it.role == Role::Owner && it.site.is_none();
        self.members.iter().any(owns)
    }

    /// The role of an account on a site: the highest that it has there or everywhere.
    pub fn role(&self, account: AccountId, site: &SiteKey) -> Option<Role> {
        let theirs = self.of(site).filter(|member| member.account == account);
        theirs.map(|member| member.role).max()
    }

    /// All who have a role on a site.
    pub fn of<'a>(&'a self, site: &'a SiteKey) -> impl Iterator<Item = &'a Member> {
        let there = move |member: &&Member| member.site.as_ref().is_none_or(|it| it == site);
        self.members.iter().filter(there)
    }

    /// All who have a role anywhere.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    fn at(&self, account: AccountId, site: &Option<SiteKey>) -> Option<&Member> {
        let same = |it: &&Member| it.account == account && it.site == *site;
        self.members.iter().find(same)
    }
}

impl Aggregate for Staff {
    fn apply(&mut self, v: Version, event: &Event) {
        match event {
            Event::Staff(event) => self.evolve(v, event),
            _ => self.version = v,
        }
    }

    fn version(&self) -> Version {
        self.version
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADA: AccountId = AccountId(17);

    fn appoint(site: Option<&str>, role: Option<Role>) -> Appoint {
        Appoint {
            account: ADA,
            site: site.map(|key| SiteKey::parse(key).unwrap()),
            role,
            at: Timestamp::from_millis(0),
        }
    }

    fn given(wishes: impl IntoIterator<Item = Appoint>) -> Staff {
        let mut staff = Staff::default();
        for wish in wishes {
            for event in decide(&staff, wish) {
                staff.evolve(staff.version().next(), &event);
            }
        }
        staff
    }

    #[test]
    fn a_role_is_for_one_site_or_for_all_and_the_highest_counts() {
        let site = |key| SiteKey::parse(key).unwrap();
        let on_blog = given([appoint(Some("blog"), Some(Role::Moderator))]);
        assert_eq!(on_blog.role(ADA, &site("blog")), Some(Role::Moderator));
        assert_eq!(on_blog.role(ADA, &site("other")), None);
        assert_eq!(on_blog.role(AccountId(1), &site("blog")), None);
        let everywhere = given([
            appoint(Some("blog"), Some(Role::Moderator)),
            appoint(None, Some(Role::Owner)),
        ]);
        assert_eq!(everywhere.role(ADA, &site("blog")), Some(Role::Owner));
        assert_eq!(everywhere.of(&site("other")).count(), 1);
    }

    #[test]
    fn a_role_takes_the_place_of_the_one_before_and_ends() {
        let owner = appoint(Some("blog"), Some(Role::Owner));
        let staff = given([appoint(Some("blog"), Some(Role::Moderator)), owner.clone()]);
        assert_eq!(staff.members().len(), 1);
        assert_eq!(decide(&staff, owner), []);
        assert_eq!(decide(&staff, appoint(None, None)), []);
        let dismissed = appoint(Some("blog"), None);
        assert_eq!(decide(&staff, dismissed.clone()).len(), 1);
        let all = [appoint(Some("blog"), Some(Role::Owner)), dismissed];
        assert!(given(all).members().is_empty());
    }
}
