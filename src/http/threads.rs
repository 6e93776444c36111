//! `GET /thread/{site}/{post…}`: reading a thread.

use std::sync::Arc;

use actix_web::{
    HttpRequest, HttpResponse,
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_ENCODING, ETAG},
    },
    web::{Data, Path},
};

use super::{
    Service, acting, clock,
    drawing::{self, Drawing},
    errors,
    pages::{self, Encoding, Variant},
    query::ThreadQuery,
    reporting, target,
};
use crate::{
    domain::{Aggregate, site::Site, thread::Thread},
    repository::Loaded,
    store::StoreError,
    telemetry::By,
    views::{self, Audience, Typed, View, Words},
};

/// The handler.
pub async fn show(
    request: HttpRequest,
    path: Path<(String, String)>,
    service: Data<Service>,
) -> HttpResponse {
    let query = ThreadQuery::of(&request);
    let lang = query.lang_for(&request);
    let key = match target::key(path) {
        Ok(key) => key,
        Err(wrong) => return errors::bad_address(&service, lang, wrong),
    };
    let mut variant = Variant::of(&request, &query, key);
    let site = match target::site(&service, &variant.key.site).await {
        Ok(Some(site)) => site,
        Ok(None) => return errors::unknown_site(&service, lang),
        Err(error) => return away(&service, variant, Arc::default(), &error).await,
    };
    let Loaded { state, fresh } = match service.repository.thread(&variant.key).await {
        Ok(thread) => thread,
        Err(error) => return away(&service, variant, site, &error).await,
    };
    let open_for = site.settings().rules.open_for();
    variant.over = state.is_over(open_for, clock::now());
    let sender = service.sender(&request, &variant.key.site).await;
    let viewer = service.viewer_for(&sender);
    let audience = Audience::of(viewer.as_ref(), &state);
    variant.view = match query.found() {
        Some(id) => View::with(query.view.order, &state, &audience, id),
        None => query.view.known(&state, &audience),
    };
    let drawing = Drawing {
        service: service.clone(),
        variant,
        site,
        thread: state,
        viewer,
    };
    if query.own {
        return own_part(drawing).await;
    }
    if query.edit.is_some() || query.delete.is_some() {
        count(&service, "built");
        return acting::ask(&request, drawing, &query).await;
    }
    if let Some(id) = query.report {
        count(&service, "built");
        return reporting::ask(drawing, id).await;
    }
    let parent = query.reply.and_then(|id| drawing.thread.comment(id));
    let parent = parent.filter(|parent| parent.said.is_some()).cloned();
    let text = &Words::of(lang).text;
    // Who sees the comment sees what is said of it.
    let held = query.held.is_some() && !audience.sees_more();
    let held = held.then_some(&*text.held_thanks);
    let thanks = query.reported.then_some(&*text.reported).or(held);
    // What is drawn otherwise in many places is not worth composing.
    let whole = audience.sees_more() || sender.role.is_some();
    if fresh && parent.is_none() && thanks.is_none() && !whole {
        return match drawing.viewer {
            None => shared(&request, drawing).await,
            Some(_) => composed(&request, drawing).await,
        };
    }
    count(&service, if fresh { "built" } else { "stale" });
    let quoted = parent.as_ref().filter(|_| query.quote);
    let quoted = quoted.and_then(|parent| Some(parent.said.as_ref()?.body.as_str()));
    let typed = Typed {
        body: quoted.map(drawing::quote).unwrap_or_default(),
        reply_to: parent,
        ..Typed::default()
    };
    let notice = (!fresh).then_some(&*text.stale).or(thanks);
    drawing.now(StatusCode::OK, typed, notice, None).await
}

/// The page that all visitors share.
async fn shared(request: &HttpRequest, drawing: Drawing) -> HttpResponse {
    let service = drawing.service.clone();
    let mut response = drawing.response(StatusCode::OK);
    response.insert_header((CACHE_CONTROL, "no-cache"));
    let held = drawing.etag(drawing.thread.version());
    if pages::is_held(request, &held) {
        count(&service, "not_modified");
        return response
            .status(StatusCode::NOT_MODIFIED)
            .insert_header((ETAG, held))
            .finish();
    }
    let (page, was_there) = drawing.shared().await;
    count(&service, if was_there { "cached" } else { "built" });
    let encoding = Encoding::wanted(request);
    if let Some(name) = encoding.name() {
        response.insert_header((CONTENT_ENCODING, name));
    }
    response
        .insert_header((ETAG, drawing.etag(page.v())))
        .body(page.body(encoding).await)
}

/// The same page with what is drawn for this viewer alone.
async fn composed(request: &HttpRequest, drawing: Drawing) -> HttpResponse {
    let (page, was_there) = drawing.shared().await;
    count(
        &drawing.service,
        if was_there { "composed" } else { "built" },
    );
    let mut response = drawing.response(StatusCode::OK);
    let encoding = Encoding::wanted(request);
    if let Some(name) = encoding.name() {
        response.insert_header((CONTENT_ENCODING, name));
    }
    let service = drawing.service.clone();
    let body = service.pages.draw(move || {
        let scene = drawing.scene();
        let page = String::from_utf8_lossy(page.identity()).into_owned();
        let page = views::with_own(page, &scene, &drawing.thread, drawing.variant.view, None);
        encoding.encode_quickly(&page.into())
    });
    response
        .insert_header((CACHE_CONTROL, "private, no-store"))
        .body(body.await)
}

/// What is drawn for this viewer alone, for a browser that keeps no cookie.
async fn own_part(drawing: Drawing) -> HttpResponse {
    let mut response = drawing.response(StatusCode::OK);
    let service = drawing.service.clone();
    let body = service
        .pages
        .draw(move || views::own_part(&drawing.scene(), &drawing.thread, drawing.variant.view));
    response
        .insert_header((CACHE_CONTROL, "private, no-store"))
        .body(body.await)
}

/// The store does not answer and nothing is known of the thread.
async fn away(
    service: &Data<Service>,
    variant: Variant,
    site: Arc<Site>,
    error: &StoreError,
) -> HttpResponse {
    errors::log(error, "reading a thread");
    count(service, "failed");
    let text = &Words::of(variant.lang).text;
    let drawing = Drawing {
        service: service.clone(),
        variant,
        site,
        thread: Arc::<Thread>::default(),
        viewer: None,
    };
    let status = StatusCode::SERVICE_UNAVAILABLE;
    drawing
        .now(status, Typed::default(), Some(&text.away), None)
        .await
}

fn count(service: &Service, result: &'static str) {
    let by: By = [("result", result)];
    service.metrics.thread_views.get_or_create(&by).inc();
}
