//! `POST /account/email` and `/account/email/confirm`: another address, once a letter to it was read.

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Data, Payload},
};
use serde::Deserialize;

use super::{changes::admit, page, saved};
use crate::{
    domain::{
        account::{Account, Address, Command},
        values::Email,
    },
    http::{
        Service, clock,
        sender::Member,
        signin::{self, LETTER, Pending, normal_code},
    },
    mail::Letter,
    repository::{NotGranted, Proof, RESERVED},
    views::{Asked, Lang, Words},
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct EmailForm {
    email: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ConfirmForm {
    sent: String,
    code: String,
}

/// Sends a letter to the new address.
pub async fn change(
    request: HttpRequest,
    payload: Payload,
    service: Data<Service>,
) -> HttpResponse {
    let (lang, member, form) = match admit::<EmailForm>(&request, payload, &service).await {
        Ok(admitted) => admitted,
        Err(response) => return *response,
    };
    let words = Words::of(lang);
    let refused = |status, error: &str| {
        let asked = Asked {
            email: Some(form.email.clone()),
            email_error: Some(error.to_owned()),
            ..Asked::default()
        };
        (status, asked)
    };
    let (status, asked) = match Email::parse(&form.email) {
        Err(_) => refused(StatusCode::UNPROCESSABLE_ENTITY, &words.text.email_wrong),
        Ok(_) if !service.mailer.can_send() => {
            refused(StatusCode::UNPROCESSABLE_ENTITY, &words.text.no_mail)
        }
        Ok(email) => match signin::limits(&request, &service, &email) {
            Err(_) => refused(StatusCode::TOO_MANY_REQUESTS, &words.text.too_often_letters),
            Ok(()) => {
                let name = signin::own_name(&service);
                let pending =
                    signin::write(&service, words, email, &name, &purpose(&member), |_| None);
                let asked = Asked {
                    sent: Some(pending),
                    email: Some(form.email.clone()),
                    ..Asked::default()
                };
                (StatusCode::OK, asked)
            }
        },
    };
    page(&service, lang, &member, status, asked).await
}

/// The code of the letter makes the address theirs.
pub async fn confirm(
    request: HttpRequest,
    payload: Payload,
    service: Data<Service>,
) -> HttpResponse {
    let (lang, member, form) = match admit::<ConfirmForm>(&request, payload, &service).await {
        Ok(admitted) => admitted,
        Err(response) => return *response,
    };
    let (text, now) = (&Words::of(lang).text, clock::now());
    let tried = service.tries.check_name(&form.sent);
    let pending = service
        .secrets
        .open::<Pending>(&purpose(&member), &form.sent, now);
    let right = pending
        .as_ref()
        .filter(|it| it.code == normal_code(&form.code));
    let email = right.and_then(|pending| Email::parse(&pending.email).ok());
    let again = |error: &str| Asked {
        sent: Some(form.sent.clone()),
        email: pending.as_ref().map(|pending| pending.email.clone()),
        code: Some(form.code.clone()),
        code_error: Some(error.to_owned()),
        ..Asked::default()
    };
    let invalid = StatusCode::UNPROCESSABLE_ENTITY;
    let (status, asked) = match (tried, email) {
        (Err(_), _) => (
            StatusCode::TOO_MANY_REQUESTS,
            again(&text.too_often_letters),
        ),
        (Ok(()), None) => (invalid, again(&text.code_wrong)),
        (Ok(()), Some(email)) => {
            let code = pending.as_ref().map_or("", |pending| &pending.code);
            let once = service.secrets.claim_of_once("address", code);
            match service.repository.use_once(&once, LETTER).await {
                Ok(true) => {}
                Ok(false) => {
                    let asked = again(&text.letter_old);
                    return page(&service, lang, &member, invalid, asked).await;
                }
                Err(error) => return signin::away(&service, lang, &error),
            }
            let proof = Proof::Address(Address {
                claim: service.secrets.claim_of_email(&email),
                email,
            });
            let repository = &service.repository;
            match repository.claim(member.id, proof, RESERVED, now).await {
                Ok(account) => {
                    let revoke = Command::RevokeOthers(member.session);
                    if let Err(error) = repository.change_account(member.id, revoke, now).await {
                        return signin::away(&service, lang, &error.into());
                    }
                    tell_former(&service, lang, &member.account, &account);
                    return saved();
                }
                Err(NotGranted::Taken) => (StatusCode::CONFLICT, again(&text.email_taken)),
                Err(error) => return signin::away(&service, lang, &error.into()),
            }
        }
    };
    page(&service, lang, &member, status, asked).await
}

/// What the letter is for: an address of this account and of no other.
fn purpose(member: &Member) -> String {
    format!("address {}", member.id)
}

/// Whoever reads the address that an account had learns that it has another: it may not have been
/// they who changed it.
fn tell_former(service: &Service, lang: Lang, before: &Account, after: &Account) {
    let former = before.address().map(|it| &it.email);
    let Some(to) = former.filter(|&it| after.address().is_none_or(|new| new.email != *it)) else {
        return;
    };
    let (subject, text) = Words::of(lang).moved_letter(&signin::own_name(service));
    service.mailer.send(Letter {
        to: to.clone(),
        subject,
        text,
        html: None,
    });
}
