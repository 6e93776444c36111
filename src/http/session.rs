//! Who is signed in: by a token that we signed, and only as long as the account knows the sign-in.
//!
//! On the pages of a site the token is good for commenting there and for nothing else; on our own
//! pages another one lets people see and change what is stored about them.

use actix_web::{HttpRequest, HttpResponseBuilder};

use super::{carried::Carried, clock, guest::KEPT_SECONDS, sender::Member};
use crate::{
    domain::values::{AccountId, SessionId, SiteKey},
    repository::Repository,
    secrets::Secrets,
};

/// The header in which the widget sends the token of a site, and gets it.
pub const HEADER: &str = "afterword-session";

/// Signs and reads the tokens of sessions.
pub struct Sessions {
    secrets: Secrets,
    https: bool,
}

impl Sessions {
    /// With the secret that all nodes share; `https` if browsers reach us that way.
    pub fn new(secrets: Secrets, https: bool) -> Self {
        Self { secrets, https }
    }

    /// Who is signed in on a site.
    pub async fn of(
        &self,
        repository: &Repository,
        request: &HttpRequest,
        site: &SiteKey,
    ) -> Option<Member> {
        let carried = self.carried(site);
        let named = carried.find(request, |token| self.read(token, Some(site)))?;
        self.good(repository, named, Some(site)).await
    }

    /// Who is signed in on our own pages.
    pub async fn at_home(&self, repository: &Repository, request: &HttpRequest) -> Option<Member> {
        let read = |token: &str| {
            let whole = self.read(token, None).map(|named| (named, None));
            whole.or_else(|| self.read_confined(token))
        };
        let (named, confined) = self.home().find(request, read)?;
        let member = self.good(repository, named, confined.as_ref()).await?;
        Some(Member { confined, ..member })
    }

    /// Lets the frame in which a site's thread stands know who is signed in.
    pub fn keep(
        &self,
        response: &mut HttpResponseBuilder,
        site: &SiteKey,
        account: AccountId,
        session: SessionId,
    ) {
        let token = self.token(account, session, Some(site));
        self.carried(site).keep(response, &token, KEPT_SECONDS);
    }

    /// The same from a page of our own that stands in no frame.
    pub fn keep_everywhere(
        &self,
        response: &mut HttpResponseBuilder,
        site: &SiteKey,
        account: AccountId,
        session: SessionId,
    ) {
        let token = self.token(account, session, Some(site));
        let carried = self.carried(site);
        carried.keep_everywhere(response, &token, KEPT_SECONDS);
    }

    /// Lets our own pages know who is signed in.
    pub fn keep_at_home(
        &self,
        response: &mut HttpResponseBuilder,
        account: AccountId,
        session: SessionId,
    ) {
        let token = self.token(account, session, None);
        self.home().keep(response, &token, KEPT_SECONDS);
    }

    /// The same for who came there on the word of a site: with a sign-in of that site.
    pub fn keep_confined(
        &self,
        response: &mut HttpResponseBuilder,
        site: &SiteKey,
        account: AccountId,
        session: SessionId,
    ) {
        let mac = self.secrets.mac(&confined(account, session, site));
        let token = format!("{site}.{account}.{session}.{mac}");
        self.home().keep(response, &token, KEPT_SECONDS);
    }

    /// Signed out on a site.
    pub fn drop(&self, response: &mut HttpResponseBuilder, site: &SiteKey) {
        self.carried(site).drop(response);
    }

    /// Signed out on our own pages.
    pub fn drop_at_home(&self, response: &mut HttpResponseBuilder) {
        self.home().drop(response);
    }

    async fn good(
        &self,
        repository: &Repository,
        (id, session): (AccountId, SessionId),
        site: Option<&SiteKey>,
    ) -> Option<Member> {
        let mut account = repository.account(id).await.ok()?.state;
        if account.session(session).is_none() {
            // Opened on another node a moment ago, perhaps.
            account = repository.account_now(id).await.ok()?;
        }
        let known = account.session(session)?;
        let age = clock::now().millis() - known.at.millis();
        let fits = known.site.as_ref() == site && age < i64::from(KEPT_SECONDS) * 1000;
        fits.then_some(())?;
        Some(Member {
            id,
            session,
            confined: None,
            account,
        })
    }

    fn carried(&self, site: &SiteKey) -> Carried {
        // A dot is in no key, so that no site's guests have a cookie of the same name.
        Carried::in_frames(format!("afterword.{site}"), HEADER, self.https)
    }

    fn home(&self) -> Carried {
        Carried::at_home("afterword", self.https)
    }

    /// `{account}.{session}.{mac}`
    fn token(&self, account: AccountId, session: SessionId, site: Option<&SiteKey>) -> String {
        let mac = self.secrets.mac(&parts(account, session, site));
        format!("{account}.{session}.{mac}")
    }

    fn read(&self, token: &str, site: Option<&SiteKey>) -> Option<(AccountId, SessionId)> {
        let (account, session, mac) = split(token)?;
        let parts = parts(account, session, site);
        self.secrets
            .is_mac(&parts, mac)
            .then_some((account, session))
    }

    /// `{site}.{account}.{session}.{mac}`; no key of a site has a dot.
    fn read_confined(&self, token: &str) -> Option<((AccountId, SessionId), Option<SiteKey>)> {
        let (site, rest) = token.split_once('.')?;
        let site = SiteKey::parse(site).ok()?;
        let (account, session, mac) = split(rest)?;
        let parts = confined(account, session, &site);
        let is_ours = self.secrets.is_mac(&parts, mac);
        is_ours.then_some(((account, session), Some(site)))
    }
}

fn split(token: &str) -> Option<(AccountId, SessionId, &str)> {
    let (names, mac) = token.rsplit_once('.')?;
    let (account, session) = names.split_once('.')?;
    let account = AccountId::parse(account).ok()?;
    Some((account, SessionId::parse(session).ok()?, mac))
}

fn confined(account: AccountId, session: SessionId, site: &SiteKey) -> [String; 4] {
    let [_, account, session, site] = parts(account, session, Some(site));
    ["home".into(), account, session, site]
}

fn parts(account: AccountId, session: SessionId, site: Option<&SiteKey>) -> [String; 4] {
    let site = site.map_or("", SiteKey::as_str);
    [
        "session".into(),
        account.to_string(),
        session.to_string(),
        site.into(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_good_for_its_session_and_site_only() {
        let site = |key| SiteKey::parse(key).unwrap();
        let sessions = Sessions::new(Secrets::new(b"key"), true);
        let (ada, session) = (AccountId(33), SessionId::from_random(7 << 32));
        let blog = sessions.token(ada, session, Some(&site("blog")));
        assert_eq!(
            sessions.read(&blog, Some(&site("blog"))),
            Some((ada, session))
        );
        assert_eq!(sessions.read(&blog, Some(&site("other"))), None);
        assert_eq!(sessions.read(&blog, None), None, "it opens no page of ours");
        assert_eq!(sessions.read_confined(&blog), None);
        assert_eq!(sessions.read_confined(&format!("blog.{blog}")), None);
        let forged = blog.replacen("33", "34", 1);
        let other = Sessions::new(Secrets::new(b"other"), true);
        assert_eq!(other.read(&blog, Some(&site("blog"))), None);
        for wrong in [
            "",
            "..",
            &forged,
            &blog[..blog.len() - 1],
            &format!("{blog}0"),
            "é.é.é",
        ] {
            assert_eq!(sessions.read(wrong, Some(&site("blog"))), None, "{wrong}");
        }
    }
}
