//! `GET /thread/{site}/{post…}`: reading a thread.

use std::sync::Arc;

use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_ENCODING, ETAG, VARY},
    },
    web::{Data, Path},
};

use super::{
    Service,
    errors::{self, BadAddress},
    headers,
    pages::{self, Encoding, Variant},
};
use crate::{
    domain::{
        Aggregate,
        site::Site,
        thread::{Comment, Thread},
        values::{CommentId, PostKey, SiteKey},
    },
    repository::{Loaded, ThreadKey},
    store::StoreError,
    telemetry::By,
    views::{self, Composer, Place, Theme, ThreadDocument, ThreadFragment},
};

pub const STALE: &str = "New comments may be missing here: their store does not answer just now.";
pub const AWAY: &str =
    "The comments cannot be shown just now. They are not lost: please try again in a minute.";

/// What may follow the address, the last of each name. What else does (`url`, `title`, `lang`) is
/// for scripts, and leaves the page the same for all.
#[derive(Debug, Default)]
pub struct ShowQuery {
    fragment: bool,
    /// The colours asked for.
    pub theme: Theme,
    reply: Option<CommentId>,
}

impl ShowQuery {
    /// Reads the query of the request; what it does not understand counts as not said.
    pub fn of(request: &HttpRequest) -> Self {
        let mut query = Self::default();
        for (name, value) in url::form_urlencoded::parse(request.query_string().as_bytes()) {
            match &*name {
                "fragment" => query.fragment = value != "0",
                "theme" => query.theme = Theme::parse(&value),
                "reply" => query.reply = CommentId::parse(&value).ok(),
                _ => {}
            }
        }
        query
    }
}

/// Which thread an address names, or what about it is wrong.
pub fn key(path: Path<(String, String)>) -> Result<ThreadKey, BadAddress> {
    let (site, post) = path.into_inner();
    let site = SiteKey::parse(&site).map_err(|_| BadAddress::Site)?;
    let post = PostKey::parse(&post).map_err(|_| BadAddress::Post)?;
    Ok(ThreadKey { site, post })
}

/// The site, if there is one of that key; the demo's exists until the first real one does.
pub async fn site(service: &Service, key: &SiteKey) -> Result<Option<Arc<Site>>, StoreError> {
    if key.is_demo() && !service.repository.any_site() {
        return Ok(Some(Arc::clone(&service.demo)));
    }
    let site = service.repository.site(key).await?.state;
    Ok(Some(site).filter(|site| !site.origins().is_empty()))
}

/// The handler.
pub async fn show(
    request: HttpRequest,
    path: Path<(String, String)>,
    service: Data<Service>,
) -> HttpResponse {
    let key = match key(path) {
        Ok(key) => key,
        Err(wrong) => return errors::bad_address(&service, wrong),
    };
    let query = ShowQuery::of(&request);
    let variant = Variant {
        fragment: query.fragment || is_htmx(&request),
        theme: query.theme,
        key,
    };
    let site = match site(&service, &variant.key.site).await {
        Ok(Some(site)) => site,
        Ok(None) => return errors::unknown_site(&service),
        Err(error) => return away(&service, variant, &Site::default(), &error).await,
    };
    let Loaded { state, fresh } = match service.repository.thread(&variant.key).await {
        Ok(thread) => thread,
        Err(error) => return away(&service, variant, &site, &error).await,
    };
    let parent = query.reply.and_then(|id| state.comment(id)).cloned();
    if fresh && parent.is_none() {
        return cached(&request, &service, variant, &site, state).await;
    }
    count(&service, if fresh { "built" } else { "stale" });
    let notice = (!fresh).then_some(STALE);
    drawn_now(
        &service,
        variant,
        &site,
        StatusCode::OK,
        state,
        parent,
        notice,
    )
    .await
}

