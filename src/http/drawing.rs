//! One drawing of a thread: which part, as of when, for whom.

use std::sync::Arc;

use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    http::{
        StatusCode,
        header::{CACHE_CONTROL, VARY},
    },
    web::Data,
};

use super::{
    Service, clock, headers,
    pages::{Page, Variant},
    query::ThreadQuery,
    signin, target,
};
use crate::{
    domain::{
        Aggregate,
        site::Site,
        thread::{Thread, comments_by},
        values::{CommentId, Version},
    },
    repository::ThreadKey,
    views::{
        self, Acting, Place, Scene, ThreadDocument, ThreadFragment, Typed, View, Viewer, Words,
    },
};

/// What is drawn.
#[derive(Clone)]
pub struct Drawing {
    /// What draws.
    pub service: Data<Service>,
    /// In which form.
    pub variant: Variant,
    /// Its site.
    pub site: Arc<Site>,
    /// What.
    pub thread: Arc<Thread>,
    /// For whom, if not for all.
    pub viewer: Option<Viewer>,
}

impl Variant {
    /// The form in which a request asks for a thread, from its beginning.
    pub fn of(request: &HttpRequest, query: &ThreadQuery, key: ThreadKey) -> Self {
        Self {
            key,
            fragment: query.fragment || target::is_htmx(request),
            theme: query.theme,
            lang: query.lang_for(request),
            says_lang: query.lang.is_some(),
            over: false,
            view: View::default(),
        }
    }
}

impl Drawing {
    /// Where the thread is. A fragment may end up on another host, so its addresses are whole.
    pub fn place(&self) -> Place {
        let variant = &self.variant;
        Place {
            site: variant.key.site.clone(),
            post: variant.key.post.clone(),
            base: match variant.fragment {
                true => self.service.base().to_owned(),
                false => String::new(),
            },
            theme: variant.theme,
            lang: variant.says_lang.then_some(variant.lang),
            epoch: self.service.repository.epoch(),
        }
    }

    /// What the views need to know.
    pub fn scene(&self) -> Scene {
        let viewer = self.viewer.clone().map(|viewer| {
            let guest = viewer.who.guest.filter(|_| viewer.account.is_some());
            let mut past = guest.map(|guest| comments_by(&self.thread, guest.into()));
            Viewer {
                has_guest_past: past.as_mut().is_some_and(|past| past.next().is_some()),
                ..viewer
            }
        });
        Scene {
            place: self.place(),
            site: Arc::clone(&self.site),
            markdown: Arc::clone(&self.service.markdown),
            words: Words::of(self.variant.lang),
            viewer,
            offers_signin: self.service.offers_signin(),
            over: self.variant.over,
            drawn: (!self.variant.fragment).then(|| clock::now().millis()),
            home: self.home(),
        }
    }

    /// The way to the viewer's own account, where it is not by mail.
    fn home(&self) -> Option<String> {
        let viewer = self.viewer.as_ref()?;
        let (id, account) = (viewer.who.account?, viewer.account.as_ref()?);
        signin::home_link(
            &self.service,
            &self.site,
            &self.variant.key.site,
            id,
            account,
            viewer.now,
        )
    }

    /// The beginning of every answer that shows the thread.
    pub fn response(&self, status: StatusCode) -> HttpResponseBuilder {
        let mut response = HttpResponse::build(status);
        headers::framed(&mut response, &self.service.own_origins, &self.site);
        response
            .content_type("text/html; charset=utf-8")
            .insert_header((VARY, "accept-encoding, accept-language, cookie, hx-request"));
        response
    }

    /// Names the page that all share, as of this version of its thread.
    pub fn etag(&self, v: Version) -> String {
        let variant = &self.variant;
        let epoch = self.service.repository.epoch();
        let form = if variant.fragment { 'f' } else { 'd' };
        let theme = variant.theme.attribute().unwrap_or("auto");
        let lang = variant.lang.tag();
        let says = if variant.says_lang { "!" } else { "" };
        let over = if variant.over { ".over" } else { "" };
        let (site, build) = (self.site.version(), env!("BUILD_OF_PAGES"));
        format!("W/\"{epoch}.{v}.{site}.{build}.{form}.{theme}.{lang}{says}{over}\"")
    }

    /// The page that all share, drawn once; and whether it was drawn before.
    pub async fn shared(&self) -> (Arc<Page>, bool) {
        let everybodys = Self {
            viewer: None,
            ..self.clone()
        };
        let moment = (
            self.service.repository.epoch(),
            self.site.version(),
            self.thread.version(),
        );
        let draw = move || everybodys.draw(Typed::default(), None);
        self.service.pages.get(&self.variant, moment, draw).await
    }

    /// A page that is nobody else's, or of a bad minute, around these words; `acting` is a form for
    /// one of its comments.
    pub async fn now(
        self,
        status: StatusCode,
        typed: Typed,
        notice: Option<&'static str>,
        acting: Option<(CommentId, Acting)>,
    ) -> HttpResponse {
        let mut response = self.response(status);
        let service = self.service.clone();
        let draw = move || {
            let page = self.draw(typed, notice);
            match acting {
                None => page,
                acting => {
                    let view = self.variant.view;
                    views::with_own(page, &self.scene(), &self.thread, view, acting)
                }
            }
        };
        response
            .insert_header((CACHE_CONTROL, "no-store"))
            .body(service.pages.draw(draw).await)
    }

    /// Draws all of it for its viewer.
    pub fn draw(&self, typed: Typed, notice: Option<&str>) -> String {
        let (scene, view) = (self.scene(), self.variant.view);
        let assets = &self.service.assets;
        let built = self.variant.fragment.then_some(assets);
        let thread = ThreadFragment::new(&scene, &self.thread, view, typed, notice, built);
        if self.variant.fragment {
            return views::render(&thread);
        }
        let stylesheet = self.site.settings().stylesheet.as_ref();
        views::render(&ThreadDocument {
            assets,
            stylesheet: stylesheet.map(|url| url.as_str()),
            theme: self.variant.theme,
            lang: self.variant.lang,
            thread,
        })
    }
}

/// Somebody's words, to be answered below.
pub fn quote(body: &str) -> String {
    let mut quoted = String::with_capacity(body.len() + 64);
    for line in body.lines() {
        quoted.push_str("> ");
        quoted.push_str(line);
        quoted.push('\n');
    }
    quoted.push('\n');
    quoted
}
