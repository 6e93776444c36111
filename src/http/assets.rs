//! The files that browsers load. Their addresses change with their content, so they are kept for
//! good; only what blogs embed keeps its address and is asked for again.

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
use crate::views::assets::{
    Asset, COUNT_JS, DEMO_CSS, DESK_CSS, DESK_JS, EMBED_JS, MOVING_JS, OWN_CSS, OWN_JS, PROOF_JS,
    SSO_JS, WIDGET_CSS, WIDGET_JS,
};

struct Served {
    asset: Asset,
    hash: String,
    bodies: [Bytes; 3],
}

static FILES: LazyLock<[Served; 12]> = LazyLock::new(|| {
    [
        WIDGET_CSS, WIDGET_JS, DEMO_CSS, EMBED_JS, MOVING_JS, COUNT_JS, OWN_CSS, OWN_JS, DESK_CSS,
        DESK_JS, SSO_JS, PROOF_JS,
    ]
    .map(Served::new)
});

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
        None => errors::not_found(request, service).await,
    }
}

/// `GET /embed.js`, from any blog.
pub async fn embed(request: HttpRequest) -> HttpResponse {
    for_blogs(&request, &EMBED_JS)
}

/// `GET /moving.js`, from any blog.
pub async fn moving(request: HttpRequest) -> HttpResponse {
    for_blogs(&request, &MOVING_JS)
}

/// `GET /sso.js`, from any blog.
pub async fn sso(request: HttpRequest) -> HttpResponse {
    for_blogs(&request, &SSO_JS)
}

/// `GET /proof.js`, from any blog.
pub async fn proof(request: HttpRequest) -> HttpResponse {
    for_blogs(&request, &PROOF_JS)
}

/// `GET /count.js`, from any blog.
pub async fn count(request: HttpRequest) -> HttpResponse {
    for_blogs(&request, &COUNT_JS)
}

fn for_blogs(request: &HttpRequest, asset: &Asset) -> HttpResponse {
    let file = FILES.iter().find(|file| file.asset.name == asset.name);
    let file = file.expect("what blogs embed is one of the files");
    let mut response = file.answer(request, "public, max-age=600, stale-while-revalidate=86400");
    let headers = response.headers_mut();
    headers.insert(
        ACCESS_CONTROL_ALLOW_ORIGIN,
        "*".parse().expect("an asterisk is a header value"),
    );
    response
}
