//! `/moderate/settings/{site}`: who may comment on a site, and what is held, in plain words.

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Data, Path, Payload},
};

use super::Moderator;
use crate::{
    domain::{
        moderation::{Notify, Rules, WhoMayComment, WordList},
        site::{ChangeSettings, Command},
        values::{Role, SiteKey},
    },
    http::{Service, clock, errors, forms::Fields, headers, signin},
    views::{self, DeskSettings, Lang, Words},
};

/// The handler of GET.
pub async fn show(
    request: HttpRequest,
    site: Path<String>,
    service: Data<Service>,
) -> HttpResponse {
    let moderator = match Moderator::enter(&request, &service).await {
        Ok(moderator) => moderator,
        Err(response) => return *response,
    };
    let Some(key) = owned(&moderator, &site) else {
        return not_theirs(&service, &moderator);
    };
    match service.repository.site(&key).await {
        Ok(loaded) => {
            let rules = &loaded.state.settings().rules;
            page(&service, &moderator, &key, rules, StatusCode::OK, None)
        }
        Err(error) => signin::away(&service, moderator.lang, &error),
    }
}

/// The handler of POST.
pub async fn save(
    request: HttpRequest,
    site: Path<String>,
    payload: Payload,
    service: Data<Service>,
) -> HttpResponse {
    let sent = Moderator::send(&request, payload, &service).await;
    let (moderator, fields) = match sent {
        Ok(sent) => sent,
        Err(response) => return *response,
    };
    let Some(key) = owned(&moderator, &site) else {
        return not_theirs(&service, &moderator);
    };
    let rules = match read(&fields, moderator.lang) {
        Ok(rules) => rules,
        Err(rules) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            let typed = Some(fields.one("words"));
            return page(&service, &moderator, &key, &rules, status, typed);
        }
    };
    let change = ChangeSettings {
        rules: Some(rules),
        ..ChangeSettings::default()
    };
    let command = Command::ChangeSettings(change, clock::now());
    match service.repository.change_site(&key, command).await {
        Ok(_) => headers::see_other(&format!("/moderate/settings/{key}?saved=1")).finish(),
        Err(error) => signin::away(&service, moderator.lang, &error),
    }
}

/// The rules of a form; as far as they could be read if the list of words is too long.
fn read(fields: &Fields, lang: Lang) -> Result<Rules, Rules> {
    let is_on = |name| fields.one(name) == "yes";
    let number = |name| fields.one(name).trim().parse::<u32>().ok();
    // An empty field means that there is no limit.
    let above_none = |name| number(name).filter(|n| *n > 0).map(|n| n.min(10_000));
    let words = WordList::parse(fields.one("words"));
    let rules = Rules {
        who: WhoMayComment::parse(fields.one("who")).unwrap_or_default(),
        hold_all: is_on("hold_all"),
        hold_first: number("hold_first").unwrap_or(0).min(50),
        most_links: number("most_links").map(|n| n.min(1_000)),
        words: words.clone().unwrap_or_default(),
        publish_known: is_on("publish_known"),
        suspicion: is_on("suspicion"),
        proof: is_on("proof"),
        akismet: is_on("akismet"),
        close_after: above_none("close_after"),
        reports: above_none("reports"),
        notify: Notify::parse(fields.one("notify")).unwrap_or_default(),
        lang: Some(lang.tag().to_owned()),
    };
    match words {
        Some(_) => Ok(rules),
        None => Err(rules),
    }
}

fn owned(moderator: &Moderator, raw: &str) -> Option<SiteKey> {
    let key = SiteKey::parse(raw).ok()?;
    let is_owner = moderator.role(&key) == Some(Role::Owner);
    // The demo has no settings of its own.
    Some(key).filter(|key| is_owner && !key.is_demo())
}

fn not_theirs(service: &Service, moderator: &Moderator) -> HttpResponse {
    let text = &Words::of(moderator.lang).text;
    let (status, title) = (StatusCode::FORBIDDEN, &text.desk_settings);
    errors::page(
        service,
        moderator.lang,
        status,
        title,
        &text.desk_owners_only,
    )
}

fn page(
    service: &Service,
    moderator: &Moderator,
    key: &SiteKey,
    rules: &Rules,
    status: StatusCode,
    typed: Option<&str>,
) -> HttpResponse {
    let words = Words::of(moderator.lang);
    let page = DeskSettings {
        assets: service.assets.clone(),
        words,
        text: &words.text,
        site: key.to_string(),
        rules: rules.clone(),
        words_error: typed.map(|_| words.word_list_too_long()),
        listed: typed.map_or_else(|| rules.words.text(), str::to_owned),
        has_akismet: service.akismet.is_some(),
    };
    headers::desk_page(status).body(views::render(&page))
}
