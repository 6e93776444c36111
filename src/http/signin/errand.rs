//! What the browser keeps while somebody is at another service: sealed, in a cookie, for ten minutes.

use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    http::StatusCode,
    web::{Data, Path},
};
use serde::{Deserialize, Serialize};

use super::Whither;
use crate::{
    domain::values::Timestamp,
    http::{
        Service,
        carried::{self, Carried},
        clock,
    },
    providers::{Begun, Provider},
    views::Lang,
};

/// How long somebody may take there, in seconds.
const SECONDS: u32 = 10 * 60;
/// The same in milliseconds.
pub const MILLIS: i64 = SECONDS as i64 * 1000;
/// What a browser surely keeps as one cookie (RFC 6265, section 6.1), without its name and the rest.
const LONGEST: usize = 3_800;

/// Where somebody went, and what for.
#[derive(Serialize, Deserialize)]
pub struct Errand {
    /// The key of the provider.
    pub provider: String,
    /// The sign-in there.
    pub begun: Begun,
    lang: String,
    thread: Option<(String, String)>,
    back: Option<String>,
    opener: Option<String>,
}

impl Errand {
    /// To this provider, and back to there.
    pub fn new(provider: &Provider, begun: Begun, whither: &Whither) -> Self {
        let thread = whither.thread.as_ref();
        let back = whither.back.as_ref();
        Self {
            provider: provider.key.to_owned(),
            begun,
            lang: whither.lang.tag().to_owned(),
            thread: thread.map(|(key, _)| (key.site.to_string(), key.post.to_string())),
            back: back.map(|url| url.as_str().to_owned()),
            opener: whither.opener.clone(),
        }
    }

    /// The one that the browser is on, if it is and not for too long.
    pub fn of(request: &HttpRequest, service: &Service) -> Option<Self> {
        let now = clock::now();
        let open = |sealed: &str| service.secrets.open("provider", sealed, now);
        carried(service).find(request, open)
    }

    /// Lets the browser keep it.
    pub fn keep(mut self, service: &Service, response: &mut HttpResponseBuilder) {
        let until = Timestamp::from_millis(clock::now().millis() + MILLIS);
        let mut sealed = service.secrets.seal("provider", &self, until);
        if sealed.len() > LONGEST {
            // Then they come back to the address that the thread is known to have.
            self.back = None;
            sealed = service.secrets.seal("provider", &self, until);
        }
        carried(service).keep(response, &sealed, SECONDS);
    }

    /// Lets the browser forget it: it was good once.
    pub fn end(service: &Service, response: &mut HttpResponse) {
        let mut gone = HttpResponseBuilder::new(StatusCode::OK);
        carried(service).drop(&mut gone);
        carried::add_cookies(response, gone);
    }

    /// Where they go from there.
    pub async fn whither(
        &self,
        request: &HttpRequest,
        service: &Data<Service>,
    ) -> Result<Whither, Box<HttpResponse>> {
        let lang = Lang::parse(&self.lang).unwrap_or_default();
        let path = self.thread.clone().map(Path::from);
        let parts = (self.back.clone(), self.opener.clone());
        Whither::read(request, path, lang, parts, service).await
    }
}

/// No site's cookie has a name with such a line in it.
fn carried(service: &Service) -> Carried {
    let public = service.public_url.as_ref();
    let is_https = public.is_some_and(|url| url.scheme() == "https");
    Carried::at_home("afterword_provider", is_https)
}
