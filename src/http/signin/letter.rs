//! `POST /signin…`: sends a letter with a code and a link. The answer is the same whether the
//! address is known or not.

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header::RETRY_AFTER},
    web::{Data, Path, Payload},
};
use serde::Deserialize;

use super::{LETTER, Pending, Whither};
use crate::{
    domain::values::{Email, Timestamp},
    http::{Service, clock, errors, forms, headers},
    mail::Letter,
    views::Words,
};

/// The letters and digits of a code: none is taken for another.
const ALPHABET: &[u8; 30] = b"23456789ABCDEFGHJKLMNPQRSTVWXZ";
/// About 39 bits, and few tries: nobody guesses it within its time.
const LENGTH: usize = 8;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct AskForm {
    email: String,
}

/// The handler for a site.
pub async fn ask(
    request: HttpRequest,
    path: Path<(String, String)>,
    payload: Payload,
    service: Data<Service>,
) -> HttpResponse {
    send(&request, Some(path), payload, &service).await
}

/// The handler for our own pages.
pub async fn ask_at_home(
    request: HttpRequest,
    payload: Payload,
    service: Data<Service>,
) -> HttpResponse {
    send(&request, None, payload, &service).await
}

async fn send(
    request: &HttpRequest,
    path: Option<Path<(String, String)>>,
    payload: Payload,
    service: &Data<Service>,
) -> HttpResponse {
    let whither = match Whither::of_form(request, path, service).await {
        Ok(whither) => whither,
        Err(response) => return *response,
    };
    let words = Words::of(whither.lang);
    if !service.mailer.can_send() {
        return errors::nothing_here(service, whither.lang);
    }
    let form: AskForm = forms::read(request, payload).await.unwrap_or_default();
    let again = |status, error| whither.asking(service, status, None, &form.email, Some(error));
    let Ok(email) = Email::parse(&form.email) else {
        return again(StatusCode::UNPROCESSABLE_ENTITY, &words.text.email_wrong);
    };
    if let Err(seconds) = limits(request, service, &email) {
        let mut response = again(StatusCode::TOO_MANY_REQUESTS, &words.text.too_often_letters);
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
        return response;
    }
    // The window that asked waits for the code; the link is opened in another.
    let elsewhere = Whither {
        opener: None,
        back: whither.back.clone(),
        thread: whither.thread.clone(),
        ..whither
    };
    let name = whither.name(service);
    let sent = write(service, words, email, &name, "sent", |link| {
        let address = elsewhere.address("signin", &[("link", link)]);
        Some(format!("{}{address}", service.reachable(request)?))
    });
    headers::see_other(&whither.address("signin", &[("sent", &sent)])).finish()
}

/// Whether another letter may be written. By network, then by address: either may be tried by many
/// for one, or by one for many.
pub fn limits(request: &HttpRequest, service: &Service, email: &Email) -> Result<(), u64> {
    service.signins.check(request)?;
    service.letters.check_name(&email.normal())
}

/// Writes a letter with a code and, if there is one, the address of a link; answers with what the
/// browser that waits for the code keeps meanwhile, sealed for this purpose.
pub fn write(
    service: &Service,
    words: &Words,
    email: Email,
    site: &str,
    purpose: &str,
    link: impl FnOnce(&str) -> Option<String>,
) -> String {
    let until = Timestamp::from_millis(clock::now().millis() + LETTER);
    let pending = Pending {
        email: email.as_str().to_owned(),
        code: code(),
    };
    let link = link(&service.secrets.seal("link", &pending, until));
    let spelt = format!("{}-{}", &pending.code[..4], &pending.code[4..]);
    let (subject, text) = words.letter(&spelt, site, link.as_deref());
    service.mailer.send(Letter {
        to: email,
        subject,
        text,
        html: None,
    });
    service.secrets.seal(purpose, &pending, until)
}

fn code() -> String {
    let letter = |_| char::from(ALPHABET[rand::random_range(0..ALPHABET.len())]);
    (0..LENGTH).map(letter).collect()
}

/// A code as it was typed, as it was sent.
pub fn normal_code(typed: &str) -> String {
    let letters = typed.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|c| c.to_ascii_uppercase()).collect()
}