/// The page that all visitors share.
async fn cached(
    request: &HttpRequest,
    service: &Data<Service>,
    variant: Variant,
    site: &Site,
    thread: Arc<Thread>,
) -> HttpResponse {
    let epoch = service.repository.epoch();
    let etag = |v| {
        let form = if variant.fragment { 'f' } else { 'd' };
        let theme = variant.theme.attribute().unwrap_or("auto");
        format!(
            "W/\"{epoch}.{v}.{}.{form}.{theme}\"",
            env!("BUILD_OF_PAGES")
        )
    };
    let mut response = page_response(service, site, StatusCode::OK);
    response.insert_header((CACHE_CONTROL, "no-cache"));
    let held = etag(thread.version());
    if pages::is_held(request, &held) {
        count(service, "not_modified");
        return response
            .status(StatusCode::NOT_MODIFIED)
            .insert_header((ETAG, held))
            .finish();
    }
    let draw = {
        let (service, variant, thread) = (service.clone(), variant.clone(), Arc::clone(&thread));
        move || {
            let composer = composer(&service, &variant, None);
            draw(&service, &variant, &thread, composer, None)
        }
    };
    let (page, was_there) = service
        .pages
        .get(&variant, epoch, thread.version(), draw)
        .await;
    count(service, if was_there { "cached" } else { "built" });
    let encoding = Encoding::wanted(request);
    if let Some(name) = encoding.name() {
        response.insert_header((CONTENT_ENCODING, name));
    }
    response
        .insert_header((ETAG, etag(page.v())))
        .body(page.body(encoding).await)
}

/// A page that is nobody else's, or of a bad minute.
async fn drawn_now(
    service: &Data<Service>,
    variant: Variant,
    site: &Site,
    status: StatusCode,
    thread: Arc<Thread>,
    reply_to: Option<Arc<Comment>>,
    notice: Option<&'static str>,
) -> HttpResponse {
    let mut response = page_response(service, site, status);
    let composer = composer(service, &variant, reply_to);
    let body = document(service, variant, thread, composer, notice).await;
    response
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(body)
}

/// The store does not answer and nothing is known of the thread.
async fn away(
    service: &Data<Service>,
    variant: Variant,
    site: &Site,
    error: &StoreError,
) -> HttpResponse {
    errors::log(error, "reading a thread");
    count(service, "failed");
    let status = StatusCode::SERVICE_UNAVAILABLE;
    drawn_now(
        service,
        variant,
        site,
        status,
        Arc::default(),
        None,
        Some(AWAY),
    )
    .await
}

/// An empty composer.
fn composer(service: &Service, variant: &Variant, reply_to: Option<Arc<Comment>>) -> Composer {
    Composer {
        action: place(service, variant).action(),
        reply_to,
        ..Composer::default()
    }
}

/// The thread around a composer, drawn aside: a long thread takes its time.
pub async fn document(
    service: &Data<Service>,
    variant: Variant,
    thread: Arc<Thread>,
    composer: Composer,
    notice: Option<&'static str>,
) -> String {
    let aside = service.clone();
    let draw = move || draw(&aside, &variant, &thread, composer, notice);
    service.pages.draw(draw).await
}

fn draw(
    service: &Service,
    variant: &Variant,
    thread: &Thread,
    composer: Composer,
    notice: Option<&str>,
) -> String {
    let place = place(service, variant);
    let thread = ThreadFragment::new(&place, thread, composer, notice, &service.markdown);
    if variant.fragment {
        return views::render(&thread);
    }
    views::render(&ThreadDocument {
        assets: &service.assets,
        theme: variant.theme,
        thread,
    })
}

/// Where the thread is. A fragment may end up on another host, so its addresses are whole.
pub fn place<'a>(service: &'a Service, variant: &'a Variant) -> Place<'a> {
    Place {
        site: &variant.key.site,
        post: &variant.key.post,
        base: if variant.fragment { service.base() } else { "" },
        theme: variant.theme,
        epoch: service.repository.epoch(),
    }
}

/// The beginning of every answer that shows a thread.
pub fn page_response(service: &Service, site: &Site, status: StatusCode) -> HttpResponseBuilder {
    let mut response = HttpResponse::build(status);
    headers::framed(&mut response, &service.own_origins, site.origins());
    response
        .content_type("text/html; charset=utf-8")
        .insert_header((VARY, "accept-encoding, hx-request"));
    response
}

/// Whether htmx sent the request.
pub fn is_htmx(request: &HttpRequest) -> bool {
    request
        .headers()
        .get("hx-request")
        .is_some_and(|value| value == "true")
}

fn count(service: &Service, result: &'static str) {
    let by: By = [("result", result)];
    service.metrics.thread_views.get_or_create(&by).inc();
}
