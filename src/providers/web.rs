//! How other services are asked: within ten seconds, no longer answers than they need, no redirects.

use std::{io::Cursor, pin::Pin, time::Duration};

use http_body_util::{BodyExt, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::{TokioExecutor, TokioTimer},
};
use openidconnect::{
    AsyncHttpClient, HttpRequest, HttpResponse,
    http::{
        self, HeaderValue, Method, Request,
        header::{CONTENT_TYPE, USER_AGENT},
        request::Builder,
    },
};
use serde::de::DeserializeOwned;
use url::form_urlencoded;

use super::Failure;

/// How long one answer may take.
const WITHIN: Duration = Duration::from_secs(10);
/// The longest answer: key sets are the longest, of some thousand bytes.
const LONGEST: usize = 512 * 1024;
/// How long a connection is kept for the next question.
const IDLE: Duration = Duration::from_secs(30);

/// A client for one service.
#[derive(Clone)]
pub(super) struct Web(Client<HttpsConnector<HttpConnector>, Full<Cursor<Vec<u8>>>>);

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unheard {
    #[error("no answer within {WITHIN:?}")]
    Late,
    #[error("{0}")]
    Broken(String),
}

impl Web {
    /// `is_plain` if the settings name an address without TLS; else nothing is asked without it.
    pub(super) fn new(is_plain: bool) -> Self {
        let connector = HttpsConnectorBuilder::new().with_webpki_roots();
        let connector = match is_plain {
            true => connector.https_or_http(),
            false => connector.https_only(),
        };
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(IDLE)
            .build(connector.enable_http1().build());
        Self(client)
    }

    /// One question, one answer: whatever its status, and where a redirect leads is not looked at.
    pub(super) async fn ask(&self, request: HttpRequest) -> Result<HttpResponse, Unheard> {
        let (mut head, body) = request.into_parts();
        // GitHub answers nobody without a name; Akismet wants a version with it.
        let name = HeaderValue::from_static(concat!("afterword/", env!("CARGO_PKG_VERSION")));
        head.headers.insert(USER_AGENT, name);
        let request = Request::from_parts(head, Full::new(Cursor::new(body)));
        let asking = async {
            let response = self.0.request(request).await;
            let response = response.map_err(|error| Unheard::Broken(told(&error)))?;
            let (head, body) = response.into_parts();
            let body = Limited::new(body, LONGEST).collect().await;
            let body = body.map_err(|error| Unheard::Broken(told(&*error)))?;
            Ok(HttpResponse::from_parts(head, body.to_bytes().into()))
        };
        let asked = tokio::time::timeout(WITHIN, asking).await;
        asked.unwrap_or(Err(Unheard::Late))
    }

    /// The same for what answers with JSON.
    pub(super) async fn json<T: DeserializeOwned>(
        &self,
        request: HttpRequest,
    ) -> Result<T, Failure> {
        let path = request.uri().path().to_owned();
        let asked = self.ask(request).await;
        let response = asked.map_err(|error| Failure::Away(format!("{path}: {error}")))?;
        let status = response.status();
        if !status.is_success() {
            return Err(Failure::Away(format!("{path}: {status}")));
        }
        let read = serde_json::from_slice(response.body());
        read.map_err(|error| Failure::Away(format!("{path}: {error}")))
    }
}

impl<'c> AsyncHttpClient<'c> for Web {
    type Error = Unheard;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, Unheard>> + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.ask(request))
    }
}

/// A form, as browsers send them.
pub(super) fn form<'f>(
    request: Builder,
    fields: impl IntoIterator<Item = (&'f str, &'f str)>,
) -> Result<HttpRequest, http::Error> {
    let form = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish();
    request
        .method(Method::POST)
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(form.into_bytes())
}

/// An error with what caused it.
pub(super) fn told(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    let causes = causes.map(ToString::to_string);
    causes.collect::<Vec<_>>().join(": ")
}
