//! The files that browsers load. Their addresses change with their content, so they are kept for
//! good; only the loader keeps its address and is asked for again.

use std::sync::LazyLock;

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_ENCODING, ETAG, VARY},
    web::{Bytes, Data, Path},
};

use super::{
    Service, errors,
    pages::{self, Encoding},
};
use crate::views::assets::{Asset, DEMO_CSS, EMBED_JS, WIDGET_CSS, WIDGET_JS};

struct Served {
    asset: Asset,
    hash: String,
    bodies: [Bytes; 3],
}

static FILES: LazyLock<[Served; 4]> =
    LazyLock::new(|| [WIDGET_CSS, WIDGET_JS, DEMO_CSS, EMBED_JS].map(Served::new));

impl Served {
    fn new(asset: Asset) -> Self {
        let body = Bytes::from_static(asset.body.as_bytes());
        let bodies = [Encoding::Brotli, Encoding::Gzip, Encoding::Identity]
            .map(|encoding| encoding.encode_once(&body));
        Self {
            hash: asset.hash(),
            asset,
            bodies,
        }
    }

    fn answer(&self, request: &HttpRequest, caching: &'static str) -> HttpResponse {
        let etag = format!("W/\"{}\"", self.hash);
        let mut response = HttpResponse::Ok();
        response
            .insert_header((CACHE_CONTROL, caching))
            .insert_header((VARY, "accept-encoding"))
            .insert_header((ETAG, etag.as_str()));
        if pages::is_held(request, &etag) {
            return response
                .status(actix_web::http::StatusCode::NOT_MODIFIED)
                .finish();
        }
        let encoding = Encoding::wanted(request);
        if let Some(name) = encoding.name() {
            response.insert_header((CONTENT_ENCODING, name));
        }
        let body = match encoding {
            Encoding::Brotli => &self.bodies[0],
            Encoding::Gzip => &self.bodies[1],
            Encoding::Identity => &self.bodies[2],
        };
        response
            .content_type(self.asset.content_type)
            .body(body.clone())
    }
}

/// Compresses what is served, so that no reader waits for it.
pub fn prepare() {
    LazyLock::force(&FILES);
}

/// `GET /static/{hash}/{name}`. A page of another build may ask for another content; it gets ours,
/// for this once.
pub async fn file(
    request: HttpRequest,
    path: Path<(String, String)>,
    service: Data<Service>,
) -> HttpResponse {
    let (hash, name) = path.into_inner();
    match FILES.iter().find(|file| file.asset.name == name) {
        Some(file) if file.hash == hash => {
            file.answer(&request, "public, max-age=31536000, immutable")
        }
        Some(file) => file.answer(&request, "no-cache"),
        None => errors::not_found(service).await,
    }
}

/// `GET /embed.js`, from any blog.
pub async fn embed(request: HttpRequest) -> HttpResponse {
    let embed = FILES.iter().find(|file| file.asset.name == EMBED_JS.name);
    let embed = embed.expect("the loader is one of the files");
    let mut response = embed.answer(
        &request,
        "public, max-age=600, stale-while-revalidate=86400",
    );
    let headers = response.headers_mut();
    headers.insert(
        ACCESS_CONTROL_ALLOW_ORIGIN,
        "*".parse().expect("an asterisk is a header value"),
    );
    response
}
