//! `GET /mail`: the letters of a service without a mail server, for whoever develops at this machine.

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Data, Query},
};
use serde::Deserialize;

use super::{Service, errors, headers, query};
use crate::secrets::Secrets;
use crate::views::{self, LetterRow, MailboxPage, Words};

/// What an address of the page must know: it was told to who started the service, and to nobody who
/// comes through a proxy on this machine.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct MailboxQuery {
    key: String,
}

/// The key of the page.
pub fn key(secrets: &Secrets) -> String {
    secrets.mac(&["mailbox".to_owned()])
}

/// The handler. Whoever asks from another machine finds nothing.
pub async fn show(
    request: HttpRequest,
    query: Query<MailboxQuery>,
    service: Data<Service>,
) -> HttpResponse {
    let lang = query::lang(&request);
    let is_near = request
        .peer_addr()
        .is_some_and(|peer| peer.ip().is_loopback())
        && service.secrets.is_mac(&["mailbox".to_owned()], &query.key);
    let Some(kept) = service.mailer.local().filter(|_| is_near) else {
        let text = &Words::of(lang).text;
        let (title, what) = (&text.nothing_here, &text.nothing_here_text);
        return errors::page(&service, lang, StatusCode::NOT_FOUND, title, what);
    };
    let letters = kept.into_iter().map(|kept| LetterRow {
        to: kept.letter.to.as_str().to_owned(),
        subject: kept.letter.subject,
        text: kept.letter.text,
    });
    let page = MailboxPage {
        assets: &service.assets,
        lang,
        letters: letters.collect(),
    };
    headers::private_page(StatusCode::OK, &[]).body(views::render(&page))
}
