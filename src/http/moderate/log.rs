//! `GET /moderate/log`: what was decided, by whom, and how to take it back.

use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web::Data};

use super::{Moderator, query::DeskQuery};
use crate::{
    desk::What,
    domain::values::AccountId,
    http::{Service, headers, signin},
    store::StoreError,
    views::{self, DecisionRow, DeskLog, Words},
};

/// The handler.
pub async fn show(request: HttpRequest, service: Data<Service>) -> HttpResponse {
    let moderator = match Moderator::enter(&request, &service).await {
        Ok(moderator) => moderator,
        Err(response) => return *response,
    };
    let query = url::form_urlencoded::parse(request.query_string().as_bytes());
    let mut before =
        query.filter_map(|(name, value)| (name == "before").then(|| value.parse().ok())?);
    match page(&service, &moderator, before.next()).await {
        Ok(page) => headers::desk_page(StatusCode::OK).body(views::render(&page)),
        Err(error) => signin::away(&service, moderator.lang, &error),
    }
}

async fn page(
    service: &Service,
    moderator: &Moderator,
    before: Option<i64>,
) -> Result<DeskLog, StoreError> {
    let words = Words::of(moderator.lang);
    let decisions = service.desk.decisions(moderator.keys(None), before).await?;
    let next_href = decisions
        .last()
        .map(|last| format!("/moderate/log?before={}", last.n));
    let mut rows = Vec::new();
    for decided in decisions {
        let by = match AccountId::parse(&decided.by) {
            Ok(id) => {
                let account = service.repository.account(id).await?.state;
                Some(account.called().to_owned())
            }
            // Readers did, by their reports.
            Err(_) => None,
        };
        let about = DeskQuery {
            what: What::All,
            site: Some(decided.site.clone()),
            post: Some(decided.first.0.clone()),
            ..DeskQuery::read("")
        };
        rows.push(DecisionRow {
            decision: decided.decision,
            by,
            to: decided.to,
            comments: decided.comments,
            in_force: decided.in_force,
            site: decided.site.to_string(),
            post: decided.first.0.to_string(),
            href: format!("/moderate?{}", about.text()),
            when: words.when(decided.at.to_utc()),
            datetime: decided.at.to_string(),
        });
    }
    Ok(DeskLog {
        assets: service.assets.clone(),
        words,
        text: &words.text,
        rows,
        next_href,
    })
}
