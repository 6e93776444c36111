//! `GET /thread/{site}/{post…}`: reading a thread.

use std::sync::Arc;

use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_ENCODING, ETAG, VARY},
    },
    web::{Data, Path, Query},
};
use serde::Deserialize;

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
        thread::Thread,
        values::{CommentId, PostKey, SiteKey},
    },
    repository::ThreadKey,
    store::StoreError,
    telemetry::By,
    views::{self, Composer, Place, Theme, ThreadDocument, ThreadFragment},
};

pub const STALE: &str = "New comments may be missing here: their store does not answer just now.";
pub const AWAY: &str =
    "The comments cannot be shown just now. They are not lost: please try again in a minute.";

/// What may follow the address. What else does (`url`, `title`, `lang`) is for scripts, and leaves
/// the page the same for all.
#[derive(Debug, Default, Deserialize)]
pub struct ShowQuery {
    fragment: Option<String>,
    theme: Option<String>,
    reply: Option<String>,
}

impl ShowQuery {
    /// The colours asked for.
    pub fn theme(&self) -> Theme {
        self.theme.as_deref().map_or(Theme::Auto, Theme::parse)
    }
}

/// Which thread an address names, or what about it is wrong.
pub fn key(path: Path<(String, String)>) -> Result<ThreadKey, BadAddress> {
    let (site, post) = path.into_inner();
    let site = SiteKey::parse(&site).map_err(|_| BadAddress::Site)?;
    // Browsers resolve these away: the form of such a page would lead to another thread.
    if post.split('/').any(|step| matches!(step, "." | "..")) {
        return Err(BadAddress::Post);
    }
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
    query: Query<ShowQuery>,
    service: Data<Service>,
) -> HttpResponse {
    let key = match key(path) {
        Ok(key) => key,
        Err(wrong) => return errors::bad_address(&service, wrong),
    };
    let variant = Variant {
        fragment: wants_fragment(&request, &query),
        theme: query.theme(),
        key,
    };
    let site = match site(&service, &variant.key.site).await {
        Ok(Some(site)) => site,
        Ok(None) => return errors::unknown_site(&service),
        Err(error) => return away(&service, &variant, &Site::default(), &error),
    };
    let thread = match service.repository.thread(&variant.key).await {
        Ok(thread) => thread,
        Err(error) => return away(&service, &variant, &site, &error),
    };
    if !thread.fresh {
        count(&service, "stale");
        return drawn_now(
            &service,
            &variant,
            &site,
            StatusCode::OK,
            &thread.state,
            None,
            Some(STALE),
        );
    }
    let reply_to = query
        .reply
        .as_deref()
        .and_then(|id| CommentId::parse(id).ok());
    if let Some(parent) = reply_to.filter(|id| thread.state.comment(*id).is_some()) {
        count(&service, "built");
        return drawn_now(
            &service,
            &variant,
            &site,
            StatusCode::OK,
            &thread.state,
            Some(parent),
            None,
        );
    }
    cached(&request, &service, variant, &site, thread.state).await
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
            env!("AFTERWORD_BUILD")
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
        move || draw(&service, &variant, &thread, None, None)
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
fn drawn_now(
    service: &Service,
    variant: &Variant,
    site: &Site,
    status: StatusCode,
    thread: &Thread,
    reply_to: Option<CommentId>,
    notice: Option<&str>,
) -> HttpResponse {
    page_response(service, site, status)
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(draw(service, variant, thread, reply_to, notice))
}

/// The store does not answer and nothing is known of the thread.
fn away(service: &Service, variant: &Variant, site: &Site, error: &StoreError) -> HttpResponse {
    errors::log(error, "reading a thread");
    count(service, "failed");
    let status = StatusCode::SERVICE_UNAVAILABLE;
    drawn_now(
        service,
        variant,
        site,
        status,
        &Thread::default(),
        None,
        Some(AWAY),
    )
}

fn draw(
    service: &Service,
    variant: &Variant,
    thread: &Thread,
    reply_to: Option<CommentId>,
    notice: Option<&str>,
) -> String {
    let place = place(service, variant);
    let composer = Composer {
        action: place.action(),
        reply_to: reply_to
            .and_then(|id| thread.comment(id))
            .map(|parent| &**parent),
        ..Composer::default()
    };
    document(service, variant, thread, composer, notice)
}

/// The thread around a composer, as a document or as a fragment.
pub fn document(
    service: &Service,
    variant: &Variant,
    thread: &Thread,
    composer: Composer<'_>,
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

/// Whether htmx or a builder of pages asks: for the thread alone, without `<html>`.
fn wants_fragment(request: &HttpRequest, query: &ShowQuery) -> bool {
    query.fragment.as_deref().is_some_and(|value| value != "0") || is_htmx(request)
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
