//! `GET /provider/{key}…`: to another service, and back with what it says of who somebody is.

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header::RETRY_AFTER},
    web::{Data, Path, Query},
};
use serde::Deserialize;

use super::{
    Whither, away,
    enter::finish,
    errand::{self, Errand},
};
use crate::{
    domain::{
        account::{Address, Method},
        values::{AccountId, AuthorName, Timestamp},
    },
    http::{Service, clock, errors, headers, query},
    providers::{Begun, Failure, Provider, Vouched},
    repository::{NotGranted, Proof, RESERVED},
    views::Words,
};

/// What the provider sends the browser back with (RFC 6749, section 4.1.2).
#[derive(Default, Deserialize)]
#[serde(default)]
struct Returned {
    state: String,
    code: String,
    error: String,
}

/// The handler of the way there, for a site.
pub async fn begin(
    request: HttpRequest,
    path: Path<(String, String, String)>,
    service: Data<Service>,
) -> HttpResponse {
    let (key, site, post) = path.into_inner();
    set_out(&request, &key, Some(Path::from((site, post))), &service).await
}

/// The handler of the way there, for our own pages.
pub async fn begin_at_home(
    request: HttpRequest,
    path: Path<String>,
    service: Data<Service>,
) -> HttpResponse {
    set_out(&request, &path, None, &service).await
}

/// Whether the link was followed on a page of ours, as far as the browser tells (Fetch Metadata): a
/// page that opened it would learn, without a question, who is signed in with the provider.
fn is_from_our_page(request: &HttpRequest) -> bool {
    let site = request.headers().get("sec-fetch-site");
    site.is_none_or(|site| site == "same-origin")
}

async fn set_out(
    request: &HttpRequest,
    key: &str,
    path: Option<Path<(String, String)>>,
    service: &Data<Service>,
) -> HttpResponse {
    let Some(provider) = service.providers.find(key) else {
        return errors::nothing_here(service, query::lang(request));
    };
    let whither = match Whither::of(request, path, service).await {
        Ok(whither) => whither,
        Err(response) => return *response,
    };
    if !is_from_our_page(request) {
        return whither.ask(request, service, None).await;
    }
    let text = &Words::of(whither.lang).text;
    if let Err(seconds) = service.acts.check(request) {
        let status = StatusCode::TOO_MANY_REQUESTS;
        let mut response = again(service, &whither, status, &text.too_often_letters);
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
        return response;
    }
    let begun = match service.reachable(request) {
        Some(base) => provider.begin(format!("{base}/provider/{key}/back")).await,
        None => Err(Failure::Away("nobody comes back to this host".to_owned())),
    };
    let (url, begun) = match begun {
        Ok(begun) => begun,
        Err(failure) => return failed(service, &whither, provider, &failure),
    };
    let mut response = headers::see_other(url.as_str());
    Errand::new(provider, begun, &whither).keep(service, &mut response);
    response.finish()
}

/// The handler of the way back.
pub async fn back(
    request: HttpRequest,
    path: Path<String>,
    service: Data<Service>,
) -> HttpResponse {
    let errand = Errand::of(&request, &service);
    let whither = match &errand {
        Some(errand) => errand.whither(&request, &service).await,
        None => Whither::of(&request, None, &service).await,
    };
    let whither = match whither {
        Ok(whither) => whither,
        Err(response) => return *response,
    };
    let returned = Query::<Returned>::from_query(request.query_string());
    let returned = returned.map(Query::into_inner).unwrap_or_default();
    let ours = errand.filter(|it| it.provider == *path && it.begun.state == returned.state);
    let (Some(errand), Some(provider)) = (ours, service.providers.find(&path)) else {
        let text = &Words::of(whither.lang).text;
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return again(&service, &whither, status, &text.provider_failed);
    };
    let arriving = arrive(
        &request,
        &service,
        &whither,
        provider,
        errand.begun,
        &returned,
    );
    let mut response = arriving.await;
    Errand::end(&service, &mut response);
    response
}

async fn arrive(
    request: &HttpRequest,
    service: &Data<Service>,
    whither: &Whither,
    provider: &Provider,
    begun: Begun,
    returned: &Returned,
) -> HttpResponse {
    let text = &Words::of(whither.lang).text;
    let invalid = StatusCode::UNPROCESSABLE_ENTITY;
    if returned.code.is_empty() {
        if returned.error != "access_denied" {
            let error: String = returned.error.chars().take(100).collect();
            tracing::warn!(provider = provider.key, ?error, "nobody is signed in");
        }
        return again(service, whither, invalid, &text.provider_stopped);
    }
    let once = service.secrets.claim_of_once("provider", &begun.state);
    match service.repository.use_once(&once, errand::MILLIS).await {
        Ok(true) => {}
        Ok(false) => return again(service, whither, invalid, &text.provider_failed),
        Err(error) => return away(service, whither.lang, &error),
    }
    let vouched = match provider.finish(&returned.code, begun).await {
        Ok(vouched) => vouched,
        Err(failure) => return failed(service, whither, provider, &failure),
    };
    let now = clock::now();
    match account(service, &provider.name, vouched, now).await {
        Ok(account) => finish(request, service, whither, account, None, now).await,
        Err(error) => away(service, whither.lang, &error.into()),
    }
}

/// Whose account it is: of whom the provider means, else of whom it says that the address is
/// theirs, else a new one. Whoever runs the service chose whom to believe.
async fn account(
    service: &Service,
    provider: &str,
    vouched: Vouched,
    now: Timestamp,
) -> Result<AccountId, NotGranted> {
    let (repository, secrets) = (&service.repository, &service.secrets);
    let name = vouched.name.and_then(|name| AuthorName::parse(&name).ok());
    let method = Proof::Method(Method {
        provider: provider.to_owned(),
        claim: secrets.claim_of_identity(&vouched.issuer, &vouched.subject),
    });
    let known = repository.owner_of(method.claim()).await?;
    let Some(email) = vouched.email.filter(|_| known.is_none()) else {
        return repository.enter(&method, name, now).await;
    };
    let address = Proof::Address(Address {
        claim: secrets.claim_of_email(&email),
        email,
    });
    let account = repository.enter(&address, name, now).await?;
    repository.claim(account, method, RESERVED, now).await?;
    Ok(account)
}

/// The sign-in page with what was wrong: they can take another way.
fn again(
    service: &Service,
    whither: &Whither,
    status: StatusCode,
    wrong: &'static str,
) -> HttpResponse {
    whither.asking(service, status, None, "", Some(wrong))
}

fn failed(
    service: &Service,
    whither: &Whither,
    provider: &Provider,
    failure: &Failure,
) -> HttpResponse {
    tracing::warn!(provider = provider.key, %failure, "nobody is signed in");
    let text = &Words::of(whither.lang).text;
    let (status, wrong) = match failure {
        Failure::Away(_) => (StatusCode::SERVICE_UNAVAILABLE, &text.provider_away),
        Failure::Refused(_) => (StatusCode::UNPROCESSABLE_ENTITY, &text.provider_failed),
    };
    again(service, whither, status, wrong)
}
