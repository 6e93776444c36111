//! Who a browser is to us: a guest of a site, by a token that we signed.
//!
//! The token lets its holder change what this browser said on this site, and nothing else. Reading
//! gives nobody one.

use actix_web::{HttpRequest, HttpResponseBuilder};

use super::carried::Carried;
use crate::{
    domain::values::{GuestId, SiteKey},
    secrets::Secrets,
};

/// The header in which the widget sends the token, and gets it.
pub const HEADER: &str = "afterword-guest";
/// How long a browser keeps the token: the longest that RFC 6265bis (section 5.5) allows.
pub const KEPT_SECONDS: u32 = 400 * 24 * 60 * 60;

/// Signs and reads the tokens of guests.
pub struct Guests {
    secrets: Secrets,
    https: bool,
}

impl Guests {
    /// With the secret that all nodes share; `https` if browsers reach us that way.
    pub fn new(secrets: Secrets, https: bool) -> Self {
        Self { secrets, https }
    }

    /// The guest who sends this request, if they have been one before.
    pub fn of(&self, request: &HttpRequest, site: &SiteKey) -> Option<GuestId> {
        let carried = self.carried(site);
        carried.find(request, |token| self.read(token, site))
    }

    /// The same, or a new one. It follows from the key of the wish, if that has one: who asks again
    /// after a lost answer is still the one who asked first.
    pub fn of_or_new(&self, request: &HttpRequest, site: &SiteKey, wish: &str) -> GuestId {
        self.of(request, site).unwrap_or_else(|| {
            if wish.is_empty() {
                return GuestId::from_random(rand::random());
            }
            let parts = ["wish".to_owned(), wish.to_owned(), site.to_string()];
            let mac = self.secrets.mac(&parts);
            let first = u64::from_str_radix(&mac[..16], 16).expect("a signature is hex");
            GuestId::from_random(first)
        })
    }

    /// Lets the browser remember who it is.
    pub fn remember(&self, response: &mut HttpResponseBuilder, site: &SiteKey, guest: GuestId) {
        let token = self.token(site, guest);
        self.carried(site).keep(response, &token, KEPT_SECONDS);
    }

    fn carried(&self, site: &SiteKey) -> Carried {
        Carried::in_frames(format!("afterword-{site}"), HEADER, self.https)
    }

    /// `{guest}.{mac}`
    fn token(&self, site: &SiteKey, guest: GuestId) -> String {
        let mac = self.secrets.mac(&parts(site, guest));
        format!("{guest}.{mac}")
    }

    fn read(&self, token: &str, site: &SiteKey) -> Option<GuestId> {
        let (guest, mac) = token.split_once('.')?;
        let guest = GuestId::parse(guest).ok()?;
        let is_ours = self.secrets.is_mac(&parts(site, guest), mac);
        is_ours.then_some(guest)
    }
}

fn parts(site: &SiteKey, guest: GuestId) -> [String; 3] {
    ["guest".into(), guest.to_string(), site.to_string()]
}

#[cfg(test)]
mod tests {
    use actix_web::{
        HttpResponse,
        http::header::{COOKIE, SET_COOKIE},
        test::TestRequest,
    };

    use super::*;

    fn site(key: &str) -> SiteKey {
        SiteKey::parse(key).unwrap()
    }

    #[test]
    fn a_token_is_good_for_its_guest_and_site_only() {
        let guests = Guests::new(Secrets::new(b"key"), true);
        let guest = GuestId::from_random(7 << 32);
        let token = guests.token(&site("blog"), guest);
        let read = |guests: &Guests, token: &str, key| guests.read(token, &site(key));
        assert_eq!(read(&guests, &token, "blog"), Some(guest));
        assert_eq!(read(&guests, &token, "other"), None);
        assert_eq!(
            read(&Guests::new(Secrets::new(b"other"), true), &token, "blog"),
            None
        );
        let other = GuestId::from_random(8 << 32).to_string();
        let forged = token.replace(&guest.to_string(), &other);
        for wrong in ["", ".", &forged, &token[..44], &format!("{token}00"), "é.é"] {
            assert_eq!(read(&guests, wrong, "blog"), None, "{wrong}");
        }
    }

    #[test]
    fn who_asks_again_without_a_token_is_the_same_guest() {
        let guests = Guests::new(Secrets::new(b"key"), true);
        let request = TestRequest::default().to_http_request();
        let guest = |site_key, wish| guests.of_or_new(&request, &site(site_key), wish);
        assert_eq!(guest("blog", "a1"), guest("blog", "a1"));
        assert_ne!(guest("blog", "a1"), guest("blog", "a2"));
        assert_ne!(guest("blog", "a1"), guest("other", "a1"));
        assert_ne!(guest("blog", ""), guest("blog", ""));
    }

    #[test]
    fn a_browser_is_known_by_cookie_or_header() {
        for https in [true, false] {
            let guests = Guests::new(Secrets::new(b"key"), https);
            let guest = GuestId::from_random(7 << 32);
            let mut response = HttpResponse::Ok();
            guests.remember(&mut response, &site("blog"), guest);
            let response = response.finish();
            let cookies: Vec<_> = response.headers().get_all(SET_COOKIE).collect();
            assert_eq!(cookies.len(), if https { 1 } else { 2 });
            let first = cookies[0].to_str().unwrap();
            for part in [
                "__Host-",
                "Secure",
                "HttpOnly",
                "Partitioned",
                "SameSite=None",
            ] {
                assert!(first.contains(part), "{first}");
            }
            let plain = guests.token(&site("blog"), guest);
            let plain = TestRequest::default()
                .insert_header((COOKIE, format!("afterword-blog={plain}")))
                .to_http_request();
            let taken = guests.of(&plain, &site("blog")).is_some();
            assert_eq!(taken, !https, "another host of the domain can set this one");
            for cookie in cookies {
                let pair = cookie.to_str().unwrap().split(';').next().unwrap();
                let request = TestRequest::default()
                    .insert_header((COOKIE, format!("a=b; {pair}; c=d")))
                    .to_http_request();
                assert_eq!(guests.of(&request, &site("blog")), Some(guest));
                assert_eq!(guests.of(&request, &site("other")), None);
            }
            let token = response.headers().get(HEADER).unwrap();
            let request = TestRequest::default().insert_header((HEADER, token.clone()));
            let request = request.to_http_request();
            assert_eq!(guests.of(&request, &site("blog")), Some(guest));
        }
    }
}
